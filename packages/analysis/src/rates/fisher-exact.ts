// Two small groups, yes and no: exact reasoning that needs no large numbers.

import gammaln from '@stdlib/math-base-special-gammaln'
import { requireCounts, requireLevel } from '../checks.ts'
import { risingRoot } from '../distributions/root.ts'
import { AnalysisError } from '../errors.ts'
import { requireCountable } from './exact-size.ts'

export type FisherExact = { p: number; oddsRatio: number; lower: number; upper: number; level: number; n: number; reference: string }

// So many tables are gone through in about a second; beyond them the exact law says what the usual chi-square says.
const MOST_TABLES = 2e5

/**
 * Fisher's exact test of a 2 x 2 table, with the conditional odds ratio.
 *
 * Question: is the yes of the first group more frequent than the second's, judged exactly?
 * Assumptions: all margins are taken as given. The odds ratio is the conditional maximum-likelihood one, not a*d/(b*c).
 * Not for: large tables - use `twoProportions`' chi-square.
 *
 * @param yes1, no1, yes2, no2 whole numbers; @param options `level` (0.95)
 * Errors: `not-finite`, `range`, `too-large` (groups of some hundred million, or of a million that differ very much). Where a margin is 0: p 1, odds ratio
 * NaN, interval 0 to Infinity.
 * Reference: Fisher (1935); Agresti (1992) for the interval; as R's `fisher.test`.
 *
 * @example
 * fisherExact(3, 47, 9, 51).p // => 0.2186
 * fisherExact(3, 47, 9, 51).oddsRatio // => 0.3648
 */
export function fisherExact(yes1: number, no1: number, yes2: number, no2: number, options: { level?: number } = {}): FisherExact {
  const { level = 0.95 } = options
  requireCounts('table', [yes1, no1, yes2, no2])
  requireLevel(level)
  requireCountable('answers', yes1 + no1 + yes2 + no2)
  const exact = fisherOfTable(yes1, no1, yes2, no2, level)
  if (exact === null)
    throw new AnalysisError(
      'too-large',
      `Expected at most ${MOST_TABLES} tables that count, but there are more. Take the chi-square of \`twoProportions\`.`,
    )
  return exact
}

/** The same for a checked table; null where too many tables would have to be gone through. */
export function fisherOfTable(yes1: number, no1: number, yes2: number, no2: number, level: number): FisherExact | null {
  const n = yes1 + no1 + yes2 + no2
  const least = Math.max(0, yes1 + yes2 - (yes2 + no2))
  const most = Math.min(yes1 + no1, yes1 + yes2)
  const reference = 'Fisher (1935); Agresti (1992)'
  if (most === least) return { p: 1, oddsRatio: Number.NaN, lower: 0, upper: Number.POSITIVE_INFINITY, level, n, reference }
  const logWeight = logWeightOf(yes1 + no1, yes2 + no2, yes1 + yes2)
  const [from, to] = tablesThatCount(yes1, no1, yes2, no2, logWeight)
  if (!(to - from < MOST_TABLES)) return null
  const logs = Float64Array.from({ length: to - from + 1 }, (_, k) => logWeight(from + k))
  const tail = (1 - level) / 2
  const at = yes1 - from
  const solve = (curve: (moments: Tilted) => readonly [number, number]) =>
    Math.exp(risingRoot((logOdds) => curve(tilt(logs, logOdds, at)), 0, -700, 700))
  return {
    p: noMoreLikely(logs, at),
    oddsRatio: yes1 === least ? 0 : yes1 === most ? Number.POSITIVE_INFINITY : solve((m) => [m.mean - at, m.variance]),
    lower: yes1 === least ? 0 : solve((m) => [Math.log(m.above / tail), m.aboveSlope / m.above]),
    upper: yes1 === most ? Number.POSITIVE_INFINITY : solve((m) => [-Math.log(m.below / tail), -m.belowSlope / m.below]),
    level,
    n,
    reference,
  }
}

// ln of the number of ways to have k yes in the first group.
function logWeightOf(group1: number, group2: number, yes: number): (k: number) => number {
  const choose = (n: number, k: number) => gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
  return (k) => choose(group1, k) + choose(group2, yes - k)
}

/**
 * First and last table that can matter: those not exp(-75) times less likely than the one seen, and those within twenty deviations of it, where the ends of
 * the interval may put the law. The curvature of ln(weight) is 1/a + 1/b + 1/c + 1/d of the cells, which bounds the deviation at any odds.
 */
function tablesThatCount(yes1: number, no1: number, yes2: number, no2: number, logWeight: (k: number) => number): [number, number] {
  const [group1, group2, yes] = [yes1 + no1, yes2 + no2, yes1 + yes2]
  const n = group1 + group2
  const least = Math.max(0, yes - group2)
  const most = Math.min(group1, yes)
  const middle = Math.min(most, Math.max(least, Math.floor((yes + 1) * ((group1 + 1) / (n + 2)))))
  const reach = 10 * Math.sqrt(Math.min(group1 * (group2 / n), yes * ((n - yes) / n))) + 20
  const counts = (k: number) => logWeight(k) >= logWeight(yes1) - 75
  const from = counts(least) ? least : firstWhere(least, middle, counts)
  const to = counts(most) ? most : firstWhere(middle, most, (k) => !counts(k)) - 1
  return [Math.max(least, Math.min(from, Math.floor(yes1 - reach))), Math.min(most, Math.max(to, Math.ceil(yes1 + reach)))]
}

// First k above `low` and up to `high` at which the condition, false before and true from there on, holds.
function firstWhere(low: number, high: number, holds: (k: number) => boolean): number {
  let [below, above] = [low, high]
  while (above - below > 1) {
    const half = below + Math.floor((above - below) / 2)
    if (holds(half)) above = half
    else below = half
  }
  return above
}

function noMoreLikely(logs: Float64Array, at: number): number {
  const top = largest(logs)
  const limit = Math.exp(logs[at]! - top) * (1 + 1e-7)
  let all = 0
  let unlikely = 0
  for (const log of logs) {
    const weight = Math.exp(log - top)
    all += weight
    if (weight <= limit) unlikely += weight
  }
  return Math.min(1, unlikely / all)
}

type Tilted = { mean: number; variance: number; below: number; belowSlope: number; above: number; aboveSlope: number }

// The law of the first cell when the odds differ by a factor: mean, spread, both tails (each with the cell itself) and how they move with ln(odds).
function tilt(logs: Float64Array, logOdds: number, at: number): Tilted {
  const tilted = logs.map((log, k) => log + k * logOdds)
  const top = largest(tilted)
  const weights = tilted.map((log) => Math.exp(log - top))
  let all = 0
  let first = 0
  weights.forEach((weight, k) => {
    all += weight
    first += weight * k
  })
  const mean = first / all
  const out = { mean, variance: 0, below: 0, belowSlope: 0, above: 0, aboveSlope: 0 }
  weights.forEach((weight, k) => {
    const share = weight / all
    out.variance += share * (k - mean) ** 2
    if (k <= at) {
      out.below += share
      out.belowSlope += share * (k - mean)
    }
    if (k >= at) {
      out.above += share
      out.aboveSlope += share * (k - mean)
    }
  })
  return out
}

function largest(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) if (value > most) most = value
  return most
}
