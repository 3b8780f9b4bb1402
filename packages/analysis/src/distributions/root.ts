// Finds the figure at which a rising curve crosses zero; every interval that has no closed form ends here.

import { AnalysisError } from '../errors.ts'

/** Height and slope of the curve at a point. */
export type CurvePoint = readonly [value: number, slope: number]

/**
 * Root of a function that rises (weakly) in x: Newton steps, kept inside the bracket that has been seen so far.
 *
 * An unbounded side is widened by doubling steps. Ends when a step is below a few units in the last place.
 * Throws `not-converged` when 300 steps do not suffice, which a monotone curve cannot cause.
 */
export function risingRoot(
  curve: (x: number) => CurvePoint,
  start: number,
  lower = Number.NEGATIVE_INFINITY,
  upper = Number.POSITIVE_INFINITY,
): number {
  let low = lower
  let high = upper
  let x = start
  let stride = Math.max(1, Math.abs(start) * 0.1)
  for (let step = 0; step < 300; step++) {
    const [value, slope] = curve(x)
    if (value === 0) return x
    if (value < 0) low = x
    else high = x
    let next = x - value / slope
    if (!(next > low && next < high)) {
      if (Number.isFinite(low) && Number.isFinite(high)) next = low + (high - low) / 2
      else {
        next = value < 0 ? x + stride : x - stride
        stride *= 2
      }
    }
    if (Math.abs(next - x) <= 4e-16 * Math.abs(x) + 1e-300 || next === low || next === high) return next
    x = next
  }
  throw new AnalysisError('not-converged', 'The search for the point where the curve crosses zero did not end.')
}
