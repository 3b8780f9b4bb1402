// Are neighbouring areas more alike than chance would make them? The one figure that is asked for first.

import type { Numbers } from '../checks.ts'
import { centred } from './centred.ts'
import { lagOf } from './spatial-lag.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import { type Alternative, beyondRounding, normalP, standardised } from './tests-of-z.ts'
import { type IslandRule, type WeightConstants, weightConstants } from './weight-constants.ts'

export type Moran = {
  /** Moran's I: above the expectation where neighbours are alike, below where they differ. */
  estimate: number
  expectation: number
  variance: number
  z: number
  p: number
  alternative: Alternative
  assumption: 'randomisation' | 'normality'
  /** Areas counted: those with neighbours, or all where `islands` is 'count'. */
  n: number
  islands: number
  /** Sum of all weights. */
  s0: number
  /** Fourth moment over the square of the second: 3 for a bell curve. */
  kurtosis: number
}

export type MoranOptions = { alternative?: Alternative; assumption?: Moran['assumption']; islands?: IslandRule }

/**
 * Global Moran's I with its test.
 *
 * Question: are neighbouring areas more alike (or less) than if the same figures had been dealt out at random over the map?
 * Assumptions: 'randomisation': every arrangement of the values over the areas is equally likely; 'normality': values are independent draws of one
 * bell curve. z is taken as normal, which asks for some thirty areas; below that use `moranPermutation`.
 * Not for: raw rates of areas with very different populations, whose noise differs (`empiricalBayesMoran`), or residuals of a regression
 * (`moranOfResiduals`). It says nothing about where.
 *
 * @param values one per area; @param weights of the same n areas, none of them its own neighbour
 * @param options `alternative` ('greater': alike), `assumption` ('randomisation'), `islands` ('leave-out' of n as spdep does; the mean is still that
 * of all areas)
 * Errors: `empty`, `too-short` (4 areas with neighbours), `shape`, `not-finite`, `constant`, `range` (self among neighbours), `infeasible` (all areas
 * neighbours of each other: no arrangement differs).
 * Reference: Cliff and Ord (1981), Spatial Processes, chapter 2.
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * const alike = moran([1, 2, 4, 7, 8, 9], row)
 * [alike.estimate, alike.expectation, alike.z] // => [0.7812, -0.2, 2.25]
 * alike.p // => 0.01224
 */
export function moran(values: Numbers, weights: SpatialWeights, options: MoranOptions = {}): Moran {
  const { alternative = 'greater', assumption = 'randomisation', islands = 'leave-out' } = options
  requireWeights(weights, values)
  const moments = centred('values', values, 4)
  const constants = weightConstants(weights, islands, 4)
  const estimate = moranEstimate(moments.z, moments.z, weights, constants.n / constants.s0)
  const kurtosis = moments.m4 / (moments.m2 * moments.m2)
  const expectation = -1 / (constants.n - 1)
  const variance = moranVariance(constants, assumption === 'randomisation' ? kurtosis : null)
  const z = standardised(estimate - expectation, variance)
  const p = normalP(z, alternative)
  return {
    estimate,
    expectation,
    variance,
    z,
    p,
    alternative,
    assumption,
    n: constants.n,
    islands: constants.islands,
    s0: constants.s0,
    kurtosis,
  }
}

/** scale times the sum of left_i times the lag of right, over the sum of squares of left. */
export function moranEstimate(left: Float64Array, right: Float64Array, weights: SpatialWeights, scale: number): number {
  const lag = lagOf(right, weights)
  let product = 0
  let square = 0
  for (let i = 0; i < left.length; i++) {
    product += left[i]! * lag[i]!
    square += left[i]! * left[i]!
  }
  return (scale * product) / square
}

/** Variance of I over all arrangements of values with this kurtosis, or (null) over independent draws of a bell curve. */
export function moranVariance({ n, s0, s1, s2 }: WeightConstants, kurtosis: number | null): number {
  const square = s0 * s0
  const expectation = -1 / (n - 1)
  const less = expectation * expectation
  if (kurtosis === null) {
    const meanSquare = (n * n * s1 - n * s2 + 3 * square) / (square * (n * n - 1))
    return beyondRounding(meanSquare - less, meanSquare)
  }
  const spread = n * (s1 * (n * n - 3 * n + 3) - n * s2 + 3 * square)
  const peaks = kurtosis * (s1 * (n * n - n) - 2 * n * s2 + 6 * square)
  const scale = (n - 1) * (n - 2) * (n - 3) * square
  return beyondRounding((spread - peaks) / scale - less, (Math.abs(spread) + Math.abs(peaks)) / scale)
}
