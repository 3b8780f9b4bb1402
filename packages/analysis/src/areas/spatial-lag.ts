// The surroundings of every area as one figure: the weighted sum over its neighbours.

import { type Numbers, requireFinite } from '../checks.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'

/**
 * Spatial lag: for each area the weighted sum (with style 'W' the mean) of its neighbours' values.
 *
 * Question: how are things around each place?
 * Not for: an island, whose lag is 0 by convention and not by observation.
 *
 * @param values one per area; @param weights of the same n areas
 * Errors: `shape`, `not-finite`, `range` (only some areas in their own row).
 * Reference: Anselin (1988), Spatial Econometrics, chapter 3.
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(3, [0, 1, 1, 2], [1, 0, 2, 1]))
 * spatialLag([10, 20, 60], row) // => [20, 35, 20]
 */
export function spatialLag(values: Numbers, weights: SpatialWeights): Float64Array {
  requireWeights(weights, values, 'all or none')
  requireFinite('values', values)
  return lagOf(Float64Array.from(values), weights)
}

/** The lag of checked values. */
export function lagOf(values: Float64Array, { n, starts, targets, weights }: SpatialWeights): Float64Array {
  const lag = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let sum = 0
    const end = starts[i + 1]!
    for (let e = starts[i]!; e < end; e++) sum += weights[e]! * values[targets[e]!]!
    lag[i] = sum
  }
  return lag
}

/** Sum and sum of squares of the weights of each row. */
export function rowSums({ n, starts, weights }: SpatialWeights): { sum: Float64Array; squares: Float64Array } {
  const sum = new Float64Array(n)
  const squares = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      const w = weights[e]!
      sum[i]! += w
      squares[i]! += w * w
    }
  }
  return { sum, squares }
}
