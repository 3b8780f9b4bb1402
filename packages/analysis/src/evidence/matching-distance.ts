// How unlike two areas are in everything that was measured of them, each figure judged by how much areas differ in it.

import { collinearError } from '../design-matrix.ts'
import { makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'

/** 'mahalanobis' judges figures that go together as one; 'euclidean' counts each figure in its own standard deviations. */
export type Metric = 'mahalanobis' | 'euclidean'

/** Figures of n units, column by column, and which units are treated. */
export type Figures = { x: Float64Array; n: number; names: readonly string[]; treated: Uint8Array }

/**
 * Coordinates, row by row, in which the plain distance between two units is the one asked for.
 *
 * Spread is pooled within the two groups, so that a difference between the groups does not make it larger. Throws `collinear` where a figure is
 * constant within both groups or follows from the ones before it.
 * Reference: Rubin (1980), "Bias reduction using Mahalanobis-metric matching".
 */
export function matchingCoordinates(figures: Figures, metric: Metric): Float64Array {
  const { x, n, names } = figures
  const p = names.length
  const centred = withinGroups(figures)
  const room = makeRoom(n, p)
  const dependent = weightedLeastSquares(centred, new Float64Array(n).fill(1), new Float64Array(n), room)
  if (dependent >= 0) throw collinearError(names, dependent)
  // With centred columns C = QR the rows of X R^-1 sqrt(n - 2) have the identity as pooled covariance.
  const turn = metric === 'mahalanobis' ? room.inverse.map((value) => value * Math.sqrt(n - 2)) : ownScales(centred, n, p)
  const out = new Float64Array(n * p)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      let sum = 0
      for (let k = 0; k <= j; k++) sum += x[k * n + i]! * turn[k + j * p]!
      out[i * p + j] = sum
    }
  }
  return out
}

/** Distance of two rows of coordinates. */
export function distanceBetween(coordinates: Float64Array, p: number, a: number, b: number): number {
  let sum = 0
  for (let j = 0; j < p; j++) {
    const gap = coordinates[a * p + j]! - coordinates[b * p + j]!
    sum += gap * gap
  }
  return Math.sqrt(sum)
}

function withinGroups({ x, n, names, treated }: Figures): Float64Array {
  const out = new Float64Array(x.length)
  for (let j = 0; j < names.length; j++) {
    const sums = [0, 0]
    const sizes = [0, 0]
    for (let i = 0; i < n; i++) {
      sums[treated[i]!]! += x[j * n + i]!
      sizes[treated[i]!]!++
    }
    for (let i = 0; i < n; i++) out[j * n + i] = x[j * n + i]! - sums[treated[i]!]! / sizes[treated[i]!]!
  }
  return out
}

// A diagonal of one over the pooled standard deviations.
function ownScales(centred: Float64Array, n: number, p: number): Float64Array {
  const turn = new Float64Array(p * p)
  for (let j = 0; j < p; j++) {
    let square = 0
    for (let i = 0; i < n; i++) square += centred[j * n + i]! ** 2
    turn[j + j * p] = Math.sqrt((n - 2) / square)
  }
  return turn
}
