// Asks whether large towns (or poor, or growing ones) scatter more around the line than others.

import { requireSameLength } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'
import { chooseRows, usedRows } from './design-rows.ts'
import { fitLinear, type LinearFit } from './fit-linear.ts'

export type BreuschPaganTest = { statistic: number; df: number; p: number; studentised: boolean; n: number; reference: string }

/**
 * Breusch-Pagan test of equal spread.
 *
 * Question: does the scatter around the line go with the conditions, so that the usual errors are wrong?
 * Assumptions: independent rows, the right line. Studentised (Koenker), the default, it does not need normal residuals.
 * Not for: deciding whether to use robust errors - use them anyway (`robustCovariance`).
 *
 * @param fit of `fitLinear`, without weights
 * @param options `design` (the fit's own): the conditions the spread may go with, rows as the fit's design; `studentised` (true)
 * Errors: `range` (a weighted fit, or a design without any condition), `shape`, `collinear`.
 * Reference: Breusch and Pagan (1979); Koenker (1981); as R's `lmtest::bptest`.
 *
 * @example
 * const fit = fitLinear(designMatrix(6, [numericTerm('x', [0, 1, 2, 3, 4, 5])]), [1.1, 2.8, 5.2, 6.9, 9.3, 10.6])
 * breuschPaganTest(fit).p // => 0.1153
 */
export function breuschPaganTest(fit: LinearFit, options: { design?: DesignMatrix; studentised?: boolean } = {}): BreuschPaganTest {
  const { studentised = true } = options
  const used = usedRows(fit)
  const { residuals } = used
  const n = residuals.length
  if (options.design) requireSameLength('design', { length: options.design.rows } as ArrayLike<number>, fit.design.rows)
  const rows = Uint32Array.from(fit.weights.keys()).filter((i) => fit.weights[i]! > 0)
  const design = options.design ? chooseRows(options.design, rows) : used.design
  if (design.columns < 2 || !design.intercept)
    throw new AnalysisError('range', 'Expected an intercept and at least one condition that the spread may go with, but there is none.')
  const square = residuals.reduce((sum, e) => sum + e * e, 0) / n
  const side = fitLinear(
    design,
    residuals.map((e) => (e * e) / square - 1),
  )
  const explained = side.fitted.reduce((sum, f) => sum + f * f, 0)
  const statistic = studentised ? n * side.rSquared : explained / 2
  const df = design.columns - 1
  return { statistic, df, p: chiSquareCdf(statistic, df, true), studentised, n, reference: 'Breusch and Pagan (1979); Koenker (1981)' }
}
