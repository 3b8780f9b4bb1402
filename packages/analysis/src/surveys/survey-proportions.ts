// How residents divide among the answers of a question, each answer with its margin.

import { requireAtMost, requireLevel, requireOneOf } from '../checks.ts'
import type { LongRunOptions } from '../long-run.ts'
import { paceOf, THE_REST } from '../pace.ts'
import { codeSorted, type Labels } from './label-codes.ts'
import { PROPORTION_METHODS } from './proportion-interval.ts'
import { respondents } from './respondents.ts'
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
  /** Rows of the group without an answer. */
  leftOut: number
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
 * @param options as `surveyProportion`: `method` ('logit'), `level` (0.95), `within`, `missing` ('refuse'), `signal`, `onProgress`
 * Errors: `shape`, `not-finite` (a missing label), `range`, `empty`, `too-large` (rows x levels above 2e8), `cancelled`.
 * Reference: as `surveyProportion`; R's `svymean` of a factor.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20] })
 * const all = await surveyProportions(design, ['safe', 'unsafe', 'safe', 'safe', 'unsafe'])
 * all.levels // => ['safe', 'unsafe']
 * all.shares.map((share) => share.estimate) // => [0.625, 0.375]
 */
export async function surveyProportions(
  design: SurveyDesign,
  answers: Labels,
  options: ProportionOptions & LongRunOptions = {},
): Promise<SurveyProportions> {
  const { method = 'logit', level = 0.95 } = options
  requireLevel(level)
  requireOneOf('method', method, PROPORTION_METHODS)
  const { codes, levels } = codeSorted('answers', answers, design.rows, 'mark')
  const who = respondents(design, [], options, [{ name: 'answers', codes }])
  requireAtMost('rows x levels', design.rows * levels.length, 2e8, 'Merge levels, or ask for single ones with "surveyProportion".')
  const shares: SurveyProportion[] = []
  const influences: Float64Array[] = []
  const pace = paceOf(levels.length * design.rows, options)
  await pace(0)
  for (let k = 0; k < levels.length; k++) {
    const yes = new Uint8Array(codes.length)
    for (let i = 0; i < codes.length; i++) yes[i] = codes[i] === k ? 1 : 0
    const share = proportionOf(design, yes, who, method, level)
    shares.push(share)
    influences.push(meanInfluence(yes, share.estimate, who))
    await pace(design.rows)
  }
  const covariance = await totalCovariance(design, influences, who.inDomain, pace)
  await pace(THE_REST)
  return { levels, shares, covariance, n: who.n, leftOut: who.leftOut }
}
