// Exact reasoning about a share of few: the base of exact comparisons of two rates.

import { requireCounts, requireLevel, requireWithin } from '../checks.ts'
import { betaQuantile } from '../distributions/beta.ts'
import { binomialCdf, binomialMass } from '../distributions/binomial.ts'
import { AnalysisError } from '../errors.ts'
import { requireCountable } from './exact-size.ts'

export type BinomialTest = { share: number; lower: number; upper: number; p: number; level: number; n: number; reference: string }

/**
 * Exact interval of a share (Clopper and Pearson) and exact two-sided test of it against a given chance.
 *
 * Question: of n, so many said yes - how large may the true share be, and could it be `chance`?
 * Assumptions: independent answers, the same chance for each. The interval never covers less than the level.
 * Not for: survey answers with weights or clusters.
 *
 * @param yes whole number; @param n whole number, at least 1 and at least `yes`; @param options `chance` (0.5), `level` (0.95)
 * Errors: `not-finite`, `range`, `too-large` (above 2^52). p sums all outcomes no more likely than the one seen (as R's `binom.test`).
 * Reference: Clopper and Pearson (1934).
 *
 * @example
 * binomialTest(7, 34).lower // => 0.08702
 * binomialTest(7, 34).p // => 0.0008214
 */
export function binomialTest(yes: number, n: number, options: { chance?: number; level?: number } = {}): BinomialTest {
  const { chance = 0.5, level = 0.95 } = options
  requireCounts('yes', [yes])
  requireCounts('n', [n])
  requireLevel(level)
  requireWithin('chance', [chance], 0, 1)
  if (n < 1 || yes > n)
    throw new AnalysisError('range', `Expected a total of at least 1 and at least ${yes}, but got ${n}.`, { names: ['n'] })
  requireCountable('answers', n)
  const tail = (1 - level) / 2
  const lower = yes === 0 ? 0 : betaQuantile(tail, yes, n - yes + 1)
  const upper = yes === n ? 1 : betaQuantile(tail, yes + 1, n - yes, true)
  return { share: yes / n, lower, upper, p: noMoreLikely(yes, n, chance), level, n, reference: 'Clopper and Pearson (1934)' }
}

const TIE = 1 + 1e-7

function noMoreLikely(yes: number, n: number, chance: number): number {
  const mean = n * chance
  if (yes === mean) return 1
  const limit = binomialMass(yes, n, chance) * TIE
  const unlikely = (k: number) => binomialMass(k, n, chance) <= limit
  if (yes < mean) {
    const from = boundary(Math.ceil(mean) - 1, n + 1, unlikely)
    return Math.min(1, binomialCdf(yes, n, chance) + binomialCdf(from - 1, n, chance, true))
  }
  const to = boundary(-1, Math.floor(mean) + 1, (k) => !unlikely(k)) - 1
  return Math.min(1, binomialCdf(yes - 1, n, chance, true) + binomialCdf(to, n, chance))
}

// First k above `low` at which the condition, false below and true above, holds; `high` when none does.
function boundary(low: number, high: number, holds: (k: number) => boolean): number {
  let below = low
  let above = high
  while (above - below > 1) {
    const middle = below + Math.floor((above - below) / 2)
    if (holds(middle)) above = middle
    else below = middle
  }
  return above
}
