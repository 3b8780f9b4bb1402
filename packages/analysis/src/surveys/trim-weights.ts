// Keeps single respondents from speaking for a whole street: weights beyond a bound are cut and the rest shared out.

import { AnalysisError } from '../errors.ts'
import { degreesOfFreedom, type SurveyDesign } from './survey-design.ts'

/** A design with trimmed weights. */
export type TrimmedDesign = SurveyDesign & {
  readonly trimming: {
    readonly lower: number
    readonly upper: number
    /** Weights cut, in all rounds. */
    readonly trimmed: number
    readonly rounds: number
  }
}

/**
 * Trims weights to bounds; what is cut off is shared equally among the rows inside them, so that the sum stays.
 *
 * Question: a few weights are ten times the others and make estimates jump; how are they tamed?
 * Assumptions: a little bias is worth a smaller error. After calibration the known totals are no longer met exactly; calibrate with `bounds`
 * instead where that matters.
 * Not for: weights that are large because the sample was drawn so, in strata chosen for it.
 * Rows of weight 0 stand for nobody and keep it.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param options `lower` (none), `upper` (none); `strict` (false): again until no weight is outside (sharing out may lift others over the bound)
 * Errors: `range` (bounds in the wrong order), `infeasible` (no weight inside the bounds to share out to; with `strict` an average weight outside
 * them), `not-converged` (an average weight so near a bound that sharing out does not end).
 * Reference: Potter (1990); as R's `survey::trimWeights`.
 *
 * @example
 * trimWeights(surveyDesign({ weights: [1, 1, 2, 8] }), { upper: 5 }).weights // => [2, 2, 3, 5]
 */
export function trimWeights(design: SurveyDesign, options: { lower?: number; upper?: number; strict?: boolean } = {}): TrimmedDesign {
  const { lower = Number.NEGATIVE_INFINITY, upper = Number.POSITIVE_INFINITY, strict = false } = options
  if (!(lower < upper))
    throw new AnalysisError('range', `Expected a lower bound below the upper, but got ${lower} and ${upper}.`, {
      names: ['lower', 'upper'],
    })
  let weights = design.weights
  let trimmed = 0
  let rounds = 0
  for (;;) {
    const cut = trimOnce(weights, lower, upper)
    if (cut === null) break
    if (strict && rounds === 0) requireRoom(weights, lower, upper)
    weights = cut.weights
    trimmed += cut.count
    rounds++
    if (!strict) break
    if (rounds === MOST_ROUNDS)
      throw new AnalysisError(
        'not-converged',
        `Expected weights inside the bounds after ${MOST_ROUNDS} rounds, but some are still outside.`,
        {
          names: ['lower', 'upper'],
        },
      )
  }
  return { ...design, weights, df: degreesOfFreedom(design.stages[0]!, weights), trimming: { lower, upper, trimmed, rounds } }
}

const MOST_ROUNDS = 500

// Sharing out keeps the sum, so the average must lie inside; otherwise rounds would follow each other for ever.
function requireRoom(weights: Float64Array, lower: number, upper: number): void {
  const some = weights.filter((w) => w !== 0)
  const average = some.reduce((a, b) => a + b, 0) / some.length
  if (!(average > lower && average < upper))
    throw new AnalysisError('infeasible', `Expected bounds around the average weight ${average}, but got ${lower} and ${upper}.`, {
      names: ['lower', 'upper'],
    })
}

// One round; null where nothing is outside the bounds (by more than rounding, which would go round for ever).
function trimOnce(weights: Float64Array, lower: number, upper: number): { weights: Float64Array; count: number } | null {
  const low = lower - 1e-12 * Math.abs(lower)
  const high = upper + 1e-12 * Math.abs(upper)
  let over = 0
  let count = 0
  let inside = 0
  for (const w of weights) {
    if (w === 0) continue
    if (w >= low && w <= high) inside++
    else {
      count++
      over += w - Math.min(upper, Math.max(lower, w))
    }
  }
  if (count === 0) return null
  if (inside === 0)
    throw new AnalysisError('infeasible', 'Expected a weight inside the bounds to share out to, but all are outside.', {
      names: ['lower', 'upper'],
    })
  const trimmed = weights.map((w) => (w === 0 ? 0 : w >= low && w <= high ? w + over / inside : Math.min(upper, Math.max(lower, w))))
  return { weights: trimmed, count }
}
