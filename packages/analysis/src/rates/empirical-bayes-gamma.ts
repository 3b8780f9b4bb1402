// What the true rate of each area may be, when all areas together tell how much rates vary: an estimate with its interval.

import { type Numbers, requireAtLeast, requireCounts, requireLevel, requireSameLength, requireWithin } from '../checks.ts'
import { gammaCdf, gammaQuantile } from '../distributions/gamma.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { type GammaPrior, gammaPriorByLikelihood } from './gamma-prior.ts'

/** Every array has one entry per area. */
export type EmpiricalBayesGamma = GammaPrior & {
  /** Mean and variance of the ratios over areas. */
  priorMean: number
  priorVariance: number
  posteriorMean: Float64Array
  posteriorSd: Float64Array
  lower: Float64Array
  median: Float64Array
  upper: Float64Array
  /** P(true ratio above the prior mean). Where ratios do not vary, it is 0: none is above. */
  probabilityAboveMean: Float64Array
  level: number
  n: number
}

/**
 * Empirical-Bayes ratios with a gamma prior fitted by maximum likelihood, and the posterior of every area.
 *
 * Question: how does each area compare with what was expected of it, when the small ones' luck is discounted, and how sure is that?
 * Assumptions: expected counts are known; true ratios vary between areas as a gamma curve, without regard to place or size; counts are Poisson around
 * them. The prior is taken as known once fitted, which asks for some 100 areas: with 30, intervals of 95 % hold about 93 % (table of coverage).
 * Not for: the most extreme area of many (its estimate is honest, the choice of it is not); areas known to differ (put that into `expected`).
 *
 * @param observed whole numbers from 0, one per area; @param expected counts from 0, same length, in any unit (residents give rates)
 * @param options `level` (0.95), `signal`, `onProgress`
 * Errors: `empty`, `too-short` (2 areas), `shape`, `not-finite`, `range` (a case where none was expected), `constant` (no case at all), `cancelled`,
 * `not-converged` (figures beyond the sizes of any town).
 * Where the likelihood is largest without any variation between areas, `overdispersed` is false, shape and rate are Infinity, and every posterior is
 * the common ratio with no spread.
 * Reference: Clayton and Kaldor (1987), the Poisson-gamma model; Efron and Morris (1975).
 *
 * @example
 * const areas = await empiricalBayesGamma([4, 30, 19, 0, 8, 25], [8, 22, 11, 5, 9, 24])
 * [areas.shape, areas.priorMean, areas.logLikelihood] // => [4.273, 0.9827, -19.53]
 * areas.posteriorMean // => [0.67, 1.301, 1.516, 0.4571, 0.9195, 1.033]
 */
export async function empiricalBayesGamma(
  observed: Numbers,
  expected: Numbers,
  options: LongRunOptions & { level?: number } = {},
): Promise<EmpiricalBayesGamma> {
  const { level = 0.95 } = options
  requireLevel(level)
  requireAtLeast('observed', observed, 2)
  requireCounts('observed', observed)
  requireSameLength('expected', expected, observed.length)
  requireWithin('expected', expected, 0, Number.POSITIVE_INFINITY)
  const n = observed.length
  let cases = 0
  for (let i = 0; i < n; i++) {
    cases += observed[i]!
    if (observed[i]! > 0 && expected[i] === 0)
      throw new AnalysisError('range', `Expected no case at row ${i}, where the expected count is 0, but got ${observed[i]}.`, { row: i })
  }
  if (cases === 0) throw new AnalysisError('constant', 'Expected at least one case, but there is none anywhere.', { names: ['observed'] })
  const prior = await gammaPriorByLikelihood(Float64Array.from(observed), Float64Array.from(expected), options)
  const posterior = emptyPosterior(n)
  const tail = (1 - level) / 2
  await longRun(n, (i) => fillPosterior(posterior, i, observed[i]!, expected[i]!, prior, tail), options)
  const priorVariance = prior.overdispersed ? prior.mean / prior.rate : 0
  return { ...prior, priorMean: prior.mean, priorVariance, ...posterior, level, n }
}

type Posterior = Pick<EmpiricalBayesGamma, 'posteriorMean' | 'posteriorSd' | 'lower' | 'median' | 'upper' | 'probabilityAboveMean'>

function emptyPosterior(n: number): Posterior {
  return {
    posteriorMean: new Float64Array(n),
    posteriorSd: new Float64Array(n),
    lower: new Float64Array(n),
    median: new Float64Array(n),
    upper: new Float64Array(n),
    probabilityAboveMean: new Float64Array(n),
  }
}

function fillPosterior(out: Posterior, i: number, count: number, expected: number, prior: GammaPrior, tail: number): void {
  if (!prior.overdispersed) {
    for (const place of ['posteriorMean', 'lower', 'median', 'upper'] as const) out[place][i] = prior.mean
    return
  }
  const shape = prior.shape + count
  const rate = prior.rate + expected
  out.posteriorMean[i] = shape / rate
  out.posteriorSd[i] = Math.sqrt(shape) / rate
  out.lower[i] = gammaQuantile(tail, shape) / rate
  out.median[i] = gammaQuantile(0.5, shape) / rate
  out.upper[i] = gammaQuantile(tail, shape, true) / rate
  out.probabilityAboveMean[i] = gammaCdf(prior.mean * rate, shape, true)
}
