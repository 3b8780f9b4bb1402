// The town's areas in the database.

import { sql, type Tx } from '../../db.ts'
import { removeUnlessNeeded } from '../../form/store.ts'
import { newId } from '../../id.ts'
import type { ReadArea, Shape } from './geojson.ts'
import { type Area, type AreaForm, type AreaKind, type AreaShape, areaAround, boundsOf, contains, type DrawnArea } from './model.ts'

interface AreaRow {
  id: string
  name: string
  kind: AreaKind
  origin: string
  is_invented: boolean
  created_at: Date
}

const fromRow = (row: AreaRow): Area => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  origin: row.origin,
  isInvented: row.is_invented,
  addedAt: row.created_at,
})
const drawn = (row: AreaRow & { shape: AreaShape }): DrawnArea => ({ ...fromRow(row), shape: row.shape })

/** The areas by kind and name, without their outlines. */
export async function listAreas(tx: Tx): Promise<Area[]> {
  const found =
    await sql<AreaRow>`select id, name, kind, origin, is_invented, created_at from platform.area where municipality = platform.town()
    order by array_position(array['outline', 'quarter', 'other'], kind), name collate "da-x-icu"`.execute(tx)
  return found.rows.map(fromRow)
}

export async function drawnAreas(tx: Tx): Promise<DrawnArea[]> {
  const found = await sql<AreaRow & { shape: AreaShape }>`select id, name, kind, origin, is_invented, created_at, shape from platform.area
    where municipality = platform.town() order by array_position(array['outline', 'quarter', 'other'], kind), name collate "da-x-icu"`.execute(
    tx,
  )
  return found.rows.map(drawn)
}

export async function findArea(tx: Tx, id: string): Promise<DrawnArea | null> {
  const found = await sql<AreaRow & { shape: AreaShape }>`select id, name, kind, origin, is_invented, created_at, shape from platform.area
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0] ? drawn(found.rows[0]) : null
}

/** Every area a spot lies in: the boxes by index, the outlines in code. */
export async function areasAt(tx: Tx, spot: { lat: number; lon: number }): Promise<DrawnArea[]> {
  const found = await sql<AreaRow & { shape: AreaShape }>`select id, name, kind, origin, is_invented, created_at, shape from platform.area
    where municipality = platform.town() and bounds @> point(${spot.lon}, ${spot.lat}) order by name collate "da-x-icu"`.execute(tx)
  return found.rows.map(drawn).filter((area) => contains(area, spot))
}

/** The quarter, or else another area, a spot lies in. */
export const areaOfSpot = async (tx: Tx, spot: { lat: number; lon: number }): Promise<DrawnArea | null> =>
  areaAround(await areasAt(tx, spot), spot)

const boxOf = (shape: AreaShape) => {
  const { west, south, east, north } = boundsOf(shape)
  return sql`box(point(${west}, ${south}), point(${east}, ${north}))`
}

/** Adds an area; null when its name is taken. */
export async function addArea(tx: Tx, area: AreaForm & { shape: Shape; origin?: string; isInvented?: boolean }): Promise<string | null> {
  const id = newId()
  const added = await sql`insert into platform.area (municipality, id, name, kind, shape, bounds, origin, is_invented)
    values (platform.town(), ${id}, ${area.name}, ${area.kind}, ${JSON.stringify(area.shape)}::jsonb, ${boxOf(area.shape)}, ${area.origin ?? ''}, ${area.isInvented ?? false})
    on conflict (municipality, lower(name)) do nothing returning id`.execute(tx)
  return added.rows.length > 0 ? id : null
}

/** Gives an area another name or kind; false when the name is another area's. */
export async function correctArea(tx: Tx, id: string, { name, kind }: AreaForm): Promise<boolean> {
  const changed = await sql`update platform.area set name = ${name}, kind = ${kind} where municipality = platform.town() and id = ${id}
    and not exists (select from platform.area o where o.municipality = platform.town() and o.id <> ${id} and lower(o.name) = lower(${name})) returning id`.execute(
    tx,
  )
  return changed.rows.length > 0
}

/** Gives an area the boundary of a file, which is a real one; returns which area it was. */
export async function redrawArea(tx: Tx, name: string, shape: Shape, kind: AreaKind, origin: string): Promise<string | null> {
  const redrawn = await sql<{ id: string }>`update platform.area set shape = ${JSON.stringify(shape)}::jsonb, bounds = ${boxOf(shape)},
      kind = ${kind}, origin = ${origin}, is_invented = false
    where municipality = platform.town() and lower(name) = lower(${name}) returning id`.execute(tx)
  return redrawn.rows[0]?.id ?? null
}

/** Takes an area away; places and streets in it stay and lose the mark. False when something else needs it. */
export const removeArea = (tx: Tx, id: string): Promise<boolean> => removeUnlessNeeded(tx, 'platform.area', id)

/** The areas of a file that are new, other than before, and the same as before. */
export async function compareAreas(
  tx: Tx,
  areas: (ReadArea & { kind: AreaKind })[],
): Promise<{ added: string[]; changed: string[]; unchanged: string[] }> {
  const before = new Map((await drawnAreas(tx)).map((area) => [area.name.toLowerCase(), area]))
  const plan = { added: [] as string[], changed: [] as string[], unchanged: [] as string[] }
  for (const area of areas) {
    const old = before.get(area.name.toLowerCase())
    if (!old) plan.added.push(area.name)
    else if (old.kind === area.kind && JSON.stringify(old.shape.coordinates) === JSON.stringify(area.shape.coordinates))
      plan.unchanged.push(area.name)
    else plan.changed.push(area.name)
  }
  return plan
}
