// Asks whether a larger model tells more about towns than a smaller one inside it.

import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'
import type { NegativeBinomialFit } from './fit-negative-binomial.ts'
import type { GlmFit } from './glm-fit.ts'

export type LikelihoodRatioTest = { statistic: number; df: number; p: number; n: number; reference: string }

/**
 * Likelihood-ratio test of a smaller fit inside a larger one.
 *
 * Question: would chance alone make the larger model fit this much better?
 * Assumptions: same rows, same law; the smaller model's columns are a combination of the larger one's (not checked); theta counts as a parameter
 * when a Poisson is compared with a negative binomial, and p is then halved because theta lies on its border.
 * Not for: "quasi" families, which have no likelihood.
 *
 * Errors: `shape` when the rows differ or the larger model is not larger; `range` for a family without likelihood.
 * Reference: Wilks (1938); for the border Self and Liang (1987), case 5.
 *
 * @example
 * const x = numericTerm('x', [0, 1, 2, 3])
 * const small = fitGlm(designMatrix(4, []), [1, 3, 5, 12])
 * const large = fitGlm(designMatrix(4, [x]), [1, 3, 5, 12])
 * likelihoodRatioTest(small, large).p // => 0.0004014
 */
export function likelihoodRatioTest(smaller: GlmFit, larger: GlmFit): LikelihoodRatioTest {
  if (smaller.n !== larger.n)
    throw new AnalysisError('shape', `Expected fits of the same rows, but they used ${smaller.n} and ${larger.n}.`)
  const statistic = 2 * (larger.logLikelihood - smaller.logLikelihood)
  if (!Number.isFinite(statistic)) throw new AnalysisError('range', 'Expected families with a likelihood, but a "quasi" family has none.')
  const df = parameters(larger) - parameters(smaller)
  if (df < 1) throw new AnalysisError('shape', 'Expected the second fit to have more parameters than the first, but it has not.')
  const border = df === 1 && hasTheta(larger) && !hasTheta(smaller)
  const p = chiSquareCdf(Math.max(0, statistic), df, true) * (border ? 0.5 : 1)
  return { statistic, df, p, n: larger.n, reference: border ? 'Self and Liang (1987)' : 'Wilks (1938)' }
}

const hasTheta = (fit: GlmFit): fit is NegativeBinomialFit => fit.family === 'negative-binomial'
const parameters = (fit: GlmFit) => fit.names.length + (hasTheta(fit) ? 1 : 0)
