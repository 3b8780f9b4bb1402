// Asks whether neighbouring residuals of a series are more alike (or less) than chance makes them.

import { requireOneOf } from '../checks.ts'
import { normalCdf } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import { product } from '../linear-algebra/square-matrix.ts'
import { usedRows } from './design-rows.ts'
import { durbinWatsonCdf } from './durbin-watson-cdf.ts'
import type { LinearFit } from './fit-linear.ts'

export type DurbinWatsonTest = {
  /** About 2 where neighbours have nothing to do with each other; towards 0 where they are alike. */
  statistic: number
  p: number
  alternative: 'positive' | 'negative' | 'two-sided'
  /** 'exact' for normal residuals, or 'normal': by mean and variance of the statistic. */
  method: 'exact' | 'normal'
  n: number
  reference: string
}

/**
 * Durbin-Watson test of first-order autocorrelation.
 *
 * Question: does one month's residual go with the next one's?
 * Assumptions: rows in order of time, evenly spaced, without gaps; normal residuals of equal spread; no lagged outcome among the columns.
 * Not for: seasons or longer memory - `breuschGodfreyTest` with the order of the season.
 *
 * @param fit of `fitLinear`, without weights
 * @param options `alternative` ('positive' autocorrelation); `method`: exact up to 1,000 rows, normal beyond, unless given
 * Errors: `range` (a weighted fit), `too-short` (fewer rows than two more than columns), `too-large` (the exact p of more than 5,000 rows).
 * Convention: as R's `lmtest::dwtest`, which turns to the normal from 100 rows; the normal two-sided p is from the distance to the mean.
 * Reference: Durbin and Watson (1950, 1971); for the exact p Imhof (1961) and Davies (1980).
 *
 * @example
 * const fit = fitLinear(designMatrix(6, [numericTerm('x', [0, 1, 2, 3, 4, 5])]), [1.1, 2.8, 5.2, 6.9, 9.3, 10.6])
 * durbinWatsonTest(fit).statistic // => 2.96
 * durbinWatsonTest(fit).p // => 0.7927
 */
export function durbinWatsonTest(
  fit: LinearFit,
  options: { alternative?: DurbinWatsonTest['alternative']; method?: DurbinWatsonTest['method'] } = {},
): DurbinWatsonTest {
  const { alternative = 'positive' } = options
  requireOneOf('alternative', alternative, ['positive', 'negative', 'two-sided'])
  const { design, residuals } = usedRows(fit)
  const n = residuals.length
  // Residuals with one direction left to lie in always have the same statistic.
  if (fit.dfResidual < 2)
    throw new AnalysisError('too-short', `Expected at least ${n - fit.dfResidual + 2} rows, two more than columns, but got ${n}.`)
  const method = options.method ?? (n <= 1000 ? 'exact' : 'normal')
  requireOneOf('method', method, ['exact', 'normal'])
  let steps = 0
  let squares = 0
  for (let t = 0; t < n; t++) {
    if (t > 0) steps += (residuals[t]! - residuals[t - 1]!) ** 2
    squares += residuals[t]! ** 2
  }
  const statistic = steps / squares
  const columns = orthonormalColumns(design.values, n, design.columns)
  const p = method === 'exact' ? exactP(statistic, columns, n, alternative) : normalP(statistic, columns, n, alternative)
  return { statistic, p, alternative, method, n, reference: 'Durbin and Watson (1950, 1971); Imhof (1961)' }
}

function exactP(statistic: number, columns: Float64Array[], n: number, alternative: DurbinWatsonTest['alternative']): number {
  const below = Math.max(0, Math.min(1, durbinWatsonCdf(statistic, columns, n)))
  if (alternative === 'positive') return below
  return alternative === 'negative' ? 1 - below : 2 * Math.min(below, 1 - below)
}

// The same plane, spanned by columns of length 1 at right angles: Gram and Schmidt, twice, so that nothing of one is left in another.
function orthonormalColumns(x: Float64Array, n: number, p: number): Float64Array[] {
  const columns: Float64Array[] = []
  for (let j = 0; j < p; j++) {
    const column = x.slice(j * n, (j + 1) * n)
    for (let pass = 0; pass < 2; pass++)
      for (const earlier of columns) {
        const share = dot(column, earlier)
        for (let i = 0; i < n; i++) column[i]! -= share * earlier[i]!
      }
    const length = Math.sqrt(dot(column, column))
    columns.push(column.map((v) => v / length))
  }
  return columns
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

// Mean and variance from the traces of MA and (MA)^2, A the matrix of squared differences and M what projects onto residuals.
function normalP(statistic: number, columns: Float64Array[], n: number, alternative: DurbinWatsonTest['alternative']): number {
  const p = columns.length
  const differenced = columns.map(secondDifferences)
  const once = Float64Array.from({ length: p * p }, (_, at) => dot(columns[Math.floor(at / p)]!, differenced[at % p]!))
  const trace = (m: Float64Array) => Array.from({ length: p }, (_, j) => m[j * p + j]!).reduce((a, b) => a + b, 0)
  const first = 2 * (n - 1) - trace(once)
  const second = 2 * (3 * n - 4) - 2 * differenced.reduce((sum, column) => sum + dot(column, column), 0) + trace(product(once, once, p))
  const mean = first / (n - p)
  const deviation = Math.sqrt((2 / ((n - p) * (n - p + 2))) * (second - first * mean))
  const z = (statistic - mean) / deviation
  if (alternative === 'positive') return normalCdf(z)
  return alternative === 'negative' ? normalCdf(z, true) : 2 * normalCdf(Math.abs(z), true)
}

function secondDifferences(column: Float64Array): Float64Array {
  const last = column.length - 1
  return column.map((v, t) => {
    if (t === 0) return v - column[1]!
    return t === last ? v - column[t - 1]! : 2 * v - column[t - 1]! - column[t + 1]!
  })
}
