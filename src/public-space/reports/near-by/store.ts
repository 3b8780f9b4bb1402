// What others have told of near a spot or in its area, and one more voice for one of them.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Spot } from '../../../platform/town/position/model.ts'
import type { Door, Kind } from '../model.ts'
import { boxAround, closedDays, leastPeople, metresBetween, type NearFault, nearMetres } from './model.ts'

/** Public faults within 150 metres that are open or were until lately, nearest first. Only the machinery asks, for whoever reports. */
export async function faultsNear(tx: Tx, spot: Spot, most = 4): Promise<NearFault[]> {
  const { west, south, east, north } = boxAround(spot, nearMetres)
  // Behind the wall an index finds ranges and no boxes; the open ones and the closed ones have one each.
  const near = sql`from public_space.report r where r.municipality = platform.town() and r.lat between ${south} and ${north}
    and r.lon between ${west} and ${east} and r.is_public and r.merged_into is null`
  const found = await sql<Omit<NearFault, 'metres'> & Spot>`select r.id, r.kind, r.lat, r.lon, r.voices, r.received_at as "receivedAt",
      r.place_label as label, r.state = 'closed' as "isClosed"
    from (select r.* ${near} and r.state <> 'closed'
      union all select r.* ${near} and r.state = 'closed' and r.closed_at > clock_timestamp() - ${closedDays} * interval '1 day'
        and r.outcome in ('solved', 'partly')) r
    order by r.spot <-> point(${spot.lon}, ${spot.lat}), r.received_at desc limit 40`.execute(tx)
  return found.rows
    .map(({ lat, lon, ...row }) => ({ ...row, metres: metresBetween(spot, { lat, lon }) }))
    .filter(({ metres }) => metres <= nearMetres)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, most)
}

/**
 * The report that stands for all of one kind in an area: the one most people speak of. It is the same from wherever in the area one asks, so
 * that asking again and again tells no more than the area. Null unless enough people told of what staff have read. Only the machinery asks.
 */
export async function toldInArea(tx: Tx, area: string, { door, kind }: { door: Door; kind: Kind }): Promise<string | null> {
  const found = await sql<{ report: string }>`select (array_agg(r.id order by r.voices desc, r.received_at, r.id))[1] as report
    from public_space.report r where r.municipality = platform.town() and r.area = ${area} and r.door = ${door} and r.kind = ${kind}
      and r.state not in ('received', 'closed') and r.merged_into is null
    having sum(r.voices) >= ${leastPeople}`.execute(tx)
  return found.rows[0]?.report ?? null
}

/** One more says this. The revision stays: staff who are writing about it are not stopped by a voice. */
export async function addVoice(tx: Tx, report: string, { again }: { again: boolean }): Promise<void> {
  await sql`update public_space.report set voices = voices + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${report}`.execute(tx)
  await sql`insert into public_space.report_event (municipality, id, report, kind, by_whom)
    values (platform.town(), ${newId()}, ${report}, ${again ? 'again' : 'voice'}, 'somebody')`.execute(tx)
}
