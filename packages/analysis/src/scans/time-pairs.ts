// How many other events are close to each event in time, band by band, for all events at once.

import type { Numbers } from '../checks.ts'
import { firstNotBelow } from './circles.ts'

/** Number of others at most bands[b] apart in time and more than bands[b - 1], for every event (in the order of `time`) and every band b. */
export function timeDegrees(time: Numbers, bands: Numbers): Float64Array[] {
  const n = time.length
  // Numbers alone are sorted ten times as fast as rows by their time; equal times have equal figures, so any of their ranks will do.
  const sorted = Float64Array.from(time).sort()
  const rank = Int32Array.from(time, (at) => firstNotBelow(sorted, at))
  const within = Array.from(bands as ArrayLike<number>, (band) => othersWithin(sorted, band))
  return within.map((upTo, b) => {
    const degrees = new Float64Array(n)
    const inner = within[b - 1]
    for (let i = 0; i < n; i++) degrees[i] = upTo[rank[i]!]! - (inner?.[rank[i]!] ?? 0)
    return degrees
  })
}

// Both ends of the stretch move only forwards, so this takes as long as there are events, not pairs.
function othersWithin(sorted: Float64Array, band: number): Float64Array {
  const n = sorted.length
  const others = new Float64Array(n)
  let first = 0
  let end = 0
  for (let i = 0; i < n; i++) {
    while (sorted[i]! - sorted[first]! > band) first++
    while (end < n && sorted[end]! - sorted[i]! <= band) end++
    others[i] = end - first - 1
  }
  return others
}
