// Do two groups of residents answer differently, or could another sample have turned it round?

import type { Numbers } from '../checks.ts'
import { studentTCdf } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { marksOf, type RespondentOptions, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { deviate } from './survey-estimate.ts'
import { totalError } from './total-covariance.ts'

export type SurveyTTest = {
  /** Mean of the second group less mean of the first. */
  difference: number
  se: number
  lower: number
  upper: number
  level: number
  t: number
  /** First-stage units less strata less 1. */
  df: number
  /** Two-sided. */
  p: number
  mean1: number
  mean2: number
  n1: number
  n2: number
  leftOut: number
}

/**
 * Difference of two groups' means in one survey.
 *
 * Question: do women feel less safe than men in the evening, beyond what this sample may show by chance?
 * Assumptions: enough clusters for the difference to be near normal; both groups from the same survey (their common clusters are taken into account).
 * Not for: two surveys (two years): take each one's mean and error; three groups or more without `adjustPValues`; the same people asked twice.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param answers one per row
 * @param second one per row: true or 1 for the second group, false or 0 for the first
 * @param options `level` (0.95), `within`, `missing` ('refuse')
 * Errors: `shape`, `not-finite`, `range` (a mark that is neither yes nor no), `empty`, `constant` (a group without answers; answers that do not differ at all), `too-short` (no degrees of
 * freedom left).
 * Reference: Korn and Graubard (1999), Analysis of Health Surveys; as R's `survey::svyttest`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20, 10] })
 * const test = surveyTTest(design, [4, 6, 7, 9, 8, 5], [0, 0, 0, 1, 1, 1])
 * [test.difference, test.t, test.p] // => [1.8, 1.603, 0.1841]
 */
export function surveyTTest(
  design: SurveyDesign,
  answers: Numbers,
  second: ArrayLike<boolean | number>,
  options: RespondentOptions & { level?: number } = {},
): SurveyTTest {
  const { level = 0.95 } = options
  const group = marksOf('second', second, design.rows, 'mark')
  const who = respondents(design, [{ name: 'answers', values: answers }], options, [{ name: 'second', codes: group }])
  const { weights } = who
  const total = [0, 0]
  const sum = [0, 0]
  const n = [0, 0]
  for (let i = 0; i < design.rows; i++) {
    if (weights[i] === 0) continue
    const g = group[i]!
    total[g]! += weights[i]!
    sum[g]! += weights[i]! * answers[i]!
    n[g]!++
  }
  if (!(total[0]! > 0 && total[1]! > 0))
    throw new AnalysisError('constant', 'Expected answers in both groups, but one has none.', { names: ['second'] })
  const mean = [sum[0]! / total[0]!, sum[1]! / total[1]!]
  const influence = new Float64Array(design.rows)
  for (let i = 0; i < design.rows; i++) {
    const g = group[i]!
    if (weights[i] !== 0) influence[i] = ((g === 1 ? 1 : -1) * weights[i]! * (answers[i]! - mean[g]!)) / total[g]!
  }
  const se = totalError(design, influence, who.inDomain)
  const df = who.df - 1
  if (df < 1)
    throw new AnalysisError('too-short', `Expected at least two sampled units more than strata, but got ${who.df}.`, { names: ['answers'] })
  const difference = mean[1]! - mean[0]!
  if (se === 0 || !differWithin(answers, group, weights))
    throw new AnalysisError('constant', 'Expected answers that differ within the groups, but the difference has no error at all.', {
      names: ['answers'],
    })
  const t = difference / se
  const reach = deviate(level, 't', df) * se
  return {
    difference,
    se,
    lower: difference - reach,
    upper: difference + reach,
    level,
    t,
    df,
    p: 2 * studentTCdf(Math.abs(t), df, true),
    mean1: mean[0]!,
    mean2: mean[1]!,
    n1: n[0]!,
    n2: n[1]!,
    leftOut: who.leftOut,
  }
}

// Asked of the answers themselves: the rounding of a mean leaves an error that is nearly but not quite 0.
function differWithin(answers: Numbers, group: Int32Array, weights: Float64Array): boolean {
  const first: (number | null)[] = [null, null]
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue
    const g = group[i]!
    first[g] ??= answers[i]!
    if (answers[i] !== first[g]) return true
  }
  return false
}
