// The rate of each place read together with its surroundings: all cases over all residents of the neighbourhood.

import { type Numbers, requirePositive, requireSameLength } from '../checks.ts'
import { requireCountsAndExposure } from '../rates/empirical-bayes.ts'
import { includeSelf, type Neighbours } from './neighbours.ts'

/** Every array has one entry per area. */
export type NeighbourhoodRates = {
  rate: Float64Array
  /** What each rate rests on, the area counted in. */
  cases: Float64Array
  exposure: Float64Array
  /** Areas in each neighbourhood. */
  areas: Int32Array
  per: number
  n: number
}

/**
 * Spatial rate smoother.
 *
 * Question: what does the map look like when each area's rate is that of its whole neighbourhood?
 * Assumptions: neighbours have about the same risk. An island keeps its own rate.
 * Not for: testing (neighbouring values share their data and are alike by construction) or areas on a sharp border.
 *
 * @param counts from 0, one per area; @param exposure residents or person-years, above 0; @param neighbours of the same n areas
 * @param options `per` (1000)
 * Errors: `empty`, `shape`, `not-finite`, `range`.
 * Reference: Kafadar (1996), "Smoothing geographical data, particularly rates of disease".
 *
 * @example
 * const row = neighboursFromPairs(4, [0, 1, 1, 2, 2, 3], [1, 0, 2, 1, 3, 2])
 * neighbourhoodRates([2, 30, 9, 0], [1000, 9000, 1500, 600], row).rate // => [3.2, 3.565, 3.514, 4.286]
 */
export function neighbourhoodRates(
  counts: Numbers,
  exposure: Numbers,
  neighbours: Neighbours,
  options: { per?: number } = {},
): NeighbourhoodRates {
  const { per = 1000 } = options
  requireCountsAndExposure(counts, exposure)
  requirePositive('per', per)
  requireSameLength('counts', counts, neighbours.n)
  const n = neighbours.n
  const { starts, targets } = includeSelf(neighbours)
  const cases = new Float64Array(n)
  const people = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      cases[i]! += counts[targets[e]!]!
      people[i]! += exposure[targets[e]!]!
    }
  }
  return {
    rate: cases.map((sum, i) => (sum / people[i]!) * per),
    cases,
    exposure: people,
    areas: Int32Array.from({ length: n }, (_, i) => starts[i + 1]! - starts[i]!),
    per,
    n,
  }
}
