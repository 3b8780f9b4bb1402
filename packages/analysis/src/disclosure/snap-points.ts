// Turns the place of a report into a point that at least ten front doors share, the same one every time.

import {
  type Numbers,
  requireAtLeast,
  requireAtMost,
  requireCounts,
  requireFinite,
  requireSameLength,
  requireWhole,
  requireWithin,
} from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** Places in metres of a projected system. */
export type Places = { readonly x: Numbers; readonly y: Numbers }

export type SnapPoints = {
  /** The points. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Front doors behind each point; places within the same square metre are one place. */
  readonly addresses: Int32Array
  /** The point of each address, in the order given. */
  readonly pointOf: Int32Array
  /** Two entries a node: the nodes of the lower and the upper half, -1 for a half without addresses, or -2 - point for a half that belongs to a point as a whole. */
  readonly tree: Int32Array
  readonly least: number
  /** Front doors in all. */
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
 * Where only streets are known, a stretch of street is one place with many `doors`: they all stay together, and what is counted are doors.
 * Assumptions: addresses are front doors, not dwellings (ten dwellings behind one door would be one door). An attacker may know all of this, and the points.
 * When not to use it: with positions measured by a telephone, which jump between two cells near a border and so tell of it - snap the address that the
 * person chose; to be made anew while reports on older points are still public (a house may then lie in both an old
 * and a new cell that have few others in common); or for random displacement, which averages out over several reports (`snapSimulation` shows it).
 *
 * @param addresses places in metres; @param options `least` (10), whole, from 2; `doors` (1 each), front doors at each place, whole, 1 to 1000;
 * of places in the same square metre the one with most doors counts
 * Errors: `empty`, `shape`, `not-finite`, `range` (more than 33,000 km from the origin), `infeasible` (fewer than `least` addresses), `too-large` (over a million).
 * Reference: own method; on snap points and why they are checked by simulation: Tompson, Johnson, Ashby, Perkins and Edwards (2015).
 *
 * @example
 * const x = Array.from({ length: 40 }, (_, i) => 712000 + 20 * (i % 8))
 * const y = Array.from({ length: 40 }, (_, i) => 6167000 + 25 * Math.floor(i / 8))
 * const snaps = snapPoints({ x, y })
 * Math.min(...snaps.addresses) >= 10 // => true
 * snapPoint({ x: 712040, y: 6167050 }, snaps).addresses >= 10 // => true
 */
export function snapPoints(addresses: Places, options: { least?: number; doors?: Numbers } = {}): SnapPoints {
  const { least = 10, doors } = options
  const { x, y } = addresses
  requireAtLeast('x', x)
  requireSameLength('y', y, x.length)
  requireWithin('x', x, -ORIGIN, ORIGIN - 1)
  requireWithin('y', y, -ORIGIN, ORIGIN - 1)
  requireWhole('least', least, 2, 1e6)
  requireAtMost('addresses', x.length, 1_000_000, 'Make the points of one district at a time.')
  if (doors) requireDoors(doors, x.length)
  const places = differentPlaces(addresses, doors)
  const { code, before } = places
  const n = before.at(-1)!
  if (n < least)
    throw new AnalysisError('infeasible', `Expected at least ${least} different addresses, but got ${n}. Take a larger area.`, {
      names: ['x'],
    })
  const halving: Halving = { code, before, least, tree: [], cells: [] }
  halve(halving, { from: 0, to: code.length, depth: 0, corner: [0, 0] }, [])
  return pointsOf(halving, places.placeOf)
}

/** Checks the front doors at each of `places` places. */
export function requireDoors(doors: Numbers, places: number): void {
  requireSameLength('doors', doors, places)
  requireCounts('doors', doors)
  requireWithin('doors', doors, 1, 1000)
}

/**
 * Different places in the order in which halving meets them: the digits of `code` say for each halving in turn in which half the place is. `before` are
 * the front doors at all places before each, and at the end those of all; `placeOf` is the place of each address given.
 */
type DifferentPlaces = { code: Float64Array; before: Float64Array; placeOf: Int32Array }
/** Places from (included) to (excluded). */
type Range = { from: number; to: number }
/** The places of a part of the plane, and its lower corner. */
type Part = Range & { depth: number; corner: [east: number, north: number] }
/** A half with too few doors: where in the tree it hangs, and the spot that looks for its cell. */
type Guest = Range & { slot: number; spot: [east: number, north: number] }
type Halving = { code: Float64Array; before: Float64Array; least: number; tree: number[]; cells: Range[][] }

// Addresses in the same square metre are one place; the order in which they are given does not matter.
function differentPlaces({ x, y }: Places, doors?: Numbers): DifferentPlaces {
  const codeOf = new Float64Array(x.length)
  for (let i = 0; i < x.length; i++) codeOf[i] = codeAt(Math.floor(x[i]!) + ORIGIN, Math.floor(y[i]!) + ORIGIN)
  const code = new Float64Array(x.length)
  const most = new Float64Array(x.length)
  const placeOf = new Int32Array(x.length)
  let places = 0
  for (const i of inOrder(codeOf)) {
    if (places === 0 || codeOf[i] !== code[places - 1]) code[places++] = codeOf[i]!
    most[places - 1] = Math.max(most[places - 1]!, doors ? doors[i]! : 1)
    placeOf[i] = places - 1
  }
  const before = new Float64Array(places + 1)
  for (let place = 0; place < places; place++) before[place + 1] = before[place]! + most[place]!
  return { code: code.subarray(0, places), before, placeOf }
}

// The numbers of the codes from the least on: sorted by thirteen digits at a time, for a comparing sort of a million holds others up too long.
function inOrder(codeOf: Float64Array): Int32Array {
  let order = Int32Array.from(codeOf.keys())
  let next = new Int32Array(order.length)
  for (let unit = 1; unit < 2 ** (2 * BITS); unit *= 8192) {
    const digits = codeOf.map((code) => Math.floor(code / unit) % 8192)
    const start = new Int32Array(8193)
    for (const of of digits) start[of + 1]!++
    for (let of = 0; of < 8192; of++) start[of + 1]! += start[of]!
    for (const i of order) next[start[digits[i]!]!++] = i
    const done = order
    order = next
    next = done
  }
  return order
}

// East and north digit by digit in turn: a number below 2^52, which a double holds exactly.
function codeAt(east: number, north: number): number {
  return spread(east >>> 13) * 2 ** 27 + spread(north >>> 13) * 2 ** 26 + spread(east & 8191) * 2 + spread(north & 8191)
}

// Thirteen binary digits with a 0 before each.
function spread(digits: number): number {
  let wide = digits
  wide = (wide | (wide << 8)) & 0x00ff00ff
  wide = (wide | (wide << 4)) & 0x0f0f0f0f
  wide = (wide | (wide << 2)) & 0x33333333
  return (wide | (wide << 1)) & 0x55555555
}

function gathered(wide: number): number {
  let digits = wide & 0x55555555
  digits = (digits | (digits >>> 1)) & 0x33333333
  digits = (digits | (digits >>> 2)) & 0x0f0f0f0f
  digits = (digits | (digits >>> 4)) & 0x00ff00ff
  return (digits | (digits >>> 8)) & 0xffff
}

function spotOf(code: number): [east: number, north: number] {
  const high = Math.floor(code / 2 ** BITS)
  const low = code % 2 ** BITS
  return [gathered(high >>> 1) * 8192 + gathered(low >>> 1), gathered(high) * 8192 + gathered(low)]
}

// The first of the sorted codes from `from` to `to` that is not less than a code.
function firstFrom(code: Float64Array, least: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (code[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

// Gives the node of a part, or -2 - point when its places stay together; guests go along to the half where their place is.
function halve(halving: Halving, part: Part, guests: Guest[]): number {
  const { code, before, least, tree, cells } = halving
  const doorsIn = ({ from, to }: Range) => before[to]! - before[from]!
  const { from, to, depth, corner } = part
  const half = 2 ** (2 * BITS - 1 - depth)
  const middle = firstFrom(code, (Math.floor(code[from]! / (2 * half)) * 2 + 1) * half, from, to)
  // One place is not halved, however many doors it has.
  const isWhole = depth >= 2 * BITS || to - from === 1
  if (isWhole || Math.max(doorsIn({ from, to: middle }), doorsIn({ from: middle, to })) < least) {
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
  const isCell = halves.map((half) => doorsIn(half) >= least)
  const all = guests.slice()
  for (const [k, half] of halves.entries())
    if (!isCell[k] && half.to > half.from) all.push({ from: half.from, to: half.to, slot: 2 * node + k, spot: centre(half) })
  for (const [k, half] of halves.entries()) {
    if (!isCell[k]) continue
    const own = all.filter(({ spot }) => !isCell[1 - k] || (spot[axis]! >= line ? 1 : 0) === k)
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
  const [east, north] = guest.spot
  const at = half === 0 ? Math.min(guest.spot[axis]!, line - 1) : Math.max(guest.spot[axis]!, line)
  return { ...guest, spot: axis === 0 ? [at, north] : [east, at] }
}

function centre({ depth, corner }: Part): [east: number, north: number] {
  const width = 2 ** (BITS - ((depth + 1) >>> 1))
  const height = 2 ** (BITS - (depth >>> 1))
  return [corner[0] + Math.floor(width / 2), corner[1] + Math.floor(height / 2)]
}

function pointsOf({ code, before, cells, tree, least }: Halving, placeOf: Int32Array): SnapPoints {
  const x = new Float64Array(cells.length)
  const y = new Float64Array(cells.length)
  const pointOfPlace = new Int32Array(code.length)
  const addresses = Int32Array.from(cells, (ranges) => ranges.reduce((n, { from, to }) => n + before[to]! - before[from]!, 0))
  for (const [point, ranges] of cells.entries()) {
    for (const { from, to } of ranges)
      for (let place = from; place < to; place++) {
        const [east, north] = spotOf(code[place]!)
        const doors = before[place + 1]! - before[place]!
        x[point]! += doors * east
        y[point]! += doors * north
        pointOfPlace[place] = point
      }
    x[point] = Math.round(x[point]! / addresses[point]!) - ORIGIN
    y[point] = Math.round(y[point]! / addresses[point]!) - ORIGIN
  }
  return { x, y, addresses, pointOf: placeOf.map((place) => pointOfPlace[place]!), tree: Int32Array.from(tree), least, n: before.at(-1)! }
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
  const code = codeAt(Math.floor(place.x) + ORIGIN, Math.floor(place.y) + ORIGIN)
  // A town whose first cell cannot be halved has no nodes.
  let node = snaps.tree.length === 0 ? -2 : 0
  for (let depth = 0; node >= 0; depth++) node = snaps.tree[2 * node + (Math.floor(code / 2 ** (2 * BITS - 1 - depth)) % 2)]!
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
