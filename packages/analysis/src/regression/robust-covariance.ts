// Errors of a model's estimates that stay honest when the spread of towns is not the one the model assumes.

import { requireOneOf } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { diagonalRoots, turnRows } from '../linear-algebra/square-matrix.ts'
import { type EstimatingFunctions, estimatingFunctions, type RobustFit } from './estimating-functions.ts'

export type HcKind = 'HC0' | 'HC1' | 'HC2' | 'HC3' | 'HC4' | 'HC4m' | 'HC5'

export type RobustCovariance = {
  kind: HcKind
  /** p x p, row by row. */
  covariance: Float64Array
  standardErrors: Float64Array
  n: number
  reference: string
}

/**
 * Sandwich covariance of a fitted model's coefficients (heteroscedasticity-consistent).
 *
 * Question: how sure are we of the estimates if the variance is not the law's?
 * Assumptions: independent rows, the right mean; many rows compared with columns. With 30 rows HC0 is too small
 * and HC3, the default, holds; where one or two rows lie far out HC3 falls short too and HC4 holds (docs/analysis/coverage.md).
 * Not for: rows that belong together (several years of one town) - `clusterCovariance`; series in time - `neweyWest`.
 *
 * @param fit of `fitLinear`, `fitGlm` or `fitNegativeBinomial`
 * @param kind HC0 plain; HC1 times n/(n-p); the others divide the squared score of a row by a power of 1 - h, h its leverage: HC2 1, HC3 2,
 * HC4 min(4, h/mean h), HC4m min(1, h/mean h) + min(1.5, h/mean h), HC5 half of min(h/mean h, max(4, 0.7 x largest h/mean h))
 * Errors: `too-short` when there are no more rows than columns; `range` for HC2 to HC5 where a row has leverage 1 (alone in its level, it has no
 * residual of its own).
 * Reference: White (1980); MacKinnon and White (1985); Cribari-Neto (2004); Cribari-Neto, Souza and Vasconcellos (2007); Cribari-Neto and da Silva (2011);
 * for these models Zeileis (2006), as R's `sandwich::vcovHC`.
 *
 * @example
 * const fit = fitGlm(designMatrix(4, [numericTerm('x', [0, 1, 2, 3])]), [1, 3, 5, 12])
 * robustCovariance(fit, 'HC0').standardErrors // => [0.135, 0.04587]
 */
export function robustCovariance(fit: RobustFit, kind: HcKind = 'HC3'): RobustCovariance {
  requireOneOf('kind', kind, ['HC0', 'HC1', 'HC2', 'HC3', 'HC4', 'HC4m', 'HC5'])
  const parts = estimatingFunctions(fit)
  const { n, p } = parts
  const covariance = sumOfSquares(parts, kind)
  const reference = 'Zeileis (2006), Object-oriented computation of sandwich estimators'
  return { kind, covariance, standardErrors: diagonalRoots(covariance, p), n, reference }
}

// Sum over rows of the squares of what each does to the estimates, scaled as the kind says: p x p.
function sumOfSquares(parts: EstimatingFunctions, kind: HcKind): Float64Array {
  const { n, p, hat } = parts
  const values = turnRows(parts.values, parts.bread, p)
  const sum = new Float64Array(p * p)
  const meanHat = Math.round(hat.reduce((a, b) => a + b, 0)) / n
  const mostHat = hat.reduce((a, b) => Math.max(a, b), 0)
  if (kind !== 'HC0' && kind !== 'HC1' && mostHat > 1 - 1e-10)
    throw new AnalysisError(
      'range',
      `Expected rows that do not decide an estimate alone, but row ${parts.rows[hat.indexOf(mostHat)]} does; HC1 can do with it.`,
      {
        row: parts.rows[hat.indexOf(mostHat)]!,
      },
    )
  for (let i = 0; i < n; i++) {
    const scale = kind === 'HC1' ? n / (n - p) : (1 - hat[i]!) ** -leveragePower(kind, hat[i]! / meanHat, mostHat / meanHat)
    for (let j = 0; j < p; j++) {
      const left = scale * values[i * p + j]!
      for (let k = 0; k < p; k++) sum[j * p + k]! += left * values[i * p + k]!
    }
  }
  return sum
}

function leveragePower(kind: HcKind, relative: number, largest: number): number {
  switch (kind) {
    case 'HC2':
      return 1
    case 'HC3':
      return 2
    case 'HC4':
      return Math.min(4, relative)
    case 'HC4m':
      return Math.min(1, relative) + Math.min(1.5, relative)
    case 'HC5':
      return Math.min(relative, Math.max(4, 0.7 * largest)) / 2
    default:
      return 0
  }
}
