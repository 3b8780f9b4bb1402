// Are the areas that are compared alike? Each figure side by side, before and after the matching.

import type { Figures } from './matching-distance.ts'

export type BalanceRow = {
  name: string
  meanTreated: number
  meanControlsBefore: number
  meanControlsAfter: number
  /** Difference of means in standard deviations of all treated units (NaN where they do not differ among themselves). */
  differenceBefore: number
  differenceAfter: number
  /** Variance of the treated over that of the controls; 1 is alike, NaN or Infinity where fewer than two differ. */
  varianceRatioBefore: number
  varianceRatioAfter: number
}

type Moments = { mean: number; variance: number }

/** One row per figure; `weights` is 1 for matched treated units, and how often a control is used, in fractions of a match. */
export function balanceTable(figures: Figures, weights: Float64Array): BalanceRow[] {
  const { x, n, names, treated } = figures
  return names.map((name, j) => {
    const column = x.subarray(j * n, (j + 1) * n)
    const all = moments(column, (i) => treated[i]!)
    const controls = moments(column, (i) => 1 - treated[i]!)
    const matched = moments(column, (i) => (treated[i] ? weights[i]! : 0))
    const used = moments(column, (i) => (treated[i] ? 0 : weights[i]!))
    const spread = Math.sqrt(all.variance)
    return {
      name,
      meanTreated: matched.mean,
      meanControlsBefore: controls.mean,
      meanControlsAfter: used.mean,
      differenceBefore: (all.mean - controls.mean) / spread,
      differenceAfter: (matched.mean - used.mean) / spread,
      varianceRatioBefore: all.variance / controls.variance,
      varianceRatioAfter: matched.variance / used.variance,
    }
  })
}

// Weighted mean and the variance that is right for weights that say how often a unit stands in.
function moments(values: Float64Array, weight: (i: number) => number): Moments {
  let [sum, squares, total] = [0, 0, 0]
  for (let i = 0; i < values.length; i++) {
    const w = weight(i)
    sum += w
    squares += w * w
    total += w * values[i]!
  }
  const mean = total / sum
  let spread = 0
  for (let i = 0; i < values.length; i++) spread += weight(i) * (values[i]! - mean) ** 2
  const freedom = sum - squares / sum
  return { mean, variance: freedom > 1e-12 * sum ? spread / freedom : Number.NaN }
}
