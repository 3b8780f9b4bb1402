// Solves the small symmetric systems behind tests and regressions on spells, and says which column is to blame when it cannot.

/**
 * Cholesky factor L (lower triangle, row by row) of a p x p matrix, or the number of the first column that adds nothing.
 *
 * `scale[j]` is what the diagonal of column j would be if it added something; a column of which less than `tolerance` of it is left adds nothing.
 */
export function choleskyFactor(
  matrix: Float64Array,
  p: number,
  scale: ArrayLike<number>,
  tolerance = 1e-11,
): { factor: Float64Array; dependent: number } {
  const factor = new Float64Array(p * p)
  for (let j = 0; j < p; j++) {
    let pivot = matrix[j * p + j]!
    for (let k = 0; k < j; k++) pivot -= factor[j * p + k]! ** 2
    if (!(pivot > tolerance * scale[j]!)) return { factor, dependent: j }
    const diagonal = Math.sqrt(pivot)
    factor[j * p + j] = diagonal
    for (let i = j + 1; i < p; i++) {
      let sum = matrix[i * p + j]!
      for (let k = 0; k < j; k++) sum -= factor[i * p + k]! * factor[j * p + k]!
      factor[i * p + j] = sum / diagonal
    }
  }
  return { factor, dependent: -1 }
}

/** x with L L' x = right. */
export function choleskySolve(factor: Float64Array, p: number, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right)
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < i; k++) x[i]! -= factor[i * p + k]! * x[k]!
    x[i]! /= factor[i * p + i]!
  }
  for (let i = p - 1; i >= 0; i--) {
    for (let k = i + 1; k < p; k++) x[i]! -= factor[k * p + i]! * x[k]!
    x[i]! /= factor[i * p + i]!
  }
  return x
}

/** (L L')^-1, p x p. */
export function choleskyInverse(factor: Float64Array, p: number): Float64Array {
  const inverse = new Float64Array(p * p)
  for (let j = 0; j < p; j++) {
    const unit = new Float64Array(p)
    unit[j] = 1
    const column = choleskySolve(factor, p, unit)
    for (let i = 0; i < p; i++) inverse[i * p + j] = column[i]!
  }
  for (let i = 0; i < p; i++)
    for (let j = 0; j < i; j++) inverse[i * p + j] = inverse[j * p + i] = (inverse[i * p + j]! + inverse[j * p + i]!) / 2
  return inverse
}

/** v' M^-1 v, or NaN where M is singular: how far v lies from 0 in the units of its own spread. */
export function squaredDistance(vector: ArrayLike<number>, matrix: Float64Array, p: number): number {
  const diagonal = Float64Array.from({ length: p }, (_, j) => matrix[j * p + j]!)
  const { factor, dependent } = choleskyFactor(matrix, p, diagonal)
  if (dependent >= 0) return Number.NaN
  const solved = choleskySolve(factor, p, vector)
  let sum = 0
  for (let j = 0; j < p; j++) sum += solved[j]! * vector[j]!
  return sum
}

/** x' M y for a p x p matrix kept row by row. */
export function bilinear(x: ArrayLike<number>, matrix: Float64Array, y: ArrayLike<number>, p: number): number {
  let sum = 0
  for (let i = 0; i < p; i++) {
    let row = 0
    for (let j = 0; j < p; j++) row += matrix[i * p + j]! * y[j]!
    sum += x[i]! * row
  }
  return sum
}
