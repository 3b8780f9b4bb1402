// Parts of count densities that keep all digits when counts are large: how far from Stirling, how far from the mean.

import gammaln from '@stdlib/math-base-special-gammaln'

const HALF_LOG_TWO_PI = 0.9189385332046727

/**
 * ln Γ(n+1) minus Stirling's formula, for real n > 0 (the "error" delta(n) of Loader 2000, section 2).
 *
 * From 16 upwards the asymptotic series has more digits than a double can hold; below, the difference is taken directly.
 */
export function stirlingError(n: number): number {
  if (n < 16) return gammaln(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI
  const s = 1 / (n * n)
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360) * s) * s) * s) * s) * s) / n
}

/** x ln(x/m) + m - x for x > 0, m > 0, without losing digits where x is near m (Loader 2000, section 3). */
export function halfDeviance(x: number, m: number): number {
  const gap = x - m
  if (Math.abs(gap) >= 0.1 * (x + m)) return x * Math.log(x / m) - gap
  const v = gap / (x + m)
  const v2 = v * v
  let sum = gap * v
  let power = 2 * x * v
  for (let j = 3; j < 1000; j += 2) {
    power *= v2
    const next = sum + power / j
    if (next === sum) break
    sum = next
  }
  return sum
}

/** ln of x^a e^(-x) / Γ(a+1): the Poisson density continued to real a >= 0, x >= 0. */
export function poissonDensityLog(a: number, x: number): number {
  if (x === 0) return a === 0 ? 0 : Number.NEGATIVE_INFINITY
  if (a === 0) return -x
  return -stirlingError(a) - halfDeviance(a, x) - 0.5 * Math.log(2 * Math.PI * a)
}

/** x^a e^(-x) / Γ(a+1). */
export function poissonDensity(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0
  if (a === 0) return Math.exp(-x)
  return Math.exp(-stirlingError(a) - halfDeviance(a, x)) / Math.sqrt(2 * Math.PI * a)
}

/** ln of Γ(n+1)/(Γ(x+1)Γ(n-x+1)) p^x q^(n-x): the binomial density continued to real 0 <= x <= n, with q = 1 - p given to keep its digits. */
export function binomialDensityLog(x: number, n: number, p: number, q: number): number {
  if (x < 0 || x > n || (p === 0 && x > 0) || (q === 0 && x < n)) return Number.NEGATIVE_INFINITY
  if (x === 0) return n === 0 ? 0 : n * (p < 0.1 ? Math.log1p(-p) : Math.log(q))
  if (x === n) return n * (q < 0.1 ? Math.log1p(-q) : Math.log(p))
  const log = stirlingError(n) - stirlingError(x) - stirlingError(n - x) - halfDeviance(x, n * p) - halfDeviance(n - x, n * q)
  return log + 0.5 * Math.log(n / (2 * Math.PI * x * (n - x)))
}

/** The binomial density itself. */
export function binomialDensity(x: number, n: number, p: number, q: number): number {
  return Math.exp(binomialDensityLog(x, n, p, q))
}
