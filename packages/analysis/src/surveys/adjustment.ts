// What a calibration explains of an answer is no longer uncertain: only the rest counts in the margin of error.

import { type Calibrators, rowCombination } from './calibrators.ts'

/** One calibration done: the weights it left, and the regression that takes from an answer what the known totals explain. */
export type Adjustment = {
  readonly calibrators: Calibrators
  /** Weights after the calibration. */
  readonly weights: Float64Array
  /** Weight of each row in the regression; null for 1. */
  readonly importance: Float64Array | null
  /** Coefficients from the right-hand side: the totals of importance x answer x column. */
  solve(totals: Float64Array): Float64Array
}

/**
 * Replaces weighted answers by their weighted residuals, in place.
 *
 * Reference: Deville and Särndal (1992): the calibrated total has asymptotically the variance of the residuals' total.
 */
export function takeResiduals(adjustment: Adjustment, weighted: Float64Array): void {
  const { calibrators, weights, importance } = adjustment
  const { rows, start, column, value } = calibrators
  const totals = new Float64Array(calibrators.names.length)
  for (let i = 0; i < rows; i++) {
    const x = weighted[i]!
    if (x === 0) continue
    const answer = ((importance ? importance[i]! : 1) * x) / weights[i]!
    for (let e = start[i]!; e < start[i + 1]!; e++) totals[column[e]!]! += answer * value[e]!
  }
  const coefficients = adjustment.solve(totals)
  for (let i = 0; i < rows; i++) weighted[i]! -= weights[i]! * rowCombination(calibrators, i, coefficients)
}
