// Least squares from the p x p sums of the rows where they keep enough digits, and from the rows themselves where they do not.

import { choleskyInPlace, invertTriangle, solveByInverse } from './cholesky.ts'
import { type SparseRows, weightedCrossProducts } from './sparse-rows.ts'
import { type LeastSquaresRoom, weightedLeastSquares } from './weighted-least-squares.ts'

/**
 * Fills `room` as `weightedLeastSquares` does, in a time that grows with the entries that are not 0 instead of with n p^2.
 *
 * Sums square the condition of the columns. So they are used only while every column keeps at least `leastPivot` of its square after the columns
 * before it (1e-6 leaves ten good digits in the errors of the estimates); otherwise the rows are reflected, which also decides whether a column is a
 * combination of others. Returns -1, or the number of that column.
 */
export function leastSquaresBySums(
  x: SparseRows,
  values: Float64Array,
  weights: Float64Array,
  response: Float64Array,
  room: LeastSquaresRoom,
  leastPivot: number,
  tolerance: number,
): number {
  const { p } = room
  const gram = new Float64Array(p * p)
  const right = new Float64Array(p)
  weightedCrossProducts(x, weights, response, gram, right)
  if (choleskyInPlace(gram, p) < leastPivot) return weightedLeastSquares(values, weights.map(Math.sqrt), response, room, tolerance)
  invertTriangle(gram, p, room.inverse)
  room.coefficients.set(solveByInverse(room.inverse, p, right))
  return -1
}
