// Brings a survey into line with several registers at once: districts by one table, ages by another.

import { requireOneOf, requirePositive, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { paceOf, THE_REST } from '../pace.ts'
import { type CalibratedDesign, calibratedDesign } from './calibrated-design.ts'
import { indicatorCalibrators } from './calibrators.ts'
import { type KnownMargin, marginOf, type SampledMargin } from './known-margin.ts'
import { crossTable, fitMargins, marginEffects } from './margin-table.ts'
import type { SurveyDesign } from './survey-design.ts'

export type RakeOptions = LongRunOptions & {
  /** Ends when no cell of the cross table moves by more than this share of all weights in a round (1e-13). */
  tolerance?: number
  /** Most rounds over all margins (1000). */
  mostIterations?: number
  /** Rounds of taking margin means from the answers before errors are computed (10, as R's `survey`). */
  residualRounds?: number
  /** 'unweighted' margin means, as R's `survey` takes them, or 'weighted' by the weights before raking, as `calibrate` does. */
  residuals?: 'unweighted' | 'weighted'
}

/**
 * Raking: weights are scaled to one margin after the other until all fit.
 *
 * Question: we know how many live in each district, and how many are of each age and sex, but not both together; how is the sample weighted?
 * Assumptions: margins about the same people on the same day, so that they add up alike; no margin hides a group the sample never reaches.
 * Not for: many small groups (fewer than about 20 answers each); margins in figures such as income (`calibrate` with 'raking').
 * Errors of estimates: residuals about the margins' means, which R's `survey` takes without weights, and so does the default here. 'weighted'
 * means are the linearisation of Deville and
 * Särndal; the two differ where weights before raking are very unequal, and the weighted ones then need more answers (some hundred effective ones).
 *
 * @param design from `surveyDesign`
 * @param margins each with `name`, `labels` (one per row) and `totals` (known size by label)
 * @param options see `RakeOptions`; `signal`, `onProgress`
 * Errors: `empty` (no margin), `shape`, `unknown-level`, `infeasible` (groups that only one side has, margins that add up differently by more
 * than a millionth, margins that contradict each
 * other because their groups never meet), `range`, `not-converged`, `cancelled`.
 * Reference: Deming and Stephan (1940); Deville, Särndal and Sautory (1993), as R's `survey::rake`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 10, 10, 10] })
 * const sex = { name: 'sex', labels: ['F', 'F', 'M', 'M', 'F'], totals: { F: 30, M: 30 } }
 * const age = { name: 'age', labels: ['old', 'young', 'old', 'young', 'young'], totals: { old: 40, young: 20 } }
 * const raked = await rake(design, [sex, age])
 * raked.weights // => [17.72, 6.14, 22.28, 7.72, 6.14]
 */
export async function rake(design: SurveyDesign, margins: readonly KnownMargin[], options: RakeOptions = {}): Promise<CalibratedDesign> {
  const { tolerance = 1e-13, mostIterations = 1000, residualRounds = 10, residuals = 'unweighted' } = options
  requirePositive('tolerance', tolerance)
  requireWhole('mostIterations', mostIterations, 1)
  requireWhole('residualRounds', residualRounds, 1)
  requireOneOf('residuals', residuals, ['unweighted', 'weighted'])
  if (margins.length === 0) throw new AnalysisError('empty', 'Expected at least one margin, but got none.', { names: ['margins'] })
  const pace = paceOf(2 * margins.length * design.rows, options)
  await pace(0)
  const sides: SampledMargin[] = []
  for (const margin of margins) {
    sides.push(marginOf(design, margin, false))
    await pace(design.rows)
  }
  requireSameTotal(sides)
  const table = crossTable(
    sides.map((side) => side.codes),
    sides.map((side) => side.levels.length),
    design.weights,
  )
  const known = sides.map((side) => side.known)
  const { factors, iterations, moved } = await fitMargins(table, known, tolerance, mostIterations, pace)
  if (!(moved <= tolerance))
    throw new AnalysisError(
      'not-converged',
      `Expected margins that settle within ${mostIterations} rounds, but weights still moved by ${moved.toPrecision(3)} of all; groups that never meet in the sample may contradict each other.`,
      { names: margins.map((margin) => margin.name) },
    )
  const weights = design.weights.map((weight, i) => weight * factors[table.cell[i]!]!)
  const calibrators = indicatorCalibrators(
    sides.map((side) => side.codes),
    table.levels,
    sides.flatMap((side) => side.levels.map((level) => `${side.name}${level}`)),
  )
  const misfit = misfitOf(sides, weights)
  if (misfit > 1e-5)
    throw new AnalysisError(
      'infeasible',
      `Expected margins that can all be met, but one stays off by ${misfit.toPrecision(3)} of its size: groups that never meet in the sample make them contradict each other.`,
      { names: margins.map((margin) => margin.name) },
    )
  const importance = residuals === 'weighted' ? design.weights : presence(design.weights)
  const { sizes } = table
  const counted = residuals === 'weighted' ? table : { ...table, sums: sizes }
  const solve = (sums: Float64Array) => marginEffects(counted, sums, residualRounds)
  await pace(THE_REST)
  const about = { method: 'raking by margins' as const, iterations, misfit, leftOut: [] }
  return calibratedDesign(
    design,
    { calibrators, weights, importance, solve },
    { ...about, reference: 'Deville, Särndal and Sautory (1993)' },
  )
}

// Rows of weight 0 are nobody's neighbours, whatever their labels.
function presence(weights: Float64Array): Float64Array {
  return weights.map((weight) => (weight === 0 ? 0 : 1))
}

function requireSameTotal(sides: readonly SampledMargin[]): void {
  const sums = sides.map((side) => side.known.reduce((a, b) => a + b, 0))
  sums.forEach((sum, k) => {
    if (Math.abs(sum - sums[0]!) > 1e-6 * Math.abs(sums[0]!))
      throw new AnalysisError(
        'infeasible',
        `Expected margins that add up alike, but ${sides[0]!.name} adds up to ${sums[0]} and ${sides[k]!.name} to ${sum}. Scale one to the other.`,
        { names: [sides[0]!.name, sides[k]!.name] },
      )
  })
}

function misfitOf(sides: readonly SampledMargin[], weights: Float64Array): number {
  let most = 0
  for (const side of sides) {
    const reached = new Float64Array(side.levels.length)
    for (let i = 0; i < weights.length; i++) reached[side.codes[i]!]! += weights[i]!
    reached.forEach((sum, k) => {
      most = Math.max(most, Math.abs(sum - side.known[k]!) / (1 + side.known[k]!))
    })
  }
  return most
}
