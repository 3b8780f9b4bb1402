// The town's own facts in the database.
import { type Db, sql, type Tx } from '../db.ts'
import type { Town } from '../http/web.ts'

interface TownRow {
  municipality: number
  code: string
  name: string
  is_demonstration: boolean
  set_up_at: Date | null
  shown_languages: string[]
}

const fromRow = (row: TownRow): Town => ({
  municipality: row.municipality,
  code: row.code,
  name: row.name,
  isDemonstration: row.is_demonstration,
  isSetUp: row.set_up_at !== null,
  languages: row.shown_languages,
})

/** Every town with the host name it answers to; null for a town that answers to any. */
export async function townsWithHosts(db: Db): Promise<{ host: string | null; town: Town }[]> {
  return db.transaction({ municipality: 0, account: null, roles: [], purpose: 'find the town of a host' }, async (tx) =>
    (
      await sql<
        TownRow & { host: string | null }
      >`select municipality, code, name, host, is_demonstration, set_up_at, shown_languages from platform.municipality
      order by municipality`.execute(tx)
    ).rows.map((row) => ({ host: row.host, town: fromRow(row) })),
  )
}

/** The name of the town this transaction works in: as the publisher of its figures, and at the foot of its letters. */
export async function townName(tx: Tx): Promise<string> {
  const found = await sql<{ name: string }>`select name from platform.municipality where municipality = platform.town()`.execute(tx)
  return found.rows[0]?.name ?? ''
}

/** All towns of this database, in order. */
export async function allTowns(tx: Tx): Promise<Town[]> {
  return (
    await sql<TownRow>`select municipality, code, name, is_demonstration, set_up_at, shown_languages from platform.municipality order by 1`.execute(
      tx,
    )
  ).rows.map(fromRow)
}

/** The host names and languages of the towns, for whoever must ask for their pages. */
export async function addressesOfTowns(db: Db): Promise<{ host: string | null; languages: string[] }[]> {
  return db.transaction({ municipality: 0, account: null, roles: [], purpose: 'find the towns' }, async (tx) =>
    (
      await sql<{
        host: string | null
        shown_languages: string[]
      }>`select host, shown_languages from platform.municipality order by municipality`.execute(tx)
    ).rows.map((row) => ({ host: row.host, languages: row.shown_languages })),
  )
}

/** On an empty database, makes the first town, to be named in the first-start guide. Two starts at once make one. */
export async function makeFirstTown(tx: Tx): Promise<Town[]> {
  await sql`select pg_advisory_xact_lock(183)`.execute(tx)
  if ((await allTowns(tx)).length === 0) await makeTown(tx, 1, { code: '', name: '', isDemonstration: false })
  return allTowns(tx)
}

/** Makes a town without name; the first-start guide asks for the rest. */
export async function makeTown(
  tx: Tx,
  municipality: number,
  town: { code: string; name: string; host?: string; isDemonstration: boolean },
): Promise<void> {
  await sql`insert into platform.municipality (municipality, code, name, host, is_demonstration)
    values (${municipality}, ${town.code}, ${town.name}, ${town.host ?? null}, ${town.isDemonstration})`.execute(tx)
}
