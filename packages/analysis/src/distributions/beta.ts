// The beta curve: where a true share may lie, given how many said yes out of how many.

import betainc from '@stdlib/math-base-special-betainc'
import { binomialDensity } from './density-parts.ts'
import { risingRoot } from './root.ts'

/** P(B <= x) for a beta variable, or P(B > x) when `upper`. */
export function betaCdf(x: number, a: number, b: number, upper = false): number {
  if (x <= 0) return upper ? 1 : 0
  if (x >= 1) return upper ? 0 : 1
  return betainc(x, a, b, true, upper)
}

/** The x with P(B <= x) = p (or P(B > x) = p when `upper`), a > 0, b > 0. */
export function betaQuantile(p: number, a: number, b: number, upper = false): number {
  if (!(p >= 0 && p <= 1) || !(a > 0) || !(b > 0)) return Number.NaN
  if (p === 0 || p === 1) return (p === 1) !== upper ? 1 : 0
  const thinUpper = upper ? p < 0.5 : p > 0.5
  const target = Math.log(thinUpper === upper ? p : 1 - p)
  const sign = thinUpper ? -1 : 1
  // On the logit scale the curve has no ends to run into.
  const logit = risingRoot(
    (t) => {
      const x = 1 / (1 + Math.exp(-t))
      const tail = betaCdf(x, a, b, thinUpper)
      const slope = densityOnLogit(x, 1 / (1 + Math.exp(t)), a, b) / tail
      return [sign * (Math.log(tail) - target), slope]
    },
    Math.log(a / b),
    -700,
    700,
  )
  return 1 / (1 + Math.exp(-logit))
}

// x^a (1-x)^b / B(a, b), written as a binomial density because that one keeps its digits for large a and b.
function densityOnLogit(x: number, y: number, a: number, b: number): number {
  return (binomialDensity(a, a + b, x, y) * a * b) / (a + b)
}
