// Refuses coordinates that are no places on any map, and says how far they reach.

import { type Numbers, requireWithin } from '../checks.ts'

/** Squares of larger figures no longer fit beside those of smaller ones. */
export const FARTHEST = 1e12

/** Refuses NaN, the infinities, and coordinates beyond 1e12. */
export function requireCoordinates(name: string, values: Numbers): void {
  requireWithin(name, values, -FARTHEST, FARTHEST)
}

/** Smallest value. */
export function least(values: Numbers): number {
  let low = Number.POSITIVE_INFINITY
  for (let i = 0; i < values.length; i++) if (values[i]! < low) low = values[i]!
  return low
}

/** Largest value. */
export function most(values: Numbers): number {
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) if (values[i]! > high) high = values[i]!
  return high
}
