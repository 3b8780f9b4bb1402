// The kill bench of the import: killed with its database again and again, it must end with exactly the figures of an undisturbed one.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { fetchWanted } from '../../knowledge/sources/statbank/fetch-wanted.ts'
import { type SmallBank, smallBank } from '../../knowledge/sources/statbank/testing/small-bank.ts'
import { fetcher, findLostFigures } from '../../knowledge/sources/store.ts'
import { type Db, openDb } from '../../platform/db.ts'
import { administratorUrl, startEmbedded } from '../../platform/embedded-postgres.ts'
import { migrate } from '../../platform/migrate.ts'
import { makeTown } from '../../platform/town/store.ts'
import { killDatabase } from '../killed-town.ts'
import { differingTables } from './differing-tables.ts'
import { importUnderKills, type KillReport } from './import-under-kills.ts'

export interface ImportKillFigures extends KillReport {
  /** Tables whose figures differ from those of a town whose import nobody disturbed; must be none. */
  differing: string[]
  /** The control: what the checker says when one figure has been deleted on purpose. */
  control: string[]
}

const killed = 1
const undisturbed = 2

/** Kills `times` times, on the disk as in production and with invented figures. `seed` decides when. */
export async function killImportBench(times: number, say: (line: string) => void = () => {}, seed = 42): Promise<ImportKillFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'trygby-kill-import-'))
  const database = await startEmbedded(folder, { deed: 'the kill bench of the import' })
  const db = openDb(database.appUrl, { connections: 2 })
  const bank = await smallBank()
  try {
    await migrate(database.ownerUrl)
    for (const town of [killed, undisturbed])
      await db.transaction(fetcher(town), (tx) =>
        makeTown(tx, town, { code: '183', name: 'Prøveby', host: `town-${town}`, isDemonstration: true }),
      )
    await fetchWanted({ bank: { url: bank.url }, work: (deed) => db.transaction(fetcher(undisturbed), deed) })
    bank.pauseMs = 5
    const report = await importUnderKills({
      times,
      appUrl: database.appUrl,
      statbankUrl: bank.url,
      cellsAtATime: 10,
      within: 900,
      random: randomFrom(seed),
      work: (deed) => db.transaction(fetcher(killed), deed),
      killDatabase: async () => {
        killDatabase(folder)
        await untilBack(db)
      },
      onKill: (kills) => {
        if (kills % 50 === 0) say(`${kills} imports killed`)
      },
    })
    const differing = await differingTables(db, killed, undisturbed)
    return {
      ...report,
      differing,
      control: await deleteOneFigure(db, administratorUrl(folder, new URL(database.ownerUrl).pathname.slice(1))),
    }
  } finally {
    await endAll(db, database, bank)
    await rm(folder, { recursive: true, force: true })
  }
}

async function endAll(db: Db, database: { stop(): Promise<void> }, bank: SmallBank): Promise<void> {
  await db.close()
  await database.stop()
  await bank.close()
}

/** The database is watched, and comes back on its port by itself. Two answers in a row, since a dying one may still give the first. */
async function untilBack(db: Db): Promise<void> {
  let answers = 0
  for (let wait = 0; wait < 1200 && answers < 2; wait++) {
    await pause(50)
    answers = (await db.transaction(fetcher(killed), async () => true).catch(() => false)) ? answers + 1 : 0
  }
  if (answers < 2) throw new Error('The database did not come back within a minute of being killed.')
}

async function deleteOneFigure(db: Db, administrator: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: administrator })
  await client.connect()
  await client.query(
    'delete from knowledge.observation where ctid in (select ctid from knowledge.observation where municipality = $1 and replaced_by is null limit 1)',
    [killed],
  )
  await client.end()
  return (await db.transaction(fetcher(killed), findLostFigures)).map(
    ({ table, expected, held }) => `${table}: ${expected} were brought in, ${held} are held`,
  )
}

/** The same moments every time (Lehmer's generator). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}
