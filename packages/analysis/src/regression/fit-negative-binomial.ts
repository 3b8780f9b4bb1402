// Explains counts of towns that differ more than chance makes them: the model behind "what was to be expected".

import type { Numbers } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { type GlmFit, type GlmOptions, requireSearch, requireStart, summariseFit } from './glm-fit.ts'
import { prepareRows } from './prepared-rows.ts'
import { type NegativeBinomialStart, settleNegativeBinomial } from './settle-negative-binomial.ts'

/** A `GlmFit` with the theta of the law: variance = mean + mean^2/theta. */
export type NegativeBinomialFit = GlmFit & {
  /** Infinity where counts vary no more than a Poisson's. */
  theta: number
  /** NaN where theta is Infinity. */
  thetaStandardError: number
  /** 1/theta, as other programs call it. */
  alpha: number
  twoLogLikelihood: number
}

/**
 * Negative-binomial regression (variance mean + mean^2/theta, log link), theta by maximum likelihood.
 *
 * Question: how do counts go with the conditions of towns, when towns also differ in ways nobody measured?
 * Assumptions: independent rows; unmeasured differences multiply a town's mean by a gamma factor with the same spread for all.
 * Not for: fewer than about 30 rows (theta is then a guess); counts that vary less than chance (theta becomes Infinity: stated, not hidden).
 *
 * @param design n x p columns; @param outcome n counts; @param options see `GlmOptions`, with `start` as coefficients *and* theta of a neighbouring fit
 * Errors: as `fitGlm`.
 * Method: errors of coefficients take theta as known (expected information) as R's `MASS::glm.nb`; the error of theta is from observed information;
 * aic and bic count theta; deviances are at the estimated theta.
 * Reference: Venables and Ripley (2002), Modern Applied Statistics with S, section 7.4; Lawless (1987).
 *
 * @example
 * const design = designMatrix(8, [numericTerm('x', [0, 1, 2, 3, 4, 5, 6, 7])])
 * const fit = fitNegativeBinomial(design, [1, 0, 4, 2, 9, 3, 25, 11])
 * fit.theta // => 3.35
 * fit.coefficients // => [-0.1027, 0.4521]
 */
export function fitNegativeBinomial(
  design: DesignMatrix,
  outcome: Numbers,
  options: Omit<GlmOptions, 'start'> & { start?: NegativeBinomialStart } = {},
): NegativeBinomialFit {
  const { start, tolerance = 1e-9, mostSteps = 200 } = options
  requireSearch(tolerance, mostSteps)
  if (start) {
    requireStart(start.coefficients, design.columns)
    if (!(start.theta > 0))
      throw new AnalysisError('range', `Expected a theta above 0 to start from, but got ${start.theta}.`, { names: ['start'] })
  }
  const rows = prepareRows(design, outcome, options, Number.POSITIVE_INFINITY)
  if (rows.n <= design.columns)
    throw new AnalysisError('too-short', `Expected more rows than columns (${design.columns}) to estimate theta, but got ${rows.n} rows.`)
  const { fit, family, theta, thetaStandardError } = settleNegativeBinomial(rows, start, tolerance, mostSteps)
  const summary = summariseFit(fit, family, rows, 1, 'Venables and Ripley (2002), Modern Applied Statistics with S, section 7.4')
  return { ...summary, theta, thetaStandardError, alpha: 1 / theta, twoLogLikelihood: 2 * summary.logLikelihood }
}
