// The effect differs between studies: does it go with what the studies did, or with where and how they were made?

import { type Numbers, requireLevel } from '../checks.ts'
import { type DesignMatrix, keepTerms, requireIndependentColumns } from '../design-matrix.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { fCdf } from '../distributions/f-distribution.ts'
import { studentTCdf, studentTQuantile } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import { makeRoom, weightedLeastSquares } from '../linear-algebra/weighted-least-squares.ts'
import { betweenStudyVariance, type HeterogeneityMethod, qProfileInterval } from './heterogeneity.ts'
import { type MetaOptions, type Pooled, percent, pool, spread } from './meta-analysis.ts'
import { plainStudies } from './studies.ts'
import type { Studies } from './weighted-fit.ts'

export type MetaRegression = {
  method: HeterogeneityMethod
  names: readonly string[]
  coefficients: Float64Array
  standardErrors: Float64Array
  lower: Float64Array
  upper: Float64Array
  statistics: Float64Array
  pValues: Float64Array
  /** Of the statistics; Infinity where they are normal. */
  df: number
  /** Variance between studies that the columns leave, and its Q-profile interval (NaN for 'EE'). */
  tau2: number
  tau2Lower: number
  tau2Upper: number
  i2: number
  h2: number
  /** Test of no difference that the columns leave. */
  q: number
  qDf: number
  qP: number
  /** Joint test of all columns but the intercept: chi-square, or F with Hartung and Knapp. NaN where there are none. */
  moderators: number
  moderatorsDf: number
  moderatorsP: number
  /** Share of the variance between studies that the columns explain, in per cent; NaN for 'EE' and without an intercept. */
  r2: number
  weights: Float64Array
  /** As asked for, but 'adhoc' where the line passes through all effects. */
  hartungKnapp: boolean | 'adhoc'
  level: number
  n: number
}

/**
 * Meta-regression: effects of studies against what is known of the studies (mixed-effects model).
 *
 * Question: were the effects larger where whole streets were lit than where single lamps were?
 * Assumptions: as `metaAnalysis`, with true effects normal around the line. Ten studies per column is the usual advice.
 * Not for: proof of a cause - places chose what they did; averages of persons ("larger where more were young" does not say that it works better for the young).
 *
 * @param effects, variances one per study; @param design one row per study; @param options see `MetaOptions`
 * Errors: as `metaAnalysis`; `shape` (rows), `too-short` (not more studies than columns), `collinear`.
 * Reference: Viechtbauer and others (2015); Knapp and Hartung (2003); Raudenbush (2009) for `r2`.
 *
 * @example
 * const design = designMatrix(6, [numericTerm('year', [0, 1, 2, 3, 4, 5])])
 * const line = metaRegression([-0.1, -0.15, -0.3, -0.35, -0.38, -0.6], [0.02, 0.02, 0.03, 0.02, 0.03, 0.02], design)
 * line.coefficients // => [-0.07815, -0.09512]
 * line.pValues[1] // => 0.001001
 */
export function metaRegression(effects: Numbers, variances: Numbers, design: DesignMatrix, options: MetaOptions = {}): MetaRegression {
  const { method = 'REML', hartungKnapp = true, level = 0.95 } = options
  requireLevel(level)
  const studies = studiesWithColumns(effects, variances, design)
  const pooled = pool(studies, method, hartungKnapp)
  const { coefficients, standardErrors, df, tau2 } = pooled
  const reach = studentTQuantile((1 - level) / 2, df, true)
  const statistics = coefficients.map((b, j) => b / standardErrors[j]!)
  const interval = method === 'EE' ? { lower: Number.NaN, upper: Number.NaN } : qProfileInterval(studies, level)
  return {
    method,
    names: design.names,
    coefficients,
    standardErrors,
    lower: coefficients.map((b, j) => b - reach * standardErrors[j]!),
    upper: coefficients.map((b, j) => b + reach * standardErrors[j]!),
    statistics,
    pValues: statistics.map((s) => 2 * studentTCdf(Math.abs(s), df, true)),
    df,
    tau2,
    tau2Lower: interval.lower,
    tau2Upper: interval.upper,
    ...spread(studies, tau2, method),
    ...moderatorTest(design, pooled),
    r2: explained(effects, variances, design, method, tau2),
    weights: percent(pooled.weights),
    hartungKnapp: pooled.hartungKnapp,
    level,
    n: studies.k,
  }
}

function studiesWithColumns(effects: Numbers, variances: Numbers, design: DesignMatrix): Studies {
  const { y, v, k } = plainStudies(effects, variances, 1)
  if (design.rows !== k)
    throw new AnalysisError('shape', `Expected a design of ${k} rows, one per study, but got ${design.rows}.`, { names: ['design'] })
  if (design.columns >= k)
    throw new AnalysisError('too-short', `Expected more studies than the ${design.columns} columns, but got ${k}.`, { names: ['effects'] })
  requireIndependentColumns(design)
  return { y, v, x: design.values, k, p: design.columns }
}

// b' V^-1 b over the moderators: the squared length of b after solving with a root of V, here by least squares of b on V's own columns.
function moderatorTest(design: DesignMatrix, pooled: Pooled) {
  const first = design.intercept ? 1 : 0
  const p = design.columns
  const m = p - first
  if (m === 0) return { moderators: Number.NaN, moderatorsDf: 0, moderatorsP: Number.NaN }
  const block = new Float64Array(m * m)
  for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) block[j * m + i] = pooled.covariance[(i + first) * p + j + first]!
  const b = pooled.coefficients.slice(first)
  const room = makeRoom(m, m)
  weightedLeastSquares(block, new Float64Array(m).fill(1), b, room, 0)
  let square = 0
  for (let j = 0; j < m; j++) square += b[j]! * room.coefficients[j]!
  if (pooled.df === Number.POSITIVE_INFINITY) return { moderators: square, moderatorsDf: m, moderatorsP: chiSquareCdf(square, m, true) }
  const f = square / m
  return { moderators: f, moderatorsDf: m, moderatorsP: fCdf(f, m, pooled.df, true) }
}

function explained(effects: Numbers, variances: Numbers, design: DesignMatrix, method: HeterogeneityMethod, tau2: number): number {
  if (method === 'EE' || !design.intercept) return Number.NaN
  const alone = keepTerms(design, () => false)
  const without = betweenStudyVariance(studiesWithColumns(effects, variances, alone), method)
  return without === 0 ? 0 : Math.max(0, (100 * (without - tau2)) / without)
}
