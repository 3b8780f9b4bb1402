// Cuts a series where its level changed: how many changes, when, from what to what.

import { requireAtMost, requireLevel, requireNumber, requireOneOf, requireWhole } from '../checks.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { type ChangeLocation, locateChange } from './change-location.ts'
import { completePeriods, type PeriodSeries } from './period-series.ts'
import { type ChangeLaw, type SegmentCost, segmentCost } from './segment-cost.ts'

/**
 * `at` is the first period of the new level (0-based); `lower` and `upper` bound it. `ratio` is after over before:
 * Infinity from a level of 0.
 */
export type Change = ChangeLocation & { before: number; after: number; ratio: number }

/**
 * One level: periods from (included) to (excluded); its mean per period, or per person where a population was
 * given.
 */
export type Segment = { from: number; to: number; level: number }

export type ChangePoints = {
  changes: Change[]
  segments: Segment[]
  law: ChangeLaw
  /** Of the negative binomial; Infinity for the Poisson. */
  theta: number
  /** Of the normal law; NaN for the others. */
  sigma: number
  /** What one more change had to gain in twice the log-likelihood. */
  penalty: number
  criterion: 'mbic' | 'bic' | 'given'
  /** Fewest periods between changes. */
  least: number
  /** Nominal level of the ranges of the changes. */
  level: number
  n: number
  leftOut: number
  reference: string
}

export type ChangePointOptions = LongRunOptions & {
  law?: ChangeLaw
  /** What one more change must gain in twice the log-likelihood: by a rule, or a figure from 0. */
  penalty?: 'mbic' | 'bic' | number
  /** Fewest periods between changes. */
  least?: number
  /** Of the negative binomial: small where counts are lively. */
  theta?: number
  /** Of the normal law. */
  sigma?: number
  /** Nominal level of the ranges of the changes. */
  level?: number
}

/** Above this many periods a series without changes, which nothing can be pruned from, would take minutes. */
const MOST_PERIODS = 50000

/**
 * Changes of level, as many as the figures bear.
 *
 * Question: did the level change, how often, when?
 * Assumptions: levels are flat between changes; periods are independent given the level; no season (take it out, or
 * use whole years).
 * Not for: proving that a measure worked - changes are searched for, so each looks surer than it is; slow trends
 * (they come out as stairs); a single suspected change (see `changeTest`).
 * Methods: the best of all divisions, found exactly (PELT). 'mbic' asks 3 ln(n) per change, down to about 2 ln(n)
 * where it cuts off a short stretch; 'bic' always asks 2 ln(n), and finds more changes, some of them not there.
 * Ranges take the neighbouring changes and theta as known, so they are rather too short than too long.
 *
 * @param series counts per period, `lastPeriod` said; `population` with law 'poisson' makes levels of rates
 * @param options `law` ('negative-binomial'), `penalty` ('mbic'), `least` (2), `theta` and `sigma` (from successive
 * differences), `level` (0.95) of the ranges, `signal`, `onProgress`
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `constant` (normal law, no differences), `too-large` (above
 * 50000 periods), `cancelled`.
 * Reference: Killick, Fearnhead and Eckley (2012), "Optimal detection of changepoints with a linear computational
 * cost"; Zhang and Siegmund (2007) for 'mbic'.
 *
 * @example
 * const counts = [3, 4, 2, 3, 5, 4, 3, 9, 11, 8, 10, 9, 12, 10]
 * const found = await changePoints({ counts, lastPeriod: 'complete' })
 * found.changes.map((change) => change.at) // => [7]
 * [found.changes[0].before, found.changes[0].after] // => [3.429, 9.857]
 */
export async function changePoints(series: PeriodSeries, options: ChangePointOptions = {}): Promise<ChangePoints> {
  const { law = 'negative-binomial', penalty = 'mbic', least = 2, level = 0.95 } = options
  requireAtMost('periods', series.counts.length, MOST_PERIODS, 'Add up days to weeks or weeks to months.')
  requireWhole('least', least, 1)
  requireLevel(level)
  const full = completePeriods(series, 2 * least)
  const costs = segmentCost(full, law, options)
  const { n } = costs
  if (typeof penalty === 'string') requireOneOf('penalty', penalty, ['mbic', 'bic'])
  const perChange = typeof penalty === 'string' ? penalties[penalty](n) : penalty
  requireNumber('penalty', perChange, 0)
  const ofLength = penalty === 'mbic' ? (length: number) => Math.log(length / n) : () => 0
  const ends = await bestDivision(costs, perChange, ofLength, least, options)
  const segments = ends.map((to, i) => ({ from: ends[i - 1] ?? 0, to, level: costs.level(ends[i - 1] ?? 0, to) }))
  return {
    changes: changesBetween(segments, (from, to) => costs.cost(from, to) + ofLength(to - from), least, level),
    segments,
    law,
    theta: costs.theta,
    sigma: costs.sigma,
    penalty: perChange,
    criterion: typeof penalty === 'number' ? 'given' : penalty,
    least,
    level,
    n,
    leftOut: full.leftOut,
    reference: 'Killick, Fearnhead and Eckley (2012)',
  }
}

// Twice the log-likelihood that a change must gain. 'bic': two more figures (when, and the new level) at ln(n)
// each. 'mbic' after Zhang and Siegmund (2007), whose further term, the sum of the logarithms of the stretches'
// shares of the series (all below 0), is added stretch by stretch: `ofLength`.
const penalties = { mbic: (n: number) => 3 * Math.log(n), bic: (n: number) => 2 * Math.log(n) }

/**
 * Ends of the stretches of the cheapest division. Best cost up to t = least of (best up to s + cost of s..t +
 * penalty); an s that is already dearer than t without its penalty can never win again, once t itself may start a
 * stretch.
 */
async function bestDivision(
  { n, cost }: SegmentCost,
  penalty: number,
  ofLength: (length: number) => number,
  least: number,
  options: LongRunOptions,
): Promise<number[]> {
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY)
  best[0] = -penalty
  const cameFrom = new Int32Array(n + 1)
  const candidates = new Int32Array(n + 1)
  const outAt = new Int32Array(n + 1).fill(n + 1)
  let many = 0
  await longRun(
    n - least + 1,
    (index) => {
      const t = index + least
      const start = t - least
      if (start === 0 || start >= least) candidates[many++] = start
      let kept = 0
      for (let c = 0; c < many; c++) {
        const s = candidates[c]!
        if (outAt[s]! <= t) continue
        candidates[kept++] = s
        const whole = best[s]! + cost(s, t) + ofLength(t - s)
        if (whole + penalty < best[t]!) {
          best[t] = whole + penalty
          cameFrom[t] = s
        }
      }
      many = kept
      for (let c = 0; c < many; c++) {
        const s = candidates[c]!
        if (outAt[s]! > n && best[s]! + cost(s, t) + ofLength(t - s) > best[t]!) outAt[s] = t + least
      }
    },
    options,
  )
  const ends = []
  for (let t = n; t > 0; t = cameFrom[t]!) ends.unshift(t)
  return ends
}

// Between two neighbours, with the same cost that the division was found by.
function changesBetween(segments: Segment[], cost: SegmentCost['cost'], least: number, level: number): Change[] {
  return segments.slice(1).map((after, i) => {
    const before = segments[i]!
    const place = locateChange((at) => cost(before.from, at) + cost(at, after.to), before.from + least, after.to - least + 1, level)
    return { ...place, before: before.level, after: after.level, ratio: after.level / before.level }
  })
}
