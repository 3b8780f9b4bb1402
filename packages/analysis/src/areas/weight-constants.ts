// The sums over all weights on which the variance of every global map statistic rests.

import { AnalysisError } from '../errors.ts'
import { turnedRound } from './neighbours.ts'
import type { SpatialWeights } from './spatial-weights.ts'

/** Whether areas without neighbours count in n: 'leave-out' as spdep (`adjust.n = TRUE`), 'count' keeps all. */
export type IslandRule = 'leave-out' | 'count'

/** `n` is the number of areas that count; S0, S1, S2 as Cliff and Ord (1981), chapter 1. */
export type WeightConstants = {
  n: number
  s0: number
  s1: number
  s2: number
  /** Row sum plus column sum of each area. */
  margins: Float64Array
  islands: number
}

/** The sums; refuses (`too-short`) fewer than `least` areas that count. */
export function weightConstants(weights: SpatialWeights, islands: IslandRule, least: number): WeightConstants {
  const { n, starts, targets } = weights
  const back = turnedRound(weights)
  const margins = new Float64Array(n)
  const row = new Float64Array(n)
  let s0 = 0
  let s1 = 0
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      const w = weights.weights[e]!
      s0 += w
      s1 += w * w
      margins[i]! += w
      margins[targets[e]!]! += w
      row[targets[e]!] = w
    }
    // A pair that holds both ways adds the product of its two weights.
    for (let e = back.starts[i]!; e < back.starts[i + 1]!; e++) s1 += row[back.sources[e]!]! * weights.weights[back.edge[e]!]!
    for (let e = starts[i]!; e < starts[i + 1]!; e++) row[targets[e]!] = 0
  }
  let s2 = 0
  for (const margin of margins) s2 += margin * margin
  const counted = islands === 'leave-out' ? n - weights.islands.length : n
  if (counted < least)
    throw new AnalysisError('too-short', `Expected at least ${least} areas with neighbours, but got ${counted}.`, { names: ['weights'] })
  return { n: counted, s0, s1, s2, margins, islands: weights.islands.length }
}
