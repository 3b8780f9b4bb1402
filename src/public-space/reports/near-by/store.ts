// Open reports near a spot, and one more voice for one of them.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Spot } from '../../../platform/town/position/model.ts'
import { type Door, isSensitive, type Kind } from '../model.ts'
import { boxAround, metresBetween, type NearReport, nearMetres } from './model.ts'

interface NearRow extends Omit<NearReport, 'metres' | 'label'> {
  label: string
  lat: number
  lon: number
}

/**
 * What is open within 150 metres, nearest first. Of a fault everything of its door; of what is sensitive only the same kind, and with no
 * address: the quarter is all that is said about where. Only the machinery asks, for whoever reports.
 */
export async function openNear(tx: Tx, spot: Spot, { door, kind }: { door: Door; kind: Kind }, most = 4): Promise<NearReport[]> {
  const { west, south, east, north } = boxAround(spot, nearMetres)
  const onlyKind = isSensitive(door) ? sql`and r.kind = ${kind}` : sql``
  const found = await sql<NearRow>`select r.id, r.door, r.kind, r.lat, r.lon, r.voices, r.received_at as "receivedAt",
      case when r.door = 'fault' then r.place_label else coalesce(a.name, '') end as label
    from public_space.report r left join platform.area a on a.municipality = r.municipality and a.id = r.area
    where r.municipality = platform.town() and r.lat between ${south} and ${north} and r.lon between ${west} and ${east}
      and r.door = ${door} and r.state <> 'closed' and r.merged_into is null ${onlyKind}
    order by r.spot <-> point(${spot.lon}, ${spot.lat}), r.received_at desc limit 40`.execute(tx)
  return found.rows
    .map(({ lat, lon, ...row }) => ({ ...row, metres: metresBetween(spot, { lat, lon }) }))
    .filter(({ metres }) => metres <= nearMetres)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, most)
}

/** One more says this. The revision stays: staff who are writing about it are not stopped by a voice. */
export async function addVoice(tx: Tx, report: string, { again }: { again: boolean }): Promise<void> {
  await sql`update public_space.report set voices = voices + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${report}`.execute(tx)
  await sql`insert into public_space.report_event (municipality, id, report, kind, by_whom)
    values (platform.town(), ${newId()}, ${report}, ${again ? 'again' : 'voice'}, 'somebody')`.execute(tx)
}
