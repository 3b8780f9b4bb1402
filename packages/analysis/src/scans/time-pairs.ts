// How many other events are close to each event in time, band by band, for all events at once.

import type { Numbers } from '../checks.ts'

/** Number of others at most bands[b] apart in time and more than bands[b - 1], for every event (in the order of `time`) and every band b. */
export function timeDegrees(time: Numbers, bands: Numbers): Float64Array[] {
  const n = time.length
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => time[a]! - time[b]!)
  const sorted = Float64Array.from(order, (i) => time[i]!)
  const within = Array.from(bands as ArrayLike<number>, (band) => othersWithin(sorted, band))
  return within.map((upTo, b) => {
    const degrees = new Float64Array(n)
    const inner = within[b - 1]
    order.forEach((i, rank) => {
      degrees[i] = upTo[rank]! - (inner?.[rank] ?? 0)
    })
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
