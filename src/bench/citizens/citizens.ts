// The citizens bench: a town with very many reports, hundreds of people at once on the same machine, a crowd five times as large, and machines that send rubbish.
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Config } from '../../platform/config.ts'
import { signInAsEverybody, startWholeTown, type WholeTown } from '../whole-town.ts'
import { crowd, spam } from './crowd.ts'
import type { Gaps } from './gap-watch.ts'
import { countMissing } from './lost.ts'
import { type Bar, lostBar, ofSort, secondsUntilCalm, spamBar, spikeBar, steadyBars } from './measure.ts'
import type { Wait } from './person.ts'
import type { Shared } from './stories.ts'

export interface CitizensOptions {
  /** Of a folder that holds a seeded town. */
  config: Config
  residents: number
  staff: number
  /** How long the steady load is measured. */
  seconds: number
  withSpam: boolean
  say(line: string): void
}

export interface CitizensFigures {
  waits: Wait[]
  bars: Bar[]
}

// The town and its database have only just started; nobody opens a town to five hundred people in its first seconds.
const warmUpSeconds = 30
const spikeSeconds = 20
const calmSeconds = 60
const spamPerMinute = 10_000
const readsBarMs = 150

export async function citizensBench({ config, residents, staff, seconds, withSpam, say }: CitizensOptions): Promise<CitizensFigures> {
  const watch = fileURLToPath(new URL('./gap-watch.ts', import.meta.url))
  const town = await startWholeTown(config.dataDir, undefined, watch)
  const shared: Shared = { codes: [] }
  let waits: Wait[] = []
  const note = (wait: Wait) => waits.push(wait)
  const bars: Bar[] = []
  let steady: Wait[] = []
  try {
    const sessions = await thoseWhoSeeReports(town)
    const people = { origin: town.origin, sessions, shared, note }
    const everyday = crowd({ ...people, residents, staff, seed: 1 })
    say(`${residents} residents and ${staff} staff have come, ${sessions.length} sessions`)
    await pause(warmUpSeconds * 1000)
    await gapsOf(town)
    waits = []
    await pause(seconds * 1000)
    steady = waits
    waits = []
    bars.push(...steadyBars(steady, await gapsOf(town)))
    say('five times as many')
    const more = crowd({ ...people, residents: residents * 4, staff: staff * 4, seed: 2 })
    await pause(spikeSeconds * 1000)
    const end = performance.now()
    const gone = more.leave()
    waits = []
    await pause(calmSeconds * 1000)
    bars.push(spikeBar(secondsUntilCalm(waits, end, readsBarMs)))
    await gone
    if (withSpam) {
      say(`machines send ${spamPerMinute} a minute`)
      waits = []
      const machines = spam(town.origin, spamPerMinute)
      await pause(60_000)
      say(`they were answered: ${JSON.stringify(await machines.stop())}`)
      bars.push(spamBar(ofSort(waits, 'read')), spamBar(ofSort(waits, 'write')))
    }
    await everyday.leave()
  } finally {
    await town.end()
  }
  bars.push(lostBar(shared.codes.length, await countMissing(config, shared.codes)))
  return { waits: steady, bars }
}

const gapsOf = async (town: WholeTown): Promise<Gaps> => (await town.ask()) as Gaps // what gap-watch.ts sends

/** Sessions of the invented people whom the inbox lets in. */
async function thoseWhoSeeReports({ origin }: WholeTown): Promise<string[]> {
  const found: string[] = []
  for (const cookie of await signInAsEverybody(origin)) {
    const { status } = await fetch(`${origin}/da/reports`, { headers: { cookie }, redirect: 'manual' })
    if (status === 200) found.push(cookie)
  }
  return found
}
