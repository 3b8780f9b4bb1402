// How many times the expected number happened, place by place or year by year, when the expectation is taken as known.

import { requireAtMost, requireCounts, requireLevel, requireSameLength, requireWithin } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { type PoissonInterval, type PoissonIntervalMethod, poissonInterval } from './poisson-interval.ts'
import { poissonTest } from './poisson-test.ts'

/** One entry per unit in every array. */
export type ObservedToExpected = {
  observed: Float64Array
  expected: Float64Array
  ratio: Float64Array
  lower: Float64Array
  upper: Float64Array
  /** Two-sided p of each unit against ratio 1, Poisson, doubled tail. */
  p: Float64Array
  /** Sum of (O - E)^2/E over units, and that over units - 1: how much more than chance the units differ. NaN for one unit. */
  chiSquare: number
  dispersion: number
  level: number
  method: PoissonIntervalMethod | 'overdispersed'
  n: number
  reference: string
}

// Each unit has an exact test of its own; so many take about half a second.
const MOST_UNITS = 200_000

/**
 * Ratios of observed to expected counts with intervals.
 *
 * Question: did more or less happen here than the reference rates say?
 * Assumptions: expected counts are known; counts are Poisson ('exact', 'byar', 'mid-p'), or vary by one common factor more ('overdispersed': the
 * log ratio plus or minus z times the square root of max(1, dispersion)/O; NaN where nothing was observed).
 * Not for: expectations from a model fitted to few towns - `expectedCount` takes in the model's uncertainty.
 *
 * @param observed counts; @param expected above 0, same length; @param options `level` (0.95), `method` ('exact')
 * Errors: `shape`, `not-finite`, `range`, `too-large` (above 200,000 units). An empty input gives an empty result.
 * Reference: Breslow and Day (1987), chapter 2.
 *
 * @example
 * const years = observedToExpected([25, 100], [17.25, 131])
 * years.ratio // => [1.449, 0.7634]
 * years.lower // => [0.9379, 0.6211]
 */
export function observedToExpected(
  observed: ArrayLike<number>,
  expected: ArrayLike<number>,
  options: { level?: number; method?: ObservedToExpected['method'] } = {},
): ObservedToExpected {
  const { level = 0.95, method = 'exact' } = options
  requireLevel(level)
  requireCounts('observed', observed)
  requireAtMost('units', observed.length, MOST_UNITS, 'Add them up to larger ones.')
  requireSameLength('expected', expected, observed.length)
  requireWithin('expected', expected, 0, Number.POSITIVE_INFINITY, true)
  const o = Float64Array.from(observed)
  const e = Float64Array.from(expected)
  const chiSquare = o.reduce((sum, count, i) => sum + (count - e[i]!) ** 2 / e[i]!, 0)
  const dispersion = o.length > 1 ? chiSquare / (o.length - 1) : Number.NaN
  const lower = new Float64Array(o.length)
  const upper = new Float64Array(o.length)
  const wide = normalQuantile((1 - level) / 2, true) * Math.sqrt(Math.max(1, dispersion || 1))
  // Small counts come again and again, and their interval is a search.
  const intervals = new Map<number, PoissonInterval>()
  for (let i = 0; i < o.length; i++) {
    const count = o[i]!
    if (method === 'overdispersed') {
      const factor = Math.exp(wide / Math.sqrt(count))
      lower[i] = count > 0 ? count / e[i]! / factor : Number.NaN
      upper[i] = count > 0 ? (count / e[i]!) * factor : Number.NaN
    } else {
      const interval = intervals.get(count) ?? poissonInterval(count, { level, method })
      intervals.set(count, interval)
      lower[i] = interval.lower / e[i]!
      upper[i] = interval.upper / e[i]!
    }
  }
  const p = o.map((count, i) => poissonTest(count, e[i]!, { method: 'doubled' }).p)
  const ratio = o.map((count, i) => count / e[i]!)
  return {
    observed: o,
    expected: e,
    ratio,
    lower,
    upper,
    p,
    chiSquare,
    dispersion,
    level,
    method,
    n: o.length,
    reference: 'Breslow and Day (1987), chapter 2',
  }
}
