// Explains counts or shares of towns by their conditions, when chance alone or a simple multiple of it makes them vary.

import type { Numbers } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { binomialFamily, poissonFamily, quasiBinomialFamily, quasiPoissonFamily } from './family.ts'
import { type GlmFit, type GlmOptions, prepareRows, summariseFit } from './glm-fit.ts'
import { makeIrls, settleIrls, startIrls } from './irls.ts'

const families = {
  poisson: poissonFamily,
  'quasi-poisson': quasiPoissonFamily,
  binomial: binomialFamily,
  'quasi-binomial': quasiBinomialFamily,
}

/**
 * Poisson, quasi-Poisson, binomial or quasi-binomial regression (log link for counts, logit for shares).
 *
 * Question: how do counts (or shares) go with the conditions of towns, and how sure are we?
 * Assumptions: independent rows; the log of the expected count (the logit of the share) is a sum of the columns; variance is the law's, times one
 * common factor for the "quasi" families.
 * Not for: counts that vary far more in large towns than in small ones - use `fitNegativeBinomial`; repeated figures of one town - errors too small.
 *
 * @param design n x p columns from `designMatrix`
 * @param outcome n counts, or n shares between 0 and 1 with the trials as `weights`
 * @param options see `GlmOptions`; `family` is 'poisson' unless given
 * Errors: `shape`, `not-finite`, `range` (a negative count), `empty`, `too-short`, `constant` (an outcome that never or always happens),
 * `collinear`, `separated` (both name the column), `not-converged`.
 * Method: Fisher scoring on a QR factorisation, halved steps; errors from expected information. p is from z, from t with n - p for "quasi".
 * Reference: McCullagh and Nelder (1989), Generalized Linear Models, section 2.5; as R's `glm`.
 *
 * @example
 * const design = designMatrix(4, [numericTerm('x', [0, 1, 2, 3])])
 * const fit = fitGlm(design, [1, 3, 5, 12])
 * fit.coefficients // => [0.1513, 0.7736]
 * fit.pValues[1] // => 0.001575
 */
export function fitGlm(design: DesignMatrix, outcome: Numbers, options: GlmOptions & { family?: keyof typeof families } = {}): GlmFit {
  const { family: name = 'poisson', tolerance = 1e-9, mostSteps = 100 } = options
  const family = families[name]
  const rows = prepareRows(design, outcome, options, name.endsWith('binomial') ? 1 : Number.POSITIVE_INFINITY)
  const fit = makeIrls(rows.design, rows.y, rows.offset, rows.weights)
  startIrls(fit, family, options.start)
  settleIrls(fit, family, tolerance, mostSteps)
  return summariseFit(fit, family, rows, 0, 'McCullagh and Nelder (1989), Generalized Linear Models')
}
