// How much the true rates of areas vary, read from their counts by maximum likelihood.

import digamma from '@stdlib/math-base-special-digamma'
import gammaln from '@stdlib/math-base-special-gammaln'
import { risingRoot } from '../distributions/root.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'

/** A gamma curve over areas; shape and rate are Infinity where areas do not differ beyond chance. */
export type GammaPrior = {
  shape: number
  rate: number
  mean: number
  overdispersed: boolean
  /** Of the counts, negative binomial under this prior (Poisson where not overdispersed). */
  logLikelihood: number
}

// Shapes from a spread of rates that towns never show to one that a million areas could not tell from none.
const SMALLEST = Math.log(1e-4)
const LARGEST = Math.log(1e9)
const STEP = Math.log(4)

/**
 * The gamma prior with the largest likelihood.
 *
 * For every shape the best mean follows from one rising curve, which leaves a likelihood in the shape alone. Its slope is looked at over the
 * whole range, because it can have more than one summit and may be highest at the end, where areas do not differ at all.
 */
export async function gammaPriorByLikelihood(observed: Float64Array, expected: Float64Array, options: LongRunOptions): Promise<GammaPrior> {
  const more = areasWithMore(observed)
  // Places on the search are numbers from 1, because a search that ends by relative steps would not end near 0.
  const shapeAt = (place: number) => Math.exp(SMALLEST - 1 + place)
  const slope = (place: number) => {
    const shape = shapeAt(place)
    return shape * slopeInShape(observed, expected, more, bestMean(observed, expected, shape), shape)
  }
  const grid = Array.from({ length: Math.ceil((LARGEST - SMALLEST) / STEP) + 1 }, (_, k) => 1 + k * STEP)
  const slopes: number[] = []
  const quiet: LongRunOptions = options.signal ? { signal: options.signal } : {}
  await longRun(grid.length, (k) => slopes.push(slope(grid[k]!)), quiet)
  let best = withoutVariation(observed, expected)
  const summits = grid.slice(1).flatMap((_, k) => (slopes[k]! > 0 && slopes[k + 1]! <= 0 ? [k] : []))
  await longRun(
    summits.length,
    (k) => {
      const low = grid[summits[k]!]!
      const place = risingRoot((u) => fallingAsRising(slope, u), low + STEP / 2, low, low + STEP)
      const prior = priorOfShape(observed, expected, shapeAt(place))
      // More than rounding must speak for a variation.
      if (prior.logLikelihood > best.logLikelihood + 1e-12 * Math.abs(best.logLikelihood)) best = prior
    },
    quiet,
  )
  return best
}

/** Beyond this a count enters by the digamma function; up to it by its steps, which keep every digit at shapes where the two parts nearly cancel. */
const MOST_STEPS = 5000

// For k = 0, 1, ... how many areas have more than k cases (of those that enter by steps).
function areasWithMore(observed: Float64Array): Float64Array {
  let largest = 0
  for (const count of observed) if (count <= MOST_STEPS) largest = Math.max(largest, count)
  const more = new Float64Array(largest)
  for (const count of observed) if (count > 0 && count <= MOST_STEPS) more[count - 1]!++
  for (let k = largest - 2; k >= 0; k--) more[k]! += more[k + 1]!
  return more
}

// Slope of the log-likelihood in the shape, for a given mean.
function slopeInShape(observed: Float64Array, expected: Float64Array, more: Float64Array, mean: number, shape: number): number {
  let slope = 0
  for (let k = 0; k < more.length; k++) slope += more[k]! / (shape + k)
  for (let i = 0; i < observed.length; i++) {
    const count = observed[i]!
    const middle = mean * expected[i]!
    slope += (middle - count) / (shape + middle) - Math.log1p(middle / shape)
    if (count > MOST_STEPS) slope += digamma(count + shape) - digamma(shape)
  }
  return slope
}

// Minus the slope and its own slope by a difference: the search only takes it for a direction, and brackets decide the end.
function fallingAsRising(slope: (u: number) => number, u: number): [number, number] {
  const width = 1e-5
  return [-slope(u), (slope(u - width) - slope(u + width)) / (2 * width)]
}

// Sum of (mE - O)/(shape + mE) is 0 at the best mean and rises with it: Newton's steps in ln m, none longer than 1. The square of a step that is
// below 1e-9 is below what a double can tell.
function bestMean(observed: Float64Array, expected: Float64Array, shape: number): number {
  let logMean = Math.log(sumOf(observed) / sumOf(expected))
  for (let step = 0; step < 500; step++) {
    const mean = Math.exp(logMean)
    let value = 0
    let rise = 0
    for (let i = 0; i < observed.length; i++) {
      const middle = mean * expected[i]!
      const total = shape + middle
      value += (middle - observed[i]!) / total
      rise += (middle * (shape + observed[i]!)) / (total * total)
    }
    const move = Math.max(-1, Math.min(1, value / rise))
    logMean -= move
    if (Math.abs(move) < 1e-9) return Math.exp(logMean)
  }
  throw new AnalysisError('not-converged', 'The search for the mean of the prior did not end.')
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

function priorOfShape(observed: Float64Array, expected: Float64Array, shape: number): GammaPrior {
  const mean = bestMean(observed, expected, shape)
  const rate = shape / mean
  let logLikelihood = 0
  for (let i = 0; i < observed.length; i++) {
    const count = observed[i]!
    const middle = mean * expected[i]!
    logLikelihood += logRising(shape, count) - gammaln(count + 1) - shape * Math.log1p(middle / shape)
    if (count > 0) logLikelihood += count * (Math.log(middle) - Math.log1p(middle / shape))
  }
  return { shape, rate, mean, overdispersed: true, logLikelihood }
}

// ln of Gamma(shape + count) / (Gamma(shape) shape^count): small against its parts, so summed where the count allows.
function logRising(shape: number, count: number): number {
  if (count > MOST_STEPS) return gammaln(shape + count) - gammaln(shape) - count * Math.log(shape)
  let sum = 0
  for (let k = 1; k < count; k++) sum += Math.log1p(k / shape)
  return sum
}

function withoutVariation(observed: Float64Array, expected: Float64Array): GammaPrior {
  const mean = sumOf(observed) / sumOf(expected)
  let logLikelihood = 0
  for (let i = 0; i < observed.length; i++) {
    const middle = mean * expected[i]!
    logLikelihood += (observed[i]! > 0 ? observed[i]! * Math.log(middle) : 0) - middle - gammaln(observed[i]! + 1)
  }
  return { shape: Number.POSITIVE_INFINITY, rate: Number.POSITIVE_INFINITY, mean, overdispersed: false, logLikelihood }
}
