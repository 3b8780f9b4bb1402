// What a monthly series with an effort in it will look like, and the segmented regression that will be made of it: one invented series after another.

import { type Numbers, requireAtLeast, requireAtMost, requireNumber, requirePositive, requireWithin } from '../checks.ts'
import { studentTCdf } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { crossProductInverse, type LeastSquaresRoom, makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'
import { type RandomStream, randomStream } from '../random.ts'
import { drawNormal, drawPoisson } from '../random-draws.ts'
import type { Replicates } from '../replicates.ts'

/** The series that is expected without the effort. */
export type ExpectedSeries = {
  /** Count expected per period when the effort starts, without season. */
  baseline: number
  /** Periods before and after the start, 4 or more before and 2 or more after. */
  before: number
  after: number
  /** Change per period as a ratio (1: level). */
  trendRatio?: number
  /** Factors of the season, repeated over the series from its first period (none). The regression takes two pairs of harmonics. */
  season?: Numbers
  /** Variance over mean of the counts around trend and season, from 1 (1). */
  dispersion?: number
  /** Correlation of the extra variation from one period to the next, 0 to below 1 (0); needs a dispersion above 1. */
  autocorrelation?: number
}

export type InterruptedEffect = {
  /** Ratio of the level after the start to what it would have been (1: none). */
  level?: number
  /** Further change per period after the start, as a ratio (1: none). */
  slope?: number
}

/** What the threads are sent. */
export type SeriesWork = {
  series: Required<ExpectedSeries>
  effect: Required<InterruptedEffect>
  errors: SeriesPowerMethod
  lag: number
  model: SeriesChange
  seed: number
}
/** 'level': one step. 'level-and-slope': a step and a change of trend; the level is then judged at the start, which costs much power. */
export type SeriesChange = 'level' | 'level-and-slope'
/**
 * 'quasi-poisson': periods independent. 'autoregressive': the correlation of neighbouring residuals, plus columns / periods for its downward bias, dying out
 * over the periods. 'newey-west': whatever correlation up to `lag` periods; in a few dozen periods its errors are far too small (see `size`).
 */
export type SeriesPowerMethod = 'quasi-poisson' | 'autoregressive' | 'newey-west'

const MOST_PERIODS = 2_000

/** Refuses a series that cannot be, and fills in what was not said. */
export function expectedSeries(series: ExpectedSeries): Required<ExpectedSeries> {
  const { baseline, before, after, trendRatio = 1, season = [1], dispersion = 1, autocorrelation = 0 } = series
  requirePositive('baseline', baseline)
  requirePositive('trendRatio', trendRatio)
  requireNumber('dispersion', dispersion, 1)
  requireNumber('autocorrelation', autocorrelation, 0, 0.99)
  requireAtLeast('season', season)
  requireWithin('season', season, 0, Number.POSITIVE_INFINITY, true)
  for (const [name, periods, least] of [
    ['before', before, 4],
    ['after', after, 2],
  ] as const) {
    if (!Number.isInteger(periods)) throw new AnalysisError('range', `Expected a whole number of periods ${name}, but got ${periods}.`)
    if (periods < least) throw new AnalysisError('too-short', `Expected at least ${least} periods ${name}, but got ${periods}.`)
  }
  requireAtMost('periods', before + after, MOST_PERIODS, 'Take longer periods, such as months for days.')
  return { baseline, before, after, trendRatio, season: Array.from(season), dispersion, autocorrelation }
}

/** Statistics of one replicate per entry pair: the test of the effect with it and without it, with the same dice; NaN where a fit did not settle. */
export const interruptedReplicates: Replicates<SeriesWork, SeriesState, Float64Array> = {
  module: import.meta.url,
  name: 'interruptedReplicates',
  prepare: prepareSeries,
  run: (state, from, to) => {
    const out = new Float64Array(2 * (to - from))
    for (let i = from; i < to; i++) {
      out[2 * (i - from)] = simulateOne(state, randomStream(state.work.seed, i), true)
      out[2 * (i - from) + 1] = simulateOne(state, randomStream(state.work.seed, i), false)
    }
    return out
  },
}

type SeriesState = {
  work: SeriesWork
  n: number
  columns: number
  /** Column of the tested effect. */
  tested: number
  x: Float64Array
  means: Float64Array
  meansWith: Float64Array
  /** Deviation of the hidden log-normal process behind the dispersion. */
  hidden: number
  room: LeastSquaresRoom
  y: Float64Array
}

function prepareSeries(work: SeriesWork): SeriesState {
  const { series, effect, model } = work
  const { before, after, season } = series
  const n = before + after
  const harmonics = Math.min(2, Math.floor((season.length - 1) / 2))
  const lead = model === 'level' ? 3 : 4
  const columns = lead + 2 * harmonics
  if (n < columns + 3)
    throw new AnalysisError('too-short', `Expected at least ${columns + 3} periods for a regression with ${columns} columns, but got ${n}.`)
  const x = new Float64Array(n * columns)
  const means = new Float64Array(n)
  const meansWith = new Float64Array(n)
  for (let t = 0; t < n; t++) {
    const since = t - before
    x[t] = 1
    x[n + t] = since / n
    x[2 * n + t] = since >= 0 ? 1 : 0
    if (lead === 4) x[3 * n + t] = since >= 0 ? since / n : 0
    for (let h = 1; h <= harmonics; h++) {
      const angle = (2 * Math.PI * h * t) / season.length
      x[(lead + 2 * h - 2) * n + t] = Math.cos(angle)
      x[(lead + 2 * h - 1) * n + t] = Math.sin(angle)
    }
    means[t] = series.baseline * series.trendRatio ** since * season[t % season.length]!
    meansWith[t] = means[t]! * (since >= 0 ? effect.level * effect.slope ** since : 1)
  }
  // A log-normal factor with this variance of its log lifts the variance of a Poisson count at the baseline to dispersion x mean.
  const hidden = Math.sqrt(Math.log1p((series.dispersion - 1) / series.baseline))
  const tested = model === 'level-and-slope' && effect.slope !== 1 && effect.level === 1 ? 3 : 2
  return { work, n, columns, tested, x, means, meansWith, hidden, room: makeRoom(n, columns), y: new Float64Array(n) }
}

function simulateOne(state: SeriesState, dice: RandomStream, withEffect: boolean): number {
  drawSeries(state, dice, withEffect ? state.meansWith : state.means)
  const link = fitLogLinear(state)
  return link === null ? Number.NaN : testStatistic(state, link)
}

// Counts around the means, with a hidden first-order autoregressive factor of mean 1.
function drawSeries(state: SeriesState, dice: RandomStream, means: Float64Array): void {
  const { hidden, y } = state
  const { autocorrelation } = state.work.series
  const fresh = Math.sqrt(1 - autocorrelation * autocorrelation)
  let noise = drawNormal(dice)
  for (let t = 0; t < y.length; t++) {
    if (t > 0) noise = autocorrelation * noise + fresh * drawNormal(dice)
    y[t] = drawPoisson(dice, means[t]! * Math.exp(hidden * noise - (hidden * hidden) / 2))
  }
}

/** Poisson regression by iterated least squares; null where it does not settle, as when there is nothing on one side of the start. */
function fitLogLinear(state: SeriesState): Float64Array | null {
  const { n, x, y, columns, room } = state
  const link = y.map((count) => Math.log(count + 0.5))
  const root = new Float64Array(n)
  const working = new Float64Array(n)
  for (let step = 0; step < 50; step++) {
    for (let t = 0; t < n; t++) {
      const mean = Math.exp(link[t]!)
      root[t] = Math.sqrt(mean)
      working[t] = link[t]! + (y[t]! - mean) / mean
    }
    if (weightedLeastSquares(x, root, working, room) >= 0) return null
    let move = 0
    for (let t = 0; t < n; t++) {
      let next = 0
      for (let j = 0; j < columns; j++) next += x[j * n + t]! * room.coefficients[j]!
      move = Math.max(move, Math.abs(next - link[t]!))
      // An empty side would send the link to minus infinity.
      if (!(next > -20 && next < 50)) return null
      link[t] = next
    }
    if (move < 1e-8) return link
  }
  return null
}

/** The coefficient over its error, by whichever rule. Its influence on the coefficient times a period's residual is what each period adds to the variance. */
function testStatistic(state: SeriesState, link: Float64Array): number {
  const { n, columns, x, y, room, tested, work } = state
  const bread = crossProductInverse(room.inverse, columns)
  const influence = new Float64Array(n)
  const residual = new Float64Array(n)
  for (let t = 0; t < n; t++) {
    const spread = Math.exp(link[t]! / 2)
    residual[t] = (y[t]! - spread * spread) / spread
    for (let j = 0; j < columns; j++) influence[t]! += bread[tested * columns + j]! * x[j * n + t]! * spread
  }
  const variance =
    work.errors === 'newey-west'
      ? neweyWest(influence, residual, columns, work.lag)
      : autoregressive(influence, residual, columns, work.errors)
  return room.coefficients[tested]! / Math.sqrt(variance)
}

/** Dispersion times the sum of a_s a_t r^|s - t|; r is the correlation of neighbours as Huitema and McKean (1991) correct it, 0 where periods are independent. */
function autoregressive(influence: Float64Array, residual: Float64Array, columns: number, errors: SeriesPowerMethod): number {
  const n = influence.length
  let square = 0
  let neighbours = 0
  for (let t = 0; t < n; t++) {
    square += residual[t]! ** 2
    if (t > 0) neighbours += residual[t]! * residual[t - 1]!
  }
  const correlation = errors === 'quasi-poisson' ? 0 : Math.max(0, Math.min(0.95, neighbours / square + columns / n))
  let sum = 0
  let carried = 0
  for (let t = 0; t < n; t++) {
    if (t > 0) carried = correlation * (carried + influence[t - 1]!)
    sum += influence[t]! * (influence[t]! + 2 * carried)
  }
  return (sum * square) / (n - columns)
}

/** Newey and West (1987) with Bartlett weights and n / (n - p). */
function neweyWest(influence: Float64Array, residual: Float64Array, columns: number, lag: number): number {
  const n = influence.length
  let variance = 0
  for (let k = 0; k <= lag; k++) {
    let product = 0
    for (let t = k; t < n; t++) product += influence[t]! * residual[t]! * influence[t - k]! * residual[t - k]!
    variance += (k === 0 ? 1 : 2 * (1 - k / (lag + 1))) * product
  }
  return (variance * n) / (n - columns)
}

/** Share of statistics past the critical value of Student's t on the side of `sign` (0: on either side), those without a fit counting as not. */
export function rejectionShare(statistics: readonly number[], df: number, tail: number, sign: -1 | 0 | 1): number {
  let count = 0
  for (const t of statistics) {
    const passes = studentTCdf(Math.abs(t), df, true) <= tail
    if (passes && (sign === 0 || Math.sign(t) === sign)) count++
  }
  return count / statistics.length
}

/** Degrees of freedom left by the regression of `prepareSeries`. */
export function seriesDf(work: SeriesWork): number {
  const state = prepareSeries(work)
  return state.n - state.columns
}
