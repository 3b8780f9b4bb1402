// How the pace at which events come goes with conditions: hazard ratios with their uncertainty.

import { type Numbers, requireLevel, requireOneOf } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { type Pace, paceOf, THE_REST } from '../pace.ts'
import { type CoxData, layOut, requireFiniteColumns } from './cox-data.ts'
import type { CoxParts } from './cox-parts.ts'
import { robustCoxCovariance } from './cox-robust.ts'
import { type CoxState, coxState } from './cox-state.ts'
import type { Ties } from './cox-sweep.ts'
import { settleNewton } from './newton.ts'
import { squaredDistance } from './positive-definite.ts'
import { hasFractions, readGroups, readSpells, requireClusters, requireEvents, type SpellLabels, type SpellOptions } from './spells.ts'

export type ChiSquareTest = { statistic: number; df: number; p: number }

export type CoxFit = {
  names: readonly string[]
  /** Logarithms of hazard ratios, their errors (robust where asked for), z and two-sided p. */
  coefficients: Float64Array
  standardErrors: Float64Array
  statistics: Float64Array
  pValues: Float64Array
  /** p x p, row by row; robust where asked for. */
  covariance: Float64Array
  hazardRatios: Float64Array
  /** Limits of the hazard ratios. */
  lower: Float64Array
  upper: Float64Array
  level: number
  robust: 'no' | 'rows' | 'clusters'
  /** From the information, whatever was asked for. */
  modelStandardErrors: Float64Array
  modelCovariance: Float64Array
  logLikelihoodNull: number
  logLikelihood: number
  /**
   * That all effects are 0: from the likelihoods, from the coefficients (with the covariance above) and
   * from the slope at 0. Wald's is NaN where the clusters are no more than the columns: they cannot tell so
   * many effects apart.
   */
  likelihoodRatioTest: ChiSquareTest
  waldTest: ChiSquareTest
  scoreTest: ChiSquareTest
  /** Per row: columns times coefficients plus offset, not centred. */
  linearPredictor: Float64Array
  /** Per row: event minus expected events; they sum to 0 within each stratum where all weights are 1. */
  martingaleResiduals: Float64Array
  ties: Ties
  n: number
  events: number
  strata: (string | number)[]
  iterations: number
  /** What the residuals, the curves and the test of proportional hazards start from. */
  parts: CoxParts
}

export type CoxOptions = SpellOptions &
  LongRunOptions & {
    ties?: Ties
    /** Labels with a baseline hazard of their own. */
    strata?: SpellLabels
    /** Added to the linear predictor with coefficient 1. */
    offset?: Numbers
    /**
     * True for errors that hold when hazards are not quite proportional or weights are of a sample; the
     * default with clusters or fractional weights.
     */
    robust?: boolean
    /** Which rows belong together (spells of one place); asks for robust errors. */
    cluster?: SpellLabels
    level?: number
  }

/**
 * Cox's proportional hazards regression.
 *
 * Question: do new incidents come faster in places with certain conditions, when many are still waiting for
 * theirs, and how much faster?
 * Assumptions: hazards of any two rows keep one ratio over time (`proportionalHazardsTest` asks); effects
 * multiply; watching ends for reasons that have nothing to do with the event; independent rows unless
 * `cluster` says which belong together.
 * Units are anonymous spells (a programme, a place, a group). A coefficient describes groups; it is not a
 * prediction about a person.
 * Not for: fewer than about ten events per column; robust errors with fewer than about fifty clusters,
 * which are then somewhat too small; conditions known only afterwards; several kinds of ends of which one
 * rules out the other when shares are asked for (`fineGray`).
 *
 * @param design n x p columns from `designMatrix`; its intercept is left to the baseline hazard
 * @param time n ends of spells, from 0 where no `entry` is given; equal times are ties
 * @param event n times 1 or 0
 * @param options `ties` ('efron'), `entry` (watched after it and up to the time), `strata`, `weights`,
 * `offset`, `robust`, `cluster`, `level` (0.95),
 * `signal`, `onProgress`
 * Errors: as `kaplanMeier`; `too-short` (one cluster only), `empty` (no column), `constant` (no event),
 * `collinear` and `separated` (both name the column), `not-converged`, `cancelled`. Weights multiply a
 * row's part in the likelihood. Wald's test has the covariance that is shown; the other two have the
 * model's.
 * Reference: Cox (1972, 1975); Efron (1977); Lin and Wei (1989) for robust errors; Therneau and Grambsch
 * (2000), chapters 3 and 7.
 *
 * @example
 * const months = [4, 3, 1, 1, 2, 2, 3, 6, 8, 5]
 * const again = [1, 1, 1, 0, 1, 1, 0, 1, 0, 1]
 * const lit = numericTerm('lit', [0, 2, 1, 1, 1, 0, 0, 2, 3, 0])
 * const fit = await coxRegression(designMatrix(10, [lit]), months, again)
 * fit.hazardRatios // => [0.6132]
 */
export async function coxRegression(design: DesignMatrix, time: Numbers, event: Numbers, options: CoxOptions = {}): Promise<CoxFit> {
  const { ties = 'efron', level = 0.95, cluster } = options
  requireLevel(level)
  requireOneOf('ties', ties, ['efron', 'breslow'])
  const pace = paceOf(PASSES * time.length, options)
  await pace(0)
  const spells = await readSpells(time, event, options, pace)
  const { robust = cluster !== undefined || hasFractions(spells.weights) } = options
  if (design.rows !== spells.n)
    throw new AnalysisError('shape', `Expected ${design.rows} values in "time", but got ${spells.n}.`, { names: ['time'] })
  const names = design.intercept ? design.names.slice(1) : design.names
  if (names.length === 0) throw new AnalysisError('empty', 'Expected at least one column besides the intercept, but there is none.')
  await requireFiniteColumns(design, pace)
  requireEvents(spells.cause)
  const strata = await readGroups('strata', options.strata, spells.n, pace)
  const clusters = cluster ? await readGroups('cluster', cluster, spells.n, pace) : null
  if (clusters) requireClusters(clusters.levels.length)
  const data = await layOut(design, spells, strata, options.offset, pace)
  const settled = await settleNewton((scaled) => coxState(data, scaled, ties, pace), names, data.range)
  const { coefficients, covariance, state, start, scoreTest, iterations } = settled
  const parts = { design, spells, strata, clusters, data, scaled: coefficients, scaledCovariance: covariance, state }
  const modelCovariance = unscaled(covariance, data)
  const shown = robust ? unscaled(await robustCoxCovariance(parts, ties, pace), data) : modelCovariance
  const p = names.length
  const test = (statistic: number): ChiSquareTest => ({ statistic, df: p, p: chiSquareCdf(Math.max(0, statistic), p, true) })
  const estimates = coefficients.map((b, j) => b / data.scale[j]!)
  const link = await linearPredictor(design, estimates, options.offset, pace)
  const residuals = martingales(data, state)
  await pace(THE_REST)
  return {
    names,
    ...intervals(estimates, shown, level),
    robust: robust ? (clusters ? 'clusters' : 'rows') : 'no',
    modelStandardErrors: diagonalRoots(modelCovariance, p),
    modelCovariance,
    logLikelihoodNull: start.logLikelihood,
    logLikelihood: state.logLikelihood,
    likelihoodRatioTest: test(2 * (state.logLikelihood - start.logLikelihood)),
    waldTest: test(squaredDistance(estimates, shown, p)),
    scoreTest: test(scoreTest),
    linearPredictor: link,
    martingaleResiduals: residuals,
    ties,
    n: spells.n,
    events: data.deaths.reduce((a, b) => a + b, 0),
    strata: strata.levels,
    iterations,
    parts,
  }
}

// About how often a row is looked at: laid out once, and three times at each of some six steps.
const PASSES = 26

// Wald's limits: symmetric on the scale of the logarithm, where the likelihood is nearly a parabola, and
// turned back to ratios.
function intervals(coefficients: Float64Array, covariance: Float64Array, level: number) {
  const standardErrors = diagonalRoots(covariance, coefficients.length)
  const statistics = coefficients.map((b, j) => b / standardErrors[j]!)
  const z = normalQuantile((1 - level) / 2, true)
  return {
    coefficients,
    covariance,
    standardErrors,
    statistics,
    pValues: statistics.map((s) => 2 * normalCdf(Math.abs(s), true)),
    hazardRatios: coefficients.map(Math.exp),
    lower: coefficients.map((b, j) => Math.exp(b - z * standardErrors[j]!)),
    upper: coefficients.map((b, j) => Math.exp(b + z * standardErrors[j]!)),
    level,
  }
}

const diagonalRoots = (matrix: Float64Array, p: number) => Float64Array.from({ length: p }, (_, j) => Math.sqrt(matrix[j * p + j]!))

// The covariance of coefficients of columns in their own units.
function unscaled(covariance: Float64Array, { scale, p }: CoxData): Float64Array {
  return covariance.map((v, at) => v / (scale[Math.floor(at / p)]! * scale[at % p]!))
}

// In the figures' own units and not centred, so that readers can make it themselves.
async function linearPredictor(
  design: DesignMatrix,
  coefficients: Float64Array,
  offset: Numbers | undefined,
  pace: Pace,
): Promise<Float64Array> {
  const link = offset ? new Float64Array(offset) : new Float64Array(design.rows)
  const skip = design.intercept ? 1 : 0
  for (let j = 0; j < coefficients.length; j++) {
    const b = coefficients[j]!
    for (let i = 0, at = (j + skip) * design.rows; i < design.rows; i++, at++) link[i]! += b * design.values[at]!
    await pace(0)
  }
  return link
}

// Event minus the events expected under the fit (Therneau, Grambsch, Fleming 1990): 1 or 0 less risk times
// hazard, per unit of weight.
function martingales({ n, order, died, weights }: CoxData, { risks, exposure }: CoxState): Float64Array {
  const residuals = new Float64Array(n)
  for (let i = 0; i < n; i++) residuals[order[i]!] = died[i]! - (risks.risk[i]! * exposure[i]!) / (weights ? weights[i]! : 1)
  return residuals
}
