// The chances of every area from the counts of its permutations, and what the looking at many areas makes of them.

import { type AdjustedPValues, adjustPValues, type PAdjustment } from '../multiple-comparison/adjust-p-values.ts'
import type { ConditionalCounts } from './conditional-permutation.ts'
import { type Alternative, permutationP } from './tests-of-z.ts'

/** Every array has one entry per area; NaN for islands. Where no arrangement could differ, p is 1. */
export type LocalPermutation = ConditionalCounts & {
  /** Chance in the asked direction: (count + 1) / (permutations + 1); two-sided it is twice the smaller. */
  p: Float64Array
  /** p adjusted over all tested areas. */
  adjustedP: Float64Array
  pGreater: Float64Array
  pLess: Float64Array
  /** The smaller of the two, which GeoDa and PySAL print; the direction is then chosen by the data, so it is half of a fair p. */
  pFolded: Float64Array
  adjustment: AdjustedPValues['method']
  /** No p can be smaller than this with so few permutations. */
  smallestP: number
  permutations: number
  seed: number
}

export function localPermutation(
  counts: ConditionalCounts,
  islands: readonly number[],
  options: { alternative?: Alternative; adjustment?: PAdjustment; permutations: number; seed?: number },
): LocalPermutation {
  const { alternative = 'two-sided', adjustment = 'benjamini-hochberg', permutations, seed = 1 } = options
  const n = counts.atLeast.length
  const pGreater = new Float64Array(n)
  const pLess = new Float64Array(n)
  const p = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const chances = permutationP(counts.atLeast[i]!, counts.atMost[i]!, permutations)
    pGreater[i] = chances.greater
    pLess[i] = chances.less
    p[i] = alternative === 'two-sided' ? chances.twoSided : chances[alternative]
  }
  for (const island of islands) for (const chances of [p, pGreater, pLess]) chances[island] = Number.NaN
  return {
    ...counts,
    p,
    adjustedP: adjustPValues(p, adjustment).adjusted,
    pGreater,
    pLess,
    pFolded: pGreater.map((greater, i) => Math.min(greater, pLess[i]!)),
    adjustment,
    smallestP: (alternative === 'two-sided' ? 2 : 1) / (permutations + 1),
    permutations,
    seed,
  }
}
