// What all CUSUM alarms ask alike: from where, how high, and what after an alarm.

import { type Numbers, requireNumber, requireOneOf, requireSameLength, requireWhole, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type CusumPath, type CusumReset, type PathSettings, startAgain } from './cusum-path.ts'
import { FIVE_IN_FOUR, type MinimumCases, requireMinimum } from './judged-periods.ts'
import { completePeriods, type PeriodSeries } from './period-series.ts'

export type CusumOptions = {
  /** First period judged, 0-based. Those before it are not added up, but count for the minimum of cases. */
  from?: number
  /** Limit of the total, on the scale on which the method adds up. */
  h?: number
  /** After an alarm: 'zero' unless given. */
  reset?: CusumReset
  /** Share of h at which the total starts: 0, or 0.5 to catch at once what is already too high. */
  headStart?: number
  /** No alarm with fewer cases than the first in as many periods as the second; [5, 4] unless given. */
  limit54?: MinimumCases
}

export type Cusum = CusumPath & {
  /** 0-based. */
  periods: Int32Array
  observed: Float64Array
  /**
   * Smallest whole count with which the period would have reached the limit; Infinity where h is. The minimum of
   * cases comes on top.
   */
  countToSignal: Float64Array
  h: number
  reset: CusumReset
  limit54: MinimumCases
  /** 1 where a last, unfinished period was left out. */
  leftOut: number
  reference: string
}

/** The part of a result that is known before anything is added up. */
type Judged = Pick<Cusum, 'periods' | 'observed' | 'h' | 'reset' | 'limit54' | 'leftOut'>

/**
 * Fills in defaults and refuses what cannot be: settings for the path, and what the result says of them.
 *
 * Without a limit there is nothing to start at half of, so an infinite h has no head start.
 */
export function cusumSettings(series: PeriodSeries, options: CusumOptions, usualH: number): { path: PathSettings; judged: Judged } {
  const { from = 0, h = usualH, reset = 'zero', headStart = 0, limit54 = FIVE_IN_FOUR } = options
  const { counts, leftOut } = completePeriods(series)
  requireWhole('from', from, 0, counts.length - 1)
  if (!(h > 0)) throw new AnalysisError('range', `Expected h above 0, but got ${h}.`, { names: ['h'] })
  requireOneOf('reset', reset, Object.keys(startAgain) as CusumReset[])
  requireNumber('headStart', headStart, 0, 1)
  requireMinimum(limit54)
  const periods = Int32Array.from({ length: counts.length - from }, (_, i) => from + i)
  return {
    path: { h, reset, headStart: h === Number.POSITIVE_INFINITY ? 0 : headStart, counts, from, limit54 },
    judged: { periods, observed: counts.slice(from), h, reset, limit54, leftOut },
  }
}

/**
 * One figure above 0 for all judged periods, or one each; an unfinished period has none, so that nobody has to
 * guess its share of a mean.
 */
export function perPeriod(name: string, value: number | Numbers, length: number): Float64Array {
  const all = typeof value === 'number' ? new Float64Array(length).fill(value) : Float64Array.from(value)
  requireSameLength(name, all, length)
  requireWithin(name, all, 0, Number.POSITIVE_INFINITY, true)
  return all
}
