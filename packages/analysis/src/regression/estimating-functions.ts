// What the sandwich estimators need of any fit: how hard each row pulls at the estimates, and how far they give way.

import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { lawOf } from './family.ts'
import type { LinearFit } from './fit-linear.ts'
import type { GlmFit } from './glm-fit.ts'

/** A fit whose errors can be made robust. */
export type RobustFit = GlmFit | LinearFit

/** Rows used only, in their order. */
export type EstimatingFunctions = {
  /** Numbers of the rows in the design. */
  rows: Uint32Array
  n: number
  p: number
  /** n x p, row by row: derivative of the (quasi-)log-likelihood of each row, without dispersion. */
  values: Float64Array
  /** The score of each row by which its columns are multiplied: weight x residual for a linear model. */
  scores: Float64Array
  /** Working weights: minus the expected second derivative. */
  working: Float64Array
  hat: Float64Array
  /** (X'WX)^-1, p x p. */
  bread: Float64Array
}

/** Refuses (`too-short`) a fit with no more rows than columns, for which no robust error exists. */
export function estimatingFunctions(fit: RobustFit): EstimatingFunctions {
  const p = fit.names.length
  if (fit.n <= p) throw new AnalysisError('too-short', `Expected more rows than columns (${p}), but got ${fit.n}.`)
  const used = Uint32Array.from(fit.weights.keys()).filter((i) => fit.weights[i]! > 0)
  const { scores, working } = 'family' in fit ? glmScores(fit, used) : linearScores(fit, used)
  const scale = 'family' in fit ? fit.dispersion : fit.sigma ** 2
  return {
    rows: used,
    n: used.length,
    p,
    values: timesScores(fit.design, used, scores),
    scores,
    working,
    hat: Float64Array.from(used, (i) => fit.hat[i]!),
    bread: fit.covariance.map((v) => v / scale),
  }
}

/** Degrees of freedom by which a fit's estimates are judged: n - p where the spread is estimated, otherwise Infinity. */
export function referenceDf(fit: RobustFit): number {
  return 'family' in fit && !(fit.family.startsWith('quasi') || fit.family === 'gaussian') ? Number.POSITIVE_INFINITY : fit.dfResidual
}

function linearScores(fit: LinearFit, used: Uint32Array) {
  return {
    scores: Float64Array.from(used, (i) => fit.weights[i]! * fit.residuals[i]!),
    working: Float64Array.from(used, (i) => fit.weights[i]!),
  }
}

// d log-likelihood / d link of each row. For canonical links it is weight x (y - mean); for the negative binomial it is shrunk by 1 + mean/theta.
function glmScores(fit: GlmFit, used: Uint32Array) {
  const law = lawOf(fit)
  const scores = new Float64Array(used.length)
  const working = new Float64Array(used.length)
  used.forEach((i, at) => {
    const mean = fit.fitted[i]!
    const slope = law.slope(mean, fit.link[i]!)
    const perVariance = (fit.weights[i]! * slope) / law.variance(mean)
    scores[at] = perVariance * (fit.y[i]! - mean)
    working[at] = perVariance * slope
  })
  return { scores, working }
}

function timesScores(design: DesignMatrix, used: Uint32Array, scores: Float64Array): Float64Array {
  const p = design.columns
  const out = new Float64Array(used.length * p)
  for (let at = 0; at < used.length; at++)
    for (let j = 0; j < p; j++) out[at * p + j] = scores[at]! * design.values[used[at]! + j * design.rows]!
  return out
}
