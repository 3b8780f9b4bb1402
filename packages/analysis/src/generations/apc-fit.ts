// Fits one age-period-cohort model from its columns and reads curves with their limits from it.

import { designMatrix, numericTerm } from '../design-matrix.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { fitGlm } from '../regression/fit-glm.ts'
import type { AgePeriodCells } from './cells.ts'

/** A curve over the distinct values of its scale, with limits. */
export type ApcCurve = { at: Float64Array; estimate: Float64Array; lower: Float64Array; upper: Float64Array }

/**
 * What a curve needs of a model: effects are on the scale of the link (log of the rate per unit of time
 * lived, or logit of the share), so a curve is a sum of a part's columns times its coefficients.
 *
 * A fit whose columns came in parts; part k has the coefficients from `from[k]` to `from[k + 1]`.
 */
export type ColumnFit = {
  coefficients: Float64Array
  covariance: Float64Array
  from: number[]
  /** Linear predictor per cell, offset included: what a later fit starts from. */
  link: Float64Array
  deviance: number
  df: number
  aic: number
}

/**
 * One fit. Without `offset` the rates are per unit of person-time; with it, what earlier fits of a sequence
 * left is fitted. Columns are taken as they come: that they are independent has been seen to where they
 * were made.
 */
export function fitColumns(
  cells: AgePeriodCells,
  parts: Float64Array[][],
  distribution: 'poisson' | 'binomial',
  offset?: Float64Array,
): ColumnFit {
  const n = cells.counts.length
  // Age, drift, period and cohort are told apart by place and not by name: the same columns serve all models.
  // Part k has the coefficients from[k] to from[k + 1].
  const from = [0]
  for (const part of parts) from.push(from[from.length - 1]! + part.length)
  const names = parts.flatMap((part, k) => part.map((_, j) => `part ${k + 1}, column ${j + 1}`))
  const design = designMatrix(
    n,
    parts.flat().map((values, j) => numericTerm(names[j]!, values)),
    { intercept: false },
  )
  // Poisson with time lived as offset, or events out of trials; tight enough that a later fit of a sequence
  // starts from the solution itself.
  const fit =
    distribution === 'poisson'
      ? fitGlm(design, cells.counts, { offset: offset ?? Float64Array.from(cells.personTime, Math.log), tolerance: 1e-11 })
      : fitGlm(
          design,
          Float64Array.from(cells.counts, (events, i) => events / cells.personTime[i]!),
          { family: 'binomial', weights: cells.personTime, tolerance: 1e-11, ...(offset ? { offset } : {}) },
        )
  const { coefficients, covariance, link, deviance, dfResidual, aic } = fit
  return { coefficients, covariance, from, link, deviance, df: dfResidual, aic }
}

/**
 * exp of sums of a part's coefficients, one row of contrasts per value, with limits from the covariance of
 * the same part. The covariance is of the fit at hand: in a sequence, what earlier fits were unsure of is
 * not counted, as in Carstensen (2007).
 */
export function contrastCurve(fit: ColumnFit, part: number, contrasts: number[][], at: Float64Array, level: number): ApcCurve {
  const z = normalQuantile((1 - level) / 2, true)
  const p = fit.coefficients.length
  const begin = fit.from[part]!
  const curve = { at, estimate: new Float64Array(at.length), lower: new Float64Array(at.length), upper: new Float64Array(at.length) }
  contrasts.forEach((row, i) => {
    // Curves overlap in what they rest on, so limits of neighbouring values go together; of each value by
    // itself: c'b and c'Vc of the contrast, and limits symmetric on the logarithm.
    let sum = 0
    let variance = 0
    for (let j = 0; j < row.length; j++) {
      sum += row[j]! * fit.coefficients[begin + j]!
      for (let k = 0; k < row.length; k++) variance += row[j]! * row[k]! * fit.covariance[(begin + j) * p + begin + k]!
    }
    const error = Math.sqrt(Math.max(0, variance))
    curve.estimate[i] = Math.exp(sum)
    curve.lower[i] = Math.exp(sum - z * error)
    curve.upper[i] = Math.exp(sum + z * error)
  })
  return curve
}
