// The middle answer, or the answer that a tenth of residents exceeds: for amounts that a mean would misstate.

import { type Numbers, requireLevel, requireOneOf, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import { stableOrder } from '../stable-order.ts'
import { type ProportionMethod, proportionInterval } from './proportion-interval.ts'
import { type RespondentOptions, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { deviate } from './survey-estimate.ts'
import { meanWithError } from './survey-mean.ts'

/** Quantiles of an answer; arrays run along `probabilities`. */
export type SurveyQuantile = {
  probabilities: Float64Array
  estimate: Float64Array
  /** -Infinity or Infinity where the interval of the share reaches past none or all: the answers do not bound the quantile. */
  lower: Float64Array
  upper: Float64Array
  /** Length of the interval over twice the t deviate; infinite where an end is. */
  se: Float64Array
  level: number
  rule: 'lower' | 'middle'
  df: number
  n: number
  leftOut: number
}

/**
 * Weighted quantiles with Woodruff's intervals.
 *
 * Question: what does the median household pay, and how sure is that?
 * Assumptions: as `surveyProportion` for the share of residents at or below the quantile, whose interval is read back through the answers.
 * Not for: answers with few distinct values (a scale of 1 to 5), whose quantiles jump; quantiles so far out that fewer than about ten answers lie
 * beyond.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param answers one per row
 * @param probabilities between 0 and 1
 * @param options `method` ('mean'; 'beta', 'xlogit', 'asin'): interval of the share; `rule` ('lower': smallest answer with at least that share at
 * or below it; 'middle': midway to the next
 * where the share is met exactly); `level` (0.95), `within`, `missing` ('refuse'), `signal`, `onProgress`
 * Errors: `shape`, `not-finite`, `range` (also weights below 0, as linear calibration may leave), `empty`, `cancelled`.
 * Reference: Woodruff (1952); Francisco and Fuller (1991); as R's `survey::svyquantile` with rules "math" and "school".
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20, 10, 10, 10] })
 * const median = await surveyQuantile(design, [4, 6, 7, 9, 8, 3, 5, 6], [0.5], { method: 'beta' })
 * [median.estimate[0], median.lower[0], median.upper[0]] // => [7, 5, 9]
 */
export async function surveyQuantile(
  design: SurveyDesign,
  answers: Numbers,
  probabilities: Numbers,
  options: RespondentOptions &
    LongRunOptions & {
      level?: number
      method?: Extract<ProportionMethod, 'mean' | 'beta' | 'xlogit' | 'asin'>
      rule?: SurveyQuantile['rule']
    } = {},
): Promise<SurveyQuantile> {
  const { level = 0.95, method = 'mean', rule = 'lower' } = options
  requireLevel(level)
  requireOneOf('method', method, ['mean', 'beta', 'xlogit', 'asin'])
  requireOneOf('rule', rule, ['lower', 'middle'])
  requireWithin('probabilities', probabilities, 0, 1)
  const who = respondents(design, [{ name: 'answers', values: answers }], options)
  requireRisingShares(who.weights)
  const pace = paceOf((4 + 2 * probabilities.length) * design.rows, options)
  await pace(0)
  const curve = await cumulative(answers, who.weights, pace)
  const asked = Float64Array.from(probabilities)
  const estimate = asked.map((p) => readQuantile(curve, p, rule))
  const lower = new Float64Array(asked.length)
  const upper = new Float64Array(asked.length)
  for (let k = 0; k < asked.length; k++) {
    const below = new Uint8Array(design.rows)
    for (let i = 0; i < below.length; i++) below[i] = answers[i]! <= estimate[k]! ? 1 : 0
    const share = meanWithError(design, below, who)
    const certain = share.estimate <= 0 || share.estimate >= 1
    const ends = proportionInterval(certain ? 'beta' : method, { ...share, n: who.n, df: who.df, level })
    lower[k] = ends.lower < 0 ? Number.NEGATIVE_INFINITY : readQuantile(curve, ends.lower, rule)
    upper[k] = ends.upper > 1 ? Number.POSITIVE_INFINITY : readQuantile(curve, ends.upper, rule)
    await pace(2 * design.rows)
  }
  const width = 2 * deviate(level, 't', who.df)
  const se = upper.map((high, k) => (width === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : (high - lower[k]!) / width))
  await pace(THE_REST)
  return { probabilities: asked, estimate, lower, upper, se, level, rule, df: who.df, n: who.n, leftOut: who.leftOut }
}

// Below a weight of less than 0 the share of residents would fall as answers rise.
function requireRisingShares(weights: Float64Array): void {
  const row = weights.findIndex((weight) => weight < 0)
  if (row >= 0)
    throw new AnalysisError(
      'range',
      `Expected weights from 0, but calibration left ${weights[row]} at row ${row}; calibrate with bounds.`,
      {
        names: ['weights'],
        row,
      },
    )
}

type Curve = { values: Float64Array; shares: Float64Array }

// Answers in order and the share of residents at or below each.
async function cumulative(answers: Numbers, weights: Float64Array, pace: Pace): Promise<Curve> {
  const rows = weights.length
  let count = 0
  const given = new Float64Array(rows)
  const theirs = new Float64Array(rows)
  for (let i = 0; i < rows; i++) {
    if (weights[i] === 0) continue
    given[count] = answers[i]!
    theirs[count++] = weights[i]!
  }
  const order = await stableOrder(given.subarray(0, count), pace)
  const values = new Float64Array(count)
  const shares = new Float64Array(count)
  let sum = 0
  await inParts(count, 40, pace, (from, to) => {
    for (let k = from; k < to; k++) {
      values[k] = given[order[k]!]!
      sum += theirs[order[k]!]!
      shares[k] = sum
    }
  })
  for (let k = 0; k < count; k++) shares[k]! /= sum
  return { values, shares }
}

// Shares that agree to 12 digits are the same share: sums of weights carry rounding.
function readQuantile({ values, shares }: Curve, p: number, rule: SurveyQuantile['rule']): number {
  let low = 0
  let high = shares.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (shares[middle]! >= p - 1e-12) high = middle
    else low = middle + 1
  }
  const met = Math.abs(shares[low]! - p) <= 1e-12 && low + 1 < values.length
  return rule === 'middle' && met ? (values[low]! + values[low + 1]!) / 2 : values[low]!
}
