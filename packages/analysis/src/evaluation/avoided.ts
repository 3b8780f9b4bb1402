// How many incidents the change makes: those seen, compared with the same periods with the effect taken out.

import type { Numbers } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import type { FittedSeries } from './series-errors.ts'

/** Over all periods since the start; negative where there were more than without the change. */
export type Avoided = {
  estimate: number
  lower: number
  upper: number
  /** What was seen. */
  observed: number
  /** Seen over what would have been seen without the change; NaN where the line has no logarithm. */
  ratio: number
  ratioLower: number
  ratioUpper: number
}

/**
 * On a logarithmic line each period's figure is divided by its effect, so figures need no back-transformation of the line itself; the logarithm
 * of their sum is taken as normal (delta method). On a plain line the effects are added up.
 */
export function avoidedOf(
  fitted: FittedSeries,
  design: DesignMatrix,
  outcome: Numbers,
  start: number,
  confidence: number,
  logarithmic: boolean,
): Avoided {
  const columns = ['level', 'slope'].map((name) => design.names.indexOf(name)).filter((j) => j >= 0)
  const slopes = new Float64Array(columns.length)
  let observed = 0
  let without = 0
  for (let t = start; t < design.rows; t++) {
    const at = columns.map((j) => design.values[t + j * design.rows]!)
    const effect = columns.reduce((sum, j, k) => sum + at[k]! * fitted.coefficients[j]!, 0)
    const seen = outcome[t]!
    const unchanged = logarithmic ? seen * Math.exp(-effect) : seen - effect
    observed += seen
    without += unchanged
    for (let k = 0; k < columns.length; k++) slopes[k]! -= at[k]! * (logarithmic ? unchanged : 1)
  }
  const reach = reachOf(fitted, columns, slopes, confidence)
  const estimate = without - observed
  if (!logarithmic) {
    const none = Number.NaN
    return { estimate, lower: estimate - reach, upper: estimate + reach, observed, ratio: none, ratioLower: none, ratioUpper: none }
  }
  const factor = Math.exp(reach / without)
  return {
    estimate,
    lower: without / factor - observed,
    upper: without * factor - observed,
    observed,
    ratio: observed / without,
    ratioLower: observed / (without * factor),
    ratioUpper: (observed * factor) / without,
  }
}

function reachOf(fitted: FittedSeries, columns: readonly number[], slopes: Float64Array, confidence: number): number {
  const { covariance, coefficients } = fitted
  const weights = new Float64Array(coefficients.length)
  let variance = 0
  columns.forEach((j, a) => {
    weights[j] = slopes[a]!
    columns.forEach((k, b) => {
      variance += slopes[a]! * slopes[b]! * covariance[j * coefficients.length + k]!
    })
  })
  return studentTQuantile((1 - confidence) / 2, fitted.dfOf(weights), true) * Math.sqrt(Math.max(0, variance))
}
