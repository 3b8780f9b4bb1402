// The one step that all syntheses of studies repeat: the weighted mean (or line) of effects when studies also differ by themselves with variance tau2.

import { type LeastSquaresRoom, makeRoom, rowLeverage, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'

/** Effects, their variances and the columns that explain them (a first column of ones alone for a plain mean); x is column-major. */
export type Studies = {
  readonly y: Float64Array
  readonly v: Float64Array
  readonly x: Float64Array
  readonly k: number
  readonly p: number
}

/**
 * What a fit with weights w = 1/(v + tau2) leaves: with P = W - WX(X'WX)^-1X'W, q = y'Py, q2 = y'PPy, q3 = y'PPPy, and the traces of P and PP.
 * The derivatives of all estimating equations of tau2 are made of these: dq = -q2, dq2 = -2 q3, d tr P = -tr PP.
 */
export type WeightedFit = {
  weights: Float64Array
  coefficients: Float64Array
  /** Inverse of R of the weighted design, from which (X'WX)^-1 is read. */
  inverse: Float64Array
  q: number
  q2: number
  q3: number
  trace: number
  trace2: number
  /** ln det(X'WX). */
  logDeterminant: number
}

/** Fits the studies with this variance between them; the columns must be independent (asked before). */
export function weightedFit(studies: Studies, tau2: number, room = makeRoom(studies.k, studies.p)): WeightedFit {
  const { y, v, x, k, p } = studies
  const weights = v.map((variance) => 1 / (variance + tau2))
  const root = weights.map(Math.sqrt)
  weightedLeastSquares(x, root, y, room)
  const coefficients = Float64Array.from(room.coefficients)
  const inverse = Float64Array.from(room.inverse)
  const z = new Float64Array(k)
  let q = 0
  let q2 = 0
  for (let i = 0; i < k; i++) {
    let residual = y[i]!
    for (let j = 0; j < p; j++) residual -= coefficients[j]! * x[j * k + i]!
    z[i] = weights[i]! * residual
    q += residual * z[i]!
    q2 += z[i]! * z[i]!
  }
  const fit = { weights, coefficients, inverse, q, q2 }
  return {
    ...fit,
    q3: residualSquare(studies, weights, root, z, room),
    ...traces(studies, weights, inverse),
    logDeterminant: logDeterminant(inverse, p),
  }
}

// z'Pz is the weighted sum of squares that is left of z when the columns are taken out.
function residualSquare(studies: Studies, weights: Float64Array, root: Float64Array, z: Float64Array, room: LeastSquaresRoom): number {
  const { x, k, p } = studies
  weightedLeastSquares(x, root, z, room)
  let sum = 0
  for (let i = 0; i < k; i++) {
    let residual = z[i]!
    for (let j = 0; j < p; j++) residual -= room.coefficients[j]! * x[j * k + i]!
    sum += weights[i]! * residual * residual
  }
  return sum
}

// With h = x'(X'WX)^-1x: tr P = sum w (1 - w h). tr PP = sum w^2 - 2 sum w^3 h + tr(M M), M = A'W^2 A with A = X R^-1, since X'WX = R'R.
function traces(studies: Studies, weights: Float64Array, inverse: Float64Array): { trace: number; trace2: number } {
  const { x, k, p } = studies
  let trace = 0
  let trace2 = 0
  const m = new Float64Array(p * p)
  const row = new Float64Array(p)
  for (let i = 0; i < k; i++) {
    const w = weights[i]!
    const h = rowLeverage(x, k, i, inverse, p)
    trace += w * (1 - w * h)
    trace2 += w * w * (1 - 2 * w * h)
    for (let j = 0; j < p; j++) {
      row[j] = 0
      for (let l = 0; l <= j; l++) row[j]! += inverse[l + j * p]! * x[i + l * k]!
    }
    for (let j = 0; j < p; j++) for (let l = 0; l < p; l++) m[j * p + l]! += w * w * row[j]! * row[l]!
  }
  for (const value of m) trace2 += value * value
  return { trace, trace2 }
}

function logDeterminant(inverse: Float64Array, p: number): number {
  let sum = 0
  for (let j = 0; j < p; j++) sum -= 2 * Math.log(Math.abs(inverse[j + j * p]!))
  return sum
}
