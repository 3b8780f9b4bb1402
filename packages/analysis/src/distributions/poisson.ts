// The Poisson law: how many incidents a period brings when they come independently at a steady rate.

import { poissonDensity } from './density-parts.ts'
import { discreteQuantile } from './discrete-quantile.ts'
import { gammaCdf } from './gamma.ts'
import { normalQuantile } from './normal.ts'

/** P(X = k) with mean `mean`. */
export function poissonMass(k: number, mean: number): number {
  if (!(mean >= 0) || Number.isNaN(k)) return Number.NaN
  return k < 0 || !Number.isInteger(k) ? 0 : poissonDensity(k, mean)
}

/** P(X <= k), or P(X > k) when `upper`. */
export function poissonCdf(k: number, mean: number, upper = false): number {
  if (!(mean >= 0) || Number.isNaN(k)) return Number.NaN
  if (k < 0) return upper ? 1 : 0
  if (mean === 0) return upper ? 0 : 1
  return gammaCdf(mean, Math.floor(k) + 1, !upper)
}

/** Smallest k with P(X <= k) >= p. */
export function poissonQuantile(p: number, mean: number): number {
  if (!(mean >= 0)) return Number.NaN
  if (mean === 0) return 0
  return discreteQuantile(p, (k) => poissonCdf(k, mean), mean + normalQuantile(p) * Math.sqrt(mean))
}
