// Deletes pictures that have been kept long enough, and bytes that no row speaks of any more.
import { asSystem, type Db, sql } from '../db.ts'
import { allTowns } from '../town/store.ts'
import { allFiles, removeFile } from './folder.ts'

const hour = 3_600_000

/** Deletes the rows of one town whose time is over, then all bytes that no town needs. Bytes younger than an hour may belong to a deed under way. */
export async function deleteExpiredFiles(db: Db, dataDir: string, municipality: number, now = new Date()): Promise<void> {
  await db.transaction(asSystem(municipality, 'retention'), (tx) =>
    sql`delete from platform.stored_file where municipality = platform.town() and keep_until < ${now}::date`.execute(tx),
  )
  const needed = await neededFiles(db)
  for (const { hash, putAt } of await allFiles(dataDir))
    if (!needed.has(hash) && now.getTime() - putAt.getTime() > hour) await removeFile(dataDir, hash)
}

async function neededFiles(db: Db): Promise<Set<string>> {
  const towns = await db.transaction({ municipality: 0, account: null, roles: [], purpose: 'list towns' }, allTowns)
  const needed = new Set<string>()
  for (const { municipality } of towns) {
    const { rows } = await db.transaction(asSystem(municipality, 'retention'), (tx) =>
      sql<{ hash: string }>`select distinct content_hash as hash from platform.stored_file where municipality = platform.town()`.execute(
        tx,
      ),
    )
    for (const { hash } of rows) needed.add(hash)
  }
  return needed
}
