// The sample drawn again a hundred times on paper: for figures that have no formula for their error.

import { type Numbers, requireAtMost, requireLevel, requireOneOf, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import type { SurveyDesign } from './survey-design.ts'
import { deviate } from './survey-estimate.ts'

/** Ways of reweighting a sample whose spread shows the error of any figure. */
export type ReplicateWeights = {
  readonly kind: 'JK1' | 'JKn' | 'BRR' | 'rao-wu' | 'canty-davison'
  /** Number of replicates. */
  readonly count: number
  /** Squared distances of replicates are summed with these and the common scale. */
  readonly scale: number
  readonly replicateScales: Float64Array
  /** Weights of the sample itself. */
  readonly fullWeights: Float64Array
  readonly df: number
  /** Weights of one replicate, made when asked for. */
  weights(replicate: number): Float64Array
}

/** A figure with the spread of its replicates; arrays have one entry per number that the statistic gives. */
export type ReplicateEstimate = {
  kind: ReplicateWeights['kind']
  estimate: Float64Array
  se: Float64Array
  lower: Float64Array
  upper: Float64Array
  level: number
  /** k x k, row by row. */
  covariance: Float64Array
  /** The statistic of each replicate: count x k, row by row; NaN where it had none. */
  replicates: Float64Array
  count: number
  /** Replicates for which the statistic was not finite; they are left out. */
  failed: number
  df: number
}

/**
 * Any figure of a survey with its error by replicates.
 *
 * Question: how sure is a Gini index, a ratio of medians, a rank, that no formula covers?
 * Assumptions: as the replicates; a smooth figure for the jackknife (no quantiles).
 * Not for: figures with a linearised error above, which is faster. The replicates carry the weights as they are: a calibration is not repeated in
 * each, so errors are on the large side.
 *
 * @param replicates from `jackknifeReplicates`, `bootstrapReplicates` or `balancedReplicates`
 * @param statistic gives one number or several from weights (one per row)
 * @param options `level` (0.95), `around` ('mean': distances from the mean of the replicates; 'estimate': from the figure itself, a little
 * larger), `signal`, `onProgress`
 * Errors: `range` (a statistic that is not finite on the sample itself), `too-short` (fewer than two usable replicates), `shape` (a statistic
 * that gives no number, or changes its length), `too-large`, `cancelled`.
 * Reference: Wolter (2007), Introduction to Variance Estimation, chapters 3 to 5; as R's `survey::withReplicates`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20] })
 * const answers = [4, 6, 7, 9, 8]
 * const mean = (weights) => answers.reduce((sum, y, i) => sum + weights[i] * y, 0) / weights.reduce((a, b) => a + b, 0)
 * const found = await replicateEstimate(jackknifeReplicates(design), mean)
 * [found.estimate[0], found.se[0]] // => [7.25, 0.7238]
 */
export async function replicateEstimate(
  replicates: ReplicateWeights,
  statistic: (weights: Float64Array) => number | Numbers,
  options: LongRunOptions & { level?: number; around?: 'mean' | 'estimate' } = {},
): Promise<ReplicateEstimate> {
  const { level = 0.95, around = 'mean' } = options
  requireLevel(level)
  requireOneOf('around', around, ['mean', 'estimate'])
  const rows = replicates.fullWeights.length
  requireAtMost('rows x replicates', rows * replicates.count, 2e10, 'Use "bootstrapReplicates" with some hundred replicates.')
  const estimate = numbersOf(statistic(Float64Array.from(replicates.fullWeights)))
  const k = estimate.length
  if (k === 0)
    throw new AnalysisError('shape', 'Expected a statistic that gives a number or an array of numbers at once, but it gives none.')
  if (!estimate.every(Number.isFinite))
    throw new AnalysisError('range', 'Expected a statistic that is finite on the sample itself, but it is not.')
  const values = new Float64Array(replicates.count * k)
  const step = (r: number) => {
    const value = numbersOf(statistic(replicates.weights(r)))
    if (value.length !== k)
      throw new AnalysisError('shape', `Expected ${k} numbers of the statistic, but replicate ${r} gave ${value.length}.`)
    values.set(value.every(Number.isFinite) ? value : new Float64Array(k).fill(Number.NaN), r * k)
  }
  await longRun(replicates.count, step, options)
  const { covariance, failed } = spread(replicates, values, estimate, around)
  const se = estimate.map((_, j) => Math.sqrt(covariance[j * k + j]!))
  const t = deviate(level, 't', replicates.df)
  // No error at all stays none, however few degrees of freedom there are.
  const reach = se.map((error) => (error === 0 ? 0 : t * error))
  return {
    kind: replicates.kind,
    estimate,
    se,
    lower: estimate.map((value, j) => value - reach[j]!),
    upper: estimate.map((value, j) => value + reach[j]!),
    level,
    covariance,
    replicates: values,
    count: replicates.count,
    failed,
    df: replicates.df,
  }
}

function numbersOf(value: number | Numbers): Float64Array {
  return typeof value === 'number' ? Float64Array.of(value) : Float64Array.from(value ?? [])
}

function spread(replicates: ReplicateWeights, values: Float64Array, estimate: Float64Array, around: 'mean' | 'estimate') {
  const k = estimate.length
  const { count, replicateScales, scale } = replicates
  const usable = (r: number) => replicateScales[r]! > 0 && !Number.isNaN(values[r * k])
  const used = Array.from({ length: count }, (_, r) => r).filter(usable)
  if (used.length < 2)
    throw new AnalysisError('too-short', `Expected at least two replicates with a finite statistic, but got ${used.length}.`)
  const centre =
    around === 'estimate' ? estimate : estimate.map((_, j) => used.reduce((sum, r) => sum + values[r * k + j]!, 0) / used.length)
  const covariance = new Float64Array(k * k)
  for (const r of used) {
    const weight = scale * replicateScales[r]!
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) covariance[a * k + b]! += weight * (values[r * k + a]! - centre[a]!) * (values[r * k + b]! - centre[b]!)
  }
  let failed = 0
  for (let r = 0; r < count; r++) if (Number.isNaN(values[r * k])) failed++
  return { covariance, failed }
}

/** Refuses (`range`) the number of a replicate that there is not. */
export function requireReplicate(replicate: number, count: number): void {
  requireWhole('replicate', replicate, 0, count - 1)
}

/** Weights of a replicate from factors of the first-stage units. */
export function byUnit(design: SurveyDesign, factors: Float64Array): Float64Array {
  const { unit } = design.stages[0]!
  return design.weights.map((weight, i) => weight * factors[unit ? unit[i]! : i]!)
}
