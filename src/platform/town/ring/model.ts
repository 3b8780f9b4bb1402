// Whether a drawn outline is one that a place can be inside of: closed, not crossing itself, its holes within it.
import { boxAround, type Stretch, somePieceIn, stretchOf } from './stretch/model.ts'

/** Longitude and latitude, or metres east and north. */
export type Position = [x: number, y: number]
/** A closed line: the first position comes again as the last. */
export type Ring = Position[]
/** An outer ring and its holes. */
export type Polygon = Ring[]

const area2 = (a: Position, b: Position, c: Position): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

const within = (a: Position, b: Position, p: Position): boolean =>
  p[0] >= Math.min(a[0], b[0]) && p[0] <= Math.max(a[0], b[0]) && p[1] >= Math.min(a[1], b[1]) && p[1] <= Math.max(a[1], b[1])

/** Whether two pieces of line have a point in common. */
function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [c1, c2, c3, c4] = [area2(a, b, c), area2(a, b, d), area2(c, d, a), area2(c, d, b)]
  if (((c1 > 0 && c2 < 0) || (c1 < 0 && c2 > 0)) && ((c3 > 0 && c4 < 0) || (c3 < 0 && c4 > 0))) return true
  return (c1 === 0 && within(a, b, c)) || (c2 === 0 && within(a, b, d)) || (c3 === 0 && within(c, d, a)) || (c4 === 0 && within(c, d, b))
}

/** Whether two pieces of line cross so that each goes on at the other's far side. */
function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  const [c1, c2, c3, c4] = [area2(a, b, c), area2(a, b, d), area2(c, d, a), area2(c, d, b)]
  return c1 * c2 < 0 && c3 * c4 < 0
}

interface Edge {
  from: Position
  to: Position
  place: number
}

/** The pieces of a ring from west to east; a position said twice in a row counts once. */
function edgesOf(ring: Ring): Edge[] {
  const edges: Edge[] = []
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1] as Position, ring[i] as Position] // both are inside the ring
    if (from[0] !== to[0] || from[1] !== to[1]) edges.push({ from, to, place: edges.length })
  }
  return edges
}

const west = (edge: Edge): number => Math.min(edge.from[0], edge.to[0])
const east = (edge: Edge): number => Math.max(edge.from[0], edge.to[0])

/** Where a ring touches or crosses itself; null when it never does. */
export function selfCrossing(ring: Ring): Position | null {
  const edges = edgesOf(ring)
  const sorted = [...edges].sort((a, b) => west(a) - west(b))
  for (const [i, edge] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j++) {
      const other = sorted[j] as Edge // j is inside the list
      if (west(other) > east(edge)) break
      if (clash(edge, other, edges.length)) return edge.from
    }
  }
  return null
}

function clash(a: Edge, b: Edge, count: number): boolean {
  const apart = Math.abs(a.place - b.place)
  const [first, second] = a.place < b.place ? [a, b] : [b, a]
  if (apart === 1) return turnsBack(first.from, first.to, second.to)
  if (apart === count - 1) return turnsBack(second.from, second.to, first.to)
  return meet(a.from, a.to, b.from, b.to)
}

/** Whether the line goes back over itself at `at`. */
const turnsBack = (from: Position, at: Position, to: Position): boolean =>
  area2(from, at, to) === 0 && (from[0] - at[0]) * (to[0] - at[0]) + (from[1] - at[1]) * (to[1] - at[1]) > 0

/** Whether the lines of two rings cross. Touching is allowed. */
export const ringsCross = (one: Ring, other: Ring): boolean =>
  edgesOf(one).some((edge) => somePieceIn(other, boxAround([edge.from, edge.to]), (from, to) => cross(edge.from, edge.to, from, to)))

export type Where = 'inside' | 'edge' | 'outside'

/** Where a point lies to a ring: inside, when the line from it due east meets the ring an odd number of times. */
export function whereInRing(ring: Ring, point: Position): Where {
  const odd = meetsOddly(ring, stretchOf(ring), point)
  return odd === 'edge' ? 'edge' : odd ? 'inside' : 'outside'
}

function meetsOddly(ring: Ring, stretch: Stretch, point: Position): boolean | 'edge' {
  const [x, y] = point
  if (y < stretch.south || y > stretch.north || x > stretch.east) return false
  // All of it lies to the east: what matters is whether it ends on the other side of the line.
  const isAbove = (place: number) => (ring[place] as Position)[1] > y // only places of the stretch are asked
  if (x < stretch.west) return isAbove(stretch.first) !== isAbove(stretch.last)
  if (!stretch.halves) return piecesMeetOddly(ring, stretch, point)
  const one = meetsOddly(ring, stretch.halves[0], point)
  if (one === 'edge') return 'edge'
  const other = meetsOddly(ring, stretch.halves[1], point)
  return other === 'edge' ? 'edge' : one !== other
}

function piecesMeetOddly(ring: Ring, { first, last }: Stretch, point: Position): boolean | 'edge' {
  let isOdd = false
  for (let i = first; i < last; i++) {
    const [a, b] = [ring[i] as Position, ring[i + 1] as Position] // both are inside the ring
    const side = area2(a, b, point)
    if (side === 0 && within(a, b, point)) return 'edge'
    if (a[1] > point[1] !== b[1] > point[1] && side > 0 === b[1] > a[1]) isOdd = !isOdd
  }
  return isOdd
}

/** The corners of a ring and the middles of its sides: where all corners touch, a middle tells. */
export const alongRing = (ring: Ring): Position[] => [
  ...ring,
  ...ring.slice(1).map((to, i): Position => [((ring[i]?.[0] ?? 0) + to[0]) / 2, ((ring[i]?.[1] ?? 0) + to[1]) / 2]),
]

/** Whether one ring lies within another; they may touch. */
export function ringWithin(inner: Ring, outer: Ring): boolean {
  if (ringsCross(inner, outer)) return false
  // A position on the edge says nothing about which side the ring is on, so the clear ones decide.
  const clear = alongRing(inner)
    .map((position) => whereInRing(outer, position))
    .filter((where) => where !== 'edge')
  return clear.length > 0 && clear.every((where) => where === 'inside')
}

/** Whether a point is in one of the polygons: inside or on its outer ring, and not inside a hole. */
export const isInside = (polygons: Polygon[], point: Position): boolean =>
  polygons.some(
    ([outer, ...holes]) => outer && whereInRing(outer, point) !== 'outside' && holes.every((hole) => whereInRing(hole, point) !== 'inside'),
  )

/** Size of a ring in its own units, for asking whether there is any ground inside it. */
export function sizeOf(ring: Ring): number {
  const [start] = ring
  if (!start) return 0
  let sum = 0
  for (let i = 1; i < ring.length; i++) sum += area2(start, ring[i - 1] as Position, ring[i] as Position)
  return Math.abs(sum) / 2
}
