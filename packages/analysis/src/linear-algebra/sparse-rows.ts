// The same design, told row by row and without its zeros, because a town has one region and one month and is not in all the others.

/** The entries that are not 0: those of row i are at `from[i]` (included) to `from[i + 1]` (excluded), by rising column. */
export type SparseRows = {
  readonly rows: number
  readonly columns: number
  readonly from: Uint32Array
  readonly column: Uint16Array | Uint32Array
  readonly value: Float64Array
}

/** Reads an n x p column-major matrix once. */
export function sparseRows(values: Float64Array, rows: number, columns: number): SparseRows {
  const from = new Uint32Array(rows + 1)
  const columnOf = (j: number) => values.subarray(j * rows, (j + 1) * rows)
  for (let j = 0; j < columns; j++) countEntries(columnOf(j), from)
  for (let i = 0; i < rows; i++) from[i + 1]! += from[i]!
  const column = columns < 65536 ? new Uint16Array(from[rows]!) : new Uint32Array(from[rows]!)
  const value = new Float64Array(from[rows]!)
  const next = from.slice(0, rows)
  for (let j = 0; j < columns; j++) placeEntries(columnOf(j), j, next, column, value)
  return { rows, columns, from, column, value }
}

function countEntries(column: Float64Array, counts: Uint32Array): void {
  for (let i = 0; i < column.length; i++) if (column[i] !== 0) counts[i + 1]!++
}

function placeEntries(values: Float64Array, j: number, next: Uint32Array, column: SparseRows['column'], value: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    if (values[i] === 0) continue
    const to = next[i]!++
    column[to] = j
    value[to] = values[i]!
  }
}

/** Adds X b to `out`. */
export function addProduct(x: SparseRows, b: ArrayLike<number>, out: Float64Array): void {
  const { from, column, value } = x
  for (let i = 0, at = 0; i < x.rows; i++) {
    let sum = 0
    for (const end = from[i + 1]!; at < end; at++) sum += value[at]! * b[column[at]!]!
    out[i]! += sum
  }
}

/** X'WX (p x p, only j <= k is filled, at j * p + k) and X'W response, with one weight per row. */
export function weightedCrossProducts(
  x: SparseRows,
  weights: Float64Array,
  response: Float64Array,
  gram: Float64Array,
  right: Float64Array,
): void {
  const { from, column, value, columns: p } = x
  gram.fill(0)
  right.fill(0)
  for (let i = 0; i < x.rows; i++) {
    const weight = weights[i]!
    if (weight === 0) continue
    const end = from[i + 1]!
    const pull = weight * response[i]!
    for (let a = from[i]!; a < end; a++) {
      const j = column[a]!
      const left = weight * value[a]!
      right[j]! += pull * value[a]!
      for (let b = a, row = j * p; b < end; b++) gram[row + column[b]!]! += left * value[b]!
    }
  }
}

/** x'(X'WX)^-1 x of every row, from the inverse of R (p x p, upper triangle, column-major): how far out a town's conditions lie. */
export function leverages(x: SparseRows, inverse: Float64Array): Float64Array {
  const { from, column, value, columns: p } = x
  const out = new Float64Array(x.rows)
  const byRow = new Float64Array(p * p)
  for (let j = 0; j < p; j++) for (let k = j; k < p; k++) byRow[j * p + k] = inverse[j + k * p]!
  const turned = new Float64Array(p)
  for (let i = 0; i < x.rows; i++) {
    turned.fill(0)
    for (let a = from[i]!; a < from[i + 1]!; a++) addMultiple(byRow, column[a]! * p, column[a]!, value[a]!, turned)
    let total = 0
    for (let j = 0; j < p; j++) total += turned[j]! * turned[j]!
    out[i] = total
  }
  return out
}

function addMultiple(of: Float64Array, at: number, first: number, factor: number, to: Float64Array): void {
  for (let j = first; j < to.length; j++) to[j]! += factor * of[at + j]!
}
