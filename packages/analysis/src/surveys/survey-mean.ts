// The average resident's answer, and how far the sample may be off.

import type { Numbers } from '../checks.ts'
import { type RespondentOptions, type Respondents, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type IntervalOptions, plainEstimate, requireResidents, type SurveyEstimate } from './survey-estimate.ts'
import { totalError } from './total-covariance.ts'

/**
 * Mean of an answer among residents.
 *
 * Question: how safe do residents feel on average, give or take what?
 * Assumptions: as the design; enough sampled units for the mean to be near normal. A mean is a ratio of two totals, both uncertain.
 * Not for: shares near 0 or 1 (`surveyProportion`); very skewed amounts from few answers.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param answers one per row
 * @param options `within`, `missing` ('refuse'), `level` (0.95), `interval` ('t')
 * Errors: `shape`, `not-finite`, `empty` (nobody in the group), `range` (answers beyond 1e70; weights of the group that add up to 0 or less).
 * Reference: Särndal, Swensson and Wretman (1992), result 5.7.1 (linearised); domains as section 10.3.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20], strata: ['north', 'north', 'south', 'south', 'south'] })
 * const mean = surveyMean(design, [4, 6, 7, 9, 8])
 * mean.estimate // => 7.25
 * [mean.se, mean.lower, mean.upper] // => [0.5, 5.659, 8.841]
 */
export function surveyMean(design: SurveyDesign, answers: Numbers, options: RespondentOptions & IntervalOptions = {}): SurveyEstimate {
  const who = respondents(design, [{ name: 'answers', values: answers }], options)
  const { estimate, se } = meanWithError(design, answers, who)
  return plainEstimate(estimate, se, who, options)
}

/** Mean and error among the respondents. */
export function meanWithError(design: SurveyDesign, answers: Numbers, who: Respondents): { estimate: number; se: number } {
  const estimate = weightedMean(answers, who)
  return { estimate, se: totalError(design, meanInfluence(answers, estimate, who), who.inDomain) }
}

/** Weighted mean of the answers that count. */
export function weightedMean(answers: Numbers, who: Respondents): number {
  requireResidents(who)
  let sum = 0
  for (let i = 0; i < who.weights.length; i++) if (who.weights[i] !== 0) sum += who.weights[i]! * answers[i]!
  return sum / who.total
}

/** What each row adds to the linearised error of the mean. */
export function meanInfluence(answers: Numbers, mean: number, who: Respondents): Float64Array {
  const influence = new Float64Array(who.weights.length)
  for (let i = 0; i < influence.length; i++) if (who.weights[i] !== 0) influence[i] = (who.weights[i]! * (answers[i]! - mean)) / who.total
  return influence
}
