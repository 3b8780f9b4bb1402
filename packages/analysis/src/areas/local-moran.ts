// Where on the map do alike areas gather, and which area is unlike its surroundings? One answer for every area.

import type { Numbers } from '../checks.ts'
import { type AdjustedPValues, adjustPValues, type PAdjustment } from '../multiple-comparison/adjust-p-values.ts'
import type { MonteCarloOptions } from '../replicates.ts'
import { type Centred, centred, meanOf } from './centred.ts'
import { conditionalCounts } from './conditional-permutation.ts'
import { conditionalVariance, type Untested, untestedAreas } from './local-moments.ts'
import { type LocalPermutation, localPermutation } from './local-permutation.ts'
import { lagOf, rowSums } from './spatial-lag.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import { type Alternative, normalP } from './tests-of-z.ts'

/** The area and then its surroundings, each above ('High') or not above ('Low') the middle. */
export type Quadrant = 'High-High' | 'Low-Low' | 'Low-High' | 'High-Low'

/** Every array has one entry per area. An area without a test (`untested`) has NaN for z and p. */
export type LocalMoranMoments = {
  /** Local I: positive where an area is like its surroundings, negative where it differs. */
  estimate: Float64Array
  /** Mean, variance and z with the area's own value held fast and the others dealt out (Sokal): what p rests on. */
  expectation: Float64Array
  variance: Float64Array
  z: Float64Array
  /** The same with all values dealt out (Anselin). */
  totalExpectation: Float64Array
  totalVariance: Float64Array
  totalZ: Float64Array
  p: Float64Array
  /** p adjusted over all tested areas. */
  adjustedP: Float64Array
  adjustment: AdjustedPValues['method']
  alternative: Alternative
  /** For an island it follows from a lag of 0 and says nothing. */
  quadrant: Quadrant[]
  lag: Float64Array
  untested: Untested[]
  n: number
}

export type LocalMoran = LocalMoranMoments & { permutation: LocalPermutation }

export type LocalMoranOptions = {
  alternative?: Alternative
  adjustment?: PAdjustment
  /**
   * Middle by which quadrants are told: means of values and lags (spdep), their medians, or the mean of the values and a centred lag of 0 (PySAL).
   * With islands, or weights whose rows do not sum to 1, take 'zero-lag': the others then lean on how many neighbours an area has.
   */
  quadrants?: 'mean' | 'median' | 'zero-lag'
  /** Second moment over n (spdep's default) or n - 1 (GeoDa, PySAL); it scales I and its moments and leaves z and p alone. */
  divisor?: 'n' | 'n-1'
}

/**
 * Local Moran's I with a permutation test of every area.
 *
 * Question: where do high (or low) areas gather, and which area stands out from its surroundings?
 * Assumptions: without likeness all ways of dealing the others' values out over an area's neighbours are equally likely; p is then exact. The adjusted
 * p keeps the expected share of false finds over the map; neighbours share data, and the procedure allows for such positive relation.
 * Not for: raw rates of areas with very different populations (smooth or standardise first); proof of a cause; a look at one area chosen
 * because it stood out.
 *
 * @param values one per area; @param weights of the same n areas, none its own neighbour
 * @param options `permutations` (999; the smallest p is 1/1000, two-sided 2/1000, so a map of 98 areas asks for 9,999 when few stand out), `seed` (1),
 * `alternative` ('two-sided'), `adjustment` ('benjamini-hochberg'), `quadrants` ('mean'), `divisor` ('n'), `runner`, `signal`, `onProgress`
 * Errors: `empty`, `too-short` (4 areas), `shape`, `not-finite`, `constant`, `range` (self among neighbours), `too-large`, `cancelled`.
 * Reference: Anselin (1995), the section on local Moran; Sokal, Oden and Thomson (1998); Caldas de Castro and Singer (2006) for the adjustment.
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * const local = await localMoran([1, 2, 4, 7, 8, 9], row)
 * local.estimate // => [1.444, 0.924, 0.08511, 0.1672, 0.8784, 1.188]
 * local.quadrant[0] // => 'Low-Low'
 */
export async function localMoran(
  values: Numbers,
  weights: SpatialWeights,
  options: LocalMoranOptions & MonteCarloOptions & { permutations?: number } = {},
): Promise<LocalMoran> {
  const moments = localMoranMoments(values, weights, options)
  const { z, largest } = centred('values', values, 4)
  const { permutations = 999 } = options
  // In units of the largest value, so that what counts as equal does not depend on the unit of the figures.
  const unit = z.map((value) => value / largest)
  const counts = await conditionalCounts(unit, lagOf(unit, weights), weights, 'lag', { ...options, permutations })
  // I is the lag times the own value: below the mean, a small lag makes a large I, and at the mean all arrangements give 0.
  for (let i = 0; i < z.length; i++) {
    const { atLeast, atMost } = counts
    if (z[i]! < 0) [atLeast[i], atMost[i]] = [atMost[i]!, atLeast[i]!]
    else if (z[i] === 0) atLeast[i] = atMost[i] = permutations
  }
  return { ...moments, permutation: localPermutation(counts, weights.islands, { ...options, permutations }) }
}

/**
 * Local Moran's I with its moments and the p that a bell curve gives, without permutations: at once, for drawing while somebody waits.
 *
 * Question: as `localMoran`.
 * Assumptions: as `localMoran`, and that the lag is roughly normal, which asks for some eight neighbours or values without long tails.
 * Not for: publishing; there take the permutations of `localMoran`.
 *
 * @param values one per area; @param weights of the same n areas, none its own neighbour; @param options as `localMoran`, without permutations
 * Errors: as `localMoran`.
 * Reference: Anselin (1995), the section on local Moran; Sokal, Oden and Thomson (1998).
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * localMoranMoments([1, 2, 4, 7, 8, 9], row).z // => [1.534, 1.842, 0.4506, 0.6148, 1.847, 1.32]
 */
export function localMoranMoments(values: Numbers, weights: SpatialWeights, options: LocalMoranOptions = {}): LocalMoranMoments {
  const { alternative = 'two-sided', adjustment = 'benjamini-hochberg', quadrants = 'mean', divisor = 'n' } = options
  requireWeights(weights, values)
  const moments = centred('values', values, 4)
  const n = values.length
  const { sum, squares } = rowSums(weights)
  const untested = untestedAreas(moments, sum, squares)
  for (let i = 0; i < n; i++) if (moments.z[i] === 0 && sum[i]! > 0) untested.push({ area: i, reason: 'value-is-the-mean' })
  const lag = lagOf(moments.z, weights)
  const unit = moments.m2 * (divisor === 'n' ? 1 : n / (n - 1))
  const estimate = lag.map((value, i) => (value * moments.z[i]!) / unit)
  const expectation = sum.map((w, i) => -(moments.z[i]! ** 2 * w) / ((n - 1) * unit))
  const variance = sum.map((w, i) => (moments.z[i]! / unit) ** 2 * conditionalVariance(moments.z[i]!, w, squares[i]!, moments, n))
  const total = totalMoments(moments, sum, squares, moments.m2 / unit)
  const tested = (gap: number, spread: number) => (spread > 0 ? gap / Math.sqrt(spread) : Number.NaN)
  const z = estimate.map((value, i) => tested(value - expectation[i]!, variance[i]!))
  const p = z.map((value) => normalP(value, alternative))
  return {
    estimate,
    expectation,
    variance,
    z,
    totalExpectation: total.expectation,
    totalVariance: total.variance,
    totalZ: estimate.map((value, i) => tested(value - total.expectation[i]!, total.variance[i]!)),
    p,
    adjustedP: adjustPValues(p, adjustment).adjusted,
    adjustment,
    alternative,
    quadrant: quadrantsOf(values, lagOf(Float64Array.from(values), weights), lag, quadrants),
    lag: lagOf(Float64Array.from(values), weights),
    untested,
    n,
  }
}

// Anselin's moments; `scale` turns the second moment over n into the one asked for.
function totalMoments({ m2, m4 }: Centred, sum: Float64Array, squares: Float64Array, scale: number) {
  const n = sum.length
  const kurtosis = m4 / (m2 * m2)
  const ofSquares = (n - kurtosis) / (n - 1)
  const ofProducts = (2 * kurtosis - n) / ((n - 1) * (n - 2))
  const expectation = sum.map((w) => (-w * scale) / (n - 1))
  const variance = sum.map((w, i) => {
    const mean = w / (n - 1)
    return (ofSquares * squares[i]! + ofProducts * (w * w - squares[i]!) - mean * mean) * scale * scale
  })
  return { expectation, variance }
}

function quadrantsOf(values: Numbers, lag: Float64Array, centredLag: Float64Array, by: 'mean' | 'median' | 'zero-lag'): Quadrant[] {
  const middle = by === 'median' ? medianOf : meanOf
  const ofValues = middle(values)
  const ofLags = middle(lag)
  return Array.from(lag, (around, i) => {
    const own = values[i]! > ofValues ? 'High' : 'Low'
    const near = (by === 'zero-lag' ? centredLag[i]! > 0 : around > ofLags) ? 'High' : 'Low'
    return `${own}-${near}` as const
  })
}

function medianOf(values: Numbers): number {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
