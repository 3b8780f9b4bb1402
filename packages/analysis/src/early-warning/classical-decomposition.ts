// The oldest way to take the season out: a year's moving average is the trend, the mean distance from it the season.

import { type Numbers, requireAtLeast, requireAtMost, requireFinite, requireOneOf, requireWhole, requireWithin } from '../checks.ts'
import { centredYear } from './moving-average.ts'

export type ClassicalDecomposition = {
  /** Half a year at either end has no trend: NaN, as has `remainder`. */
  trend: Float64Array
  seasonal: Float64Array
  remainder: Float64Array
  /**
   * Season of each period of the year, beginning with the first value; sums to 0 (additive) or has mean 1
   * (multiplicative).
   */
  figure: Float64Array
  frequency: number
  type: 'additive' | 'multiplicative'
  n: number
  reference: string
}

/**
 * Classical decomposition by moving averages.
 *
 * Question: what does a usual year look like, and what is left when it is taken out?
 * Assumptions: every year has the same season, added to the trend (or multiplying it); complete periods only
 * (`completePeriods`).
 * Not for: a season that changes, outliers, the last half year (it has no trend here) - use `stl`.
 *
 * @param values one per period, oldest first; @param frequency periods per year, from 2; @param options `type`
 * ('additive')
 * Errors: `empty`, `too-short` (less than two years), `not-finite`, `range` (a value of 0 or less when
 * multiplicative), `too-large` (values x periods per year above 1e9).
 * Reference: Kendall and Stuart (1983), The Advanced Theory of Statistics, volume 3, pages 410 to 414; as R's
 * `decompose`.
 *
 * @example
 * const parts = classicalDecomposition([10, 14, 8, 12, 16, 10, 14, 18, 12], 3)
 * parts.figure // => [0, 3.333, -3.333]
 * parts.trend // => [NaN, 10.67, 11.33, 12, 12.67, 13.33, 14, 14.67, NaN]
 */
export function classicalDecomposition(
  values: Numbers,
  frequency: number,
  options: { type?: 'additive' | 'multiplicative' } = {},
): ClassicalDecomposition {
  const { type = 'additive' } = options
  requireWhole('frequency', frequency, 2)
  requireAtLeast('values', values, 2 * frequency)
  requireAtMost('values x periods per year', values.length * frequency, 1e9, 'Add up to longer periods.')
  requireOneOf('type', type, ['additive', 'multiplicative'])
  if (type === 'multiplicative') requireWithin('values', values, 0, Number.POSITIVE_INFINITY, true)
  else requireFinite('values', values)
  const x = Float64Array.from({ length: values.length }, (_, i) => values[i]!)
  const trend = centredYear(x, frequency)
  const figure = seasonalFigure(x, trend, frequency, type)
  const seasonal = x.map((_, i) => figure[i % frequency]!)
  const remainder = x.map((value, i) => (type === 'additive' ? value - seasonal[i]! - trend[i]! : value / seasonal[i]! / trend[i]!))
  return { trend, seasonal, remainder, figure, frequency, type, n: x.length, reference: 'Kendall and Stuart (1983), volume 3' }
}

// Mean distance from the trend (or ratio to it) of all Januaries and so on, shifted so that a year of them adds
// nothing. Periods without a trend have no say.
function seasonalFigure(x: Float64Array, trend: Float64Array, frequency: number, type: 'additive' | 'multiplicative'): Float64Array {
  const figure = new Float64Array(frequency)
  const many = new Float64Array(frequency)
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(trend[i])) continue
    figure[i % frequency]! += type === 'additive' ? x[i]! - trend[i]! : x[i]! / trend[i]!
    many[i % frequency]!++
  }
  let mean = 0
  for (let s = 0; s < frequency; s++) {
    figure[s]! /= many[s]!
    mean += figure[s]! / frequency
  }
  return figure.map((value) => (type === 'additive' ? value - mean : value / mean))
}
