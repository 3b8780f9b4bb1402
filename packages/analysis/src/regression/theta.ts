// How much towns differ beyond chance and beyond what the model knows of them: the theta of the negative binomial.

import digamma from '@stdlib/math-base-special-digamma'
import trigamma from '@stdlib/math-base-special-trigamma'
import type { DesignMatrix } from '../design-matrix.ts'
import type { CountTable } from './count-columns.ts'
import { poissonFamily } from './family.ts'
import { type Irls, makeIrls, settleIrls, startIrls } from './irls.ts'

/** Slope of the log-likelihood in theta, and minus its curvature, for given means. `table` is that of `y` and `weights`. */
export function thetaScore(
  y: Float64Array,
  mean: Float64Array,
  weights: Float64Array,
  theta: number,
  table: CountTable,
): { score: number; information: number } {
  const digammaTheta = digamma(theta)
  const trigammaTheta = trigamma(theta)
  let score = 0
  let information = 0
  for (let k = 0; k < table.counts.length; k++) {
    score += table.weights[k]! * (digamma(table.counts[k]! + theta) - digammaTheta)
    information += table.weights[k]! * (trigammaTheta - trigamma(table.counts[k]! + theta))
  }
  for (let i = 0; i < y.length; i++) {
    const weight = weights[i]!
    if (weight === 0) continue
    const m = mean[i]!
    const total = m + theta
    score += weight * ((m - y[i]!) / total - Math.log1p(m / theta))
    information += weight * (2 / total - 1 / theta - (y[i]! + theta) / (total * total))
  }
  return { score, information }
}

/** A rough theta from how far counts lie from their means; Infinity when they vary no more than chance makes them. */
export function momentTheta(y: Float64Array, mean: Float64Array, weights: Float64Array): number {
  let above = 0
  let below = 0
  for (let i = 0; i < y.length; i++) {
    const m = mean[i]!
    const gap = y[i]! - m
    // Each row counts as much as it can tell: large towns show their excess, small ones only chance.
    above += (weights[i]! * (gap * gap - m)) / (1 + m)
    below += (weights[i]! * m * m) / (1 + m)
  }
  return above > 0 ? below / above : Number.POSITIVE_INFINITY
}

/** A plain Poisson fit, to start from. */
export function poissonMeans(design: DesignMatrix, y: Float64Array, offset: Float64Array, weights: Float64Array): Irls {
  const fit = makeIrls(design, y, offset, weights)
  startIrls(fit, poissonFamily)
  settleIrls(fit, poissonFamily, 0.3, 100)
  return fit
}
