// Errors of hazard ratios that stay honest when the model is not quite right or rows belong together.

import type { CoxParts } from './cox-parts.ts'
import { eventMeans, scoreParts } from './cox-scores.ts'
import type { Ties } from './cox-sweep.ts'
import { addOuterProducts, mirrorTriangle } from './row-sums.ts'

/**
 * Sandwich covariance on the scale of the centred columns: the sum of squares of how far leaving out each row (or cluster) moves the effects.
 * Reference: Lin and Wei (1989); for clusters Lee, Wei and Amato (1992).
 */
export function robustCoxCovariance(parts: CoxParts, ties: Ties): Float64Array {
  const { p } = parts.data
  const moves = influenceOnEffects(parts, ties)
  const grouped = parts.clusters ? sumWithin(moves, parts.clusters.code, parts.clusters.levels.length, p) : moves
  const covariance = new Float64Array(p * p)
  addOuterProducts(covariance, grouped, new Float64Array(grouped.length / p).fill(1), p)
  mirrorTriangle(covariance, p)
  return covariance
}

/** Weighted score residuals times covariance: about how far each row moves each (scaled) effect; rows in the order given. */
export function influenceOnEffects({ data, state, scaledCovariance }: CoxParts, ties: Ties): Float64Array {
  const { n, p, order, weights } = data
  const scores = scoreParts(data, state.risks, eventMeans(data, state.risks, ties))
  const moves = new Float64Array(n * p)
  for (let i = 0; i < n; i++) {
    const to = order[i]! * p
    const weight = weights ? weights[i]! : 1
    for (let j = 0; j < p; j++) {
      let sum = 0
      for (let k = 0; k < p; k++) sum += scores[i * p + k]! * scaledCovariance[k * p + j]!
      moves[to + j] = weight * sum
    }
  }
  return moves
}

/** Sums of the rows of each group. */
export function sumWithin(rows: Float64Array, code: Int32Array, groups: number, p: number): Float64Array {
  const sums = new Float64Array(groups * p)
  for (let i = 0; i < code.length; i++) for (let j = 0; j < p; j++) sums[code[i]! * p + j]! += rows[i * p + j]!
  return sums
}
