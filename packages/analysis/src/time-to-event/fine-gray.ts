// How the share that has come to one kind of end goes with conditions, when other kinds rule it out.

import { type Numbers, requireFinite, requireLevel, requireSameLength } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import { requireFiniteColumns } from './cox-data.ts'
import type { ChiSquareTest } from './cox-regression.ts'
import { type FineGrayData, layOutCompeting } from './fine-gray-data.ts'
import { fineGrayScores } from './fine-gray-scores.ts'
import { type FineGrayState, fineGrayState } from './fine-gray-state.ts'
import { settleNewton } from './newton.ts'
import { crossProducts } from './row-sums.ts'
import { readSpells, requireEvents } from './spells.ts'

export type FineGrayFit = {
  names: readonly string[]
  /** Logarithms of subdistribution hazard ratios, their robust errors, z and two-sided p. */
  coefficients: Float64Array
  standardErrors: Float64Array
  statistics: Float64Array
  pValues: Float64Array
  covariance: Float64Array
  hazardRatios: Float64Array
  lower: Float64Array
  upper: Float64Array
  level: number
  /** Inverse information, which takes the share still watched as known. */
  modelCovariance: Float64Array
  logLikelihoodNull: number
  logLikelihood: number
  likelihoodRatioTest: ChiSquareTest
  cause: number
  n: number
  /** Spells that came to the end asked about, to another, and to none while they were watched. */
  events: number
  otherEvents: number
  censored: number
  iterations: number
  /** Times of the events, and the cumulative subdistribution hazard where all columns are 0. */
  baseline: { times: Float64Array; cumulativeHazard: Float64Array }
}

/**
 * Fine and Gray's regression of the cumulative incidence.
 *
 * Question: with other ends counted as they happen, do programmes with certain conditions more often come
 * to this end?
 * Assumptions: subdistribution hazards keep one ratio; watching ends alike for all, whatever their
 * conditions; independent spells.
 * Units are anonymous spells; a coefficient describes groups and is no prediction about a person.
 * Not for: the pace among those still at risk (`coxRegression` with other ends as censored); a sum of the
 * shares of all causes, which may pass 1; delayed entry, weights.
 *
 * @param design n x p columns from `designMatrix` (an intercept is left out); @param time n lengths of
 * spells, from 0
 * @param cause n whole numbers: 0 still waiting, 1, 2, ... the kind of end
 * @param options `cause` (1) which end is asked about, `level` (0.95), `signal`, `onProgress`
 * Errors: as `coxRegression`; `constant` where no spell came to this end. Ties are Breslow's. The share
 * still watched is Kaplan and Meier's, just before each time, in all rows together.
 * Reference: Fine and Gray (1999), equations 5 to 8; as R's `cmprsk::crr`, which stops its steps at about
 * 1e-6.
 *
 * @example
 * const lit = numericTerm('lit', [0, 1, 0, 1, 1, 0, 1, 0])
 * const fit = await fineGray(designMatrix(8, [lit]), [2, 3, 3, 5, 8, 9, 4, 6], [1, 2, 0, 1, 2, 0, 1, 1])
 * fit.hazardRatios // => [0.7913]
 */
export async function fineGray(
  design: DesignMatrix,
  time: Numbers,
  cause: Numbers,
  options: LongRunOptions & { cause?: number; level?: number } = {},
): Promise<FineGrayFit> {
  const { cause: wanted = 1, level = 0.95 } = options
  requireLevel(level)
  const pace = paceOf(PASSES * time.length, options)
  await pace(0)
  const spells = await readSpells(time, cause, {}, pace, 20)
  if (design.rows !== spells.n)
    throw new AnalysisError('shape', `Expected ${design.rows} values in "time", but got ${spells.n}.`, { names: ['time'] })
  const names = design.intercept ? design.names.slice(1) : design.names
  if (names.length === 0) throw new AnalysisError('empty', 'Expected at least one column besides the intercept, but there is none.')
  await requireFiniteColumns(design, pace)
  requireEvents(spells.cause, wanted)
  const data = await layOutCompeting(design, spells, wanted, pace)
  const { p, scale } = data
  const settled = await settleNewton((scaled) => fineGrayState(data, scaled, pace), names, data.range)
  const { covariance: model, state, start } = settled
  const scores = await fineGrayScores(data, state, pace)
  const covariance = unscale(await sandwich(model, scores, p, pace), scale)
  const coefficients = settled.coefficients.map((b, j) => b / scale[j]!)
  const standardErrors = coefficients.map((_, j) => Math.sqrt(covariance[j * p + j]!))
  const statistics = coefficients.map((b, j) => b / standardErrors[j]!)
  const z = normalQuantile((1 - level) / 2, true)
  const ratio = 2 * (state.logLikelihood - start.logLikelihood)
  const events = data.events.reduce((a, b) => a + b, 0)
  const censored = data.ends.reduce((a, b) => a + b, 0)
  await pace(THE_REST)
  return {
    names,
    coefficients,
    standardErrors,
    statistics,
    pValues: statistics.map((s) => 2 * normalCdf(Math.abs(s), true)),
    covariance,
    hazardRatios: coefficients.map(Math.exp),
    lower: coefficients.map((b, j) => Math.exp(b - z * standardErrors[j]!)),
    upper: coefficients.map((b, j) => Math.exp(b + z * standardErrors[j]!)),
    level,
    modelCovariance: unscale(model, scale),
    logLikelihoodNull: start.logLikelihood,
    logLikelihood: state.logLikelihood,
    likelihoodRatioTest: { statistic: ratio, df: p, p: chiSquareCdf(Math.max(0, ratio), p, true) },
    cause: wanted,
    n: spells.n,
    events,
    otherEvents: spells.n - events - censored,
    censored,
    iterations: settled.iterations,
    baseline: baselineOf(data, state, settled.coefficients),
  }
}

// About how often a row is looked at: laid out once, and four times at each of some six steps.
const PASSES = 30

// The squares of the scores between two inverse informations: errors that hold also though risks are weighted.
async function sandwich(bread: Float64Array, scores: Float64Array, p: number, pace: Pace): Promise<Float64Array> {
  const moves = new Float64Array(scores.length)
  await inParts(scores.length / p, 2 * p * p, pace, (from, to) => {
    for (let at = from * p; at < to * p; at += p)
      for (let j = 0; j < p; j++) {
        let sum = 0
        for (let k = 0; k < p; k++) sum += scores[at + k]! * bread[k * p + j]!
        moves[at + j] = sum
      }
  })
  return crossProducts(moves, p, pace)
}

// From columns of one size back to their own units.
const unscale = (covariance: Float64Array, scale: Float64Array) =>
  covariance.map((v, at) => v / (scale[Math.floor(at / scale.length)]! * scale[at % scale.length]!))

// Breslow's sum at the times of the events, moved from mean columns and the highest risk to columns that
// are all 0.
function baselineOf(data: FineGrayData, state: FineGrayState, scaled: Float64Array): FineGrayFit['baseline'] {
  let link = -state.shift
  for (let j = 0; j < data.p; j++) link -= (scaled[j]! * data.centre[j]!) / data.scale[j]!
  const times: number[] = []
  const hazards: number[] = []
  let sum = 0
  for (let t = 0; t < data.times.length; t++) {
    if (data.events[t] === 0) continue
    sum += state.hazard[t]!
    times.push(data.times[t]!)
    hazards.push(sum * Math.exp(link))
  }
  return { times: Float64Array.from(times), cumulativeHazard: Float64Array.from(hazards) }
}

/**
 * Predicted cumulative incidence of stated groups, at the times of the events.
 *
 * Question: of programmes like these, what share would have come to this end by each month?
 * Assumptions: as `fineGray`. Not for: one person, one place; limits - the fit's errors are those of the
 * ratios.
 *
 * @param fit of `fineGray`; @param conditions rows of p figures, in the order of `fit.names`
 * Errors: `shape`, `not-finite`.
 * Reference: Fine and Gray (1999), section 4.
 *
 * @example
 * const lit = numericTerm('lit', [0, 1, 0, 1, 1, 0, 1, 0])
 * const fit = await fineGray(designMatrix(8, [lit]), [2, 3, 3, 5, 8, 9, 4, 6], [1, 2, 0, 1, 2, 0, 1, 1])
 * predictIncidence(fit, [[1]]).incidence[0] // => [0.1046, 0.2344, 0.3641, 0.4938]
 */
export function predictIncidence(fit: FineGrayFit, conditions: readonly Numbers[]): { times: Float64Array; incidence: Float64Array[] } {
  const incidence = conditions.map((row) => {
    requireSameLength('conditions', row, fit.names.length)
    requireFinite('conditions', row)
    let link = 0
    for (let j = 0; j < row.length; j++) link += row[j]! * fit.coefficients[j]!
    return fit.baseline.cumulativeHazard.map((hazard) => -Math.expm1(-hazard * Math.exp(link)))
  })
  return { times: fit.baseline.times.slice(), incidence }
}
