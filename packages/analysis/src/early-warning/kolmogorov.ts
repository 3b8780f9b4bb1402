// The chance that a random path tied down at both ends ever strays this far.

/** P(largest distance of a Brownian bridge from 0 > x). Reference: Kolmogorov (1933); the second form, for small x, by the theta function's identity. */
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
