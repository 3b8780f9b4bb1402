// The exact chance that a fall between two small counts is called significant, summed over everything that may happen.

import { binomialCdf, binomialQuantile } from '../distributions/binomial.ts'
import { poissonMass, poissonQuantile } from '../distributions/poisson.ts'

/**
 * Power of the one-tailed exact conditional test of two Poisson counts, towards the side on which the ratio lies.
 *
 * Given the total n, the smaller side is binomial with chance p0 if nothing changed and p1 in truth. The test rejects up to the largest c(n) with
 * P(X <= c | n, p0) <= tail; power is the mean over the Poisson law of n of P(X <= c(n) | n, p1). Totals of less than 1e-15 of the mass are left out.
 * Reference: Przyborowski and Wilenski (1940); Krishnamoorthy and Thomson (2004), the conditional test.
 */
export function exactRatePower(baseline: number, ratio: number, exposureRatio: number, tail: number): number {
  const second = baseline * exposureRatio * ratio
  const falls = ratio <= 1
  const p0 = falls ? exposureRatio / (1 + exposureRatio) : 1 / (1 + exposureRatio)
  const p1 = (falls ? second : baseline) / (baseline + second)
  const mean = baseline + second
  const last = mean + 9 * Math.sqrt(mean) + 30
  let n = Math.max(0, poissonQuantile(1e-16, mean) - 1)
  let critical = Math.max(-1, binomialQuantile(tail, n, p0) - 1)
  let power = 0
  for (; n <= last; n++) {
    // One more incident moves the critical value by one at most.
    while (critical < n && binomialCdf(critical + 1, n, p0) <= tail) critical++
    power += poissonMass(n, mean) * binomialCdf(critical, n, p1)
  }
  return Math.min(1, power)
}
