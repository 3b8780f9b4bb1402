// The line that districts follow and how far they stray from it: the parts that every way of estimating the straying shares.

import { collinearError, type DesignMatrix } from '../design-matrix.ts'
import { crossProductInverse, type LeastSquaresRoom, makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'

/** Areas with a direct estimate: figures, known variances, columns (n x p, column-major). */
export type Areas = {
  readonly m: number
  readonly p: number
  readonly y: Float64Array
  readonly variances: Float64Array
  readonly x: Float64Array
  readonly names: readonly string[]
  readonly room: LeastSquaresRoom
}

/** The line at one value of the variance between areas. */
export type AreaLine = {
  /** 1 / (variance between + variance of the direct estimate). */
  weights: Float64Array
  coefficients: Float64Array
  /** p x p, row by row. */
  covariance: Float64Array
  residuals: Float64Array
  /** Sum of weight x squared residual. */
  weightedSquares: number
}

/** Collects the areas that have a direct estimate. */
export function areasOf(y: Float64Array, variances: Float64Array, design: DesignMatrix, rows: readonly number[]): Areas {
  const m = rows.length
  const p = design.columns
  const x = new Float64Array(m * p)
  for (let j = 0; j < p; j++) for (let i = 0; i < m; i++) x[j * m + i] = design.values[j * design.rows + rows[i]!]!
  // Only areas with a direct estimate tell anything of the line.
  const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!)
  return { m, p, y: pick(y), variances: pick(variances), x, names: design.names, room: makeRoom(m, p) }
}

/** Weighted least squares at one value of the variance between areas; `collinear` names the column. */
export function lineAt(areas: Areas, between: number): AreaLine {
  const { m, p, y, x, room } = areas
  // What lies nearer to its true figure counts more.
  const weights = areas.variances.map((variance) => 1 / (between + variance))
  const dependent = weightedLeastSquares(x, weights.map(Math.sqrt), y, room)
  if (dependent >= 0) throw collinearError(areas.names, dependent)
  const coefficients = Float64Array.from(room.coefficients)
  const covariance = crossProductInverse(room.inverse, p)
  const residuals = Float64Array.from(y)
  for (let j = 0; j < p; j++) for (let i = 0; i < m; i++) residuals[i]! -= coefficients[j]! * x[j * m + i]!
  let weightedSquares = 0
  for (let i = 0; i < m; i++) weightedSquares += weights[i]! * residuals[i]! ** 2
  return { weights, coefficients, covariance, residuals, weightedSquares }
}

/** The part of a column combination that the error of the line leaves open: x'(covariance)x of one row of x. */
export function rowVariance(covariance: Float64Array, p: number, value: (j: number) => number): number {
  let sum = 0
  for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) sum += value(j) * covariance[j * p + k]! * value(k)
  return sum
}

/** tr[(X'WX)^-1 X'W^a X ...]: X'W^power X, p x p. */
export function weightedProducts(areas: Areas, weights: Float64Array, power: number): Float64Array {
  const { m, p, x } = areas
  const out = new Float64Array(p * p)
  for (let i = 0; i < m; i++) {
    const weight = weights[i]! ** power
    for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) out[j * p + k]! += weight * x[j * m + i]! * x[k * m + i]!
  }
  return out
}

/** Trace of a product of two p x p matrices. */
export function traceOfProduct(a: Float64Array, b: Float64Array, p: number): number {
  let sum = 0
  for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) sum += a[j * p + k]! * b[k * p + j]!
  return sum
}

/** Log-likelihood and restricted log-likelihood at a line. */
export function logLikelihoods(areas: Areas, line: AreaLine): { logLikelihood: number; restrictedLogLikelihood: number } {
  const { m, p, room } = areas
  let logWeights = 0
  for (const weight of line.weights) logWeights += Math.log(weight)
  // The room holds the inverse of R with R'R = X'WX.
  let logDeterminant = 0
  for (let j = 0; j < p; j++) logDeterminant -= 2 * Math.log(Math.abs(room.inverse[j + j * p]!))
  // The restricted likelihood is that of what is left when the line has taken its p directions: |X'WX| is their share.
  const common = logWeights - line.weightedSquares
  return {
    logLikelihood: 0.5 * (common - m * Math.log(2 * Math.PI)),
    restrictedLogLikelihood: 0.5 * (common - logDeterminant - (m - p) * Math.log(2 * Math.PI)),
  }
}
