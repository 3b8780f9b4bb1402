// The memory of a short series, judged by what the line leaves instead of by all of it.

import { collinearError, type DesignMatrix } from '../design-matrix.ts'
import { leastSquaresBySums } from '../linear-algebra/least-squares-by-sums.ts'
import { addProduct, sparseRows } from '../linear-algebra/sparse-rows.ts'
import { makeRoom } from '../linear-algebra/weighted-least-squares.ts'
import { type LinearAr1Fit, lineParts, residualsOf, transform, transformedDesign } from './ar1-line.ts'
import { fitLinear, type LinearFit } from './fit-linear.ts'

// Restricted log-likelihood of the memory, and the line that belongs to it.
function restrictedAt(design: DesignMatrix, y: Float64Array, memory: number): { line: LinearFit; logLikelihood: number } {
  const line = fitLinear(transformedDesign(design, memory), transform(y, memory))
  const rest = line.dfResidual
  return { line, logLikelihood: restrictedHeight(design, y, memory) - 0.5 * rest * (Math.log((2 * Math.PI) / rest) + 1) }
}

// The height alone, for the search: what of the likelihood depends on the memory, without all that a fit tells besides.
function restrictedHeight(design: DesignMatrix, y: Float64Array, memory: number): number {
  const { rows: n, columns: p } = design
  const seen = transformedDesign(design, memory)
  const outcome = transform(y, memory)
  const ones = new Float64Array(n).fill(1)
  const room = makeRoom(n, p)
  const sparse = sparseRows(seen.values, n, p)
  const dependent = leastSquaresBySums(sparse, seen.values, ones, outcome, room, 1e-8, 1e-10)
  if (dependent >= 0) throw collinearError(design.names, dependent)
  const fitted = new Float64Array(n)
  addProduct(sparse, room.coefficients, fitted)
  let squares = 0
  for (let t = 0; t < n; t++) squares += (outcome[t]! - fitted[t]!) ** 2
  let logVolume = 0
  for (let j = 0; j < p; j++) logVolume -= 2 * Math.log(Math.abs(room.inverse[j + j * p]!))
  return -0.5 * ((n - p) * Math.log(squares) - Math.log1p(-memory * memory) + logVolume)
}

// A walk over (-1, 1) finds the highest hill, golden sections its top.
function restrictedMemory(design: DesignMatrix, y: Float64Array): number {
  const height = (angle: number) => restrictedHeight(design, y, Math.tanh(angle))
  let best = 0
  let top = Number.NEGATIVE_INFINITY
  for (let angle = -2.5; angle <= 2.5; angle += 0.25) {
    const here = height(angle)
    if (here > top) {
      top = here
      best = angle
    }
  }
  return Math.tanh(highest(height, best - 0.25, best + 0.25))
}

function highest(height: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let low = from
  let high = to
  let left = high - golden * (high - low)
  let right = low + golden * (high - low)
  let atLeft = height(left)
  let atRight = height(right)
  while (high - low > 1e-8) {
    if (atLeft > atRight) {
      high = right
      right = left
      atRight = atLeft
      left = high - golden * (high - low)
      atLeft = height(left)
    } else {
      low = left
      left = right
      atLeft = atRight
      right = low + golden * (high - low)
      atRight = height(right)
    }
  }
  return (low + high) / 2
}

/** The fit by restricted likelihood, with degrees of freedom that allow for how little a short series says about its memory. */
export function fitRestricted(design: DesignMatrix, independent: LinearFit): LinearAr1Fit {
  const memory = restrictedMemory(design, independent.y)
  const { line, logLikelihood } = restrictedAt(design, independent.y, memory)
  const residuals = residualsOf(design, independent.y, line.coefficients)
  const step = 1e-3 * (1 - memory * memory)
  const before = restrictedAt(design, independent.y, memory - step)
  const after = restrictedAt(design, independent.y, memory + step)
  const bend = (2 * logLikelihood - before.logLikelihood - after.logLikelihood) / step ** 2
  const unit = (fit: LinearFit, at: number) => fit.covariance[at]! / fit.sigma ** 2
  const covarianceSlope = line.covariance.map((_, at) => (line.sigma ** 2 * (unit(after.line, at) - unit(before.line, at))) / (2 * step))
  const own = { memory, memoryStandardError: 1 / Math.sqrt(Math.max(bend, Number.MIN_VALUE)), covarianceSlope, covariance: line.covariance }
  const p = design.columns
  const one = (j: number) => Float64Array.from({ length: p }, (_, k) => (k === j ? 1 : 0))
  const df = Float64Array.from({ length: p }, (_, j) => satterthwaiteDf({ ...own, n: design.rows, names: design.names }, one(j)))
  return {
    ...own,
    sigma2: line.sigma ** 2,
    likelihood: 'restricted',
    logLikelihood,
    iterations: 0,
    ...lineParts(design, independent, line, residuals, line.covariance, df),
    aic: -2 * logLikelihood + 4,
  }
}

type Spread = Pick<LinearAr1Fit, 'covariance' | 'covarianceSlope' | 'memoryStandardError' | 'n' | 'names'>

/**
 * Degrees of freedom of t for a weighted sum of coefficients: those of a chi-square whose spread is that of the estimated variance.
 *
 * The variance is uncertain through sigma2 (n - p) and through the memory, by as much as it would change with it. At least 1.
 * Reference: Satterthwaite (1946).
 */
export function satterthwaiteDf(fit: Spread, weights: Float64Array): number {
  const p = weights.length
  let variance = 0
  let slope = 0
  for (let j = 0; j < p; j++) {
    if (weights[j] === 0) continue
    for (let k = 0; k < p; k++) {
      variance += weights[j]! * weights[k]! * fit.covariance[j * p + k]!
      slope += weights[j]! * weights[k]! * (fit.covarianceSlope?.[j * p + k] ?? 0)
    }
  }
  const byMemory = ((slope / variance) * fit.memoryStandardError) ** 2
  return Math.max(1, 2 / (2 / (fit.n - p) + byMemory))
}
