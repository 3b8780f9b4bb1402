// Where on the map do neighbours differ little from each other, and where do sharp borders run?

import type { Numbers } from '../checks.ts'
import { type AdjustedPValues, adjustPValues, type PAdjustment } from '../multiple-comparison/adjust-p-values.ts'
import type { MonteCarloOptions } from '../replicates.ts'
import { type Centred, centred } from './centred.ts'
import { conditionalCounts } from './conditional-permutation.ts'
import { unevenness } from './local-moments.ts'
import { type LocalPermutation, localPermutation } from './local-permutation.ts'
import { rowSums } from './spatial-lag.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import { type Alternative, beyondRounding, normalP } from './tests-of-z.ts'

/** Every array has one entry per area; z and p are NaN where no arrangement of the others could differ. */
export type LocalGeary = {
  /** Weighted sum of squared differences to the neighbours, values standardised with n - 1: small where neighbours are alike. */
  estimate: Float64Array
  /** Mean, variance and z with the area's own value held fast and the others dealt out. */
  expectation: Float64Array
  variance: Float64Array
  z: Float64Array
  p: Float64Array
  adjustedP: Float64Array
  adjustment: AdjustedPValues['method']
  /** 'less' asks for areas more like their neighbours than by chance, 'greater' for those less like them. */
  alternative: Alternative
  islands: readonly number[]
  permutation: LocalPermutation
  n: number
}

/**
 * Local Geary's C with a permutation test of every area.
 *
 * Question: which areas differ less (or more) from each of their neighbours than from areas elsewhere?
 * Assumptions: as `localMoran`. It also finds gatherings of middling values, and areas with one very different neighbour whose mean hides it.
 * Not for: telling high from low (`localMoran`, `localG`).
 *
 * @param values one per area; @param weights of the same n areas, none its own neighbour
 * @param options `permutations` (999), `seed` (1), `alternative` ('two-sided'), `adjustment` ('benjamini-hochberg'), `runner`, `signal`, `onProgress`
 * Errors: `empty`, `too-short` (4 areas), `shape`, `not-finite`, `constant`, `range` (self among neighbours), `too-large`, `cancelled`.
 * Reference: Anselin (1995), the section on local Geary; Anselin (2019); moments as for any sum over drawn neighbours (Sokal, Oden and Thomson 1998).
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * const local = await localGeary([1, 2, 4, 7, 8, 9], row)
 * local.estimate // => [0.09119, 0.228, 0.5927, 0.4559, 0.09119, 0.09119]
 */
export async function localGeary(
  values: Numbers,
  weights: SpatialWeights,
  options: MonteCarloOptions & { permutations?: number; alternative?: Alternative; adjustment?: PAdjustment } = {},
): Promise<LocalGeary> {
  const { permutations = 999, alternative = 'two-sided', adjustment = 'benjamini-hochberg' } = options
  requireWeights(weights, values)
  const moments = centred('values', values, 4)
  const n = values.length
  const scale = Math.sqrt((moments.m2 * n) / (n - 1))
  const standard = moments.z.map((value) => value / scale)
  const estimate = gapsOf(standard, weights)
  const counts = await conditionalCounts(standard, estimate, weights, 'gap', { ...options, permutations })
  const { expectation, variance } = momentsOfGaps(moments, weights, scale)
  const z = estimate.map((value, i) => (variance[i]! > 0 ? (value - expectation[i]!) / Math.sqrt(variance[i]!) : Number.NaN))
  const p = z.map((value) => normalP(value, alternative))
  return {
    estimate,
    expectation,
    variance,
    z,
    p,
    adjustedP: adjustPValues(p, adjustment).adjusted,
    adjustment,
    alternative,
    islands: weights.islands,
    permutation: localPermutation(counts, weights.islands, { ...options, permutations }),
    n,
  }
}

function gapsOf(standard: Float64Array, { n, starts, targets, weights }: SpatialWeights): Float64Array {
  const gaps = new Float64Array(n)
  for (let i = 0; i < n; i++)
    for (let e = starts[i]!; e < starts[i + 1]!; e++) gaps[i]! += weights[e]! * (standard[i]! - standard[targets[e]!]!) ** 2
  return gaps
}

// The squared differences of area i to all others have a mean and a variance that follow from the moments of the map.
function momentsOfGaps(
  { z, m2, m3, m4 }: Centred,
  graph: SpatialWeights,
  scale: number,
): { expectation: Float64Array; variance: Float64Array } {
  const n = z.length
  const { sum, squares } = rowSums(graph)
  const expectation = new Float64Array(n)
  const variance = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const own = z[i]!
    const mean = (n * (own * own + m2)) / (n - 1)
    // Fourth powers of (own - z) over the map; the own term is 0 by itself.
    const fourth = (n * (own ** 4 + 6 * own * own * m2 - 4 * own * m3 + m4)) / (n - 1)
    const spread = beyondRounding(fourth - mean * mean, fourth)
    expectation[i] = (sum[i]! * mean) / (scale * scale)
    variance[i] = (((n - 1) / (n - 2)) * spread * unevenness(sum[i]!, squares[i]!, n - 1)) / scale ** 4
  }
  return { expectation, variance }
}
