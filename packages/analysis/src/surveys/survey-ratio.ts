// So many per so many, when both are known only from the same sample: nights worried per night out.

import type { Numbers } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type RespondentOptions, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type IntervalOptions, plainEstimate, type SurveyEstimate } from './survey-estimate.ts'
import { totalError } from './total-covariance.ts'

/**
 * Ratio of two totals of the same sample.
 *
 * Question: how many incidents per night out, when both were asked of the same people?
 * Assumptions: as `surveyMean`; a denominator well above 0.
 * Not for: the mean of each person's own ratio; a denominator that is itself little known (a relative error above 10 %).
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param numerator, denominator one per row
 * @param options `within`, `missing` ('refuse'), `level` (0.95), `interval` ('t')
 * Errors: `shape`, `not-finite`, `empty`, `range` (a denominator whose total is 0).
 * Reference: Särndal, Swensson and Wretman (1992), result 5.6.2.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20], strata: ['north', 'north', 'south', 'south', 'south'] })
 * const ratio = surveyRatio(design, [1, 2, 1, 3, 2], [4, 5, 4, 8, 6])
 * [ratio.estimate, ratio.se] // => [0.3333, 0.02963]
 */
export function surveyRatio(
  design: SurveyDesign,
  numerator: Numbers,
  denominator: Numbers,
  options: RespondentOptions & IntervalOptions = {},
): SurveyEstimate {
  const answers = [
    { name: 'numerator', values: numerator },
    { name: 'denominator', values: denominator },
  ]
  const who = respondents(design, answers, options)
  let above = 0
  let below = 0
  for (let i = 0; i < design.rows; i++) {
    if (who.weights[i] === 0) continue
    above += who.weights[i]! * numerator[i]!
    below += who.weights[i]! * denominator[i]!
  }
  if (below === 0) throw new AnalysisError('range', 'Expected a denominator whose total is not 0, but it is.', { names: ['denominator'] })
  const estimate = above / below
  const influence = new Float64Array(design.rows)
  for (let i = 0; i < design.rows; i++) {
    if (who.weights[i] !== 0) influence[i] = (who.weights[i]! * (numerator[i]! - estimate * denominator[i]!)) / below
  }
  return plainEstimate(estimate, totalError(design, influence, who.inDomain), who, options)
}
