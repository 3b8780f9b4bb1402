// The chance that a random path tied down at both ends ever strays this far.

/**
 * P(largest distance of a Brownian bridge from 0 > x): what remains of a CUSUM of residuals in long series.
 *
 * 2 times the sum of (-1)^(k - 1) exp(-2 k^2 x^2). For small x that sum needs many terms that nearly cancel, and
 * the equal form by the theta function's identity, 1 - sqrt(2 pi)/x times the sum of exp(-(2 k - 1)^2 pi^2 / (8
 * x^2)), needs few. From 0.8 on ten terms of the first are exact.
 * Reference: Kolmogorov (1933), "Sulla determinazione empirica di una legge di distribuzione".
 */
export function kolmogorovTail(x: number): number {
  if (!(x > 0)) return 1
  if (x < 0.8) {
    let below = 0
    for (let k = 1; k <= 9; k += 2) below += Math.exp(-(k * k * Math.PI * Math.PI) / (8 * x * x))
    return 1 - (Math.sqrt(2 * Math.PI) / x) * below
  }
  let tail = 0
  for (let k = 1; k <= 10; k++) tail += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x)
  return tail
}
