// Sums of squares and products of a calibration's columns, gathered from sparse rows.

import { collinearError } from '../design-matrix.ts'
import { inParts, type Pace } from '../pace.ts'
import type { Calibrators } from './calibrators.ts'
import { factorise, type SymmetricSolver } from './symmetric-solver.ts'

/**
 * Lower triangle, row by row, of the columns' products under row weights.
 *
 * A row touches only the pairs of its own entries: with districts, ages and sexes that is six sums, whatever the number of districts.
 */
export async function gramOf(calibrators: Calibrators, weights: Float64Array, pace: Pace): Promise<Float64Array> {
  const { rows, start, column, value } = calibrators
  const p = calibrators.names.length
  const gram = new Float64Array(p * p)
  const entries = value.length / rows
  await inParts(rows, 10 + 5 * entries * entries, pace, (from, to) => {
    for (let i = from; i < to; i++) {
      if (weights[i] === 0) continue
      // Entries of a row are in the order of the columns, so the second one is never right of the first.
      for (let e = start[i]!; e < start[i + 1]!; e++) {
        const left = weights[i]! * value[e]!
        const row = column[e]! * p
        for (let f = start[i]!; f <= e; f++) gram[row + column[f]!]! += left * value[f]!
      }
    }
  })
  return gram
}

/** The factored sums; `collinear` names the first column that says nothing new. */
export async function factorGram(calibrators: Calibrators, weights: Float64Array, pace: Pace): Promise<SymmetricSolver> {
  const factored = await factorise(await gramOf(calibrators, weights, pace), calibrators.names.length, pace)
  if (typeof factored === 'number') throw collinearError(calibrators.names, factored)
  return factored
}
