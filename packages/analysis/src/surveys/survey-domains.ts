// The same figure for every district or group, each with its own margin and the number of answers it rests on.

import { type Numbers, requireAtMost, requireLevel, requireOneOf } from '../checks.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { type ErrorOfRows, errorsOfRows } from './domain-errors.ts'
import { codeSorted, type Labels } from './label-codes.ts'
import { PROPORTION_METHODS, type ProportionMethod } from './proportion-interval.ts'
import { type GroupRespondents, type RespondentOptions, respondents, respondentsIn } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type IntervalOptions, plainEstimate } from './survey-estimate.ts'
import { meanInfluence, weightedMean } from './survey-mean.ts'
import { proportionWith, requireZeroOrOne } from './survey-proportion.ts'
import { weightedTotal } from './survey-total.ts'

/** One figure per group; arrays run along `domains`. */
export type SurveyDomains = {
  statistic: 'mean' | 'total' | 'proportion'
  /** Groups with an answer, numbers by size and words by code unit. */
  domains: readonly (string | number)[]
  estimate: Float64Array
  se: Float64Array
  lower: Float64Array
  upper: Float64Array
  /** First-stage units less strata within the group. */
  df: Float64Array
  /** Answers within the group, rows without one, and residents that the answers stand for. */
  n: Float64Array
  leftOut: Float64Array
  residents: Float64Array
  level: number
  /** Groups in which nobody answered: they have no figure. */
  withoutAnswers: readonly (string | number)[]
  /** Rows in no group, their label being missing. */
  withoutGroup: number
}

export type DomainOptions = RespondentOptions &
  IntervalOptions &
  LongRunOptions & {
    /** What is estimated ('mean'); 'proportion' for answers of 0 and 1, with the intervals of `surveyProportion`. */
    statistic?: 'mean' | 'total' | 'proportion'
    /** Interval of a proportion ('logit'). */
    method?: ProportionMethod
  }

/**
 * Mean, total or share within each group.
 *
 * Question: how safe do residents of each district feel, and which districts have too few answers to say?
 * Assumptions: as `surveyMean`. The size of the group in the sample is itself chance, and counts as such; groups of one sample are estimated
 * apart, without covariances.
 * Not for: groups with fewer than about 30 answers - borrow strength with `fayHerriot`; comparing two groups by whether their intervals overlap -
 * `surveyTTest`.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param by group of each row; an empty label counts as a missing answer
 * @param answers one per row
 * @param options `statistic` ('mean'), `level` (0.95), `interval` ('t') or `method` ('logit'), `within`, `missing` ('refuse'),
 * `signal`, `onProgress` (groups done)
 * Errors: `shape`, `not-finite`, `range`, `empty` (nobody answered at all), `too-large` (rows x groups above 2e9), `cancelled`.
 * A group is worked out from its own rows, unless the weights were calibrated: then each takes a pass over the whole sample.
 * Reference: Särndal, Swensson and Wretman (1992), section 10.3; as R's `survey::svyby`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20] })
 * const domains = await surveyDomains(design, ['b', 'a', 'b', 'a', 'b'], [4, 6, 7, 9, 8])
 * domains.domains // => ['a', 'b']
 * domains.estimate // => [8, 6.8]
 * domains.se // => [1.054, 0.8295]
 */
export async function surveyDomains(
  design: SurveyDesign,
  by: Labels,
  answers: Numbers,
  options: DomainOptions = {},
): Promise<SurveyDomains> {
  const { statistic = 'mean', level = 0.95, method = 'logit' } = options
  requireLevel(level)
  requireOneOf('statistic', statistic, ['mean', 'total', 'proportion'])
  requireOneOf('method', method, PROPORTION_METHODS)
  const { codes, levels } = codeSorted('by', by, design.rows, 'mark')
  requireAtMost('rows x groups', design.rows * levels.length, 2e9, 'Merge groups, or split the file by stratum.')
  const everyone = respondents(design, [{ name: 'answers', values: answers }], options, [{ name: 'by', codes }])
  if (statistic === 'proportion') requireZeroOrOne(answers, everyone)
  const { order, from, withoutGroup } = rowsByGroup(codes, levels.length, options.within)
  const errorOf = errorsOfRows(design)
  const kept: { domain: string | number; figure: Figure }[] = []
  const withoutAnswers: (string | number)[] = []
  const step = (k: number) => {
    const who = respondentsIn(design, everyone, order.subarray(from[k]!, from[k + 1]!))
    if (who) kept.push({ domain: levels[k]!, figure: figureOf(errorOf, answers, who, options) })
    else withoutAnswers.push(levels[k]!)
  }
  await longRun(levels.length, step, options)
  const column = (name: 'estimate' | 'se' | 'lower' | 'upper' | 'df' | 'n' | 'leftOut' | 'residents') =>
    Float64Array.from(kept, (row) => row.figure[name])
  return {
    statistic,
    domains: kept.map((row) => row.domain),
    estimate: column('estimate'),
    se: column('se'),
    lower: column('lower'),
    upper: column('upper'),
    df: column('df'),
    n: column('n'),
    leftOut: column('leftOut'),
    residents: column('residents'),
    level,
    withoutAnswers,
    withoutGroup,
  }
}

// Rows of each group, of those asked for, group after group.
function rowsByGroup(codes: Int32Array, groups: number, within: RespondentOptions['within']) {
  const from = new Int32Array(groups + 1)
  let withoutGroup = 0
  for (let i = 0; i < codes.length; i++) {
    if (within && !within[i]) continue
    if (codes[i]! < 0) withoutGroup++
    else from[codes[i]! + 1]!++
  }
  for (let k = 0; k < groups; k++) from[k + 1]! += from[k]!
  const order = new Int32Array(from[groups]!)
  const next = from.slice()
  for (let i = 0; i < codes.length; i++) if (codes[i]! >= 0 && (!within || within[i])) order[next[codes[i]!]!++] = i
  return { order, from, withoutGroup }
}

type Figure = Record<'estimate' | 'se' | 'lower' | 'upper' | 'df' | 'n' | 'leftOut' | 'residents', number>

function figureOf(errorOf: ErrorOfRows, all: Numbers, who: GroupRespondents, options: DomainOptions): Figure {
  const { statistic = 'mean', level = 0.95, method = 'logit' } = options
  const answers = new Float64Array(who.rows.length)
  for (let k = 0; k < answers.length; k++) answers[k] = all[who.rows[k]!]!
  if (statistic === 'total') {
    const { estimate, weighted } = weightedTotal(answers, who)
    return plainEstimate(estimate, errorOf(who.rows, weighted), who, options)
  }
  const estimate = weightedMean(answers, who)
  const se = errorOf(who.rows, meanInfluence(answers, estimate, who))
  return statistic === 'mean' ? plainEstimate(estimate, se, who, options) : proportionWith({ estimate, se }, answers, who, method, level)
}
