// The quick daily alarm for series that are too young to have a last year: is today above the last seven days?

import { type Numbers, requireAtMost, requireLevel, requireNumber, requireOneOf, requireWhole } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { type AlarmStatus, enoughCases, FIVE_IN_FOUR, judgedPeriods, type MinimumCases, requireMinimum } from './judged-periods.ts'
import { completePeriods, type PeriodSeries } from './period-series.ts'

export type EarsMethod = 'C1' | 'C2' | 'C3'

export type Ears = {
  /** 0-based. */
  periods: Int32Array
  observed: Float64Array
  /** Mean and standard deviation (divisor n - 1) of the periods compared with. */
  expected: Float64Array
  standardDeviation: Float64Array
  /** Highest usual count. */
  upper: Float64Array
  alarm: Uint8Array
  status: AlarmStatus[]
  method: EarsMethod
  alpha: number
  baseline: number
  limit54: MinimumCases
  leftOut: number
  reference: string
}

export type EarsOptions = {
  method?: EarsMethod
  /** Periods to judge, 0-based; all that have enough before them unless given. */
  periods?: Numbers
  /** Periods compared with, from 3. */
  baseline?: number
  /** Nominal chance of an alarm; 0.001 for C1 and C2, 0.025 for C3 unless given. */
  alpha?: number
  /** Least standard deviation, so that a run of equal counts does not make the next one an alarm. */
  minSigma?: number
  limit54?: MinimumCases
}

/**
 * EARS alarms C1, C2 and C3.
 *
 * Question: is this day (week) higher than the few before it make usual - where there is no earlier year to compare
 * with?
 * Methods: with mean m and standard deviation sd of the baseline, C1 and C2 have the limit m + z sd. C1 compares
 * with the `baseline` periods just before; C2 leaves two out, so that a rising outbreak does not raise its own
 * limit; C3 adds what the two periods before exceeded by.
 * Assumptions: no trend, season or weekday pattern within the baseline; counts large enough to be nearly
 * bell-shaped.
 * Not for: a promise about false alarms - with seven values to judge by they come many times as often as alpha says
 * (docs/analysis/coverage.md) - or series with some years behind them (see `farringtonFlexible`).
 * Conventions: as R's `surveillance::earsC`; where the baseline has no spread at all a higher count counts as
 * beyond all measure.
 *
 * @param series counts per period, `lastPeriod` said; @param options see `EarsOptions`: 'C1', baseline 7, minSigma
 * 0, limit54 [5, 4]
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `too-large` (periods x baseline above 1e8).
 * Reference: Hutwagner, Thompson, Seeman and Treadwell (2003), "The bioterrorism preparedness and response Early
 * Aberration Reporting System (EARS)".
 *
 * @example
 * const days = ears({ counts: [6, 4, 7, 5, 8, 6, 6, 17], lastPeriod: 'complete' })
 * days.upper // => [9.989]
 * days.alarm // => [1]
 */
export function ears(series: PeriodSeries, options: EarsOptions = {}): Ears {
  const { method = 'C1', baseline = 7, minSigma = 0, limit54 = FIVE_IN_FOUR } = options
  const { alpha = method === 'C3' ? 0.025 : 0.001 } = options
  requireOneOf('method', method, ['C1', 'C2', 'C3'])
  requireWhole('baseline', baseline, 3)
  requireLevel(alpha)
  requireNumber('minSigma', minSigma, 0)
  requireMinimum(limit54)
  const { counts, leftOut } = completePeriods(series)
  const lag = method === 'C1' ? 0 : 2
  const periods = judgedPeriods(options.periods, baseline + lag + (method === 'C3' ? 2 : 0), counts.length)
  requireAtMost('periods x baseline', periods.length * baseline, 1e8, 'Judge fewer at once, or take a shorter baseline.')
  const z = normalQuantile(alpha, true)
  const result = emptyEars(periods, counts)
  periods.forEach((now, at) => {
    const [mean, sd] = baselineOf(counts, now - lag, baseline, minSigma)
    const carried = method === 'C3' ? excess(counts, now - 2, baseline, minSigma) + excess(counts, now - 1, baseline, minSigma) : 0
    result.expected[at] = mean
    result.standardDeviation[at] = sd
    result.upper[at] = method === 'C3' ? limitAfter(counts[now]!, sd, z, carried) : mean + z * sd
    const enough = enoughCases(counts, now, limit54)
    result.alarm[at] = enough && counts[now]! > result.upper[at]! ? 1 : 0
    result.status.push(enough ? 'judged' : 'too-few')
  })
  return { ...result, method, alpha, baseline, limit54, leftOut, reference: 'Hutwagner et al. (2003)' }
}

function emptyEars(periods: Int32Array, counts: Float64Array) {
  const perPeriod = () => new Float64Array(periods.length)
  return {
    periods,
    observed: Float64Array.from(periods, (now) => counts[now]!),
    expected: perPeriod(),
    standardDeviation: perPeriod(),
    upper: perPeriod(),
    alarm: new Uint8Array(periods.length),
    status: [] as AlarmStatus[],
  }
}

// Mean and standard deviation of the `length` periods that end before `end`.
function baselineOf(counts: Float64Array, end: number, length: number, minSigma: number): [mean: number, sd: number] {
  let mean = 0
  for (let i = end - length; i < end; i++) mean += counts[i]!
  mean /= length
  let square = 0
  for (let i = end - length; i < end; i++) square += (counts[i]! - mean) ** 2
  return [mean, Math.max(minSigma, Math.sqrt(square / (length - 1)))]
}

// By how many standard deviations a period exceeded its own C2 mean, beyond the first one: max(0, (x - m) / sd -
// 1). The first is forgiven as ordinary.
function excess(counts: Float64Array, now: number, baseline: number, minSigma: number): number {
  const [mean, sd] = baselineOf(counts, now - 2, baseline, minSigma)
  if (sd === 0) return counts[now]! > mean ? Number.POSITIVE_INFINITY : 0
  return Math.max(0, (counts[now]! - mean) / sd - 1)
}

// C3 rings where the three excesses (today's and those carried from the two periods before) sum to more than z. As
// R, that is turned into a limit for today's count, which carried excess may bring down to 0; not below. It moves
// with the count itself, so it is a limit for this comparison only.
function limitAfter(y: number, sd: number, z: number, carried: number): number {
  return carried === Number.POSITIVE_INFINITY ? 0 : Math.max(0, y + sd * (z - carried))
}
