// The model by which towns are compared: counts from population and conditions, refitted without the town that is asked about.

import { type Numbers, requireAtLeast, requireSameLength } from '../checks.ts'
import { type DesignMatrix, designMatrix, numericTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { rowLeverage } from '../linear-algebra/weighted-least-squares.ts'
import { informIrls } from '../regression/irls.ts'
import { prepareRows } from '../regression/prepared-rows.ts'
import { type NegativeBinomialStart, type SettledNegativeBinomial, settleNegativeBinomial } from '../regression/settle-negative-binomial.ts'
import { type PredictedRow, thetaForPrediction } from './predictive-law.ts'

/** What is known of the towns: one entry per town in every array. */
export type TownFigures = {
  /** Counts of incidents. */
  observed: Numbers
  /** Residents, or whatever the count is in proportion to; above 0. */
  population: Numbers
  /** Social and demographic figures by name; NaN where a town has none. */
  covariates: Readonly<Record<string, Numbers>>
  /** 1 for towns that may teach the model, 0 for those that may not (an airport town); all may unless given. */
  teaches?: ArrayLike<number | boolean>
}

/** A town that did not teach the model, and why. */
export type LeftOutTown = { row: number; reason: 'itself' | 'asked' | 'missing' }

/** Figures checked and laid out as a regression. */
export type TownRows = { design: DesignMatrix; y: Float64Array; offset: Float64Array; weights: Float64Array; leftOut: LeftOutTown[] }

export function layOutTowns(figures: TownFigures): TownRows {
  const { observed, population, covariates, teaches } = figures
  requireAtLeast('observed', observed)
  const n = observed.length
  requireSameLength('population', population, n)
  if (teaches) requireSameLength('teaches', Float64Array.from(teaches, Number), n)
  const terms = Object.entries(covariates).map(([name, values]) => numericTerm(name, values))
  const design = designMatrix(n, terms, { missing: 'allow' })
  const offset = Float64Array.from(population, (residents, i) => {
    if (residents <= 0)
      throw new AnalysisError('range', `Expected a population above 0 at row ${i}, but got ${residents}.`, {
        names: ['population'],
        row: i,
      })
    return Math.log(residents)
  })
  const weights = Float64Array.from({ length: n }, (_, i) => (teaches && !teaches[i] ? 0 : 1))
  const rows = prepareRows(design, observed, { offset, weights, missing: 'leave-out' }, Number.POSITIVE_INFINITY)
  if (rows.n < rows.design.columns + 2)
    throw new AnalysisError('too-short', `Expected at least ${rows.design.columns + 2} towns to teach the model, but got ${rows.n}.`)
  const leftOut = rows.leftOut.map(({ row, reason }): LeftOutTown => ({ row, reason: reason === 'missing' ? 'missing' : 'asked' }))
  return { design: rows.design, y: rows.y, offset: rows.offset, weights: rows.weights, leftOut }
}

/** The model fitted without one town, and what it says of that town. */
export function fitWithout(
  rows: TownRows,
  town: number,
  start?: NegativeBinomialStart,
): { settled: SettledNegativeBinomial; predicted: PredictedRow; n: number; leftOut: LeftOutTown[] } {
  if (rows.leftOut.some((left) => left.row === town && left.reason === 'missing'))
    throw new AnalysisError('not-finite', `Expected all figures of the town at row ${town}, but some are missing.`, { row: town })
  const weights = Float64Array.from(rows.weights)
  weights[town] = 0
  const settled = settleNegativeBinomial({ ...rows, weights }, start, 1e-8, 200)
  const { fit, family, theta, thetaStandardError } = settled
  informIrls(fit, family)
  const linkStandardError = Math.sqrt(rowLeverage(rows.design.values, rows.design.rows, town, fit.room.inverse, rows.design.columns))
  const own: LeftOutTown[] = rows.leftOut.some((left) => left.row === town) ? [] : [{ row: town, reason: 'itself' }]
  const n = weights.reduce((sum, w) => sum + w, 0)
  const spread = thetaForPrediction(theta, thetaStandardError, n, rows.design.columns)
  return { settled, predicted: { link: fit.link[town]!, linkStandardError, ...spread }, n, leftOut: [...rows.leftOut, ...own] }
}
