// The weekly alarm that learns from whole years: season, trend and past outbreaks are allowed for, and rare events keep their own law.

import { requireNumber, requireOneOf, requireWhole } from '../checks.ts'
import { negativeBinomialCdf, negativeBinomialQuantile } from '../distributions/negative-binomial.ts'
import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import {
  emptyAlarms,
  type FarringtonAlarms,
  type FarringtonOptions,
  fillRoom,
  highestOf,
  offsetOf,
  requireFarrington,
  trendP,
  writeFit,
  writeVerdict,
} from './farrington.ts'
import { type PowerTransformation, powerThreshold } from './farrington-threshold.ts'
import { enoughCases, FIVE_IN_FOUR, judgedPeriods } from './judged-periods.ts'
import { completePeriods, type FullPeriods, type PeriodSeries } from './period-series.ts'
import { dispersionWith, heightVariance, LEAST_MEAN, makeTrendRoom, type TrendRoom } from './quasi-poisson-trend.ts'
import { anchorsOf, firstWithYears, requireCalendar, seasonsBetween } from './reference-periods.ts'
import { fitUsual } from './usual-level.ts'

/** How the limit is read from the forecast: see `farringtonFlexible`. */
export type ThresholdMethod = 'delta' | 'nbPlugin' | 'muan'

export type FarringtonFlexibleOptions = FarringtonOptions & {
  /**
   * Seasons the year is cut into, 10 unless given; the judged one is 2w + 1 periods long. 1 compares like periods
   * only, as the 1996 method.
   */
  noPeriods?: number
  /** Periods just before the judged one that stay out; half a year unless given. */
  pastWeeksNotIncluded?: number
  /**
   * A trend stays only if its p is below this; 1 (the default) keeps it always, as Noufaily et al. (2013) advise:
   * keeping it by its p makes limits jump from week to week.
   */
  pThresholdTrend?: number
  /**
   * Standardised residual from which a past excess loses weight: 2.58 unless given, which one usual period in two
   * hundred exceeds.
   */
  weightsThreshold?: number
  thresholdMethod?: ThresholdMethod
}

export type FarringtonFlexible = FarringtonAlarms & {
  /** Mean from which the limit is read: `expected`, or its own upper limit with 'muan'. */
  mu0: Float64Array
  thresholdMethod: ThresholdMethod
}

/**
 * The improved Farrington alarm (Noufaily et al. 2013).
 *
 * Question: is this week's count higher than season, trend and past variation make usual?
 * Assumptions: the log of the usual mean is a level per season plus a steady trend; the variance is in proportion
 * to the mean; outbreaks of the past are few.
 * Methods: log mean(t) = level of the season of t (+ slope x t) with variance phi x mean is fitted to whole years,
 * twice, as by `farrington`, with outbreaks weighed down by a milder rule. 'nbPlugin' takes the 1 - alpha quantile
 * of a negative binomial with that mean and variance, and is the one for small counts; 'muan' takes the mean's own
 * upper limit first, so alarms are fewer; 'delta' is the limit of 1996 with alpha one-sided.
 * Not for: series with less than three years; a last week still running; change that comes slowly (see
 * `cusumLikelihoodRatio`).
 * Conventions: where the surveillance package (1.20.3) differs from its papers - the trend test and the error of
 * the forecast use the outbreak weights in place of the working weights once the past is reweighted - it is
 * followed, so that alarms agree; its score on the log mean is not. An alarm is a count above the limit.
 *
 * @param series counts per period, `lastPeriod` said; `population` and `dates` where they are to count
 * @param options see `FarringtonFlexibleOptions`: 52, b 5, w 3, noPeriods 10, half a year not included, reweight,
 * weightsThreshold 2.58, trend, pThresholdTrend 1, alpha 0.005, limit54 [5, 4], 'nbPlugin'
 * Errors: `empty`, `too-short`, `not-finite`, `range` (a setting, or more seasons than the year has room for),
 * `shape`, `too-large` (above a million past periods to fit).
 * Reference: Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett (2013), "An improved algorithm for
 * outbreak detection in multiple surveillance systems".
 *
 * @example
 * const counts = Array.from({ length: 261 }, (_, week) => 6 + (week % 3) + (week % 52 < 10 ? 5 : 0))
 * counts[260] = 30
 * const week = farringtonFlexible({ counts, lastPeriod: 'complete' }, { b: 4, periods: [260] })
 * week.expected // => [9.891]
 * week.upper // => [19]
 * week.alarm // => [1]
 */
export function farringtonFlexible(series: PeriodSeries, options: FarringtonFlexibleOptions = {}): FarringtonFlexible {
  const { frequency = 52, alpha = 0.005, limit54 = FIVE_IN_FOUR, populationOffset = false } = options
  const { thresholdMethod = 'nbPlugin', powertrans = '2/3' } = options
  const { b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = Math.round(frequency / 2) } = options
  requireFarrington(frequency, b, w, alpha, limit54)
  requireWhole('noPeriods', noPeriods, 1, frequency)
  requireOneOf('thresholdMethod', thresholdMethod, ['delta', 'nbPlugin', 'muan'])
  requireOneOf('powertrans', powertrans, ['2/3', '1/2', 'none'])
  requireWhole('pastWeeksNotIncluded', pastWeeksNotIncluded, 0)
  requireNumber('pThresholdTrend', options.pThresholdTrend ?? 1, 0, 1)
  requireNumber('weightsThreshold', options.weightsThreshold ?? 2.58, 0)
  const full = completePeriods(series)
  const offset = offsetOf(full, populationOffset)
  const layout = { frequency, dates: full.dates }
  requireCalendar(layout)
  const periods = judgedPeriods(options.periods, firstWithYears(b, layout, full.counts.length), full.counts.length)
  const alarms = emptyAlarms(periods, b * (noPeriods === 1 ? 2 * w + 1 : frequency), full, alpha, limit54, 'Noufaily et al. (2013)')
  const model = { full, offset, frequency, b, seasons: { w, noPeriods, pastNotIncluded: pastWeeksNotIncluded } }
  const mu0 = new Float64Array(periods.length).fill(Number.NaN)
  const rooms = makeRooms((b + 1) * (frequency + 2 * w + 8), noPeriods)
  periods.forEach((now, at) => {
    const fit = forecast(now, model, rooms, options)
    alarms.n[at] = rooms.room.n
    if (fit === null) return
    const y = full.counts[now]!
    const limit = thresholds[thresholdMethod](fit, alpha, y, powertrans)
    const enough = enoughCases(full.counts, now, limit54)
    const score = (y - limit.mu0) / (limit.upper - limit.mu0)
    writeFit(alarms, at, rooms.room, fit.dispersion, fit.mean, fit.mean * fit.linkError)
    writeVerdict(alarms, at, { ...limit, score, alarm: y > limit.upper, enough })
    mu0[at] = limit.mu0
  })
  return { ...alarms, mu0, thresholdMethod }
}

/** What does not change from one judged period to the next. */
type Model = {
  full: FullPeriods
  offset: Float64Array | null
  frequency: number
  b: number
  seasons: { w: number; noPeriods: number; pastNotIncluded: number }
}

/** Room for one fit, used for all of them. */
type Rooms = { room: TrendRoom; positions: Int32Array; levels: Int32Array }

// A year by the calendar may hold a period or two more than its number says.
function makeRooms(rows: number, levels: number): Rooms {
  return { room: makeTrendRoom(rows, levels), positions: new Int32Array(rows), levels: new Int32Array(rows) }
}

/** `link` is the log of the mean, which keeps its size where the mean itself ends at the least one. */
type Forecast = { link: number; mean: number; linkError: number; dispersion: number }

// Fits the past of one period, drops a trend that does not earn its place, and looks ahead to the period itself.
function forecast(now: number, model: Model, rooms: Rooms, options: FarringtonFlexibleOptions): Forecast | null {
  const { trend = true, reweight = true, weightsThreshold = 2.58, pThresholdTrend = 1 } = options
  const { offset, b } = model
  const { room } = rooms
  const judged = gatherPast(now, model, rooms)
  const settings = { reweight, threshold: weightsThreshold, useUnsettled: false }
  const spreadOf = () => dispersionWith(room, reweight ? room.prior : room.working)
  const linkOf = () => (offset ? offset[now]! : 0) + room.intercept[judged]!
  let dispersion = fitUsual(room, { ...settings, trend })
  if (dispersion !== null && room.spread > 0) {
    // At p = 1 the last digit would decide, so a threshold of 1 is taken at its word.
    const earned = pThresholdTrend === 1 || trendP(room, spreadOf()) < pThresholdTrend
    if (!(b >= 3 && earned && Math.exp(linkOf()) <= highestOf(room))) dispersion = fitUsual(room, { ...settings, trend: false })
  }
  if (dispersion === null) return null
  const link = linkOf()
  return {
    link,
    mean: Math.max(LEAST_MEAN, Math.exp(link)),
    linkError: Math.sqrt(spreadOf() * heightVariance(room, judged, 0)),
    dispersion,
  }
}

// Fills the room with the past of a period and gives the level of its own season.
function gatherPast(now: number, { full, offset, frequency, b, seasons }: Model, { room, positions, levels }: Rooms): number {
  const { dates } = full
  const anchors = anchorsOf(now, b, { frequency, dates })
  if (anchors.includes(-1))
    throw new AnalysisError('too-short', `Expected ${b} years before period ${now}, but they are not all there; lower b or judge later.`, {
      names: ['counts'],
    })
  const n = seasonsBetween(anchors, seasons, positions, levels)
  const unit = dates ? dates[1]! - dates[0]! : 1
  fillRoom(room, positions, n, dates ? (row) => (dates[row]! - dates[now]!) / unit : (row) => row - now, full.counts, offset)
  return numberLevels(room, levels, seasons.noPeriods)
}

// Seasons that the left-out periods have emptied get no number; the judged season keeps the last one.
function numberLevels(room: TrendRoom, levels: Int32Array, noPeriods: number): number {
  const number = new Int32Array(noPeriods)
  for (let i = 0; i < room.n; i++) number[levels[i]!] = 1
  if (number[noPeriods - 1] === 0)
    throw new AnalysisError('too-short', 'Expected past periods of the judged season, but pastWeeksNotIncluded leaves none.')
  room.levels = 0
  for (let g = 0; g < noPeriods; g++) if (number[g] === 1) number[g] = room.levels++
  for (let i = 0; i < room.n; i++) room.level[i] = number[levels[i]!]!
  return room.levels - 1
}

/** Highest usual count, chance of the seen count or a higher one, and the mean both were read from. */
type Limit = { upper: number; p: number; mu0: number }

// 'muan' reads from the upper limit of the mean, exp(link + z se), as if the mean were known to be that high;
// 'nbPlugin' takes the fitted mean as known.
const thresholds: Record<ThresholdMethod, (fit: Forecast, alpha: number, y: number, power: PowerTransformation) => Limit> = {
  delta: ({ mean, linkError, dispersion }, alpha, y, power) => {
    const { upper, exceedance } = powerThreshold(mean, mean * linkError, dispersion, power, alpha, y)
    return { upper, p: exceedance, mu0: mean }
  },
  nbPlugin: ({ link, dispersion }, alpha, y) => countLimit(Math.exp(link), dispersion, alpha, y),
  muan: ({ link, linkError, dispersion }, alpha, y) =>
    countLimit(Math.exp(link + normalQuantile(alpha, true) * linkError), dispersion, alpha, y),
}

/**
 * From this mean on a count has more digits than a search for its quantile could tell apart, and is bell-shaped
 * besides.
 */
const BELL_SHAPED = 1e12

// Negative binomial with variance dispersion x mean, that is theta = mean / (dispersion - 1); the Poisson where the
// dispersion is 1. Reference: Noufaily et al. (2013). A mean beyond all numbers has no limit.
function countLimit(mean: number, dispersion: number, alpha: number, y: number): Limit {
  if (!Number.isFinite(mean)) return { upper: Number.NaN, p: Number.NaN, mu0: mean }
  if (mean > BELL_SHAPED) {
    const sd = Math.sqrt(dispersion * mean)
    return { upper: mean + normalQuantile(alpha, true) * sd, p: normalCdf((y - mean) / sd, true), mu0: mean }
  }
  const theta = dispersion > 1 ? mean / (dispersion - 1) : Number.POSITIVE_INFINITY
  return {
    upper: negativeBinomialQuantile(1 - alpha, mean, theta),
    p: negativeBinomialCdf(y - 1, mean, theta, true),
    mu0: mean,
  }
}
