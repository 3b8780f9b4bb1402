// What share of residents says yes, with an interval that stays between none and all.

import { type Numbers, requireLevel, requireOneOf } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { lastStepInformation } from './last-step-information.ts'
import { PROPORTION_METHODS, type ProportionMethod, proportionInterval } from './proportion-interval.ts'
import { type RespondentOptions, type Respondents, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { meanWithError } from './survey-mean.ts'

/** A share of residents. */
export type SurveyProportion = {
  estimate: number
  se: number
  lower: number
  upper: number
  level: number
  /** How the interval was made: the method asked for, or 'beta' where nobody or everybody says yes. */
  method: ProportionMethod
  /** First-stage units less strata, of the group asked for; below 1 the interval is 0 to 1: nothing bounds the share. */
  df: number
  n: number
  leftOut: number
  residents: number
}

export type ProportionOptions = RespondentOptions & {
  /** Confidence level (0.95). */
  level?: number
  /** How the interval is made ('logit'). */
  method?: ProportionMethod
}

/**
 * Share of residents who say yes.
 *
 * Question: what share feels unsafe in the evening, and between what limits does it lie?
 * Assumptions: as `surveyMean`. Methods, all with t and the design's degrees of freedom: 'logit' and 'xlogit' (the same interval; symmetric on the
 * scale of log odds), 'beta' (Korn and Graubard: an exact binomial interval with the effective number of answers; cautious, for small groups and rare
 * answers), 'asin' (arcsine root), 'mean' (plain; may pass 0 or 1), 'likelihood' (profile of the scaled likelihood, read off a grid as R's
 * `survey` does, up to
 * 1e-3 of the end from the solution) and 'exact-likelihood' (the same profile solved to the last digit).
 * Not for: fewer than about 30 answers in fewer than about 10 clusters; 'logit' below five expected yes or no, where it is as cautious as 'beta'
 * but not by design.
 * Where nobody or everybody says yes the sample shows no spread: the interval is then 'beta' with the number of answers itself as effective number.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param yes one per row: 1 or 0
 * @param options `method` ('logit'), `level` (0.95), `within`, `missing` ('refuse')
 * Errors: `shape`, `not-finite`, `range` (answers other than 0 and 1), `empty`.
 * Reference: Korn and Graubard (1998); Rao and Scott (1984) for 'likelihood'; as R's `survey::svyciprop`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20, 15], strata: ['north', 'north', 'south', 'south', 'south', 'north'] })
 * const share = surveyProportion(design, [0, 1, 0, 1, 1, 0])
 * [share.estimate, share.lower, share.upper] // => [0.5263, 0.06903, 0.9433]
 */
export function surveyProportion(design: SurveyDesign, yes: Numbers, options: ProportionOptions = {}): SurveyProportion {
  const { method = 'logit', level = 0.95 } = options
  requireLevel(level)
  requireOneOf('method', method, PROPORTION_METHODS)
  const who = respondents(design, [{ name: 'yes', values: yes }], options)
  requireZeroOrOne(yes, who)
  return proportionOf(design, yes, who, method, level)
}

/** The share and its interval among the respondents. */
export function proportionOf(
  design: SurveyDesign,
  yes: Numbers,
  who: Respondents,
  method: ProportionMethod,
  level: number,
): SurveyProportion {
  return proportionWith(meanWithError(design, yes, who), yes, who, method, level)
}

/** The interval of a share whose error is known. */
export function proportionWith(
  { estimate, se }: { estimate: number; se: number },
  yes: Numbers,
  who: Respondents,
  method: ProportionMethod,
  level: number,
): SurveyProportion {
  // Linear calibration may leave negative weights and with them a share outside 0 and 1, for which only the plain interval means anything.
  const outside = estimate < 0 || estimate > 1
  const used = outside ? 'mean' : estimate * (1 - estimate) === 0 ? 'beta' : method
  const information = used === 'likelihood' ? lastStepInformation(yes, who, estimate) : 1
  const { lower, upper } = proportionInterval(used, { estimate, se, n: who.n, df: who.df, level, information })
  return { estimate, se, lower, upper, level, method: used, df: who.df, n: who.n, leftOut: who.leftOut, residents: who.total }
}

/** Refuses (`range`) answers to a yes-or-no question that are neither. */
export function requireZeroOrOne(yes: Numbers, who: Respondents): void {
  for (let i = 0; i < who.inDomain.length; i++) {
    if (who.inDomain[i] === 1 && yes[i] !== 0 && yes[i] !== 1)
      throw new AnalysisError('range', `Expected 0 or 1 in the answers at row ${i}, but got ${yes[i]}.`, { row: i })
  }
}
