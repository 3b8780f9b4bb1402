// Brings a survey into line with known totals of any kind: heads, incomes, last year's reports.

import { requireOneOf } from '../checks.ts'
import type { Term } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { paceOf, THE_REST } from '../pace.ts'
import { type CalibratedDesign, calibratedDesign } from './calibrated-design.ts'
import { type CalibrationMethod, calibrationDistance } from './calibration-distance.ts'
import { calibrationWeights } from './calibration-weights.ts'
import { factorGram } from './gram.ts'
import { knownTargets } from './known-targets.ts'
import type { SurveyDesign } from './survey-design.ts'
import { solveSymmetric } from './symmetric-solver.ts'

export type CalibrateOptions = LongRunOptions & {
  /** How weights may bend ('linear'). */
  method?: CalibrationMethod
  /** Smallest and largest factor of a weight, around 1; 'logit' needs them. */
  bounds?: readonly [lower: number, upper: number]
  /** A first column of ones, `(Intercept)`, whose total is the number of residents (true). */
  intercept?: boolean
  /** Ends when no total is off by more than this, relative to 1 + its size (1e-12). */
  tolerance?: number
  /** Most Newton steps (200). */
  mostIterations?: number
}

/**
 * Calibration: the smallest change of weights that makes the sample add up to known totals.
 *
 * Question: the town knows its residents by age and district and the benefits paid to them; how does the survey learn it?
 * Assumptions: totals without error, about the same people and asked in the same words; a sample of some hundred answers for a dozen totals.
 * Methods: 'linear' (the regression estimator; weights may turn negative, unless `bounds` cut them off), 'raking' (positive), 'logit' (between
 * its bounds).
 * Not for: totals that are themselves estimates of a small survey; more totals than a tenth of the answers.
 *
 * @param design from `surveyDesign`
 * @param terms figures, factors and interactions as for `designMatrix`
 * @param totals known total of every column, by its name: `(Intercept)`, `age`, `sexM`
 * @param options see `CalibrateOptions`; `signal`, `onProgress`
 * Errors: `empty`, `shape`, `not-finite`, `unknown-level` (a total missing or for no column), `collinear`, `range` (bounds that do not enclose
 * 1), `infeasible` (a total of something
 * that the sample does not have; bounds too tight), `not-converged`, `too-large` (more than 3000 columns),
 * `cancelled`.
 * Reference: Deville and Särndal (1992); errors from the residuals of the regression on the columns, as R's `survey::calibrate`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 10, 10] })
 * const known = await calibrate(design, [numericTerm('age', [20, 40, 60, 80])], { '(Intercept)': 40, age: 1800 })
 * known.weights // => [13, 11, 9, 7]
 */
export async function calibrate(
  design: SurveyDesign,
  terms: readonly Term[],
  totals: Readonly<Record<string, number>>,
  options: CalibrateOptions = {},
): Promise<CalibratedDesign> {
  const { method = 'linear', bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], intercept = true } = options
  requireBounds(method, bounds)
  const pace = paceOf(PASSES * design.rows, options)
  await pace(0)
  const { calibrators, target } = await knownTargets(design, terms, totals, intercept, positiveBounds(method, bounds), pace)
  const distance = calibrationDistance(method, bounds)
  const { weights, iterations, misfit } = await calibrationWeights(design.weights, calibrators, target, distance, options, pace)
  // A row whose weight the bounds took away stands for nobody: what it answered is not known to the regression either.
  const importance = design.weights.map((weight, i) => (weights[i] === 0 ? 0 : weight))
  const gram = await factorGram(calibrators, importance, pace)
  await pace(THE_REST)
  const solve = (sums: Float64Array) => solveSymmetric(gram, sums)
  const about = { method, iterations, misfit, leftOut: [], reference: 'Deville and Särndal (1992)' }
  return calibratedDesign(design, { calibrators, weights, importance, solve }, about)
}

// About how often a row is looked at: once to lay it out, twice at each of some five steps.
const PASSES = 11

// Raking never turns a weight negative, whatever its bounds.
function positiveBounds(method: CalibrationMethod, bounds: readonly [number, number]): readonly [number, number] {
  return method === 'raking' ? [Math.max(0, bounds[0]), bounds[1]] : bounds
}

function requireBounds(method: CalibrationMethod, bounds: readonly [number, number]): void {
  requireOneOf('method', method, ['linear', 'raking', 'logit'])
  const [lower, upper] = bounds
  if (!(lower < 1 && upper > 1) || (method === 'logit' && !(Number.isFinite(lower) && Number.isFinite(upper))))
    throw new AnalysisError(
      'range',
      `Expected bounds around 1${method === 'logit' ? ', finite for "logit"' : ''}, but got ${lower} and ${upper}.`,
      {
        names: ['bounds'],
      },
    )
}
