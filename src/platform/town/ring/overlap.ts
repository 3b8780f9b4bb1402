// Whether pieces of ground cover one another, asked only of those that lie near each other.
import { alongRing, type Polygon, type Position, type Ring, ringsCross, whereInRing } from './model.ts'
import { boxAround, boxesMeet, type Stretch, somePieceIn, stretchOf } from './stretch/model.ts'

/** The places in the list of every two rings whose bounding boxes meet; a list of thousands that lie apart gives few. */
export function* nearPairs(rings: Ring[]): Generator<[number, number]> {
  const boxes = rings.map((ring, place): [number, Stretch] => [place, stretchOf(ring)]).sort(([, a], [, b]) => a.west - b.west)
  for (const [i, [one, box]] of boxes.entries())
    for (let j = i + 1; j < boxes.length; j++) {
      const [other, otherBox] = boxes[j] as [number, Stretch] // j is inside the list
      if (otherBox.west > box.east) break
      if (boxesMeet(box, otherBox)) yield [Math.min(one, other), Math.max(one, other)]
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

const isOn = (ring: Ring, point: Position): boolean =>
  somePieceIn(ring, boxAround([point], hair), (from, to) => distance(point, from, to) <= hair)

/** How far a point is from a piece of line. */
function distance([x, y]: Position, from: Position, to: Position): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const along = Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - from[0] - along * dx, y - from[1] - along * dy)
}
