// What a weighted sum over the neighbours of one area does when the values of all other areas are dealt out at random.

import type { Centred } from './centred.ts'
import { beyondRounding } from './tests-of-z.ts'

/** Why an area has no test. */
export type Untested = {
  area: number
  /**
   * No neighbours; neighbours that are all other areas with one weight; other areas that all have the same value; or (local Moran) an own value that
   * is the mean, which makes I 0 whatever lies around: chance has no part then.
   */
  reason: 'no-neighbours' | 'all-are-neighbours' | 'others-all-equal' | 'value-is-the-mean'
}

/**
 * Variance of the lag of area i over all ways to deal the values of the others to its neighbours; 0 where nothing can vary.
 *
 * `sum` and `squares` are those of the weights of its neighbours. The two factors are differences that rounding may leave a hair above 0.
 */
export function conditionalVariance(own: number, sum: number, squares: number, { m2 }: Centred, n: number): number {
  const uneven = unevenness(sum, squares, n - 1)
  const others = spreadOfOthers(own, m2, n)
  return (n / (n - 2)) * uneven * others
}

/** Sum of squares of the weights about their mean over `places` places. */
export function unevenness(sum: number, squares: number, places: number): number {
  return beyondRounding(squares - (sum * sum) / places, squares)
}

function spreadOfOthers(own: number, m2: number, n: number): number {
  return beyondRounding(m2 - (own * own) / (n - 1), m2)
}

/** Areas without a test and why, given the sums of their weights. */
export function untestedAreas(moments: Centred, weightSums: Float64Array, weightSquares: Float64Array): Untested[] {
  const n = weightSums.length
  const untested: Untested[] = []
  for (let i = 0; i < n; i++) {
    if (!(weightSums[i]! > 0)) untested.push({ area: i, reason: 'no-neighbours' })
    else if (unevenness(weightSums[i]!, weightSquares[i]!, n - 1) === 0) untested.push({ area: i, reason: 'all-are-neighbours' })
    else if (spreadOfOthers(moments.z[i]!, moments.m2, n) === 0) untested.push({ area: i, reason: 'others-all-equal' })
  }
  return untested
}
