// The kill bench: server and database are killed at random times under write load, and every write the town had acknowledged must still be there.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Examined, examine } from './examine.ts'
import { type KilledTown, startKilledTown, type Victim } from './killed-town.ts'
import { startWriters, type Writers } from './writers.ts'

/** What was lost must be 0, and the control must be seen. */
export interface KillFigures extends Examined {
  kills: Record<Victim, number>
  /** Kills before the town was ready again. */
  duringStart: number
  acknowledged: number
  /** Reports whose receipt was given out. */
  reports: number
  restartMs: number[]
  /** Stopped in good order at the end, while 50 people write: exit code and how long it took. */
  stop: { code: number | null; ms: number }
}

const writersAtOnce = 8
const crowdAtTheEnd = 50

/** Kills `times` times. `say` hears of progress. */
export async function killBench(times: number, say: (line: string) => void = () => {}): Promise<KillFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trygby-kill-'))
  const writers = startWriters(writersAtOnce)
  const kills: Record<Victim, number> = { server: 0, database: 0, both: 0 }
  const restartMs: number[] = []
  let duringStart = 0
  let town = await comeUp(startKilledTown(dataDir), dataDir, writers)
  try {
    for (let i = 1; i <= times; i++) {
      await pause(Math.random() * 300)
      const victim = (['server', 'database', 'both'] as const)[Math.floor(Math.random() * 3)] ?? 'both'
      await town.kill(victim)
      kills[victim]++
      const began = performance.now()
      if (!town.isAlive()) town = startKilledTown(dataDir)
      if (i < times && Math.random() < 0.2) {
        duringStart++
        continue // the next kill comes before it is ready again
      }
      town = await comeUp(town, dataDir, writers)
      restartMs.push(performance.now() - began)
      if (i % 50 === 0) say(`${i} kills, ${writers.receipts.size} acknowledged writes`)
    }
    await writers.stop()
    const crowd = startWriters(crowdAtTheEnd)
    crowd.moveTo(await town.ready)
    await writesArrive(town, crowd.receipts)
    const stop = await town.end()
    await crowd.stop()
    const receipts = new Set([...writers.receipts, ...crowd.receipts])
    const codes = new Set([...writers.codes, ...crowd.codes])
    const found = await examine(dataDir, { receipts, codes })
    return { kills, duringStart, acknowledged: receipts.size, reports: codes.size, restartMs, stop, ...found }
  } finally {
    await writers.stop()
    if (town.isAlive()) await town.end()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Waits until the town is ready and has taken writes again. A start whose database was killed under it is tried again, as whoever runs the town would. */
async function comeUp(first: KilledTown, dataDir: string, writers: Writers): Promise<KilledTown> {
  let town = first
  for (let starts = 1; ; starts++) {
    const port = await town.ready
    if (port !== null) {
      writers.moveTo(port)
      await writesArrive(town, writers.receipts)
      return town
    }
    if (starts === 5) throw new Error('The town did not come up in five starts after a kill.')
    town = startKilledTown(dataDir)
  }
}

/** Waits until more writes than now are acknowledged, so that the next kill comes under load. */
async function writesArrive(town: KilledTown, receipts: Set<string>): Promise<void> {
  const before = receipts.size
  for (let waited = 0; receipts.size <= before + writersAtOnce; waited += 10) {
    if (!town.isAlive()) throw new Error('The town ended by itself when its database was killed.')
    if (waited > 60_000) throw new Error('The town took no writes for a minute after a kill.')
    await pause(10)
  }
}
