// Did the level change once, and could such a change be luck? The periods are dealt again in random order to find out.

import { requireAtMost, requireLevel, requireWhole } from '../checks.ts'
import { randomStream } from '../random.ts'
import { drawPermutation } from '../random-draws.ts'
import { type MonteCarloOptions, onThisThread, type Replicates, requireReplicates } from '../replicates.ts'
import { locateChange } from './change-location.ts'
import type { Change } from './change-points.ts'
import { kolmogorovTail } from './kolmogorov.ts'
import { completePeriods, type PeriodSeries } from './period-series.ts'
import { requireVaried, segmentCost, spreadOfDifferences } from './segment-cost.ts'

export type ChangeTest = Change & {
  /** Twice the log-likelihood (Poisson) that the best single change gains. */
  statistic: number
  /** Share of random orders (the one seen among them) with at least such a gain. */
  p: number
  /** Variance over mean within levels, at least 1: by so much the range allows for counts that vary more than chance. */
  dispersion: number
  permutations: number
  seed: number
  least: number
  level: number
  n: number
  leftOut: number
  reference: string
}

export type ChangeTestOptions = MonteCarloOptions & {
  permutations?: number
  /** Fewest periods on either side: a single odd month at either end is no new level. */
  least?: number
  /** Nominal level of the range of the time. */
  level?: number
}

type Input = { counts: Float64Array; least: number; seed: number; observed: number }

/**
 * Test of one change of level at an unknown time.
 *
 * Question: is there a time from which on the level is another one?
 * Assumptions: without a change all orders of the periods would be equally likely - no trend, no season, no memory from one to the next. No law of counts is assumed
 * for p; the range of the time assumes a variance in proportion to the mean. It holds rather more
 * than its level, as months cannot be divided (docs/analysis/coverage.md).
 * Not for: counts of a changing population, which is not used here (`changePoints` with a population); a time known beforehand (`rateRatio` is then sharper), several changes (`changePoints`), weekly series with a season.
 *
 * @param series counts per period, `lastPeriod` said
 * @param options `permutations` (999), `seed` (1), `least` (2) periods on either side, `level` (0.95) of the range, `runner`, `signal`, `onProgress`
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `constant`, `too-large` (periods x permutations above 2e8), `cancelled`.
 * Reference: Worsley (1986), "Confidence regions and tests for a change-point in a sequence of exponential family random variables"; Good (2005) for permutation of exchangeable periods.
 *
 * @example
 * const counts = [3, 4, 2, 3, 5, 4, 3, 9, 11, 8, 10, 9, 12, 10]
 * const change = await changeTest({ counts, lastPeriod: 'complete' })
 * [change.at, change.lower, change.upper] // => [7, 6, 8]
 * change.p // => 0.001
 */
export async function changeTest(series: PeriodSeries, options: ChangeTestOptions = {}): Promise<ChangeTest> {
  const { permutations = 999, seed = 1, least = 2, level = 0.95, runner = onThisThread } = options
  requireReplicates('permutations', permutations)
  requireWhole('least', least, 1)
  requireLevel(level)
  const { counts, leftOut } = completePeriods(series, 2 * least)
  requireAtMost('periods x permutations', counts.length * permutations, 2e8, 'Add up days to weeks, or ask for fewer permutations.')
  requireVaried(counts)
  const n = counts.length
  const costs = segmentCost({ counts, population: null, dates: null, leftOut }, 'poisson')
  // Lively counts tell the time less well: quasi-likelihood divides what they say by the dispersion. McCullagh and Nelder (1989), chapter 9.
  const { dispersion } = spreadOfDifferences(counts)
  const place = locateChange((at) => (costs.cost(0, at) + costs.cost(at, n)) / dispersion, least, n - least + 1, level)
  const statistic = largestGain(counts, least)
  const input: Input = { counts, least, seed, observed: statistic }
  const parts = await runner(changeReplicates, input, permutations, options)
  const asLarge = parts.reduce((sum, part) => sum + part, 0)
  const before = costs.level(0, place.at)
  const after = costs.level(place.at, n)
  const p = (1 + asLarge) / (1 + permutations)
  const reference = 'Worsley (1986)'
  return {
    ...place,
    before,
    after,
    ratio: after / before,
    statistic,
    p,
    dispersion,
    permutations,
    seed,
    least,
    level,
    n,
    leftOut,
    reference,
  }
}

// Twice the Poisson log-likelihood gained by the best single change: S1 ln(m1 / m) + S2 ln(m2 / m) times 2, with sums S and means m before, after and overall. Written out
// here and not by `segmentCost`, because it runs once for every random order. Reference: Worsley (1986), whose statistic it is.
function largestGain(counts: Float64Array, least: number): number {
  const n = counts.length
  let total = 0
  for (let i = 0; i < n; i++) total += counts[i]!
  let first = 0
  let largest = 0
  for (let at = 1; at <= n - least; at++) {
    first += counts[at - 1]!
    if (at < least) continue
    const second = total - first
    const gain = 2 * (timesLog(first, (first * n) / (at * total)) + timesLog(second, (second * n) / ((n - at) * total)))
    if (gain > largest) largest = gain
  }
  return largest
}

const timesLog = (x: number, ratio: number) => (x > 0 ? x * Math.log(ratio) : 0)

/**
 * Random orders, counted where they gain as much as the one seen; a gain within rounding of it counts, as other orders of the same division add up differently.
 *
 * Order i is dealt by stream i of the seed, so any share of the work on any thread counts the same.
 */
export const changeReplicates: Replicates<Input, Input & { dealt: Float64Array }, number> = {
  module: import.meta.url,
  name: 'changeReplicates',
  prepare: (input) => ({ ...input, dealt: new Float64Array(input.counts.length) }),
  run: ({ counts, least, seed, observed, dealt }, from, to) => {
    let asLarge = 0
    for (let i = from; i < to; i++) {
      const order = drawPermutation(randomStream(seed, i), counts.length)
      for (let j = 0; j < order.length; j++) dealt[j] = counts[order[j]!]!
      if (largestGain(dealt, least) >= observed * (1 - 1e-12)) asLarge++
    }
    return asLarge
  },
}

export type OlsCusum = {
  /** Running sum of distances from the mean over sigma sqrt(n), after each period. */
  process: Float64Array
  /** Largest distance from 0. */
  statistic: number
  /** First period after the largest distance: where a new level would begin. */
  at: number
  p: number
  n: number
  leftOut: number
  reference: string
}

/**
 * OLS-CUSUM test of an unchanging mean.
 *
 * Question: do the distances from the overall mean add up to more than chance would let them?
 * Assumptions: periods are independent with one variance; n large enough for the limit law (above about 40; with fewer, p is somewhat too large).
 * Not for: small n (`changeTest` is exact), a change near either end (the process is tied to 0 there).
 *
 * @param series counts per period, `lastPeriod` said
 * Errors: `empty`, `too-short` (below 3), `not-finite`, `range`, `constant`.
 * Reference: Ploberger and Krämer (1992), "The CUSUM test with OLS residuals"; p from the Brownian bridge.
 *
 * @example
 * const counts = [3, 4, 2, 3, 5, 4, 3, 9, 11, 8, 10, 9, 12, 10]
 * const test = olsCusum({ counts, lastPeriod: 'complete' })
 * test.statistic // => 1.708
 * [test.at, test.p] // => [7, 0.005865]
 */
export function olsCusum(series: PeriodSeries): OlsCusum {
  const { counts, leftOut } = completePeriods(series, 3)
  requireVaried(counts)
  const n = counts.length
  const mean = counts.reduce((sum, value) => sum + value, 0) / n
  let square = 0
  for (let i = 0; i < n; i++) square += (counts[i]! - mean) ** 2
  const scale = Math.sqrt((square / (n - 1)) * n)
  const process = new Float64Array(n)
  let sum = 0
  let at = 0
  for (let i = 0; i < n; i++) {
    sum += counts[i]! - mean
    process[i] = sum / scale
    if (Math.abs(process[i]!) > Math.abs(process[at]!)) at = i
  }
  const statistic = Math.abs(process[at]!)
  return { process, statistic, at: at + 1, p: kolmogorovTail(statistic), n, leftOut, reference: 'Ploberger and Krämer (1992)' }
}
