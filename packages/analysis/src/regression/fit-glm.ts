// Explains counts, shares or figures of towns by their conditions, when chance alone or a simple multiple of it makes them vary.

import type { Numbers } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { familyOf, type GlmFamilyName, isShare } from './family.ts'
import { type GlmFit, type GlmOptions, requireSearch, requireStart, summariseFit } from './glm-fit.ts'
import { makeIrls, settleIrls, startIrls } from './irls.ts'
import type { LinkName } from './link.ts'
import { type PreparedRows, prepareRows } from './prepared-rows.ts'

/** Options of `fitGlm`. */
export type FitGlmOptions = GlmOptions & {
  /** The law of an outcome around its expectation; 'poisson' unless given. */
  family?: GlmFamilyName
  /** The scale on which effects add up; the usual one of the law unless given (log for counts, logit for shares, identity for figures). */
  linkName?: LinkName
}

/**
 * Generalised linear regression: counts ('poisson', 'quasi-poisson'), shares ('binomial', 'quasi-binomial') or figures ('gaussian').
 *
 * Question: how do counts (or shares) go with the conditions of towns, and how sure are we?
 * Assumptions: independent rows; the link of the expectation (its log for counts, its logit for shares) is a sum of the columns; variance is the law's,
 * times one common factor for the "quasi" families.
 * Not for: counts that vary far more in large towns than in small ones - use `fitNegativeBinomial`; repeated figures of one town - errors too small
 * (`clusterCovariance`).
 *
 * @param design n x p columns from `designMatrix`
 * @param outcome n counts, or n shares between 0 and 1 with the trials as `weights`, or n figures
 * @param options see `FitGlmOptions`; links are log and identity for counts and figures; logit, cloglog, probit, log and identity for shares
 * Errors: `shape`, `not-finite`, `range` (a negative count; a link the law has not; a figure not above 0 under a log link; figures beyond 1e75), `too-large` (above 5
 * million figures), `empty`, `too-short`, `constant` (an outcome that never or always happens, or has no error), `collinear`, `separated` (both name the column), `not-converged`.
 * Method: Fisher scoring on the sums of the rows, or on a QR factorisation where sums lose digits; halved steps; errors from expected information.
 * p is from z, from t with n - p where the dispersion is estimated.
 * Reference: McCullagh and Nelder (1989), Generalized Linear Models, section 2.5; as R's `glm`.
 *
 * @example
 * const design = designMatrix(4, [numericTerm('x', [0, 1, 2, 3])])
 * const fit = fitGlm(design, [1, 3, 5, 12])
 * fit.coefficients // => [0.1513, 0.7736]
 * fit.pValues[1] // => 0.001575
 */
export function fitGlm(design: DesignMatrix, outcome: Numbers, options: FitGlmOptions = {}): GlmFit {
  const { family: name = 'poisson', linkName, tolerance = 1e-10, mostSteps = 100 } = options
  const family = familyOf(name, linkName)
  requireSearch(tolerance, mostSteps)
  if (options.start) requireStart(options.start, design.columns)
  const any = name === 'gaussian'
  const rows = prepareRows(design, outcome, options, isShare(name) ? 1 : Number.POSITIVE_INFINITY, any ? Number.NEGATIVE_INFINITY : 0)
  if (any && family.linkName === 'log' && !options.start) refuseWithoutLogarithm(rows)
  const fit = makeIrls(rows.design, rows.y, rows.offset, rows.weights)
  startIrls(fit, family, options.start)
  settleIrls(fit, family, tolerance, mostSteps)
  return summariseFit(fit, family, rows, 0, 'McCullagh and Nelder (1989), Generalized Linear Models')
}

// The search starts from the logarithms of the figures themselves.
function refuseWithoutLogarithm({ y, weights }: PreparedRows): void {
  const row = y.findIndex((value, i) => weights[i]! > 0 && value <= 0)
  if (row >= 0)
    throw new AnalysisError('range', `Expected figures above 0 under a log link (or a "start"), but got ${y[row]} at row ${row}.`, {
      names: ['outcome'],
      row,
    })
}
