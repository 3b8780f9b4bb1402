// Do high values lie beside high ones, or low beside low? What Moran's I cannot tell apart.

import { type Numbers, requireWithin } from '../checks.ts'
import { type Centred, centred } from './centred.ts'
import { moranVariance } from './moran.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import { type Alternative, beyondRounding, normalP, standardised } from './tests-of-z.ts'
import { type IslandRule, type WeightConstants, weightConstants } from './weight-constants.ts'

export type GlobalG = {
  /** Share of the products of all pairs that lies between neighbours: above the expectation where high values gather. */
  estimate: number
  expectation: number
  variance: number
  z: number
  p: number
  alternative: Alternative
  n: number
  islands: number
  s0: number
}

/**
 * Getis and Ord's global G with its test.
 *
 * Question: where neighbours are alike, is it the high figures that gather (z above 0) or the low ones (below 0)?
 * Assumptions: values from 0 with a natural zero, such as counts and rates; every arrangement of them equally likely. Binary weights make it easiest
 * to read: with style 'W' small rows count as much as large ones.
 * Not for: values that can be negative, or a map where high and low both gather (they cancel).
 *
 * @param values one per area, from 0; @param weights of the same n areas, none of them its own neighbour
 * @param options `alternative` ('greater'), `islands` ('leave-out': neither in n nor in the sums)
 * Errors: `empty`, `too-short` (4 areas with neighbours), `shape`, `not-finite`, `constant`, `range`, `infeasible`.
 * Reference: Getis and Ord (1992), "The analysis of spatial association by use of distance statistics".
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]), { style: 'B' })
 * const g = globalG([1, 2, 4, 7, 8, 9], row)
 * [g.estimate, g.expectation, g.z] // => [0.445, 0.3333, 1.511]
 */
export function globalG(
  values: Numbers,
  weights: SpatialWeights,
  options: { alternative?: Alternative; islands?: IslandRule } = {},
): GlobalG {
  const { alternative = 'greater', islands = 'leave-out' } = options
  requireWeights(weights, values)
  requireWithin('values', values, 0, Number.POSITIVE_INFINITY)
  const constants = weightConstants(weights, islands, 4)
  const counted = countedAreas(weights, islands)
  const moments = centred(
    'values',
    Float64Array.from(counted, (i) => values[i]!),
    4,
  )
  const { n, s0 } = constants
  const pairs = n * ((n - 1) * moments.mean * moments.mean - moments.m2)
  const gap = gapOfProducts(values, moments, weights, constants)
  const variance = varianceOfProducts(moments, constants, counted) / (pairs * pairs)
  const expectation = s0 / (n * (n - 1))
  const z = standardised(gap / pairs, variance)
  const p = normalP(z, alternative)
  return { estimate: expectation + gap / pairs, expectation, variance, z, p, alternative, n, islands: constants.islands, s0 }
}

function countedAreas({ n, islands: none }: SpatialWeights, islands: IslandRule): number[] {
  const left = new Set(islands === 'leave-out' ? none : [])
  return Array.from({ length: n }, (_, i) => i).filter((i) => !left.has(i))
}

// Sum of w x_i x_j minus its expectation, from centred values, because the plain sums lose their digits on values far from 0.
function gapOfProducts(values: Numbers, { mean, m2 }: Centred, weights: SpatialWeights, { n, s0, margins }: WeightConstants): number {
  let alone = 0
  let together = 0
  for (let i = 0; i < weights.n; i++) {
    const own = values[i]! - mean
    alone += own * margins[i]!
    for (let e = weights.starts[i]!; e < weights.starts[i + 1]!; e++)
      together += weights.weights[e]! * own * (values[weights.targets[e]!]! - mean)
  }
  return mean * alone + together + (s0 * m2) / (n - 1)
}

// With x = mean + z the products split into a part linear in z (a sum of z times margins) and Moran's part; their variances and covariance over
// all arrangements follow from the second and third moments.
function varianceOfProducts(moments: Centred, constants: WeightConstants, counted: readonly number[]): number {
  const { mean, m2, m3, m4 } = moments
  const { n, s0, s2, margins } = constants
  const middle = (2 * s0) / n
  let uneven = 0
  for (const i of counted) uneven += (margins[i]! - middle) ** 2
  const linear = (m2 * n * beyondRounding(uneven, s2)) / (n - 1)
  const pairwise = (-s2 * m3) / (n - 1)
  const threefold = ((2 * s0 * s0 - s2) * 2 * m3) / ((n - 1) * (n - 2))
  const both = beyondRounding(pairwise + threefold, Math.abs(pairwise))
  const products = moranVariance(constants, m4 / (m2 * m2)) * (s0 * m2) ** 2
  return mean * mean * linear + 2 * mean * both + products
}
