// All points within a given distance of each other: neighbours for a question that comes with a distance of its own.

import { type Numbers, requireAtMost, requireNumber } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { type Coordinates, type Ground, layGround } from './ground-distance.ts'
import { MOST_PAIRS, type NeighboursByDistance } from './nearest-neighbours.ts'
import { visitNear } from './point-tree.ts'

/**
 * Neighbours at a distance above `from` and up to `to`; with `from` 0 also points in the same place.
 *
 * Question: which places lie within 500 metres of each other (or between 500 and 1,000)?
 * Assumptions: distance as the crow flies. Bands that follow each other share no pair.
 * Not for: places of very different density (in the country many become islands; `nearestNeighbours` gives each the same number).
 *
 * @param x and @param y one per point; @param from from 0; @param to above `from`; both in the unit of the coordinates (kilometres for degrees)
 * @param options `coordinates` ('plane'; 'degrees' for longitude and latitude), `signal`, `onProgress`
 * Errors: `empty`, `too-short` (2 points), `shape`, `not-finite`, `range`, `too-large` (more than 50 million pairs), `cancelled`.
 * Reference: Cliff and Ord (1981), chapter 1; bands as spdep's `dnearneigh` makes them in the plane.
 *
 * @example
 * const near = await distanceNeighbours([0, 1, 3, 7], [0, 0, 0, 0], 0, 3)
 * near.starts // => [0, 2, 4, 6, 6]
 * near.targets // => [1, 2, 0, 2, 0, 1]
 */
export async function distanceNeighbours(
  x: Numbers,
  y: Numbers,
  from: number,
  to: number,
  options: LongRunOptions & { coordinates?: Coordinates } = {},
): Promise<NeighboursByDistance> {
  requireNumber('from', from, 0)
  requireNumber('to', to, 0)
  if (!(to > from)) throw new AnalysisError('range', `Expected "to" to be above "from" (${from}), but got ${to}.`, { names: ['to'] })
  const ground = await layGround(x, y, options.coordinates ?? 'plane', options)
  const { tree, starts } = ground
  const found = { places: new Int32Array(1024), distances: new Float64Array(1024), size: 0, ends: new Int32Array(tree.ids.length + 1) }
  let pairs = 0
  const collect = (slot: number) => {
    const before = found.size
    collectBand(ground, slot, from, to, found)
    found.ends[slot + 1] = found.size
    const place = tree.ids[slot]!
    for (let e = before; e < found.size; e++) {
      const other = found.places[e]!
      pairs += (starts[place + 1]! - starts[place]!) * (starts[other + 1]! - starts[other]!)
    }
    requireAtMost('pairs of neighbours', pairs, MOST_PAIRS, 'Take a smaller distance, or `nearestNeighbours`.')
  }
  await longRun(tree.ids.length, collect, options)
  return rowsOf(ground, found, x.length)
}

/** Places within the band, slot by slot; those of slot s end at `ends[s + 1]`. */
type Found = { places: Int32Array; distances: Float64Array; size: number; ends: Int32Array }

function collectBand(ground: Ground, at: number, from: number, to: number, found: Found): void {
  const { tree } = ground
  const inReach = (straight: number) => ground.least(straight) <= to
  const visit = (slot: number, straight: number) => {
    if (!inReach(straight)) return
    const other = tree.ids[slot]!
    const distance = ground.distance(tree.ids[at]!, other, straight)
    if (distance > to || (distance <= from && !(from === 0 && distance === 0))) return
    if (found.size === found.places.length) makeRoom(found)
    found.places[found.size] = other
    found.distances[found.size++] = distance
  }
  visitNear(tree, at, visit, inReach)
}

function makeRoom(found: Found): void {
  requireAtMost('pairs of neighbours', found.size, MOST_PAIRS, 'Take a smaller distance, or `nearestNeighbours`.')
  const places = new Int32Array(2 * found.size)
  const distances = new Float64Array(2 * found.size)
  places.set(found.places)
  distances.set(found.distances)
  found.places = places
  found.distances = distances
}

// From places to points. Nearness is mutual, so writing each point, in rising order, into the rows of those near it leaves every row sorted.
function rowsOf({ places: { place }, starts, members, tree }: Ground, found: Found, n: number): NeighboursByDistance {
  const slotOf = new Int32Array(tree.ids.length)
  tree.ids.forEach((id, slot) => {
    slotOf[id] = slot
  })
  const near = (i: number, visit: (point: number, distance: number) => void) => {
    const slot = slotOf[place[i]!]!
    for (let e = found.ends[slot]!; e < found.ends[slot + 1]!; e++) {
      const other = found.places[e]!
      for (let m = starts[other]!; m < starts[other + 1]!; m++) if (members[m] !== i) visit(members[m]!, found.distances[e]!)
    }
  }
  const rows = new Int32Array(n + 1)
  const count = (point: number) => {
    rows[point + 1]!++
  }
  for (let i = 0; i < n; i++) near(i, count)
  for (let i = 0; i < n; i++) rows[i + 1]! += rows[i]!
  const next = rows.slice(0, n)
  const targets = new Int32Array(rows[n]!)
  const distances = new Float64Array(rows[n]!)
  for (let i = 0; i < n; i++) {
    near(i, (point, distance) => {
      targets[next[point]!] = i
      distances[next[point]!++] = distance
    })
  }
  return { n, starts: rows, targets, distances }
}
