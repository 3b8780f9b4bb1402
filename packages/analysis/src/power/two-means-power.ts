// Before a measurement: if the average score really moved by so much, how likely is it that two groups would show it?

import { requireNumber, requirePositive } from '../checks.ts'
import { risingRoot } from '../distributions/root.ts'
import { secantCurve } from '../distributions/secant-curve.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { noncentralTUpper } from './noncentral-t.ts'
import {
  detectableDifferences,
  type MinimumDetectable,
  type Power,
  type PowerAssumption,
  requirePower,
  type TestOptions,
  testSettings,
} from './power-result.ts'

export type TwoMeansOptions = TestOptions & {
  /** Size of the second group (as the first). */
  n2?: number
}

export type SampleSizeTwoMeans = {
  nPerGroup: number
  difference: number
  power: number
  significance: number
  sides: 1 | 2
  assumptions: readonly PowerAssumption[]
}

/**
 * Power of a comparison of two means by the t test.
 *
 * Question: safety is scored 0 to 10 with a spread of 2; 60 answer before and 60 after - would a rise by 1 be seen?
 * Assumptions: independent answers, near normal, the same known spread in both groups. Only a result in the right direction counts as success,
 * as in R's `power.t.test` without `strict`.
 * Not for: the same people twice (take the spread of their changes and half the information); clustered samples.
 *
 * @param difference true difference; @param spread standard deviation of one answer, above 0; @param n1 size of the first group, from 2
 * @param options see `TwoMeansOptions`
 * Errors: `range`. `n` is the size of both groups together.
 * Reference: Cohen (1988), chapter 2; Johnson, Kotz and Balakrishnan (1995), chapter 31 for the noncentral t.
 *
 * @example
 * powerTwoMeans(1, 2, 60).power // => 0.7753
 */
export function powerTwoMeans(difference: number, spread: number, n1: number, options: TwoMeansOptions = {}): Power {
  const { n2 = n1 } = options
  requireNumber('difference', difference)
  const error = errorOfMeans(spread, n1, n2)
  const { significance, sides, tail } = testSettings(options)
  return {
    power: tPower(Math.abs(difference) / error, n1 + n2 - 2, tail),
    significance,
    sides,
    scale: 'difference',
    effect: difference,
    standardError: error,
    n: n1 + n2,
    assumptions: MEANS,
  }
}

/**
 * Smallest difference of two means that would be seen.
 *
 * Question, assumptions and limits: as `powerTwoMeans`; @param options also `power` (0.8). Per cent are null: a mean has no natural starting point.
 *
 * @example
 * minimumDetectableMeanDifference(2, 60).increase // => 1.031
 */
export function minimumDetectableMeanDifference(
  spread: number,
  n1: number,
  options: TwoMeansOptions & { power?: number } = {},
): MinimumDetectable {
  const { power = 0.8, n2 = n1 } = options
  const error = errorOfMeans(spread, n1, n2)
  const { significance, sides, tail } = testSettings(options)
  requirePower(power, tail)
  const found = error * detectableShift(power, n1 + n2 - 2, tail)
  return { ...detectableDifferences(-found, found, null), power, significance, sides, n: n1 + n2, assumptions: MEANS }
}

/**
 * Size of each of two equal groups that shows a difference of means.
 *
 * Question, assumptions and limits: as `powerTwoMeans`; @param options also `power` (0.8). Not rounded; at least 2.
 * Errors: `range`, `constant` (no difference).
 *
 * @example
 * sampleSizeTwoMeans(1, 2).nPerGroup // => 63.77
 */
export function sampleSizeTwoMeans(difference: number, spread: number, options: TestOptions & { power?: number } = {}): SampleSizeTwoMeans {
  const { power = 0.8 } = options
  requireNumber('difference', difference)
  requirePositive('spread', spread)
  if (difference === 0) throw new AnalysisError('constant', 'Expected a difference to see, but it is 0.', { names: ['difference'] })
  const { significance, sides, tail, critical } = testSettings(options)
  requirePower(power, tail)
  const standardised = Math.abs(difference) / spread
  const lack = (n: number) => tPower(standardised * Math.sqrt(n / 2), 2 * n - 2, tail) - power
  const start = Math.max(2, 2 * ((critical + 0.8) / standardised) ** 2)
  const nPerGroup = lack(2) >= 0 ? 2 : risingRoot(secantCurve(lack), start, 2)
  return { nPerGroup, difference, power, significance, sides, assumptions: MEANS }
}

const MEANS: readonly PowerAssumption[] = ['simple-random-sample', 'normal-values', 'known-spread']

function errorOfMeans(spread: number, n1: number, n2: number): number {
  requirePositive('spread', spread)
  requireNumber('n1', n1, 2)
  requireNumber('n2', n2, 2)
  return spread * Math.sqrt(1 / n1 + 1 / n2)
}

// With so many, t and the bell curve agree to nine digits, and the search for t would not end.
const asDegreesOfFreedom = (df: number) => (df > 1e10 ? Number.POSITIVE_INFINITY : df)

/** Chance that a t statistic whose mean is shifted by `shift` errors passes its critical value upwards. */
export function tPower(shift: number, given: number, tail: number): number {
  const df = asDegreesOfFreedom(given)
  return noncentralTUpper(studentTQuantile(tail, df, true), df, shift)
}

/** Shift in errors at which the t test has this power. */
export function detectableShift(power: number, df: number, tail: number): number {
  return risingRoot(
    secantCurve((shift) => tPower(shift, df, tail) - power),
    studentTQuantile(tail, asDegreesOfFreedom(df), true),
    0,
  )
}
