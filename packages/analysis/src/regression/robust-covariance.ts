// Errors of a model's estimates that stay honest when the spread of towns is not the one the model assumes.

import { AnalysisError } from '../errors.ts'
import type { GlmFit } from './glm-fit.ts'

export type RobustCovariance = {
  kind: 'HC0' | 'HC1' | 'HC2' | 'HC3'
  covariance: Float64Array
  standardErrors: Float64Array
  n: number
  reference: string
}

/**
 * Sandwich covariance of a fitted model's coefficients.
 *
 * Question: how sure are we of the estimates if the variance is not the law's?
 * Assumptions: independent rows, the right mean; many rows compared with columns.
 * Not for: rows that belong together (several years of one town).
 *
 * @param kind HC0 plain; HC1 times n/(n-p); HC2 and HC3 divide each residual by (1-h)^(1/2) and (1-h), h the leverage
 * Reference: White (1980); MacKinnon and White (1985); for these models Zeileis (2006), as R's `sandwich::vcovHC`.
 *
 * @example
 * const fit = fitGlm(designMatrix(4, [numericTerm('x', [0, 1, 2, 3])]), [1, 3, 5, 12])
 * robustCovariance(fit, 'HC0').standardErrors // => [0.135, 0.04587]
 */
export function robustCovariance(fit: GlmFit, kind: RobustCovariance['kind'] = 'HC3'): RobustCovariance {
  const p = fit.names.length
  if (fit.n <= p) throw new AnalysisError('too-short', `Expected more rows than columns (${p}), but got ${fit.n}.`)
  const meat = new Float64Array(p * p)
  const power = kind === 'HC2' ? 1 : kind === 'HC3' ? 2 : 0
  const rows = fit.design.rows
  const scores = scoreWeights(fit)
  for (let i = 0; i < rows; i++) {
    if (!(fit.weights[i]! > 0)) continue
    const square = scores[i]! ** 2 / (1 - fit.hat[i]!) ** power
    for (let j = 0; j < p; j++) {
      const left = square * fit.design.values[i + j * rows]!
      for (let k = 0; k < p; k++) meat[j * p + k]! += left * fit.design.values[i + k * rows]!
    }
  }
  const bread = fit.covariance.map((v) => v / fit.dispersion)
  const scale = kind === 'HC1' ? fit.n / (fit.n - p) : 1
  const covariance = product(product(bread, meat, p), bread, p).map((v) => v * scale)
  const standardErrors = Float64Array.from({ length: p }, (_, j) => Math.sqrt(covariance[j * p + j]!))
  return { kind, covariance, standardErrors, n: fit.n, reference: 'Zeileis (2006), Object-oriented computation of sandwich estimators' }
}

// d log-likelihood / d link of each row. For canonical links it is weight x (y - mean); for the negative binomial it is shrunk by 1 + mean/theta.
function scoreWeights(fit: GlmFit): Float64Array {
  const theta = 'theta' in fit ? (fit.theta as number) : Number.POSITIVE_INFINITY
  return fit.y.map((y, i) => (fit.weights[i]! * (y - fit.fitted[i]!)) / (1 + fit.fitted[i]! / theta))
}

function product(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p * p)
  for (let i = 0; i < p; i++) for (let k = 0; k < p; k++) for (let j = 0; j < p; j++) out[i * p + j]! += a[i * p + k]! * b[k * p + j]!
  return out
}
