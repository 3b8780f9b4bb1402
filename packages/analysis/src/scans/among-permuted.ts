// Where an observed figure stands among the same figure after many shuffles.

/** `greater`: more than chance brings (one-sided). `two-sided`: twice the smaller tail, at most 1. */
export type PermutationAlternative = 'greater' | 'less' | 'two-sided'

export const ALTERNATIVES: readonly PermutationAlternative[] = ['greater', 'less', 'two-sided']

export type AmongPermuted = {
  p: number
  permutedMean: number
  permutedVariance: number
  permutedLower: number
  permutedUpper: number
}

// Sums of the same terms in another order differ by rounding; counts differ by one at least.
const TIE = 1e-10

/** Permutation p, the observed figure counted in, with mean, variance (0 for one shuffle) and the middle 95 % of the shuffles. */
export function amongPermuted(observed: number, permuted: Float64Array, alternative: PermutationAlternative): AmongPermuted {
  const n = permuted.length
  const tie = TIE * Math.abs(observed)
  let atLeast = 1
  let atMost = 1
  let sum = 0
  for (let i = 0; i < n; i++) {
    if (permuted[i]! >= observed - tie) atLeast++
    if (permuted[i]! <= observed + tie) atMost++
    sum += permuted[i]!
  }
  const mean = sum / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (permuted[i]! - mean) ** 2
  const rising = permuted.slice().sort()
  const tails = { greater: atLeast, less: atMost, 'two-sided': 2 * Math.min(atLeast, atMost) }
  return {
    p: Math.min(1, tails[alternative] / (n + 1)),
    permutedMean: mean,
    permutedVariance: n > 1 ? squares / (n - 1) : 0,
    permutedLower: rising[Math.floor(0.025 * (n - 1))]!,
    permutedUpper: rising[Math.ceil(0.975 * (n - 1))]!,
  }
}
