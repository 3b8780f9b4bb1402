// How much towns differ beyond chance and beyond what the model knows of them: the theta of the negative binomial.

import digamma from '@stdlib/math-base-special-digamma'
import trigamma from '@stdlib/math-base-special-trigamma'
import { poissonFamily } from './family.ts'
import { makeIrls, settleIrls, startIrls } from './irls.ts'

/** Slope of the log-likelihood in theta, and minus its curvature, for given means. */
export function thetaScore(
  y: Float64Array,
  mean: Float64Array,
  weights: Float64Array,
  theta: number,
): { score: number; information: number } {
  const digammaTheta = digamma(theta)
  const trigammaTheta = trigamma(theta)
  let score = 0
  let information = 0
  for (let i = 0; i < y.length; i++) {
    const weight = weights[i]!
    if (weight === 0) continue
    const count = y[i]!
    const m = mean[i]!
    const total = m + theta
    score += weight * ((count === 0 ? 0 : digamma(count + theta) - digammaTheta) - Math.log1p(m / theta) + (m - count) / total)
    const curve = count === 0 ? 0 : trigammaTheta - trigamma(count + theta)
    information += weight * (curve - 1 / theta + 2 / total - (count + theta) / (total * total))
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

/** Means of a plain Poisson fit, to start from. */
export function poissonMeans(design: Parameters<typeof makeIrls>[0], y: Float64Array, offset: Float64Array, weights: Float64Array) {
  const fit = makeIrls(design, y, offset, weights)
  startIrls(fit, poissonFamily)
  settleIrls(fit, poissonFamily, 1e-3, 100)
  return fit
}
