// The running total at the heart of every CUSUM: small excesses add up, lulls pay them back, and it never falls below nothing.

import { type AlarmStatus, enoughCases, type MinimumCases } from './judged-periods.ts'

/** What happens to the total after an alarm: it starts again at 0 or at half the limit, or goes on ('none'). */
export type CusumReset = 'zero' | 'half' | 'none'

export type CusumPath = {
  /** Total after each period. */
  cusum: Float64Array
  /** Total with which each period began. */
  before: Float64Array
  alarm: Uint8Array
  status: AlarmStatus[]
}

/** What the path is led by; `counts` are all full periods, of which those from `from` on are judged. */
export type PathSettings = {
  h: number
  reset: CusumReset
  headStart: number
  counts: Float64Array
  from: number
  limit54: MinimumCases
}

/**
 * Adds up increments z: S(t) = max(0, S(t - 1) + z(t)), S(0) = headStart x h. An alarm where S(t) reaches h and the
 * minimum of cases is met.
 *
 * Too few cases delay an alarm and do not forget it: the total is kept, and rings as soon as the minimum is met
 * while it still stands at h.
 * Reference: Page (1954) for the total; Lucas and Crosier (1982) for the half start, which catches what an action
 * has not ended.
 */
export function cusumPath(increments: Float64Array, { h, reset, headStart, counts, from, limit54 }: PathSettings): CusumPath {
  const n = increments.length
  const path: CusumPath = { cusum: new Float64Array(n), before: new Float64Array(n), alarm: new Uint8Array(n), status: [] }
  const limit = reached(h)
  let total = headStart > 0 ? headStart * h : 0
  for (let i = 0; i < n; i++) {
    path.before[i] = total
    total = Math.max(0, total + increments[i]!)
    path.cusum[i] = total
    const enough = enoughCases(counts, from + i, limit54)
    path.status.push(enough ? 'judged' : 'too-few')
    if (total >= limit && enough) {
      path.alarm[i] = 1
      total = startAgain[reset](total, h)
    }
  }
  return path
}

/**
 * The total from which h counts as reached.
 *
 * Tenths have no exact binary form: 6.1 + 0.1 + 0.1 + 0.1 ends below 6.4, and an alarm that `cusumDesign` has
 * counted on would be missed by the last digit. So a total within a ten-billionth of the limit has reached it.
 */
export function reached(h: number): number {
  return h * (1 - 1e-10)
}

export const startAgain: Record<CusumReset, (total: number, h: number) => number> = {
  zero: () => 0,
  half: (_, h) => h / 2,
  none: (total) => total,
}
