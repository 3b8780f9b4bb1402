// Says how large or small the effect of a condition may be: the usual interval from estimate and error.

import { requireLevel } from '../checks.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import type { GlmFit } from './glm-fit.ts'

export type CoefficientIntervals = { names: readonly string[]; lower: Float64Array; upper: Float64Array; level: number }

/**
 * Wald intervals of coefficients: estimate and error, on the scale of the link (exp gives ratios).
 *
 * Assumptions: enough rows for the estimate to be near normal; t with n - p where the dispersion was estimated and `t` is asked for
 * (R's `confint.default` always takes the normal, and so does the default here).
 * Not for: few events - use `profileInterval`.
 *
 * @example
 * const fit = fitGlm(designMatrix(4, [numericTerm('x', [0, 1, 2, 3])]), [1, 3, 5, 12])
 * coefficientIntervals(fit).lower[1] // => 0.2939
 */
export function coefficientIntervals(fit: GlmFit, options: { level?: number; t?: boolean } = {}): CoefficientIntervals {
  const { level = 0.95, t = false } = options
  requireLevel(level)
  const df = t && fit.family.startsWith('quasi') ? fit.dfResidual : Number.POSITIVE_INFINITY
  const z = studentTQuantile((1 - level) / 2, df, true)
  const lower = fit.coefficients.map((b, j) => b - z * fit.standardErrors[j]!)
  const upper = fit.coefficients.map((b, j) => b + z * fit.standardErrors[j]!)
  return { names: fit.names, lower, upper, level }
}
