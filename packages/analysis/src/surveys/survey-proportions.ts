// How residents divide among the answers of a question, each answer with its margin.

import { requireLevel } from '../checks.ts'
import { codeSorted, type Labels } from './label-codes.ts'
import { type RespondentOptions, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { meanInfluence } from './survey-mean.ts'
import { type ProportionOptions, proportionOf, type SurveyProportion } from './survey-proportion.ts'
import { totalCovariance } from './total-covariance.ts'

/** Shares of all answers to a question. */
export type SurveyProportions = {
  /** Answers in reading order. */
  levels: readonly (string | number)[]
  shares: readonly SurveyProportion[]
  /** Of the shares, k x k row by row: they rise and fall against each other. */
  covariance: Float64Array
  n: number
}

/**
 * Shares of each answer to a question with several.
 *
 * Question: how many feel safe, rather safe, rather unsafe, unsafe?
 * Assumptions: as `surveyProportion`; every resident gives one answer. Intervals hold one by one, not all together.
 * Not for: several answers by one person - one `surveyProportion` for each.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param answers one label per row
 * @param options as `surveyProportion`: `method` ('logit'), `level` (0.95), `within`
 * Errors: `shape`, `not-finite` (a missing label), `empty`.
 * Reference: as `surveyProportion`; R's `svymean` of a factor.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20] })
 * const all = surveyProportions(design, ['safe', 'unsafe', 'safe', 'safe', 'unsafe'])
 * all.levels // => ['safe', 'unsafe']
 * all.shares.map((share) => share.estimate) // => [0.625, 0.375]
 */
export function surveyProportions(
  design: SurveyDesign,
  answers: Labels,
  options: Omit<ProportionOptions, keyof RespondentOptions> & Pick<RespondentOptions, 'within'> = {},
): SurveyProportions {
  const { method = 'logit', level = 0.95 } = options
  requireLevel(level)
  const { codes, levels } = codeSorted('answers', answers, design.rows)
  const who = respondents(design, [], options)
  const indicators = levels.map((_, k) => Uint8Array.from(codes, (code) => (code === k ? 1 : 0)))
  const shares = indicators.map((yes) => proportionOf(design, yes, who, method, level))
  const influences = indicators.map((yes, k) => meanInfluence(yes, shares[k]!.estimate, who))
  return { levels, shares, covariance: totalCovariance(design, influences, who.inDomain), n: who.n }
}
