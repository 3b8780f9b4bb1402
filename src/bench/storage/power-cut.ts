// The power bench: the power goes at random moments under write load, and what the disk holds then must open with every acknowledged write in it.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { administratorUrl } from '../../platform/embedded-postgres.ts'
import { type Examined, examine } from '../examine.ts'
import { databaseProcesses, type KilledTown, startKilledTown } from '../killed-town.ts'
import { startWriters, type Writers } from '../writers.ts'
import { copyAsCutOff, makeVolume, type Volume } from './volume.ts'

export interface PowerFigures {
  cuts: number
  /** Cuts while the database wrote everything it held to its files. */
  duringCheckpoint: number
  /** Databases that opened again; must be all. */
  opened: number
  /** Why the others did not. */
  failures: string[]
  acknowledged: number
  /** Acknowledged writes that were gone, over all cuts; must be 0. */
  lost: number
  /** What the log's checker found, over all cuts; must be 0. */
  findings: number
  /** Cuts after which a row deleted on purpose was seen by both checkers; must be all. */
  controls: number
}

const writersAtOnce = 8
const megabytes = 1200

/** Cuts the power `times` times. `say` hears of progress. */
export async function powerBench(times: number, say: (line: string) => void = () => {}): Promise<PowerFigures> {
  const figures: PowerFigures = {
    cuts: 0,
    duringCheckpoint: 0,
    opened: 0,
    failures: [],
    acknowledged: 0,
    lost: 0,
    findings: 0,
    controls: 0,
  }
  const volume = await makeVolume(megabytes)
  const writers = startWriters(writersAtOnce)
  const town = startKilledTown(volume.folder)
  try {
    const port = await town.ready
    while (figures.cuts < times) {
      await writeForAWhile(writers, port)
      const withCheckpoint = figures.cuts % 4 === 3
      const { copy, promised } = await cutOff(volume, town, writers, withCheckpoint)
      writers.moveTo(null) // the living town waits while the dead one is looked at
      figures.cuts++
      if (withCheckpoint) figures.duringCheckpoint++
      figures.acknowledged = promised.receipts.size
      await examine(copy.folder, promised)
        .then(
          (found) => add(figures, found),
          (error: Error) => figures.failures.push(error.message),
        )
        .finally(() => copy.remove())
      if (figures.cuts % 10 === 0) say(`${figures.cuts} cuts, ${figures.acknowledged} acknowledged writes, ${figures.lost} lost`)
    }
    return figures
  } finally {
    await writers.stop()
    await town.end()
    await volume.remove()
  }
}

function add(figures: PowerFigures, { lost, reportsLost, log, control }: Examined): void {
  figures.opened++
  figures.lost += lost + reportsLost
  figures.findings += log.findings.length
  if (control.lost === 1 && control.findings >= 1) figures.controls++
}

async function writeForAWhile(writers: Writers, port: number | null): Promise<void> {
  const before = writers.receipts.size
  writers.moveTo(port)
  await pause(Math.random() * 300)
  for (let waited = 0; writers.receipts.size <= before + writersAtOnce; waited += 10) {
    if (waited > 60_000) throw new Error('The town took no writes for a minute.')
    await pause(10)
  }
}

/** Everything stands still, the disk is copied, everything goes on. Receipts that came before the cut were promised. */
async function cutOff(volume: Volume, town: KilledTown, writers: Writers, withCheckpoint: boolean) {
  const checkpoint = withCheckpoint ? await beginCheckpoint(volume.folder) : []
  const processes = [town.pid, ...databaseProcesses(volume.folder)]
  try {
    for (const pid of processes) signal(pid, 'SIGSTOP')
    await pause(20) // answers already sent arrive
    const promised = { receipts: new Set(writers.receipts), codes: new Set(writers.codes) }
    const copy = await copyAsCutOff(volume)
    // The processes named in these still live beside the copy; after a real cut they would not.
    for (const note of ['trygby.lock', 'guests']) await rm(join(copy.folder, note), { recursive: true, force: true })
    return { copy, promised }
  } finally {
    for (const pid of processes) signal(pid, 'SIGCONT')
    await Promise.all(checkpoint)
  }
}

/** Asks for a checkpoint and lets it get under way. What is given back ends with it. */
async function beginCheckpoint(dataDir: string): Promise<Promise<unknown>[]> {
  const administrator = new pg.Client({ connectionString: administratorUrl(dataDir) })
  await administrator.connect()
  const done = administrator.query('checkpoint').finally(() => administrator.end())
  await pause(Math.random() * 30)
  return [done] // in a list, so that waiting for the start does not wait for the end
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name)
  } catch {
    // a helper of the database that had just ended
  }
}
