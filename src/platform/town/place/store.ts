// The known places in the database.
import { sql, type Tx } from '../../db.ts'
import { removeUnlessNeeded } from '../../form/store.ts'
import { newId } from '../../id.ts'
import { areaOfSpot } from '../area/store.ts'
import { type Spot, toMetres } from '../position/model.ts'
import type { Place, PlaceForm, PlaceKind } from './model.ts'

interface PlaceRow {
  id: string
  name: string
  kind: PlaceKind
  lat: number
  lon: number
  area: string | null
  area_name: string | null
  is_approximate: boolean
}

const fromRow = (row: PlaceRow): Place => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  lat: row.lat,
  lon: row.lon,
  area: row.area && row.area_name ? { id: row.area, name: row.area_name } : null,
  isApproximate: row.is_approximate,
})

const places = sql`select p.id, p.name, p.kind, p.lat, p.lon, p.area, a.name as area_name, p.is_approximate from platform.place p
  left join platform.area a on a.municipality = p.municipality and a.id = p.area where p.municipality = platform.town()`

export const listPlaces = async (tx: Tx): Promise<Place[]> =>
  (await sql<PlaceRow>`${places} order by p.name collate "da-x-icu"`.execute(tx)).rows.map(fromRow)

export async function findPlace(tx: Tx, id: string): Promise<Place | null> {
  const [row] = (await sql<PlaceRow>`${places} and p.id = ${id}`.execute(tx)).rows
  return row ? fromRow(row) : null
}

/** The known places nearest to a spot, nearest first. */
export async function nearestPlaces(tx: Tx, spot: Spot, most = 5): Promise<(Place & { metres: number })[]> {
  const { x, y } = toMetres(spot)
  const found = await sql<PlaceRow & { metres: number }>`select n.*, a.name as area_name from (
      select id, name, kind, lat, lon, area, is_approximate, municipality, spot <-> point(${x}, ${y}) as metres from platform.place
      where municipality = platform.town() order by spot <-> point(${x}, ${y}) limit ${most}) n
    left join platform.area a on a.municipality = n.municipality and a.id = n.area order by n.metres`.execute(tx)
  return found.rows.map((row) => ({ ...fromRow(row), metres: row.metres }))
}

const areaFor = async (tx: Tx, place: PlaceForm): Promise<string | null> => place.area ?? (await areaOfSpot(tx, place))?.id ?? null

/** Adds a place; null when its name is taken. */
export async function addPlace(tx: Tx, place: PlaceForm): Promise<string | null> {
  const { x, y } = toMetres(place)
  const id = newId()
  const added = await sql`insert into platform.place (municipality, id, name, kind, lat, lon, spot, area, is_approximate)
    values (platform.town(), ${id}, ${place.name}, ${place.kind}, ${place.lat}, ${place.lon}, point(${x}, ${y}), ${await areaFor(tx, place)}, ${place.approximate})
    on conflict (municipality, lower(name)) do nothing returning id`.execute(tx)
  return added.rows.length > 0 ? id : null
}

/** Corrects a place; false when the name is another place's. */
export async function correctPlace(tx: Tx, id: string, place: PlaceForm): Promise<boolean> {
  const { x, y } = toMetres(place)
  const changed = await sql`update platform.place set name = ${place.name}, kind = ${place.kind}, lat = ${place.lat}, lon = ${place.lon},
      spot = point(${x}, ${y}), area = ${await areaFor(tx, place)}, is_approximate = ${place.approximate}
    where municipality = platform.town() and id = ${id}
    and not exists (select from platform.place o where o.municipality = platform.town() and o.id <> ${id} and lower(o.name) = lower(${place.name})) returning id`.execute(
    tx,
  )
  return changed.rows.length > 0
}

/** Takes it away; false when something else needs it. */
export const removePlace = (tx: Tx, id: string): Promise<boolean> => removeUnlessNeeded(tx, 'platform.place', id)
