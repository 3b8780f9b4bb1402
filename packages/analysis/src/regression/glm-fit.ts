// What a fitted model tells a sceptic: estimates, their uncertainty, how well the model sits, and who was left out.

import { requireFinite, requireNumber, requireSameLength, requireWhole } from '../checks.ts'
import { type DesignMatrix, keepTerms } from '../design-matrix.ts'
import { studentTCdf } from '../distributions/student-t.ts'
import { leverages } from '../linear-algebra/sparse-rows.ts'
import { crossProductInverse } from '../linear-algebra/weighted-least-squares.ts'
import { countTable } from './count-columns.ts'
import { estimatesDispersion, type Family, isShare } from './family.ts'
import { type Irls, informIrls, makeIrls, settleIrls, startIrls } from './irls.ts'
import type { LinkName } from './link.ts'
import { type LeftOutRow, type PreparedRows, type RowOptions, requireErrors } from './prepared-rows.ts'

/** A fitted generalised linear model. Row arrays have one entry per row of the design; rows with missing figures hold NaN. */
export type GlmFit = {
  family: Family['name']
  linkName: LinkName
  names: readonly string[]
  coefficients: Float64Array
  standardErrors: Float64Array
  /** Estimate over its error: z, or t where the dispersion was estimated. */
  statistics: Float64Array
  /** Two-sided. */
  pValues: Float64Array
  /** p x p, row by row. */
  covariance: Float64Array
  /**
   * By which the variance exceeds the law's: 1, or Pearson's chi-square over its degrees of freedom where it is estimated ("quasi", Gaussian).
   * NaN, and all errors with it, where it is to be estimated from as many rows as columns.
   */
  dispersion: number
  deviance: number
  /** Of the model that knows only offset and intercept; NaN where without intercept no law has the means that are left (identity link). */
  nullDeviance: number
  dfResidual: number
  dfNull: number
  pearsonChiSquare: number
  /** NaN for the "quasi" families, as are aic and bic. */
  logLikelihood: number
  aic: number
  bic: number
  fitted: Float64Array
  link: Float64Array
  hat: Float64Array
  pearsonResiduals: Float64Array
  devianceResiduals: Float64Array
  iterations: number
  /** Rows used. */
  n: number
  leftOut: LeftOutRow[]
  y: Float64Array
  offset: Float64Array
  weights: Float64Array
  design: DesignMatrix
  reference: string
}

/** Options of every regression here. */
export type GlmOptions = RowOptions & {
  /** Coefficients of a neighbouring fit to start from. */
  start?: ArrayLike<number>
  /** The fit ends when no link moves by more than this (under the identity link: by more than this share of it). */
  tolerance?: number
  mostSteps?: number
}

/** Refuses settings by which a search could not end, or would end before it began. */
export function requireSearch(tolerance: number, mostSteps: number): void {
  requireNumber('tolerance', tolerance, 0)
  requireWhole('mostSteps', mostSteps, 1)
}

export function requireStart(coefficients: ArrayLike<number>, columns: number): void {
  requireSameLength('start', coefficients, columns)
  requireFinite('start', coefficients)
}

/** Everything a sceptic asks for, from a settled fit. `extra` counts estimated parameters besides the coefficients (theta). */
export function summariseFit(fit: Irls, family: Family, rows: PreparedRows, extra: number, reference: string): GlmFit {
  const p = fit.design.columns
  informIrls(fit, family)
  const parts = rowParts(fit, family)
  for (const { row, reason } of rows.leftOut) {
    if (reason === 'missing')
      for (const array of [parts.fitted, parts.link, parts.pearsonResiduals, parts.devianceResiduals]) array[row] = Number.NaN
  }
  const dfResidual = rows.n - p
  const estimated = estimatesDispersion(family.name)
  if (family.name === 'gaussian' && dfResidual > 0) requireErrors(fit.deviance, sizeOf(fit), rows.n)
  const dispersion = estimated ? (dfResidual > 0 ? parts.pearsonChiSquare / dfResidual : Number.NaN) : 1
  const covariance = crossProductInverse(fit.room.inverse, p).map((v) => v * dispersion)
  const coefficients = Float64Array.from(fit.coefficients)
  const standardErrors = coefficients.map((_, j) => Math.sqrt(covariance[j * p + j]!))
  const statistics = coefficients.map((b, j) => b / standardErrors[j]!)
  const df = estimated ? dfResidual : Number.POSITIVE_INFINITY
  const pValues = statistics.map((s) => 2 * studentTCdf(Math.abs(s), df, true))
  const parameters = p + extra + (family.name === 'gaussian' ? 1 : 0)
  return {
    family: family.name,
    linkName: family.linkName,
    names: fit.design.names,
    coefficients,
    standardErrors,
    statistics,
    pValues,
    covariance,
    dispersion,
    deviance: fit.deviance,
    nullDeviance: nullDeviance(rows, family, fit),
    dfResidual,
    dfNull: rows.n - (fit.design.intercept ? 1 : 0),
    ...parts,
    aic: -2 * parts.logLikelihood + 2 * parameters,
    bic: -2 * parts.logLikelihood + Math.log(rows.n) * parameters,
    iterations: fit.steps,
    n: rows.n,
    leftOut: rows.leftOut,
    y: rows.y,
    offset: rows.offset,
    weights: rows.weights,
    design: rows.design,
    reference,
  }
}

function sizeOf({ mean, weights }: Irls): number {
  let size = 0
  for (let i = 0; i < mean.length; i++) if (weights[i]! > 0) size += weights[i]! * mean[i]! ** 2
  return size
}

type RowParts = Pick<GlmFit, 'pearsonChiSquare' | 'logLikelihood' | 'fitted' | 'link' | 'hat' | 'pearsonResiduals' | 'devianceResiduals'>

function rowParts(fit: Irls, family: Family): RowParts {
  const n = fit.design.rows
  const hat = leverages(fit.sparse, fit.room.inverse)
  const pearsonResiduals = new Float64Array(n)
  const devianceResiduals = new Float64Array(n)
  let pearsonChiSquare = 0
  for (let i = 0; i < n; i++) {
    const weight = fit.weights[i]!
    const mean = fit.mean[i]!
    const y = fit.y[i]!
    const variance = family.variance(mean)
    const slope = family.slope(mean, fit.link[i]!)
    pearsonResiduals[i] = ((y - mean) * Math.sqrt(weight)) / Math.sqrt(variance)
    devianceResiduals[i] = Math.sign(y - mean) * Math.sqrt(Math.max(0, weight * family.deviance(y, mean)))
    hat[i]! *= (weight * slope * slope) / variance
    if (weight > 0) pearsonChiSquare += pearsonResiduals[i]! ** 2
  }
  return {
    pearsonChiSquare,
    logLikelihood: logLikelihoodOf(fit, family),
    fitted: fit.mean.slice(),
    link: fit.link.slice(),
    hat,
    pearsonResiduals,
    devianceResiduals,
  }
}

function logLikelihoodOf(fit: Irls, family: Family): number {
  if (family.name === 'gaussian') return gaussianLogLikelihood(fit)
  const { y, mean, weights, deviance } = fit
  let sum = 0
  if (isShare(family.name)) {
    for (let i = 0; i < y.length; i++) if (weights[i]! > 0) sum += family.logLikelihood(y[i]!, mean[i]!, weights[i]!)
    return sum
  }
  // Each count at the mean it likes best, less what the deviance has lost of that; the same few counts come again and again.
  const table = countTable(y, weights)
  for (let k = 0; k < table.counts.length; k++) sum += table.weights[k]! * family.logLikelihood(table.counts[k]!, table.counts[k]!, 1)
  return sum - deviance / 2
}

// With the spread at its maximum-likelihood estimate, as R's logLik.
function gaussianLogLikelihood({ deviance, weights }: Irls): number {
  let n = 0
  let logWeights = 0
  for (const weight of weights) {
    if (weight === 0) continue
    n++
    logWeights += Math.log(weight)
  }
  return 0.5 * (logWeights - n * (Math.log((2 * Math.PI * deviance) / n) + 1))
}

// Deviance of the model that knows only the offset and, where the model has one, the intercept.
function nullDeviance(rows: PreparedRows, family: Family, whole: Irls): number {
  const { design, y, offset, weights } = rows
  if (design.intercept) {
    const fit = makeIrls(
      keepTerms(design, () => false),
      y,
      offset,
      weights,
    )
    startIrls(fit, family, [meanLink(whole)])
    // At its least the deviance does not change with the link to first order: its error is the square of this.
    settleIrls(fit, family, 1e-5, 200)
    return fit.deviance
  }
  let deviance = 0
  for (let i = 0; i < y.length; i++) if (weights[i]! > 0) deviance += weights[i]! * family.deviance(y[i]!, family.mean(offset[i]!))
  return deviance
}

// Where the whole model's sums of effects lie on average: a short way from the model that has only their level.
function meanLink({ link, offset, weights }: Irls): number {
  let sum = 0
  let total = 0
  for (let i = 0; i < link.length; i++) {
    sum += weights[i]! * (link[i]! - offset[i]!)
    total += weights[i]!
  }
  return sum / total
}
