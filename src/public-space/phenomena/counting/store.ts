// Counts in the database.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Count } from '../model.ts'

/** The newest day first. */
export async function countsOf(tx: Tx, phenomenon: string): Promise<Count[]> {
  const found = await sql<Count>`select n.id, n.what, n.counted_on as "on", n.hours::float8 as hours, n.count, n.added_by_name as "byName"
    from public_space.phenomenon_count n where n.municipality = platform.town() and n.phenomenon = ${phenomenon}
    order by n.counted_on desc, n.id`.execute(tx)
  return found.rows
}

/** Whether whoever acts wrote down the same a moment ago: a button pressed twice is one count. */
export async function isJustCounted(
  tx: Tx,
  phenomenon: string,
  { what, on, hours, count }: Omit<Count, 'id' | 'byName'>,
): Promise<boolean> {
  const found =
    await sql`select from public_space.phenomenon_count n where n.municipality = platform.town() and n.phenomenon = ${phenomenon}
    and n.added_by = platform.actor() and n.added_at > clock_timestamp() - interval '1 minute'
    and n.what = ${what} and n.counted_on = ${on} and n.hours = ${hours} and n.count = ${count}`.execute(tx)
  return found.rows.length > 0
}

export async function addCount(
  tx: Tx,
  phenomenon: string,
  { what, on, hours, count }: Omit<Count, 'id' | 'byName'>,
  byName: string,
): Promise<void> {
  await sql`insert into public_space.phenomenon_count (municipality, id, phenomenon, what, counted_on, hours, count, added_by, added_by_name)
    values (platform.town(), ${newId()}, ${phenomenon}, ${what}, ${on}, ${hours}, ${count}, platform.actor(), ${byName})`.execute(tx)
}
