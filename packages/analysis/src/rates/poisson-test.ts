// Could a count as far from expectation as this be chance alone?

import { requireCounts, requireWithin } from '../checks.ts'
import { poissonCdf, poissonMass } from '../distributions/poisson.ts'
import { requireCountable } from './exact-size.ts'

export type PoissonTest = { p: number; count: number; expected: number; method: 'minimum-likelihood' | 'doubled'; reference: string }

/**
 * Exact two-sided test of one count against a known expectation.
 *
 * Question: how often would chance alone bring a count at least as unlikely?
 * Assumptions: the count is Poisson and the expectation is known without error - rarely so for towns, see `expectedCount`.
 * Not for: counts that vary more than chance - it then calls too many of them unusual.
 * Methods: 'minimum-likelihood' sums all counts no more likely than the one seen (R's `poisson.test`); 'doubled' is twice the smaller tail, at most 1.
 *
 * @param count whole number from 0; @param expected above 0; @param options `method` ('minimum-likelihood')
 * Errors: `not-finite`, `range`, `too-large` (above 2^52, where whole numbers are no longer told apart).
 * Reference: Fay (2010), Two-sided exact tests and matching confidence intervals.
 *
 * @example
 * poissonTest(5, 9.1).p // => 0.2414
 * poissonTest(5, 9.1, { method: 'doubled' }).p // => 0.2195
 */
export function poissonTest(count: number, expected: number, options: { method?: PoissonTest['method'] } = {}): PoissonTest {
  const { method = 'minimum-likelihood' } = options
  requireCounts('count', [count])
  requireWithin('expected', [expected], 0, Number.POSITIVE_INFINITY, true)
  requireCountable('incidents', Math.max(count, expected))
  const p =
    method === 'doubled'
      ? 2 * Math.min(0.5, poissonCdf(count, expected), poissonCdf(count - 1, expected, true))
      : noMoreLikely(count, expected)
  return { p, count, expected, method, reference: 'Fay (2010), R Journal 2(1)' }
}

// Ties are met up to rounding, as in R.
const TIE = 1 + 1e-7

function noMoreLikely(count: number, mean: number): number {
  if (count === mean) return 1
  const limit = poissonMass(count, mean) * TIE
  if (count < mean) return Math.min(1, poissonCdf(count, mean) + poissonCdf(firstUnlikelyAbove(mean, limit) - 1, mean, true))
  const last = lastUnlikelyBelow(mean, limit)
  return Math.min(1, poissonCdf(count - 1, mean, true) + (last < 0 ? 0 : poissonCdf(last, mean)))
}

function firstUnlikelyAbove(mean: number, limit: number): number {
  let low = Math.ceil(mean) - 1
  let high = Math.ceil(mean)
  for (let stride = 1; poissonMass(high, mean) > limit; stride *= 2) {
    low = high
    high += stride
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (poissonMass(middle, mean) > limit) low = middle
    else high = middle
  }
  return high
}

function lastUnlikelyBelow(mean: number, limit: number): number {
  let low = -1
  let high = Math.floor(mean) + 1
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (poissonMass(middle, mean) <= limit) low = middle
    else high = middle
  }
  return low
}
