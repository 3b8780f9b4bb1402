// Goes through all cylinders - a circle on the map, a stretch of time - that can be the most likely one, and skips those that cannot.

import type { Circles } from './circles.ts'

/** Periods a cylinder may cover; times are counted from 0. */
export type CylinderLimits = {
  /** Number of time units of the study. */
  units: number
  /** Longest stretch, in units. */
  maxLength: number
  /** Only stretches that last to the end of the study: what is going on now. */
  stillGoingOn: boolean
}

export type CylinderSearch = CylinderLimits & {
  circles: Circles
  /** Place p owns the events eventStart[p] to eventStart[p + 1] - 1. */
  eventStart: Int32Array
  /** Events of the whole map before each unit; one entry more than there are units. */
  before: Float64Array
  events: number
}

/** Told of a cylinder: centre, step of its circle, first and last unit, events observed and expected. */
export type CylinderVisitor = (centre: number, step: number, first: number, last: number, observed: number, expected: number) => void

/** Searches one centre. `limits` says from which expected count on an observed one is of no interest; `time` is that of every event, sorted by place. */
type CentreSearch = (centre: number, time: Int32Array, limits: Float64Array, visit: CylinderVisitor) => void

type Scratch = { at: Int32Array; fresh: Uint8Array; freshUnits: Int32Array; start: Int32Array; sum: Int32Array }

/** Makes the search of one map; its scratch lists serve one search at a time. */
export function cylinderSearch(search: CylinderSearch): CentreSearch {
  const { circles, eventStart, units } = search
  const list = () => new Int32Array(units)
  const scratch: Scratch = { at: list(), fresh: new Uint8Array(units), freshUnits: list(), start: list(), sum: list() }
  const { at, fresh, freshUnits } = scratch
  return (centre, time, limits, visit) => {
    at.fill(0)
    let news = 0
    for (let step = circles.start[centre]!; step < circles.start[centre + 1]!; step++) {
      const place = circles.place[step]!
      for (let e = eventStart[place]!; e < eventStart[place + 1]!; e++) {
        const unit = time[e]!
        at[unit]!++
        if (fresh[unit] === 1) continue
        fresh[unit] = 1
        freshUnits[news++] = unit
      }
      if (Number.isNaN(circles.measure[step])) continue
      for (let i = 0; i < news; i++) searchAround(search, scratch, freshUnits[i]!, centre, step, limits, visit)
      for (let i = 0; i < news; i++) fresh[freshUnits[i]!] = 0
      news = 0
    }
  }
}

/**
 * All stretches whose first unit with a new event is `unit`.
 *
 * A stretch without a new event has the count of the smaller circle and a larger expectation, so it cannot win. One that begins or ends at a unit
 * without events inside has a shorter rival that is at least as likely. Both are skipped.
 */
function searchAround(
  { circles, before, events, units, maxLength, stillGoingOn }: CylinderSearch,
  { at, fresh, start, sum }: Scratch,
  unit: number,
  centre: number,
  step: number,
  limits: Float64Array,
  visit: CylinderVisitor,
): void {
  let starts = 0
  let held = 0
  for (let first = unit; first >= 0 && unit - first < maxLength; first--) {
    if (at[first] === 0) continue
    if (first !== unit && fresh[first] === 1) break
    held += at[first]!
    start[starts] = first
    sum[starts++] = held
  }
  const share = circles.measure[step]!
  let after = 0
  const end = Math.min(units, unit + maxLength)
  for (let last = unit; last < end; last++) {
    if (last > unit) {
      if (!stillGoingOn && at[last] === 0) continue
      after += at[last]!
    }
    if (stillGoingOn && last < units - 1) continue
    for (let i = 0; i < starts && last - start[i]! < maxLength; i++) {
      const observed = sum[i]! + after
      const expected = (share * (before[last + 1]! - before[start[i]!]!)) / events
      if (expected < limits[observed]!) visit(centre, step, start[i]!, last, observed, expected)
    }
  }
}
