// Two estimates that each come with an interval: how much did it change, and between which numbers may the change lie?

import { requireFinite } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { Interval } from './rate-ratio.ts'

/** An estimate and its interval, both at the same level and in the same unit. */
export type IntervalEstimate = { value: number; lower: number; upper: number }

export type DifferenceOfIndependent = {
  /** The first minus the second. */
  difference: number
  lower: number
  upper: number
  reference: string
}

/**
 * The difference of two independent estimates from their own intervals (MOVER: the variance is recovered from how far each interval reaches).
 *
 * Question: the share that feels safe was 78 to 84 per cent then and is 82 to 87 per cent now: by how much did it rise?
 * Assumptions: the two estimates are independent of each other (two different samples, two different years of counts); each
 * interval is valid on its own, at the level that the difference is to have. The intervals may be lopsided, as those of
 * small counts and of shares near 0 or 100 are; the answer is then lopsided too.
 * Not for: the same people asked twice, or periods that overlap - a change is then surer than this says, or less sure; two
 * counts or two shares that are known themselves, where `rateRatio` and `twoProportions` use more of what is known.
 *
 * @param first, second finite, `lower` at most `value` at most `upper`
 * Errors: `not-finite`; `range` (an interval that does not hold its value).
 * Reference: Zou and Donner (2008), Statistics in Medicine 27:1693, the limits of a difference.
 *
 * @example
 * const change = differenceOfIndependent({ value: 84, lower: 82, upper: 86 }, { value: 81, lower: 77, upper: 84 })
 * change.difference // => 3
 * [change.lower, change.upper] // => [-0.6056, 7.472]
 */
export function differenceOfIndependent(first: IntervalEstimate, second: IntervalEstimate): DifferenceOfIndependent {
  requireEstimate('first', first)
  requireEstimate('second', second)
  const difference = first.value - second.value
  // Upwards the change reaches as far as the first may be higher and the second lower; the two chances add as squares.
  const down = Math.hypot(first.value - first.lower, second.upper - second.value)
  const up = Math.hypot(first.upper - first.value, second.value - second.lower)
  const interval: Interval = { lower: difference - down, upper: difference + up }
  return { difference, ...interval, reference: 'Zou and Donner (2008), Statistics in Medicine 27:1693' }
}

function requireEstimate(name: string, { value, lower, upper }: IntervalEstimate): void {
  requireFinite(name, [value, lower, upper])
  // An end that was itself worked out may miss its value by the last digit.
  const slack = 1e-12 * Math.max(1, Math.abs(value))
  if (lower > value + slack || value > upper + slack)
    throw new AnalysisError('range', `Expected an interval that holds its value in "${name}", but got ${value} and ${lower} to ${upper}.`, {
      names: [name],
    })
}
