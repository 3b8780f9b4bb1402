// Hot and cold spots: where the figures around (and at) a place are higher or lower than the town's.

import type { Numbers } from '../checks.ts'
import { type AdjustedPValues, adjustPValues, type PAdjustment } from '../multiple-comparison/adjust-p-values.ts'
import type { MonteCarloOptions } from '../replicates.ts'
import { centred } from './centred.ts'
import { conditionalCounts } from './conditional-permutation.ts'
import { conditionalVariance, type Untested, unevenness, untestedAreas } from './local-moments.ts'
import { type LocalPermutation, localPermutation } from './local-permutation.ts'
import { selvesIn } from './neighbours.ts'
import { lagOf, rowSums } from './spatial-lag.ts'
import { requireWeights, type SpatialWeights, withoutSelf } from './spatial-weights.ts'
import { type Alternative, normalP } from './tests-of-z.ts'

/** Every array has one entry per area. An area without a test (`untested`) has NaN for z and p. */
export type LocalGMoments = {
  /** 'Gi*' where the weights hold every area itself, 'Gi' where none. */
  statistic: 'Gi' | 'Gi*'
  /** Positive in hot spots, negative in cold ones. */
  z: Float64Array
  p: Float64Array
  /** p adjusted over all tested areas. */
  adjustedP: Float64Array
  adjustment: AdjustedPValues['method']
  alternative: Alternative
  /** G itself: the weighted share of the town's total; with its mean and variance. Of use only for values with a natural zero; NaN for a total of 0. */
  estimate: Float64Array
  expectation: Float64Array
  variance: Float64Array
  untested: Untested[]
  n: number
}

export type LocalG = LocalGMoments & { permutation: LocalPermutation }

export type LocalGOptions = { alternative?: Alternative; adjustment?: PAdjustment }

/**
 * Getis and Ord's Gi or Gi* with a permutation test of every area.
 *
 * Question: where are the hot spots and the cold spots?
 * Assumptions: as `localMoran`: the value of the area stays, those of the others are dealt out at random. Gi* (weights with `includeSelf`) takes the
 * place and its surroundings together, Gi only the surroundings; with the own value held fast both have the same permutation p.
 * Not for: telling a place that differs from its surroundings (`localMoran`), raw rates of very different populations.
 *
 * @param values one per area; @param weights of the same n areas, all or none of them their own neighbour; style 'B' is customary
 * @param options `permutations` (999), `seed` (1), `alternative` ('two-sided'), `adjustment` ('benjamini-hochberg'), `runner`, `signal`, `onProgress`
 * Errors: `empty`, `too-short` (4 areas), `shape`, `not-finite`, `constant`, `range` (only some areas their own neighbour), `too-large`, `cancelled`.
 * Reference: Getis and Ord (1992); Ord and Getis (1995), where Gi and Gi* are standardised.
 *
 * @example
 * const row = neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4])
 * const spots = await localG([1, 2, 4, 7, 8, 9], spatialWeights(includeSelf(row), { style: 'B' }))
 * spots.z // => [-1.918, -2.096, -0.6164, 0.8629, 2.096, 1.743]
 */
export async function localG(
  values: Numbers,
  weights: SpatialWeights,
  options: LocalGOptions & MonteCarloOptions & { permutations?: number } = {},
): Promise<LocalG> {
  const moments = localGMoments(values, weights, options)
  const { z, largest } = centred('values', values, 4)
  const { permutations = 999 } = options
  // In units of the largest value, so that what counts as equal does not depend on the unit of the figures.
  const unit = z.map((value) => value / largest)
  const around = withoutSelf(weights)
  const counts = await conditionalCounts(unit, lagOf(unit, around), around, 'lag', { ...options, permutations })
  return { ...moments, permutation: localPermutation(counts, weights.islands, { ...options, permutations }) }
}

/**
 * Gi or Gi* with the z of the published moments and the p that a bell curve gives, without permutations.
 *
 * Question: as `localG`, at once.
 * Assumptions: as `localG`, and that the sum over neighbours is roughly normal, which asks for some eight neighbours.
 * Not for: skewed counts with few neighbours; there take the permutations of `localG`.
 *
 * @param values one per area; @param weights of the same n areas, all or none of them their own neighbour; @param options as `localG`, without permutations
 * Errors: as `localG`.
 * Reference: Getis and Ord (1992); Ord and Getis (1995), where Gi and Gi* are standardised.
 *
 * @example
 * const row = neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4])
 * localGMoments([1, 2, 4, 7, 8, 9], spatialWeights(row, { style: 'B' })).z // => [-1.534, -1.842, -0.4506, 0.6148, 1.847, 1.32]
 */
export function localGMoments(values: Numbers, weights: SpatialWeights, options: LocalGOptions = {}): LocalGMoments {
  const { alternative = 'two-sided', adjustment = 'benjamini-hochberg' } = options
  requireWeights(weights, values, 'all or none')
  const moments = centred('values', values, 4)
  const n = values.length
  const star = selvesIn(weights) > 0
  const { sum, squares } = rowSums(weights)
  const lag = lagOf(moments.z, weights)
  const untested = star ? starUntested(sum, squares) : untestedAreas(moments, sum, squares)
  const gap = star ? lag : lag.map((value, i) => value + (sum[i]! * moments.z[i]!) / (n - 1))
  const spread = sum.map((w, i) =>
    star ? (moments.m2 * n * unevenness(w, squares[i]!, n)) / (n - 1) : conditionalVariance(moments.z[i]!, w, squares[i]!, moments, n),
  )
  const z = gap.map((value, i) => (spread[i]! > 0 ? value / Math.sqrt(spread[i]!) : Number.NaN))
  const p = z.map((value) => normalP(value, alternative))
  const total = sum.map((_, i) => nonZero(n * moments.mean - (star ? 0 : values[i]!)))
  const middle = sum.map((w, i) => w * (star ? moments.mean : moments.mean - moments.z[i]! / (n - 1)))
  return {
    statistic: star ? 'Gi*' : 'Gi',
    z,
    p,
    adjustedP: adjustPValues(p, adjustment).adjusted,
    adjustment,
    alternative,
    estimate: middle.map((value, i) => (value + gap[i]!) / total[i]!),
    expectation: middle.map((value, i) => value / total[i]!),
    variance: spread.map((value, i) => value / total[i]! ** 2),
    untested,
    n,
  }
}

function nonZero(total: number): number {
  return total === 0 ? Number.NaN : total
}

function starUntested(sum: Float64Array, squares: Float64Array): Untested[] {
  const untested: Untested[] = []
  for (let i = 0; i < sum.length; i++)
    if (unevenness(sum[i]!, squares[i]!, sum.length) === 0) untested.push({ area: i, reason: 'all-are-neighbours' })
  return untested
}
