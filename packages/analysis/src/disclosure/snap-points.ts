// Turns the place of a report into a point that at least ten front doors share, the same one every time.

import { type Numbers, requireAtLeast, requireAtMost, requireFinite, requireNumber, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** Places in metres of a projected system. */
export type Places = { readonly x: Numbers; readonly y: Numbers }

export type SnapPoints = {
  /** The points. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Addresses behind each point; those within the same square metre are one. */
  readonly addresses: Int32Array
  /** The point of each address, in the order given. */
  readonly pointOf: Int32Array
  /** Two entries a node: the nodes of the lower and the upper half, -1 for a half without addresses, or -2 - point for a half that belongs to a point as a whole. */
  readonly tree: Int32Array
  readonly least: number
  /** Different addresses. */
  readonly n: number
}

const BITS = 26
const ORIGIN = 2 ** (BITS - 1)
const NONE = -1

/**
 * Points to which places are moved before anybody outside sees them.
 *
 * Question: where may a sensitive report stand on a public map?
 * Method: the plane is halved again and again, east-west and north-south in turn, always at the same lines whatever the addresses are, for as long as one half
 * has `least` addresses. A half with fewer is not a cell of its own: all of it goes to the cell of the other half that is nearest to its middle. The
 * point is the mean of all addresses of the cell, to the metre. Because the lines never move, houses built or torn down change few cells.
 * Keep the points for years: a new house falls into one of them by itself (`snapPoint`).
 * Assumptions: addresses are front doors, not dwellings (ten dwellings behind one door would be one door). An attacker may know all of this, and the points.
 * When not to use it: with positions measured by a telephone, which jump between two cells near a border and so tell of it - snap the address that the
 * person chose; to be made anew while reports on older points are still public (a house may then lie in both an old
 * and a new cell that have few others in common); or for random displacement, which averages out over several reports (`snapSimulation` shows it).
 *
 * @param addresses places in metres; @param options `least` (10), whole, from 2
 * Errors: `empty`, `shape`, `not-finite`, `range` (more than 33,000 km from the origin), `infeasible` (fewer than `least` addresses), `too-large` (over 5 million).
 * Reference: own method; on snap points and why they are checked by simulation: Tompson, Johnson, Ashby, Perkins and Edwards (2015).
 *
 * @example
 * const x = Array.from({ length: 40 }, (_, i) => 712000 + 20 * (i % 8))
 * const y = Array.from({ length: 40 }, (_, i) => 6167000 + 25 * Math.floor(i / 8))
 * const snaps = snapPoints({ x, y })
 * Math.min(...snaps.addresses) >= 10 // => true
 * snapPoint({ x: 712040, y: 6167050 }, snaps).addresses >= 10 // => true
 */
export function snapPoints(addresses: Places, options: { least?: number } = {}): SnapPoints {
  const { least = 10 } = options
  const { x, y } = addresses
  requireAtLeast('x', x)
  requireSameLength('y', y, x.length)
  requireWithin('x', x, -ORIGIN, ORIGIN - 1)
  requireWithin('y', y, -ORIGIN, ORIGIN - 1)
  requireNumber('least', least, 2, 1e6)
  if (!Number.isInteger(least)) throw new AnalysisError('range', `Expected a whole least, but got ${least}.`, { names: ['least'] })
  requireAtMost('addresses', x.length, 5_000_000, 'Make the points of one district at a time.')
  const doors = differentPlaces(addresses)
  const n = doors.first.length
  if (n < least)
    throw new AnalysisError('infeasible', `Expected at least ${least} different addresses, but got ${n}. Take a larger area.`, {
      names: ['x'],
    })
  const halving: Halving = { ...doors, least, order: Int32Array.from({ length: n }, (_, i) => i), tree: [], cells: [] }
  halve(halving, { from: 0, to: n, depth: 0, corner: [0, 0] }, [])
  return pointsOf(halving, doors.doorOf, x.length)
}

type Doors = { east: Int32Array; north: Int32Array; first: Int32Array; doorOf: Int32Array }
/** Doors from (included) to (excluded) in `order`. */
type Range = { from: number; to: number }
/** The doors of a part of the plane, and its lower corner. */
type Part = Range & { depth: number; corner: [east: number, north: number] }
/** A half with too few addresses: where in the tree it hangs, and the place that looks for its cell. */
type Guest = Range & { slot: number; place: [east: number, north: number] }
type Halving = Doors & { least: number; order: Int32Array; tree: number[]; cells: Range[][] }

// Addresses in the same square metre are one door; the order in which they are given does not matter.
function differentPlaces({ x, y }: Places): Doors {
  const numberOf = new Map<number, number>()
  const first: number[] = []
  const doorOf = new Int32Array(x.length)
  for (let i = 0; i < x.length; i++) {
    const key = (Math.floor(x[i]!) + ORIGIN) * 2 ** BITS + Math.floor(y[i]!) + ORIGIN
    let door = numberOf.get(key)
    if (door === undefined) {
      door = first.push(i) - 1
      numberOf.set(key, door)
    }
    doorOf[i] = door
  }
  const east = Int32Array.from(first, (i) => Math.floor(x[i]!) + ORIGIN)
  const north = Int32Array.from(first, (i) => Math.floor(y[i]!) + ORIGIN)
  return { east, north, first: Int32Array.from(first), doorOf }
}

// Which half of its cell a place is in after `depth` halvings.
function side(east: number, north: number, depth: number): 0 | 1 {
  const along = depth % 2 === 0 ? east : north
  return ((along >>> (BITS - 1 - (depth >>> 1))) & 1) as 0 | 1
}

// Gives the node of a part, or -2 - point when its doors stay together; guests go along to the half where their place is.
function halve(halving: Halving, part: Part, guests: Guest[]): number {
  const { order, east, north, least, tree, cells } = halving
  const { from, to, depth, corner } = part
  let middle = from
  for (let i = from; i < to && depth < 2 * BITS; i++) {
    const door = order[i]!
    if (side(east[door]!, north[door]!, depth) === 1) continue
    order[i] = order[middle]!
    order[middle++] = door
  }
  if (depth >= 2 * BITS || Math.max(middle - from, to - middle) < least) {
    const point = cells.push([part, ...guests]) - 1
    for (const { slot } of guests) tree[slot] = -2 - point
    return -2 - point
  }
  const node = tree.push(NONE, NONE) / 2 - 1
  const axis = depth % 2
  const line = corner[axis]! + 2 ** (BITS - 1 - (depth >>> 1))
  const upperCorner: [number, number] = axis === 0 ? [line, corner[1]] : [corner[0], line]
  const halves: Part[] = [
    { from, to: middle, depth: depth + 1, corner },
    { from: middle, to, depth: depth + 1, corner: upperCorner },
  ]
  const isCell = halves.map((half) => half.to - half.from >= least)
  const all = guests.slice()
  for (const [k, half] of halves.entries())
    if (!isCell[k] && half.to > half.from) all.push({ from: half.from, to: half.to, slot: 2 * node + k, place: centre(half) })
  for (const [k, half] of halves.entries()) {
    if (!isCell[k]) continue
    const own = all.filter(({ place }) => !isCell[1 - k] || (place[axis]! >= line ? 1 : 0) === k)
    tree[2 * node + k] = halve(
      halving,
      half,
      own.map((guest) => moved(guest, axis, line, k)),
    )
  }
  return node
}

// A guest whose own half is no cell stands at the line, on the other side.
function moved(guest: Guest, axis: number, line: number, half: number): Guest {
  const [east, north] = guest.place
  const at = half === 0 ? Math.min(guest.place[axis]!, line - 1) : Math.max(guest.place[axis]!, line)
  return { ...guest, place: axis === 0 ? [at, north] : [east, at] }
}

function centre({ depth, corner }: Part): [east: number, north: number] {
  const width = 2 ** (BITS - ((depth + 1) >>> 1))
  const height = 2 ** (BITS - (depth >>> 1))
  return [corner[0] + Math.floor(width / 2), corner[1] + Math.floor(height / 2)]
}

function pointsOf({ order, cells, east, north, tree, least }: Halving, doorOf: Int32Array, given: number): SnapPoints {
  const x = new Float64Array(cells.length)
  const y = new Float64Array(cells.length)
  const pointOfDoor = new Int32Array(order.length)
  const addresses = Int32Array.from(cells, (ranges) => ranges.reduce((n, { from, to }) => n + to - from, 0))
  for (const [point, ranges] of cells.entries()) {
    for (const { from, to } of ranges)
      for (let i = from; i < to; i++) {
        x[point]! += (east[order[i]!]! - ORIGIN) / addresses[point]!
        y[point]! += (north[order[i]!]! - ORIGIN) / addresses[point]!
        pointOfDoor[order[i]!] = point
      }
    x[point] = Math.round(x[point]!)
    y[point] = Math.round(y[point]!)
  }
  return {
    x,
    y,
    addresses,
    pointOf: Int32Array.from({ length: given }, (_, i) => pointOfDoor[doorOf[i]!]!),
    tree: Int32Array.from(tree),
    least,
    n: order.length,
  }
}

export type SnapPoint = { readonly x: number; readonly y: number; readonly point: number; readonly addresses: number }

/**
 * The point to which one place is moved: that of its cell; the nearest point where its cell has no addresses, as in a park.
 *
 * Question: where on the public map does this report stand?
 * Errors: `not-finite`, `range`.
 *
 * @param place in metres; @param snaps from `snapPoints`
 *
 * @example
 * const x = Array.from({ length: 12 }, (_, i) => 100 + 7 * i)
 * const snaps = snapPoints({ x, y: x })
 * snapPoint({ x: 142, y: 139 }, snaps).x // => 139
 */
export function snapPoint(place: { x: number; y: number }, snaps: SnapPoints): SnapPoint {
  requireFinite('place', [place.x, place.y])
  requireWithin('place', [place.x, place.y], -ORIGIN, ORIGIN - 1)
  const east = Math.floor(place.x) + ORIGIN
  const north = Math.floor(place.y) + ORIGIN
  // A town whose first cell cannot be halved has no nodes.
  let node = snaps.tree.length === 0 ? -2 : 0
  for (let depth = 0; node >= 0; depth++) node = snaps.tree[2 * node + side(east, north, depth)]!
  const point = node === NONE ? nearest(place, snaps) : -2 - node
  return { x: snaps.x[point]!, y: snaps.y[point]!, point, addresses: snaps.addresses[point]! }
}

function nearest(place: { x: number; y: number }, { x, y }: SnapPoints): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let point = 0; point < x.length; point++) {
    const away = (x[point]! - place.x) ** 2 + (y[point]! - place.y) ** 2
    if (away < least) {
      least = away
      best = point
    }
  }
  return best
}
