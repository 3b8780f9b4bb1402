// Takes in what studies printed and refuses what no synthesis can honestly work with.

import { type Numbers, requireAtLeast, requireAtMost, requireSameLength, requireWithin } from '../checks.ts'
import type { HeterogeneityMethod } from './heterogeneity.ts'
import type { Studies } from './weighted-fit.ts'

// Far more studies than have ever been made of one question; leave-one-out and trim-and-fill stay fast up to here.
const MOST_STUDIES = 10_000

// Squares of effects over squares of variances are added up.
const LARGEST = 1e50
const SMALLEST = 1e-50

/** Effects and variances of at least `least` studies, with a column of ones. */
export function plainStudies(effects: Numbers, variances: Numbers, least: number): Studies {
  requireAtLeast('effects', effects, least)
  requireAtMost('studies', effects.length, MOST_STUDIES, 'Pool the studies in groups first.')
  requireWithin('effects', effects, -LARGEST, LARGEST)
  requireSameLength('variances', variances, effects.length)
  requireWithin('variances', variances, 0, LARGEST, true)
  requireWithin('variances', variances, SMALLEST, LARGEST)
  const k = effects.length
  return { y: Float64Array.from(effects), v: Float64Array.from(variances), x: new Float64Array(k).fill(1), k, p: 1 }
}

/** Some of the studies, by number, in this order. */
export function someStudies(studies: Studies, rows: readonly number[]): Studies {
  const { y, v } = studies
  return {
    y: Float64Array.from(rows, (i) => y[i]!),
    v: Float64Array.from(rows, (i) => v[i]!),
    x: new Float64Array(rows.length).fill(1),
    k: rows.length,
    p: 1,
  }
}

/** How many studies a method needs. */
export function leastStudies(method: HeterogeneityMethod): number {
  return method === 'EE' ? 1 : 2
}
