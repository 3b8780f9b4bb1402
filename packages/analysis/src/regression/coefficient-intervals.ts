// Says how large or small the effect of a condition may be: the usual interval from estimate and error, whichever error suits.

import { requireLevel } from '../checks.ts'
import { studentTCdf, studentTQuantile } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { type RobustFit, referenceDf } from './estimating-functions.ts'

export type CoefficientIntervals = {
  names: readonly string[]
  estimates: Float64Array
  standardErrors: Float64Array
  /** Estimate over its error, and its two-sided p. */
  statistics: Float64Array
  pValues: Float64Array
  lower: Float64Array
  upper: Float64Array
  /** Degrees of freedom of t for each coefficient; Infinity is the normal. */
  df: Float64Array
  level: number
}

/**
 * Wald intervals and tests of coefficients, on the scale of the link (exp gives ratios).
 *
 * Question: how large may each effect be, with errors that suit the data?
 * Assumptions: enough rows (or groups) for the estimate to be near normal.
 * Not for: few events - use `profileInterval`.
 *
 * @param fit of `fitLinear`, `fitGlm` or `fitNegativeBinomial`
 * @param options `level` (0.95); `covariance` (the fit's): p x p row by row, such as that of `robustCovariance`, `clusterCovariance`, `neweyWest`;
 * `df`: of t, one for all or one each, such as that of `clusterCovariance`. Unless given: n - p for a linear fit; the normal for the others, as R's
 * `confint.default`, or with `t` n - p where their dispersion was estimated.
 * Errors: `range` (the level, a df not above 0), `shape` (a covariance or df of another size).
 * Reference: Wald (1943); as R's `confint.default` and `lmtest::coeftest`.
 *
 * @example
 * const fit = fitGlm(designMatrix(4, [numericTerm('x', [0, 1, 2, 3])]), [1, 3, 5, 12])
 * coefficientIntervals(fit).lower[1] // => 0.2939
 * coefficientIntervals(fit, { covariance: robustCovariance(fit, 'HC1').covariance }).lower[1] // => 0.6465
 */
export function coefficientIntervals(
  fit: RobustFit,
  options: { level?: number; t?: boolean; covariance?: Float64Array; df?: number | ArrayLike<number> } = {},
): CoefficientIntervals {
  const { level = 0.95, t = !('family' in fit), covariance = fit.covariance } = options
  requireLevel(level)
  const p = fit.names.length
  const own = t ? referenceDf(fit) : Number.POSITIVE_INFINITY
  const given = options.df ?? own
  const df = typeof given === 'number' ? new Float64Array(p).fill(given) : Float64Array.from(given)
  if (covariance.length !== p * p || df.length !== p)
    throw new AnalysisError(
      'shape',
      `Expected a ${p} x ${p} covariance and ${p} df, but got ${covariance.length} numbers and ${df.length}.`,
    )
  const short = df.findIndex((value) => !(value > 0))
  if (short >= 0) throw new AnalysisError('range', `Expected degrees of freedom above 0, but got ${df[short]}.`, { names: ['df'] })
  const standardErrors = df.map((_, j) => Math.sqrt(covariance[j * p + j]!))
  const statistics = standardErrors.map((error, j) => fit.coefficients[j]! / error)
  const reach = standardErrors.map((error, j) => studentTQuantile((1 - level) / 2, df[j]!, true) * error)
  return {
    names: fit.names,
    estimates: fit.coefficients,
    standardErrors,
    statistics,
    pValues: statistics.map((s, j) => 2 * studentTCdf(Math.abs(s), df[j]!, true)),
    lower: fit.coefficients.map((b, j) => b - reach[j]!),
    upper: fit.coefficients.map((b, j) => b + reach[j]!),
    df,
    level,
  }
}
