// Fits expected counts or shares to towns step by step: iterated weighted least squares, as one machine that all regressions drive.

import { collinearError, type DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { leastSquaresBySums } from '../linear-algebra/least-squares-by-sums.ts'
import { addProduct, type SparseRows, sparseRows } from '../linear-algebra/sparse-rows.ts'
import { type LeastSquaresRoom, makeRoom } from '../linear-algebra/weighted-least-squares.ts'
import { countDeviances, countInformation, countMeans, countWorkingRows } from './count-columns.ts'
import type { Family } from './family.ts'

/** A fit under way. `step` improves it once; the arrays always hold the newest state, over all rows (rows of weight 0 are predicted, not fitted). */
export type Irls = {
  readonly design: DesignMatrix
  readonly sparse: SparseRows
  readonly y: Float64Array
  readonly offset: Float64Array
  readonly weights: Float64Array
  readonly link: Float64Array
  readonly mean: Float64Array
  readonly coefficients: Float64Array
  readonly room: LeastSquaresRoom
  /** Weight of each row in a step, and how far it would move its own link. */
  readonly curvatures: Float64Array
  readonly working: Float64Array
  deviance: number
  /** Whether link and mean are those of the coefficients, and not yet the first guesses. */
  placed: boolean
  /** Largest move of the link of a fitted row in the last step; as a share of it where the link is the outcome's own scale. */
  move: number
  /** Largest move of each coefficient is read from here when they run away. */
  readonly lastMoves: Float64Array
  steps: number
}

/** Sets up a fit; all arrays are of length design.rows, `weights` of 0 leave a row out. `sparse` saves reading the design again. */
export function makeIrls(
  design: DesignMatrix,
  y: Float64Array,
  offset: Float64Array,
  weights: Float64Array,
  sparse: SparseRows = sparseRows(design.values, design.rows, design.columns),
): Irls {
  const n = design.rows
  const p = design.columns
  return {
    design,
    sparse,
    y,
    offset,
    weights,
    link: new Float64Array(n),
    mean: new Float64Array(n),
    coefficients: new Float64Array(p),
    room: makeRoom(n, p),
    curvatures: new Float64Array(n),
    working: new Float64Array(n),
    deviance: Number.POSITIVE_INFINITY,
    placed: false,
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
  fit.placed = false
  for (let i = 0; i < fit.y.length; i++) {
    const mean = family.start(fit.weights[i]! > 0 ? fit.y[i]! : 1, fit.weights[i]!)
    fit.mean[i] = mean
    fit.link[i] = family.link(mean)
  }
  fit.deviance = Number.POSITIVE_INFINITY
}

// Below these shares the sums of the rows keep too few digits: for a step that the next one corrects, and for the errors that are handed out.
const STEP_PIVOT = 1e-8
const FINAL_PIVOT = 1e-5

/** One Newton step (Fisher scoring where the two are the same); shortened when it would make the fit worse. Throws `collinear` or `separated`. */
export function stepIrls(fit: Irls, family: Family): void {
  const { room, coefficients } = fit
  const before = coefficients.slice()
  const linkBefore = fit.link.slice()
  const devianceBefore = fit.deviance
  const guessed = !fit.placed
  workRows(fit, family)
  const tolerance = fit.steps === 0 ? 1e-10 : 1e-13
  const dependent = leastSquaresBySums(fit.sparse, fit.design.values, fit.curvatures, fit.working, room, STEP_PIVOT, tolerance)
  if (dependent >= 0) throw fit.steps === 0 ? collinearError(fit.design.names, dependent) : separatedError([fit.design.names[dependent]!])
  for (let j = 0; j < before.length; j++) coefficients[j]! += room.coefficients[j]!
  place(fit, family)
  for (let shortening = 0; shortening < 60 && worse(fit.deviance, devianceBefore); shortening++) {
    const share = guessed || family.linkName === 'identity' ? 0.5 : shareOfStep(fit, linkBefore)
    for (let j = 0; j < coefficients.length; j++) coefficients[j] = before[j]! + share * (coefficients[j]! - before[j]!)
    place(fit, family)
  }
  if (!Number.isFinite(fit.deviance))
    throw new AnalysisError(
      'not-converged',
      'Expected a first step to means that the law can have, but found none; another link may suit better.',
    )
  fit.move = largestMove(fit.link, linkBefore, fit.weights, family.linkName === 'identity')
  for (let j = 0; j < before.length; j++) fit.lastMoves[j] = Math.abs(coefficients[j]! - before[j]!)
  fit.steps++
}

// The step is sought from where the fit stands, not from 0: so each step corrects what the arithmetic of the last one lost.
function workRows(fit: Irls, family: Family): void {
  const { y, mean, link, offset, weights, curvatures, working } = fit
  if (family.countTheta !== undefined) countWorkingRows(y, mean, weights, family.countTheta, curvatures, working)
  else
    for (let i = 0; i < y.length; i++) {
      if (weights[i] === 0) continue
      const slope = family.slope(mean[i]!, link[i]!)
      curvatures[i] = (weights[i]! * slope * slope) / family.variance(mean[i]!)
      working[i] = (y[i]! - mean[i]!) / slope
    }
  if (!fit.placed) for (let i = 0; i < y.length; i++) if (weights[i] !== 0) working[i]! += link[i]! - offset[i]!
}

// Half; less where links went out of all sense, as they do from means that are next to nothing and have no slope to measure a step by.
function shareOfStep(fit: Irls, linkBefore: Float64Array): number {
  const move = largestMove(fit.link, linkBefore, fit.weights, false)
  return move < Number.POSITIVE_INFINITY ? Math.min(0.5, 20 / move) : 1e-10
}

// Of a fitted row, as a share of the link where that is the outcome's own scale.
function largestMove(link: Float64Array, before: Float64Array, weights: Float64Array, asShare: boolean): number {
  let most = 0
  for (let i = 0; i < link.length; i++) {
    if (!(weights[i]! > 0)) continue
    const move = Math.abs(link[i]! - before[i]!) / (asShare ? Math.max(1, Math.abs(link[i]!)) : 1)
    if (move > most) most = move
  }
  return most
}

/** Steps until no link moves by more than `tolerance`; the error names the columns that run away where the data are separated. */
export function settleIrls(fit: Irls, family: Family, tolerance: number, mostSteps: number): void {
  let creeping = 0
  while (fit.move > tolerance) {
    if (fit.steps >= mostSteps)
      throw new AnalysisError(
        'not-converged',
        `Expected the fit to settle within ${mostSteps} steps, but it still moved by ${fit.move.toPrecision(3)} on the scale of its link.`,
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
  const { weights, mean, link, curvatures } = fit
  if (family.countTheta !== undefined) countInformation(mean, weights, family.countTheta, curvatures)
  else
    for (let i = 0; i < mean.length; i++)
      curvatures[i] = weights[i]! > 0 ? (weights[i]! * family.slope(mean[i]!, link[i]!) ** 2) / family.variance(mean[i]!) : 0
  const dependent = leastSquaresBySums(fit.sparse, fit.design.values, curvatures, fit.y, fit.room, FINAL_PIVOT, 1e-13)
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

/** Link, mean and deviance that belong to the present coefficients. */
export function place(fit: Irls, family: Family): void {
  const { link, mean } = fit
  link.set(fit.offset)
  addProduct(fit.sparse, fit.coefficients, link)
  if (family.countTheta !== undefined) countMeans(link, mean)
  else for (let i = 0; i < link.length; i++) mean[i] = family.mean(link[i]!)
  fit.placed = true
  judge(fit, family)
}

/** The deviance of the present means; call it when the law itself has changed between steps. */
export function judge(fit: Irls, family: Family): void {
  const { y, mean, weights } = fit
  if (family.countTheta !== undefined) {
    fit.deviance = countDeviances(y, mean, weights, family.countTheta)
    return
  }
  let deviance = 0
  for (let i = 0; i < y.length; i++) if (weights[i]! > 0) deviance += weights[i]! * family.deviance(y[i]!, mean[i]!)
  fit.deviance = deviance
}
