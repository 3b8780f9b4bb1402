// Sums of squares and products of a calibration's columns, gathered from sparse rows.

import { collinearError } from '../design-matrix.ts'
import type { Calibrators } from './calibrators.ts'
import { factorise, type SymmetricSolver } from './symmetric-solver.ts'

/** Lower triangle, row by row, of the columns' products under row weights. */
export function gramOf(calibrators: Calibrators, weights: Float64Array): Float64Array {
  const { rows, start, column, value } = calibrators
  const p = calibrators.names.length
  const gram = new Float64Array(p * p)
  for (let i = 0; i < rows; i++) {
    if (weights[i] === 0) continue
    // Entries of a row are in the order of the columns, so the second one is never right of the first.
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const left = weights[i]! * value[e]!
      const row = column[e]! * p
      for (let f = start[i]!; f <= e; f++) gram[row + column[f]!]! += left * value[f]!
    }
  }
  return gram
}

/** The factored sums; `collinear` names the first column that says nothing new. */
export function factorGram(calibrators: Calibrators, weights: Float64Array): SymmetricSolver {
  const factored = factorise(gramOf(calibrators, weights), calibrators.names.length)
  if (typeof factored === 'number') throw collinearError(calibrators.names, factored)
  return factored
}
