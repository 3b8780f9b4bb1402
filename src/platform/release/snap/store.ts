// The town's snap points in the database: made from its gazetteer the first time they are needed, and then kept.
import { record } from '../../audit.ts'
import { oneAtATime, sql, type Tx } from '../../db.ts'
import { newId } from '../../id.ts'
import { fromKept, type KeptPoints, leastDoors, makeSnapPoints, type SnapSet, toKept } from './model.ts'

const doorsOfTown = sql<{ street: string; lat: number; lon: number; addresses: number }>`select street, lat, lon, addresses
  from platform.street_segment where municipality = platform.town() order by lower(street), from_number`

/** The points in use, those made last; null while there are none. */
export async function readSnapSet(tx: Tx): Promise<SnapSet | null> {
  const { rows } = await sql<{ number: number; points: KeptPoints }>`select number, points from platform.snap_set
    where municipality = platform.town() order by number desc limit 1`.execute(tx)
  return rows[0] ? fromKept(rows[0].number, rows[0].points) : null
}

/** Makes a set of points of the gazetteer as it is and returns its number; null when the town has too few addresses for one. Later houses fall into these points by themselves. */
export async function makeSnapSet(tx: Tx): Promise<{ id: string; number: number } | null> {
  await oneAtATime(tx, 'snap points')
  const { rows: doors } = await doorsOfTown.execute(tx)
  if (doors.reduce((all, { addresses }) => all + addresses, 0) < leastDoors) return null
  const made = makeSnapPoints(doors)
  const id = newId()
  const { rows } = await sql<{ number: number }>`insert into platform.snap_set (municipality, id, number, least, points, made_by)
    select platform.town(), ${id}, coalesce(max(number), 0) + 1, ${leastDoors}, ${JSON.stringify(toKept(made))}, platform.actor()
    from platform.snap_set where municipality = platform.town() returning number`.execute(tx)
  const number = rows[0]?.number ?? 1
  const detail = { points: made.points.x.length, addresses: made.points.n }
  await record(tx, { deed: 'made', thing: 'snap points', thingId: String(number), detail })
  return { id, number }
}
