// What the way of sampling costs: how many times larger the error is than that of a simple random sample of as many.

import { type Numbers, requireOneOf } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type RespondentOptions, type Respondents, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { meanWithError, weightedMean } from './survey-mean.ts'
import { totalWithError } from './survey-total.ts'

export type DesignEffect = {
  statistic: 'mean' | 'total'
  /** Variance under the design over variance of a simple random sample of as many answers. */
  designEffect: number
  /** Answers of a simple random sample that would be as good. */
  effectiveN: number
  variance: number
  simpleVariance: number
  replacement: boolean
  n: number
  leftOut: number
}

/**
 * Design effect of a mean or a total.
 *
 * Question: a thousand answers in twenty schools - how many independent answers are they worth?
 * Assumptions: weights that add up to the population, unless `replacement` is asked for.
 * Not for: choosing between designs before the survey (it is an estimate with an error of its own, large with few clusters).
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param answers one per row
 * @param options `statistic` ('mean'), `replacement` (false): the simple sample is drawn with replacement, so its error is not made smaller by
 * the share drawn; `within`, `missing` ('refuse')
 * Errors: `shape`, `not-finite`, `empty`, `too-short` (one answer), `constant` (all answers alike), `range` (weights that add up to fewer
 * residents than answers).
 * Reference: Kish (1965), Survey Sampling, section 8.2; as `deff` of R's `survey`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20], clusters: [1, 1, 2, 3, 3] })
 * designEffect(design, [4, 5, 7, 9, 8]).designEffect // => 2.024
 */
export function designEffect(
  design: SurveyDesign,
  answers: Numbers,
  options: RespondentOptions & { statistic?: 'mean' | 'total'; replacement?: boolean } = {},
): DesignEffect {
  const { statistic = 'mean', replacement = false } = options
  requireOneOf('statistic', statistic, ['mean', 'total'])
  const who = respondents(design, [{ name: 'answers', values: answers }], options)
  if (who.n < 2) throw new AnalysisError('too-short', `Expected at least two answers, but got ${who.n}.`, { names: ['answers'] })
  if (!replacement && who.total < who.n)
    throw new AnalysisError(
      'range',
      `Expected weights that add up to at least the ${who.n} answers, but they add up to ${who.total}. Ask with "replacement" for weights of another scale.`,
      { names: ['weights'] },
    )
  const { se } = statistic === 'mean' ? meanWithError(design, answers, who) : totalWithError(design, answers, who)
  const share = (populationVariance(answers, who) / who.n) * (replacement ? 1 : (who.total - who.n) / who.total)
  const simpleVariance = statistic === 'mean' ? share : share * who.total ** 2
  if (allAlike(answers, who) || !(simpleVariance > 0))
    throw new AnalysisError('constant', 'Expected answers that differ, but all are alike.', { names: ['answers'] })
  const effect = (se * se) / simpleVariance
  return {
    statistic,
    designEffect: effect,
    effectiveN: who.n / effect,
    variance: se * se,
    simpleVariance,
    replacement,
    n: who.n,
    leftOut: who.leftOut,
  }
}

// Variance of the answer among residents, with the divisor n - 1 of the answers.
function populationVariance(answers: Numbers, who: Respondents): number {
  const mean = weightedMean(answers, who)
  let sum = 0
  for (let i = 0; i < who.weights.length; i++) if (who.weights[i] !== 0) sum += who.weights[i]! * (answers[i]! - mean) ** 2
  return ((sum / who.total) * who.n) / (who.n - 1)
}

// Asked of the answers themselves: the rounding of their mean would pass for a variance.
function allAlike(answers: Numbers, who: Respondents): boolean {
  const first = who.weights.findIndex((weight) => weight !== 0)
  return who.weights.every((weight, i) => weight === 0 || answers[i] === answers[first])
}
