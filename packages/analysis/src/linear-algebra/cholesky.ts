// Solves the equations of a fit from their p x p sums alone, and says when those sums have lost too many digits for that.

/**
 * Cholesky factor R (upper, R'R = G) of a symmetric p x p matrix, scaled to a unit diagonal while it works.
 *
 * `gram` is read at j * p + k for j <= k and overwritten there by R. Returns the smallest pivot of the scaled matrix: the share of a column's
 * square that the columns before it leave. Its size tells how many digits are left (about 16 + log10 of it); 0 or less means none, and `gram` then holds no result.
 * Reference: Golub and Van Loan (2013), Matrix Computations, algorithm 4.2.1; on the scaling, Higham (2002), section 10.1.
 */
export function choleskyInPlace(gram: Float64Array, p: number): number {
  const scale = new Float64Array(p)
  for (let j = 0; j < p; j++) {
    const diagonal = gram[j * p + j]!
    if (!(diagonal > 0 && diagonal < Number.POSITIVE_INFINITY)) return 0
    scale[j] = Math.sqrt(diagonal)
  }
  for (let j = 0; j < p; j++) for (let k = j; k < p; k++) gram[j * p + k]! /= scale[j]! * scale[k]!
  let smallest = 1
  for (let j = 0; j < p; j++) {
    const pivot = gram[j * p + j]!
    if (!(pivot > 0)) return 0
    if (pivot < smallest) smallest = pivot
    const root = Math.sqrt(pivot)
    for (let k = j; k < p; k++) gram[j * p + k]! /= root
    for (let i = j + 1; i < p; i++) {
      const factor = gram[j * p + i]!
      // A factor's columns never meet, so most of these are 0.
      if (factor !== 0) for (let k = i; k < p; k++) gram[i * p + k]! -= factor * gram[j * p + k]!
    }
  }
  for (let j = 0; j < p; j++) for (let k = j; k < p; k++) gram[j * p + k]! *= scale[k]!
  return smallest
}

/** Inverse of an upper triangle R kept at j * p + k, into `inverse` (upper triangle, column-major: j + k * p). */
export function invertTriangle(r: Float64Array, p: number, inverse: Float64Array): void {
  inverse.fill(0)
  for (let k = 0; k < p; k++) {
    inverse[k + k * p] = 1 / r[k * p + k]!
    for (let j = k - 1; j >= 0; j--) {
      let sum = 0
      for (let m = j + 1; m <= k; m++) sum += r[j * p + m]! * inverse[m + k * p]!
      inverse[j + k * p] = -sum / r[j * p + j]!
    }
  }
}

/** (R'R)^-1 right, from the inverse of R (upper triangle, column-major). */
export function solveByInverse(inverse: Float64Array, p: number, right: Float64Array): Float64Array {
  const half = new Float64Array(p)
  for (let k = 0; k < p; k++) for (let j = 0; j <= k; j++) half[k]! += inverse[j + k * p]! * right[j]!
  const out = new Float64Array(p)
  for (let k = 0; k < p; k++) for (let j = 0; j <= k; j++) out[j]! += inverse[j + k * p]! * half[k]!
  return out
}
