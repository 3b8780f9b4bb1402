// The k nearest of every point: neighbours for places that have no outlines, or whose outlines do not touch.

import { type Numbers, requireAtMost } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { type Coordinates, type Ground, layGround } from './ground-distance.ts'
import type { Neighbours } from './neighbours.ts'
import { visitNear } from './point-tree.ts'

/** Neighbours with the distance of each entry of `targets`, in the unit of the coordinates (kilometres for degrees). */
export type NeighboursByDistance = Neighbours & { readonly distances: Float64Array }

/** More pairs than this fill the memory of an ordinary machine. */
export const MOST_PAIRS = 5e7

/**
 * The k nearest neighbours of every point, nearest first; at equal distance the one with the lower number first.
 *
 * Question: which places are next to which, when all we have is where they are?
 * Assumptions: nearness as the crow flies matters. Not mutual: `symmetricNeighbours` makes it so.
 * Not for: points recorded at a few shared spots (all k then lie at distance 0); places on two sides of a water.
 *
 * @param x and @param y one per point; @param k whole number from 1, below n
 * @param options `coordinates` ('plane'; 'degrees' for longitude and latitude), `signal`, `onProgress`
 * Errors: `empty`, `too-short` (2 points), `shape`, `not-finite`, `range` (k not below n, no such longitude or latitude), `too-large`, `cancelled`.
 * Reference: Bentley (1975) for the search; equal distances are common on grids, and programs differ in which of them they take.
 *
 * @example
 * const near = await nearestNeighbours([0, 1, 3, 7], [0, 0, 0, 0], 2)
 * near.targets // => [1, 2, 0, 2, 1, 0, 2, 1]
 * near.distances // => [1, 3, 1, 2, 2, 3, 4, 6]
 */
export async function nearestNeighbours(
  x: Numbers,
  y: Numbers,
  k: number,
  options: LongRunOptions & { coordinates?: Coordinates } = {},
): Promise<NeighboursByDistance> {
  const ground = await layGround(x, y, options.coordinates ?? 'plane', options)
  const n = x.length
  if (!(Number.isInteger(k) && k >= 1 && k < n))
    throw new AnalysisError('range', `Expected k to be a whole number from 1 to ${n - 1}, but got ${k}.`, { names: ['k'] })
  requireAtMost('pairs of neighbours', n * k, MOST_PAIRS, 'Take a smaller k.')
  const targets = new Int32Array(n * k)
  const distances = new Float64Array(n * k)
  const list = { ids: new Int32Array(k + 1), distances: new Float64Array(k + 1), size: 0 }
  // In the order of the tree, so that what one search has looked at is still at hand for the next.
  const findOf = (slot: number) => {
    const place = ground.tree.ids[slot]!
    fillNearest(ground, slot, list)
    // Each point of the place has the same list, less itself.
    for (let m = ground.starts[place]!; m < ground.starts[place + 1]!; m++) {
      const point = ground.members[m]!
      let at = point * k
      for (let entry = 0; at < (point + 1) * k; entry++) {
        if (list.ids[entry] === point) continue
        targets[at] = list.ids[entry]!
        distances[at++] = list.distances[entry]!
      }
    }
  }
  await longRun(ground.starts.length - 1, findOf, options)
  const starts = Int32Array.from({ length: n + 1 }, (_, i) => i * k)
  return { n, starts, targets, distances }
}

type List = { ids: Int32Array; distances: Float64Array; size: number }

// The k + 1 points nearest to a place, those in it included, sorted by distance and then number.
function fillNearest(ground: Ground, from: number, list: List): void {
  const { tree, starts, members } = ground
  const place = tree.ids[from]!
  const most = list.ids.length
  list.size = 0
  const inReach = (straight: number) => list.size < most || ground.least(straight) <= list.distances[most - 1]!
  const visit = (slot: number, straight: number) => {
    if (!inReach(straight)) return
    const other = tree.ids[slot]!
    const distance = ground.distance(place, other, straight)
    const last = Math.min(starts[other + 1]!, starts[other]! + most)
    for (let m = starts[other]!; m < last; m++) if (!insert(list, members[m]!, distance)) return
  }
  visitNear(tree, from, visit, inReach)
}

// Puts a point in its place in the list; false when the list is full of nearer ones.
function insert(list: List, id: number, distance: number): boolean {
  const most = list.ids.length
  let at = list.size
  while (at > 0 && (list.distances[at - 1]! > distance || (list.distances[at - 1] === distance && list.ids[at - 1]! > id))) at--
  if (at >= most) return false
  for (let m = Math.min(list.size, most - 1); m > at; m--) {
    list.ids[m] = list.ids[m - 1]!
    list.distances[m] = list.distances[m - 1]!
  }
  list.ids[at] = id
  list.distances[at] = distance
  list.size = Math.min(most, list.size + 1)
  return true
}
