// Two rates side by side: how many times higher is one, and could chance alone have made the difference?

import { requireCounts, requireLevel, requireWithin } from '../checks.ts'
import { binomialCdf, binomialMass } from '../distributions/binomial.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import { binomialTest } from './exact-binomial.ts'

export type Interval = { lower: number; upper: number }
export type RateRatio = {
  ratio: number
  /** Conditional on the total (Clopper and Pearson turned into a ratio): never covers less than the level. */
  exact: Interval
  /** ln(ratio) plus or minus its error; 0 or Infinity at its ends where a count is 0. */
  wald: Interval
  /** Sums all splits of the total no more likely than the one seen. */
  pExact: number
  pMid: number
  /** First rate minus second, per unit of person-time, with its Wald interval. */
  difference: number
  differenceInterval: Interval
  level: number
  n: number
  reference: string
}

/**
 * Ratio and difference of two rates.
 *
 * Question: is the rate here (or now) higher than there (or then), and by how much?
 * Assumptions: both counts are Poisson, independent of each other, with known person-time.
 * Not for: counts that vary more than chance - both intervals are then too narrow.
 *
 * @param count1, count2 whole numbers, not both 0; @param time1, time2 above 0; @param options `level` (0.95)
 * Errors: `not-finite`, `range`, `constant` (nothing happened in either), `too-large` (above 2^52).
 * Reference: Breslow and Day (1987), chapter 3; Przyborowski and Wilenski (1940) for the conditional test.
 *
 * @example
 * const compared = rateRatio(41, 28010, 15, 19017)
 * compared.ratio // => 1.856
 * [compared.exact.lower, compared.exact.upper] // => [1.006, 3.609]
 * compared.pExact // => 0.04085
 */
export function rateRatio(count1: number, time1: number, count2: number, time2: number, options: { level?: number } = {}): RateRatio {
  const { level = 0.95 } = options
  requireCounts('counts', [count1, count2])
  requireWithin('person-time', [time1, time2], 0, Number.POSITIVE_INFINITY, true)
  requireLevel(level)
  const total = count1 + count2
  if (total === 0) throw new AnalysisError('constant', 'Expected at least one incident in the two groups, but there is none.')
  const z = normalQuantile((1 - level) / 2, true)
  const chance = time1 / (time1 + time2)
  const test = binomialTest(count1, total, { chance, level })
  const toRatio = (share: number) => ((share / (1 - share)) * time2) / time1
  const ratio = count1 / time1 / (count2 / time2)
  const factor = Math.exp(z * Math.sqrt(1 / count1 + 1 / count2))
  const difference = count1 / time1 - count2 / time2
  const reach = z * Math.sqrt(count1 / time1 ** 2 + count2 / time2 ** 2)
  const below = binomialCdf(count1, total, chance) - 0.5 * binomialMass(count1, total, chance)
  const above = binomialCdf(count1 - 1, total, chance, true) - 0.5 * binomialMass(count1, total, chance)
  return {
    ratio,
    exact: { lower: toRatio(test.lower), upper: toRatio(test.upper) },
    wald: Number.isFinite(factor) ? { lower: ratio / factor, upper: ratio * factor } : { lower: 0, upper: Number.POSITIVE_INFINITY },
    pExact: test.p,
    pMid: Math.min(1, 2 * Math.min(below, above)),
    difference,
    differenceInterval: { lower: difference - reach, upper: difference + reach },
    level,
    n: total,
    reference: 'Breslow and Day (1987), chapter 3',
  }
}
