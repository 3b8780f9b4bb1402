// The funnel on the scale of counts: from how many to how many incidents would be usual for a town with this expectation.

import type { Numbers } from '../checks.ts'
import type { FunnelLimits } from './funnel-limits.ts'
import { type FunnelOptions, type FunnelRatio, funnelRatio } from './funnel-ratio.ts'

export type FunnelCount = Omit<FunnelRatio, 'ratio'> & { observed: Float64Array; expected: Float64Array }

/**
 * Funnel limits for counts: those of `funnelRatio` times the expected count.
 *
 * Question: how many incidents would be usual in a place with this expectation?
 * Assumptions, options, errors and reference: as `funnelRatio`.
 *
 * @example
 * funnelCount([12, 30, 45, 80, 160], [15, 25, 50, 70, 100], { method: 'normal' }).limits[0].upper // => [22.59, 34.8, 63.86, 86.4, 119.6]
 */
export function funnelCount(observed: Numbers, expected: Numbers, options: FunnelOptions = {}): FunnelCount {
  const { ratio: _, limits, ...rest } = funnelRatio(observed, expected, options)
  const counts = Float64Array.from(expected)
  const scaled = (ends: Float64Array) => ends.map((value, i) => value * counts[i]!)
  const countLimits = limits.map((l): FunnelLimits => ({ level: l.level, lower: scaled(l.lower), upper: scaled(l.upper) }))
  return { ...rest, limits: countLimits, observed: Float64Array.from(observed), expected: counts }
}
