// The highest count that still counts as usual, read from a forecast, its error and the spread of past counts.

import { normalCdf, normalQuantile } from '../distributions/normal.ts'

/** Power on which counts are taken to be bell-shaped: '2/3' straightens the skew of small counts, '1/2' evens out the variance, 'none' does neither. */
export type PowerTransformation = '2/3' | '1/2' | 'none'

/** What is usual, on the scale of counts. `exceedance` is the chance of a higher count than the one seen. */
export type PowerThreshold = { lower: number; upper: number; median: number; exceedance: number }

const exponents = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 }

/**
 * Limits that a usual count stays within with `tail` beyond each of them.
 *
 * Variance of the forecast error: mean x dispersion (the count's own) plus the squared error of the mean; on the power scale by the delta method.
 * Reference: Farrington et al. (1996), equations in section 3.5.
 */
export function powerThreshold(
  mean: number,
  standardError: number,
  dispersion: number,
  power: PowerTransformation,
  tail: number,
  y: number,
): PowerThreshold {
  const exponent = exponents[power]
  const spread = dispersion + (standardError * standardError) / mean
  const centre = mean ** exponent
  const sd = Math.sqrt(exponent * exponent * mean ** (2 * exponent - 1) * spread)
  const reach = normalQuantile(tail, true) * sd
  return {
    lower: Math.max(0, centre - reach) ** (1 / exponent),
    upper: (centre + reach) ** (1 / exponent),
    median: centre ** (1 / exponent),
    exceedance: normalCdf((y ** exponent - centre) / sd, true),
  }
}
