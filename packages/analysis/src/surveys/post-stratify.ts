// Gives every known group of residents its true size in the survey: as many young men in the answers as in the register.

import { AnalysisError } from '../errors.ts'
import { type CalibratedDesign, calibratedDesign } from './calibrated-design.ts'
import { indicatorCalibrators } from './calibrators.ts'
import { type KnownTotals, marginOf } from './known-margin.ts'
import type { Labels } from './label-codes.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * Post-stratification: weights are scaled so that each group adds up to its known size.
 *
 * Question: the register knows how many live in each age and district; how is the sample brought into line?
 * Assumptions: each resident is in exactly one group; sizes are known without error for the same day and people; within a group those who answer
 * are like those who do not.
 * Not for: groups with few answers (fewer than about 20: merge them), or groups known only margin by margin (`rake`).
 *
 * @param design from `surveyDesign`
 * @param groups one label per row; cross two variables by joining their labels
 * @param totals known size of each group, by label
 * @param options `partial` (false): leaves out known groups that nobody in the sample belongs to instead of refusing them
 * Errors: `shape`, `unknown-level` (a group of the sample without a known size), `infeasible` (a known group that nobody belongs to, a size of 0
 * for a group that has
 * answers), `range`.
 * Reference: Holt and Smith (1979); errors from residuals about the groups' means, as R's `survey::postStratify`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 10, 10] })
 * const after = postStratify(design, ['young', 'old', 'old', 'old'], { young: 20, old: 30 })
 * after.weights // => [20, 10, 10, 10]
 * surveyMean(after, [1, 4, 5, 6]).estimate // => 3.4
 */
export function postStratify(
  design: SurveyDesign,
  groups: Labels,
  totals: KnownTotals,
  options: { partial?: boolean } = {},
): CalibratedDesign {
  const margin = marginOf(design, { name: 'groups', labels: groups, totals }, options.partial ?? false)
  const { codes, levels, known, sampled, leftOut } = margin
  const factors = known.map((total, k) => (sampled[k] === 0 ? 0 : total / sampled[k]!))
  const weights = design.weights.map((weight, i) => weight * factors[codes[i]!]!)
  const importance = design.weights
  const calibrators = indicatorCalibrators([codes], [levels.length], levels)
  const solve = (sums: Float64Array) => sums.map((sum, k) => (sampled[k] === 0 ? 0 : sum / sampled[k]!))
  const misfit = levels.reduce((most, _, k) => Math.max(most, Math.abs(sampled[k]! * factors[k]! - known[k]!) / (1 + known[k]!)), 0)
  if (!weights.some((weight) => weight > 0))
    throw new AnalysisError('infeasible', 'Expected a known size above 0, but all are 0.', { names: ['totals'] })
  const about = { method: 'post-stratification' as const, iterations: 1, misfit, leftOut, reference: 'Holt and Smith (1979)' }
  return calibratedDesign(design, { calibrators, weights, importance, solve }, about)
}
