// How likely a Durbin-Watson statistic this small is when neighbours have nothing to do with each other: exact, for normal residuals.

import { requireAtMost } from '../checks.ts'

/**
 * P(DW <= d) for residuals of a regression on `columns` (orthonormal, length n).
 *
 * DW <= d says that a quadratic form of the residuals is below 0, and its characteristic function can be inverted numerically (a sum over a
 * regular grid, Davies 1980). The matrix of squared differences has known eigenvalues and cosines as vectors, and the residuals' share of it is
 * its whole determinant times a p x p one (Jacobi's identity), so no eigenproblem of size n is solved.
 * Reference: Imhof (1961); Davies (1980), algorithm AS 155; for the determinants Horn and Johnson (2013), section 0.8.4.
 */
export function durbinWatsonCdf(d: number, columns: readonly Float64Array[], n: number): number {
  requireAtMost('rows', n, 5000, 'Ask for the method "normal", which is as good for a series that long.')
  const p = columns.length
  const gaps = Float64Array.from({ length: n }, (_, k) => 2 * (1 - Math.cos((Math.PI * k) / n)) - d)
  const spectrum = cosineTransform(columns, n)
  const step = (2 * Math.PI) / reachOf(gaps)
  let sum = 0
  for (let k = 0; k < 50000; k++) {
    const u = (k + 0.5) * step
    const { size, angle } = characteristic(u, gaps, spectrum, n, p)
    sum += (Math.sin(angle) * size) / (k + 0.5)
    if (size < 1e-15 * (k + 0.5)) break
  }
  return 0.5 - sum / Math.PI
}

// A distance that the form exceeds only with a chance below 1e-12, so that the grid sees no echo.
function reachOf(gaps: Float64Array): number {
  let mean = 0
  let square = 0
  let most = 0
  for (const gap of gaps) {
    mean += gap
    square += gap * gap
    most = Math.max(most, Math.abs(gap))
  }
  return Math.abs(mean) + 8 * Math.sqrt(2 * square) + 64 * most
}

// Each column in the basis of the cosines, row k holding the p parts of frequency k.
function cosineTransform(columns: readonly Float64Array[], n: number): Float64Array {
  const p = columns.length
  const cosines = Float64Array.from({ length: 4 * n }, (_, m) => Math.cos((Math.PI * m) / (2 * n)))
  const out = new Float64Array(n * p)
  for (let k = 0; k < n; k++) {
    const scale = Math.sqrt((k === 0 ? 1 : 2) / n)
    for (let t = 0; t < n; t++) {
      const cosine = scale * cosines[(k * (2 * t + 1)) % (4 * n)]!
      for (let j = 0; j < p; j++) out[k * p + j]! += cosine * columns[j]![t]!
    }
  }
  return out
}

// Size and angle of the characteristic function at u. All pivots have a positive real part, so their angles may simply be added.
function characteristic(u: number, gaps: Float64Array, spectrum: Float64Array, n: number, p: number): { size: number; angle: number } {
  const real = new Float64Array(p * p)
  const imaginary = new Float64Array(p * p)
  let logSize = 0
  let angle = 0
  for (let k = 0; k < n; k++) {
    const turn = 2 * u * gaps[k]!
    const square = 1 + turn * turn
    logSize += 0.5 * Math.log(square)
    angle -= Math.atan(turn)
    for (let i = 0; i < p; i++) {
      const left = spectrum[k * p + i]! / square
      for (let j = 0; j < p; j++) {
        const both = left * spectrum[k * p + j]!
        real[i * p + j]! += both
        imaginary[i * p + j]! += both * turn
      }
    }
  }
  for (let j = 0; j < p; j++) {
    const a = real[j * p + j]!
    const b = imaginary[j * p + j]!
    const size = a * a + b * b
    logSize += 0.5 * Math.log(size)
    angle += Math.atan2(b, a)
    for (let i = j + 1; i < p; i++) {
      const c = real[i * p + j]!
      const e = imaginary[i * p + j]!
      const x = (c * a + e * b) / size
      const y = (e * a - c * b) / size
      for (let k = j + 1; k < p; k++) {
        const r = real[j * p + k]!
        const s = imaginary[j * p + k]!
        real[i * p + k]! -= x * r - y * s
        imaginary[i * p + k]! -= x * s + y * r
      }
    }
  }
  return { size: Math.exp(-logSize / 2), angle: -angle / 2 }
}
