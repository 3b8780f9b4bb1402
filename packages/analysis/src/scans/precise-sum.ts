// Sums that do not depend on the order in which they are added up.

import type { Numbers } from '../checks.ts'

/**
 * A running sum that keeps what rounding would lose (Neumaier 1974).
 *
 * The same set of places must give the same figure whichever centre it is seen from; otherwise rounding, not a rule, would choose between equal circles.
 */
export class PreciseSum {
  private sum = 0
  private lost = 0

  /** Adds a value and gives the sum so far. */
  add(value: number): number {
    const next = this.sum + value
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum
    this.sum = next
    return next + this.lost
  }
}

/** The sum of all values, without rounding loss. */
export function preciseSum(values: Numbers): number {
  const sum = new PreciseSum()
  let total = 0
  for (let i = 0; i < values.length; i++) total = sum.add(values[i]!)
  return total
}
