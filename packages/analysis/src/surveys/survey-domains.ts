// The same figure for every district or group, each with its own margin and the number of answers it rests on.

import { type Numbers, requireAtMost, requireLevel } from '../checks.ts'
import { codeSorted, type Labels } from './label-codes.ts'
import type { ProportionMethod } from './proportion-interval.ts'
import { type RespondentOptions, type Respondents, respondents, respondentsIn } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { type IntervalOptions, plainEstimate } from './survey-estimate.ts'
import { meanWithError } from './survey-mean.ts'
import { proportionOf, requireZeroOrOne } from './survey-proportion.ts'
import { totalWithError } from './survey-total.ts'

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
}

export type DomainOptions = RespondentOptions &
  IntervalOptions & {
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
 * @param by group of each row
 * @param answers one per row
 * @param options `statistic` ('mean'), `level` (0.95), `interval` ('t') or `method` ('logit'), `within`, `missing` ('refuse')
 * Errors: `shape`, `not-finite`, `range`, `empty` (nobody answered at all), `too-large` (rows x groups above 2e9).
 * Reference: Särndal, Swensson and Wretman (1992), section 10.3; as R's `survey::svyby`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20] })
 * const domains = surveyDomains(design, ['b', 'a', 'b', 'a', 'b'], [4, 6, 7, 9, 8])
 * domains.domains // => ['a', 'b']
 * domains.estimate // => [8, 6.8]
 * domains.se // => [1.054, 0.8295]
 */
export function surveyDomains(design: SurveyDesign, by: Labels, answers: Numbers, options: DomainOptions = {}): SurveyDomains {
  const { statistic = 'mean', level = 0.95 } = options
  requireLevel(level)
  const { codes, levels } = codeSorted('by', by, design.rows)
  requireAtMost('rows x groups', design.rows * levels.length, 2e9, 'Merge groups, or split the file by stratum.')
  const everyone = respondents(design, [{ name: 'answers', values: answers }], options)
  if (statistic === 'proportion') requireZeroOrOne(answers, everyone)
  const rows = rowsByGroup(codes, levels.length, options.within)
  const found = levels.map((domain, k) => {
    const who = respondentsIn(design, everyone, rows[k]!)
    return { domain, figure: who && figureOf(design, answers, who, options) }
  })
  const kept = found.flatMap(({ domain, figure }) => (figure === null ? [] : [{ domain, ...figure }]))
  const column = (name: 'estimate' | 'se' | 'lower' | 'upper' | 'df' | 'n' | 'leftOut' | 'residents') =>
    Float64Array.from(kept, (row) => row[name])
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
    withoutAnswers: found.filter((row) => row.figure === null).map((row) => row.domain),
  }
}

// Rows of each group, of those asked for.
function rowsByGroup(codes: Int32Array, groups: number, within: RespondentOptions['within']): Int32Array[] {
  const rows: number[][] = Array.from({ length: groups }, () => [])
  for (let i = 0; i < codes.length; i++) if (!within || within[i]) rows[codes[i]!]!.push(i)
  return rows.map((list) => Int32Array.from(list))
}

function figureOf(design: SurveyDesign, answers: Numbers, who: Respondents, options: DomainOptions) {
  const { statistic = 'mean', level = 0.95, method = 'logit' } = options
  if (statistic === 'proportion') return proportionOf(design, answers, who, method, level)
  const { estimate, se } = statistic === 'mean' ? meanWithError(design, answers, who) : totalWithError(design, answers, who)
  return plainEstimate(estimate, se, who, options)
}
