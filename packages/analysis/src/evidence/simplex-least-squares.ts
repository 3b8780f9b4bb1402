// Mixes donor towns, with shares that are never negative and add up to one, so that the mixture runs as close as possible to one town.

import { makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'

export type SimplexFit = {
  /** One per column, from 0, adding up to 1. */
  weights: Float64Array
  /** Mixture minus target. */
  residual: Float64Array
  /** False where other weights fit equally well. */
  unique: boolean
  /** Largest relative gain that any column still promises; 0 but for rounding at the optimum. */
  optimality: number
}

/** Columns minus target, and their length: the problem is then to find the point nearest to 0 in the hull of these points. */
type Hull = { points: Float64Array[]; dimension: number; scale: number }

/**
 * Minimises the distance between the target and a mixture of columns.
 *
 * Wolfe's method holds a few points whose affine hull has its nearest point to 0 inside them, adds the point that promises most, and drops those that get
 * in the way; it ends after finitely many steps at the optimum (the Karush-Kuhn-Tucker conditions hold to rounding). Affine hulls are solved by Householder
 * reflections of differences, so that no digits are lost by squaring.
 * Reference: Wolfe (1976), "Finding the nearest point in a polytope".
 */
export function simplexLeastSquares(target: Float64Array, columns: readonly Float64Array[]): SimplexFit {
  const hull = hullOf(target, columns)
  const barred = new Set<number>()
  let held = [shortest(hull)]
  let shares = [1]
  let nearest = Float64Array.from(hull.points[held[0]!]!)
  for (let step = 0; step < 20 * (columns.length + hull.dimension) + 100; step++) {
    const next = mostPromising(hull, nearest, held, barred)
    if (next < 0) break
    const grown = settle(hull, [...held, next], [...shares, 0])
    const point = grown ? mixture(hull, grown.held, grown.shares) : null
    // A point that brings nothing but rounding would come up again and again.
    if (!grown || !point || !(square(point) < square(nearest))) barred.add(next)
    else {
      held = grown.held
      shares = grown.shares
      nearest = Float64Array.from(point)
      barred.clear()
    }
  }
  const weights = new Float64Array(columns.length)
  held.forEach((j, i) => {
    weights[j] = shares[i]!
  })
  return { weights, residual: nearest, unique: isUnique(hull, nearest, held), optimality: largestGain(hull, nearest) }
}

function hullOf(target: Float64Array, columns: readonly Float64Array[]): Hull {
  let scale = 0
  const points = columns.map((column) => {
    const point = column.map((value, t) => value - target[t]!)
    for (const value of column) scale = Math.max(scale, Math.abs(value))
    return point
  })
  for (const value of target) scale = Math.max(scale, Math.abs(value))
  return { points, dimension: target.length, scale: scale * Math.sqrt(target.length) }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let t = 0; t < a.length; t++) sum += a[t]! * b[t]!
  return sum
}

const square = (a: Float64Array) => dot(a, a)

function shortest(hull: Hull): number {
  let best = 0
  for (let j = 1; j < hull.points.length; j++) if (square(hull.points[j]!) < square(hull.points[best]!)) best = j
  return best
}

// How far x(p - x) may be from 0 by rounding: x is known to about 1e-15 of the scale of the figures.
function gainNoise(hull: Hull, nearest: Float64Array, point: Float64Array): number {
  let reach = 0
  for (let t = 0; t < point.length; t++) reach += (point[t]! - nearest[t]!) ** 2
  return Math.sqrt(reach) * (1e-13 * Math.sqrt(square(nearest)) + 4e-15 * hull.scale)
}

// x(x - p) > 0 means that moving towards p brings the mixture nearer to 0.
function gain(nearest: Float64Array, point: Float64Array): number {
  let sum = 0
  for (let t = 0; t < point.length; t++) sum += nearest[t]! * (nearest[t]! - point[t]!)
  return sum
}

function mostPromising(hull: Hull, nearest: Float64Array, held: readonly number[], barred: ReadonlySet<number>): number {
  let best = -1
  let most = 0
  for (let j = 0; j < hull.points.length; j++) {
    if (barred.has(j) || held.includes(j)) continue
    const promise = gain(nearest, hull.points[j]!)
    if (promise > most && promise > gainNoise(hull, nearest, hull.points[j]!)) {
      best = j
      most = promise
    }
  }
  return best
}

function largestGain(hull: Hull, nearest: Float64Array): number {
  let most = 0
  for (const point of hull.points) most = Math.max(most, gain(nearest, point))
  return hull.scale === 0 ? 0 : most / hull.scale ** 2
}

/** Nearest point of the hull of the held points: goes towards that of their affine hull and drops the point at which a share reaches 0, until none does. */
function settle(hull: Hull, heldBefore: number[], sharesBefore: number[]): { held: number[]; shares: number[] } | null {
  let held = heldBefore
  let shares = sharesBefore
  for (;;) {
    const wanted = affineShares(hull, held)
    if (!wanted) return null
    let part = 1
    let blocking = -1
    wanted.forEach((share, i) => {
      if (share > 0) return
      const until = shares[i]! / (shares[i]! - share)
      if (!(until >= part)) {
        part = Number.isFinite(until) ? until : 0
        blocking = i
      }
    })
    if (blocking < 0) return { held, shares: wanted }
    shares = shares.map((share, i) => share + part * (wanted[i]! - share)).filter((_, i) => i !== blocking)
    held = held.filter((_, i) => i !== blocking)
    if (held.length === 0) return null
  }
}

/** Shares, of any sign and adding up to 1, of the point nearest to 0 in the affine hull; null where the points depend on each other. */
function affineShares(hull: Hull, held: readonly number[]): number[] | null {
  const origin = hull.points[held[0]!]!
  const room = solveDifferences(hull, held, origin)
  if (!room) return null
  let rest = 1
  for (const share of room) rest -= share
  return [rest, ...room]
}

function solveDifferences(hull: Hull, held: readonly number[], origin: Float64Array): Float64Array | null {
  const m = held.length - 1
  const d = hull.dimension
  if (m > d) return null
  if (m === 0) return new Float64Array(0)
  const differences = new Float64Array(d * m)
  for (let i = 0; i < m; i++) {
    const point = hull.points[held[i + 1]!]!
    for (let t = 0; t < d; t++) differences[i * d + t] = point[t]! - origin[t]!
  }
  const room = makeRoom(d, m)
  const dependent = weightedLeastSquares(
    differences,
    new Float64Array(d).fill(1),
    origin.map((value) => -value),
    room,
    1e-12,
  )
  return dependent >= 0 ? null : room.coefficients
}

function mixture(hull: Hull, held: readonly number[], shares: readonly number[]): Float64Array {
  const out = new Float64Array(hull.dimension)
  held.forEach((j, i) => {
    for (let t = 0; t < out.length; t++) out[t]! += shares[i]! * hull.points[j]![t]!
  })
  return out
}

// Other weights fit as well only where points that promise nothing and cost nothing depend, affinely, on those held.
function isUnique(hull: Hull, nearest: Float64Array, held: readonly number[]): boolean {
  const idle: number[] = []
  for (let j = 0; j < hull.points.length; j++) {
    if (held.includes(j)) continue
    const cost = -gain(nearest, hull.points[j]!)
    // The same point twice costs nothing by definition; rounding of the costs of others is allowed for.
    if (cost <= 1e3 * gainNoise(hull, nearest, hull.points[j]!) + 1e-14 * hull.scale ** 2) idle.push(j)
  }
  return idle.length === 0 || solveDifferences(hull, [...held, ...idle], hull.points[held[0]!]!) !== null
}
