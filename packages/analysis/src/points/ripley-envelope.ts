// How far K and L stray by chance alone: the same number of places thrown anywhere into the window, again and again.

import { type Numbers, requireAtMost, requireLevel, requireWhole } from '../checks.ts'
import { randomStream } from '../random.ts'
import { type MonteCarloOptions, onThisThread, type Replicates, requireReplicates } from '../replicates.ts'
import { PairSums, type RipleyCorrection, type RipleyK, type RipleyOptions, requireDistances, requirePairs, ripleyK } from './ripley-k.ts'
import { isInside, type ObservationWindow, type PreparedWindow, prepareWindow } from './window.ts'

export type RipleyEnvelope = RipleyK & {
  /** Pointwise: at one distance chosen beforehand, L under chance lies between them in `level` of the simulations. NaN where the border leaves nobody to ask in so many. */
  lower: Float64Array
  upper: Float64Array
  /** Global: L under chance leaves this band anywhere in 1 - `level` of the simulations. */
  globalLower: Float64Array
  globalUpper: Float64Array
  /** Of the largest deviation of L from r, over all distances; this is the test. */
  p: number
  level: number
  /** What the bands attain with so many simulations: `level`, or less of it where they are too few (39 for a pointwise, 19 for a global band of 0.95). */
  pointwiseLevel: number
  globalLevel: number
  simulations: number
  seed: number
}

export type RipleyEnvelopeOptions = Omit<RipleyOptions, 'signal' | 'onProgress'> & {
  simulations?: number
  level?: number
} & MonteCarloOptions

const MOST_PLACES = 20_000
// One throw is looked at without a pause: with so many pairs that takes about half a second.
const MOST_PAIRS = 10_000_000
// (1 - 0.9) / 2 * 200 is to be 10.
const ROUNDING = 1e-9

/**
 * L with its envelopes under complete spatial randomness.
 *
 * Question: is what `ripleyK` shows more than chance?
 * Assumptions: as `ripleyK`; under chance the number of places is the one seen.
 * Not for: reading the pointwise band at all distances at once - it is left somewhere far more often than 1 - level; that is what the global band and `p` are for.
 * Distances at which fewer than some ten pairs lie make the test too careful (many simulations tie): begin where pairs are.
 *
 * @param x, y n places inside the window, n at least 2
 * @param options `window`, `r`, `correction` as `ripleyK`; `simulations` (999); `level` (0.95); `seed` (1); `runner`, `signal`, `onProgress`
 * Errors: as `ripleyK`, and `too-large` (20,000 places, ten million pairs).
 * Reference: Ripley (1981), Spatial Statistics, chapter 8; Baddeley, Rubak and Turner (2015), Spatial Point Patterns, chapter 10, on global envelopes.
 *
 * @example
 * const town = { xMin: 0, xMax: 10, yMin: 0, yMax: 10 }
 * const band = await ripleyEnvelope([2, 2.2, 7, 7.1, 5], [3, 3.1, 8, 7.9, 5], { window: town, r: [0.5, 1], simulations: 199 })
 * band.p // => 0.015
 */
export async function ripleyEnvelope(x: Numbers, y: Numbers, options: RipleyEnvelopeOptions): Promise<RipleyEnvelope> {
  const { correction = 'isotropic', simulations = 999, level = 0.95, seed = 1, runner = onThisThread } = options
  requireReplicates('simulations', simulations)
  requireLevel(level)
  requireAtMost('places', x.length, MOST_PLACES, 'Take one part of the town or a random sample of the places.')
  requireWhole('seed', seed)
  requirePairs(x.length, requireDistances(options.r), prepareWindow(options.window), MOST_PAIRS)
  const observed = await ripleyK(x, y, { ...options, onProgress: undefined })
  const thrown = { n: x.length, r: observed.r, window: options.window, correction, seed }
  const curves = (await runner(throwsIntoWindow, thrown, simulations, options)).flat()
  const rank = Math.max(1, Math.floor(((1 - level) / 2) * (simulations + 1) + ROUNDING))
  const globalRank = Math.min(simulations, Math.max(1, Math.ceil(level * (simulations + 1) - ROUNDING)))
  const at = Array.from(observed.r, (_, k) => Float64Array.from(curves, (curve) => curve[k]!).sort())
  const deviations = Float64Array.from(curves, (curve) => largestDeviation(curve, observed.r)).sort()
  const own = largestDeviation(observed.l, observed.r)
  const wide = deviations[globalRank - 1]!
  const asLarge = deviations.reduce((count, one) => count + (one >= own ? 1 : 0), 0)
  return {
    ...observed,
    lower: Float64Array.from(at, (values) => values[rank - 1]!),
    upper: Float64Array.from(at, (values) => values[simulations - rank]!),
    globalLower: observed.r.map((distance) => distance - wide),
    globalUpper: observed.r.map((distance) => distance + wide),
    p: (1 + asLarge) / (simulations + 1),
    level,
    pointwiseLevel: 1 - (2 * rank) / (simulations + 1),
    globalLevel: globalRank / (simulations + 1),
    simulations,
    seed,
  }
}

// Where the border leaves nobody to ask, there is no deviation.
function largestDeviation(l: Float64Array, r: Float64Array): number {
  let largest = 0
  for (let k = 0; k < r.length; k++) largest = Math.max(largest, Math.abs(l[k]! - r[k]!) || 0)
  return largest
}

type Thrown = { n: number; r: Float64Array; window: ObservationWindow; correction: RipleyCorrection; seed: number }

/** One L curve for each throw of n places into the window. */
export const throwsIntoWindow: Replicates<Thrown, Thrown & { prepared: PreparedWindow }, Float64Array[]> = {
  module: import.meta.url,
  name: 'throwsIntoWindow',
  prepare: (input) => ({ ...input, prepared: prepareWindow(input.window) }),
  run: ({ n, r, prepared, correction, seed }, from, to) => {
    const curves: Float64Array[] = []
    for (let s = from; s < to; s++) {
      const { x, y } = throwPlaces(n, prepared, seed, s)
      const sums = new PairSums(x, y, r, prepared, correction)
      for (let i = 0; i < n; i++) sums.add(i)
      curves.push(sums.result().l)
    }
    return curves
  },
}

function throwPlaces(n: number, window: PreparedWindow, seed: number, stream: number): { x: Float64Array; y: Float64Array } {
  const dice = randomStream(seed, stream)
  const { box } = window
  const x = new Float64Array(n)
  const y = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    do {
      x[i] = box.xMin + dice.uniform() * (box.xMax - box.xMin)
      y[i] = box.yMin + dice.uniform() * (box.yMax - box.yMin)
    } while (!isInside(window, x[i]!, y[i]!))
  }
  return { x, y }
}
