// Turns a small symmetric matrix into its own axes, along which nothing is mixed any more.

/** Eigenvalues, and eigenvectors as columns of `vectors` (element of row i of vector k at i * p + k). */
export type SymmetricEigen = { values: Float64Array; vectors: Float64Array }

/**
 * Eigenvalues and eigenvectors of a symmetric p x p matrix by cyclic Jacobi rotations; exact to the last digits also for small eigenvalues.
 *
 * For p up to a few hundred. Reference: Golub and Van Loan (2013), Matrix Computations, section 8.5.
 */
export function symmetricEigen(matrix: ArrayLike<number>, p: number): SymmetricEigen {
  const a = Float64Array.from(matrix)
  const vectors = new Float64Array(p * p)
  for (let j = 0; j < p; j++) vectors[j * p + j] = 1
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    let on = 0
    for (let i = 0; i < p; i++) {
      on += a[i * p + i]! ** 2
      for (let j = i + 1; j < p; j++) off += a[i * p + j]! ** 2
    }
    if (off <= 1e-32 * on) break
    for (let i = 0; i < p; i++) for (let j = i + 1; j < p; j++) rotate(a, vectors, p, i, j)
  }
  return { values: Float64Array.from({ length: p }, (_, j) => a[j * p + j]!), vectors }
}

function rotate(a: Float64Array, vectors: Float64Array, p: number, i: number, j: number): void {
  const off = a[i * p + j]!
  if (off === 0) return
  const half = (a[j * p + j]! - a[i * p + i]!) / (2 * off)
  const tangent = (half >= 0 ? 1 : -1) / (Math.abs(half) + Math.hypot(1, half))
  const cosine = 1 / Math.hypot(1, tangent)
  const sine = tangent * cosine
  for (let k = 0; k < p; k++) {
    const left = a[k * p + i]!
    const right = a[k * p + j]!
    a[k * p + i] = cosine * left - sine * right
    a[k * p + j] = sine * left + cosine * right
  }
  for (let k = 0; k < p; k++) {
    const upper = a[i * p + k]!
    const lower = a[j * p + k]!
    a[i * p + k] = cosine * upper - sine * lower
    a[j * p + k] = sine * upper + cosine * lower
    const first = vectors[k * p + i]!
    const second = vectors[k * p + j]!
    vectors[k * p + i] = cosine * first - sine * second
    vectors[k * p + j] = sine * first + cosine * second
  }
}
