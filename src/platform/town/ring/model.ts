// Whether a drawn outline is one that a place can be inside of: closed, not crossing itself, its holes within it.

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

const sortedOnce = new WeakMap<Ring, { sorted: Edge[]; widest: number }>()

/** The pieces of a ring from west to east, and the widest of them. A ring with many others inside it is asked again and again. */
function sortedEdges(ring: Ring): { sorted: Edge[]; widest: number } {
  const known = sortedOnce.get(ring)
  if (known) return known
  const sorted = edgesOf(ring).sort((a, b) => west(a) - west(b))
  const made = { sorted, widest: sorted.reduce((most, edge) => Math.max(most, east(edge) - west(edge)), 0) }
  sortedOnce.set(ring, made)
  return made
}

/** Whether the lines of two rings cross. Touching is allowed. */
export function ringsCross(one: Ring, other: Ring): boolean {
  const { sorted, widest } = sortedEdges(other)
  for (const edge of edgesOf(one)) {
    for (let j = firstFrom(sorted, west(edge) - widest); j < sorted.length; j++) {
      const candidate = sorted[j] as Edge // j is inside the list
      if (west(candidate) > east(edge)) break
      if (cross(edge.from, edge.to, candidate.from, candidate.to)) return true
    }
  }
  return false
}

function firstFrom(sorted: Edge[], from: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (west(sorted[middle] as Edge) < from) low = middle + 1
    else high = middle
  }
  return low
}

export type Where = 'inside' | 'edge' | 'outside'

/** Where a point lies to a ring. */
export function whereInRing(ring: Ring, point: Position): Where {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Position, ring[i] as Position] // both are inside the ring
    const side = area2(a, b, point)
    if (side === 0 && within(a, b, point)) return 'edge'
    if (a[1] > point[1] !== b[1] > point[1] && side > 0 === b[1] > a[1]) inside = !inside
  }
  return inside ? 'inside' : 'outside'
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
