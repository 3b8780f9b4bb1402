// Follows level, trend and season as they come, so that next month's figure can be set against what was to be expected of it.

import {
  type Numbers,
  requireAtLeast,
  requireAtMost,
  requireFinite,
  requireNumber,
  requireOneOf,
  requireWhole,
  requireWithin,
} from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { classicalDecomposition } from './classical-decomposition.ts'
import { smallestWithinUnit } from './unit-search.ts'

export type HoltWintersOptions = {
  /**
   * Weight of the newest value in the level, trend and season; found by least squares where not given. `false`
   * leaves trend or season out.
   */
  alpha?: number
  beta?: number | false
  gamma?: number | false
  seasonal?: 'additive' | 'multiplicative'
  /** Years from which level, trend and season start. */
  startPeriods?: number
  /** Periods to forecast. */
  ahead?: number
}

export type HoltWinters = {
  alpha: number
  beta: number | null
  gamma: number | null
  /** Which of the three were found by least squares. */
  fitted: ('alpha' | 'beta' | 'gamma')[]
  /** After the last period. */
  level: number
  trend: number
  /** Season of the next `frequency` periods; empty without a season. */
  season: Float64Array
  /** Forecast of each period from the ones before; the first `start` periods have none (NaN). */
  oneStep: Float64Array
  start: number
  /** Sum of squared errors of these forecasts. */
  sse: number
  forecast: Float64Array
  seasonal: 'additive' | 'multiplicative' | 'none'
  n: number
  reference: string
}

/** The search runs through the series some thousand times. */
const MOST_SEARCHED = 50000

/**
 * Holt-Winters exponential smoothing.
 *
 * Question: carrying on as before, what is next month's figure?
 * Assumptions: level, trend and season change slowly; multiplicative where the season grows with the level.
 * Complete periods only (`completePeriods`): half a month would pull level and season down.
 * Not for: small counts, and limits of what is usual - it has no law of error (see `farringtonFlexible`).
 * Conventions: start values as R's `HoltWinters`: classical decomposition of the first `startPeriods` years, with a
 * line through its trend; without a season from the first two values. Weights not given are searched for on a grid
 * and by halved steps, so they may fit better than a single descent from one start.
 *
 * @param values one per period, oldest first; @param frequency periods per year (1 with `gamma: false`); @param
 * options see `HoltWintersOptions`
 * Errors: `empty`, `too-short`, `not-finite`, `range` (a weight outside 0 to 1, alpha 0, a value of 0 or less when
 * multiplicative, forecasts without end), `too-large` (weights searched for above 50000 values).
 * Reference: Holt (1957); Winters (1960), "Forecasting sales by exponentially weighted moving averages".
 *
 * @example
 * const values = [10, 20, 14, 12, 22, 15, 13, 25, 17, 15, 26, 18]
 * const next = holtWinters(values, 3, { alpha: 0.4, beta: 0.1, gamma: 0.3, ahead: 3 })
 * next.sse // => 7.464
 * next.forecast // => [16.8, 27.33, 20.24]
 */
export function holtWinters(values: Numbers, frequency: number, options: HoltWintersOptions = {}): HoltWinters {
  const { beta, gamma, seasonal = 'additive', startPeriods = 2, ahead = frequency } = options
  requireSettings(options, frequency, startPeriods, ahead)
  requireAtLeast('values', values, gamma === false ? 3 : startPeriods * frequency + 1)
  if (gamma !== false && seasonal === 'multiplicative') requireWithin('values', values, 0, Number.POSITIVE_INFINITY, true)
  else requireFinite('values', values)
  const x = Float64Array.from({ length: values.length }, (_, i) => values[i]!)
  const begin = gamma === false ? startFromTwo(x, beta !== false) : startFromYears(x, frequency, startPeriods, seasonal)
  const free = (['alpha', 'beta', 'gamma'] as const).filter((name) => options[name] === undefined)
  const weights = { alpha: options.alpha ?? 0, beta: beta || 0, gamma: gamma || 0 }
  const run = () => follow(x, begin, weights, { trend: beta !== false, season: gamma !== false, seasonal, frequency })
  const place = (point: Float64Array) => {
    free.forEach((name, i) => {
      weights[name] = point[i]!
    })
  }
  if (free.length > 0) {
    requireAtMost('values to search weights for', x.length, MOST_SEARCHED, 'Give alpha, beta and gamma, or use the last years only.')
    place(
      smallestWithinUnit((point) => {
        place(point)
        return run().sse
      }, free.length),
    )
  }
  const last = run()
  // A multiplied level that passes through 0 divides by it; errors of very large values have squares beyond all
  // numbers.
  if (!Number.isFinite(last.sse))
    throw new AnalysisError('range', 'Expected forecasts within the range of numbers, but with these values and weights they leave it.', {
      names: ['values'],
    })
  return {
    alpha: weights.alpha,
    beta: beta === false ? null : weights.beta,
    gamma: gamma === false ? null : weights.gamma,
    fitted: free,
    ...last,
    start: begin.start,
    forecast: Float64Array.from({ length: ahead }, (_, i) => forecastOf(last, i, gamma === false ? 'none' : seasonal)),
    seasonal: gamma === false ? 'none' : seasonal,
    n: x.length,
    reference: 'Winters (1960)',
  }
}

function requireSettings(
  { alpha, beta, gamma, seasonal = 'additive' }: HoltWintersOptions,
  frequency: number,
  startPeriods: number,
  ahead: number,
): void {
  requireWhole('frequency', frequency, gamma === false ? 1 : 2)
  requireWhole('startPeriods', startPeriods, 2)
  requireWhole('ahead', ahead, 0, 100000)
  requireOneOf('seasonal', seasonal, ['additive', 'multiplicative'])
  for (const [name, weight] of Object.entries({ alpha, beta, gamma })) if (typeof weight === 'number') requireNumber(name, weight, 0, 1)
  if (alpha === 0) throw new AnalysisError('range', 'Expected alpha above 0, but got 0.', { names: ['alpha'] })
}

/** Where the smoothing starts: the state before period `start`, the first with a forecast. */
type Begin = { level: number; trend: number; season: Float64Array; start: number }

// Without a season two values make a line; without a trend the first value is the level. Reference: R's
// `HoltWinters`, `start.periods`.
function startFromTwo(x: Float64Array, withTrend: boolean): Begin {
  if (!withTrend) return { level: x[0]!, trend: 0, season: new Float64Array(0), start: 1 }
  return { level: x[1]!, trend: x[1]! - x[0]!, season: new Float64Array(0), start: 2 }
}

// The line through the trend of the first years is read one period before that trend begins: as that trend begins
// half a year late, this is where R starts, though it then follows the values from the second year on. Figures
// would not agree otherwise, and the weights soon forget it.
function startFromYears(x: Float64Array, frequency: number, years: number, type: 'additive' | 'multiplicative'): Begin {
  const parts = classicalDecomposition(x.subarray(0, years * frequency), frequency, { type })
  const trend = parts.trend.filter((value) => !Number.isNaN(value))
  const centre = (trend.length + 1) / 2
  let mean = 0
  let product = 0
  let spread = 0
  trend.forEach((value, i) => {
    mean += value / trend.length
    product += (i + 1 - centre) * value
    spread += (i + 1 - centre) ** 2
  })
  const slope = spread > 0 ? product / spread : 0
  return { level: mean - slope * centre, trend: slope, season: parts.figure, start: frequency }
}

type Course = { trend: boolean; season: boolean; seasonal: 'additive' | 'multiplicative'; frequency: number }
type State = { level: number; trend: number; season: Float64Array; sse: number; oneStep: Float64Array }

/**
 * Goes through the series once. With e the value x freed of season: level = alpha e + (1 - alpha)(level + trend),
 * trend = beta (change of level) + (1 - beta) trend, season = gamma (x freed of level) + (1 - gamma) season. Freed
 * means less the other, or divided by it when multiplicative.
 * Reference: Holt (1957); Winters (1960); as R's `HoltWinters`, whose season is freed of the new level alone and
 * not of level and old trend, as some books have it.
 */
function follow(
  x: Float64Array,
  begin: Begin,
  { alpha, beta, gamma }: { alpha: number; beta: number; gamma: number },
  { trend: withTrend, season: withSeason, seasonal, frequency }: Course,
): State {
  const multiply = withSeason && seasonal === 'multiplicative'
  const season = Float64Array.from(begin.season)
  const oneStep = new Float64Array(x.length).fill(Number.NaN)
  let { level } = begin
  let trend = withTrend ? begin.trend : 0
  let sse = 0
  for (let t = begin.start; t < x.length; t++) {
    const s = withSeason ? (t - begin.start) % frequency : 0
    const now = withSeason ? season[s]! : 0
    oneStep[t] = multiply ? (level + trend) * now : level + trend + now
    sse += (x[t]! - oneStep[t]!) ** 2
    const before = level
    level = alpha * (multiply ? x[t]! / now : x[t]! - now) + (1 - alpha) * (level + trend)
    if (withTrend) trend = beta * (level - before) + (1 - beta) * trend
    if (withSeason) season[s] = gamma * (multiply ? x[t]! / level : x[t]! - level) + (1 - gamma) * now
  }
  const turn = withSeason ? (x.length - begin.start) % frequency : 0
  return { level, trend, season: season.map((_, i) => season[(i + turn) % frequency]!), sse, oneStep }
}

// The line goes on from the last level; the season is that of the last year known.
function forecastOf({ level, trend, season }: State, step: number, seasonal: HoltWinters['seasonal']): number {
  const line = level + (step + 1) * trend
  if (seasonal === 'none') return line
  const now = season[step % season.length]!
  return seasonal === 'multiplicative' ? line * now : line + now
}
