// Asks whether the line should have been a curve.

import { fCdf } from '../distributions/f-distribution.ts'
import { AnalysisError } from '../errors.ts'
import { appendColumns, usedRows } from './design-rows.ts'
import { fitLinear, type LinearFit } from './fit-linear.ts'

export type ResetTest = {
  statistic: number
  df: number
  dfDenominator: number
  p: number
  powers: readonly number[]
  n: number
  reference: string
}

/**
 * Ramsey's RESET: do powers of the fitted values explain anything more?
 *
 * Question: is the model bent where it should be straight, or straight where it should be bent?
 * Assumptions: as `fitLinear`. It answers whether, not where; look at the residuals too.
 * Not for: finding variables that were forgotten but go with nothing in the model.
 *
 * @param fit of `fitLinear`, without weights
 * @param options `powers` ([2, 3])
 * Errors: `range` (no powers, or one below 2; a weighted fit), `too-short`, `collinear` (fitted values of few kinds have no powers of their own).
 * Reference: Ramsey (1969); as R's `lmtest::resettest` with type "fitted".
 *
 * @example
 * const fit = fitLinear(designMatrix(6, [numericTerm('x', [0, 1, 2, 3, 4, 5])]), [1.1, 2.8, 5.2, 6.9, 9.3, 10.6])
 * resetTest(fit, { powers: [2] }).p // => 0.5242
 */
export function resetTest(fit: LinearFit, options: { powers?: readonly number[] } = {}): ResetTest {
  const { powers = [2, 3] } = options
  if (powers.length === 0 || powers.some((power) => !(power >= 2)))
    throw new AnalysisError('range', `Expected powers from 2, but got ${powers.join(', ') || 'none'}.`, { names: ['powers'] })
  const { design, residuals, y } = usedRows(fit)
  // Only the span of the powers matters, so the fitted values may be centred and scaled, which keeps their cubes apart.
  const fitted = y.map((value, i) => value - residuals[i]!)
  const mean = fitted.reduce((a, b) => a + b, 0) / fitted.length
  const centre = design.intercept ? mean : 0
  const size = Math.sqrt(fitted.reduce((sum, f) => sum + (f - centre) ** 2, 0) / fitted.length) || 1
  const larger = appendColumns(
    design,
    'power',
    powers.map((power) => fitted.map((f) => ((f - centre) / size) ** power)),
  )
  const side = fitLinear(larger, y)
  const before = residuals.reduce((sum, e) => sum + e * e, 0)
  const after = side.residuals.reduce((sum, e) => sum + e * e, 0)
  const df = powers.length
  const dfDenominator = side.dfResidual
  const statistic = (before - after) / df / (after / dfDenominator)
  const p = fCdf(statistic, df, dfDenominator, true)
  return { statistic, df, dfDenominator, p, powers, n: y.length, reference: 'Ramsey (1969)' }
}
