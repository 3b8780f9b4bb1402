// Reports looked for in the database: one page of them, which they are, and how many each view holds.
import { sql, type Tx } from '../../../platform/db.ts'
import { type Day, daysAfter, todayInTown } from '../../../platform/form/model.ts'
import type { Report } from '../model.ts'
import { reportColumns } from '../work/store.ts'
import { type Age, type Deadline, mostBeside, mostCounted, type Order, pageSize, type Search } from './model.ts'

type Condition = ReturnType<typeof sql>

const receivedWithin: Record<Age, Condition> = {
  day: sql`r.received_at > clock_timestamp() - interval '1 day'`,
  week: sql`r.received_at > clock_timestamp() - interval '7 days'`,
  month: sql`r.received_at > clock_timestamp() - interval '1 month'`,
  older: sql`r.received_at <= clock_timestamp() - interval '1 month'`,
}

/** Reports a partner should have answered by now. */
const lateHandovers = (today: Day) => sql`select h.report from public_space.handover h
  where h.municipality = platform.town() and h.state in ('sent', 'accepted') and h.due < ${today}`

/** Only what is open can be late. The day is the town's, which at night is not the database's. */
const deadlineIs: Record<Deadline, (today: Day) => Condition> = {
  over: (today) => sql`r.state <> 'closed' and r.answer_by < ${today}`,
  week: (today) => sql`r.state <> 'closed' and r.answer_by between ${today} and ${daysAfter(today, 7)}`,
  partner: (today) => sql`r.state <> 'closed' and r.id in (${lateHandovers(today)})`,
  none: () => sql`r.state <> 'closed' and r.answer_by is null`,
}

const highest = String.fromCodePoint(0x10ffff)

/**
 * A number, or how a place begins, of every report; and what stands in place or words of the open ones. The wall lets no index look inside
 * a text, and the open ones are few enough to be read through.
 */
function holding(words: string, state: Search['state']): Condition {
  if (/^#?\d{1,12}$/.test(words)) return sql`r.number = ${Number(words.replace('#', ''))}`
  const wanted = words.toLowerCase()
  const inOpen = sql`r.state <> 'closed' and strpos(r.search_key, ${wanted}) > 0`
  const inPlace = sql`r.place_key >= ${wanted} and r.place_key < ${wanted + highest}`
  if (state === 'closed') return inPlace
  if (state !== 'all') return inOpen
  return sql`r.id in (select r.id from public_space.report r where r.municipality = platform.town() and ${inPlace}
    union all select r.id from public_space.report r where r.municipality = platform.town() and ${inOpen})`
}

/** What a report must be to be found. Row-level security adds who may see any. */
function conditions({ words, state, door, kind, area, team, age, deadline }: Search): Condition {
  const all = [sql`r.municipality = platform.town()`]
  if (words) all.push(holding(words, state))
  if (state === 'open') all.push(sql`r.state <> 'closed'`)
  else if (state !== 'all') all.push(sql`r.state = ${state}`)
  if (door) all.push(sql`r.door = ${door}`)
  if (kind) all.push(sql`r.kind = ${kind}`)
  if (area) all.push(area === 'none' ? sql`r.area is null` : sql`r.area = ${area}`)
  if (team) all.push(team === 'none' ? sql`r.team is null` : sql`r.team = ${team}`)
  if (age) all.push(receivedWithin[age])
  if (deadline) all.push(deadlineIs[deadline](todayInTown()))
  return sql.join(all, sql` and `)
}

const ordering: Record<Order, Condition> = {
  newest: sql`r.received_at desc, r.id`,
  oldest: sql`r.received_at, r.id desc`,
  deadline: sql`r.answer_by, r.id`,
  voices: sql`r.voices desc, r.received_at desc, r.id`,
}

/** What is closed has no deadline any more, so a view that holds closed ones too begins with the newest. */
const orderOf = ({ order, state }: Search): Condition =>
  ordering[order === 'deadline' && (state === 'all' || state === 'closed') ? 'newest' : order]

const matching = (search: Search, limit: number, first = 0) =>
  sql`select r.id from public_space.report r
    where ${conditions(search)} order by ${orderOf(search)} limit ${limit} offset ${first}`

export interface Found {
  reports: Report[]
  /** Those of them that a partner should have answered by now. */
  lateAtPartner: ReadonlySet<string>
  /** How many there are; `mostCounted` when there are at least so many. */
  total: number
}

/** One page of the reports found, in order. */
export async function findReports(tx: Tx, search: Search): Promise<Found> {
  const rows = await sql<Report>`with found as materialized (${matching(search, pageSize, (search.page - 1) * pageSize)})
    select ${reportColumns} from found f join public_space.report r on r.municipality = platform.town() and r.id = f.id 
    order by ${orderOf(search)}`.execute(tx)
  // A first page that is not full has said how many there are.
  const isWhole = search.page === 1 && rows.rows.length < pageSize
  const lateAtPartner = await lateAmong(tx, rows.rows)
  return { reports: rows.rows, lateAtPartner, total: isWhole ? rows.rows.length : await countReports(tx, search, mostCounted) }
}

async function lateAmong(tx: Tx, reports: readonly Report[]): Promise<ReadonlySet<string>> {
  if (reports.length === 0) return new Set()
  const found = await sql<{
    report: string
  }>`${lateHandovers(todayInTown())} and h.report = any (${reports.map(({ id }) => id)}::uuid[])`.execute(tx)
  return new Set(found.rows.map(({ report }) => report))
}

async function countReports(tx: Tx, search: Search, most: number): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from (select from public_space.report r where ${conditions(search)} limit ${most}) c`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Which reports are found, in order, at most so many. */
export async function idsFound(tx: Tx, search: Search, limit: number, first = 0): Promise<string[]> {
  const found = await sql<{ id: string }>`${matching(search, limit, first)}`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** How many reports each view holds, in the order given; at most one more than is shown beside it. */
export async function countEach(tx: Tx, views: readonly Search[]): Promise<number[]> {
  if (views.length === 0) return []
  const counts = views.map(
    (search, place) =>
      sql`select ${place}::int as place, (select count(*) from (select from public_space.report r where ${conditions(search)} limit ${mostBeside + 1}) c) as n`,
  )
  const found = await sql<{ n: number }>`${sql.join(counts, sql` union all `)} order by place`.execute(tx)
  return found.rows.map(({ n }) => n)
}

/** These reports as they stand, in the order given. */
export async function reportsById(tx: Tx, ids: readonly string[]): Promise<Report[]> {
  const found = await sql<Report>`select ${reportColumns} from public_space.report r
    where r.municipality = platform.town() and r.id = any (${[...ids]}::uuid[]) order by array_position(${[...ids]}::uuid[], r.id)`.execute(
    tx,
  )
  return found.rows
}
