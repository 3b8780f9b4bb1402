// A line through a series in which each month remembers a part of the last one's deviation.

import { type Numbers, requireAtMost, requireOneOf, requireWhole } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { risingRoot } from '../distributions/root.ts'
import { AnalysisError } from '../errors.ts'
import { solveSquare } from '../linear-algebra/square-matrix.ts'
import { type LinearAr1Fit, lineParts, residualsOf, transform, transformedDesign } from './ar1-line.ts'
import { fitLinear, type LinearFit } from './fit-linear.ts'
import { fitRestricted } from './restricted-ar1.ts'

/**
 * Linear regression with first-order autoregressive errors, by exact maximum likelihood.
 *
 * Question: is there a break or trend in a series, when one month's deviation carries over to the next?
 * Assumptions: rows in order of time, evenly spaced, without gaps; deviations that fade by the same factor each step; normal.
 * Not for: seasons in the errors or longer memory (look at `breuschGodfreyTest` of the innovations).
 *
 * @param design n x p columns; @param outcome n figures in order of time
 * @param options `likelihood`: 'full' (the default), or 'restricted', which allows for the p columns when it judges memory and variance: full likelihood
 * finds too little of both in short series (its 95 % intervals hold about 91 % at 60 points, the table of coverage says more); `mostSteps` (500)
 * Errors: as `fitLinear` (missing figures are refused), `not-converged`, `too-large` (above 500,000 figures).
 * Method, full: the memory for given residuals is the one root of a cubic inside (-1, 1); the line for a given memory is least squares of the transformed
 * rows; both in turn until neither moves. Errors are from the second derivatives of the likelihood with sigma2 taken out. Restricted: the memory is
 * sought along its own likelihood, from -0.99 to 0.99; sigma2 is over n - p; errors of the line take the memory as known, and t has degrees of freedom that allow for its error.
 * Reference: Beach and MacKinnon (1978), equations 5 to 9, and as R's `arima(order = c(1, 0, 0), xreg, method = "ML")`; restricted
 * Cheang and Reinsel (2000); degrees of freedom Satterthwaite (1946), as Turner et al. (2021) advise for short series.
 *
 * @example
 * const design = designMatrix(8, [numericTerm('x', [0, 1, 2, 3, 4, 5, 6, 7])])
 * const fit = fitLinearAr1(design, [1.0, 2.3, 3.6, 3.9, 3.8, 4.6, 6.1, 7.4])
 * fit.coefficients // => [1.184, 0.8336]
 * fit.memory // => 0.3664
 */
export function fitLinearAr1(
  design: DesignMatrix,
  outcome: Numbers,
  options: { likelihood?: LinearAr1Fit['likelihood']; mostSteps?: number } = {},
): LinearAr1Fit {
  const { likelihood = 'full', mostSteps = 500 } = options
  requireOneOf('likelihood', likelihood, ['full', 'restricted'])
  requireWhole('mostSteps', mostSteps, 1)
  requireAtMost('figures (rows times columns)', design.rows * design.columns, MOST_FIGURES, 'Add hours or days up to weeks or months.')
  const independent = fitLinear(design, outcome)
  if (likelihood === 'restricted') {
    if (independent.dfResidual < 3)
      throw new AnalysisError('too-short', `Expected at least ${design.columns + 3} rows, but got ${design.rows}.`)
    return fitRestricted(design, independent)
  }
  let line = independent
  let memory = 0
  let residuals = independent.residuals
  let iterations = 0
  for (let moved = Number.POSITIVE_INFINITY; moved > 1e-13; iterations++) {
    if (iterations >= mostSteps)
      throw new AnalysisError('not-converged', `Expected memory and line to settle within ${mostSteps} steps, but they did not.`)
    const next = memoryOf(residuals)
    moved = Math.abs(next - memory)
    memory = next
    line = fitLinear(transformedDesign(design, memory), transform(independent.y, memory))
    residuals = residualsOf(design, independent.y, line.coefficients)
  }
  return summarise(design, independent, line, residuals, memory, iterations)
}

/** Each figure is looked at some dozen times: about a second. */
const MOST_FIGURES = 5e5

// Sums of which the likelihood of the memory is made: all squares, products of neighbours, squares without the two ends.
function neighbourSums(e: Float64Array): { all: number; across: number; inner: number } {
  let all = 0
  let across = 0
  for (let t = 0; t < e.length; t++) {
    all += e[t]! ** 2
    if (t > 0) across += e[t]! * e[t - 1]!
  }
  return { all, across, inner: all - e[0]! ** 2 - e[e.length - 1]! ** 2 }
}

function memoryOf(residuals: Float64Array): number {
  const { all, across, inner } = neighbourSums(residuals)
  const n = residuals.length
  const curve = (memory: number): readonly [number, number] => {
    const squares = all - 2 * memory * across + memory * memory * inner
    const slope = memory * inner - across
    const rest = 1 - memory * memory
    return [n * slope * rest + memory * squares, n * (inner * rest - 2 * memory * slope) + squares + 2 * memory * slope]
  }
  return risingRoot(curve, Math.max(-0.99, Math.min(0.99, across / all)), -1, 1)
}

function summarise(
  design: DesignMatrix,
  independent: LinearFit,
  line: LinearFit,
  residuals: Float64Array,
  memory: number,
  iterations: number,
): LinearAr1Fit {
  const n = design.rows
  const sigma2 = line.residuals.reduce((sum, u) => sum + u * u, 0) / n
  const { covariance, memoryStandardError } = jointCovariance(line, residuals, memory, sigma2)
  const logLikelihood = -0.5 * n * (Math.log(2 * Math.PI * sigma2) + 1) + 0.5 * Math.log1p(-memory * memory)
  const df = new Float64Array(design.columns).fill(Number.POSITIVE_INFINITY)
  return {
    memory,
    memoryStandardError,
    sigma2,
    likelihood: 'full',
    covarianceSlope: null,
    logLikelihood,
    iterations,
    ...lineParts(design, independent, line, residuals, covariance, df),
    aic: -2 * logLikelihood + 2 * (design.columns + 2),
  }
}

// Inverse of minus the second derivatives of the log-likelihood in (memory, line), sigma2 at its best value for each.
function jointCovariance(line: LinearFit, residuals: Float64Array, memory: number, sigma2: number) {
  const n = residuals.length
  const p = line.names.length
  const q = p + 1
  const { all, across, inner } = neighbourSums(residuals)
  const squares = all - 2 * memory * across + memory * memory * inner
  const slope = 2 * (memory * inner - across)
  const rest = 1 - memory * memory
  const information = new Float64Array(q * q)
  information[0] = (n / 2) * ((2 * inner) / squares - (slope / squares) ** 2) + (1 + memory * memory) / (rest * rest)
  const x = line.design.values
  for (let j = 0; j < p; j++) {
    const mixed = mixedSlope(line, residuals, memory, j) / sigma2
    information[j + 1] = mixed
    information[(j + 1) * q] = mixed
    for (let k = 0; k < p; k++) {
      let sum = 0
      for (let t = 0; t < n; t++) sum += x[t + j * n]! * x[t + k * n]!
      information[(j + 1) * q + k + 1] = sum / sigma2
    }
  }
  const unit = Float64Array.from({ length: q }, (_, j) => Math.sqrt(information[j * q + j]!))
  const scaled = information.map((v, at) => v / (unit[Math.floor(at / q)]! * unit[at % q]!))
  const one = Float64Array.from({ length: q * q }, (_, at) => (at % (q + 1) === 0 ? 1 : 0))
  const inverse = solveSquare(scaled, one, q, q)
  if (!inverse) throw new AnalysisError('not-converged', 'Expected a likelihood with one peak, but it is flat in some direction.')
  const covariance = new Float64Array(p * p)
  for (let j = 0; j < p; j++)
    for (let k = 0; k < p; k++) covariance[j * p + k] = inverse[(j + 1) * q + k + 1]! / (unit[j + 1]! * unit[k + 1]!)
  return { covariance, memoryStandardError: Math.sqrt(inverse[0]!) / unit[0]! }
}

// Half the mixed second derivative of the sum of squares in memory and coefficient j.
function mixedSlope(line: LinearFit, e: Float64Array, memory: number, j: number): number {
  const n = e.length
  const column = untransformed(line.design.values.subarray(j * n, (j + 1) * n), memory)
  let sum = 2 * memory * e[0]! * column[0]!
  for (let t = 1; t < n; t++) sum += (e[t]! - memory * e[t - 1]!) * column[t - 1]! + e[t - 1]! * (column[t]! - memory * column[t - 1]!)
  return sum
}

function untransformed(column: Float64Array, memory: number): Float64Array {
  const out = Float64Array.from(column)
  out[0]! /= Math.sqrt(1 - memory * memory)
  for (let t = 1; t < out.length; t++) out[t]! += memory * out[t - 1]!
  return out
}
