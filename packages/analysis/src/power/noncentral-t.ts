// Student's t when there is an effect: what the power of every comparison of means is read from.

import { chiSquareCdf } from '../distributions/chi-square.ts'
import { poissonDensity } from '../distributions/density-parts.ts'
import { normalCdf, normalDensity } from '../distributions/normal.ts'

/**
 * P(T > t) for T = (Z + shift) / S with Z standard normal and S^2 = chi-square(df) / df, for t > 0 and shift >= 0.
 *
 * T > t means Z > t S - shift. One of the two laws is integrated out in closed form, the narrower of them numerically by Gauss-Legendre sums over the
 * pieces that carry all but 1e-15 of it; the other one is then smooth at that width, and the sum is right to about 1e-11.
 * Reference: the defining integral; Johnson, Kotz and Balakrishnan (1995), section 31.3.
 */
export function noncentralTUpper(t: number, df: number, shift: number): number {
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t - shift, true)
  return t * t <= 2 * df ? overSpread(t, df, shift) : overNormal(t, df, shift)
}

function overSpread(t: number, df: number, shift: number): number {
  const reach = 10 / Math.sqrt(2 * df)
  return integrate(Math.max(0, 1 - reach), 1 + reach, (s) => spreadDensity(s, df) * normalCdf(t * s - shift, true))
}

function overNormal(t: number, df: number, shift: number): number {
  // Where Z + shift is below 0 the statistic cannot pass a positive t.
  return integrate(Math.max(-9, -shift), 9, (z) => normalDensity(z) * chiSquareCdf(df * ((z + shift) / t) ** 2, df))
}

// Density of sqrt(chi-square(df) / df), through a Poisson mass that keeps its digits for large df.
function spreadDensity(s: number, df: number): number {
  const half = (df * s * s) / 2
  return s === 0 ? 0 : (df / s) * poissonDensity(df / 2, half)
}

const PIECES = 32

// In x = from + y^3 the root-like rise of the laws at their lower end (few, or broken, degrees of freedom) becomes smooth.
function integrate(from: number, to: number, height: (x: number) => number): number {
  const half = Math.cbrt(to - from) / PIECES / 2
  const at = (y: number) => 3 * y * y * height(from + y * y * y)
  let sum = 0
  for (let piece = 0; piece < PIECES; piece++) {
    const middle = (2 * piece + 1) * half
    for (let i = 0; i < NODES.length; i++) sum += WEIGHTS[i]! * (at(middle - half * NODES[i]!) + at(middle + half * NODES[i]!))
  }
  return Math.min(1, sum * half)
}

// Gauss-Legendre with eight points (Abramowitz and Stegun 1964, table 25.4): positive nodes and their weights.
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363]
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763]
