// The small-sample correction of cluster-robust errors: a group pulls the line towards itself and so looks closer to it than it is.

import { requireAtMost } from '../checks.ts'
import { addOuter } from '../linear-algebra/square-matrix.ts'
import { type SymmetricEigen, symmetricEigen } from '../linear-algebra/symmetric-eigen.ts'
import { makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'
import type { Groups } from './clusters.ts'
import type { EstimatingFunctions, RobustFit } from './estimating-functions.ts'

/**
 * What each group's own rows contribute to X'WX, in coordinates in which the whole is the unit matrix.
 *
 * There a group's pull is a p x p matrix with eigenvalues from 0 (it decides nothing) to 1 (it alone decides something), however many rows it has.
 * `inverse` is the upper U with U U' = (X'WX)^-1 (column-major): U' leads into these coordinates, U to what it does to the estimates. Each group has as many axes as it has rows or the model columns,
 * whichever is less (row i of vector k at i * axes + k); along all others its pull is 0.
 */
export type GroupPulls = { p: number; inverse: Float64Array; axes: SymmetricEigen[] }

/** Sum over groups of the cube of their axes: about a second. */
const MOST_WORK = 1.5e7

// An eigenvalue of 1 belongs to something that only this group decides: its residuals say nothing there, and nothing is added (Moore and Penrose).
const powerOfRest = (pull: number, power: number) => (1 - pull > 1e-10 ? (1 - pull) ** power : 0)

export function groupPulls(fit: RobustFit, parts: EstimatingFunctions, groups: Groups): GroupPulls {
  const { n, p, rows, working } = parts
  const inverse = inverseOf(fit, parts)
  const sizes = new Uint32Array(groups.count)
  for (let i = 0; i < n; i++) sizes[groups.of[i]!]!++
  requireAtMost(
    'work for corrected group errors (cubes of rows or columns)',
    sizes.reduce((sum, size) => sum + Math.min(size, p) ** 3, 0),
    MOST_WORK,
    'Ask for kind CR1, which is as good for many groups, or leave out columns.',
  )
  // Rows of each group, weighted and led into the coordinates.
  const inside = Array.from(sizes, (size) => new Float64Array(size * p))
  const filled = new Uint32Array(groups.count)
  const row = new Float64Array(p)
  for (let i = 0; i < n; i++) {
    const g = groups.of[i]!
    for (let j = 0; j < p; j++) row[j] = Math.sqrt(working[i]!) * fit.design.values[rows[i]! + j * fit.design.rows]!
    inside[g]!.set(leadIn(inverse, row, p), p * filled[g]!++)
  }
  return { p, inverse, axes: inside.map((group) => axesOf(group, p)) }
}

// From the rows themselves: a factor of the finished (X'WX)^-1 would have only half the digits.
function inverseOf(fit: RobustFit, { rows, working, p }: EstimatingFunctions): Float64Array {
  const { rows: n, values } = fit.design
  const roots = new Float64Array(n)
  rows.forEach((row, i) => {
    roots[row] = Math.sqrt(working[i]!)
  })
  const room = makeRoom(n, p)
  weightedLeastSquares(values, roots, new Float64Array(n), room, 0)
  return room.inverse
}

// The axes of A'A for the m x p rows A of a group: by A A' where that is the smaller matrix, whose axes A' leads back.
function axesOf(rows: Float64Array, p: number): SymmetricEigen {
  const m = rows.length / p
  if (m >= p) return symmetricEigen(crossProducts(rows, p), p)
  const turned = new Float64Array(rows.length)
  for (let i = 0; i < m; i++) for (let j = 0; j < p; j++) turned[j * m + i] = rows[i * p + j]!
  const { values, vectors } = symmetricEigen(crossProducts(turned, m), m)
  const out = new Float64Array(p * m)
  for (let k = 0; k < m; k++) {
    if (!(values[k]! > 1e-14)) continue
    const length = Math.sqrt(values[k]!)
    for (let j = 0; j < p; j++) {
      let sum = 0
      for (let i = 0; i < m; i++) sum += turned[j * m + i]! * vectors[i * m + k]!
      out[j * m + k] = sum / length
    }
  }
  return { values, vectors: out }
}

function crossProducts(rows: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p * p)
  for (let at = 0; at < rows.length; at += p) addOuter(out, rows.subarray(at, at + p), 1)
  return out
}

/** What each group does to the estimates, divided by the square root (power -0.5) or the whole (-1) of what its pull leaves. */
export function correctedInfluences({ p, inverse, axes }: GroupPulls, sums: readonly Float64Array[], power: number): Float64Array[] {
  return sums.map((sum, g) => {
    const { values, vectors } = axes[g]!
    const inside = leadIn(inverse, sum, p)
    const corrected = inside.slice()
    const m = values.length
    for (let k = 0; k < m; k++) {
      let along = 0
      for (let j = 0; j < p; j++) along += vectors[j * m + k]! * inside[j]!
      along *= powerOfRest(values[k]!, power) - 1
      for (let j = 0; j < p; j++) corrected[j]! += along * vectors[j * m + k]!
    }
    const out = new Float64Array(p)
    for (let k = 0; k < p; k++) for (let j = 0; j <= k; j++) out[j]! += inverse[j + k * p]! * corrected[k]!
    return out
  })
}

/**
 * Degrees of freedom of the CR2 variance of each coefficient, by Satterthwaite's rule under equal, independent errors.
 *
 * Reference: Bell and McCaffrey (2002); Pustejovsky and Tipton (2018), equation 11, here in p x p coordinates.
 */
export function bellMcCaffreyDf({ p, inverse, axes }: GroupPulls): Float64Array {
  const count = axes.length
  const shared = new Float64Array(count * p)
  return Float64Array.from({ length: p }, (_, j) => {
    const own = new Float64Array(count)
    for (let g = 0; g < count; g++) {
      const { values, vectors } = axes[g]!
      shared.fill(0, g * p, (g + 1) * p)
      const m = values.length
      for (let k = 0; k < m; k++) {
        let along = 0
        for (let i = j; i < p; i++) along += vectors[i * m + k]! * inverse[j + i * p]!
        own[g]! += along * along * values[k]! * powerOfRest(values[k]!, -1)
        const step = along * values[k]! * powerOfRest(values[k]!, -0.5)
        for (let i = 0; i < p; i++) shared[g * p + i]! += step * vectors[i * m + k]!
      }
    }
    // Of the matrix with own_g - s_g's_g on its diagonal and -s_g's_h beside it; all products of pairs are squared in p x p sums.
    let trace = 0
    let squares = squaredProducts(shared, count, p)
    for (let g = 0; g < count; g++) {
      let dot = 0
      for (let i = 0; i < p; i++) dot += shared[g * p + i]! ** 2
      trace += own[g]! - dot
      squares += own[g]! * (own[g]! - 2 * dot)
    }
    return (trace * trace) / squares
  })
}

// Sum of (s_g's_h)^2 over all pairs of rows: the squares of S'S, without looking at the pairs.
function squaredProducts(rows: Float64Array, count: number, p: number): number {
  const sums = new Float64Array(p * p)
  for (let g = 0; g < count; g++) addOuter(sums, rows.subarray(g * p, (g + 1) * p), 1)
  return sums.reduce((total, v) => total + v * v, 0)
}

// U'v.
function leadIn(inverse: Float64Array, v: Float64Array, p: number): Float64Array {
  const out = new Float64Array(p)
  for (let j = 0; j < p; j++) for (let i = 0; i <= j; i++) out[j]! += inverse[i + j * p]! * v[i]!
  return out
}
