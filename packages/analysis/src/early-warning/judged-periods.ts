// Which periods an alarm is asked about, and the fewest incidents for which it is worth waking anybody.

import { type Numbers, requireNumber, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** [incidents, periods]: no alarm unless so many incidents came in so many periods up to the one judged. */
export type MinimumCases = readonly [cases: number, periods: number]

/**
 * What each judged period came to: 'judged' against its limit; 'too-few' cases lately, so that no alarm may ring
 * whatever the limit says; 'not-fitted' where the past gives no limit at all. The last two are no all-clear.
 */
export type AlarmStatus = 'judged' | 'too-few' | 'not-fitted'

/**
 * Five in four periods: fewer are a matter of looking at each one. The rule of Farrington et al. (1996), who judged
 * weeks; it is kept for periods of any length.
 */
export const FIVE_IN_FOUR: MinimumCases = [5, 4]

/**
 * Refuses a minimum that is not a number from 0 in a whole number of periods from 1. Beyond a thousand periods it
 * would be no longer about now.
 */
export function requireMinimum(limit: MinimumCases): void {
  requireNumber('limit54[0]', limit[0], 0)
  requireWhole('limit54[1]', limit[1], 1, 1000)
}

/** True where the periods up to `at` hold enough incidents; periods before the first count as none. */
export function enoughCases(counts: Float64Array, at: number, [cases, periods]: MinimumCases): boolean {
  let sum = 0
  for (let i = Math.max(0, at - periods + 1); i <= at; i++) sum += counts[i]!
  return sum >= cases
}

/**
 * The periods asked for (0-based), or all from `first` on; refuses those that do not exist or have too little
 * before them.
 *
 * `length` counts full periods only. An unfinished one that was named is refused and not skipped: whoever named it
 * expects an answer about it.
 */
export function judgedPeriods(asked: Numbers | undefined, first: number, length: number): Int32Array {
  if (asked === undefined) {
    if (length <= first)
      throw new AnalysisError('too-short', `Expected at least ${first + 1} full periods, but got ${length}.`, { names: ['counts'] })
    return Int32Array.from({ length: length - first }, (_, i) => first + i)
  }
  const periods = new Int32Array(asked.length)
  for (let i = 0; i < asked.length; i++) {
    requireWhole('a period to judge (full ones only)', asked[i]!, 0, length - 1)
    if (asked[i]! < first)
      throw new AnalysisError('too-short', `Expected at least ${first} periods before each judged one, but got ${asked[i]}.`, {
        names: ['periods'],
        row: i,
      })
    periods[i] = asked[i]!
  }
  return periods
}
