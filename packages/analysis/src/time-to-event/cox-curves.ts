// What a fitted hazard regression says of stated groups: how many of them would have gone without the event, month by month.

import { type Numbers, requireFinite, requireLevel, requireSameLength } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { CoxFit } from './cox-regression.ts'
import { type EventMeans, eventMeans } from './cox-scores.ts'
import { bilinear } from './positive-definite.ts'
import { orderWithin } from './spells.ts'
import { type SurvivalScale, survivalInterval } from './survival-interval.ts'

/** The curve of one stated set of conditions in one stratum; arrays have one entry per distinct time at which a spell of the stratum ended. */
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
 * Assumptions: as `coxRegression`. Not for: showing to readers where 0 is no sensible value - predict for stated groups instead.
 *
 * @param fit of `coxRegression`
 * Errors: none beyond the fit's. Ties as in the fit (Efron's hazard with Efron's ties).
 * Reference: Breslow (1972); Efron (1977).
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * baselineHazard(fit)[0].cumulativeHazard // => [0.1466, 0.5341, 0.7852, 1.169, 1.791, 3.44, 3.44]
 */
export function baselineHazard(fit: CoxFit): BaselineHazard[] {
  const zero = fit.names.map(() => 0)
  return fit.strata.map((stratum) => {
    const [curve] = predictSurvival(fit, [zero], { stratum })
    return { stratum, times: curve!.times, cumulativeHazard: curve!.cumulativeHazard }
  })
}

/**
 * Predicted survival curves for stated conditions, with errors of both the effects and the baseline.
 *
 * Question: of places like these, with and without the programme, what share would have gone a year without a new incident?
 * Assumptions: as `coxRegression`; conditions within the range of the data.
 * Not for: one person, one place or one family - the curve is of a group with these conditions, and its limits are of the group's share.
 *
 * @param fit of `coxRegression`
 * @param conditions rows of p figures, in the order of `fit.names`
 * @param options `stratum` (the only one where there is one), `offset` (0), `level` (0.95), `scale` ('log-log')
 * Errors: `shape`, `not-finite`, `unknown-level` (no such stratum, or none named where there are several), `range`.
 * Reference: Tsiatis (1981) for the variance; Link (1984) for the scales.
 *
 * @example
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = coxRegression(designMatrix(10, [lit]), [4, 3, 1, 1, 2, 2, 3, 6, 8, 5], [1, 1, 1, 0, 1, 1, 0, 1, 0, 1])
 * const [dark, bright] = predictSurvival(fit, [[0], [2]])
 * [dark.survival[3], bright.survival[3]] // => [0.3107, 0.6444]
 */
export function predictSurvival(
  fit: CoxFit,
  conditions: readonly Numbers[],
  options: { stratum?: string | number; offset?: number; level?: number; scale?: SurvivalScale } = {},
): PredictedCurve[] {
  const { level = 0.95, scale = 'log-log', offset = 0 } = options
  requireLevel(level)
  requireFinite('offset', [offset])
  for (const row of conditions) {
    requireSameLength('conditions', row, fit.names.length)
    requireFinite('conditions', row)
  }
  const stratum = stratumNumber(fit, options.stratum)
  const baseline = baselineOf(fit, stratum)
  const z = normalQuantile((1 - level) / 2, true)
  return conditions.map((row) => {
    const curve = curveOf(fit, baseline, row, offset)
    const limits = Array.from(curve.survival, (s, t) => survivalInterval(s, curve.cumulativeHazardError[t]!, z, scale))
    return {
      stratum: fit.strata[stratum]!,
      conditions: Float64Array.from(row),
      ...curve,
      lower: Float64Array.from(limits, ([low]) => low),
      upper: Float64Array.from(limits, ([, high]) => high),
      level,
      scale,
    }
  })
}

function stratumNumber(fit: CoxFit, wanted: string | number | undefined): number {
  const at = wanted === undefined && fit.strata.length === 1 ? 0 : fit.strata.indexOf(wanted as string | number)
  if (at < 0)
    throw new AnalysisError('unknown-level', `Expected one of the strata ${fit.strata.join(', ')}, but got ${wanted}.`, {
      names: ['stratum'],
    })
  return at
}

/** At each time of a stratum: the hazard of mean conditions so far, its own variance, and the sums of hazard times mean conditions (times x p). */
type Baseline = { times: Float64Array; hazard: Float64Array; variance: Float64Array; hazardX: Float64Array }

function baselineOf(fit: CoxFit, stratum: number): Baseline {
  const { data, state, spells, strata } = fit.parts
  const { p } = data
  const means: EventMeans = eventMeans(data, state.risks, fit.ties)
  const { order, from } = orderWithin(spells.time, strata.code, strata.levels.length)
  const times: number[] = []
  for (let i = from[stratum]!; i < from[stratum + 1]!; i++) {
    const time = spells.time[order[i]!]!
    if (times.length === 0 || times[times.length - 1] !== time) times.push(time)
  }
  const baseline = {
    times: Float64Array.from(times),
    hazard: new Float64Array(times.length),
    variance: new Float64Array(times.length),
    hazardX: new Float64Array(times.length * p),
  }
  let event = data.stratumOf.indexOf(stratum)
  if (event < 0) event = data.eventTimes.length
  for (let t = 0; t < times.length; t++) {
    if (t > 0) {
      baseline.hazard[t] = baseline.hazard[t - 1]!
      baseline.variance[t] = baseline.variance[t - 1]!
      baseline.hazardX.copyWithin(t * p, (t - 1) * p, t * p)
    }
    if (event >= data.eventTimes.length || data.stratumOf[event] !== stratum || data.eventTimes[event] !== times[t]) continue
    baseline.hazard[t]! += means.hazards.all[event]!
    baseline.variance[t]! += means.variance[event]!
    for (let j = 0; j < p; j++) baseline.hazardX[t * p + j]! += means.hazardX[event * p + j]!
    event++
  }
  return baseline
}

function curveOf(fit: CoxFit, { times, hazard, variance, hazardX }: Baseline, row: Numbers, offset: number) {
  const { data, scaled, state } = fit.parts
  const { p, centre, scale } = data
  const at = Float64Array.from({ length: p }, (_, j) => (row[j]! - centre[j]!) / scale[j]!)
  const covariance = fit.covariance.map((v, i) => v * scale[Math.floor(i / p)]! * scale[i % p]!)
  let link = offset - state.risks.shift
  for (let j = 0; j < p; j++) link += at[j]! * scaled[j]!
  const ratio = Math.exp(link)
  const away = new Float64Array(p)
  const cumulativeHazard = hazard.map((h) => h * ratio)
  const cumulativeHazardError = variance.map((own, t) => {
    for (let j = 0; j < p; j++) away[j] = hazard[t]! * at[j]! - hazardX[t * p + j]!
    return ratio * Math.sqrt(own + bilinear(away, covariance, away, p))
  })
  return { times, cumulativeHazard, cumulativeHazardError, survival: cumulativeHazard.map((h) => Math.exp(-h)) }
}
