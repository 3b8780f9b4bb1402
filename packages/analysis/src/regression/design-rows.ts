// Designs made from designs: some of the rows, or some columns more, for the side regressions that tests are made of.

import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import type { LinearFit } from './fit-linear.ts'

/** The same columns for some of the rows. */
export function chooseRows(design: DesignMatrix, rows: Uint32Array): DesignMatrix {
  if (rows.length === design.rows) return design
  const values = new Float64Array(rows.length * design.columns)
  for (let j = 0; j < design.columns; j++)
    for (let i = 0; i < rows.length; i++) values[i + j * rows.length] = design.values[rows[i]! + j * design.rows]!
  return { ...design, rows: rows.length, values }
}

/** The same rows with further columns as one more term. */
export function appendColumns(design: DesignMatrix, name: string, columns: readonly Float64Array[]): DesignMatrix {
  const values = new Float64Array(design.values.length + columns.length * design.rows)
  values.set(design.values)
  columns.forEach((column, k) => {
    values.set(column, design.values.length + k * design.rows)
  })
  const to = design.columns + columns.length
  return {
    ...design,
    columns: to,
    names: [...design.names, ...columns.map((_, k) => `${name}${k + 1}`)],
    values,
    terms: [...design.terms, { name, from: design.columns, to }],
  }
}

/** Design and residuals of the rows a fit used, in their order; refuses (`range`) a weighted fit, for which the tests of residuals are not made. */
export function usedRows(fit: LinearFit): { design: DesignMatrix; residuals: Float64Array; y: Float64Array } {
  const rows = Uint32Array.from(fit.weights.keys()).filter((i) => fit.weights[i]! > 0)
  if (rows.some((i) => fit.weights[i] !== fit.weights[rows[0]!]))
    throw new AnalysisError('range', 'Expected a fit in which all rows weigh the same, but its weights differ.', { names: ['weights'] })
  return {
    design: chooseRows(fit.design, rows),
    residuals: Float64Array.from(rows, (i) => fit.residuals[i]!),
    y: Float64Array.from(rows, (i) => fit.y[i]! - fit.offset[i]!),
  }
}
