// Solves the small symmetric systems behind tests and regressions on spells, and says which column is to blame when it cannot.

import { choleskyInPlace, invertTriangle, solveByInverse } from '../linear-algebra/cholesky.ts'

/**
 * The inverse of the Cholesky factor of a p x p matrix (as `solveByInverse` takes it), or the number of the
 * first column that adds nothing.
 *
 * `scale[j]` is what the diagonal of column j would be if it stood alone, which is more than its diagonal
 * where means have been taken off; a column of which less than `tolerance` of it is left after the columns
 * before it adds nothing. Eleven digits are what rounding leaves of a sum of a million.
 */
export function inverseFactor(
  matrix: Float64Array,
  p: number,
  scale: ArrayLike<number>,
  tolerance = 1e-11,
): { inverse: Float64Array; dependent: number } {
  // Of G = R'R the squared diagonal of R is what is left of each column after those before it.
  const factor = matrix.slice()
  const inverse = new Float64Array(p * p)
  const adds = choleskyInPlace(factor, p) > 0
  for (let j = 0; adds && j < p; j++) if (!(factor[j * p + j]! ** 2 > tolerance * scale[j]!)) return { inverse, dependent: j }
  if (!adds) return { inverse, dependent: firstDependent(matrix, p, scale, tolerance) }
  invertTriangle(factor, p, inverse)
  return { inverse, dependent: -1 }
}

// A factorisation that breaks off tells where it did, but rounding may carry it past the true culprit; asking
// for each leading block by itself gives the column a reader would name, at p times the cost, once.
// Only asked once something is wrong: the smallest number of leading columns that cannot be factorised.
function firstDependent(matrix: Float64Array, p: number, scale: ArrayLike<number>, tolerance: number): number {
  for (let size = 1; size < p; size++) {
    const leading = new Float64Array(size * size)
    for (let j = 0; j < size; j++) leading.set(matrix.subarray(j * p, j * p + size), j * size)
    const adds = choleskyInPlace(leading, size) > 0
    if (!adds || !(leading[size * size - 1]! ** 2 > tolerance * scale[size - 1]!)) return size - 1
  }
  return p - 1
}

/**
 * A^-1 = R^-1 R^-T: needed in full where covariances are shown; where only a product is needed, solving is
 * cheaper and loses fewer digits.
 *
 * The inverse of the matrix itself, p x p, from the inverse of its factor.
 */
export function wholeInverse(inverse: Float64Array, p: number): Float64Array {
  const whole = new Float64Array(p * p)
  // Column by column; the two halves are set to one figure, so that the result is symmetric to the last bit.
  const unit = new Float64Array(p)
  for (let j = 0; j < p; j++) {
    unit.fill(0)
    unit[j] = 1
    const column = solveByInverse(inverse, p, unit)
    for (let i = 0; i <= j; i++) whole[i * p + j] = whole[j * p + i] = column[i]!
  }
  return whole
}

/**
 * The form of Wald's and Rao's tests alike: an estimate with its covariance, or a score with its
 * information; about chi-square with p degrees of freedom where v is about normal with mean 0 and
 * covariance M.
 *
 * v' M^-1 v, or NaN where M is singular: how far v lies from 0 in the units of its own spread.
 */
export function squaredDistance(vector: Float64Array, matrix: Float64Array, p: number): number {
  const diagonal = new Float64Array(p)
  for (let j = 0; j < p; j++) diagonal[j] = matrix[j * p + j]!
  // A covariance stands alone, so each diagonal is its own measure.
  const { inverse, dependent } = inverseFactor(matrix, p, diagonal)
  if (dependent >= 0) return Number.NaN
  const solved = solveByInverse(inverse, p, vector)
  let sum = 0
  for (let j = 0; j < p; j++) sum += solved[j]! * vector[j]!
  return sum
}

/**
 * The variance (x = y) or covariance of sums x'b and y'b of coefficients whose covariance is M: x' M y for
 * a p x p matrix kept row by row.
 */
export function bilinear(x: ArrayLike<number>, matrix: Float64Array, y: ArrayLike<number>, p: number): number {
  let sum = 0
  for (let i = 0; i < p; i++) {
    let row = 0
    for (let j = 0; j < p; j++) row += matrix[i * p + j]! * y[j]!
    sum += x[i]! * row
  }
  return sum
}
