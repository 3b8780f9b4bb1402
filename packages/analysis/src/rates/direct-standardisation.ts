// The rate a place would have if its residents were mixed by age as in a standard, so that places and years compare like with like.

import { type Numbers, requireAtLeast, requireCounts, requireLevel, requirePositive, requireSameLength, requireWithin } from '../checks.ts'
import { gammaQuantile } from '../distributions/gamma.ts'
import { AnalysisError } from '../errors.ts'
import { poissonInterval } from './poisson-interval.ts'

export type DirectMethod = 'fay-feuer' | 'dobson-byar' | 'dobson-exact'
export type DirectStandardisation = {
  rate: number
  variance: number
  crude: number
  /** NaN with Dobson's methods where nothing was observed in strata of the standard: they scale the observed. */
  lower: number
  upper: number
  level: number
  method: DirectMethod
  per: number
  n: number
  count: number
  reference: string
}

/**
 * Directly standardised rate with its interval, one entry per stratum.
 *
 * Question: how high would the rate be with the standard's mix of ages?
 * Assumptions: Poisson counts, known person-time. 'fay-feuer' covers at least the level in all known cases; 'dobson-byar' and 'dobson-exact' shift and
 * scale the interval of the total count.
 * Not for: strata with hardly any person-time - a single incident there weighs like hundreds.
 *
 * @param counts by stratum; @param personTime by stratum, above 0; @param standard weights by stratum, not all 0; @param options `per` (100000), `level` (0.95), `method` ('fay-feuer')
 * Errors: `empty`, `shape`, `not-finite`, `range`.
 * Reference: Dobson, Kuulasmaa, Eberle, Scherer (1991); Fay and Feuer (1997), the gamma interval.
 *
 * @example
 * const rate = directStandardisation([30, 10], [1000, 1000], [400, 600], { per: 1000 })
 * rate.rate // => 18
 * [rate.lower, rate.upper] // => [12.77, 24.83]
 */
export function directStandardisation(
  counts: Numbers,
  personTime: Numbers,
  standard: Numbers,
  options: { per?: number; level?: number; method?: DirectMethod } = {},
): DirectStandardisation {
  const { per = 100000, level = 0.95, method = 'fay-feuer' } = options
  requireAtLeast('counts', counts)
  requireCounts('counts', counts)
  requireSameLength('personTime', personTime, counts.length)
  requireSameLength('standard', standard, counts.length)
  requireWithin('personTime', personTime, 0, Number.POSITIVE_INFINITY, true)
  requireWithin('standard', standard, 0, Number.POSITIVE_INFINITY)
  requireLevel(level)
  requirePositive('per', per)
  const sums = weigh(counts, personTime, standard)
  const [lower, upper] =
    method === 'fay-feuer' ? fayFeuer(sums, (1 - level) / 2) : dobson(sums, level, method === 'dobson-byar' ? 'byar' : 'exact')
  const { total, time, largestWeight } = sums
  const unit = largestWeight * per
  return {
    rate: sums.rate * unit,
    variance: sums.variance * unit * unit,
    crude: (total / time) * per,
    lower: lower * unit,
    upper: upper * unit,
    level,
    method,
    per,
    n: counts.length,
    count: total,
    reference: method === 'fay-feuer' ? 'Fay and Feuer (1997)' : 'Dobson, Kuulasmaa, Eberle, Scherer (1991)',
  }
}

/** Rate and variance in units of the largest weight and of its square, which keeps them in the range of a double. */
type Sums = { rate: number; variance: number; total: number; time: number; largestWeight: number }

function weigh(counts: Numbers, personTime: Numbers, standard: Numbers): Sums {
  let all = 0
  for (let i = 0; i < standard.length; i++) all += standard[i]!
  if (all === 0) throw new AnalysisError('range', 'Expected a standard with weights above 0, but all are 0.', { names: ['standard'] })
  const sums: Sums = { rate: 0, variance: 0, total: 0, time: 0, largestWeight: 0 }
  for (let i = 0; i < counts.length; i++) sums.largestWeight = Math.max(sums.largestWeight, standard[i]! / all / personTime[i]!)
  for (let i = 0; i < counts.length; i++) {
    const weight = standard[i]! / all / personTime[i]! / sums.largestWeight
    sums.rate += weight * counts[i]!
    sums.variance += weight * weight * counts[i]!
    sums.total += counts[i]!
    sums.time += personTime[i]!
  }
  return sums
}

function fayFeuer({ rate, variance }: Sums, tail: number): [number, number] {
  const lower = rate === 0 ? 0 : (gammaQuantile(tail, (rate * rate) / variance) * variance) / rate
  const r = rate + 1
  const v = variance + 1
  return [lower, (gammaQuantile(tail, (r * r) / v, true) * v) / r]
}

function dobson({ rate, variance, total }: Sums, level: number, method: 'exact' | 'byar'): [number, number] {
  if (variance === 0) return [Number.NaN, Number.NaN]
  const interval = poissonInterval(total, { level, method })
  const scale = Math.sqrt(variance / total)
  return [rate + scale * (interval.lower - total), rate + scale * (interval.upper - total)]
}
