// How many in all: a survey answer blown up to every resident, with its margin.

import type { Numbers } from '../checks.ts'
import { type RespondentOptions, type Respondents, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type IntervalOptions, plainEstimate, type SurveyEstimate } from './survey-estimate.ts'
import { totalError } from './total-covariance.ts'

/**
 * Total of an answer over all residents.
 *
 * Question: how many residents, or how many burglaries in all, does the survey speak of?
 * Assumptions: weights that add up to the population (calibrate them); otherwise as `surveyMean`.
 * Not for: weights scaled to the sample size; people who were never in the sample's frame. Those who did not answer ('leave-out') count as nobody.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param answers one per row
 * @param options `within`, `missing` ('refuse'), `level` (0.95), `interval` ('t')
 * Errors: `shape`, `not-finite`, `empty` (nobody in the group), `range`.
 * Reference: Horvitz and Thompson (1952); Särndal, Swensson and Wretman (1992), result 2.8.1.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20], strata: ['north', 'north', 'south', 'south', 'south'] })
 * const total = surveyTotal(design, [0, 1, 0, 1, 1])
 * [total.estimate, total.se] // => [50, 22.36]
 */
export function surveyTotal(design: SurveyDesign, answers: Numbers, options: RespondentOptions & IntervalOptions = {}): SurveyEstimate {
  const who = respondents(design, [{ name: 'answers', values: answers }], options)
  const { estimate, se } = totalWithError(design, answers, who)
  return plainEstimate(estimate, se, who, options)
}

/** Total and error among the respondents. */
export function totalWithError(design: SurveyDesign, answers: Numbers, who: Respondents): { estimate: number; se: number } {
  const { estimate, weighted } = weightedTotal(answers, who)
  return { estimate, se: totalError(design, weighted, who.inDomain) }
}

/** The answers times their weights, and their sum. */
export function weightedTotal(answers: Numbers, who: Respondents): { estimate: number; weighted: Float64Array } {
  const weighted = new Float64Array(who.weights.length)
  let estimate = 0
  for (let i = 0; i < weighted.length; i++) {
    if (who.weights[i] === 0) continue
    weighted[i] = who.weights[i]! * answers[i]!
    estimate += weighted[i]!
  }
  return { estimate, weighted }
}
