// The highest count that still counts as usual, read from a forecast, its error and the spread of past counts.

import { normalCdf, normalQuantile } from '../distributions/normal.ts'

/**
 * Power on which counts are taken to be bell-shaped: '2/3' straightens the skew of small counts, '1/2' evens out
 * the variance, 'none' does neither.
 */
export type PowerTransformation = '2/3' | '1/2' | 'none'

/** Highest usual count, and the chance of a higher count than the one seen. */
export type PowerThreshold = { upper: number; exceedance: number }

const exponents = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 }

/**
 * Limit that a usual count stays below but for a chance of `tail`: (mean^a + z sd)^(1/a) with a the power.
 *
 * Variance of the forecast error: dispersion x mean (the count's own) plus the squared error of the mean; on the
 * power scale, by the delta method, that times a^2 mean^(2a - 2). Reference: Farrington et al. (1996), who take
 * 2/3, on which a Poisson count has hardly any skew.
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
    upper: (centre + reach) ** (1 / exponent),
    exceedance: normalCdf((y ** exponent - centre) / sd, true),
  }
}
