// Cylinders whose expected cases are known for every place and unit of time, and the search among them.

import { requireAtMost } from '../checks.ts'
import type { Circles } from './circles.ts'
import type { CylinderLimits, CylinderVisitor } from './cylinder-search.ts'
import { stretches } from './cylinders.ts'
import { PreciseSum } from './precise-sum.ts'

export type ExpectedCylinders = CylinderLimits & {
  circles: Circles
  /** Expected cases of each circle before every unit, step after step; one entry more per step than there are units. */
  before: Float64Array
}

const MOST_ENTRIES = 20_000_000
const MOST_CYLINDERS = 1_000_000_000
const ADVICE = 'Choose a smaller maxRadius, maxFraction or maxLength, or count time in longer units.'

/** Adds up the expected cases of all circles, unit by unit; refuses more than fit into memory or can be searched in seconds. */
export function expectedCylinders(circles: Circles, expected: Float64Array, limits: CylinderLimits): ExpectedCylinders {
  const { units } = limits
  const entries = units + 1
  requireAtMost('circles times time units', circles.place.length * entries, MOST_ENTRIES, ADVICE)
  requireAtMost('cylinders per map', circles.count * stretches(limits), MOST_CYLINDERS, ADVICE)
  const before = new Float64Array(circles.place.length * entries)
  for (let centre = 0; centre < circles.start.length - 1; centre++) {
    const sums = Array.from({ length: units }, () => new PreciseSum())
    for (let step = circles.start[centre]!; step < circles.start[centre + 1]!; step++) {
      const cell = circles.place[step]! * units
      const at = step * entries
      for (let unit = 0; unit < units; unit++) before[at + unit + 1] = before[at + unit]! + sums[unit]!.add(expected[cell + unit]!)
    }
  }
  return { ...limits, circles, before }
}

/** Makes the search of one map; it is told the cases of every place and unit. Stretches begin and end with a case. */
export function expectedCylinderSearch(
  search: ExpectedCylinders,
): (centre: number, cases: Int32Array, limits: Float64Array, visit: CylinderVisitor) => void {
  const { circles, units } = search
  const at = new Int32Array(units)
  return (centre, cases, limits, visit) => {
    at.fill(0)
    for (let step = circles.start[centre]!; step < circles.start[centre + 1]!; step++) {
      const cell = circles.place[step]! * units
      for (let unit = 0; unit < units; unit++) at[unit]! += cases[cell + unit]!
      if (!Number.isNaN(circles.measure[step])) searchStretches(search, at, centre, step, limits, visit)
    }
  }
}

function searchStretches(
  { before, units, maxLength, stillGoingOn }: ExpectedCylinders,
  at: Int32Array,
  centre: number,
  step: number,
  limits: Float64Array,
  visit: CylinderVisitor,
): void {
  const own = step * (units + 1)
  for (let first = stillGoingOn ? Math.max(0, units - maxLength) : 0; first < units; first++) {
    if (at[first] === 0) continue
    let observed = 0
    const end = Math.min(units, first + maxLength)
    for (let last = first; last < end; last++) {
      observed += at[last]!
      if (stillGoingOn ? last < units - 1 : at[last] === 0) continue
      const expected = before[own + last + 1]! - before[own + first]!
      if (expected < limits[observed]!) visit(centre, step, first, last, observed, expected)
    }
  }
}
