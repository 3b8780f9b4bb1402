// How an answer goes with what is known of residents, with errors that know how the sample was drawn.

import { type Numbers, requireLevel, requireOneOf, requireSameLength } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { studentTCdf } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { crossProductInverse } from '../linear-algebra/weighted-least-squares.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import { familyOf } from '../regression/family.ts'
import { type Irls, informIrls, makeIrls, settleIrls, startIrls, stepIrls } from '../regression/irls.ts'
import { type RespondentOptions, type Respondents, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { deviate } from './survey-estimate.ts'
import { totalCovariance } from './total-covariance.ts'

/** A regression on survey answers. */
export type SurveyRegression = {
  family: 'gaussian' | 'quasi-binomial' | 'quasi-poisson'
  names: readonly string[]
  coefficients: Float64Array
  standardErrors: Float64Array
  /** Estimate over error; endless where everybody was asked, so that there is no error. */
  statistics: Float64Array
  /** Two-sided, t with `df`. */
  pValues: Float64Array
  lower: Float64Array
  upper: Float64Array
  level: number
  /** p x p, row by row. */
  covariance: Float64Array
  /** First-stage units less strata, less columns, plus 1. */
  df: number
  n: number
  leftOut: number
  iterations: number
}

/**
 * Linear, logistic or log-linear regression with errors by linearisation.
 *
 * Question: does feeling unsafe go with age, district and housing, each with the others held equal?
 * Assumptions: the coefficients are those that the whole population would give; many more sampled units than columns.
 * Not for: causes; few clusters (`df` below about 10); counts with many zeros.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param columns n x p columns from `designMatrix` (made with `missing: 'allow'` where rows are to be left out)
 * @param outcome n answers: figures of any size ('gaussian'), shares from 0 to 1 ('quasi-binomial') or counts from 0 ('quasi-poisson')
 * @param options `family` ('gaussian'); `offset` (0): added to the linear predictor of each row, such as the log of nights out; `level` (0.95),
 * `within`, `missing` ('refuse'), `signal`, `onProgress`
 * Errors: `shape`, `not-finite`, `range`, `empty`, `collinear`, `separated`, `constant` (an outcome that is the same for all),
 * `not-converged`, `too-short` (no degrees of freedom), `cancelled`.
 * Reference: Binder (1983); Lumley (2010), Complex Surveys, chapters 5 and 6; as R's `survey::svyglm`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20, 10] })
 * const fit = await surveyRegression(design, designMatrix(6, [numericTerm('age', [20, 30, 40, 50, 60, 70])]), [4, 6, 7, 9, 8, 5])
 * fit.coefficients // => [4.9, 0.045]
 * fit.standardErrors // => [2.07, 0.04796]
 */
export async function surveyRegression(
  design: SurveyDesign,
  columns: DesignMatrix,
  outcome: Numbers,
  options: RespondentOptions & LongRunOptions & { family?: SurveyRegression['family']; offset?: Numbers; level?: number } = {},
): Promise<SurveyRegression> {
  const { family: name = 'gaussian', level = 0.95 } = options
  requireLevel(level)
  requireOneOf('family', name, ['gaussian', 'quasi-binomial', 'quasi-poisson'])
  requireSameLength('outcome', outcome, columns.rows)
  const offset = options.offset ?? new Float64Array(columns.rows)
  const answers = [
    { name: 'outcome', values: outcome },
    { name: 'offset', values: offset },
    ...columns.names.map((label, j) => ({ name: label, values: columnOf(columns, j) })),
  ]
  const pace = paceOf(PASSES * columns.rows, options)
  await pace(0)
  const who = respondents(design, answers, options)
  requireOutcome(name, outcome, who)
  await pace(0)
  const df = who.df + 1 - columns.columns
  if (df < 1)
    throw new AnalysisError(
      'too-short',
      `Expected at least as many sampled units more than strata as columns (${columns.columns}), but got ${who.df}.`,
    )
  const fit = await fitTo(columns, outcome, offset, who, name, pace)
  const influences = await coefficientInfluences(fit, who, pace)
  const covariance = await totalCovariance(design, influences, who.inDomain, pace)
  await pace(THE_REST)
  const p = columns.columns
  const coefficients = Float64Array.from(fit.coefficients)
  const standardErrors = coefficients.map((_, j) => Math.sqrt(covariance[j * p + j]!))
  const statistics = coefficients.map((b, j) => (b === 0 ? 0 : b / standardErrors[j]!))
  const t = deviate(level, 't', df)
  return {
    family: name,
    names: columns.names,
    coefficients,
    standardErrors,
    statistics,
    pValues: statistics.map((value) => 2 * studentTCdf(Math.abs(value), df, true)),
    lower: coefficients.map((b, j) => b - t * standardErrors[j]!),
    upper: coefficients.map((b, j) => b + t * standardErrors[j]!),
    level,
    covariance,
    df,
    n: who.n,
    leftOut: who.leftOut,
    iterations: fit.steps,
  }
}

function columnOf(columns: DesignMatrix, j: number): Float64Array {
  return columns.values.subarray(j * columns.rows, (j + 1) * columns.rows)
}

function requireOutcome(family: SurveyRegression['family'], outcome: Numbers, who: Respondents): void {
  const least = family === 'gaussian' ? Number.NEGATIVE_INFINITY : 0
  const most = family === 'quasi-binomial' ? 1 : Number.POSITIVE_INFINITY
  let first: number | null = null
  let differs = false
  for (let i = 0; i < who.weights.length; i++) {
    if (who.weights[i] === 0) continue
    const y = outcome[i]!
    if (y < least || y > most)
      throw new AnalysisError('range', `Expected an outcome from 0 to ${most} at row ${i}, but got ${y}.`, { names: ['outcome'], row: i })
    first ??= y
    if (y !== first) differs = true
  }
  if (!differs) throw new AnalysisError('constant', 'Expected an outcome that differs, but it is the same for all.', { names: ['outcome'] })
}

// About how often a row is looked at.
const PASSES = 10
// A fit that has a solution seldom takes more steps; what takes more is watched for columns that run away.
const USUAL_STEPS = 8
const SETTLED = 1e-10

// The weighted fit: weights of mean 1, rows that do not count at 0 with harmless figures. Others have their turn between two steps.
async function fitTo(
  columns: DesignMatrix,
  outcome: Numbers,
  offset: Numbers,
  who: Respondents,
  name: SurveyRegression['family'],
  pace: Pace,
): Promise<Irls> {
  const family = familyOf(name)
  const n = columns.rows
  const weights = who.weights.map((w) => {
    if (w < 0)
      throw new AnalysisError('range', 'Expected weights from 0, but calibration left some below; calibrate with bounds.', {
        names: ['weights'],
      })
    return (w * who.n) / who.total
  })
  const values = Float64Array.from(columns.values)
  for (let j = 0; j < columns.columns; j++) for (let i = 0; i < n; i++) if (weights[i] === 0) values[j * n + i] = 0
  const counted = (figures: Numbers) => Float64Array.from(weights, (weight, i) => (weight === 0 ? 0 : figures[i]!))
  await pace(0)
  const fit = makeIrls({ ...columns, values }, counted(outcome), counted(offset), weights)
  await pace(0)
  startIrls(fit, family)
  while (fit.move > SETTLED && fit.steps < USUAL_STEPS) {
    await pace(n)
    stepIrls(fit, family)
  }
  await pace(n)
  settleIrls(fit, family, SETTLED, 100)
  informIrls(fit, family)
  return fit
}

// What each row adds to the error of each coefficient: its score through the inverse information (links are canonical).
async function coefficientInfluences(fit: Irls, who: Respondents, pace: Pace): Promise<Float64Array[]> {
  const { rows: n, columns: p, values } = fit.design
  const inverse = crossProductInverse(fit.room.inverse, p)
  const influences = Array.from({ length: p }, () => new Float64Array(n))
  const { weights, y, mean } = fit
  await inParts(n, 4 * p * p, pace, (from, to) => {
    for (let j = 0; j < p; j++) {
      const influence = influences[j]!
      for (let k = 0; k < p; k++) {
        const share = inverse[j * p + k]!
        for (let i = from, at = k * n + from; i < to; i++, at++) influence[i]! += share * values[at]!
      }
      for (let i = from; i < to; i++) influence[i]! *= who.weights[i] === 0 ? 0 : weights[i]! * (y[i]! - mean[i]!)
    }
  })
  return influences
}
