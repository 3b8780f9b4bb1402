// The circles that a scan looks through: around every place, growing outwards one place at a time.

import { type Numbers, requireAtLeast, requireAtMost, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { PreciseSum, preciseSum } from './precise-sum.ts'

/**
 * All circles of a map, laid flat: centre i owns the steps start[i] to start[i + 1] - 1, and at every step one more place enters.
 *
 * Places at exactly equal distance enter together: a circle ends only at the last of them, and `measure` is NaN at the others.
 */
export type Circles = {
  readonly start: Int32Array
  /** The place that enters. */
  readonly place: Int32Array
  /** What the circle holds after this step (people, expected cases, events), NaN where no circle ends. */
  readonly measure: Float64Array
  /** Number of circles that end; the same set of places seen from two centres counts twice. */
  readonly count: number
  /** Centres without a single circle, because the place alone exceeds the largest allowed share. */
  readonly centresWithout: number
}

type CircleLimits = {
  /** Share of the whole, from 0 to 1, that `size` of a circle may reach. */
  maxFraction: number
  /** Metres from the centre. */
  maxRadius: number
}

/** More places than this take minutes to sort by distance; more steps than this fill the memory of a small machine. */
const MOST_PLACES = 20_000
const MOST_STEPS = 16_000_000
const ADVICE = 'Choose a smaller maxFraction or maxRadius, or join places into larger areas.'

/** Refuses coordinates that are missing, of unequal length, or no metres at all. */
export function requireCoordinates(x: Numbers, y: Numbers): void {
  requireAtLeast('x', x)
  requireSameLength('y', y, x.length)
  requireWithin('x', x, -1e12, 1e12)
  requireWithin('y', y, -1e12, 1e12)
}

/** Refuses limits that are no share and no radius, and too many places. */
export function requireCircleLimits(places: number, { maxFraction, maxRadius }: CircleLimits): void {
  if (!(maxFraction > 0 && maxFraction <= 1))
    throw new AnalysisError('range', `Expected maxFraction above 0 and at most 1, but got ${maxFraction}.`, { names: ['maxFraction'] })
  if (!(maxRadius >= 0))
    throw new AnalysisError('range', `Expected maxRadius to be a number from 0, but got ${maxRadius}.`, { names: ['maxRadius'] })
  requirePlaces(places)
}

/** Refuses more places than can be sorted by distance from each of them. */
export function requirePlaces(places: number): void {
  requireAtMost('places', places, MOST_PLACES, 'Join places into larger areas, or round their coordinates to a grid.')
}

/**
 * Grows circles around every place until they hold more than `maxFraction` of all `size` or reach past `maxRadius`;
 * refuses (`infeasible`) limits that leave no circle.
 *
 * @param size what `maxFraction` is a share of; @param measure what is summed up for the likelihood
 */
export async function growCircles(
  x: Numbers,
  y: Numbers,
  size: Numbers,
  measure: Numbers,
  limits: CircleLimits,
  options: LongRunOptions = {},
): Promise<Circles> {
  const n = x.length
  requireCircleLimits(n, limits)
  const most = limits.maxFraction * preciseSum(size)
  const ordered = orderByDistance(x, y, limits.maxRadius)
  const grown: { place: Int32Array; measure: Float64Array }[] = []
  let steps = 0
  await longRun(
    n,
    (centre) => {
      const circle = growFrom(ordered(centre), size, measure, most)
      grown.push(circle)
      steps += circle.place.length
      requireAtMost('steps of growing circles', steps, MOST_STEPS, ADVICE)
    },
    { signal: options.signal },
  )
  const circles = layFlat(grown, steps)
  if (circles.count === 0)
    throw new AnalysisError(
      'infeasible',
      `Expected at least one circle within maxFraction ${limits.maxFraction}, but every place by itself exceeds it.`,
      { names: ['maxFraction'] },
    )
  return circles
}

type Ordered = { place: Int32Array; distance: Float64Array }

function growFrom({ place, distance }: Ordered, size: Numbers, measure: Numbers, most: number) {
  const n = place.length
  const held = new Float64Array(n)
  const sizeSum = new PreciseSum()
  const measureSum = new PreciseSum()
  let end = 0
  for (let k = 0; k < n; k++) {
    if (sizeSum.add(size[place[k]!]!) > most) break
    const sum = measureSum.add(measure[place[k]!]!)
    const closes = k + 1 === n || distance[k + 1]! > distance[k]!
    held[k] = closes ? sum : Number.NaN
    if (closes) end = k + 1
  }
  return { place: place.slice(0, end), measure: held.slice(0, end) }
}

function layFlat(grown: readonly { place: Int32Array; measure: Float64Array }[], steps: number): Circles {
  const start = new Int32Array(grown.length + 1)
  const place = new Int32Array(steps)
  const measure = new Float64Array(steps)
  let centresWithout = 0
  grown.forEach((circle, i) => {
    place.set(circle.place, start[i])
    measure.set(circle.measure, start[i])
    start[i + 1] = start[i]! + circle.place.length
    if (circle.place.length === 0) centresWithout++
  })
  let count = 0
  for (let k = 0; k < steps; k++) if (!Number.isNaN(measure[k])) count++
  return { start, place, measure, count, centresWithout }
}

/**
 * Gives, for any centre, the places within reach by distance, those at equal distance by their number; the lists are overwritten by the next centre.
 *
 * The distances are sorted alone, which engines do fast, and every place then finds its own rank; sorting the places by a comparison takes ten times as long.
 */
function orderByDistance(x: Numbers, y: Numbers, reach: number): (centre: number) => Ordered {
  const n = x.length
  const near = new Int32Array(n)
  const own = new Float64Array(n)
  const sorted = new Float64Array(n)
  const ranked = new Int32Array(n)
  const taken = new Int32Array(n)
  return (centre) => {
    let count = 0
    for (let i = 0; i < n; i++) {
      const away = between(x, y, centre, i)
      if (away > reach) continue
      near[count] = i
      own[count++] = away
    }
    const distance = sorted.subarray(0, count)
    const place = ranked.subarray(0, count)
    distance.set(own.subarray(0, count))
    distance.sort()
    taken.fill(0, 0, count)
    for (let k = 0; k < count; k++) {
      const first = firstNotBelow(distance, own[k]!)
      place[first + taken[first]!++] = near[k]!
    }
    return { place, distance }
  }
}

/** Metres between two places as the crow flies. */
export function between(x: Numbers, y: Numbers, a: number, b: number): number {
  const east = x[a]! - x[b]!
  const north = y[a]! - y[b]!
  return Math.sqrt(east * east + north * north)
}

/** Position of the first value of a rising list that is not below `value`. */
export function firstNotBelow(sorted: Numbers, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
