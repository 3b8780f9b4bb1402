// Lays out a study in place and time for the search, and keeps the most likely cylinder of every centre.

import { type Numbers, requireAtMost } from '../checks.ts'
import { longRun } from '../long-run.ts'
import type { Circles } from './circles.ts'
import type { CylinderLimits, CylinderSearch, CylinderVisitor } from './cylinder-search.ts'
import type { Locations } from './locations.ts'
import type { ScanLaw } from './log-likelihood-ratio.ts'

/** A circle over a stretch of time; units count from 0. */
export type Cylinder = {
  centre: number
  /** Locations inside. */
  size: number
  first: number
  last: number
  observed: number
  expected: number
  ratio: number
}

/** The study as the search wants it: events sorted by location, and how many came before every unit. */
export function layOut(
  circles: Circles,
  locations: Locations,
  time: Numbers,
  limits: Pick<CylinderSearch, 'units' | 'maxLength' | 'stillGoingOn'>,
  from: number,
): CylinderSearch {
  const before = new Float64Array(limits.units + 1)
  for (let i = 0; i < time.length; i++) before[time[i]! - from + 1]!++
  for (let unit = 0; unit < limits.units; unit++) before[unit + 1]! += before[unit]!
  return { ...limits, circles, eventStart: locations.start, before, events: time.length }
}

/** Stretches of time that a circle is combined with. */
export function stretches({ units, maxLength, stillGoingOn }: CylinderLimits): number {
  return stillGoingOn ? maxLength : maxLength * units - (maxLength * (maxLength - 1)) / 2
}

const MOST_CYLINDERS = 2_000_000_000

/** Refuses a search that would take more than some seconds per shuffle. */
export function requireSearchable(search: CylinderSearch): void {
  const { circles, eventStart, maxLength } = search
  const all = stretches(search)
  let cylinders = 0
  for (let step = 0; step < circles.place.length; step++) {
    const place = circles.place[step]!
    cylinders += Math.min(all, (eventStart[place + 1]! - eventStart[place]!) * maxLength * (search.stillGoingOn ? 1 : maxLength))
  }
  requireAtMost(
    'cylinders per shuffle',
    cylinders,
    MOST_CYLINDERS,
    'Choose a smaller maxRadius or maxLength, or count time in longer units.',
  )
}

/** Calls the visitor with the cylinders of one centre that may count. */
type CentreVisit = (centre: number, visit: CylinderVisitor) => void

/**
 * The most likely cylinder of every centre that has one with more cases than expected, most likely first.
 *
 * Equally likely ones: of one centre the earliest end, then the earliest start, then the fewest places; of two centres the fewest places, then the lower number.
 */
export async function bestOfEveryCentre(
  circles: Circles,
  law: ScanLaw,
  search: CentreVisit,
  signal: AbortSignal | undefined,
): Promise<Cylinder[]> {
  const found: Cylinder[] = []
  const look = (centre: number) => {
    let best: Cylinder | undefined
    search(centre, (_, step, first, last, observed, expected) => {
      const size = step + 1 - circles.start[centre]!
      const rival = { centre, size, first, last, observed, expected, ratio: law.ratio(observed, expected) }
      if (rival.ratio > 0 && (best === undefined || isBetter(rival, best))) best = rival
    })
    if (best !== undefined) found.push(best)
  }
  await longRun(circles.start.length - 1, look, { signal })
  return found.sort((a, b) => b.ratio - a.ratio || a.size - b.size || a.centre - b.centre)
}

/** The largest ratio over all cylinders of all centres. */
export function largestCylinder(circles: Circles, law: ScanLaw, search: CentreVisit): number {
  let largest = 0
  const visit: CylinderVisitor = (_centre, _step, _first, _last, observed, expected) => {
    largest = Math.max(largest, law.ratio(observed, expected))
  }
  for (let centre = 0; centre < circles.start.length - 1; centre++) search(centre, visit)
  return largest
}

function isBetter(a: Cylinder, b: Cylinder): boolean {
  return a.ratio > b.ratio || (a.ratio === b.ratio && (a.last - b.last || a.first - b.first || a.size - b.size) < 0)
}

/** Units without any event on the map change neither count nor expectation, and the earliest start is the rule. */
export function earliestStart({ before, maxLength }: CylinderSearch, { first, last }: Cylinder): number {
  let start = first
  while (start > 0 && last - start + 1 < maxLength && before[start] === before[start - 1]) start--
  return start
}

/** The locations of a cylinder, nearest first. */
export function placesOf(circles: Circles, { centre, size }: Cylinder): number[] {
  const from = circles.start[centre]!
  return Array.from(circles.place.subarray(from, from + size))
}

/** Up to `most` cylinders, in the order given, none sharing a location with an earlier one. */
export function withoutSharedPlaces(circles: Circles, cylinders: readonly Cylinder[], most: number): Cylinder[] {
  const taken = new Set<number>()
  const kept: Cylinder[] = []
  for (const cylinder of cylinders) {
    if (kept.length >= most) break
    const places = placesOf(circles, cylinder)
    if (places.some((place) => taken.has(place))) continue
    for (const place of places) taken.add(place)
    kept.push(cylinder)
  }
  return kept
}
