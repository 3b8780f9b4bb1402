// Takes a series apart into season, trend and rest, so that a December is compared with Decembers.

import { type Numbers, requireAtLeast, requireAtMost, requireFinite, requireOneOf, requireWhole } from '../checks.ts'
import { type LoessRoom, localFit, type Smoothing, smooth } from './local-regression.ts'
import { movingAverage } from './moving-average.ts'
import { publishedMiddle } from './partial-sort.ts'

export type StlOptions = {
  /**
   * Years that shape one month's season, odd, at least 3 (it may then change slowly); 'periodic' lets every year
   * have the same.
   */
  seasonalWindow?: number | 'periodic'
  /** Degree of the local line through one month's years: 0 unless given. */
  seasonalDegree?: 0 | 1
  /**
   * Periods that shape the trend; smallest odd number from 1.5 period / (1 - 1.5 / seasonalWindow) unless given.
   */
  trendWindow?: number
  /** 1 unless given. */
  trendDegree?: 0 | 1
  /**
   * The smoother that takes the trend out of the seasons: next odd number from the frequency, degree of the trend.
   */
  lowPassWindow?: number
  lowPassDegree?: 0 | 1
  /** Every how many points a smoother is computed; a tenth of its window unless given. */
  seasonalJump?: number
  trendJump?: number
  lowPassJump?: number
  /** Whether unusual values lose weight. */
  robust?: boolean
  /** Rounds of season and trend between two looks at unusual values: 2, or 1 when robust. */
  inner?: number
  /** Looks at unusual values: 0, or 15 when robust. */
  outer?: number
  /**
   * How the scale of robustness is found: as the published program (and R) does, or by the true median, from which
   * it differs at times.
   */
  middle?: 'published' | 'median'
}

/** The settings of the three smoothers as they were used. */
export type StlSmoothing = { seasonal: Smoothing; trend: Smoothing; lowPass: Smoothing }

export type Stl = {
  seasonal: Float64Array
  trend: Float64Array
  remainder: Float64Array
  /** 1 for ordinary values, towards 0 for unusual ones; all 1 unless `outer` is above 0. */
  weights: Float64Array
  frequency: number
  smoothing: StlSmoothing
  periodic: boolean
  inner: number
  outer: number
  n: number
  reference: string
}

/**
 * Seasonal-trend decomposition by local regression (STL).
 *
 * Question: what is season, what is trend, and what is left to be explained?
 * Assumptions: the parts add up (take logs where the season grows with the level); periods are complete and none is
 * missing (`completePeriods`).
 * Not for: tests or limits - the rest is not independent of the parts that were fitted; less than about three
 * years.
 * Conventions: as R's `stl`: degree 0 for the season, 1 for the trend; robust means 1 inner and 15 outer rounds,
 * otherwise 2 and 0; smoothers are computed at every tenth of their window and joined by lines. `statsmodels` has
 * degree 1 for the season and computes every point, so its figures differ slightly. With an even number of values
 * the published program's scale of robustness is at times not quite six medians; it is followed, and
 * `middle: 'median'` gives the true one.
 *
 * @param values one per period, oldest first; @param frequency periods per year, from 2; @param options see
 * `StlOptions`
 * Errors: `empty`, `too-short` (up to two years), `not-finite`, `range` (a setting), `too-large` (more than 3e8
 * local weights).
 * Reference: Cleveland, Cleveland, McRae and Terpenning (1990), "STL: a seasonal-trend decomposition procedure
 * based on loess".
 *
 * @example
 * const values = [5, 9, 4, 6, 10, 5, 7, 12, 6, 8, 12, 7]
 * const parts = stl(values, 3)
 * parts.seasonal.slice(0, 3) // => [-0.8407, 3.156, -2.316]
 * parts.trend[11] // => 9.261
 */
export function stl(values: Numbers, frequency: number, options: StlOptions = {}): Stl {
  const { robust = false, inner = robust ? 1 : 2, outer = robust ? 15 : 0, middle = 'published' } = options
  requireWhole('frequency', frequency, 2)
  requireAtLeast('values', values, 2 * frequency + 1)
  requireFinite('values', values)
  requireWhole('inner', inner, 1, 1000)
  requireWhole('outer', outer, 0, 1000)
  requireOneOf('middle', middle, ['published', 'median'])
  const n = values.length
  const periodic = (options.seasonalWindow ?? 'periodic') === 'periodic'
  const smoothing = smoothersOf(n, frequency, options)
  requireBearable(n, frequency, smoothing, inner * (outer + 1))
  const y = Float64Array.from({ length: n }, (_, i) => values[i]!)
  const state = { y, seasonal: new Float64Array(n), trend: new Float64Array(n), weights: new Float64Array(n).fill(1) }
  const rooms = makeRooms(n, frequency)
  for (let round = 0; round <= outer; round++) {
    if (round > 0) weighRemainders(state, middle, rooms.line)
    for (let step = 0; step < inner; step++) innerStep(state, frequency, smoothing, round > 0, rooms)
  }
  if (periodic) makePeriodic(state.seasonal, frequency)
  const remainder = y.map((value, i) => value - state.seasonal[i]! - state.trend[i]!)
  const { seasonal, trend, weights } = state
  return {
    seasonal,
    trend,
    remainder,
    weights,
    frequency,
    smoothing,
    periodic,
    inner,
    outer,
    n,
    reference: 'Cleveland et al. (1990), "STL"',
  }
}

// Windows have a middle, so they are odd.
const nextOdd = (x: number) => Math.round(x) + (Math.round(x) % 2 === 0 ? 1 : 0)

// The shortest trend window that keeps a yearly season out of the trend. Reference: Cleveland et al. (1990) on the
// choice of n(t); R's defaults otherwise.
function smoothersOf(n: number, frequency: number, options: StlOptions): StlSmoothing {
  const { seasonalWindow = 'periodic', lowPassWindow = nextOdd(frequency), trendDegree = 1 } = options
  const periodic = seasonalWindow === 'periodic'
  const years = periodic ? 10 * n + 1 : seasonalWindow
  const trendWindow = options.trendWindow ?? nextOdd(Math.ceil((1.5 * frequency) / (1 - 1.5 / years)))
  return {
    seasonal: smoother('seasonal', years, periodic ? 0 : (options.seasonalDegree ?? 0), options.seasonalJump),
    trend: smoother('trend', trendWindow, trendDegree, options.trendJump),
    lowPass: smoother('lowPass', lowPassWindow, options.lowPassDegree ?? trendDegree, options.lowPassJump),
  }
}

// A tenth of the window between computed points: the smooth is nearly straight over so short a way, and the work
// falls tenfold.
function smoother(name: string, window: number, degree: 0 | 1, jump = Math.ceil(window / 10)): Smoothing {
  requireWhole(`${name}Window`, window, 1)
  requireWhole(`${name}Degree`, degree, 0, 1)
  requireWhole(`${name}Jump`, jump, 1)
  const least = Math.max(3, window)
  return { window: least % 2 === 0 ? least + 1 : least, degree, jump }
}

// Points computed times their neighbours, all rounds together: what the time of a decomposition hangs on.
function requireBearable(n: number, frequency: number, { seasonal, trend, lowPass }: StlSmoothing, rounds: number): void {
  const cost = (length: number, { window, jump }: Smoothing) => (length / Math.min(jump, length) + 2) * Math.min(window, length)
  const work = rounds * (frequency * cost(Math.ceil(n / frequency), seasonal) + cost(n, trend) + cost(n, lowPass))
  requireAtMost('local weights to be computed', work, 3e8, 'Use shorter windows, longer jumps or fewer outer rounds.')
}

/** What is known so far; each round makes it anew from the last. */
type State = { y: Float64Array; seasonal: Float64Array; trend: Float64Array; weights: Float64Array }
/** Room for the steps of a round, made once. */
type Rooms = { line: Float64Array; cycle: Float64Array; fitted: Float64Array; long: Float64Array; once: Float64Array; loess: LoessRoom }

function makeRooms(n: number, frequency: number): Rooms {
  const long = n + 2 * frequency
  const room = (length: number) => new Float64Array(length)
  const years = Math.ceil(n / frequency)
  return { line: room(long), cycle: room(2 * years), fitted: room(years + 2), long: room(long), once: room(long), loess: room(n) }
}

// One round (the inner loop): seasons from the trend-free values, freed of what is trend in them, then the trend
// from the season-free values. Three moving averages, of which two are a year long, and a local line take the trend
// out of the smoothed seasons, or season and trend could trade the level between them. Reference: Cleveland et al.
// (1990), section 2, steps 1 to 6.
function innerStep(state: State, frequency: number, smoothing: StlSmoothing, weighted: boolean, rooms: Rooms): void {
  const { y, seasonal, trend, weights } = state
  const { line, long, once, loess } = rooms
  const n = y.length
  for (let i = 0; i < n; i++) line[i] = y[i]! - trend[i]!
  smoothCycles(line, n, frequency, smoothing.seasonal, weighted ? weights : null, rooms)
  const first = movingAverage(long, n + 2 * frequency, frequency, line)
  const second = movingAverage(line, first, frequency, once)
  const third = movingAverage(once, second, 3, line)
  smooth(line, third, smoothing.lowPass, null, loess, once)
  for (let i = 0; i < n; i++) seasonal[i] = long[frequency + i]! - once[i]!
  for (let i = 0; i < n; i++) line[i] = y[i]! - seasonal[i]!
  smooth(line, n, smoothing.trend, weighted ? weights : null, loess, trend)
}

// Smooths all Januaries, all Februaries and so on, each carried on by one year at either end, into `rooms.long`.
// Kept as one line of 2 years more than the series, so that the moving averages, which lose a year at either end,
// come out at its length.
function smoothCycles(
  x: Float64Array,
  n: number,
  frequency: number,
  smoothing: Smoothing,
  weights: Float64Array | null,
  rooms: Rooms,
): void {
  const { cycle, fitted, long, loess } = rooms
  const years = cycle.length / 2
  const values = cycle.subarray(0, years)
  const own = weights ? cycle.subarray(years) : null
  for (let season = 0; season < frequency; season++) {
    const k = Math.floor((n - season - 1) / frequency) + 1
    for (let year = 0; year < k; year++) {
      values[year] = x[season + year * frequency]!
      if (own) own[year] = weights![season + year * frequency]!
    }
    smooth(values, k, smoothing, own, loess, fitted, 1)
    const before = localFit(values, k, -1, 0, smoothing, own, loess)
    const after = localFit(values, k, k, Math.max(0, k - smoothing.window), smoothing, own, loess)
    fitted[0] = before === null ? fitted[1]! : before
    fitted[k + 1] = after === null ? fitted[k]! : after
    for (let year = 0; year < k + 2; year++) long[season + year * frequency] = fitted[year]!
  }
}

// Bisquare weights (1 - (r / 6 median)^2)^2: 0 from six median distances on. The cuts at 0.001 and 0.999 are the
// published program's.
function weighRemainders({ y, seasonal, trend, weights }: State, middle: 'published' | 'median', room: Float64Array): void {
  const n = y.length
  const distance = room.subarray(0, n)
  for (let i = 0; i < n; i++) distance[i] = weights[i] = Math.abs(y[i]! - seasonal[i]! - trend[i]!)
  const six = 3 * (middle === 'median' ? middlePair(distance) : publishedMiddle(distance))
  for (let i = 0; i < n; i++) {
    const share = weights[i]! / six
    weights[i] = weights[i]! <= 0.001 * six ? 1 : weights[i]! <= 0.999 * six ? (1 - share * share) ** 2 : 0
  }
}

// Twice the median, with the two middle values of an even number.
function middlePair(values: Float64Array): number {
  values.sort()
  return values[Math.floor(values.length / 2)]! + values[values.length - Math.floor(values.length / 2) - 1]!
}

// 'periodic' takes the means of the seasons over all years, which the very wide window has come near to already; as
// R does.
function makePeriodic(seasonal: Float64Array, frequency: number): void {
  for (let season = 0; season < frequency; season++) {
    let sum = 0
    let many = 0
    for (let i = season; i < seasonal.length; i += frequency) {
      sum += seasonal[i]!
      many++
    }
    for (let i = season; i < seasonal.length; i += frequency) seasonal[i] = sum / many
  }
}
