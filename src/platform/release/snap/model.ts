// Snap points: where a sensitive report may stand on a public map. Each stands for at least ten front doors, and the same report always lands on the same one.
import { type SnapPoints, snapPoint, snapPoints } from '@trygby/analysis'
import proj4 from 'proj4'
import { metreSystem, type Spot, toMetres } from '../../town/position/model.ts'

/** A place with front doors: a stretch of a street from the town's gazetteer. */
export interface Doors extends Spot {
  street: string
  addresses: number
}

/** A set of points. Kept as it was made, for a place must land on the same point for years. */
export interface SnapSet {
  number: number
  points: SnapPoints
  /** For each point the street most of its doors are in. */
  streets: string[]
}

/** Where a report may be shown. */
export interface SnappedPlace extends Spot {
  /** `1-17`: the set and the point in it; the name of a unit of place. */
  unit: string
  street: string
  /** Front doors that could be meant; ten or more. */
  addresses: number
}

export const leastDoors = 10

/** More doors than the method counts at one place: a stretch like that is safe by itself. */
const mostDoors = 1000

/** The points for these places; stretches without doors count for nothing. Throws `infeasible` with fewer than ten doors in all. */
export function makeSnapPoints(places: readonly Doors[]): Omit<SnapSet, 'number'> {
  const lived = places.filter(({ addresses }) => addresses > 0)
  const spots = lived.map(toMetres)
  const doors = lived.map(({ addresses }) => Math.min(addresses, mostDoors))
  const points = snapPoints({ x: spots.map(({ x }) => x), y: spots.map(({ y }) => y) }, { least: leastDoors, doors })
  return { points, streets: Array.from(points.x, (_, point) => mainStreet(lived, points.pointOf, point)) }
}

function mainStreet(places: readonly Doors[], pointOf: ArrayLike<number>, point: number): string {
  const doors = new Map<string, number>()
  for (const [place, { street, addresses }] of places.entries())
    if (pointOf[place] === point) doors.set(street, (doors.get(street) ?? 0) + addresses)
  const [[street] = ['']] = [...doors].sort(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
  return street
}

/**
 * The point a place is shown at. Give the address or stretch somebody chose, never a position measured by a telephone: near a border
 * those jump between two points, and two points tell more than one.
 */
export function snapPlace({ number, points, streets }: SnapSet, spot: Spot): SnappedPlace {
  return shownAt({ number, points, streets }, snapPoint(toMetres(spot), points).point)
}

/** All points of a set as units of place: for a base of counts, and for a map's key. */
export const snapUnits = (set: SnapSet): SnappedPlace[] => Array.from(set.points.x, (_, point) => shownAt(set, point))

function shownAt({ number, points, streets }: SnapSet, point: number): SnappedPlace {
  const [lon, lat] = proj4(metreSystem, 'WGS84', [points.x[point] ?? 0, points.y[point] ?? 0]) as [number, number]
  // A metre is the fifth decimal; more would only look exact.
  return {
    unit: `${number}-${point + 1}`,
    street: streets[point] ?? '',
    lat: Number(lat.toFixed(5)),
    lon: Number(lon.toFixed(5)),
    addresses: points.addresses[point] ?? 0,
  }
}

/** What is kept of a set; which point each address had when it was made is not. */
export interface KeptPoints {
  x: number[]
  y: number[]
  addresses: number[]
  tree: number[]
  least: number
  n: number
  streets: string[]
}

export const toKept = ({ points, streets }: Omit<SnapSet, 'number'>): KeptPoints => ({
  x: Array.from(points.x),
  y: Array.from(points.y),
  addresses: Array.from(points.addresses),
  tree: Array.from(points.tree),
  least: points.least,
  n: points.n,
  streets,
})

export const fromKept = (number: number, { streets, ...kept }: KeptPoints): SnapSet => ({
  number,
  streets,
  points: {
    x: Float64Array.from(kept.x),
    y: Float64Array.from(kept.y),
    addresses: Int32Array.from(kept.addresses),
    tree: Int32Array.from(kept.tree),
    pointOf: new Int32Array(0),
    least: kept.least,
    n: kept.n,
  },
})
