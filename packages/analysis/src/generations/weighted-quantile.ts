// Knots where the events are: quantiles of values that each count several times.

import type { Numbers } from '../checks.ts'

/**
 * For knots: each stretch between two of them then holds about as many events, so that each piece of a
 * curve rests on equally much. As R's `quantile(rep(values, counts), shares)`, without making the list.
 *
 * Quantiles of the list in which value i stands `counts[i]` times, with linear interpolation between
 * neighbours.
 * Reference: Hyndman and Fan (1996), definition 7. Counts are whole numbers.
 */
export function weightedQuantiles(values: Numbers, counts: Numbers, shares: Numbers): Float64Array {
  // Values that stand nowhere are no neighbours.
  const order = Array.from(values, (_, i) => i)
    .filter((i) => counts[i]! > 0)
    .sort((a, b) => values[a]! - values[b]!)
  const all = order.reduce((sum, i) => sum + counts[i]!, 0)
  const at = (place: number) => {
    let passed = 0
    for (const i of order) {
      passed += counts[i]!
      if (place < passed) return values[i]!
    }
    return values[order[order.length - 1]!]!
  }
  // Place (N - 1) x share in the list of N, counted from 0; a place a rounding error below a whole number
  // is that number.
  return Float64Array.from(shares, (share) => {
    const place = (all - 1) * share
    const low = Math.floor(place + 4 * Number.EPSILON * all)
    const part = Math.max(0, place - low)
    const below = at(low)
    return part > 0 && low + 1 < all ? below + part * (at(low + 1) - below) : below
  })
}

/**
 * The reference of a curve where none is given: a year or cohort in which there are events, and never one
 * between two classes, which an interpolated median would be.
 *
 * The smallest value up to and including which lies more than half of the counts: the middle event.
 */
export function weightedMedian(values: Numbers, counts: Numbers): number {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  const all = order.reduce((sum, i) => sum + counts[i]!, 0)
  let passed = 0
  for (const i of order) {
    passed += counts[i]!
    if (passed / all > 0.5) return values[i]!
  }
  return values[order[order.length - 1]!]!
}
