// A count per resident and year, with how far it may be off: the first figure anybody asks for, never given without its interval.

import { requirePositive, requireWithin } from '../checks.ts'
import { type PoissonIntervalMethod, poissonInterval } from './poisson-interval.ts'

export type RateInterval = {
  rate: number
  lower: number
  upper: number
  count: number
  personTime: number
  per: number
  level: number
  reference: string
}

/**
 * Rate of a count in an amount of person-time, with its interval.
 *
 * Question: how many per 1,000 residents and year, give or take what?
 * Assumptions: as `poissonInterval`; the person-time is known.
 * Not for: places where those at risk are not those counted (residents of an airport town).
 *
 * @param count whole number from 0; @param personTime residents times years, above 0; @param options `per` (1000), `level` (0.95), `method` ('exact')
 * Errors: `not-finite`, `range`.
 * Reference: Garwood (1936), or the method's own.
 *
 * @example
 * const rate = rateInterval(1821, 23470)
 * rate.rate // => 77.59
 * [rate.lower, rate.upper] // => [74.07, 81.24]
 */
export function rateInterval(
  count: number,
  personTime: number,
  options: { per?: number; level?: number; method?: PoissonIntervalMethod } = {},
): RateInterval {
  const { per = 1000, level = 0.95, method = 'exact' } = options
  requireWithin('personTime', [personTime], 0, Number.POSITIVE_INFINITY, true)
  requirePositive('per', per)
  const interval = poissonInterval(count, { level, method })
  const scale = per / personTime
  return {
    rate: count * scale,
    lower: interval.lower * scale,
    upper: interval.upper * scale,
    count,
    personTime,
    per,
    level,
    reference: interval.reference,
  }
}
