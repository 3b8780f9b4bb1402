// What a fitted model expects of rows it may not have seen, how sure it is, and which counts would be ordinary there.

import { type Numbers, requireAtMost, requireLevel, requireSameLength } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { ordinaryRange, predictiveLaw, thetaForPrediction } from '../expected/predictive-law.ts'
import { estimatesDispersion, isShare, lawOf } from './family.ts'
import type { NegativeBinomialFit } from './fit-negative-binomial.ts'
import type { GlmFit } from './glm-fit.ts'

/** One entry per row asked for. */
export type GlmPrediction = {
  link: Float64Array
  linkStandardError: Float64Array
  mean: Float64Array
  /** Interval of the mean: where the model's line may lie. */
  lower: Float64Array
  upper: Float64Array
  /** Ends of what would be ordinary for a new observation of weight 1; NaN for shares, whose trials are not known, and where it was not asked for. */
  ordinaryLower: Float64Array
  ordinaryUpper: Float64Array
  level: number
  n: number
}

/**
 * Predictions of a fitted model for new rows.
 *
 * Question: what does the model expect there, how sure is it of that mean, and which single counts (or figures) would be ordinary?
 * Assumptions: the new rows follow the model; its estimates are near normal. The ordinary counts take in chance, overdispersion (theta; for
 * quasi-Poisson a gamma mixture with the same mean and the variance dispersion x mean at that mean) and the uncertainty of the line and of theta;
 * the ordinary figures of a Gaussian take in the estimated spread and the uncertainty of the line, by t with n - p.
 * Not for: conditions far outside those that were fitted - no interval knows that the line bends.
 *
 * @param rows design of the new rows, with the same columns (give factors the fit's `levels`); @param options `offset`, `level` (0.95), `ordinary` (true): also
 * say what would be ordinary, which takes half a millisecond for each row of an overdispersed model
 * Errors: `shape` when columns or offset do not match, `range` for the level, `too-large` (above 2,000 rows with what is ordinary, 50,000 of a Poisson;
 * above 5 million figures).
 * Reference: McCullagh and Nelder (1989), section 2.5; for the mixture see `predictiveLaw`.
 *
 * @example
 * const fit = fitGlm(designMatrix(4, [numericTerm('x', [0, 1, 2, 3])]), [1, 3, 5, 12])
 * const next = predictGlm(fit, designMatrix(1, [numericTerm('x', [4])]))
 * next.mean[0] // => 25.68
 * [next.ordinaryLower[0], next.ordinaryUpper[0]] // => [8, 66]
 */
export function predictGlm(
  fit: GlmFit,
  rows: DesignMatrix,
  options: { offset?: Numbers; level?: number; ordinary?: boolean } = {},
): GlmPrediction {
  const { offset = new Float64Array(rows.rows), level = 0.95, ordinary: wanted = true } = options
  requireLevel(level)
  requireSameLength('offset', offset, rows.rows)
  if (rows.names.join() !== fit.names.join())
    throw new AnalysisError('shape', `Expected the columns ${fit.names.join(', ')}, but got ${rows.names.join(', ')}.`, {
      names: rows.names,
    })
  const n = rows.rows
  requireAtMost('figures (rows times columns)', rows.values.length, MOST_FIGURES, 'Ask for fewer rows at a time.')
  if (wanted && !isShare(fit.family) && fit.family !== 'gaussian')
    requireAtMost(
      'rows',
      n,
      fit.family === 'poisson' ? MOST_ROWS_POISSON : MOST_ROWS,
      'Ask for fewer rows at a time, or without what is ordinary (`ordinary: false`).',
    )
  const law = lawOf(fit)
  const out = Object.fromEntries(arrays.map((name) => [name, new Float64Array(n)])) as Record<(typeof arrays)[number], Float64Array>
  const z = studentTQuantile((1 - level) / 2, estimatesDispersion(fit.family) ? fit.dfResidual : Number.POSITIVE_INFINITY, true)
  for (let i = 0; i < n; i++) {
    const { link, error } = linkOf(fit, rows, i)
    const at = link + (offset[i] as number)
    const ends = [law.mean(at - z * error), law.mean(at + z * error)]
    out.link[i] = at
    out.linkStandardError[i] = error
    out.mean[i] = law.mean(at)
    out.lower[i] = Math.min(...ends)
    out.upper[i] = Math.max(...ends)
    const ordinary = !wanted ? NOT_SAID : ordinaryOutcomes(fit, out.mean[i]!, error * law.slope(out.mean[i]!, at), z, level)
    out.ordinaryLower[i] = ordinary.lower
    out.ordinaryUpper[i] = ordinary.upper
  }
  return { ...out, level, n: fit.n }
}

function ordinaryOutcomes(fit: GlmFit, mean: number, meanError: number, z: number, level: number): { lower: number; upper: number } {
  if (isShare(fit.family)) return NOT_SAID
  if (fit.family === 'gaussian') {
    const reach = z * Math.hypot(meanError, Math.sqrt(fit.dispersion))
    return { lower: mean - reach, upper: mean + reach }
  }
  return ordinaryRange(predictiveLaw({ link: Math.log(mean), linkStandardError: meanError / mean, ...thetaAt(fit, mean) }), level, 'full')
}

const NOT_SAID = { lower: Number.NaN, upper: Number.NaN }
/** Each a second or two. */
const MOST_FIGURES = 5e6
const MOST_ROWS = 2000
const MOST_ROWS_POISSON = 50_000

const arrays = ['link', 'linkStandardError', 'mean', 'lower', 'upper', 'ordinaryLower', 'ordinaryUpper'] as const

function linkOf(fit: GlmFit, rows: DesignMatrix, i: number): { link: number; error: number } {
  const p = fit.names.length
  let link = 0
  let variance = 0
  for (let j = 0; j < p; j++) {
    const value = rows.values[i + j * rows.rows]!
    link += value * fit.coefficients[j]!
    for (let k = 0; k < p; k++) variance += value * rows.values[i + k * rows.rows]! * fit.covariance[j * p + k]!
  }
  return { link, error: Math.sqrt(Math.max(0, variance)) }
}

function thetaAt(fit: GlmFit, mean: number): { theta: number; thetaStandardError: number } {
  if (fit.family === 'negative-binomial') {
    const { theta, thetaStandardError } = fit as NegativeBinomialFit
    return thetaForPrediction(theta, thetaStandardError, fit.n, fit.names.length)
  }
  return { theta: fit.dispersion > 1 ? mean / (fit.dispersion - 1) : Number.POSITIVE_INFINITY, thetaStandardError: Number.NaN }
}
