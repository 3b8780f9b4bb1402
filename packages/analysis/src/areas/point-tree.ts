// Finds what lies near a point without looking at all points: the plane (or the globe) cut in halves again and again.

import { type LongRunOptions, longRun } from '../long-run.ts'
import { selectMiddle } from '../select-middle.ts'
import { quiet } from './numbered-places.ts'

/**
 * A k-d tree. The slots lo to hi - 1 hold a part of the points; the middle one stands on the cut, what is below it in the cutting direction comes before
 * it and what is above after. Directions take turns.
 */
export type PointTree = {
  readonly axes: number
  /** Coordinates by slot, `axes` numbers each. */
  readonly places: Float64Array
  /** Number of the point in each slot. */
  readonly ids: Int32Array
}

/** Parts of so many points are not cut further. */
const LEAF = 16

/** Builds the tree level by level; coordinates are `axes` numbers for each point. */
export async function buildPointTree(coordinates: Float64Array, axes: number, options: LongRunOptions): Promise<PointTree> {
  const n = coordinates.length / axes
  const ids = Int32Array.from({ length: n }, (_, i) => i)
  let parts: [number, number][] = [[0, n]]
  const levels = Math.max(0, Math.ceil(Math.log2(n / LEAF)))
  const cutLevel = (level: number) => {
    const halves: [number, number][] = []
    for (const [lo, hi] of parts) {
      if (hi - lo <= LEAF) continue
      const middle = (lo + hi) >> 1
      selectMiddle(coordinates, axes, level % axes, ids, lo, hi, middle)
      halves.push([lo, middle], [middle + 1, hi])
    }
    parts = halves
  }
  await longRun(levels, cutLevel, quiet(options))
  const places = new Float64Array(coordinates.length)
  for (let slot = 0; slot < n; slot++) for (let a = 0; a < axes; a++) places[slot * axes + a] = coordinates[ids[slot]! * axes + a]!
  return { axes, places, ids }
}

/**
 * Visits every point that may be within reach of the point in slot `from`, near parts first.
 *
 * `visit` gets a slot and its straight distance. `inReach` is asked with the distance to a cut, along one axis, whether anything beyond it can matter.
 */
export function visitNear(
  tree: PointTree,
  from: number,
  visit: (slot: number, straight: number) => void,
  inReach: (straight: number) => boolean,
): void {
  const { axes, places } = tree
  const x = places[from * axes]!
  const y = places[from * axes + 1]!
  const z = axes === 3 ? places[from * axes + 2]! : 0
  const see = (slot: number) => {
    const across = places[slot * axes]! - x
    const up = places[slot * axes + 1]! - y
    const through = axes === 3 ? places[slot * axes + 2]! - z : 0
    visit(slot, Math.sqrt(across * across + up * up + through * through))
  }
  const go = (lo: number, hi: number, axis: number): void => {
    if (hi - lo <= LEAF) {
      for (let slot = lo; slot < hi; slot++) see(slot)
      return
    }
    const middle = (lo + hi) >> 1
    const next = axis + 1 === axes ? 0 : axis + 1
    const toCut = (axis === 0 ? x : axis === 1 ? y : z) - places[middle * axes + axis]!
    if (toCut <= 0) go(lo, middle, next)
    else go(middle + 1, hi, next)
    if (!inReach(Math.abs(toCut))) return
    see(middle)
    if (toCut <= 0) go(middle + 1, hi, next)
    else go(lo, middle, next)
  }
  go(0, tree.ids.length, 0)
}
