// The arithmetic of a line whose deviations carry over: seen through the memory, its rows are independent again.

import type { DesignMatrix } from '../design-matrix.ts'
import { studentTCdf } from '../distributions/student-t.ts'
import { diagonalRoots } from '../linear-algebra/square-matrix.ts'
import type { LinearFit } from './fit-linear.ts'

/** A line through a series in which a part of each deviation is left one step later. */
export type LinearAr1Fit = {
  /** Columns of the design; the memory is beside them in `memory`. */
  names: readonly string[]
  coefficients: Float64Array
  standardErrors: Float64Array
  /** Estimate over its error, and its two-sided p: by z, or by t for the restricted likelihood. */
  statistics: Float64Array
  pValues: Float64Array
  /** p x p, row by row; the uncertainty of the memory is in it. */
  covariance: Float64Array
  /** Part of a deviation that is left one step later, -1 to 1, and its error. */
  memory: number
  memoryStandardError: number
  /** Variance of what is new in each step. */
  sigma2: number
  likelihood: 'full' | 'restricted'
  /** Of t for each coefficient: Infinity for the full likelihood, Satterthwaite's for the restricted one. */
  df: Float64Array
  /** p x p: how the covariance changes with the memory, where the restricted likelihood needs it for df; else null. */
  covarianceSlope: Float64Array | null
  /** Full or restricted; restricted ones of different columns are not to be compared. */
  logLikelihood: number
  /** Memory and sigma2 count as parameters. */
  aic: number
  fitted: Float64Array
  residuals: Float64Array
  /** What is new in each step (the residual minus what memory foretold), the first scaled to the same variance. */
  innovations: Float64Array
  iterations: number
  n: number
  /** The same line with independent residuals. */
  independent: LinearFit
  design: DesignMatrix
  reference: string
}

/** The first row is scaled to the variance of the others; each later one loses what the one before foretells. */
export function transform(series: Float64Array, memory: number): Float64Array {
  const first = Math.sqrt(1 - memory * memory)
  return series.map((value, t) => (t === 0 ? first * value : value - memory * series[t - 1]!))
}

/** The same for every column of a design. */
export function transformedDesign(design: DesignMatrix, memory: number): DesignMatrix {
  const values = new Float64Array(design.values.length)
  for (let j = 0; j < design.columns; j++)
    values.set(transform(design.values.subarray(j * design.rows, (j + 1) * design.rows), memory), j * design.rows)
  return { ...design, values, intercept: false }
}

/** Outcome less the line, on the scale of the outcome. */
export function residualsOf(design: DesignMatrix, y: Float64Array, coefficients: Float64Array): Float64Array {
  return y.map((value, i) => {
    let fitted = 0
    for (let j = 0; j < design.columns; j++) fitted += coefficients[j]! * design.values[i + j * design.rows]!
    return value - fitted
  })
}

/** The part of the result that is about the line. */
export function lineParts(
  design: DesignMatrix,
  independent: LinearFit,
  line: LinearFit,
  residuals: Float64Array,
  covariance: Float64Array,
  df: Float64Array,
) {
  const standardErrors = diagonalRoots(covariance, design.columns)
  const statistics = line.coefficients.map((b, j) => b / standardErrors[j]!)
  return {
    names: design.names,
    coefficients: line.coefficients,
    standardErrors,
    statistics,
    pValues: statistics.map((t, j) => 2 * studentTCdf(Math.abs(t), df[j]!, true)),
    covariance,
    df,
    fitted: independent.y.map((y, i) => y - residuals[i]!),
    residuals,
    innovations: line.residuals,
    n: design.rows,
    independent,
    design,
    reference: 'Beach and MacKinnon (1978); Cheang and Reinsel (2000)',
  }
}
