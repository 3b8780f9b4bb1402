// Which conditions of towns go together so closely that a model can hardly tell their effects apart.

import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { solveSquare } from '../linear-algebra/square-matrix.ts'
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts'

export type Collinearity = {
  /** Columns but the intercept. */
  names: readonly string[]
  /** By what factor the variance of an estimate is larger than if the column went with no other; from 1. */
  varianceInflation: Float64Array
  /** Terms with their generalised factor to the power 1/(2 df), which compares with the root of a single column's factor. */
  terms: readonly { name: string; df: number; inflation: number }[]
  /** Largest over smallest singular value of the columns, intercept included, each scaled to length 1. */
  conditionNumber: number
  n: number
  reference: string
}

/**
 * Variance inflation of the columns of a design.
 *
 * Question: are two conditions so alike that their separate effects cannot be told?
 * Assumptions: an intercept; equal weights.
 * Not for: throwing out columns by a rule - a wide interval already says what is not known.
 *
 * @param design with an intercept and at least one column more
 * Errors: `range` (no intercept), `too-short` (no more rows than columns), `collinear` (a column follows from others; the factor would be infinite).
 * Reference: Marquardt (1970); Fox and Monette (1992) for terms; Belsley, Kuh and Welsch (1980), section 3.2, for the condition number.
 *
 * @example
 * const design = designMatrix(5, [numericTerm('a', [1, 2, 3, 4, 5]), numericTerm('b', [1, 2, 2, 4, 4])])
 * collinearity(design).varianceInflation // => [9, 9]
 */
export function collinearity(design: DesignMatrix): Collinearity {
  const { rows: n, columns: p, values } = design
  if (!design.intercept || p < 2) throw new AnalysisError('range', 'Expected an intercept and at least one more column.')
  if (n <= p) throw new AnalysisError('too-short', `Expected more rows than columns (${p}), but got ${n}.`)
  const q = p - 1
  const centred = Array.from({ length: q }, (_, j) => unitLength(values.subarray((j + 1) * n, (j + 2) * n), true))
  const correlation = crossProducts(centred)
  const one = Float64Array.from({ length: q * q }, (_, at) => (at % (q + 1) === 0 ? 1 : 0))
  const inverse = solveSquare(correlation, one, q, q)
  const spectrum = symmetricEigen(correlation, q).values
  if (!inverse || Math.min(...spectrum) < 1e-13)
    throw new AnalysisError('collinear', 'Expected columns that each say something of their own, but one follows from the others.')
  const whole = symmetricEigen(
    crossProducts(Array.from({ length: p }, (_, j) => unitLength(values.subarray(j * n, (j + 1) * n), false))),
    p,
  )
  return {
    names: design.names.slice(1),
    varianceInflation: Float64Array.from({ length: q }, (_, j) => inverse[j * q + j]!),
    terms: design.terms.map(({ name, from, to }) => ({
      name,
      df: to - from,
      inflation: generalisedInflation(correlation, q, from - 1, to - 1) ** (1 / (2 * (to - from))),
    })),
    conditionNumber: Math.sqrt(Math.max(...whole.values) / Math.max(0, Math.min(...whole.values))),
    n,
    reference: 'Marquardt (1970); Fox and Monette (1992); Belsley, Kuh and Welsch (1980)',
  }
}

function unitLength(column: Float64Array, centre: boolean): Float64Array {
  const mean = centre ? column.reduce((a, b) => a + b, 0) / column.length : 0
  const moved = column.map((v) => v - mean)
  const length = Math.sqrt(moved.reduce((sum, v) => sum + v * v, 0))
  if (!(length > 1e-13 * Math.abs(mean)))
    throw new AnalysisError('collinear', 'Expected columns that each say something of their own, but one is the same in every row.')
  return moved.map((v) => v / length)
}

function crossProducts(columns: readonly Float64Array[]): Float64Array {
  const q = columns.length
  const out = new Float64Array(q * q)
  for (let j = 0; j < q; j++) {
    for (let k = j; k < q; k++) {
      const left = columns[j]!
      const right = columns[k]!
      let sum = 0
      for (let i = 0; i < left.length; i++) sum += left[i]! * right[i]!
      out[j * q + k] = sum
      out[k * q + j] = sum
    }
  }
  return out
}

// det of the term's own correlations times det of the others', over det of all.
function generalisedInflation(correlation: Float64Array, q: number, from: number, to: number): number {
  const inside = Array.from({ length: q }, (_, j) => j).filter((j) => j >= from && j < to)
  const outside = Array.from({ length: q }, (_, j) => j).filter((j) => j < from || j >= to)
  const all = [...inside, ...outside]
  return Math.exp(logDeterminant(correlation, q, inside) + logDeterminant(correlation, q, outside) - logDeterminant(correlation, q, all))
}

function logDeterminant(matrix: Float64Array, q: number, chosen: readonly number[]): number {
  const size = chosen.length
  const part = Float64Array.from({ length: size * size }, (_, at) => matrix[chosen[Math.floor(at / size)]! * q + chosen[at % size]!]!)
  return symmetricEigen(part, size).values.reduce((sum, value) => sum + Math.log(value), 0)
}
