// Errors of hazard ratios that stay honest when the model is not quite right or rows belong together.

import { inParts, type Pace } from '../pace.ts'
import type { CoxParts } from './cox-parts.ts'
import { eventMeans, scoreParts } from './cox-scores.ts'
import type { Ties } from './cox-sweep.ts'
import { crossProducts } from './row-sums.ts'
import type { Grouping } from './spells.ts'

/**
 * Sandwich covariance on the scale of the centred columns: the sum of squares of how far leaving out each
 * row (or cluster) moves the effects.
 *
 * With I the information and U_i the score of row i this is I^-1 (sum of U_i U_i') I^-1. The two agree with
 * I^-1 where the model is right and rows are independent; where hazards are not quite proportional, or one
 * place has several spells, only this one tells how far the effects would vary from sample to sample. No
 * small-sample factor is applied, as in R's `coxph`.
 * Reference: Lin and Wei (1989); for clusters Lee, Wei and Amato (1992).
 */
export async function robustCoxCovariance(parts: CoxParts, ties: Ties, pace: Pace): Promise<Float64Array> {
  const { p } = parts.data
  const moves = await influenceOnEffects(parts, ties, pace)
  const grouped = parts.clusters ? await sumWithin(moves, parts.clusters, p, pace) : moves
  return crossProducts(grouped, p, pace)
}

/**
 * Weighted score residuals times covariance: about how far each row moves each (scaled) effect; rows in the
 * order given.
 */
export async function influenceOnEffects({ data, state, scaledCovariance }: CoxParts, ties: Ties, pace: Pace): Promise<Float64Array> {
  const { n, p, order, weights } = data
  // To first order, leaving a row out moves the effects by minus the inverse information times its score.
  const scores = await scoreParts(data, state.risks, await eventMeans(data, state.risks, ties, pace), pace)
  const moves = new Float64Array(n * p)
  await inParts(n, 2 * p * p, pace, (from, to) => {
    for (let i = from; i < to; i++) {
      const at = order[i]! * p
      const weight = weights ? weights[i]! : 1
      for (let j = 0; j < p; j++) {
        let sum = 0
        for (let k = 0; k < p; k++) sum += scores[i * p + k]! * scaledCovariance[k * p + j]!
        moves[at + j] = weight * sum
      }
    }
  })
  return moves
}

/**
 * Sums of the rows of each group: what leaving out a whole cluster does is what leaving out each of its
 * rows does, together.
 */
async function sumWithin(rows: Float64Array, { code, levels }: Grouping, p: number, pace: Pace): Promise<Float64Array> {
  const sums = new Float64Array(levels.length * p)
  await inParts(code.length, 30 + p, pace, (from, to) => {
    for (let i = from; i < to; i++) for (let j = 0; j < p; j++) sums[code[i]! * p + j]! += rows[i * p + j]!
  })
  return sums
}
