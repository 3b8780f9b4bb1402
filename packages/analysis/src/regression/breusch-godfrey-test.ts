// Asks whether what the model could not explain this month goes with what it could not explain in the months before.

import { requireOneOf, requireWhole } from '../checks.ts'
import { fCdf } from '../distributions/f-distribution.ts'
import { appendColumns, chooseRows, usedRows } from './design-rows.ts'
import { fitLinear, type LinearFit } from './fit-linear.ts'

export type BreuschGodfreyTest = {
  /** n times the share explained, or F. */
  statistic: number
  order: number
  df: number
  /** Infinity for the chi-square form. */
  dfDenominator: number
  p: number
  n: number
  reference: string
}

/**
 * Breusch-Godfrey test of autocorrelation up to an order.
 *
 * Question: does the model leave a pattern in time, so that errors which ignore time are wrong?
 * Assumptions: rows in order of time, evenly spaced, without gaps; equal spread.
 * Not for: saying which model of the errors is right.
 *
 * @param fit of `fitLinear`, without weights
 * @param options `order` (1): how many neighbours back, 12 for months; `form` ('chi-square', or 'F'); `start` ('zero'): residuals before the first are 0, or 'drop': the first rows are left out
 * Errors: `range` (an order below 1; a weighted fit), `too-short` (no more rows than columns and lags), `collinear`.
 * Reference: Breusch (1978); Godfrey (1978); as R's `lmtest::bgtest`, whose `fill` is `start` here.
 *
 * @example
 * const fit = fitLinear(designMatrix(6, [numericTerm('x', [0, 1, 2, 3, 4, 5])]), [1.1, 2.8, 5.2, 6.9, 9.3, 10.6])
 * breuschGodfreyTest(fit).p // => 0.0368
 */
export function breuschGodfreyTest(
  fit: LinearFit,
  options: { order?: number; form?: 'chi-square' | 'F'; start?: 'zero' | 'drop' } = {},
): BreuschGodfreyTest {
  const { order = 1, form = 'chi-square', start = 'zero' } = options
  requireWhole('order', order, 1)
  requireOneOf('form', form, ['chi-square', 'F'])
  requireOneOf('start', start, ['zero', 'drop'])
  const { design, residuals } = usedRows(fit)
  const lags = Array.from({ length: order }, (_, l) => residuals.map((_, t) => residuals[t - l - 1] ?? 0))
  const kept = Uint32Array.from(residuals.keys()).filter((t) => start === 'zero' || t >= order)
  const rows = chooseRows(appendColumns(design, 'lag', lags), kept)
  const outcome = Float64Array.from(kept, (t) => residuals[t]!)
  const side = fitLinear(rows, outcome)
  const n = kept.length
  let explained = 0
  let left = 0
  let total = 0
  for (let t = 0; t < n; t++) {
    explained += side.fitted[t]! ** 2
    left += side.residuals[t]! ** 2
    total += outcome[t]! ** 2
  }
  const chiSquare = form === 'chi-square'
  const dfDenominator = chiSquare ? Number.POSITIVE_INFINITY : side.dfResidual
  const statistic = chiSquare ? (n * explained) / total : (total - left) / order / (left / side.dfResidual)
  const p = fCdf(chiSquare ? statistic / order : statistic, order, dfDenominator, true)
  return { statistic, order, df: order, dfDenominator, p, n, reference: 'Breusch (1978); Godfrey (1978)' }
}
