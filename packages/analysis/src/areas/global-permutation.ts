// The global map statistics held against a thousand other ways of dealing the same figures out over the map; no bell curve needed.

import { type Numbers, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type ArrangementOptions, type ArrangementTest, testArrangements } from './arrangements.ts'
import { centred } from './centred.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import { type IslandRule, weightConstants } from './weight-constants.ts'

type Options = ArrangementOptions & { islands?: IslandRule }

/**
 * Permutation test of global Moran's I.
 *
 * Question: are neighbouring areas more alike than in a thousand random arrangements of the same figures?
 * Assumptions: without likeness every arrangement is equally likely. Nothing about the shape of the values.
 * Not for: raw rates of areas with very different populations (`empiricalBayesMoran`).
 *
 * @param values one per area; @param weights of the same n areas, none of them its own neighbour
 * @param options `permutations` (999), `seed` (1), `alternative` ('greater'), `islands` ('leave-out' of n), `runner`, `signal`, `onProgress`
 * Errors: `empty`, `too-short` (4 areas), `shape`, `not-finite`, `constant`, `range`, `too-large`, `cancelled`.
 * Reference: Cliff and Ord (1981), section 2.4.
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * const test = await moranPermutation([1, 2, 4, 7, 8, 9], row, { permutations: 199, seed: 7 })
 * [test.estimate, test.p] // => [0.7812, 0.02]
 */
export async function moranPermutation(values: Numbers, weights: SpatialWeights, options: Options = {}): Promise<ArrangementTest> {
  requireWeights(weights, values)
  const { z, m2 } = centred('values', values, 4)
  const { n, s0 } = weightConstants(weights, options.islands ?? 'leave-out', 4)
  return testArrangements(z, z, weights, { pairing: 'product', scale: n / (s0 * z.length * m2), facing: 1 }, options)
}

/**
 * Permutation test of global Geary's C.
 *
 * Question: do neighbours differ less from each other than in a thousand random arrangements of the same figures?
 * Assumptions and not for: as `moranPermutation`.
 *
 * @param values one per area; @param weights of the same n areas, none of them its own neighbour
 * @param options as `moranPermutation`; 'greater' (default) asks whether neighbours are more alike, that is whether C is small
 * Errors: as `moranPermutation`.
 * Reference: Cliff and Ord (1981), section 2.4.
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * const test = await gearyPermutation([1, 2, 4, 7, 8, 9], row, { permutations: 199, seed: 7 })
 * [test.estimate, test.p] // => [0.1292, 0.01]
 */
export async function gearyPermutation(values: Numbers, weights: SpatialWeights, options: Options = {}): Promise<ArrangementTest> {
  requireWeights(weights, values)
  const { z, m2 } = centred('values', values, 4)
  const { n, s0 } = weightConstants(weights, options.islands ?? 'leave-out', 4)
  const scale = (n - 1) / (2 * s0 * z.length * m2)
  return testArrangements(z, z, weights, { pairing: 'squared-difference', scale, facing: -1 }, options)
}

/**
 * Permutation test of the global G of Getis and Ord.
 *
 * Question: do high figures gather more than in a thousand random arrangements?
 * Assumptions and not for: as `globalG`; every arrangement equally likely, over all areas, islands included.
 *
 * @param values one per area, from 0; @param weights of the same n areas, none of them its own neighbour
 * @param options as `moranPermutation`, without `islands`
 * Errors: as `moranPermutation`; `range` for a value below 0, `infeasible` where fewer than two areas are above 0: no pair has a product then.
 * Reference: Getis and Ord (1992).
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]), { style: 'B' })
 * const test = await globalGPermutation([1, 2, 4, 7, 8, 9], row, { permutations: 199, seed: 7 })
 * [test.estimate, test.p] // => [0.445, 0.08]
 */
export async function globalGPermutation(
  values: Numbers,
  weights: SpatialWeights,
  options: ArrangementOptions = {},
): Promise<ArrangementTest> {
  requireWeights(weights, values)
  requireWithin('values', values, 0, Number.POSITIVE_INFINITY)
  const { mean, m2 } = centred('values', values, 4)
  const n = values.length
  const x = Float64Array.from(values)
  if (x.filter((value) => value > 0).length < 2)
    throw new AnalysisError(
      'infeasible',
      'Expected at least two areas above 0, because G is a share of the products of two, but got fewer.',
      {
        names: ['values'],
      },
    )
  const scale = 1 / (n * ((n - 1) * mean * mean - m2))
  return testArrangements(x, x, weights, { pairing: 'product', scale, facing: 1 }, options)
}

/**
 * Bivariate Moran's I with its permutation test.
 *
 * Question: do high values of one thing lie beside high values of another (dark streets beside burglaries next door)?
 * Assumptions: pairs of the two values stay together and are dealt out over the map, so that what the two have in common in the same place is
 * not taken for an effect of the surroundings.
 * Not for: cause; a likeness that both have from a third thing.
 *
 * @param left value of the place, one per area; @param right value whose surroundings are looked at; @param weights of the same n areas
 * @param options as `moranPermutation`, without `islands`; 'two-sided' asks for either direction
 * Errors: as `moranPermutation`.
 * Reference: Wartenberg (1985); Anselin, Syabri and Smirnov (2002). With row sums of 1 it is the slope of the lag of standardised `right` on `left`.
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * const test = await bivariateMoran([1, 2, 4, 7, 8, 9], [0, 3, 2, 5, 9, 8], row, { permutations: 199, seed: 7 })
 * [test.estimate, test.p] // => [0.7347, 0.03]
 */
export async function bivariateMoran(
  left: Numbers,
  right: Numbers,
  weights: SpatialWeights,
  options: ArrangementOptions = {},
): Promise<ArrangementTest> {
  requireWeights(weights, left)
  requireSameLength('right', right, left.length)
  const x = centred('left', left, 4)
  const y = centred('right', right, 4)
  const scale = 1 / (left.length * Math.sqrt(x.m2 * y.m2))
  return testArrangements(x.z, y.z, weights, { pairing: 'product', scale, facing: 1 }, options)
}
