// Are neighbouring rates alike when small areas' rates are known to jump about by chance?

import { type Numbers, requireAtLeast } from '../checks.ts'
import { empiricalBayesRates } from '../rates/empirical-bayes.ts'
import { type ArrangementOptions, type ArrangementTest, testArrangements } from './arrangements.ts'
import { centred } from './centred.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import { weightConstants } from './weight-constants.ts'

export type EmpiricalBayesMoran = ArrangementTest & {
  /** Each rate less the rate of the whole, over its own standard deviation. */
  standardisedRates: Float64Array
  priorMean: number
  /** Variance of true rates between areas, never below the floor of 0. */
  priorVariance: number
  floored: boolean
}

/**
 * Moran's I of empirical-Bayes standardised rates, with its permutation test.
 *
 * Question: are neighbouring areas alike in their risk - and is it not only that small areas' rates vary more?
 * Assumptions: without likeness every arrangement of the standardised rates is equally likely; counts are Poisson around rates that vary between areas.
 * Not for: counts so small that most areas have none (the standardised rates are then mostly a map of populations).
 *
 * @param counts from 0, one per area; @param exposure residents or person-years, above 0; @param weights of the same n areas, none its own neighbour
 * @param options `permutations` (999), `seed` (1), `alternative` ('greater'), `runner`, `signal`, `onProgress`
 * Errors: `empty`, `too-short` (4 areas), `shape`, `not-finite`, `range`, `constant` (rates that are all the same), `too-large`, `cancelled`.
 * Islands count in n here, as in spdep's EBImoran.mc.
 * Reference: Assuncao and Reis (1999), "A new proposal to adjust Moran's I for population density".
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]))
 * const test = await empiricalBayesMoran([2, 9, 14, 40, 31, 60], [900, 2000, 1500, 3000, 1800, 3100], row, { permutations: 199 })
 * [test.estimate, test.p] // => [0.7929, 0.01]
 */
export async function empiricalBayesMoran(
  counts: Numbers,
  exposure: Numbers,
  weights: SpatialWeights,
  options: ArrangementOptions = {},
): Promise<EmpiricalBayesMoran> {
  requireAtLeast('counts', counts, 4)
  const { raw, priorMean, priorVariance, floored } = empiricalBayesRates(counts, exposure)
  requireWeights(weights, raw)
  const standardisedRates = raw.map((rate, i) =>
    rate === priorMean ? 0 : (rate - priorMean) / Math.sqrt(priorVariance + priorMean / exposure[i]!),
  )
  const { z, m2 } = centred('rates', standardisedRates, 4)
  const { s0 } = weightConstants(weights, 'count', 4)
  const test = await testArrangements(z, z, weights, { pairing: 'product', scale: 1 / (s0 * m2), facing: 1 }, options)
  return { ...test, standardisedRates, priorMean, priorVariance, floored }
}
