// Reads curves at the months people ask about, finds when half have ended, and how long spells last on average up to a horizon.

import { type Numbers, requireFinite, requireNumber, requireWithin } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { CompetingCurves } from './aalen-johansen.ts'
import type { SurvivalCurve } from './kaplan-meier.ts'

/** Place of the last time not after `at`, or -1. */
function lastPlace(times: Float64Array, at: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

// Values at the places; before the first time the curve has not moved yet.
const pick = (values: Float64Array, places: number[], before: number) =>
  Float64Array.from(places, (place) => (place < 0 ? before : values[place]!))

export type SurvivalAt = {
  times: Float64Array
  survival: Float64Array
  standardError: Float64Array
  lower: Float64Array
  upper: Float64Array
  /** Spells still watched at each time (just before it). */
  atRisk: Float64Array
  /** Whether the time lies beyond the last spell: the last value is shown, but nobody was watched there. */
  beyond: boolean[]
}

/**
 * A survival curve at chosen times (landmarks).
 *
 * Question: what share had lasted 6, 12 and 24 months?
 * Assumptions and limits: as `kaplanMeier`. Not for times beyond the last spell: `beyond` says so.
 *
 * @param curve one curve of `kaplanMeier`; @param times in its unit
 * Errors: `not-finite`.
 * Reference: Kalbfleisch and Prentice (2002), section 1.4.
 *
 * @example
 * const [curve] = await kaplanMeier([3, 5, 5, 8, 12, 12], [1, 1, 0, 1, 0, 0])
 * survivalAt(curve, [6, 12]).survival // => [0.6667, 0.4444]
 */
export function survivalAt(curve: SurvivalCurve, times: Numbers): SurvivalAt {
  requireFinite('times', times)
  const places = Array.from(times, (time) => lastPlace(curve.times, time))
  const last = curve.times[curve.times.length - 1]!
  const edge = curve.scale === 'log-log' || curve.scale === 'logit' ? Number.NaN : 1
  return {
    times: Float64Array.from(times),
    survival: pick(curve.survival, places, 1),
    standardError: pick(curve.standardError, places, 0),
    lower: pick(curve.lower, places, edge),
    upper: pick(curve.upper, places, edge),
    // Whoever's spell ends between two times is watched at neither the later one nor after.
    atRisk: Float64Array.from(times, (time, i) => {
      const place = places[i]!
      const at = place >= 0 && curve.times[place] === time ? place : place + 1
      return at < curve.times.length ? curve.atRisk[at]! : 0
    }),
    beyond: Array.from(times, (time) => time > last),
  }
}

export type IncidenceAt = {
  times: Float64Array
  incidence: Float64Array
  standardError: Float64Array
  lower: Float64Array
  upper: Float64Array
  beyond: boolean[]
}

/**
 * A cumulative incidence at chosen times.
 *
 * Question: what share had ended with this cause by 12 and 24 months?
 * Assumptions and limits: as `aalenJohansen`. Not for times beyond the last spell: `beyond` says so.
 *
 * @param curves one group of `aalenJohansen`; @param cause which cause, from 1; @param times in the curves'
 * unit
 * Errors: `not-finite`, `unknown-level` (no such cause).
 * Reference: Aalen and Johansen (1978).
 *
 * @example
 * const [curves] = await aalenJohansen([2, 3, 3, 5, 8, 9], [1, 2, 0, 1, 2, 0])
 * incidenceAt(curves, 2, [4, 8]).incidence // => [0.1667, 0.3889]
 */
export function incidenceAt(curves: CompetingCurves, cause: number, times: Numbers): IncidenceAt {
  requireFinite('times', times)
  const curve = curves.causes.find((candidate) => candidate.cause === cause)
  if (!curve)
    throw new AnalysisError('unknown-level', `Expected a cause from 1 to ${curves.causes.length}, but got ${cause}.`, { names: ['cause'] })
  const places = Array.from(times, (time) => lastPlace(curves.times, time))
  const last = curves.times[curves.times.length - 1]!
  return {
    times: Float64Array.from(times),
    incidence: pick(curve.incidence, places, 0),
    standardError: pick(curve.standardError, places, 0),
    lower: pick(curve.lower, places, Number.NaN),
    upper: pick(curve.upper, places, Number.NaN),
    beyond: Array.from(times, (time) => time > last),
  }
}

export type SurvivalQuantiles = {
  shares: Float64Array
  quantiles: Float64Array
  lower: Float64Array
  upper: Float64Array
  n: number
  level: number
}

/**
 * The time by which a given share has had the event, with the limits of the curve turned into limits of the
 * time.
 *
 * Question: after how many months has a tenth, a quarter, half had a new incident?
 * Assumptions: as `kaplanMeier`.
 * Not for: shares the curve has not reached - the answer is then NaN, as is a limit not reached.
 *
 * @param curve one curve of `kaplanMeier`; @param shares from 0 to 1, such as 0.5 for the median
 * Errors: `range`, `not-finite`.
 * Convention: the smallest time with survival at most 1 - share; the middle of the step where the curve
 * lies exactly at it.
 * Reference: Brookmeyer and Crowley (1982).
 *
 * @example
 * const [curve] = await kaplanMeier([3, 5, 5, 8, 12, 12], [1, 1, 0, 1, 0, 0])
 * survivalQuantiles(curve, [0.25, 0.5]).quantiles // => [5, 8]
 */
export function survivalQuantiles(curve: SurvivalCurve, shares: Numbers): SurvivalQuantiles {
  requireWithin('shares', shares, 0, 1)
  const crossings = (values: Float64Array) => Float64Array.from(shares, (share) => crossing(curve.times, values, share))
  return {
    shares: Float64Array.from(shares),
    quantiles: crossings(curve.survival),
    lower: crossings(curve.lower),
    upper: crossings(curve.upper),
    n: curve.n,
    level: curve.level,
  }
}

// The curve's step at this height is met to within rounding.
const SAME_HEIGHT = Math.sqrt(Number.EPSILON)

// Where the curve has come down to 1 - share: the first such time, or the middle between it and the next
// where the step lies exactly there.
function crossing(times: Float64Array, survival: Float64Array, share: number): number {
  if (share === 0) return Math.min(0, times[0]!)
  let first = -1
  for (let t = 0; t < times.length; t++) {
    const ended = 1 - survival[t]!
    if (first < 0 && ended >= share - SAME_HEIGHT) first = t
    if (ended > share + SAME_HEIGHT) return (times[first]! + times[t]!) / 2
  }
  return first < 0 ? Number.NaN : (times[first]! + times[times.length - 1]!) / 2
}

export type RestrictedMean = {
  mean: number
  standardError: number
  lower: number
  upper: number
  horizon: number
  /** Whether the horizon lies beyond the last spell, so that the last value was carried on. */
  beyond: boolean
  n: number
  level: number
}

/**
 * Mean length of spells up to a horizon: the area under the survival curve.
 *
 * Question: of the next 52 weeks, how many go by on average before a new incident?
 * Assumptions: as `kaplanMeier`; independent spells.
 * Not for: the mean beyond the horizon; horizons beyond the last spell (`beyond` says so); the error of a
 * mean with clusters or weights of a sample: for a curve with the jackknife's errors the mean is given, its
 * error and limits are NaN.
 *
 * @param curve one curve of `kaplanMeier`; @param horizon in its unit, from 0
 * Errors: `range`.
 * Reference: Irwin (1949); Andersen, Borgan, Gill, Keiding (1993), example IV.3.8.
 *
 * @example
 * const [curve] = await kaplanMeier([3, 5, 5, 8, 12, 12], [1, 1, 0, 1, 0, 0])
 * restrictedMean(curve, 12).mean // => 8.444
 */
export function restrictedMean(curve: SurvivalCurve, horizon: number): RestrictedMean {
  const start = Math.min(0, curve.times[0]!)
  requireNumber('horizon', horizon, start)
  const end = lastPlace(curve.times, horizon)
  let area = 0
  let standardError = 0
  let right = horizon
  for (let t = end; t >= 0; t--) {
    area += (right - curve.times[t]!) * curve.survival[t]!
    right = curve.times[t]!
    const d = curve.events[t]!
    const left = curve.atRisk[t]! - d
    if (left > 0 && d > 0) standardError = Math.hypot(standardError, area * Math.sqrt(d / curve.atRisk[t]! / left))
  }
  const mean = horizon <= start ? start : area + right
  // Greenwood's sum takes rows as independent, which a curve with the jackknife's errors says they are not.
  if (curve.variance === 'jackknife') standardError = Number.NaN
  const reach = normalQuantile((1 - curve.level) / 2, true) * standardError
  const beyond = horizon > curve.times[curve.times.length - 1]!
  return { mean, standardError, lower: mean - reach, upper: mean + reach, horizon, beyond, n: curve.n, level: curve.level }
}
