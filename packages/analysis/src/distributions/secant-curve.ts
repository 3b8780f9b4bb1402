// Lets the shared root search work on curves whose slope has no formula: the line through the last two points stands in for it.

import type { CurvePoint } from './root.ts'

/** A curve for `risingRoot` from its height alone; the first point has no slope yet, so that the search begins by bracketing. */
export function secantCurve(height: (x: number) => number): (x: number) => CurvePoint {
  let lastX = Number.NaN
  let lastValue = Number.NaN
  return (x) => {
    const value = height(x)
    const slope = (value - lastValue) / (x - lastX)
    lastX = x
    lastValue = value
    // A flat or falling piece (the last digits of a sum, a discrete step) says nothing of where the root is: bisect there.
    return [value, slope > 0 ? slope : Number.NaN]
  }
}
