// Fits expected counts or shares to towns step by step: iterated weighted least squares, as one machine that all regressions drive.

import { collinearError, type DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { type LeastSquaresRoom, makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'
import type { Family } from './family.ts'

/** A fit under way. `step` improves it once; the arrays always hold the newest state, over all rows (rows of weight 0 are predicted, not fitted). */
export type Irls = {
  readonly design: DesignMatrix
  readonly y: Float64Array
  readonly offset: Float64Array
  readonly weights: Float64Array
  readonly link: Float64Array
  readonly mean: Float64Array
  readonly coefficients: Float64Array
  readonly room: LeastSquaresRoom
  deviance: number
  /** Largest move of the link of a fitted row in the last step. */
  move: number
  /** Largest move of each coefficient is read from here when they run away. */
  readonly lastMoves: Float64Array
  steps: number
}

/** Sets up a fit; all arrays are of length design.rows, `weights` of 0 leave a row out. */
export function makeIrls(design: DesignMatrix, y: Float64Array, offset: Float64Array, weights: Float64Array): Irls {
  const n = design.rows
  const p = design.columns
  return {
    design,
    y,
    offset,
    weights,
    link: new Float64Array(n),
    mean: new Float64Array(n),
    coefficients: new Float64Array(p),
    room: makeRoom(n, p),
    deviance: Number.POSITIVE_INFINITY,
    move: Number.POSITIVE_INFINITY,
    lastMoves: new Float64Array(p),
    steps: 0,
  }
}

/** Starts from the observations themselves, or from coefficients of a neighbouring fit (which saves steps). */
export function startIrls(fit: Irls, family: Family, coefficients?: ArrayLike<number>): void {
  fit.steps = 0
  fit.move = Number.POSITIVE_INFINITY
  if (coefficients && coefficients.length === fit.coefficients.length) {
    fit.coefficients.set(coefficients)
    place(fit, family)
    return
  }
  fit.coefficients.fill(0)
  for (let i = 0; i < fit.y.length; i++) {
    const mean = family.start(fit.weights[i]! > 0 ? fit.y[i]! : 1, fit.weights[i]!)
    fit.mean[i] = mean
    fit.link[i] = family.link(mean)
  }
  fit.deviance = Number.POSITIVE_INFINITY
}

/** One Newton step (Fisher scoring where the two are the same); halved back when it would make the fit worse. Throws `collinear` or `separated`. */
export function stepIrls(fit: Irls, family: Family): void {
  const { y, mean, link, offset, weights, room, coefficients } = fit
  const n = y.length
  const root = new Float64Array(n)
  const working = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    if (weights[i] === 0) continue
    const slope = family.slope(mean[i]!)
    const perVariance = slope / family.variance(mean[i]!)
    const curvature = family.curvature ? family.curvature(y[i]!, mean[i]!) : slope * perVariance
    root[i] = Math.sqrt(weights[i]! * curvature)
    working[i] = link[i]! - offset[i]! + ((y[i]! - mean[i]!) * perVariance) / curvature
  }
  const dependent = weightedLeastSquares(fit.design.values, root, working, room, fit.steps === 0 ? 1e-10 : 1e-13)
  if (dependent >= 0) throw fit.steps === 0 ? collinearError(fit.design.names, dependent) : separatedError([fit.design.names[dependent]!])
  const before = Float64Array.from(coefficients)
  const linkBefore = Float64Array.from(link)
  const devianceBefore = fit.deviance
  coefficients.set(room.coefficients)
  place(fit, family)
  for (let halving = 0; halving < 30 && worse(fit.deviance, devianceBefore); halving++) {
    for (let j = 0; j < coefficients.length; j++) coefficients[j] = (coefficients[j]! + before[j]!) / 2
    place(fit, family)
  }
  fit.move = 0
  for (let i = 0; i < n; i++) if (weights[i]! > 0) fit.move = Math.max(fit.move, Math.abs(link[i]! - linkBefore[i]!))
  for (let j = 0; j < before.length; j++) fit.lastMoves[j] = Math.abs(coefficients[j]! - before[j]!)
  fit.steps++
}

/** Steps until no link moves by more than `tolerance`; the error names the columns that run away where the data are separated. */
export function settleIrls(fit: Irls, family: Family, tolerance: number, mostSteps: number): void {
  let creeping = 0
  while (fit.move > tolerance) {
    if (fit.steps >= mostSteps)
      throw new AnalysisError(
        'not-converged',
        `Expected the fit to settle within ${mostSteps} steps, but it still moved by ${fit.move.toPrecision(3)} on the scale of the link.`,
      )
    const before = fit.deviance
    stepIrls(fit, family)
    // A fit that hardly improves while a coefficient keeps walking is on its way to infinity.
    const still = Math.abs(fit.deviance - before) < 1e-5 * (Math.abs(fit.deviance) + 0.1)
    creeping = still && fit.move > 0.1 ? creeping + 1 : 0
    if (creeping >= 4) throw separatedError(runaways(fit))
  }
}

/** Leaves in the room the expected information at the settled state, from which errors and leverages are read. */
export function informIrls(fit: Irls, family: Family): void {
  const { weights, mean, room } = fit
  const root = mean.map((m, i) => (weights[i]! > 0 ? Math.sqrt((weights[i]! * family.slope(m) ** 2) / family.variance(m)) : 0))
  const dependent = weightedLeastSquares(fit.design.values, root, fit.y, room, 1e-13)
  if (dependent >= 0) throw separatedError([fit.design.names[dependent]!])
}

function runaways(fit: Irls): string[] {
  const most = fit.lastMoves.reduce((a, b) => Math.max(a, b), 0)
  return fit.design.names.filter((_, j) => fit.lastMoves[j]! > 0.2 * most)
}

function separatedError(names: readonly string[]): AnalysisError {
  return new AnalysisError(
    'separated',
    `Expected outcomes that overlap, but ${names.map((n) => `"${n}"`).join(' and ')} tells some of them without error, so its effect has no finite estimate.`,
    { names },
  )
}

// The first step has nothing to compare with; later ones may not lose more than rounding.
function worse(now: number, before: number): boolean {
  if (!Number.isFinite(before)) return !Number.isFinite(now)
  return !(now <= before + 1e-6 * (Math.abs(before) + 0.1))
}

/** Link, mean and deviance that belong to the present coefficients; call it when the law itself has changed between steps. */
export function place(fit: Irls, family: Family): void {
  const { design, y, link, mean, weights, coefficients } = fit
  const n = design.rows
  link.set(fit.offset)
  for (let j = 0; j < coefficients.length; j++) {
    const coefficient = coefficients[j]!
    for (let i = 0, at = j * n; i < n; i++, at++) link[i]! += coefficient * design.values[at]!
  }
  let deviance = 0
  for (let i = 0; i < n; i++) {
    mean[i] = family.mean(link[i]!)
    if (weights[i]! > 0) deviance += weights[i]! * family.deviance(y[i]!, mean[i]!)
  }
  fit.deviance = deviance
}
