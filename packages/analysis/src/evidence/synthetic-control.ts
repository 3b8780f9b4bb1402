// What would have happened here without the effort? A mixture of other towns that ran as this one did before it, followed on after it.

import { type Numbers, requireAtLeast, requireNumber, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { type SimplexFit, simplexLeastSquares } from './simplex-least-squares.ts'

/** A figure known of every unit before the start, which the mixture is to match too. */
export type Predictor = { values: Numbers; weight?: number }

export type SyntheticControlOptions = LongRunOptions & {
  /** Units that may be mixed (all but the treated one). */
  donors?: readonly number[]
  /** How much each period before the start counts (1 each). */
  periodWeights?: Numbers
  /** Figures to be matched beside the outcomes; scale them first, for they count by their squares times `weight` (1). */
  predictors?: readonly Predictor[]
  /** Whether every donor is treated as if it had been the treated one (true). */
  placebos?: boolean
  /** Whether the mixture is made again without each donor that has a share (true). */
  withoutDonors?: boolean
}

export type SyntheticControl = {
  treated: number
  donors: readonly number[]
  /** Share of each donor, from 0, adding up to 1. */
  weights: Float64Array
  /** Donors with a share above 1e-8. */
  active: number
  /** False where other shares fit the periods before equally well: the gaps after are then one of many answers. */
  unique: boolean
  /** How far from optimal, relative to the figures squared: rounding only. */
  optimality: number
  /** Outcome of the mixture, and the treated unit's minus the mixture's, in every period. */
  synthetic: Float64Array
  gap: Float64Array
  /**
   * Root mean squared gap before and after the start, and the second over the first: Infinity where the fit before is perfect but for rounding, 0 where
   * nothing is left after the start either.
   */
  rmspeBefore: number
  rmspeAfter: number
  ratio: number
  meanEffect: number
  /** The same for each donor in turn, mixed from the other donors; null where not asked for or with fewer than two donors. */
  placebos: Placebos | null
  /** Mean effect without each donor that has a share; null where not asked for or with fewer than two donors. */
  withoutDonors: readonly { donor: number; rmspeBefore: number; meanEffect: number }[] | null
  periodsBefore: number
  n: number
}

export type Placebos = {
  /** One per donor, in their order. */
  rmspeBefore: Float64Array
  rmspeAfter: Float64Array
  ratio: Float64Array
  meanEffect: Float64Array
  /** Place of the treated unit among all ratios, 1 for the largest, and the share of ratios at least as large as its own, itself included. */
  rank: number
  p: number
}

// Solving once takes units x periods a few dozen times; placebos do so for every donor.
const MOST_WORK = 1e8
// Squares of products of these are added up.
const LARGEST = 1e50

/**
 * Synthetic control.
 *
 * Question: violence fell after the new late-night rules; how would it have gone without them, judged by towns that had none?
 * Assumptions: without the effort the town would have gone on as the mixture that ran with it before; no donor is touched by the effort, or by a shock of its
 * own after the start; the town lies inside the range of the donors (see `rmspeBefore`). All periods before count alike unless said otherwise; outcomes are
 * not rescaled; no covariates unless given.
 * Not for: few periods before (fewer than about ten fit by accident); a town that is larger than all donors - use rates; counts so small that chance drives
 * the fit. With J donors p is never below 1/(J + 1).
 *
 * @param outcomes one row per unit, each with the same periods; @param treated number of the treated unit, 0-based
 * @param periodsBefore number of periods before the start, from 1; at least one must be left after it
 * @param options see `SyntheticControlOptions`
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `range`, `unknown-level` (a donor that is not a unit, or the treated one), `too-large`, `cancelled`.
 * Donors that repeat each other are not an error: `unique` is then false.
 * Reference: Abadie, Diamond and Hainmueller (2010) with V = I; (2015) for leaving donors out.
 *
 * @example
 * const outcomes = [[9, 10, 11, 8], [8, 9, 10, 11], [11, 12, 13, 14], [5, 9, 4, 8]]
 * const result = await syntheticControl(outcomes, 0, 3)
 * result.weights // => [0.6667, 0.3333, 0]
 * result.gap // => [0, 0, 0, -4]
 */
export async function syntheticControl(
  outcomes: readonly Numbers[],
  treated: number,
  periodsBefore: number,
  options: SyntheticControlOptions = {},
): Promise<SyntheticControl> {
  const panel = preparePanel(outcomes, treated, periodsBefore, options)
  const { donors } = panel
  const { placebos = true, withoutDonors = true } = options
  const main = mixed(panel, treated, donors)
  const enough = donors.length >= 2
  const active = donors.filter((_, i) => main.fit.weights[i]! > 1e-8)
  const again = placebos && enough ? donors : []
  const left = withoutDonors && enough ? active : []
  const others = new Array<Mixed>(again.length + left.length)
  const step = (i: number) => {
    const gone = i < again.length ? again[i]! : left[i - again.length]!
    const rest = donors.filter((unit) => unit !== gone)
    others[i] = mixed(panel, i < again.length ? gone : treated, rest)
  }
  await longRun(others.length, step, options)
  return {
    treated,
    donors,
    weights: main.fit.weights,
    active: active.length,
    unique: main.fit.unique,
    optimality: main.fit.optimality,
    synthetic: main.synthetic,
    gap: main.gap,
    rmspeBefore: main.rmspeBefore,
    rmspeAfter: main.rmspeAfter,
    ratio: main.ratio,
    meanEffect: main.meanEffect,
    placebos: placebos && enough ? placeboTable(main, others.slice(0, again.length)) : null,
    withoutDonors:
      withoutDonors && enough
        ? left.map((donor, i) => {
            const { rmspeBefore, meanEffect } = others[again.length + i]!
            return { donor, rmspeBefore, meanEffect }
          })
        : null,
    periodsBefore,
    n: donors.length + 1,
  }
}

type Panel = {
  outcomes: readonly Numbers[]
  before: number
  periods: number
  donors: readonly number[]
  /** What is matched, one column per unit: weighted outcomes before the start, then weighted predictors. */
  matched: readonly Float64Array[]
}

type Mixed = {
  fit: SimplexFit
  synthetic: Float64Array
  gap: Float64Array
  rmspeBefore: number
  rmspeAfter: number
  ratio: number
  meanEffect: number
}

function preparePanel(outcomes: readonly Numbers[], treated: number, before: number, options: SyntheticControlOptions): Panel {
  if (outcomes.length === 0)
    throw new AnalysisError('empty', 'Expected outcomes of at least two units, but got none.', { names: ['outcomes'] })
  if (outcomes.length < 2)
    throw new AnalysisError('too-short', 'Expected outcomes of at least two units, but got one.', { names: ['outcomes'] })
  const periods = outcomes[0]!.length
  outcomes.forEach((row, i) => {
    requireAtLeast(`outcomes of unit ${i}`, row, 2)
    requireSameLength(`outcomes of unit ${i}`, row, periods)
    requireWithin(`outcomes of unit ${i}`, row, -LARGEST, LARGEST)
  })
  if (!(Number.isInteger(before) && before >= 1 && before < periods))
    throw new AnalysisError('range', `Expected from 1 to ${periods - 1} periods before the start, but got ${before}.`, {
      names: ['periodsBefore'],
    })
  const known = (unit: number) => Number.isInteger(unit) && unit >= 0 && unit < outcomes.length
  if (!known(treated))
    throw new AnalysisError('unknown-level', `Expected one of the ${outcomes.length} units as treated, but got ${treated}.`)
  const donors = options.donors ?? Array.from(outcomes.keys()).filter((unit) => unit !== treated)
  if (donors.length === 0) throw new AnalysisError('empty', 'Expected at least one donor, but got none.', { names: ['donors'] })
  for (const unit of donors) {
    if (!known(unit) || unit === treated)
      throw new AnalysisError('unknown-level', `Expected donors among the other units, but got ${unit}.`, { names: ['donors'] })
  }
  if (new Set(donors).size < donors.length)
    throw new AnalysisError('range', 'Expected each donor once, but one comes twice.', { names: ['donors'] })
  const rounds = options.placebos === false ? 1 : donors.length
  if (rounds * donors.length * before > MOST_WORK)
    throw new AnalysisError(
      'too-large',
      `Expected placebos x donors x periods before to be at most ${MOST_WORK}, but they are ${rounds * donors.length * before}. Choose donors that are like the treated unit, or leave out the placebos.`,
      { names: ['outcomes'] },
    )
  return { outcomes, before, periods, donors, matched: matchedFigures(outcomes, before, options) }
}

function matchedFigures(outcomes: readonly Numbers[], before: number, options: SyntheticControlOptions): Float64Array[] {
  const { periodWeights, predictors = [] } = options
  if (periodWeights) {
    requireSameLength('periodWeights', periodWeights, before)
    for (let t = 0; t < before; t++) requireNumber('periodWeights', periodWeights[t]!, 0, LARGEST)
  }
  for (const { values, weight = 1 } of predictors) {
    requireSameLength('predictors', values, outcomes.length)
    requireWithin('predictors', values, -LARGEST, LARGEST)
    requireNumber('weight', weight, 0, LARGEST)
  }
  return outcomes.map((row, unit) => {
    const column = new Float64Array(before + predictors.length)
    for (let t = 0; t < before; t++) column[t] = row[t]! * Math.sqrt(periodWeights ? periodWeights[t]! : 1)
    predictors.forEach(({ values, weight = 1 }, i) => {
      column[before + i] = values[unit]! * Math.sqrt(weight)
    })
    return column
  })
}

function mixed(panel: Panel, unit: number, donors: readonly number[]): Mixed {
  const { outcomes, before, periods, matched } = panel
  const fit = simplexLeastSquares(
    matched[unit]!,
    donors.map((donor) => matched[donor]!),
  )
  const synthetic = new Float64Array(periods)
  donors.forEach((donor, i) => {
    const share = fit.weights[i]!
    if (share > 0) for (let t = 0; t < periods; t++) synthetic[t]! += share * outcomes[donor]![t]!
  })
  const gap = synthetic.map((value, t) => outcomes[unit]![t]! - value)
  const rootMeanSquare = (part: Float64Array) => Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length)
  const rmspeBefore = rootMeanSquare(gap.subarray(0, before))
  const rmspeAfter = rootMeanSquare(gap.subarray(before))
  const meanEffect = gap.subarray(before).reduce((a, b) => a + b, 0) / (periods - before)
  return { fit, synthetic, gap, rmspeBefore, rmspeAfter, ratio: ratioOf(rmspeBefore, rmspeAfter, outcomes[unit]!), meanEffect }
}

// What rounding leaves of a perfect fit must not be divided by: it would rank units by their last digits.
function ratioOf(before: number, after: number, outcome: Numbers): number {
  let size = 0
  for (let t = 0; t < outcome.length; t++) size = Math.max(size, Math.abs(outcome[t]!))
  const noise = 1e-12 * size
  if (before > noise) return after / before
  return after > noise ? Number.POSITIVE_INFINITY : 0
}

function placeboTable(main: Mixed, placebos: readonly Mixed[]): Placebos {
  let larger = 0
  let atLeast = 1
  for (const { ratio } of placebos) {
    if (ratio > main.ratio) larger++
    if (ratio >= main.ratio) atLeast++
  }
  const column = (pick: (one: Mixed) => number) => Float64Array.from(placebos, pick)
  return {
    rmspeBefore: column((one) => one.rmspeBefore),
    rmspeAfter: column((one) => one.rmspeAfter),
    ratio: column((one) => one.ratio),
    meanEffect: column((one) => one.meanEffect),
    rank: larger + 1,
    p: atLeast / (placebos.length + 1),
  }
}
