// Two shares side by side: how many more in a hundred, how many times as many, and could it be chance?

import { requireCounts, requireLevel } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import { binomialTest } from './exact-binomial.ts'
import { requireCountable } from './exact-size.ts'
import { fisherOfTable } from './fisher-exact.ts'
import type { Interval } from './rate-ratio.ts'

export type TwoProportions = {
  share1: number
  share2: number
  wilson1: Interval
  wilson2: Interval
  clopperPearson1: Interval
  clopperPearson2: Interval
  /** Share 1 minus share 2; the Newcombe interval is the one to show. */
  difference: number
  differenceNewcombe: Interval
  differenceAgrestiCaffo: Interval
  differenceWald: Interval
  chiSquare: number
  p: number
  chiSquareYates: number
  pYates: number
  /** Share 1 over share 2 and odds ratio; NaN or infinite ends where a cell is 0. */
  riskRatio: number
  riskRatioKatz: Interval
  oddsRatio: number
  oddsRatioWoolf: Interval
  /** Conditional on all margins: p, maximum-likelihood odds ratio, exact interval. NaN where `fisherExact` would be `too-large`: read the chi-square there. */
  fisherP: number
  fisherOddsRatio: number
  fisherInterval: Interval
  /** Difference of 2 asin(sqrt(share)). */
  cohenH: number
  level: number
  n: number
  reference: string
}

/**
 * Two independent shares compared.
 *
 * Question: do more people feel safe here than there?
 * Assumptions: simple random answers, independent between the groups.
 * Not for: weighted or clustered surveys; the same people asked twice (see `mcNemar`).
 *
 * @param yes1, n1, yes2, n2 whole numbers, n at least 1 and at least its yes; @param options `level` (0.95)
 * Errors: `not-finite`, `range`, `too-large` (above 2^52). Where nobody or everybody says yes in both groups the tests are NaN: there is nothing to compare.
 * Reference: Newcombe (1998), methods 3 and 10; Agresti and Caffo (2000); Katz and others (1978); Woolf (1955); Fisher (1935).
 *
 * @example
 * const compared = twoProportions(250, 1000, 200, 1000)
 * compared.difference // => 0.05
 * [compared.differenceNewcombe.lower, compared.differenceNewcombe.upper] // => [0.0134, 0.08645]
 */
export function twoProportions(yes1: number, n1: number, yes2: number, n2: number, options: { level?: number } = {}): TwoProportions {
  const { level = 0.95 } = options
  requireCounts('yes', [yes1, yes2])
  requireCounts('n', [n1, n2])
  requireLevel(level)
  if (n1 < 1 || n2 < 1 || yes1 > n1 || yes2 > n2)
    throw new AnalysisError('range', 'Expected groups of at least one, no smaller than their yes, but got others.', { names: ['n'] })
  requireCountable('answers', n1 + n2)
  const z = normalQuantile((1 - level) / 2, true)
  const share1 = yes1 / n1
  const share2 = yes2 / n2
  const difference = share1 - share2
  const wilson1 = wilson(yes1, n1, z)
  const wilson2 = wilson(yes2, n2, z)
  const fisher = fisherOfTable(yes1, n1 - yes1, yes2, n2 - yes2, level)
  const exact1 = binomialTest(yes1, n1, { level })
  const exact2 = binomialTest(yes2, n2, { level })
  const riskRatio = share1 / share2
  const oddsRatio = (yes1 * (n2 - yes2)) / (yes2 * (n1 - yes1))
  return {
    share1,
    share2,
    wilson1,
    wilson2,
    clopperPearson1: { lower: exact1.lower, upper: exact1.upper },
    clopperPearson2: { lower: exact2.lower, upper: exact2.upper },
    difference,
    differenceNewcombe: {
      lower: difference - Math.hypot(share1 - wilson1.lower, wilson2.upper - share2),
      upper: difference + Math.hypot(wilson1.upper - share1, share2 - wilson2.lower),
    },
    differenceAgrestiCaffo: waldDifference((yes1 + 1) / (n1 + 2), n1 + 2, (yes2 + 1) / (n2 + 2), n2 + 2, z),
    differenceWald: waldDifference(share1, n1, share2, n2, z),
    ...chiSquares(yes1, n1, yes2, n2),
    riskRatio,
    riskRatioKatz: around(riskRatio, z * Math.sqrt(1 / yes1 - 1 / n1 + 1 / yes2 - 1 / n2)),
    oddsRatio,
    oddsRatioWoolf: around(oddsRatio, z * Math.sqrt(1 / yes1 + 1 / (n1 - yes1) + 1 / yes2 + 1 / (n2 - yes2))),
    fisherP: fisher?.p ?? Number.NaN,
    fisherOddsRatio: fisher?.oddsRatio ?? Number.NaN,
    fisherInterval: { lower: fisher?.lower ?? Number.NaN, upper: fisher?.upper ?? Number.NaN },
    cohenH: 2 * Math.asin(Math.sqrt(share1)) - 2 * Math.asin(Math.sqrt(share2)),
    level,
    n: n1 + n2,
    reference: 'Newcombe (1998), methods 3 and 10',
  }
}

function wilson(yes: number, n: number, z: number): Interval {
  const share = yes / n
  const middle = share + (z * z) / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return { lower: (middle - reach) / scale, upper: (middle + reach) / scale }
}

function waldDifference(a: number, n1: number, b: number, n2: number, z: number): Interval {
  const reach = z * Math.sqrt((a * (1 - a)) / n1 + (b * (1 - b)) / n2)
  return { lower: a - b - reach, upper: a - b + reach }
}

function around(ratio: number, logReach: number): Interval {
  return { lower: ratio * Math.exp(-logReach), upper: ratio * Math.exp(logReach) }
}

function chiSquares(yes1: number, n1: number, yes2: number, n2: number) {
  const pooled = (yes1 + yes2) / (n1 + n2)
  const spread = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
  const gap = Math.abs(yes1 / n1 - yes2 / n2)
  // Yates takes half a person off the gap, but never more than the gap itself.
  const corrected = gap - Math.min(0.5, gap / (1 / n1 + 1 / n2)) * (1 / n1 + 1 / n2)
  const chiSquare = (gap * gap) / spread
  const chiSquareYates = (corrected * corrected) / spread
  return { chiSquare, p: chiSquareCdf(chiSquare, 1, true), chiSquareYates, pYates: chiSquareCdf(chiSquareYates, 1, true) }
}
