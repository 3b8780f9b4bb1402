// The classic weekly alarm: is this week's count higher than the same weeks of earlier years make usual?

import { type Numbers, requireAtMost, requireOneOf, requireWhole } from '../checks.ts'
import { studentTCdf } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { type PowerTransformation, powerThreshold } from './farrington-threshold.ts'
import { type AlarmStatus, enoughCases, FIVE_IN_FOUR, judgedPeriods, type MinimumCases, requireMinimum } from './judged-periods.ts'
import { completePeriods, type FullPeriods, type PeriodSeries } from './period-series.ts'
import {
  dispersionWith,
  heightVariance,
  LEAST_MEAN,
  makeTrendRoom,
  residualDegrees,
  setRow,
  type TrendRoom,
} from './quasi-poisson-trend.ts'
import { requireCalendar, windowsAround } from './reference-periods.ts'
import { fitUsual } from './usual-level.ts'

/**
 * What both Farrington methods say of each judged period; all arrays are in the order of `periods`. NaN where the
 * status is 'not-fitted' (and Infinity where a limit is beyond all numbers).
 */
export type FarringtonAlarms = {
  /** 0-based. */
  periods: Int32Array
  observed: Float64Array
  /** Usual mean of the period. */
  expected: Float64Array
  /** Error of `expected`, on the scale of counts. */
  standardError: Float64Array
  /** Highest usual count; also given where too few cases keep the alarm silent. */
  upper: Float64Array
  /**
   * (observed - mean) / (upper - mean), with the mean that the limit is read from; above 1 is unusual. Means
   * nothing where `upper` is a count below the mean, as 0 is where hardly anything ever happens: go by `alarm`.
   */
  score: Float64Array
  /** Chance of such a count or a higher one if all is as usual. */
  p: Float64Array
  alarm: Uint8Array
  status: AlarmStatus[]
  /** Variance over mean of past counts, at least 1. */
  dispersion: Float64Array
  /** 1 where a steady trend is in the model. */
  trend: Uint8Array
  /** Change of the log mean per period; 0 where no trend is in the model. */
  trendSlope: Float64Array
  /** Past periods used. */
  n: Int32Array
  /** Nominal chance of an alarm in one usual period. */
  alpha: number
  limit54: MinimumCases
  /** 1 where a last, unfinished period was left out. */
  leftOut: number
  reference: string
}

export type FarringtonOptions = {
  /**
   * Periods per year: 52 unless given; 12 or another. `w` goes with it: 3 weeks on either side, but 1 month and no
   * quarter.
   */
  frequency?: number
  /** Periods to judge, 0-based; all that have b years before them unless given. */
  periods?: Numbers
  /** Years back: 5 unless given. Three are the fewest with which a trend is kept. */
  b?: number
  /** Periods on either side of the same period of an earlier year; windows of two years may not overlap. */
  w?: number
  /** Whether past outbreaks are weighed down: yes unless told otherwise, or last year's wave hides this year's. */
  reweight?: boolean
  /**
   * Nominal chance of an alarm in a usual period: of 1996 two-sided, 0.01; flexible one-sided, 0.005. Both leave
   * 0.005 above the limit.
   */
  alpha?: number
  /** Whether a trend may be fitted. */
  trend?: boolean
  /** No alarm with fewer cases than the first in as many periods as the second. */
  limit54?: MinimumCases
  /** '2/3' unless given. */
  powertrans?: PowerTransformation
  /** Whether `population` enters as an offset: rates and not counts are then compared. */
  populationOffset?: boolean
}

/**
 * Farrington's alarm of 1996.
 *
 * Question: is this week's count higher than the same season of the last b years makes usual?
 * Assumptions: without outbreaks, counts of these weeks vary around one level (or a steady trend) with a variance
 * in proportion to the mean; weeks are independent; reporting is done.
 * Method: log mean(t) = level (+ slope x t) with variance phi x mean is fitted to the b (2 w + 1) like periods; phi
 * is Pearson's, at least 1. Past outbreaks are weighed down and the fit made again. The limit is that of
 * `farrington-threshold.ts` at the judged period.
 * Not for: many categories at once without saying so (see `adjustPValues`), series with less than three usual
 * years, and a last week still running. Where counts vary more than chance or the season is strong, false alarms
 * come several times as often as alpha says (`farringtonFlexible` keeps closer to it).
 * Conventions: alpha is two-sided, so the upper limit has alpha/2 above it; a trend stays only if its p is below
 * 0.05, b is at least 3 and it does not forecast more than was ever seen; a score above 1 is an alarm.
 *
 * @param series counts per period, `lastPeriod` said; `population` and `dates` where they are to count
 * @param options see `FarringtonOptions`: 52, b 5, w 3, reweight, alpha 0.01, trend, limit54 [5, 4], powertrans
 * '2/3'
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `shape`, `too-large` (above a million past periods to fit).
 * Reference: Farrington, Andrews, Beale and Catchpole (1996), "A statistical algorithm for the early detection of
 * outbreaks of infectious disease".
 *
 * @example
 * const counts = Array.from({ length: 209 }, (_, week) => 4 + (week % 4))
 * counts[208] = 19
 * const week = farrington({ counts, lastPeriod: 'complete' }, { b: 3, periods: [208] })
 * week.upper // => [13.06]
 * week.alarm // => [1]
 */
export function farrington(series: PeriodSeries, options: FarringtonOptions = {}): FarringtonAlarms {
  const { frequency = 52, b = 5, w = 3, reweight = true, alpha = 0.01, trend = true, powertrans = '2/3' } = options
  const { limit54 = FIVE_IN_FOUR, populationOffset = false } = options
  requireFarrington(frequency, b, w, alpha, limit54)
  requireOneOf('powertrans', powertrans, ['2/3', '1/2', 'none'])
  const full = completePeriods(series)
  const population = offsetOf(full, populationOffset)
  requireCalendar({ frequency, dates: full.dates })
  // As R: the oldest w periods may be missing.
  const periods = judgedPeriods(options.periods, frequency * b - w, full.counts.length)
  const alarms = emptyAlarms(periods, b * (2 * w + 1), full, alpha, limit54, 'Farrington et al. (1996)')
  const room = makeTrendRoom(b * (2 * w + 1), 1)
  const positions = new Int32Array(b * (2 * w + 1))
  periods.forEach((now, at) => {
    const n = windowsAround(now, b, w, { frequency, dates: full.dates }, positions)
    fillRoom(room, positions, n, (row) => row - now, full.counts, population)
    const fit = { reweight, threshold: 1, useUnsettled: true }
    let dispersion = n > 0 ? fitUsual(room, { ...fit, trend }) : null
    const nowOffset = population ? population[now]! : 0
    if (dispersion !== null && room.spread > 0 && !keepsTrend(room, b, nowOffset)) dispersion = fitUsual(room, { ...fit, trend: false })
    alarms.n[at] = n
    if (dispersion === null) return
    const mean = Math.max(LEAST_MEAN, Math.exp(nowOffset + room.intercept[0]!))
    const standardError = mean * Math.sqrt(dispersion * heightVariance(room, 0, 0))
    const y = full.counts[now]!
    const { upper, exceedance } = powerThreshold(mean, standardError, dispersion, powertrans, alpha / 2, y)
    const enough = enoughCases(full.counts, now, limit54)
    const score = (y - mean) / (upper - mean)
    writeFit(alarms, at, room, dispersion, mean, standardError)
    writeVerdict(alarms, at, { upper, score, p: exceedance, alarm: score > 1, enough })
  })
  return alarms
}

// Three years are the fewest that tell a trend from a good year, and a trend may not foresee what was never seen. A
// trend that forecasts more than was ever seen is a guess about growth; a town would rather hear of growth than
// have it explained away.
function keepsTrend(room: TrendRoom, b: number, nowOffset: number): boolean {
  const foreseen = Math.exp(nowOffset + room.intercept[0]!)
  return b >= 3 && trendP(room, dispersionWith(room, room.working)) < 0.05 && foreseen <= highestOf(room)
}

/** Two-sided p of the trend by Student's t, whose degrees of freedom allow for the dispersion being estimated. */
export function trendP(room: TrendRoom, dispersion: number): number {
  const t = Math.abs(room.slope) / Math.sqrt(dispersion / room.spread)
  return 2 * studentTCdf(t, residualDegrees(room), true)
}

/** Highest count among the rows of a fit. */
export function highestOf(room: TrendRoom): number {
  let highest = 0
  for (let i = 0; i < room.n; i++) highest = Math.max(highest, room.y[i]!)
  return highest
}

/** Refuses settings that describe no year. */
export function requireFarrington(frequency: number, b: number, w: number, alpha: number, limit54: MinimumCases): void {
  requireWhole('frequency', frequency, 1)
  requireWhole('b', b, 1, 1000)
  // Wider windows would count a period twice, and the widest would reach the judged one itself.
  requireWhole('w', w, 0, Math.floor((frequency - 1) / 2))
  if (!(alpha > 1e-15 && alpha < 0.5))
    throw new AnalysisError('range', `Expected alpha between 1e-15 and 0.5, but got ${alpha}.`, { names: ['alpha'] })
  requireMinimum(limit54)
}

/**
 * The log of the population where it is asked for: log mean = log population + log rate. Refuses to be asked
 * without one.
 */
export function offsetOf(full: FullPeriods, asked: boolean): Float64Array | null {
  if (!asked) return null
  if (full.population === null)
    throw new AnalysisError('shape', 'Expected a population with the counts for populationOffset, but got none.', { names: ['population'] })
  return full.population.map(Math.log)
}

/** Copies the rows at `positions` into the room; all on level 0. */
export function fillRoom(
  room: TrendRoom,
  positions: Int32Array,
  n: number,
  timeOf: (row: number) => number,
  counts: Float64Array,
  offset: Float64Array | null,
): void {
  room.n = n
  for (let i = 0; i < n; i++) {
    const row = positions[i]!
    setRow(room, i, counts[row]!, timeOf(row), 0, offset ? offset[row]! : 0)
  }
}

/** Past periods fitted, all judged periods together: about a second. */
const MOST_FITTED = 1e6

/** A result without answers yet: every period 'not-fitted'. */
export function emptyAlarms(
  periods: Int32Array,
  rowsEach: number,
  full: FullPeriods,
  alpha: number,
  limit54: MinimumCases,
  reference: string,
): FarringtonAlarms {
  const advice = 'Judge fewer of them at once: name them in the option "periods".'
  requireAtMost('past periods to fit for the judged ones', periods.length * rowsEach, MOST_FITTED, advice)
  const unknown = () => new Float64Array(periods.length).fill(Number.NaN)
  return {
    periods,
    observed: Float64Array.from(periods, (now) => full.counts[now]!),
    expected: unknown(),
    standardError: unknown(),
    upper: unknown(),
    score: unknown(),
    p: unknown(),
    alarm: new Uint8Array(periods.length),
    status: Array.from(periods, () => 'not-fitted'),
    dispersion: unknown(),
    trend: new Uint8Array(periods.length),
    trendSlope: unknown(),
    n: new Int32Array(periods.length),
    alpha,
    limit54,
    leftOut: full.leftOut,
    reference,
  }
}

/** Writes what the fit says of the period at place `at`. */
export function writeFit(
  alarms: FarringtonAlarms,
  at: number,
  room: TrendRoom,
  dispersion: number,
  mean: number,
  standardError: number,
): void {
  alarms.expected[at] = mean
  alarms.standardError[at] = standardError
  alarms.dispersion[at] = dispersion
  alarms.trend[at] = room.spread > 0 ? 1 : 0
  alarms.trendSlope[at] = room.slope
}

/**
 * Writes limit, score and alarm; too few cases silence the alarm, not the figures. Where there is no limit the
 * period stays 'not-fitted', or its silence would look like calm.
 */
export function writeVerdict(
  alarms: FarringtonAlarms,
  at: number,
  verdict: { upper: number; score: number; p: number; alarm: boolean; enough: boolean },
): void {
  if (Number.isNaN(verdict.upper)) return
  alarms.upper[at] = verdict.upper
  alarms.score[at] = verdict.score
  alarms.p[at] = verdict.p
  alarms.alarm[at] = verdict.alarm && verdict.enough ? 1 : 0
  alarms.status[at] = verdict.enough ? 'judged' : 'too-few'
}
