// Whether pieces of ground cover one another, asked only of those that lie near each other.
import { alongRing, type Polygon, type Position, type Ring, ringsCross, whereInRing } from './model.ts'

interface Box {
  place: number
  west: number
  east: number
  south: number
  north: number
}

function boxOf(ring: Ring, place: number): Box {
  const box = { place, west: Infinity, east: -Infinity, south: Infinity, north: -Infinity }
  for (const [x, y] of ring) {
    box.west = Math.min(box.west, x)
    box.east = Math.max(box.east, x)
    box.south = Math.min(box.south, y)
    box.north = Math.max(box.north, y)
  }
  return box
}

/** The places in the list of every two rings whose bounding boxes meet; a list of thousands that lie apart gives few. */
export function* nearPairs(rings: Ring[]): Generator<[number, number]> {
  const boxes = rings.map(boxOf).sort((a, b) => a.west - b.west)
  for (const [i, one] of boxes.entries())
    for (let j = i + 1; j < boxes.length; j++) {
      const other = boxes[j] as Box // j is inside the list
      if (other.west > one.east) break
      if (other.south <= one.north && other.north >= one.south) yield [Math.min(one.place, other.place), Math.max(one.place, other.place)]
    }
}

/** Whether two polygons cover the same ground somewhere. Along their edges and in their corners they may touch. */
export function cover(one: Polygon, other: Polygon): boolean {
  const [a = [], b = []] = [one[0], other[0]]
  if (ringsCross(a, b)) return true
  const [ofA, ofB] = [alongRing(a), alongRing(b)]
  if (ofA.some((point) => isWithin(other, point)) || ofB.some((point) => isWithin(one, point))) return true
  return ofA.every((point) => isOn(b, point)) && ofB.every((point) => isOn(a, point))
}

const isWithin = (polygon: Polygon, point: Position): boolean =>
  polygon.every((ring, place) => whereInRing(ring, point) === (place === 0 ? 'inside' : 'outside') && !isOn(ring, point))

/** Positions are kept to seven decimals, a centimetre; what lies nearer to a line than that lies on it. */
const hair = 1e-7

function isOn(ring: Ring, [x, y]: Position): boolean {
  for (let i = 1; i < ring.length; i++) {
    const [from, to] = [ring[i - 1] as Position, ring[i] as Position] // both are inside the ring
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const along = Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1)))
    if (Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy) <= hair) return true
  }
  return false
}
