// The arithmetic under every regression: the best-fitting combination of columns, by Householder reflections.

/** Room to work in, made once per design so that refits allocate nothing. Matrices are column-major. */
export type LeastSquaresRoom = {
  readonly n: number
  readonly p: number
  /** Copy of the weighted design; below its diagonal the reflections, above it R. Made when it is first needed, for most fits need only sums. */
  a: Float64Array
  b: Float64Array
  /** Inverse of R, p x p, upper triangle. */
  readonly inverse: Float64Array
  readonly coefficients: Float64Array
}

export function makeRoom(n: number, p: number): LeastSquaresRoom {
  return { n, p, a: new Float64Array(0), b: new Float64Array(0), inverse: new Float64Array(p * p), coefficients: new Float64Array(p) }
}

/**
 * Least squares of response on the n x p column-major x, each row multiplied by `root` (the square root of its weight).
 *
 * Fills `room.coefficients` and `room.inverse`. Returns -1, or the number of the first column of which less than `tolerance` of its length
 * is left after the columns before it: such a column says nothing new and the room then holds no result.
 * Reference: Golub and Van Loan (2013), Matrix Computations, algorithm 5.2.1.
 */
export function weightedLeastSquares(
  x: Float64Array,
  root: Float64Array,
  response: Float64Array,
  room: LeastSquaresRoom,
  tolerance = 1e-10,
): number {
  const { n, p } = room
  if (room.b.length !== n) {
    room.a = new Float64Array(n * p)
    room.b = new Float64Array(n)
  }
  const { a, b } = room
  for (let i = 0; i < n; i++) b[i] = root[i]! * response[i]!
  for (let j = 0; j < p; j++) for (let i = 0, at = j * n; i < n; i++, at++) a[at] = root[i]! * x[at]!
  for (let j = 0; j < p; j++) {
    const dependent = reflect(a, b, n, p, j, tolerance)
    if (dependent) return j
  }
  invertUpper(a, n, p, room.inverse)
  for (let j = 0; j < p; j++) {
    let sum = 0
    for (let k = j; k < p; k++) sum += room.inverse[j + k * p]! * b[k]!
    room.coefficients[j] = sum
  }
  return -1
}

// Reflects column j onto its diagonal and applies the same mirror to what stands right of it. True when nothing of the column is left.
function reflect(a: Float64Array, b: Float64Array, n: number, p: number, j: number, tolerance: number): boolean {
  const start = j * n
  let above = 0
  for (let i = 0; i < j; i++) above += a[start + i]! * a[start + i]!
  let square = 0
  for (let i = j; i < n; i++) square += a[start + i]! * a[start + i]!
  const length = Math.sqrt(square)
  if (!(length > tolerance * Math.sqrt(above + square))) return true
  const head = a[start + j]!
  const diagonal = head > 0 ? -length : length
  const v0 = head - diagonal
  // Half the squared length of the mirror's normal, so that each column costs two passes.
  const half = square - head * diagonal
  a[start + j] = v0
  for (let k = j + 1; k < p; k++) mirror(a, start, a, k * n, j, n, half)
  mirror(a, start, b, 0, j, n, half)
  a[start + j] = diagonal
  return false
}

function mirror(normal: Float64Array, from: number, target: Float64Array, at: number, j: number, n: number, half: number): void {
  let dot = 0
  for (let i = j; i < n; i++) dot += normal[from + i]! * target[at + i]!
  const scale = dot / half
  for (let i = j; i < n; i++) target[at + i]! -= scale * normal[from + i]!
}

function invertUpper(a: Float64Array, n: number, p: number, inverse: Float64Array): void {
  inverse.fill(0)
  for (let j = 0; j < p; j++) {
    inverse[j + j * p] = 1 / a[j + j * n]!
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0
      for (let k = i + 1; k <= j; k++) sum += a[i + k * n]! * inverse[k + j * p]!
      inverse[i + j * p] = -sum / a[i + i * n]!
    }
  }
}

/** (X'WX)^-1 from the inverse of R: p x p, row by row (it is symmetric). */
export function crossProductInverse(inverse: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p * p)
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = i; k < p; k++) sum += inverse[i + k * p]! * inverse[j + k * p]!
      out[i * p + j] = sum
      out[j * p + i] = sum
    }
  }
  return out
}

/** x'(X'WX)^-1 x for row `row` of the n-row column-major x: how far out a town's conditions lie. */
export function rowLeverage(x: Float64Array, n: number, row: number, inverse: Float64Array, p: number): number {
  let total = 0
  for (let j = 0; j < p; j++) {
    let sum = 0
    for (let k = 0; k <= j; k++) sum += inverse[k + j * p]! * x[row + k * n]!
    total += sum * sum
  }
  return total
}
