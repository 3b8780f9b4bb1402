// The running total at the heart of every CUSUM: small excesses add up, lulls pay them back, and it never falls below nothing.

import { AnalysisError } from '../errors.ts'
import { enoughCases, type MinimumCases } from './judged-periods.ts'

/** What happens to the total after an alarm: it starts again at 0 or at half the limit, or goes on ('none'). */
export type CusumReset = 'zero' | 'half' | 'none'

export type CusumPath = {
  /** Total after each period. */
  cusum: Float64Array
  /** Total with which each period began. */
  before: Float64Array
  alarm: Uint8Array
}

/**
 * Adds up increments; an alarm where the total reaches h and the minimum of cases is met.
 *
 * Reference: Page (1954); Lucas and Crosier (1982) for the half start, which catches what an action has not ended.
 */
export function cusumPath(
  increments: Float64Array,
  h: number,
  reset: CusumReset,
  headStart: number,
  counts: Float64Array,
  from: number,
  limit54: MinimumCases,
): CusumPath {
  if (!(reset in startAgain)) throw new AnalysisError('range', `Expected reset to be "zero", "half" or "none", but got ${String(reset)}.`)
  const n = increments.length
  const path = { cusum: new Float64Array(n), before: new Float64Array(n), alarm: new Uint8Array(n) }
  let total = headStart > 0 ? headStart * h : 0
  for (let i = 0; i < n; i++) {
    path.before[i] = total
    total = Math.max(0, total + increments[i]!)
    path.cusum[i] = total
    if (total >= h && enoughCases(counts, from + i, limit54)) {
      path.alarm[i] = 1
      total = startAgain[reset](total, h)
    }
  }
  return path
}

const startAgain: Record<CusumReset, (total: number, h: number) => number> = {
  zero: () => 0,
  half: (_, h) => h / 2,
  none: (total) => total,
}
