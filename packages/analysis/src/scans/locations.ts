// Gathers events that happened at the same spot, since a scan moves from place to place and not from event to event.

import type { Numbers } from '../checks.ts'
import { requirePlaces } from './circles.ts'

export type Locations = {
  /** Metres, in order of first appearance. */
  x: Float64Array
  y: Float64Array
  /** Location of every event. */
  of: Int32Array
  /** Rows of the events by location: location p owns start[p] to start[p + 1] - 1. */
  rows: Int32Array
  start: Int32Array
  /** Number of events per location. */
  events: Float64Array
}

/** Locations of events; coordinates must be equal to the last digit to be one location. Refuses (`too-large`) more locations than can be scanned. */
export function gatherLocations(x: Numbers, y: Numbers): Locations {
  const n = x.length
  const known = new Map<string, number>()
  const first: number[] = []
  const of = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const key = `${x[i]} ${y[i]}`
    let location = known.get(key)
    if (location === undefined) {
      location = first.length
      known.set(key, location)
      first.push(i)
      requirePlaces(first.length)
    }
    of[i] = location
  }
  const start = new Int32Array(first.length + 1)
  for (let i = 0; i < n; i++) start[of[i]! + 1]!++
  for (let p = 0; p < first.length; p++) start[p + 1]! += start[p]!
  const next = start.slice()
  const rows = new Int32Array(n)
  for (let i = 0; i < n; i++) rows[next[of[i]!]!++] = i
  return {
    x: Float64Array.from(first, (i) => x[i]!),
    y: Float64Array.from(first, (i) => y[i]!),
    of,
    rows,
    start,
    events: Float64Array.from(first, (_, p) => start[p + 1]! - start[p]!),
  }
}
