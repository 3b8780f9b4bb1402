// Mean and variance over all orders of a sum over pairs: exact, without a single shuffle.

/**
 * What a set of weighted pairs among n events contributes: the sum, the squares about the mean weight, and the squares of the events' own sums about theirs.
 *
 * Weights are centred before they are squared, because the textbook form subtracts two huge numbers from each other.
 */
export type PairSums = { readonly total: number; readonly squares: number; readonly rowSquares: number }

/** The sums of pairs that are close (weight 1) or not (0), from the number of close others of every event. */
export function pairSums(degrees: ArrayLike<number>): PairSums {
  const n = degrees.length
  const pairs = (n * (n - 1)) / 2
  let twice = 0
  for (let i = 0; i < n; i++) twice += degrees[i]!
  const total = twice / 2
  let rowSquares = 0
  for (let i = 0; i < n; i++) rowSquares += (degrees[i]! - twice / n) ** 2
  return { total, squares: total * (1 - total / pairs), rowSquares }
}

/**
 * Mean and variance of the sum of products of two sets of pair weights when the events of one set are put into random order.
 *
 * A pair meets itself, a pair that shares one event, or a pair that shares none; each of the three has its own number of meetings.
 * Needs at least four events. Reference: Mantel (1967); Barton and David (1966) for pairs that are close or not.
 */
export function permutationMoments(n: number, a: PairSums, b: PairSums): { mean: number; variance: number } {
  const pairs = (n * (n - 1)) / 2
  const same = (a.squares * b.squares) / pairs
  const sharing = ((a.rowSquares - 2 * a.squares) * (b.rowSquares - 2 * b.squares)) / (n * (n - 1) * (n - 2))
  const apart = (4 * (a.squares - a.rowSquares) * (b.squares - b.rowSquares)) / (n * (n - 1) * (n - 2) * (n - 3))
  const variance = same + sharing + apart
  // Where all orders give the same sum, the three cancel up to rounding.
  const noise = 1e-13 * (same + Math.abs(sharing) + Math.abs(apart))
  return { mean: (a.total * b.total) / pairs, variance: variance > noise ? variance : 0 }
}
