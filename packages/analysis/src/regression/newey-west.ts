// Errors that know that this month resembles the last one.

import { requireAtMost } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { choleskyInPlace } from '../linear-algebra/cholesky.ts'
import { diagonalRoots, product, solveSquare, turnRows } from '../linear-algebra/square-matrix.ts'
import { type EstimatingFunctions, estimatingFunctions, type RobustFit } from './estimating-functions.ts'

export type NeweyWestOptions = {
  /** Neighbours in time that count, whole, from 0; 'automatic' takes the bandwidth of Newey and West (1994), rounded down. */
  lag?: number | 'automatic'
  /** Take out a first-order autoregression of the scores before, and put it back after. */
  prewhiten?: boolean
  /** Multiply by n/(n-p). */
  adjust?: boolean
}

export type NeweyWest = {
  /** p x p, row by row. */
  covariance: Float64Array
  standardErrors: Float64Array
  lag: number
  /** The automatic bandwidth before rounding; NaN where a lag was given. */
  bandwidth: number
  prewhiten: boolean
  adjust: boolean
  n: number
  reference: string
}

/**
 * Newey-West covariance of a fitted model's coefficients: robust against autocorrelation and unequal spread.
 *
 * Question: how sure are we of a trend or a break when one month goes with the next?
 * Assumptions: rows in order of time, evenly spaced (rows left out close up); dependence that fades within the lag; a long series.
 * Not for: fewer than about 50 points, where these errors are too small - model the errors instead (`fitLinearAr1`).
 *
 * @param fit of `fitLinear`, `fitGlm` or `fitNegativeBinomial`
 * @param options see `NeweyWestOptions`; unless given: automatic lag, prewhitening, no adjustment, as R's `sandwich::NeweyWest`. Most other programs
 * take a fixed lag and no prewhitening. The weight of lag l is 1 - l/(lag + 1) (Bartlett).
 * Errors: `range` (a lag that is not a whole number below n), `too-short`, `collinear` (scores that cannot be prewhitened), `too-large` (a lag too
 * long for so many rows).
 * Reference: Newey and West (1987), equation 5; for the bandwidth Newey and West (1994); for prewhitening Andrews and Monahan (1992).
 *
 * @example
 * const fit = fitLinear(designMatrix(6, [numericTerm('x', [0, 1, 2, 3, 4, 5])]), [1.1, 2.8, 5.2, 6.9, 9.3, 10.6])
 * neweyWest(fit, { lag: 1, prewhiten: false }).standardErrors // => [0.08656, 0.04061]
 */
export function neweyWest(fit: RobustFit, options: NeweyWestOptions = {}): NeweyWest {
  const { lag: asked = 'automatic', prewhiten = true, adjust = false } = options
  const parts = estimatingFunctions(fit)
  const { n, p } = parts
  if (asked !== 'automatic' && !(Number.isInteger(asked) && asked >= 0 && asked < n))
    throw new AnalysisError('range', `Expected a lag that is a whole number from 0 to ${n - 1}, but got ${asked}.`, { names: ['lag'] })
  const most = Math.floor(MOST_PRODUCTS / (n * p * p))
  const advice = 'Give a lag within which dependence fades, or add up to longer periods.'
  const { series, length, recolour } = whitened(parts, prewhiten)
  const bandwidth = asked === 'automatic' ? automaticBandwidth(series, length, prewhiten ? 1 : 0, p, fit.names) : Number.NaN
  const lag = asked === 'automatic' ? Math.min(length - 1, Math.floor(bandwidth)) : asked
  requireAtMost('neighbours', lag, most, advice)
  const turned = turnRows(series, recolour ? product(parts.bread, recolour, p) : parts.bread, p)
  const scale = adjust ? n / (n - p) : 1
  const covariance = longRunVariance(turned, length, p, Math.min(lag, length - 1), lag).map((v) => v * scale)
  const reference = 'Newey and West (1987, 1994)'
  return { covariance, standardErrors: diagonalRoots(covariance, p), lag, bandwidth, prewhiten, adjust, n, reference }
}

const LEAST_PIVOT = 1e-12
/** Products of neighbours: a second or two. */
const MOST_PRODUCTS = 1e9

type Whitened = { series: Float64Array; length: number; recolour: Float64Array | null }

// What is left of the scores after a first-order vector autoregression without constant, and (1 - A)^-1, which puts it back.
function whitened({ values, n, p }: EstimatingFunctions, prewhiten: boolean): Whitened {
  if (!prewhiten) return { series: values, length: n, recolour: null }
  const before = new Float64Array(p * p)
  const across = new Float64Array(p * p)
  for (let t = 1; t < n; t++) {
    for (let j = 0; j < p; j++) {
      const last = values[(t - 1) * p + j]!
      for (let k = 0; k < p; k++) {
        before[j * p + k]! += last * values[(t - 1) * p + k]!
        across[j * p + k]! += last * values[t * p + k]!
      }
    }
  }
  const transposed = scaledSolve(before, across, p)
  const one = Float64Array.from({ length: p * p }, (_, at) => (at % (p + 1) === 0 ? 1 : 0))
  const rest = transposed ? one.map((v, at) => v - transposed[(at % p) * p + Math.floor(at / p)]!) : null
  const recolour = rest && solveSquare(rest, one, p, p)
  if (!transposed || !recolour)
    throw new AnalysisError(
      'collinear',
      'Expected scores that can be prewhitened, but some follow from the others; ask for prewhiten: false.',
    )
  const series = new Float64Array((n - 1) * p)
  for (let t = 1; t < n; t++) {
    for (let k = 0; k < p; k++) {
      let said = 0
      for (let j = 0; j < p; j++) said += values[(t - 1) * p + j]! * transposed[j * p + k]!
      series[(t - 1) * p + k] = values[t * p + k]! - said
    }
  }
  return { series, length: n - 1, recolour }
}

// Columns may be in units that differ by many powers of ten, so they are brought to one size first.
function scaledSolve(before: Float64Array, across: Float64Array, p: number): Float64Array | null {
  const unit = diagonalRoots(before, p).map((v) => (v > 0 ? v : 1))
  const scaled = (m: Float64Array) => m.map((v, at) => v / (unit[Math.floor(at / p)]! * unit[at % p]!))
  // Scores that nearly follow from each other would answer with digits that rounding has thrown.
  if (!(choleskyInPlace(scaled(before), p) > LEAST_PIVOT)) return null
  const solution = solveSquare(scaled(before), scaled(across), p, p)
  return solution?.map((v, at) => (v * unit[at % p]!) / unit[Math.floor(at / p)]!) ?? null
}

function longRunVariance(series: Float64Array, length: number, p: number, most: number, lag: number): Float64Array {
  const sum = new Float64Array(p * p)
  for (let l = 0; l <= most; l++) {
    const weight = l === 0 ? 0.5 : 1 - l / (lag + 1)
    for (let t = l; t < length; t++) {
      for (let j = 0; j < p; j++) {
        const left = weight * series[(t - l) * p + j]!
        for (let k = 0; k < p; k++) sum[j * p + k]! += left * series[t * p + k]!
      }
    }
  }
  return sum.map((v, at) => v + sum[(at % p) * p + Math.floor(at / p)]!)
}

// The scores are added up to one series (without that of the intercept), and its own memory says how far to look.
function automaticBandwidth(series: Float64Array, length: number, whitenings: number, p: number, names: readonly string[]): number {
  const counts = names.map((name) => (name === '(Intercept)' && p > 1 ? 0 : 1))
  const sums = Float64Array.from({ length }, (_, t) => {
    let sum = 0
    for (let j = 0; j < p; j++) sum += counts[j]! * series[t * p + j]!
    return sum
  })
  const reach = Math.min(length - 1, Math.floor((whitenings ? 3 : 4) * ((length + whitenings) / 100) ** (2 / 9)))
  let level = 0
  let slope = 0
  for (let l = 0; l <= reach; l++) {
    let covariance = 0
    for (let t = l; t < length; t++) covariance += sums[t - l]! * sums[t]!
    level += (l === 0 ? 1 : 2) * covariance
    slope += 2 * l * covariance
  }
  return level === 0 ? 0 : 1.1447 * ((slope / level) ** 2 * (length + whitenings)) ** (1 / 3)
}
