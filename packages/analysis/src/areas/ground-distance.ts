// How far apart two places are, on a map in metres or on the globe in kilometres.

import { type Numbers, requireAtLeast, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import type { LongRunOptions } from '../long-run.ts'
import { type NumberedPlaces, numberPlaces } from './numbered-places.ts'
import { buildPointTree, type PointTree } from './point-tree.ts'

/** 'plane': x and y in one unit. 'degrees': x is the longitude, y the latitude, and distances are kilometres on the ellipsoid of GPS (WGS84). */
export type Coordinates = 'plane' | 'degrees'

/** Points grouped by place, with a tree of the places and the distances between them. */
export type Ground = {
  places: NumberedPlaces
  /** Points of each place in rising order: those of place p are `members[starts[p]]` to `members[starts[p + 1] - 1]`. */
  starts: Int32Array
  members: Int32Array
  tree: PointTree
  /** Distance of two places whose straight line (in the plane, or through the ball) is so long. */
  distance: (a: number, b: number, straight: number) => number
  /** The least distance that goes with a straight line so long. */
  least: (straight: number) => number
}

const EQUATOR_KM = 6378.137
const FLATTENING = 1 / 298.257223563
/** No distance on the ellipsoid is less than this part of the straight line between the same points of a ball of the equator's radius. */
const SLACK = 0.99

/** Checks coordinates and lays the ground. */
export async function layGround(x: Numbers, y: Numbers, kind: Coordinates, options: LongRunOptions): Promise<Ground> {
  requireAtLeast('x', x, 2)
  requireSameLength('y', y, x.length)
  requireFinite('x', x)
  requireFinite('y', y)
  if (kind === 'degrees') {
    requireWithin('x', x, -360, 360)
    requireWithin('y', y, -90, 90)
  }
  const places = await numberPlaces(Float64Array.from(x), Float64Array.from(y), 0, options)
  const count = places.first.length
  const across = Float64Array.from(places.first, (i) => x[i]!)
  const up = Float64Array.from(places.first, (i) => y[i]!)
  const axes = kind === 'plane' ? 2 : 3
  const coordinates = new Float64Array(count * axes)
  for (let p = 0; p < count; p++) coordinates.set(kind === 'plane' ? [across[p]!, up[p]!] : onBall(across[p]!, up[p]!), p * axes)
  const tree = await buildPointTree(coordinates, axes, options)
  const inPlane = (_a: number, _b: number, straight: number) => straight
  const onGlobe = (a: number, b: number) => ellipsoidDistance(across[a]!, up[a]!, across[b]!, up[b]!)
  return {
    places,
    ...membersOf(places.place, count),
    tree,
    distance: kind === 'plane' ? inPlane : onGlobe,
    least: kind === 'plane' ? (straight) => straight : (straight) => SLACK * straight,
  }
}

function membersOf(place: Int32Array, count: number): { starts: Int32Array; members: Int32Array } {
  const starts = new Int32Array(count + 1)
  for (const p of place) starts[p + 1]!++
  for (let p = 0; p < count; p++) starts[p + 1]! += starts[p]!
  const next = starts.slice(0, count)
  const members = new Int32Array(place.length)
  for (let i = 0; i < place.length; i++) members[next[place[i]!]!++] = i
  return { starts, members }
}

function onBall(longitude: number, latitude: number): [number, number, number] {
  const east = (longitude * Math.PI) / 180
  const north = (latitude * Math.PI) / 180
  return [EQUATOR_KM * Math.cos(north) * Math.cos(east), EQUATOR_KM * Math.cos(north) * Math.sin(east), EQUATOR_KM * Math.sin(north)]
}

/**
 * Kilometres between two places given in degrees, on the WGS84 ellipsoid, to about 50 m in 5,000 km.
 * Reference: Meeus (1998), Astronomical Algorithms, chapter 11 (Andoyer's formula), as sp and spdep use it.
 */
export function ellipsoidDistance(longitude1: number, latitude1: number, longitude2: number, latitude2: number): number {
  const radian = Math.PI / 180
  const middle = ((latitude1 + latitude2) / 2) * radian
  const half = ((latitude1 - latitude2) / 2) * radian
  const turn = ((longitude1 - longitude2) / 2) * radian
  const sinHalf = Math.sin(half) ** 2
  const cosHalf = Math.cos(half) ** 2
  const sinMiddle = Math.sin(middle) ** 2
  const cosMiddle = Math.cos(middle) ** 2
  const sinTurn = Math.sin(turn) ** 2
  const cosTurn = Math.cos(turn) ** 2
  const s = sinHalf * cosTurn + cosMiddle * sinTurn
  const c = cosHalf * cosTurn + sinMiddle * sinTurn
  if (s === 0) return 0
  if (c === 0) return Math.PI * EQUATOR_KM
  const angle = Math.atan(Math.sqrt(s / c))
  const ratio = Math.sqrt(s * c) / angle
  const first = (3 * ratio - 1) / (2 * c)
  const second = (3 * ratio + 1) / (2 * s)
  return 2 * angle * EQUATOR_KM * (1 + FLATTENING * (first * sinMiddle * cosHalf - second * cosMiddle * sinHalf))
}
