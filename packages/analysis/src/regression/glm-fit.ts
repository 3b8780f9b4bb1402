// What a fitted model tells a sceptic: estimates, their uncertainty, how well the model sits, and who was left out.

import { type Numbers, requireSameLength, requireWithin } from '../checks.ts'
import { type DesignMatrix, keepTerms } from '../design-matrix.ts'
import { studentTCdf } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { crossProductInverse, rowLeverage } from '../linear-algebra/weighted-least-squares.ts'
import type { Family } from './family.ts'
import { type Irls, informIrls, makeIrls, settleIrls, startIrls } from './irls.ts'

/** A row that the fit did not use, and why. */
export type LeftOutRow = { row: number; reason: 'missing' | 'weight-zero' }

/** A fitted generalised linear model. Row arrays have one entry per row of the design; rows with missing figures hold NaN. */
export type GlmFit = {
  family: Family['name']
  names: readonly string[]
  coefficients: Float64Array
  standardErrors: Float64Array
  /** Estimate over its error: z, or t where the dispersion was estimated. */
  statistics: Float64Array
  /** Two-sided. */
  pValues: Float64Array
  /** p x p, row by row. */
  covariance: Float64Array
  /** By which the variance exceeds the law's: 1, or Pearson's chi-square over its degrees of freedom for the "quasi" families. */
  dispersion: number
  deviance: number
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
export type GlmOptions = {
  /** Added to the linear predictor with coefficient 1, such as ln(population); length n. */
  offset?: Numbers
  /** Prior weights, length n; for a binomial share the number of trials. 0 leaves the row out but still predicts it. */
  weights?: Numbers
  /** 'refuse' a NaN in figures or outcome, or 'leave-out' its row and say so. */
  missing?: 'refuse' | 'leave-out'
  /** Coefficients of a neighbouring fit to start from. */
  start?: ArrayLike<number>
  /** The fit ends when no link moves by more than this. */
  tolerance?: number
  mostSteps?: number
}

/** Inputs checked and copied; rows with something missing get weight 0. */
export type PreparedRows = {
  design: DesignMatrix
  y: Float64Array
  offset: Float64Array
  weights: Float64Array
  leftOut: LeftOutRow[]
  n: number
}

export function prepareRows(design: DesignMatrix, outcome: Numbers, options: GlmOptions, highest: number): PreparedRows {
  const rows = design.rows
  requireSameLength('outcome', outcome, rows)
  if (options.offset) requireSameLength('offset', options.offset, rows)
  if (options.weights) {
    requireSameLength('weights', options.weights, rows)
    requireWithin('weights', options.weights, 0, Number.POSITIVE_INFINITY)
  }
  const y = Float64Array.from(outcome)
  const offset = options.offset ? Float64Array.from(options.offset) : new Float64Array(rows)
  const weights = options.weights ? Float64Array.from(options.weights) : new Float64Array(rows).fill(1)
  const leftOut: LeftOutRow[] = []
  let values = design.values
  for (let i = 0; i < rows; i++) {
    if (isMissing(design, y, offset, i)) {
      if (options.missing !== 'leave-out')
        throw new AnalysisError('not-finite', `Expected finite figures, outcome and offset at row ${i}, but one of them is not.`, {
          row: i,
        })
      leftOut.push({ row: i, reason: 'missing' })
      if (values === design.values) values = design.values.slice()
      for (let j = 0; j < design.columns; j++) values[i + j * rows] = 0
      y[i] = 0
      offset[i] = 0
      weights[i] = 0
    } else if (weights[i] === 0) leftOut.push({ row: i, reason: 'weight-zero' })
  }
  const used = weights.map((w) => (w > 0 ? 1 : 0)).reduce((a, b) => a + b, 0)
  refuseUnusable(y, weights, used, design.columns, highest)
  return { design: values === design.values ? design : { ...design, values }, y, offset, weights, leftOut, n: used }
}

function isMissing(design: DesignMatrix, y: Float64Array, offset: Float64Array, i: number): boolean {
  let sum = y[i]! + offset[i]!
  for (let j = 0; j < design.columns; j++) sum += design.values[i + j * design.rows]!
  return !Number.isFinite(sum)
}

function refuseUnusable(y: Float64Array, weights: Float64Array, used: number, columns: number, highest: number): void {
  if (used === 0) throw new AnalysisError('empty', 'Expected rows to fit, but none is left.')
  if (used < columns) throw new AnalysisError('too-short', `Expected at least as many rows as columns (${columns}), but got ${used} rows.`)
  requireWithin('outcome', y, 0, highest)
  const kept = y.filter((_, i) => weights[i]! > 0)
  if (kept.every((value) => value === 0))
    throw new AnalysisError('constant', 'Expected an outcome that happens, but it is 0 in every row.', { names: ['outcome'] })
  if (highest === 1 && kept.every((value) => value === 1))
    throw new AnalysisError('constant', 'Expected an outcome that sometimes does not happen, but it is 1 in every row.', {
      names: ['outcome'],
    })
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
  const quasi = family.name.startsWith('quasi')
  const dispersion = quasi ? parts.pearsonChiSquare / dfResidual : 1
  const covariance = crossProductInverse(fit.room.inverse, p).map((v) => v * dispersion)
  const coefficients = Float64Array.from(fit.coefficients)
  const standardErrors = coefficients.map((_, j) => Math.sqrt(covariance[j * p + j]!))
  const statistics = coefficients.map((b, j) => b / standardErrors[j]!)
  const df = quasi ? dfResidual : Number.POSITIVE_INFINITY
  const pValues = statistics.map((s) => 2 * studentTCdf(Math.abs(s), df, true))
  const parameters = p + extra
  return {
    family: family.name,
    names: fit.design.names,
    coefficients,
    standardErrors,
    statistics,
    pValues,
    covariance,
    dispersion,
    deviance: fit.deviance,
    nullDeviance: nullDeviance(rows, family),
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

type RowParts = Pick<GlmFit, 'pearsonChiSquare' | 'logLikelihood' | 'fitted' | 'link' | 'hat' | 'pearsonResiduals' | 'devianceResiduals'>

function rowParts(fit: Irls, family: Family): RowParts {
  const n = fit.design.rows
  const hat = new Float64Array(n)
  const pearsonResiduals = new Float64Array(n)
  const devianceResiduals = new Float64Array(n)
  let pearsonChiSquare = 0
  let logLikelihood = 0
  for (let i = 0; i < n; i++) {
    const weight = fit.weights[i]!
    const mean = fit.mean[i]!
    const y = fit.y[i]!
    const variance = family.variance(mean)
    const slope = family.slope(mean)
    pearsonResiduals[i] = ((y - mean) * Math.sqrt(weight)) / Math.sqrt(variance)
    devianceResiduals[i] = Math.sign(y - mean) * Math.sqrt(Math.max(0, weight * family.deviance(y, mean)))
    if (!(weight > 0)) continue
    hat[i] = rowLeverage(fit.design.values, n, i, fit.room.inverse, fit.design.columns) * ((weight * slope * slope) / variance)
    pearsonChiSquare += pearsonResiduals[i]! ** 2
    logLikelihood += family.logLikelihood(y, mean, weight)
  }
  return {
    pearsonChiSquare,
    logLikelihood,
    fitted: Float64Array.from(fit.mean),
    link: Float64Array.from(fit.link),
    hat,
    pearsonResiduals,
    devianceResiduals,
  }
}

// Deviance of the model that knows only the offset and, where the model has one, the intercept.
function nullDeviance(rows: PreparedRows, family: Family): number {
  const { design, y, offset, weights } = rows
  if (design.intercept) {
    const fit = makeIrls(
      keepTerms(design, () => false),
      y,
      offset,
      weights,
    )
    startIrls(fit, family)
    settleIrls(fit, family, 1e-9, 200)
    return fit.deviance
  }
  let deviance = 0
  for (let i = 0; i < y.length; i++) if (weights[i]! > 0) deviance += weights[i]! * family.deviance(y[i]!, family.mean(offset[i]!))
  return deviance
}
