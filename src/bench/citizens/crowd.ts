// The people of the bench: so many residents and staff at once, who come and go together.
import { setMaxListeners } from 'node:events'
import { randomStream } from '@trygby/analysis'
import { askOnLine, formType } from './line.ts'
import { person, type Wait } from './person.ts'
import { live, type Shared } from './stories.ts'

export interface CrowdOptions {
  origin: string
  residents: number
  staff: number
  /** Sessions of people who work on reports; staff share them. */
  sessions: readonly string[]
  shared: Shared
  note(wait: Wait): void
  seed: number
}

const thinkMs = { resident: 6000, staff: 3000 }

/** Comes now; `leave` sends everybody home and waits for what is under way. */
export function crowd({ origin, residents, staff, sessions, shared, note, seed }: CrowdOptions): { leave(): Promise<void> } {
  const leaving = new AbortController()
  setMaxListeners(0, leaving.signal)
  const being = (i: number, role: 'resident' | 'staff') =>
    person({
      origin,
      // At home everybody has a network of their own; here up to ten share one.
      address: `10.${seed % 250}.${i % 250}.${1 + Math.floor(i / 250)}`,
      cookie: role === 'staff' ? sessions[i % sessions.length] : undefined,
      thinkMs: thinkMs[role],
      random: randomStream(seed, i + (role === 'staff' ? 1_000_000 : 0)),
      leaving: leaving.signal,
      note,
    })
  const lives = [
    ...Array.from({ length: residents }, (_, i) => live('resident', being(i, 'resident'), shared)),
    ...(sessions.length > 0 ? Array.from({ length: staff }, (_, i) => live('staff', being(i, 'staff'), shared)) : []),
  ]
  return {
    leave: async () => {
      leaving.abort()
      await Promise.all(lives)
    },
  }
}

const networks = 20

/** Machines that send the form so many times a minute from twenty networks, until stopped; how many answers of each status they got. */
export function spam(origin: string, perMinute: number): { stop(): Promise<Record<number, number>> } {
  const statuses: Record<number, number> = {}
  const under: Set<Promise<void>> = new Set()
  let i = 0
  const sendOne = async () => {
    const network = i++ % networks
    const body = new URLSearchParams({
      step: 'send',
      by: 'address',
      address: 'Demovej 1',
      draft: `spam${String(i).padStart(28, '0')}`,
      words: 'Køb billigt',
    })
    const { status } = await askOnLine(origin, '/da/report/fault/lamp', {
      method: 'POST',
      headers: { origin, 'x-forwarded-for': `203.0.${network}.${1 + (i % 200)}`, 'content-type': formType },
      body: body.toString(),
      patienceMs: 30_000,
    })
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  const everyMs = 100
  const timer = setInterval(() => {
    for (let n = 0; n < perMinute / (60_000 / everyMs); n++) {
      const sending = sendOne().finally(() => under.delete(sending))
      under.add(sending)
    }
  }, everyMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(under)
      return statuses
    },
  }
}
