// How far neighbours differ from each other, against how far any two areas do.

import type { Numbers } from '../checks.ts'
import { centred } from './centred.ts'
import type { MoranOptions } from './moran.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import { type Alternative, beyondRounding, normalP, standardised } from './tests-of-z.ts'
import { type WeightConstants, weightConstants } from './weight-constants.ts'

export type Geary = {
  /** Geary's C: 1 by chance, below 1 where neighbours are alike. */
  estimate: number
  expectation: number
  variance: number
  /** (1 - C) over its error: positive where neighbours are alike. */
  z: number
  p: number
  /** 'greater' asks whether neighbours are more alike than chance makes them (z greater). */
  alternative: Alternative
  assumption: 'randomisation' | 'normality'
  n: number
  islands: number
  s0: number
  kurtosis: number
}

/**
 * Global Geary's C with its test.
 *
 * Question: do neighbours differ less from each other than any two areas of the town do?
 * Assumptions: as `moran`. C looks at differences of pairs and so notices sharp borders that Moran's I averages away.
 * Not for: raw rates of areas with very different populations; few areas (`gearyPermutation`).
 *
 * @param values one per area; @param weights of the same n areas, none of them its own neighbour
 * @param options `alternative` ('greater': more alike), `assumption` ('randomisation'), `islands` ('leave-out'; with islands the variance under
 * randomisation then has n of all areas in some places, as spdep 1.2 has, so prefer 'count' or `gearyPermutation` there)
 * Errors: `empty`, `too-short` (4 areas with neighbours), `shape`, `not-finite`, `constant`, `range` (self among neighbours), `infeasible`.
 * Reference: Cliff and Ord (1981), Spatial Processes, chapter 2.
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * const alike = geary([1, 2, 4, 7, 8, 9], row)
 * [alike.estimate, alike.z] // => [0.1292, 2.356]
 */
export function geary(values: Numbers, weights: SpatialWeights, options: MoranOptions = {}): Geary {
  const { alternative = 'greater', assumption = 'randomisation', islands = 'leave-out' } = options
  requireWeights(weights, values)
  const moments = centred('values', values, 4)
  const constants = weightConstants(weights, islands, 4)
  const { n, s0 } = constants
  const estimate = ((n - 1) / (2 * s0)) * (sumOfSquaredDifferences(moments.z, weights) / (values.length * moments.m2))
  const kurtosis = (n * moments.m4) / (values.length * moments.m2 * moments.m2)
  const all = islands === 'count' ? n : weights.n
  const variance = gearyVariance(constants, all, assumption === 'randomisation' ? kurtosis : null)
  const z = standardised(1 - estimate, variance)
  const p = normalP(z, alternative)
  return { estimate, expectation: 1, variance, z, p, alternative, assumption, n, islands: constants.islands, s0, kurtosis }
}

/** Sum over all pairs of weight times squared difference. */
export function sumOfSquaredDifferences(z: Float64Array, { n, starts, targets, weights }: SpatialWeights): number {
  let total = 0
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      const gap = z[i]! - z[targets[e]!]!
      total += weights[e]! * gap * gap
    }
  }
  return total
}

function gearyVariance({ n, s0, s1, s2 }: WeightConstants, all: number, kurtosis: number | null): number {
  const square = s0 * s0
  const less = n - 1
  if (kurtosis === null) return beyondRounding((2 * s1 + s2) * less - 4 * square, 4 * square) / (2 * (all + 1) * square)
  const first = less * s1 * (n * n - 3 * all + 3 - kurtosis * less)
  const second = 0.25 * less * s2 * (n * n + 3 * all - 6 - kurtosis * (n * n - all + 2))
  const third = square * (n * n - 3 - kurtosis * less * less)
  const size = Math.abs(first) + Math.abs(second) + Math.abs(third)
  return beyondRounding(first - second + third, size) / (all * (n - 2) * (n - 3) * square)
}
