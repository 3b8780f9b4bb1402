// The gamma curve: how a town's true rate may lie around an observed count, and the base of the Poisson and chi-square.

import gammaln from '@stdlib/math-base-special-gammaln'
import { poissonDensity } from './density-parts.ts'
import { normalCdf, normalQuantile } from './normal.ts'
import { risingRoot } from './root.ts'

/**
 * P(G <= x) for a gamma variable with this shape and scale 1, or P(G > x) when `upper`.
 *
 * Own version because the usual library's is 1.4 % off at shape 1000. Series below the mean, continued fraction (Legendre) above it,
 * both on a saddle-point prefix that keeps its digits at any shape. Effort grows with the square root of the shape; beyond
 * shape 1e10, where nobody should wait, the cube root is normal to ten digits (Wilson and Hilferty 1931).
 */
export function gammaCdf(x: number, shape: number, upper = false): number {
  if (!(shape > 0) || Number.isNaN(x)) return Number.NaN
  if (x <= 0) return upper ? 1 : 0
  if (x === Number.POSITIVE_INFINITY) return upper ? 0 : 1
  if (shape > 1e10) return normalCdf(3 * Math.sqrt(shape) * (Math.expm1(Math.log1p((x - shape) / shape) / 3) + 1 / (9 * shape)), upper)
  const prefix = poissonDensity(shape, x)
  if (x < shape + 1) {
    const lower = Math.min(1, prefix * risingSeries(shape, x))
    return upper ? 1 - lower : lower
  }
  const above = Math.min(1, prefix * shape * legendreFraction(shape, x))
  return upper ? above : 1 - above
}

function risingSeries(shape: number, x: number): number {
  let sum = 1
  let term = 1
  for (let n = 1; ; n++) {
    term *= x / (shape + n)
    sum += term
    if (term < sum * 1e-17) return sum
  }
}

function legendreFraction(shape: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - shape
  let c = 1 / tiny
  let d = 1 / (Math.abs(b) < tiny ? tiny : b)
  let fraction = d
  for (let n = 1; ; n++) {
    const a = -n * (n - shape)
    b += 2
    d = a * d + b
    if (Math.abs(d) < tiny) d = tiny
    c = b + a / c
    if (Math.abs(c) < tiny) c = tiny
    d = 1 / d
    const factor = c * d
    fraction *= factor
    // A tail that has already vanished would otherwise circle for ever around the last digit.
    if (Math.abs(factor - 1) < 3e-16 || n > 1e8) return fraction
  }
}

/** The x with P(G <= x) = p (or P(G > x) = p when `upper`) for a gamma variable with this shape and scale 1. */
export function gammaQuantile(p: number, shape: number, upper = false): number {
  if (!(p >= 0 && p <= 1) || !(shape > 0)) return Number.NaN
  if (p === 0) return upper ? Number.POSITIVE_INFINITY : 0
  if (p === 1) return upper ? 0 : Number.POSITIVE_INFINITY
  const start = startOfSearch(p, shape, upper)
  // Searching in ln x on the log of the thinner tail keeps Newton's steps honest from 1e-300 to 1e300.
  const thinUpper = upper ? p < 0.5 : p > 0.5
  const target = Math.log(thinUpper === upper ? p : 1 - p)
  const sign = thinUpper ? -1 : 1
  const root = risingRoot((logX) => {
    const x = Math.exp(logX)
    const tail = gammaCdf(x, shape, thinUpper)
    return [sign * (Math.log(tail) - target), (poissonDensity(shape, x) * shape) / tail]
  }, Math.log(start))
  return Math.exp(root)
}

function startOfSearch(p: number, shape: number, upper: boolean): number {
  const z = normalQuantile(p, upper)
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))
  if (cube > 0.3) return shape * cube ** 3
  // Far below the mean the density is close to its power law x^(shape-1).
  return Math.max(1e-300, Math.exp((Math.log(upper ? 1 - p : p) + gammaln(shape + 1)) / shape))
}
