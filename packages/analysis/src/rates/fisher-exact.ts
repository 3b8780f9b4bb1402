// Two small groups, yes and no: exact reasoning that needs no large numbers.

import gammaln from '@stdlib/math-base-special-gammaln'
import { requireCounts, requireLevel } from '../checks.ts'
import { risingRoot } from '../distributions/root.ts'
import { AnalysisError } from '../errors.ts'

export type FisherExact = { p: number; oddsRatio: number; lower: number; upper: number; level: number; n: number; reference: string }

// Beyond this many possible tables the exact law says what the usual chi-square says, at a cost nobody should wait for.
const MOST_TABLES = 5e6

/**
 * Fisher's exact test of a 2 x 2 table, with the conditional odds ratio.
 *
 * Question: is the yes of the first group more frequent than the second's, judged exactly?
 * Assumptions: all margins are taken as given. The odds ratio is the conditional maximum-likelihood one, not a*d/(b*c).
 * Not for: large tables - use `twoProportions`' chi-square.
 *
 * @param yes1, no1, yes2, no2 whole numbers; @param options `level` (0.95)
 * Errors: `not-finite`, `range` (also when more than five million tables share the margins). Where a margin is 0: p 1, odds ratio NaN, interval 0 to Infinity.
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
  const n = yes1 + no1 + yes2 + no2
  const least = Math.max(0, yes1 + yes2 - (yes2 + no2))
  const most = Math.min(yes1 + no1, yes1 + yes2)
  if (most - least > MOST_TABLES)
    throw new AnalysisError('range', `Expected at most ${MOST_TABLES} tables with these margins, but there are ${most - least + 1}.`)
  const reference = 'Fisher (1935); Agresti (1992)'
  if (most === least) return { p: 1, oddsRatio: Number.NaN, lower: 0, upper: Number.POSITIVE_INFINITY, level, n, reference }
  const logs = logWeights(least, most, yes1 + no1, yes2 + no2, yes1 + yes2)
  const tail = (1 - level) / 2
  const at = yes1 - least
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

function logWeights(least: number, most: number, group1: number, group2: number, yes: number): Float64Array {
  const choose = (n: number, k: number) => gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
  return Float64Array.from({ length: most - least + 1 }, (_, k) => choose(group1, least + k) + choose(group2, yes - least - k))
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
