// Whether incidents keep together or apart, at each distance: more neighbours within a hundred metres than chance would give?

import { type Numbers, requireAtLeast, requireAtMost, requireOneOf, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { placeGrid, visitNear } from './place-grid.ts'
import {
  distanceToEdge,
  type ObservationWindow,
  type PreparedWindow,
  prepareWindow,
  type RectangleWindow,
  requirePlaces,
} from './window.ts'
import { arcInside } from './window-mass.ts'

/**
 * 'isotropic': each neighbour counts for the part of its circle that was not seen (Ripley); 'translate': for the part of the window that its step leaves
 * (rectangles only); 'border': only incidents farther from the edge than the distance are asked; 'none': neighbours beyond the edge are missing.
 */
export type RipleyCorrection = 'isotropic' | 'translate' | 'border' | 'none'

export type RipleyK = {
  /** Distances, as asked for. */
  r: Float64Array
  /** Area within which as many further incidents would lie under chance as were found around a typical one; NaN where the border leaves nobody to ask. */
  k: Float64Array
  /** sqrt(K / pi): under chance it is r. */
  l: Float64Array
  /** Pi r^2: K under complete spatial randomness. */
  theoretical: Float64Array
  correction: RipleyCorrection
  n: number
  area: number
}

export type RipleyOptions = { window: ObservationWindow; r: Numbers; correction?: RipleyCorrection } & LongRunOptions

// A neighbour seldom seen would count for many; like other programs we let none count for more than a hundred.
const MOST_WEIGHT = 100
const MOST_PLACES = 200_000
const MOST_PAIRS = 2_000_000_000
const CORRECTIONS: readonly RipleyCorrection[] = ['isotropic', 'translate', 'border', 'none']

/**
 * Ripley's K and L.
 *
 * Question: at which distances do incidents lie closer together (K above pi r^2) or farther apart than if each had fallen anywhere?
 * Assumptions: one density over the whole window. Incidents gather where people are: K of an uneven town is high without any incident leading to another.
 * Not for: distances beyond a quarter of the window's shorter side; saying that incidents cause incidents (see `knoxTest`).
 *
 * @param x, y n places, one unit of length, n at least 2, all inside the window
 * @param options `window`; `r` (distances from 0, rising); `correction` ('isotropic'); `signal`, `onProgress`
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `range`, `too-large` (200,000 places, about two thousand million pairs), `cancelled`.
 * Reference: Ripley (1977), Modelling spatial patterns; Ohser and Stoyan (1981) for 'translate'; K is divided by n (n - 1) / area, under 'border' by n / area and the number asked.
 *
 * @example
 * const town = { xMin: 0, xMax: 10, yMin: 0, yMax: 10 }
 * const near = await ripleyK([2, 2.2, 7, 7.1, 5], [3, 3.1, 8, 7.9, 5], { window: town, r: [0.5, 1] })
 * near.k // => [20, 20]
 */
export async function ripleyK(x: Numbers, y: Numbers, options: RipleyOptions): Promise<RipleyK> {
  const { correction = 'isotropic' } = options
  const window = prepareWindow(options.window)
  requirePlaces(x, y, window, 2)
  requireAtMost('places', x.length, MOST_PLACES, 'Take one part of the town or a random sample of the places.')
  const r = requireDistances(options.r)
  requirePairs(x.length, r, window, MOST_PAIRS)
  requireOneOf('correction', correction, CORRECTIONS)
  if (correction === 'translate') requireRectangle(window)
  const sums = new PairSums(x, y, r, window, correction)
  await longRun(x.length, (i) => sums.add(i), options)
  return sums.result()
}

/** Refuses more pairs within the largest distance than can be looked at; an even town is taken to say how many they are. */
export function requirePairs(n: number, r: Float64Array, { area }: PreparedWindow, most: number): void {
  const within = Math.min(1, (Math.PI * r[r.length - 1]! ** 2) / area)
  requireAtMost(
    'pairs within the largest distance',
    Math.round(n * n * within),
    most,
    'Take shorter distances or a random sample of the places.',
  )
}

/** Refuses distances that are not a rising row from 0 or above. */
export function requireDistances(r: Numbers): Float64Array {
  requireAtLeast('r', r)
  requireWithin('r', r, 0, Number.POSITIVE_INFINITY)
  for (let k = 1; k < r.length; k++) {
    if (r[k]! <= r[k - 1]!)
      throw new AnalysisError('range', `Expected rising distances in "r", but ${r[k]} follows ${r[k - 1]}.`, { names: ['r'], row: k })
  }
  return Float64Array.from(r)
}

function requireRectangle(window: PreparedWindow): void {
  if (!window.isRectangle)
    throw new AnalysisError('range', `Expected a rectangle for the correction 'translate', but got an outline.`, { names: ['correction'] })
}

/** The sums under K, incident by incident. */
export class PairSums {
  readonly #x: Float64Array
  readonly #y: Float64Array
  readonly #r: Float64Array
  readonly #step: number | null
  readonly #window: PreparedWindow
  readonly #correction: RipleyCorrection
  readonly #grid: ReturnType<typeof placeGrid>
  /** Weight of the pairs that come in at each distance; the border method also counts who may be asked. */
  readonly #pairs: Float64Array
  readonly #asked: Float64Array

  constructor(x: Numbers, y: Numbers, r: Float64Array, window: PreparedWindow, correction: RipleyCorrection) {
    // Measured from the corner of a rectangle, as R does: on a lattice it decides whether a distance equals the one asked for.
    const corner = window.isRectangle ? window.box : { xMin: 0, yMin: 0 }
    this.#x = Float64Array.from(x, (value) => value - corner.xMin)
    this.#y = Float64Array.from(y, (value) => value - corner.yMin)
    this.#r = r
    this.#step = window.isRectangle ? evenStep(r) : null
    this.#window = window.isRectangle ? prepareWindow(fromCorner(window.box)) : window
    this.#correction = correction
    this.#grid = placeGrid(this.#x, this.#y, r[r.length - 1]!)
    this.#pairs = new Float64Array(r.length)
    this.#asked = new Float64Array(r.length)
  }

  add(i: number): void {
    const r = this.#r
    const x = this.#x[i]!
    const y = this.#y[i]!
    // The border method asks incident i only at distances below its own distance from the edge.
    const toEdge = this.#correction === 'border' ? distanceToEdge(this.#window, x, y) : Number.POSITIVE_INFINITY
    const last = lastBelow(r, this.#step, toEdge)
    if (this.#correction === 'border') for (let k = 0; k <= last; k++) this.#asked[k]!++
    const farthest = r[r.length - 1]! ** 2
    visitNear(this.#grid, x, y, r[r.length - 1]!, (j, squared) => {
      if (j === i || (this.#step !== null && squared >= farthest)) return
      const distance = Math.sqrt(squared)
      const from = this.#window.isRectangle ? firstAtLeast(r, this.#step, distance) : firstAbove(r, distance)
      const weight = this.#weight(x, y, j, distance)
      if (this.#correction === 'border') for (let k = from; k <= last; k++) this.#pairs[k]!++
      else this.#pairs[from]! += weight
    })
  }

  #weight(x: number, y: number, j: number, distance: number): number {
    if (this.#correction === 'isotropic') return Math.min(MOST_WEIGHT, 1 / arcInside(this.#window, x, y, distance))
    if (this.#correction !== 'translate') return 1
    const { box, area } = this.#window
    const left = (box.xMax - box.xMin - Math.abs(x - this.#x[j]!)) * (box.yMax - box.yMin - Math.abs(y - this.#y[j]!))
    return Math.min(MOST_WEIGHT, area / left)
  }

  result(): RipleyK {
    const n = this.#x.length
    const { area } = this.#window
    const k = new Float64Array(this.#r.length)
    let sum = 0
    for (let d = 0; d < k.length; d++) {
      sum += this.#pairs[d]!
      k[d] = this.#correction === 'border' ? (this.#pairs[d]! * area) / (n * this.#asked[d]!) : (sum * area) / (n * (n - 1))
    }
    return {
      r: this.#r,
      k,
      l: k.map((value) => Math.sqrt(value / Math.PI)),
      theoretical: this.#r.map((distance) => Math.PI * distance ** 2),
      correction: this.#correction,
      n,
      area,
    }
  }
}

const fromCorner = ({ xMin, xMax, yMin, yMax }: RectangleWindow): RectangleWindow => ({
  xMin: 0,
  xMax: xMax - xMin,
  yMin: 0,
  yMax: yMax - yMin,
})

/** The common step of evenly spaced distances from 0, else null. */
function evenStep(r: Float64Array): number | null {
  const step = r[r.length - 1]! / (r.length - 1)
  return r[0] === 0 && r.every((distance, k) => Math.abs(distance - k * step) <= 1e-12 * r[r.length - 1]!) ? step : null
}

// The first asked distance that is at least this one. Even steps are counted by division, and up to but without
// the largest distance, as R does; it matters only where a distance equals an asked one to the last bit, on lattices.
function firstAtLeast(r: Float64Array, step: number | null, distance: number): number {
  if (step) return Math.min(r.length - 1, Math.ceil(distance / step))
  let low = 0
  let high = r.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (r[middle]! >= distance) high = middle
    else low = middle + 1
  }
  return low
}

// The first asked distance above this one: in outlines R leaves a pair exactly as far apart to the next distance, but for the last.
function firstAbove(r: Float64Array, distance: number): number {
  const at = firstAtLeast(r, null, distance)
  return r[at]! > distance ? at : Math.min(r.length - 1, at + 1)
}

// The last asked distance below this one; -1 where none is.
function lastBelow(r: Float64Array, step: number | null, distance: number): number {
  if (step) return Math.min(r.length - 1, Math.ceil(distance / step) - 1)
  let k = r.length - 1
  while (k >= 0 && r[k]! >= distance) k--
  return k
}
