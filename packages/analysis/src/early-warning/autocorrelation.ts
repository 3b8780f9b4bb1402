// How far one week resembles the weeks before it; where it does, tests that take weeks as independent are too sure.

import { type Numbers, requireAtLeast, requireAtMost, requireFinite, requireWhole } from '../checks.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'

export type Autocorrelation = {
  /** Lags 0, 1, ... mostLags; the first is 1. */
  acf: Float64Array
  /** Lags 1 ... mostLags: what a lag adds to the shorter ones. */
  pacf: Float64Array
  /** About 95 % of the estimates of a series without memory lie between minus and plus this. */
  limit: number
  /**
   * Ljung and Box: chi-square of all lags together, with its p. For what a model has left over, its estimated
   * figures would have to come off `df`.
   */
  ljungBox: { statistic: number; df: number; p: number }
  n: number
  reference: string
}

/**
 * Autocorrelations and partial autocorrelations.
 *
 * Question: does a bad week tend to be followed by another, and for how long?
 * Assumptions: mean and variance do not drift - take trend and season out first (`stl`), or they appear as memory.
 * Not for: very short series (the limit is then wider than anything to be seen).
 * Conventions: r(k) = sum of (x(t) - m)(x(t - k) - m) over sum of (x(t) - m)^2, so divided by n at every lag, as
 * R's `acf`; partial ones by Durbin's recursion. The test is Q = n (n + 2) times the sum of r(k)^2 / (n - k).
 *
 * @param values one per period, oldest first; @param options `mostLags` (10 log10(n), at most n - 1)
 * Errors: `empty`, `too-short` (below 2), `not-finite`, `constant`, `range` (mostLags), `too-large` (n x mostLags
 * above 1e9).
 * Reference: Box, Jenkins and Reinsel (1994), Time Series Analysis, sections 2.1 and 3.2; Ljung and Box (1978).
 *
 * @example
 * const memory = autocorrelation([2, 3, 5, 4, 6, 8, 7, 9, 8, 10], { mostLags: 3 })
 * memory.acf // => [1, 0.5591, 0.3981, 0.1836]
 * memory.pacf // => [0.5591, 0.1244, -0.1194]
 */
export function autocorrelation(values: Numbers, options: { mostLags?: number } = {}): Autocorrelation {
  requireAtLeast('values', values, 2)
  requireFinite('values', values)
  const n = values.length
  const { mostLags = Math.min(n - 1, Math.floor(10 * Math.log10(n))) } = options
  requireWhole('mostLags', mostLags, 1, n - 1)
  requireAtMost('values x lags', n * mostLags, 1e9, 'Ask for fewer lags.')
  let mean = 0
  for (let i = 0; i < n; i++) mean += values[i]! / n
  const away = Float64Array.from({ length: n }, (_, i) => values[i]! - mean)
  // Shares of the largest distance: the coefficients do not change, and squares of very large or small values
  // cannot leave the range of numbers.
  const largest = away.reduce((most, distance) => Math.max(most, Math.abs(distance)), 0)
  if (largest > 0) for (let i = 0; i < n; i++) away[i]! /= largest
  const acf = new Float64Array(mostLags + 1)
  for (let lag = 0; lag <= mostLags; lag++) for (let i = lag; i < n; i++) acf[lag]! += away[i]! * away[i - lag]!
  const variance = acf[0]!
  // Distances that are but the rounding of the mean.
  if (!(largest > 1e-14 * Math.abs(mean)))
    throw new AnalysisError('constant', 'Expected values that differ, but they are all the same.', { names: ['values'] })
  for (let lag = 0; lag <= mostLags; lag++) acf[lag]! /= variance
  let statistic = 0
  for (let lag = 1; lag <= mostLags; lag++) statistic += (n * (n + 2) * acf[lag]! ** 2) / (n - lag)
  return {
    acf,
    pacf: partial(acf),
    limit: 1.959963984540054 / Math.sqrt(n),
    ljungBox: { statistic, df: mostLags, p: chiSquareCdf(statistic, mostLags, true) },
    n,
    reference: 'Box, Jenkins and Reinsel (1994), section 2.1',
  }
}

// Durbin's recursion: the best forecast from k lags is corrected by the one lag more.
function partial(acf: Float64Array): Float64Array {
  const most = acf.length - 1
  const out = new Float64Array(most)
  let weights = new Float64Array(most)
  for (let lag = 1; lag <= most; lag++) {
    let top = acf[lag]!
    let bottom = 1
    for (let i = 0; i < lag - 1; i++) {
      top -= weights[i]! * acf[lag - 1 - i]!
      bottom -= weights[i]! * acf[i + 1]!
    }
    const own = top / bottom
    const next = Float64Array.from(weights)
    for (let i = 0; i < lag - 1; i++) next[i] = weights[i]! - own * weights[lag - 2 - i]!
    next[lag - 1] = own
    weights = next
    out[lag - 1] = own
  }
  return out
}
