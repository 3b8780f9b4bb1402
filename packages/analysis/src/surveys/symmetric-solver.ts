// Solves the equations of a calibration, and names the column that says nothing new before anybody trusts the weights.

import type { Pace } from '../pace.ts'

/** Factor of a positive definite matrix whose rows and columns were scaled to a diagonal of 1. */
export type SymmetricSolver = {
  readonly p: number
  /** Lower triangle of the Cholesky factor, row by row. */
  readonly lower: Float64Array
  readonly scale: Float64Array
}

/**
 * Factorises a symmetric p x p matrix (row by row; only the lower triangle is read). Gives the number of the first column that follows from those
 * before it instead.
 *
 * A column is dependent where less than `tolerance` of its square is left after those before it.
 * Reference: Golub and Van Loan (2013), Matrix Computations, section 4.2.
 */
export async function factorise(matrix: Float64Array, p: number, pace: Pace, tolerance = 1e-10): Promise<SymmetricSolver | number> {
  const scale = new Float64Array(p)
  for (let j = 0; j < p; j++) scale[j] = matrix[j * p + j]! > 0 ? 1 / Math.sqrt(matrix[j * p + j]!) : 0
  const lower = new Float64Array(p * p)
  for (let i = 0; i < p; i++) {
    const pivot = factoriseRow(matrix, lower, scale, p, i)
    if (!(pivot > tolerance)) return i
    lower[i * p + i] = Math.sqrt(pivot)
    // Three thousand columns take some ten seconds.
    if (i % 32 === 31) await pace(0)
  }
  return { p, lower, scale }
}

// Row i left of its diagonal; gives the square of the diagonal: what is left of the column after those before it.
function factoriseRow(matrix: Float64Array, lower: Float64Array, scale: Float64Array, p: number, i: number): number {
  const row = i * p
  for (let j = 0; j <= i; j++) {
    const other = j * p
    let sum = matrix[row + j]! * scale[i]! * scale[j]!
    for (let k = 0; k < j; k++) sum -= lower[row + k]! * lower[other + k]!
    if (j === i) return sum
    lower[row + j] = sum / lower[other + j]!
  }
  return 0
}

/** The x with matrix x = right. */
export function solveSymmetric(solver: SymmetricSolver, right: Float64Array): Float64Array {
  const { p, lower, scale } = solver
  const x = new Float64Array(p)
  for (let i = 0; i < p; i++) {
    let sum = right[i]! * scale[i]!
    for (let k = 0; k < i; k++) sum -= lower[i * p + k]! * x[k]!
    x[i] = sum / lower[i * p + i]!
  }
  for (let i = p - 1; i >= 0; i--) {
    x[i]! /= lower[i * p + i]!
    for (let k = 0; k < i; k++) x[k]! -= lower[i * p + k]! * x[i]!
  }
  for (let i = 0; i < p; i++) x[i]! *= scale[i]!
  return x
}
