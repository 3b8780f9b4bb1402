// The negative binomial law: incident counts that vary more than chance alone, because towns differ in ways nobody measured.

import { betaCdf } from './beta.ts'
import { binomialDensity } from './density-parts.ts'
import { discreteQuantile } from './discrete-quantile.ts'
import { normalQuantile } from './normal.ts'
import { poissonCdf, poissonMass } from './poisson.ts'

/** P(Y = k) with this mean and variance mean + mean^2/theta; theta = Infinity is the Poisson. */
export function negativeBinomialMass(k: number, mean: number, theta: number): number {
  if (!(mean >= 0) || !(theta > 0) || Number.isNaN(k)) return Number.NaN
  if (k < 0 || !Number.isInteger(k)) return 0
  // Beyond this theta the difference from the Poisson is below the last digit, and the formula below would lose digits instead.
  if (theta > 1e15 * (1 + mean + k)) return poissonMass(k, mean)
  if (k === 0) return Math.exp(-theta * Math.log1p(mean / theta))
  return (theta / (theta + k)) * binomialDensity(theta, theta + k, theta / (theta + mean), mean / (theta + mean))
}

/** P(Y <= k), or P(Y > k) when `upper`. */
export function negativeBinomialCdf(k: number, mean: number, theta: number, upper = false): number {
  if (!(mean >= 0) || !(theta > 0) || Number.isNaN(k)) return Number.NaN
  const whole = Math.floor(k)
  if (whole < 0) return upper ? 1 : 0
  if (mean === 0) return upper ? 0 : 1
  if (theta > 1e10 * (1 + mean)) return poissonCdf(whole, mean, upper)
  // Of the two ways to write it the one whose first argument is not near 1 keeps its digits.
  if (mean > theta) return betaCdf(theta / (theta + mean), theta, whole + 1, upper)
  return betaCdf(mean / (theta + mean), whole + 1, theta, !upper)
}

/** Smallest k with P(Y <= k) >= p. */
export function negativeBinomialQuantile(p: number, mean: number, theta: number): number {
  if (!(mean >= 0) || !(theta > 0)) return Number.NaN
  if (mean === 0) return 0
  const guess = mean + normalQuantile(p) * Math.sqrt(mean + (mean * mean) / theta)
  return discreteQuantile(p, (k) => negativeBinomialCdf(k, mean, theta), Number.isFinite(guess) ? guess : mean)
}
