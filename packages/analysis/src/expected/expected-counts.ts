// Observed against expected for every town, each predicted by a model that did not see it.

import { requireAtMost, requireLevel } from '../checks.ts'
import { AnalysisError, type AnalysisErrorCode } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { poissonFamily } from '../regression/family.ts'
import { makeIrls, settleIrls, startIrls } from '../regression/irls.ts'
import { type NegativeBinomialStart, settleNegativeBinomial } from '../regression/settle-negative-binomial.ts'
import { type ExpectedCount, type ExpectedCountOptions, expectedOf } from './expected-count.ts'
import { layOutTowns, type TownFigures, type TownRows } from './town-model.ts'

/** A town for which no expectation can be given, and why. */
export type NotPredictedTown = { town: number; code: AnalysisErrorCode; message: string }

export type ExpectedCounts = {
  /** In the order of the rows asked for. */
  towns: ExpectedCount[]
  notPredicted: NotPredictedTown[]
  /** Of the model with all towns. */
  theta: number
  thetaStandardError: number
  names: readonly string[]
  coefficients: Float64Array
  /** By how much towns vary more than chance would make them after the covariates: Pearson's chi-square of the Poisson fit over n - p. */
  poissonDispersion: number
  n: number
  level: number
  reference: string
}

/** Each town is a fit of its own: a few minutes, which can be watched and stopped. */
const MOST_WORK = 5e8

/**
 * Expected counts of all towns (or of those asked for), each from a fit without the town itself.
 *
 * Question: where do residents meet less, or more, crime than one would expect?
 * Assumptions, method, and when not to use it: as `expectedCount`. A town whose own refit is impossible is listed with the reason, not dropped.
 * Looking at many towns or groups finds something by chance: adjust the p values (`adjustPValues`).
 *
 * @param figures counts, population and covariates, one entry per town
 * @param options `towns` (all): rows to predict; `level`, `pValue`; `signal` and `onProgress`, for 98 towns take about 0.1 s
 * Errors: as `expectedCount` for the model with all towns; `cancelled`; `too-large` (above 500 million towns asked for x figures of the model).
 * Reference: Lawless (1987); Stone (1974).
 *
 * @example
 * const observed = [52, 61, 40, 75, 33, 90, 48, 66, 20, 57]
 * const population = [1000, 1100, 900, 1300, 800, 1500, 950, 1200, 1000, 1050]
 * const young = [12, 13, 11, 14, 10, 15, 12, 13, 12, 13]
 * const all = await expectedCounts({ observed, population, covariates: { young } })
 * all.towns.filter((t) => t.p < 0.05).map((t) => t.town) // => [8]
 */
export async function expectedCounts(
  figures: TownFigures,
  options: ExpectedCountOptions & LongRunOptions & { towns?: ArrayLike<number> } = {},
): Promise<ExpectedCounts> {
  const { level = 0.95 } = options
  requireLevel(level)
  const rows = layOutTowns(figures)
  const asked = options.towns ? Array.from(options.towns) : Array.from(rows.y.keys())
  requireAtMost(
    'towns asked for times figures',
    asked.length * rows.design.values.length,
    MOST_WORK,
    'Ask for some of the towns (`towns`).',
  )
  const whole = settleNegativeBinomial(rows, undefined, 1e-10, 200)
  const start: NegativeBinomialStart = { coefficients: whole.fit.coefficients, theta: whole.theta }
  const towns: ExpectedCount[] = []
  const notPredicted: NotPredictedTown[] = []
  await longRun(
    asked.length,
    (index) => {
      const town = asked[index]!
      try {
        towns.push(expectedOf(rows, town, options, start))
      } catch (error) {
        if (!(error instanceof AnalysisError)) throw error
        notPredicted.push({ town, code: error.code, message: error.message })
      }
    },
    options,
  )
  return {
    towns,
    notPredicted,
    theta: whole.theta,
    thetaStandardError: whole.thetaStandardError,
    names: rows.design.names,
    coefficients: Float64Array.from(whole.fit.coefficients),
    poissonDispersion: poissonDispersion(rows),
    n: rows.weights.reduce((sum, w) => sum + w, 0),
    level,
    reference: 'Lawless (1987), Negative binomial and mixed Poisson regression',
  }
}

function poissonDispersion(rows: TownRows): number {
  const fit = makeIrls(rows.design, rows.y, rows.offset, rows.weights)
  startIrls(fit, poissonFamily)
  settleIrls(fit, poissonFamily, 1e-9, 100)
  let chiSquare = 0
  let used = 0
  for (let i = 0; i < rows.y.length; i++) {
    if (!(rows.weights[i]! > 0)) continue
    chiSquare += (rows.y[i]! - fit.mean[i]!) ** 2 / fit.mean[i]!
    used++
  }
  return chiSquare / (used - rows.design.columns)
}
