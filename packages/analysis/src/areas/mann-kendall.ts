// Does a short series rise or fall, whatever the shape of the rise?

import { type Numbers, requireAtLeast, requireAtMost, requireFinite } from '../checks.ts'
import { normalP } from './tests-of-z.ts'

export type MannKendall = {
  /** Pairs of periods that rise less pairs that fall. */
  s: number
  /** Of s without trend, ties counted; 0 where all values are the same. */
  variance: number
  /** S over its error, with the continuity correction unless turned off; 0 where all values are the same. */
  z: number
  /** Two-sided. */
  p: number
  /** Kendall's tau-b with time, from -1 to 1; NaN where all values are the same. */
  tau: number
  continuity: boolean
  n: number
}

/**
 * Mann-Kendall test of a trend.
 *
 * Question: do the figures rise or fall over the periods, more often than chance would have it?
 * Assumptions: without trend the periods are exchangeable: no season, no memory from one to the next. The normal approximation asks for some eight
 * periods; with fewer, no p below a few per cent can come out.
 * Not for: seasonal series (compare years), or the size of a trend (fit one).
 *
 * @param values one per period in order of time, at most 10,000; @param options `continuity` (true)
 * Errors: `empty`, `too-short` (3 periods), `not-finite`, `too-large`.
 * Reference: Mann (1945); Kendall (1975), chapter 4; variance with ties as in Gilbert (1987), chapter 16.
 *
 * @example
 * const trend = mannKendall([3, 5, 4, 6, 8, 7, 9, 9])
 * [trend.s, trend.z, trend.p] // => [23, 2.743, 0.006091]
 */
export function mannKendall(values: Numbers, options: { continuity?: boolean } = {}): MannKendall {
  const { continuity = true } = options
  requireAtLeast('values', values, 3)
  requireFinite('values', values)
  requireAtMost('periods', values.length, 10_000, 'Take longer periods.')
  const n = values.length
  let s = 0
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) s += Math.sign(values[j]! - values[i]!)
  let tied = 0
  let pairs = 0
  for (const size of sizesOfTies(values)) {
    tied += size * (size - 1) * (2 * size + 5)
    pairs += (size * (size - 1)) / 2
  }
  const variance = (n * (n - 1) * (2 * n + 5) - tied) / 18
  const step = continuity ? Math.sign(s) : 0
  const z = variance > 0 ? (s - step) / Math.sqrt(variance) : 0
  const all = (n * (n - 1)) / 2
  const tau = pairs < all ? s / Math.sqrt(all * (all - pairs)) : Number.NaN
  return { s, variance, z, p: normalP(z, 'two-sided'), tau, continuity, n }
}

function sizesOfTies(values: Numbers): number[] {
  const sorted = Float64Array.from(values).sort()
  const sizes = []
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1
    while (to < sorted.length && sorted[to] === sorted[from]) to++
    sizes.push(to - from)
    from = to
  }
  return sizes
}
