// The binomial law: how many of those asked say yes when each does so with the same chance.

import { betaCdf } from './beta.ts'
import { binomialDensity } from './density-parts.ts'
import { discreteQuantile } from './discrete-quantile.ts'
import { normalQuantile } from './normal.ts'

/** P(X = k) in n trials with chance p. */
export function binomialMass(k: number, n: number, p: number): number {
  if (!(n >= 0) || !(p >= 0 && p <= 1) || Number.isNaN(k)) return Number.NaN
  return Number.isInteger(k) ? binomialDensity(k, n, p, 1 - p) : 0
}

/** P(X <= k), or P(X > k) when `upper`. */
export function binomialCdf(k: number, n: number, p: number, upper = false): number {
  if (!(n >= 0) || !(p >= 0 && p <= 1) || Number.isNaN(k)) return Number.NaN
  const whole = Math.floor(k)
  if (whole < 0) return upper ? 1 : 0
  if (whole >= n) return upper ? 0 : 1
  return betaCdf(p, whole + 1, n - whole, !upper)
}

/** Smallest k with P(X <= k) >= share. */
export function binomialQuantile(share: number, n: number, p: number): number {
  if (!(n >= 0) || !(p >= 0 && p <= 1)) return Number.NaN
  const guess = n * p + normalQuantile(share) * Math.sqrt(n * p * (1 - p))
  return discreteQuantile(share, (k) => binomialCdf(k, n, p), Number.isFinite(guess) ? guess : n * p, n)
}
