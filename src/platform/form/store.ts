// Taking something away, unless something else rests on it.
import { sql, type Tx } from '../db.ts'
import { isNeeded } from '../demonstration.ts'

/** Deletes a row by its identifier; false when another row needs it or it is not there. Later rooms may rest on it too, so the database decides. */
export async function removeUnlessNeeded(tx: Tx, table: `${string}.${string}`, id: string): Promise<boolean> {
  await sql`savepoint before_removal`.execute(tx)
  try {
    const gone = await sql`delete from ${sql.table(table)} where municipality = platform.town() and id = ${id} returning id`.execute(tx)
    return gone.rows.length > 0
  } catch (error) {
    if (!isNeeded(error)) throw error
    await sql`rollback to savepoint before_removal`.execute(tx)
    return false
  }
}
