// What all CUSUM alarms ask alike: from where, how high, and what after an alarm.

import { type Numbers, requireNumber, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { CusumPath, CusumReset } from './cusum-path.ts'
import { FIVE_IN_FOUR, type MinimumCases, requireMinimum, requireWhole } from './judged-periods.ts'
import { completePeriods, type PeriodSeries } from './period-series.ts'

export type CusumOptions = {
  /** First period judged, 0-based. */
  from?: number
  /** Limit of the total. */
  h?: number
  /** After an alarm. */
  reset?: CusumReset
  /** Share of h at which the total starts: 0, or 0.5 to catch at once what is already too high. */
  headStart?: number
  limit54?: MinimumCases
}

export type Cusum = CusumPath & {
  periods: Int32Array
  observed: Float64Array
  /** Smallest whole count with which the period would have reached the limit. */
  countToSignal: Float64Array
  h: number
  reset: CusumReset
  limit54: MinimumCases
  leftOut: number
  reference: string
}

export type CusumSettings = Required<CusumOptions> & { counts: Float64Array; leftOut: number; periods: Int32Array; observed: Float64Array }

/** Fills in defaults and refuses what cannot be. */
export function cusumSettings(series: PeriodSeries, options: CusumOptions, usualH: number): CusumSettings {
  const { from = 0, h = usualH, reset = 'zero', headStart = 0, limit54 = FIVE_IN_FOUR } = options
  const { counts, leftOut } = completePeriods(series)
  requireWhole('from', from, 0, counts.length - 1)
  if (!(h > 0)) throw new AnalysisError('range', `Expected h above 0, but got ${h}.`, { names: ['h'] })
  requireNumber('headStart', headStart, 0, 1)
  requireMinimum(limit54)
  const periods = Int32Array.from({ length: counts.length - from }, (_, i) => from + i)
  return {
    from,
    h,
    reset,
    headStart: h === Number.POSITIVE_INFINITY ? 0 : headStart,
    limit54,
    counts,
    leftOut,
    periods,
    observed: counts.slice(from),
  }
}

/** One figure for all judged periods, or one each. */
export function perPeriod(name: string, value: number | Numbers, length: number): Float64Array {
  const all = typeof value === 'number' ? new Float64Array(length).fill(value) : Float64Array.from(value)
  requireSameLength(name, all, length)
  requireWithin(name, all, 0, Number.POSITIVE_INFINITY, true)
  return all
}
