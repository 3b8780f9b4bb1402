// Counts of sensitive reports in the database: raw to the machinery for one moment, and as partners may see them.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Day } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import type { CountRow, RawCount, Shown } from './model.ts'

/** How many sensitive reports came in a month. Only the machinery. */
export async function rawCounts(tx: Tx, month: Day): Promise<RawCount[]> {
  const found = await sql<RawCount>`select r.kind, a.id as area, count(*)::int as count from public_space.report r
      left join platform.area a on a.municipality = r.municipality and a.id = r.area and a.kind = 'quarter'
    where r.municipality = platform.town() and r.door <> 'fault'
      and r.received_at >= (${month}::date)::timestamp at time zone 'Europe/Copenhagen'
      and r.received_at < (${month}::date + interval '1 month') at time zone 'Europe/Copenhagen'
    group by 1, 2`.execute(tx)
  return found.rows
}

/** Notes that a month is counted; false when it was before, and then nothing may be counted. */
export async function beginMonth(tx: Tx, month: Day): Promise<boolean> {
  const begun =
    await sql`insert into public_space.partner_count_month (municipality, id, month) values (platform.town(), ${newId()}, ${month})
    on conflict (municipality, month) do nothing returning month`.execute(tx)
  return begun.rows.length === 1
}

export async function keepShown(tx: Tx, month: Day, shown: readonly Shown[]): Promise<void> {
  for (const { kind, area, areaName, count } of shown)
    await sql`insert into public_space.partner_count (municipality, id, month, kind, area, area_name, count)
      values (platform.town(), ${newId()}, ${month}, ${kind}, ${area}, ${areaName}, ${count})`.execute(tx)
}

/** What whoever asks may see: the whole town and, for a partner, the areas it looks after. Newest month first. */
export async function readCounts(tx: Tx): Promise<CountRow[]> {
  const found = await sql<CountRow>`select month, kind, area, area_name as "areaName", count from public_space.partner_count
    where municipality = platform.town() order by month desc, area_name <> '', area_name collate "da-x-icu", kind <> '', kind`.execute(tx)
  return found.rows
}

/** The months that were counted, newest first, also those with nothing to show. */
export async function countedMonths(tx: Tx): Promise<Day[]> {
  const found = await sql<{ month: Day }>`select month from public_space.partner_count_month
    where municipality = platform.town() order by month desc limit 36`.execute(tx)
  return found.rows.map(({ month }) => month)
}
