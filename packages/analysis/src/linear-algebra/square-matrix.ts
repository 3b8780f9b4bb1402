// Small square matrices kept row by row: products, sums of squares, and the equations they make.

/** A B. */
export function product(a: ArrayLike<number>, b: ArrayLike<number>, p: number): Float64Array {
  const out = new Float64Array(p * p)
  for (let i = 0; i < p; i++)
    for (let k = 0; k < p; k++) {
      const factor = a[i * p + k]!
      if (factor !== 0) for (let j = 0; j < p; j++) out[i * p + j]! += factor * b[k * p + j]!
    }
  return out
}

/**
 * A applied to each row of an n x p matrix kept row by row.
 *
 * A variance A M A' is better summed over rows that A has turned than made of M afterwards: it then keeps twice the digits and cannot come out negative.
 */
export function turnRows(rows: Float64Array, a: ArrayLike<number>, p: number): Float64Array {
  const out = new Float64Array(rows.length)
  for (let at = 0; at < rows.length; at += p)
    for (let j = 0; j < p; j++) {
      let sum = 0
      for (let k = 0; k < p; k++) sum += a[j * p + k]! * rows[at + k]!
      out[at + j] = sum
    }
  return out
}

/** Adds factor times v v' to a symmetric matrix. */
export function addOuter(to: Float64Array, v: ArrayLike<number>, factor: number): void {
  const p = v.length
  for (let j = 0; j < p; j++) {
    const left = factor * v[j]!
    if (left !== 0) for (let k = 0; k < p; k++) to[j * p + k]! += left * v[k]!
  }
}

/** Square roots of the diagonal: standard errors from a covariance. */
export function diagonalRoots(a: ArrayLike<number>, p: number): Float64Array {
  return Float64Array.from({ length: p }, (_, j) => Math.sqrt(a[j * p + j]!))
}

/**
 * The x with A x = b for several right sides (b is p x m, row by row), by elimination with row exchange; null where A has no inverse.
 *
 * Reference: Golub and Van Loan (2013), Matrix Computations, algorithm 3.4.1.
 */
export function solveSquare(a: ArrayLike<number>, b: ArrayLike<number>, p: number, m: number): Float64Array | null {
  const left = Float64Array.from(a)
  const right = Float64Array.from(b)
  const size = left.reduce((most, v) => Math.max(most, Math.abs(v)), 0)
  for (let j = 0; j < p; j++) {
    let pivot = j
    for (let i = j + 1; i < p; i++) if (Math.abs(left[i * p + j]!) > Math.abs(left[pivot * p + j]!)) pivot = i
    if (!(Math.abs(left[pivot * p + j]!) > 1e-14 * size)) return null
    exchange(left, p, j, pivot)
    exchange(right, m, j, pivot)
    for (let i = 0; i < p; i++) {
      if (i === j) continue
      const factor = left[i * p + j]! / left[j * p + j]!
      if (factor === 0) continue
      for (let k = j; k < p; k++) left[i * p + k]! -= factor * left[j * p + k]!
      for (let k = 0; k < m; k++) right[i * m + k]! -= factor * right[j * m + k]!
    }
  }
  for (let j = 0; j < p; j++) for (let k = 0; k < m; k++) right[j * m + k]! /= left[j * p + j]!
  return right
}

function exchange(rows: Float64Array, width: number, one: number, other: number): void {
  if (one === other) return
  for (let k = 0; k < width; k++) {
    const kept = rows[one * width + k]!
    rows[one * width + k] = rows[other * width + k]!
    rows[other * width + k] = kept
  }
}
