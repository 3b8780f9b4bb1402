// What every estimate from a survey says of itself: the figure, its margin, and on how many answers it rests.

import { requireLevel, requireOneOf } from '../checks.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import type { Respondents } from './respondents.ts'

export type IntervalOptions = {
  /** Confidence level (0.95). */
  level?: number
  /** 't' with the design's degrees of freedom (units less strata), or 'normal', which is too narrow with few clusters (R's `confint` of `svymean`). */
  interval?: 't' | 'normal'
}

/** An estimate from a survey. */
export type SurveyEstimate = {
  estimate: number
  /** Standard error by linearisation. */
  se: number
  lower: number
  upper: number
  level: number
  interval: 't' | 'normal'
  /** First-stage units less strata, of the group asked for; where it is below 1 the interval is endless: nothing bounds the estimate. */
  df: number
  /** Answers it rests on. */
  n: number
  /** Rows of the group without an answer. */
  leftOut: number
  /** Residents they stand for: the sum of their weights. */
  residents: number
}

/** The t or normal deviate that leaves half of 1 - level above it; endless where there are no degrees of freedom. */
export function deviate(level: number, interval: 't' | 'normal', df: number): number {
  requireLevel(level)
  if (interval === 'normal') return studentTQuantile((1 - level) / 2, Number.POSITIVE_INFINITY, true)
  return df < 1 ? Number.POSITIVE_INFINITY : studentTQuantile((1 - level) / 2, df, true)
}

/** The estimate with its plain interval. */
export function plainEstimate(estimate: number, se: number, who: Respondents, options: IntervalOptions): SurveyEstimate {
  const { level = 0.95, interval = 't' } = options
  requireOneOf('interval', interval, ['t', 'normal'])
  const z = deviate(level, interval, who.df)
  // No error at all stays none, however few degrees of freedom there are.
  const reach = se === 0 ? 0 : z * se
  const { df, n, leftOut } = who
  return { estimate, se, lower: estimate - reach, upper: estimate + reach, level, interval, df, n, leftOut, residents: who.total }
}

/** Refuses a group whose weights do not add up to anybody (possible after linear calibration, whose weights may be negative). */
export function requireResidents(who: Respondents): void {
  if (!(who.total > 0))
    throw new AnalysisError('range', `Expected weights of the group that add up to more than 0, but they add up to ${who.total}.`, {
      names: ['weights'],
    })
}
