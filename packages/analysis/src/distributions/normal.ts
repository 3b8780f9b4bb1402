// The bell curve, with its far tails: what ordinary variation around a forecast looks like.

import erfc from '@stdlib/math-base-special-erfc'
import { risingRoot } from './root.ts'

/** Density of the standard normal at x. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)
}

/** P(Z <= x), or P(Z > x) when `upper`; full relative precision in both tails down to the smallest doubles. */
export function normalCdf(x: number, upper = false): number {
  return 0.5 * erfc((upper ? x : -x) * Math.SQRT1_2)
}

/**
 * The z with P(Z <= z) = p (or P(Z > z) = p when `upper`), for 0 <= p <= 1; NaN otherwise.
 *
 * A closed-form start for the inverse error function (Winitzki 2008) is refined by Newton steps on the logarithm of the tail, so tails
 * as thin as 1e-300 keep their digits. Ask for small upper tails with `upper`: 1 - 1e-20 is 1 in a computer.
 */
export function normalQuantile(p: number, upper = false): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p > 0.5) return -normalQuantile(1 - p, upper)
  if (p === 0) return upper ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  if (p === 0.5) return 0
  const z = lowerTailQuantile(p)
  return upper ? -z : z
}

function lowerTailQuantile(p: number): number {
  const log = Math.log(4 * p) + Math.log1p(-p)
  const half = 2 / (Math.PI * 0.147) + log / 2
  const start = -Math.SQRT2 * Math.sqrt(Math.sqrt(half * half - log / 0.147) - half)
  const target = Math.log(p)
  return risingRoot(
    (z) => {
      const tail = normalCdf(z)
      return [Math.log(tail) - target, normalDensity(z) / tail]
    },
    start,
    -39,
    0,
  )
}
