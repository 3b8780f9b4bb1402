// Sums over the rows of a table of figures: the bulk of the arithmetic of a regression, written to be quick.

import { inParts, type Pace } from '../pace.ts'

/**
 * Adds the rows `from` to `to` of a table with p columns (row by row), each times its weight, to `sum`: X'w
 * over some rows.
 */
export function addWeightedRows(sum: Float64Array, x: Float64Array, weights: Float64Array, p: number, from: number, to: number): void {
  for (let i = from, at = from * p; i < to; i++) {
    const weight = weights[i]!
    for (let j = 0; j < p; j++, at++) sum[j]! += weight * x[at]!
  }
}

/** Rows whose figures stay in the processor's nearest memory while every pair of columns passes over them. */
const BLOCK = 256

/**
 * Adds the outer products of the rows `from` to `to`, each times its weight, to the lower triangle of a p x
 * p matrix.
 *
 * Two columns by two columns at a time, over a block of rows: four sums then stay in registers and each
 * figure fetched is used twice, which more than halves the time of a large regression.
 */
export function addOuterProducts(
  triangle: Float64Array,
  x: Float64Array,
  weights: Float64Array,
  p: number,
  from: number,
  to: number,
): void {
  for (let begin = from; begin < to; begin += BLOCK) {
    const end = Math.min(to, begin + BLOCK)
    for (let j = 0; j < p; j += 2) {
      // The last column of an odd number goes with itself; its doubled sums are left out below.
      const other = Math.min(j + 1, p - 1)
      for (let k = 0; k <= j; k += 2) addTile(triangle, x, weights, p, begin, end, j, other, k)
    }
  }
}

// Written out and not as nested loops over two arrays of two: the four sums are plain local variables, which
// an engine keeps in registers, and the two figures of a row's left side are multiplied by the weight once.
// Rounding is that of a plain sum in order of rows, whatever the tile.
//
// Columns j and `other` by columns k and k + 1, where they lie in the lower triangle: each row adds weight
// x (left figure) x (right figure) to four sums.
function addTile(
  triangle: Float64Array,
  x: Float64Array,
  weights: Float64Array,
  p: number,
  begin: number,
  end: number,
  j: number,
  other: number,
  k: number,
): void {
  const beside = Math.min(k + 1, p - 1)
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let i = begin, at = begin * p; i < end; i++, at += p) {
    const weight = weights[i]!
    const left = weight * x[at + j]!
    const right = weight * x[at + other]!
    const first = x[at + k]!
    const second = x[at + beside]!
    a += left * first
    b += left * second
    c += right * first
    d += right * second
  }
  triangle[j * p + k]! += a
  if (k < j) triangle[j * p + beside]! += b
  if (other === j) return
  triangle[other * p + k]! += c
  triangle[other * p + beside]! += d
}

/**
 * Makes the matrix whole once all parts have been added, as inverses and products read both halves. Doing
 * it at the end costs p^2 / 2; keeping both halves while adding would double the work per row.
 *
 * Copies the lower triangle to the upper one.
 */
export function mirrorTriangle(matrix: Float64Array, p: number): void {
  for (let j = 0; j < p; j++) for (let k = 0; k < j; k++) matrix[k * p + j] = matrix[j * p + k]!
}

/**
 * The sum of the outer products of rows that all count once: a p x p matrix.
 *
 * With rows of influences this is the middle of a sandwich: sum over i of u_i u_i', the empirical variance
 * of a sum of independent u_i with mean 0 (no n - 1: the mean is known to be 0 at the solution).
 */
export async function crossProducts(rows: Float64Array, p: number, pace: Pace): Promise<Float64Array> {
  const n = rows.length / p
  const sum = new Float64Array(p * p)
  const ones = new Float64Array(n).fill(1)
  await inParts(n, p * p, pace, (from, to) => addOuterProducts(sum, rows, ones, p, from, to))
  mirrorTriangle(sum, p)
  return sum
}
