// Sensitive reports as counts, from the database: read by somebody, in weeks that are over, one for each person who said so.
import { oneAtATime, sql, type Tx } from '../../platform/db.ts'
import { type Counted, countedKinds, daysToRead, type Overview } from './model.ts'

const zone = 'Europe/Copenhagen'

// The Monday before which every week is old enough.
const until = sql`date_trunc('week', (clock_timestamp() at time zone ${zone}) - make_interval(days => ${daysToRead})) at time zone ${zone}`
const sensitive = sql`r.municipality = platform.town() and r.door in ('unsafe', 'disturbance') and r.kind = any (${countedKinds}::text[])
  and r.merged_into is null and r.received_at < ${until}`
// Somebody has looked at it, and its words have been read where it has any.
const isRead = sql`r.state <> 'received' and r.words_state <> 'unread' and r.outcome is distinct from 'duplicate'`

/** Two who make an edition at once wait for each other, so that the second sees the first. */
export const oneEditionAtATime = (tx: Tx): Promise<void> => oneAtATime(tx, 'an edition of sensitive counts')

export async function readOverview(tx: Tx): Promise<Overview> {
  const found = await sql<Overview>`select count(*) filter (where ${isRead})::int as read,
      count(*) filter (where r.state = 'received' or r.words_state = 'unread')::int as unread
    from public_space.report r where ${sensitive}`.execute(tx)
  return found.rows[0] ?? { read: 0, unread: 0 }
}

/** A place somebody chose; `measured` when it is a point on a map rather than an address or a known place. */
export interface ChosenSpot {
  lat: number
  lon: number
  measured: boolean
}

export async function spotsOfCounted(tx: Tx): Promise<ChosenSpot[]> {
  const found = await sql<ChosenSpot>`select r.lat, r.lon, bool_or(r.place_by in ('map', 'api')) as measured
    from public_space.report r where ${sensitive} and ${isRead} group by r.lat, r.lon`.execute(tx)
  return found.rows
}

/** The counts, when each spot is given the unit of place it is shown at. Spots without one are a fault of ours and count nowhere. */
export async function countBySpot(tx: Tx, units: readonly { lat: number; lon: number; unit: string }[]): Promise<Counted[]> {
  const found =
    await sql<Counted>`select to_char(r.received_at at time zone ${zone}, 'IYYY"W"IW') as week, r.kind, s.unit, sum(r.voices)::int as people
    from public_space.report r
      join jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as s (lat double precision, lon double precision, unit text)
        on s.lat = r.lat and s.lon = r.lon
    where ${sensitive} and ${isRead} group by 1, 2, 3 order by 1, 2, 3`.execute(tx)
  return found.rows
}
