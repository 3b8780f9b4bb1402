// How many equal answers the unequal ones are worth.

import { type Numbers, requireAtLeast, requireFinite } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/**
 * Kish's effective number of answers: (sum of weights)^2 / sum of squared weights.
 *
 * Question: how many answers are lost to unequal weights?
 * Assumptions: weights that have nothing to do with the answers; then n over this number is the design effect of weighting.
 * Not for: strata drawn more densely on purpose, or clusters - ask `designEffect`, which looks at the answers.
 *
 * @param weights one per respondent
 * Errors: `empty`, `not-finite`, `range` (weights that are all 0).
 * Reference: Kish (1965), Survey Sampling, section 11.7.
 *
 * @example
 * effectiveSampleSize([1, 1, 1, 3]) // => 3
 */
export function effectiveSampleSize(weights: Numbers): number {
  requireAtLeast('weights', weights)
  requireFinite('weights', weights)
  let largest = 0
  for (let i = 0; i < weights.length; i++) largest = Math.max(largest, Math.abs(weights[i]!))
  if (largest === 0) throw new AnalysisError('range', 'Expected a weight other than 0, but all are 0.', { names: ['weights'] })
  let sum = 0
  let squares = 0
  for (let i = 0; i < weights.length; i++) {
    // The unit of weights does not matter; in units of the largest no square leaves the range of a double.
    const part = weights[i]! / largest
    sum += part
    squares += part * part
  }
  return (sum * sum) / squares
}
