// Invented towns for simulations: draws from the laws that counts, rates and measurements follow.

import gammaln from '@stdlib/math-base-special-gammaln'
import { requireNumber, requirePositive } from './checks.ts'
import type { RandomStream } from './random.ts'

/** One standard normal number (polar method, Marsaglia and Bray 1964; the second number of the pair is not kept, so draws are independent of history). */
export function drawNormal(random: RandomStream): number {
  for (;;) {
    const u = 2 * random.uniform() - 1
    const v = 2 * random.uniform() - 1
    const s = u * u + v * v
    if (s < 1 && s > 0) return u * Math.sqrt((-2 * Math.log(s)) / s)
  }
}

/** One gamma number with this shape (above 0, else `range`) and scale 1 (Marsaglia and Tsang 2000; shapes below 1 through shape + 1). */
export function drawGamma(random: RandomStream, shape: number): number {
  requirePositive('shape', shape)
  if (shape < 1) return drawGamma(random, shape + 1) * random.uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

// Above this mean counts are no longer told apart by one, and the logarithm that decides on a draw has lost its digits.
const LARGEST_MEAN = 1e12

/** One Poisson count with this mean (0 to 1e12, else `range`): by multiplication below 10, by transformed rejection (Hörmann 1993, PTRS) from there. */
export function drawPoisson(random: RandomStream, mean: number): number {
  requireNumber('mean', mean, 0, LARGEST_MEAN)
  if (mean < 10) {
    const end = Math.exp(-mean)
    let count = 0
    for (let product = random.uniform(); product > end; product *= random.uniform()) count++
    return count
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const quick = 0.9277 - 3.6224 / (b - 2)
  const logMean = Math.log(mean)
  for (;;) {
    const u = random.uniform() - 0.5
    const v = random.uniform()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= quick) return k
    if (k < 0 || (us < 0.013 && v > us)) continue
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= k * logMean - mean - gammaln(k + 1)) return k
  }
}

/** One negative-binomial count with this mean and variance mean + mean^2/theta: a Poisson whose own mean is gamma. */
export function drawNegativeBinomial(random: RandomStream, mean: number, theta: number): number {
  return drawPoisson(random, theta === Number.POSITIVE_INFINITY ? mean : (mean * drawGamma(random, theta)) / theta)
}

/** The numbers 0 ... n - 1 in random order (Fisher and Yates), for permutation tests. */
export function drawPermutation(random: RandomStream, n: number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}
