// What a fitted hazard regression says of stated groups: how many of them would have gone without the event, month by month.

import { type Numbers, requireAtMost, requireFinite, requireLevel, requireSameLength } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import type { CoxData } from './cox-data.ts'
import type { CoxFit } from './cox-regression.ts'
import { type EventMeans, eventMeans } from './cox-scores.ts'
import { bilinear } from './positive-definite.ts'
import { timeStarts } from './risk-counts.ts'
import { limitsOf, requireScale, type SurvivalScale } from './survival-interval.ts'

/**
 * The curve of one stated set of conditions in one stratum; arrays have one entry per distinct time at
 * which a spell of the stratum ended.
 */
export type PredictedCurve = {
  stratum: string | number
  conditions: Float64Array
  times: Float64Array
  cumulativeHazard: Float64Array
  /** Error of the cumulative hazard, which is that of the logarithm of the survival. */
  cumulativeHazardError: Float64Array
  survival: Float64Array
  lower: Float64Array
  upper: Float64Array
  level: number
  scale: SurvivalScale
}

export type BaselineHazard = { stratum: string | number; times: Float64Array; cumulativeHazard: Float64Array }

/**
 * Cumulative baseline hazard: that of a spell whose columns and offset are all 0, per stratum.
 *
 * Question: how fast do events come before any condition is counted in?
 * Assumptions: as `coxRegression`. Not for: showing to readers where 0 is no sensible value - predict for
 * stated groups instead.
 *
 * @param fit of `coxRegression`; @param options `signal`, `onProgress`
 * Errors: `range` (columns so far from 0, such as years, that the hazard there is no number), `cancelled`.
 * Ties as in the fit (Efron's hazard with Efron's ties).
 * Reference: Breslow (1972); Efron (1977).
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = await coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * const [baseline] = await baselineHazard(fit)
 * baseline.cumulativeHazard // => [0.1466, 0.5341, 0.7852, 1.169, 1.791, 3.44, 3.44]
 */
export async function baselineHazard(fit: CoxFit, options: LongRunOptions = {}): Promise<BaselineHazard[]> {
  const pace = paceOf(4 * fit.n, options)
  await pace(0)
  const ratio = ratioOf(fit, new Float64Array(fit.names.length), 0).ratio
  const baselines = await baselinesOf(fit, pace)
  await pace(THE_REST)
  return baselines.map(({ times, hazard }, s) => ({
    stratum: fit.strata[s]!,
    times,
    cumulativeHazard: hazard.map((h) => h * ratio),
  }))
}

/**
 * Predicted survival curves for stated conditions, with errors of both the effects and the baseline.
 *
 * Question: of places like these, with and without the programme, what share would have gone a year without
 * a new incident?
 * Assumptions: as `coxRegression`; conditions within the range of the data.
 * Not for: one person, one place or one family - the curve is of a group with these conditions, and its
 * limits are of the group's share.
 *
 * @param fit of `coxRegression`
 * @param conditions rows of p figures, in the order of `fit.names`
 * @param options `stratum` (the only one where there is one), `offset` (0), `level` (0.95), `scale`
 * ('log-log'), `signal`,
 * `onProgress`
 * Errors: `shape`, `not-finite`, `unknown-level` (no such stratum, or none named where there are several),
 * `range` (a level, an unknown scale, conditions far outside the data), `cancelled`,
 * `too-large` (conditions x times above 1e8).
 * Reference: Tsiatis (1981) for the variance; Link (1984) for the scales.
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = await coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * const [dark, bright] = await predictSurvival(fit, [[0], [2]])
 * [dark.survival[3], bright.survival[3]] // => [0.3107, 0.6444]
 */
export async function predictSurvival(
  fit: CoxFit,
  conditions: readonly Numbers[],
  options: LongRunOptions & { stratum?: string | number; offset?: number; level?: number; scale?: SurvivalScale } = {},
): Promise<PredictedCurve[]> {
  const { level = 0.95, scale = 'log-log', offset = 0 } = options
  requireLevel(level)
  requireScale(scale)
  requireFinite('offset', [offset])
  for (const row of conditions) {
    requireSameLength('conditions', row, fit.names.length)
    requireFinite('conditions', row)
  }
  const stratum = stratumNumber(fit, options.stratum)
  const pace = paceOf((4 + conditions.length) * fit.n, options)
  await pace(0)
  const baseline = (await baselinesOf(fit, pace))[stratum]!
  requireAtMost(
    'conditions x times',
    conditions.length * baseline.times.length,
    1e8,
    'Round the times, or ask for fewer conditions at once.',
  )
  const z = normalQuantile((1 - level) / 2, true)
  const curves: PredictedCurve[] = []
  for (const row of conditions) {
    const curve = await curveOf(fit, baseline, row, offset, pace)
    const limits = await limitsOf(curve.survival, curve.cumulativeHazardError, z, scale, pace)
    curves.push({ stratum: fit.strata[stratum]!, conditions: Float64Array.from(row), ...curve, ...limits, level, scale })
  }
  await pace(THE_REST)
  return curves
}

// Baselines differ by stratum, so a curve must name its own unless there is only one.
function stratumNumber(fit: CoxFit, wanted: string | number | undefined): number {
  const at = wanted === undefined && fit.strata.length === 1 ? 0 : fit.strata.indexOf(wanted as string | number)
  if (at < 0)
    throw new AnalysisError('unknown-level', `Expected one of the strata ${fit.strata.join(', ')}, but got ${wanted}.`, {
      names: ['stratum'],
    })
  return at
}

/**
 * At each time of a stratum: the hazard of mean conditions so far, its own variance, and the sums of hazard
 * times mean conditions (times x p).
 */
type Baseline = { times: Float64Array; hazard: Float64Array; variance: Float64Array; hazardX: Float64Array }

// Of every stratum, as one walk back through the events serves them all.
async function baselinesOf(fit: CoxFit, pace: Pace): Promise<Baseline[]> {
  const { data, state, spells, strata } = fit.parts
  const means = await eventMeans(data, state.risks, fit.ties, pace)
  // Sorted rows of stratum s lie between from[s] and from[s + 1].
  const from = new Uint32Array(strata.levels.length + 1)
  for (let i = 0; i < data.n; i++) from[strata.code[i]! + 1]!++
  const baselines: Baseline[] = []
  let event = 0
  for (let s = 0; s < strata.levels.length; s++) {
    from[s + 1]! += from[s]!
    const rows = data.order.subarray(from[s]!, from[s + 1]!)
    const baseline = emptyBaseline(spells.time, rows, await timeStarts(spells.time, rows, pace), data.p)
    await inParts(baseline.times.length, 20 + 2 * data.p, pace, (begin, end) => {
      event = addEvents(baseline, data, means, s, event, begin, end)
    })
    baselines.push(baseline)
  }
  return baselines
}

// One place per distinct end of a spell in the stratum, events and ends of watching alike.
function emptyBaseline(time: Float64Array, rows: Uint32Array, starts: Uint32Array, p: number): Baseline {
  const times = new Float64Array(starts.length - 1)
  for (let t = 0; t < times.length; t++) times[t] = time[rows[starts[t]!]!]!
  const room = () => new Float64Array(times.length)
  return { times, hazard: room(), variance: room(), hazardX: new Float64Array(times.length * p) }
}

// Sums of what came at events up to each time; gives the next event.
function addEvents(
  baseline: Baseline,
  data: CoxData,
  means: EventMeans,
  stratum: number,
  first: number,
  begin: number,
  end: number,
): number {
  const { times, hazard, variance, hazardX } = baseline
  const { p, eventTimes, stratumOf } = data
  let event = first
  for (let t = begin; t < end; t++) {
    if (t > 0) {
      hazard[t] = hazard[t - 1]!
      variance[t] = variance[t - 1]!
      for (let j = 0; j < p; j++) hazardX[t * p + j] = hazardX[(t - 1) * p + j]!
    }
    if (event >= eventTimes.length || stratumOf[event] !== stratum || eventTimes[event] !== times[t]) continue
    hazard[t]! += means.hazards.all[event]!
    variance[t]! += means.variance[event]!
    for (let j = 0; j < p; j++) hazardX[t * p + j]! += means.hazardX[event * p + j]!
    event++
  }
  return event
}

/**
 * The hazard of stated conditions over that of the risks of the fit, and where the conditions lie among its
 * centred columns.
 *
 * Refuses (`range`) conditions so far from the data that the ratio leaves what a number can hold, or that
 * their distance squared does: a hazard of 0 or of infinity would look like an answer.
 */
function ratioOf({ parts: { data, scaled, state } }: CoxFit, row: Numbers, offset: number): { ratio: number; at: Float64Array } {
  const { p, centre, scale } = data
  const at = new Float64Array(p)
  let link = offset - state.risks.shift
  for (let j = 0; j < p; j++) {
    at[j] = (row[j]! - centre[j]!) / scale[j]!
    link += at[j]! * scaled[j]!
  }
  if (Math.abs(link) > 700 || at.some((distance) => Math.abs(distance) > 1e100))
    throw new AnalysisError(
      'range',
      'Expected conditions near those of the data, but their hazard is too large or too small for a number; for a baseline, take columns nearer to 0.',
      { names: ['conditions'] },
    )
  return { ratio: Math.exp(link), at }
}

/**
 * The curve of one set of conditions. With H the hazard of mean conditions and q the sum of hazards times
 * means, the variance of the cumulative hazard is ratio^2 (its own + (H x - q)' V (H x - q)): the baseline
 * is unsure by itself, and the effects by V, the more so the further x lies from the means.
 * Reference: Tsiatis (1981), theorem 3.2.
 */
async function curveOf(fit: CoxFit, { times, hazard, variance, hazardX }: Baseline, row: Numbers, offset: number, pace: Pace) {
  const { p, scale } = fit.parts.data
  const { ratio, at } = ratioOf(fit, row, offset)
  const covariance = fit.covariance.map((v, i) => v * scale[Math.floor(i / p)]! * scale[i % p]!)
  const away = new Float64Array(p)
  const room = () => new Float64Array(times.length)
  const curve = { times, cumulativeHazard: room(), cumulativeHazardError: room(), survival: room() }
  await inParts(times.length, 30 + p * p, pace, (from, to) => {
    for (let t = from; t < to; t++) {
      for (let j = 0; j < p; j++) away[j] = hazard[t]! * at[j]! - hazardX[t * p + j]!
      curve.cumulativeHazard[t] = hazard[t]! * ratio
      curve.cumulativeHazardError[t] = ratio * Math.sqrt(variance[t]! + bilinear(away, covariance, away, p))
      curve.survival[t] = Math.exp(-hazard[t]! * ratio)
    }
  })
  return curve
}
