// Makes the counts of sensitive reports: every place on its snap point, every report in its week, and nothing finer.
import type { Tx } from '../../platform/db.ts'
import type { CountCells } from '../../platform/release/base/model.ts'
import { startOf, weekOf } from '../../platform/release/base/time.ts'
import { cellsFrom, nameOf } from '../../platform/release/base/units.ts'
import { type SnapSet, snapPlace, snapUnits } from '../../platform/release/snap/model.ts'
import { type Spot, toMetres } from '../../platform/town/position/model.ts'
import { allSegments } from '../../platform/town/street/store.ts'
import { countedKinds } from './model.ts'
import { type ChosenSpot, countBySpot, spotsOfCounted } from './store.ts'

const weekMs = 7 * 86_400_000

/** The cells of an edition; null when there is nothing to count yet. Every point and kind is a unit, also where nobody said anything. */
export async function countSensitive(tx: Tx, set: SnapSet): Promise<CountCells | null> {
  const spots = await spotsOfCounted(tx)
  if (spots.length === 0) return null
  const stretches = spots.some(({ measured }) => measured) ? await allSegments(tx) : []
  const units = spots.map((spot) => ({ lat: spot.lat, lon: spot.lon, unit: snapPlace(set, chosenBy(spot, stretches)).unit }))
  const counted = await countBySpot(tx, units)
  const byName = new Map(counted.map(({ week, kind, unit, people }) => [nameOf([week, kind, unit]), people]))
  const points = snapUnits(set).map(({ unit }) => unit)
  return cellsFrom(['time', 'words', 'place'], [weeksBetween(counted.map(({ week }) => week)), countedKinds, points], byName)
}

/** A finger on a map lands a little elsewhere each time and near a border on two points; its nearest stretch of street is always one. */
function chosenBy(spot: ChosenSpot, stretches: readonly Spot[]): Spot {
  if (!spot.measured || stretches.length === 0) return spot
  const { x, y } = toMetres(spot)
  let nearest: Spot = spot
  let least = Number.POSITIVE_INFINITY
  for (const stretch of stretches) {
    // Degrees are compared roughly first: turning each into metres would take longer than all the rest.
    if (Math.abs(stretch.lat - spot.lat) > 0.02 && least < 2000) continue
    const at = toMetres(stretch)
    const metres = Math.hypot(at.x - x, at.y - y)
    if (metres < least) [nearest, least] = [stretch, metres]
  }
  return nearest
}

/** Every week from the first to the last, so that a quiet one is seen as quiet. */
function weeksBetween(weeks: readonly string[]): string[] {
  const starts = weeks.map(startOf)
  const [first, last] = [Math.min(...starts), Math.max(...starts)]
  return Array.from({ length: Math.round((last - first) / weekMs) + 1 }, (_, n) => weekOf(new Date(first + n * weekMs)))
}
