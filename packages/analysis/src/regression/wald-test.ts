// Asks one question of several estimates at once: are all these effects nothing, are these two the same?

import { requireFinite } from '../checks.ts'
import { fCdf } from '../distributions/f-distribution.ts'
import { AnalysisError } from '../errors.ts'
import { solveSquare } from '../linear-algebra/square-matrix.ts'
import { type RobustFit, referenceDf } from './estimating-functions.ts'

/** A column whose effect is to be 0, or a sum of effects by column name that is to have a value. */
export type Restriction = string | Readonly<Record<string, number>>

export type WaldTest = {
  /** F, or chi-square where `dfDenominator` is Infinity. */
  statistic: number
  df: number
  dfDenominator: number
  p: number
  n: number
  reference: string
}

/**
 * Wald test of linear restrictions, with whatever covariance suits.
 *
 * Question: do these conditions together tell anything; are these two effects equal?
 * Assumptions: estimates near normal with the covariance given.
 * Not for: very few groups or rows - a covariance that is itself badly known makes p too small.
 *
 * @param fit of `fitLinear`, `fitGlm` or `fitNegativeBinomial`
 * @param restrictions each a column name (effect 0) or weights by column name, such as `{ young: 1, poor: -1 }`
 * @param options `covariance` (the fit's): p x p row by row, such as that of `clusterCovariance`; `values` (zeros): what each sum is to be;
 * `df`: of the denominator, n - p where the spread is estimated and Infinity where not, unless given
 * Errors: `empty` (no restriction), `unknown-level` (a column the fit has not), `shape`, `not-finite`, `range` (a df not above 0), `collinear` (restrictions that follow from each other).
 * Reference: Wald (1943); as R's `lmtest::waldtest` and `car::linearHypothesis`.
 *
 * @example
 * const design = designMatrix(7, [numericTerm('a', [0, 1, 2, 3, 4, 5, 6]), numericTerm('b', [1, 0, 1, 0, 0, 1, 1])])
 * const fit = fitLinear(design, [1.1, 2.8, 5.2, 6.9, 9.3, 10.6, 13.2])
 * waldTest(fit, ['a', 'b']).statistic // => 578.1
 * waldTest(fit, [{ a: 1, b: -1 }], { covariance: robustCovariance(fit).covariance }).p // => 0.002069
 */
export function waldTest(
  fit: RobustFit,
  restrictions: readonly Restriction[],
  options: { covariance?: Float64Array; values?: readonly number[]; df?: number } = {},
): WaldTest {
  const p = fit.names.length
  const q = restrictions.length
  const { covariance = fit.covariance, values = restrictions.map(() => 0), df: dfDenominator = referenceDf(fit) } = options
  if (q === 0) throw new AnalysisError('empty', 'Expected at least one restriction, but there is none.')
  if (values.length !== q || covariance.length !== p * p)
    throw new AnalysisError(
      'shape',
      `Expected ${q} values and a ${p} x ${p} covariance, but got ${values.length} and ${covariance.length} numbers.`,
    )
  requireFinite('values', values)
  if (!(dfDenominator > 0))
    throw new AnalysisError('range', `Expected degrees of freedom above 0, but got ${dfDenominator}.`, { names: ['df'] })
  const rows = restrictions.map((restriction) => rowOf(fit.names, restriction))
  const gap = Float64Array.from(rows, (row, k) => row.reduce((sum, weight, j) => sum + weight * fit.coefficients[j]!, 0) - values[k]!)
  const spread = new Float64Array(q * q)
  for (let k = 0; k < q; k++)
    for (let m = 0; m < q; m++)
      for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) spread[k * q + m]! += rows[k]![i]! * covariance[i * p + j]! * rows[m]![j]!
  const solved = solveStandardised(spread, gap, q)
  if (!solved)
    throw new AnalysisError('collinear', 'Expected restrictions that each say something of their own, but some follow from the others.')
  const chiSquare = gap.reduce((sum, g, k) => sum + g * solved[k]!, 0)
  const statistic = dfDenominator === Number.POSITIVE_INFINITY ? chiSquare : chiSquare / q
  return { statistic, df: q, dfDenominator, p: fCdf(chiSquare / q, q, dfDenominator, true), n: fit.n, reference: 'Wald (1943)' }
}

// Effects in units that differ by many powers of ten are brought to one size before the equations are solved.
function solveStandardised(spread: Float64Array, gap: Float64Array, q: number): Float64Array | null {
  const unit = Float64Array.from({ length: q }, (_, k) => Math.sqrt(spread[k * q + k]!) || 1)
  const matrix = spread.map((v, at) => v / (unit[Math.floor(at / q)]! * unit[at % q]!))
  const solved = solveSquare(
    matrix,
    gap.map((g, k) => g / unit[k]!),
    q,
    1,
  )
  return solved?.map((v, k) => v / unit[k]!) ?? null
}

function rowOf(names: readonly string[], restriction: Restriction): Float64Array {
  const row = new Float64Array(names.length)
  const weights = typeof restriction === 'string' ? { [restriction]: 1 } : restriction
  for (const [name, weight] of Object.entries(weights)) {
    const column = names.indexOf(name)
    if (column < 0)
      throw new AnalysisError('unknown-level', `Expected one of the columns ${names.join(', ')}, but got "${name}".`, { names: [name] })
    row[column] = weight
  }
  requireFinite('restrictions', row)
  return row
}
