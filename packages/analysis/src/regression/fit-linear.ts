// Explains a figure of towns (a rate, a share of answers, a log count) by their conditions, with every row's weight in the answer.

import type { Numbers } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { collinearError } from '../design-matrix.ts'
import { fCdf } from '../distributions/f-distribution.ts'
import { studentTCdf } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { solveByInverse } from '../linear-algebra/cholesky.ts'
import { leastSquaresBySums } from '../linear-algebra/least-squares-by-sums.ts'
import { addProduct, leverages, type SparseRows, sparseRows, weightedCrossProducts } from '../linear-algebra/sparse-rows.ts'
import { crossProductInverse, makeRoom } from '../linear-algebra/weighted-least-squares.ts'
import { type LeftOutRow, type PreparedRows, prepareRows, type RowOptions, requireErrors } from './prepared-rows.ts'

/** A fitted linear model. Row arrays have one entry per row of the design; rows with missing figures hold NaN. */
export type LinearFit = {
  names: readonly string[]
  coefficients: Float64Array
  standardErrors: Float64Array
  /** t: estimate over its error. */
  statistics: Float64Array
  /** Two-sided, from t with n - p. */
  pValues: Float64Array
  /** p x p, row by row. */
  covariance: Float64Array
  /** Residual standard deviation (of a row of weight 1), over n - p. */
  sigma: number
  dfResidual: number
  /** Around the mean where the model has an intercept, around 0 where not. */
  rSquared: number
  adjustedRSquared: number
  /** Test of all columns but the intercept together; NaN where there is none. */
  fStatistic: number
  fDf: number
  fP: number
  logLikelihood: number
  /** sigma counts as a parameter in aic and bic. */
  aic: number
  bic: number
  fitted: Float64Array
  residuals: Float64Array
  hat: Float64Array
  /** Residual over its own standard deviation: with sigma of all rows, and with sigma of the other rows. NaN where the leverage is 1, or no other row errs. */
  standardisedResiduals: Float64Array
  studentisedResiduals: Float64Array
  /** How far all estimates move together when the row is taken away (Cook 1977). */
  cooksDistances: Float64Array
  /** Rows used. */
  n: number
  leftOut: LeftOutRow[]
  y: Float64Array
  offset: Float64Array
  weights: Float64Array
  design: DesignMatrix
  reference: string
}

/** Of `weights`: the variance of a row is sigma^2 over its weight. */
export type LinearOptions = RowOptions

/**
 * Linear regression by (weighted) least squares.
 *
 * Question: how does a figure go with the conditions of towns, and which towns pull the line?
 * Assumptions: independent rows with one common spread around the line (over the root of the weight); for small n, normal residuals.
 * Not for: small counts and shares near 0 or 1 - `fitGlm`; towns seen several times, or spread that grows with size, without `clusterCovariance`
 * or `robustCovariance`; series in time without `neweyWest`.
 *
 * @param design n x p columns from `designMatrix`
 * @param outcome n figures
 * @param options see `LinearOptions`
 * Errors: `shape`, `not-finite`, `range` (a negative weight, figures beyond 1e75), `too-large` (above 5 million figures), `empty`, `too-short` (no more rows than columns), `collinear` (names the column),
 * `constant` (the outcome follows from the columns without any error, so none can be estimated).
 * Method: sums of the rows with one refinement of the solution, or a QR factorisation where sums lose digits.
 * Reference: Cook and Weisberg (1982), Residuals and Influence in Regression, chapter 2; as R's `lm`, `rstudent`, `cooks.distance`.
 *
 * @example
 * const fit = fitLinear(designMatrix(6, [numericTerm('x', [0, 1, 2, 3, 4, 5])]), [1.1, 2.8, 5.2, 6.9, 9.3, 10.6])
 * fit.coefficients // => [1.076, 1.963]
 * fit.standardErrors // => [0.206, 0.06805]
 * fit.cooksDistances // => [0.008079, 0.2095, 0.0653, 0.006979, 0.5085, 1.202]
 */
export function fitLinear(design: DesignMatrix, outcome: Numbers, options: LinearOptions = {}): LinearFit {
  const rows = prepareRows(design, outcome, options, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)
  const p = design.columns
  if (rows.n <= p) throw new AnalysisError('too-short', `Expected more rows than columns (${p}), but got ${rows.n} rows.`)
  const sparse = sparseRows(rows.design.values, design.rows, p)
  const { coefficients, inverse, fitted } = solve(rows, sparse)
  const residuals = rows.y.map((y, i) => y - fitted[i]!)
  const { rss, ess } = squares(rows, fitted, residuals)
  const dfResidual = rows.n - p
  const sigma = Math.sqrt(rss / dfResidual)
  const covariance = crossProductInverse(inverse, p).map((v) => v * sigma * sigma)
  const standardErrors = coefficients.map((_, j) => Math.sqrt(covariance[j * p + j]!))
  const statistics = coefficients.map((b, j) => b / standardErrors[j]!)
  const hat = leverages(sparse, inverse).map((h, i) => h * rows.weights[i]!)
  const parts = influence(rows, residuals, hat, sigma, dfResidual, p)
  for (const { row, reason } of rows.leftOut) if (reason === 'missing') fitted[row] = residuals[row] = Number.NaN
  return {
    names: design.names,
    coefficients,
    standardErrors,
    statistics,
    pValues: statistics.map((t) => 2 * studentTCdf(Math.abs(t), dfResidual, true)),
    covariance,
    sigma,
    dfResidual,
    ...overall(rows, rss, ess, dfResidual),
    fitted,
    residuals,
    hat,
    ...parts,
    n: rows.n,
    leftOut: rows.leftOut,
    y: rows.y,
    offset: rows.offset,
    weights: rows.weights,
    design: rows.design,
    reference: 'Cook and Weisberg (1982), Residuals and Influence in Regression',
  }
}

function solve(rows: PreparedRows, sparse: SparseRows): { coefficients: Float64Array; inverse: Float64Array; fitted: Float64Array } {
  const { design, y, offset, weights } = rows
  const p = design.columns
  const room = makeRoom(design.rows, p)
  const response = y.map((value, i) => value - offset[i]!)
  const dependent = leastSquaresBySums(sparse, design.values, weights, response, room, 1e-5, 1e-10)
  if (dependent >= 0) throw collinearError(design.names, dependent)
  const coefficients = Float64Array.from(room.coefficients)
  // What the first solution leaves unexplained is solved again, which gives back the digits that were lost on the way.
  for (let pass = 0; pass < 2; pass++) {
    const fitted = new Float64Array(design.rows)
    addProduct(sparse, coefficients, fitted)
    const left = response.map((value, i) => value - fitted[i]!)
    const right = new Float64Array(p)
    weightedCrossProducts(sparse, weights, left, new Float64Array(p * p), right)
    const correction = solveByInverse(room.inverse, p, right)
    for (let j = 0; j < p; j++) coefficients[j]! += correction[j]!
  }
  const fitted = Float64Array.from(offset)
  addProduct(sparse, coefficients, fitted)
  return { coefficients, inverse: room.inverse, fitted }
}

// Weighted squares of the residuals, and of what the model says around its own mean (around 0 without intercept).
function squares(rows: PreparedRows, fitted: Float64Array, residuals: Float64Array): { rss: number; ess: number } {
  const { weights, design, n } = rows
  let total = 0
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    total += weights[i]!
    sum += weights[i]! * fitted[i]!
  }
  const centre = design.intercept ? sum / total : 0
  let rss = 0
  let ess = 0
  let size = 0
  for (let i = 0; i < weights.length; i++) {
    rss += weights[i]! * residuals[i]! ** 2
    ess += weights[i]! * (fitted[i]! - centre) ** 2
    size += weights[i]! * fitted[i]! ** 2
  }
  requireErrors(rss, size, n)
  return { rss, ess }
}

function overall(rows: PreparedRows, rss: number, ess: number, dfResidual: number) {
  const { n, weights, design } = rows
  const lead = design.intercept ? 1 : 0
  const fDf = design.columns - lead
  const fStatistic = fDf > 0 ? ess / fDf / (rss / dfResidual) : Number.NaN
  const rSquared = ess / (ess + rss)
  let logWeights = 0
  for (const weight of weights) if (weight > 0) logWeights += Math.log(weight)
  const logLikelihood = 0.5 * (logWeights - n * (Math.log((2 * Math.PI * rss) / n) + 1))
  return {
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (n - lead)) / dfResidual,
    fStatistic,
    fDf,
    fP: fCdf(fStatistic, fDf, dfResidual, true),
    logLikelihood,
    aic: -2 * logLikelihood + 2 * (design.columns + 1),
    bic: -2 * logLikelihood + Math.log(n) * (design.columns + 1),
  }
}

function influence(rows: PreparedRows, residuals: Float64Array, hat: Float64Array, sigma: number, dfResidual: number, p: number) {
  const n = residuals.length
  const standardisedResiduals = new Float64Array(n).fill(Number.NaN)
  const studentisedResiduals = new Float64Array(n).fill(Number.NaN)
  const cooksDistances = new Float64Array(n).fill(Number.NaN)
  for (let i = 0; i < n; i++) {
    const free = 1 - hat[i]!
    if (!(rows.weights[i]! > 0) || free < 1e-12) continue
    const residual = (Math.sqrt(rows.weights[i]!) * residuals[i]!) / sigma
    const standardised = residual / Math.sqrt(free)
    standardisedResiduals[i] = standardised
    cooksDistances[i] = (standardised * standardised * hat[i]!) / (free * p)
    // The same divided by sigma of the other rows, which needs no refit (Cook and Weisberg, equation 2.1.3).
    const others = (dfResidual - standardised * standardised) / (dfResidual - 1)
    if (dfResidual > 1 && others > 0) studentisedResiduals[i] = standardised / Math.sqrt(others)
  }
  return { standardisedResiduals, studentisedResiduals, cooksDistances }
}
