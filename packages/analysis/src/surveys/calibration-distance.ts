// How far a calibration may bend a weight, and what bending it costs.

/** Factor by which a weight is bent, as a function of the combination u of the row's columns; 1 at u = 0. */
export type CalibrationDistance = {
  factor(u: number): number
  /** d factor / d u. */
  slope(u: number): number
}

export type CalibrationMethod = 'linear' | 'raking' | 'logit'

/**
 * The factors of Deville and Särndal: 'linear' (least squares; factors may be negative unless bounded), 'raking' (exponential, always positive),
 * 'logit' (S-shaped between its bounds). 'linear' and 'raking' are cut off at bounds where there are any.
 *
 * Reference: Deville and Särndal (1992), Calibration estimators in survey sampling, cases 1, 2, 6 and 7.
 */
export function calibrationDistance(method: CalibrationMethod, bounds: readonly [lower: number, upper: number]): CalibrationDistance {
  const [lower, upper] = bounds
  if (method === 'logit') return logitDistance(lower, upper)
  const free = method === 'linear' ? (u: number) => 1 + u : Math.exp
  const steep = method === 'linear' ? () => 1 : Math.exp
  return {
    factor: (u) => Math.min(Math.max(free(u), lower), upper),
    slope: (u) => (free(u) < lower || free(u) > upper ? 0 : steep(u)),
  }
}

function logitDistance(lower: number, upper: number): CalibrationDistance {
  const a = (upper - lower) / ((upper - 1) * (1 - lower))
  // Share of the way from the lower to the upper bound; written so that neither end overflows.
  const share = (u: number) => 1 / (1 + ((upper - 1) / (1 - lower)) * Math.exp(-a * u))
  return {
    factor: (u) => lower + (upper - lower) * share(u),
    slope: (u) => (upper - lower) * a * share(u) * (1 - share(u)),
  }
}
