// The parts all funnel plots share: which limits are drawn, and which places lie outside them.

import { requireAtLeast, requireAtMost, requireLevel } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'

/** Limits at one level, one entry per place. */
export type FunnelLimits = { level: number; lower: Float64Array; upper: Float64Array }

/** Where the limits come from. */
export type FunnelMethod =
  | 'exact'
  | 'chi-square'
  | 'normal'
  | 'multiplicative-root'
  | 'additive-root'
  | 'multiplicative-raw'
  | 'additive-raw'

// The exact ends are searches, place by place; so many take about a second.
const MOST_SEARCHED = 50_000

/** Refuses more places than their limits can be searched for while somebody waits. */
export function requireSearchable(places: number): void {
  requireAtMost('places', places, MOST_SEARCHED, 'Take the method "normal", or fewer places.')
}

/** Levels checked; limits from a function of a tail share p (0.025, 0.975, ...) and a place. */
export function limitsAt(levels: readonly number[], places: number, end: (p: number, z: number, place: number) => number): FunnelLimits[] {
  requireAtLeast('levels', levels)
  return Array.from(levels, (level) => {
    requireLevel(level)
    const tail = (1 - level) / 2
    const z = normalQuantile(tail, true)
    const along = (p: number, height: number) => Float64Array.from({ length: places }, (_, i) => end(p, height, i))
    return { level, lower: along(tail, -z), upper: along(1 - tail, z) }
  })
}

/** -2, -1, 0, 1, 2 ...: how many of the levels (narrowest first) a place's z lies beyond, with its sign. */
export function flagsOf(z: Float64Array, levels: readonly number[]): Int8Array {
  const bounds = Array.from(levels, (level) => normalQuantile((1 - level) / 2, true))
  return Int8Array.from(z, (value) => Math.sign(value) * bounds.filter((bound) => Math.abs(value) > bound).length)
}
