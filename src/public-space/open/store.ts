// Public faults in the database: only what everybody may know of them is read here, whoever asks.
import { sql, type Tx } from '../../platform/db.ts'
import type { FaultNews, FaultSearch, PublicFault } from './model.ts'

/** The columns of a `PublicFault` from `public_space.public_fault r`, where what somebody wrote does not stand. */
const faultColumns = sql`r.fault_number as number, r.kind,
  json_build_object('label', r.place_label, 'lat', r.lat, 'lon', r.lon,
    'area', (select a.name from platform.area a where a.municipality = r.municipality and a.id = r.area)) as place,
  r.state, r.state <> 'closed' as "isOpen", r.outcome,
  coalesce((select n.unit from public_space.report_news n where n.municipality = r.municipality and n.report = r.id and n.unit <> ''
      order by n.told_at desc limit 1),
    (select t.name from platform.team t where t.municipality = r.municipality and t.id = r.team), '') as unit,
  r.answer_by as "answerBy", r.received_at as "receivedAt", r.changed_at as "changedAt", r.closed_at as "closedAt"`

/** Of the public faults `r` those not put together with another: that one stands for both. */
export const isShown = sql`r.municipality = (select platform.town()) and r.merged_into is null`

/** Only what is asked for stands in the statement: an index of the open ones or of one kind is found by its words. */
function fits({ kind, area, progress }: FaultSearch) {
  const all = [isShown]
  if (kind !== null) all.push(sql`r.kind = ${kind}`)
  if (area !== null) all.push(sql`r.area = ${area}`)
  if (progress !== 'all') all.push(progress === 'open' ? sql`r.state <> 'closed'` : sql`r.state = 'closed'`)
  return sql.join(all, sql` and `)
}

/** Faults that fit, the newest first. */
export async function listFaults(
  tx: Tx,
  search: FaultSearch,
  { offset = 0, most }: { offset?: number; most: number },
): Promise<PublicFault[]> {
  const found = await sql<PublicFault>`select ${faultColumns} from public_space.public_fault r where ${fits(search)}
    order by r.received_at desc, r.fault_number desc limit ${most} offset ${offset}`.execute(tx)
  return found.rows
}

/** How many fit; counts no further than `most`. */
export async function countFaults(tx: Tx, search: FaultSearch, most: number): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from
    (select from public_space.public_fault r where ${fits(search)} limit ${most}) as fitting`.execute(tx)
  return found.rows[0]?.n ?? 0
}

/** One fault by its public number; null when there is none or it is not public. */
export async function readFault(tx: Tx, number: number): Promise<PublicFault | null> {
  const found =
    await sql<PublicFault>`select ${faultColumns} from public_space.public_fault r where ${isShown} and r.fault_number = ${number}`.execute(
      tx,
    )
  return found.rows[0] ?? null
}

/** The public fault this one was put together with; null when it was with none. */
export async function faultInstead(tx: Tx, number: number): Promise<number | null> {
  const found = await sql<{ number: number }>`with recursive chain as (
      select r.merged_into as next, 1 as steps from public_space.public_fault r
      where r.municipality = platform.town() and r.fault_number = ${number}
      union all select m.merged_into, steps + 1 from chain join public_space.public_fault m on m.municipality = platform.town() and m.id = chain.next where steps < 20)
    select r.fault_number as number from chain join public_space.public_fault r on r.id = chain.next where ${isShown} limit 1`.execute(tx)
  return found.rows[0]?.number ?? null
}

const newsColumns = sql`n.id, r.fault_number as number, r.kind, r.place_label as label, n.key, n.unit, n.next_step as "nextStep",
  n.answer_by as "answerBy", n.words, n.detail ->> 'outcome' as outcome, n.told_at as at`
// What was asked is between the town and whoever reported.
const news = sql`public_space.report_news n join public_space.public_fault r on r.municipality = n.municipality and r.id = n.report
  where n.municipality = (select platform.town()) and n.key <> 'question' and ${isShown}`

/** The story of one fault, oldest first. */
export async function storyOf(tx: Tx, number: number): Promise<FaultNews[]> {
  return (await sql<FaultNews>`select ${newsColumns} from ${news} and r.fault_number = ${number} order by n.told_at, n.id`.execute(tx)).rows
}

/** What was told between two moments about all public faults, the newest first. */
export async function newsBetween(tx: Tx, { from, to, most }: { from: Date; to: Date; most: number }): Promise<FaultNews[]> {
  return (
    await sql<FaultNews>`select ${newsColumns} from ${news} and n.told_at >= ${from} and n.told_at <= ${to}
      order by n.told_at desc, n.id desc limit ${most}`.execute(tx)
  ).rows
}
