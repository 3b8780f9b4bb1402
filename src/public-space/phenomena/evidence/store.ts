// The figures behind a phenomenon: its occurrences, and all reports of its kinds in the place, in the ring around it and in the rest of the town.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Day } from '../../../platform/form/model.ts'
import type { Phenomenon } from '../model.ts'
import type { Happening, Zones } from './model.ts'

const inTown = sql`at time zone 'Europe/Copenhagen'`

/** Metres from the middle of a phenomenon; good to a metre in ten kilometres. */
const metresFrom = ({ lat, lon }: { lat: number; lon: number }) =>
  sql`sqrt(pow((r.lat - ${lat}::float8) * 111195, 2) + pow((r.lon - ${lon}::float8) * 111195 * cos(radians((r.lat + ${lat}::float8) / 2)), 2))`

/** Every day on which it happened, as those who reported say and as professionals saw. */
export async function happeningsOf(tx: Tx, phenomenon: string): Promise<Happening[]> {
  const found = await sql<Happening>`select o.happened_on as "on", o.time from public_space.phenomenon_report l
      join public_space.occurrence o on o.municipality = l.municipality and o.report = l.report
      where l.municipality = platform.town() and l.phenomenon = ${phenomenon}
    union all select o.seen_on, o.time from public_space.phenomenon_observation l
      join public_space.observation o on o.municipality = l.municipality and o.id = l.observation and o.how_many <> 'none'
      where l.municipality = platform.town() and l.phenomenon = ${phenomenon}`.execute(tx)
  return found.rows
}

/** Reports of its kinds within its reach by week, and the first week in which the town took any report at all; at most six years. */
export async function likeByWeek(tx: Tx, of: Phenomenon): Promise<{ first: Day | null; weeks: { week: Day; count: number }[] }> {
  const begun = await sql<{
    first: Day | null
  }>`select greatest(date_trunc('week', min(r.received_at) ${inTown})::date, current_date - 2190) as first
    from public_space.report r where r.municipality = platform.town()`.execute(tx)
  const found = await sql<{
    week: Day
    count: number
  }>`select date_trunc('week', r.received_at ${inTown})::date as week, count(*)::int as count
    from public_space.report r where r.municipality = platform.town() and r.kind = any (${of.kinds}) and r.merged_into is null
      and r.received_at > current_date - 2190 and ${isAround(of, of.radius)} and ${metresFrom(of)} <= ${of.radius}
    group by 1 order by 1`.execute(tx)
  return { first: begun.rows[0]?.first ?? null, weeks: found.rows }
}

/** The day the town took its first report that is still there; before it nothing was counted. */
export async function firstReportOn(tx: Tx): Promise<Day | null> {
  const found = await sql<{ first: Day | null }>`select (min(r.received_at) ${inTown})::date as first
    from public_space.report r where r.municipality = platform.town()`.execute(tx)
  return found.rows[0]?.first ?? null
}

/** A box that holds the circle, for the index; degrees are no metres, so it is a little too wide. */
const isAround = ({ lat, lon }: { lat: number; lon: number }, metres: number) =>
  sql`r.lat between ${lat - metres / 110_000} and ${lat + metres / 110_000} and r.lon between ${lon - metres / 55_000} and ${lon + metres / 55_000}`

/** Reports of its kinds before and after a day, by zone: inside its reach, in the ring, and in the rest of the town. */
export async function zonesOf(
  tx: Tx,
  of: Phenomenon,
  ring: number,
  { from, middle, to }: { from: Day; middle: Day; to: Day },
): Promise<Zones> {
  const found = await sql<{ zone: 'inside' | 'ring' | 'rest'; isAfter: boolean; count: number }>`select
      case when m.metres <= ${of.radius} then 'inside' when m.metres <= ${ring} then 'ring' else 'rest' end as zone,
      r.received_at >= (${middle}::timestamp ${inTown}) as "isAfter", count(*)::int as count
    from public_space.report r, lateral (select ${metresFrom(of)} as metres) m
    where r.municipality = platform.town() and r.kind = any (${of.kinds}) and r.merged_into is null
      and r.received_at >= (${from}::timestamp ${inTown}) and r.received_at < (${to}::timestamp ${inTown})
    group by 1, 2`.execute(tx)
  const of2 = (zone: string, isAfter: boolean) => found.rows.find((row) => row.zone === zone && row.isAfter === isAfter)?.count ?? 0
  const both = (zone: string) => [of2(zone, false), of2(zone, true)] as const
  return { inside: both('inside'), ring: both('ring'), rest: both('rest') }
}

export interface Neighbour {
  id: string
  behaviour: string
  where: string
  state: 'open' | 'closed'
  metres: number
  sameKind: boolean
}

/** Other phenomena within a kilometre, the nearest first. */
export async function neighboursOf(tx: Tx, of: Phenomenon): Promise<Neighbour[]> {
  const found = await sql<Neighbour>`select * from (select r.id, r.behaviour, r.where_text as "where", r.state, ${metresFrom(of)} as metres,
      r.kinds && ${of.kinds} as "sameKind" from public_space.phenomenon r where r.municipality = platform.town() and r.id <> ${of.id}) n
    where n.metres <= 1000 order by n.metres, n.id limit 10`.execute(tx)
  return found.rows
}
