// Figures checked and copied before a regression sees them: what is missing, too large, too many, or says nothing is named here once for all fits.

import { type Numbers, requireAtMost, requireOneOf, requireSameLength, requireWithin } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'

/** A row that the fit did not use, and why. */
export type LeftOutRow = { row: number; reason: 'missing' | 'weight-zero' }

/** What of a regression's options is about its rows. */
export type RowOptions = {
  /** Added to the linear predictor with coefficient 1, such as ln(population); length n. */
  offset?: Numbers
  /** Prior weights, length n: of a share the number of trials, of a figure what its variance is divided by. 0 leaves the row out but still predicts it. */
  weights?: Numbers
  /** 'refuse' a NaN in figures or outcome, or 'leave-out' its row and say so. */
  missing?: 'refuse' | 'leave-out'
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

/** A fit holds its thread: with so many figures for a second or two (a million rows with five columns, a thousand towns with two hundred months and twenty). */
const MOST_FIGURES = 5e6
/** With fewer columns the figures say enough. */
const FEW_COLUMNS = 40
const MOST_PRODUCTS = 2e8
/** Beyond this size (or below its inverse) the products of which a fit is made have no place in a number any more. */
const LARGEST = 1e75

export function prepareRows(design: DesignMatrix, outcome: Numbers, options: RowOptions, highest: number, lowest = 0): PreparedRows {
  const rows = design.rows
  requireSameLength('outcome', outcome, rows)
  requireOneOf('missing', options.missing ?? 'refuse', ['refuse', 'leave-out'])
  requireAtMost(
    'figures in a fit (rows times columns)',
    rows * design.columns,
    MOST_FIGURES,
    'Add up rows of equal conditions (their counts, with the logarithm of their whole population as offset; of shares the trials, as weights), or leave out columns.',
  )
  if (design.columns > FEW_COLUMNS) refuseWork(design)
  if (options.offset) requireSameLength('offset', options.offset, rows)
  if (options.weights) {
    requireSameLength('weights', options.weights, rows)
    requireWithin('weights', options.weights, 0, LARGEST)
  }
  const y = new Float64Array(outcome)
  const offset = options.offset ? new Float64Array(options.offset) : new Float64Array(rows)
  const weights = options.weights ? new Float64Array(options.weights) : new Float64Array(rows).fill(1)
  const leftOut: LeftOutRow[] = []
  let values = design.values
  let used = 0
  const missing = rowsWithMissing(design, y, offset)
  for (let i = 0; i < rows; i++) {
    if (missing[i]) {
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
    else used++
  }
  refuseUnusable(y, weights, used, design.columns, lowest, highest)
  return { design: values === design.values ? design : { ...design, values }, y, offset, weights, leftOut, n: used }
}

// A step multiplies each figure of a row that is not 0 with each other: nothing for many small groups, much for many columns of figures.
function refuseWork({ values, rows, columns }: DesignMatrix): void {
  const filled = new Uint32Array(rows)
  for (let j = 0, at = 0; j < columns; j++) for (let i = 0; i < rows; i++, at++) if (values[at] !== 0) filled[i]!++
  let products = 0
  for (const count of filled) products += count * count
  requireAtMost(
    'products in a step of a fit (squares of the figures in each row that are not 0)',
    products,
    MOST_PRODUCTS,
    'Leave out columns.',
  )
}

// 1 for each row in which something is not finite; refuses (`range`) what is finite but too large or too small to be multiplied.
function rowsWithMissing({ values, rows, columns, names }: DesignMatrix, y: Float64Array, offset: Float64Array): Uint8Array {
  const missing = new Uint8Array(rows)
  markMissing('outcome', y, missing)
  markMissing('offset', offset, missing)
  for (let j = 0; j < columns; j++) markMissing(names[j]!, values.subarray(j * rows, (j + 1) * rows), missing)
  return missing
}

function markMissing(name: string, values: Float64Array, missing: Uint8Array): void {
  let most = 0
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!)
    if (size > LARGEST && size < Number.POSITIVE_INFINITY) refuseSize(name, values[i]!, i)
    if (!(size < Number.POSITIVE_INFINITY)) missing[i] = 1
    else if (size > most) most = size
  }
  if (most > 0 && most < 1 / LARGEST)
    refuseSize(
      name,
      most,
      values.findIndex((v) => Math.abs(v) === most),
    )
}

function refuseSize(name: string, value: number, row: number): never {
  throw new AnalysisError(
    'range',
    `Expected figures between ${1 / LARGEST} and ${LARGEST} in size (or 0) in "${name}", but got ${value} at row ${row}; choose another unit.`,
    { names: [name], row },
  )
}

function refuseUnusable(y: Float64Array, weights: Float64Array, used: number, columns: number, lowest: number, highest: number): void {
  if (used === 0) throw new AnalysisError('empty', 'Expected rows to fit, but none is left.')
  if (used < columns) throw new AnalysisError('too-short', `Expected at least as many rows as columns (${columns}), but got ${used} rows.`)
  requireWithin('outcome', y, lowest, highest)
  const { none, all } = extremes(y, weights)
  if (lowest === 0 && none)
    throw new AnalysisError('constant', 'Expected an outcome that happens, but it is 0 in every row.', { names: ['outcome'] })
  if (highest === 1 && all)
    throw new AnalysisError('constant', 'Expected an outcome that sometimes does not happen, but it is 1 in every row.', {
      names: ['outcome'],
    })
}

// Whether the outcome is 0 in every row that counts, or 1 in every one.
function extremes(y: Float64Array, weights: Float64Array): { none: boolean; all: boolean } {
  let none = true
  let all = true
  for (let i = 0; i < y.length; i++) {
    if (weights[i] === 0) continue
    if (y[i] !== 0) none = false
    if (y[i] !== 1) all = false
  }
  return { none, all }
}

/** Refuses (`constant`) residuals that are nothing but rounding; `size` is the squares of the fitted values. */
export function requireErrors(squares: number, size: number, n: number): void {
  if (!(squares > 1e-28 * size * n))
    throw new AnalysisError(
      'constant',
      'Expected an outcome that varies around the model, but it follows from the columns without any error.',
      { names: ['outcome'] },
    )
}
