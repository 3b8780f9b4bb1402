// Finds the factors that bend each weight as little as possible until every known total is met.

import { requirePositive, requireWhole } from '../checks.ts'
import { collinearError } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { inParts, type Pace } from '../pace.ts'
import type { CalibrationDistance } from './calibration-distance.ts'
import { type Calibrators, rowCombination } from './calibrators.ts'
import { gramOf } from './gram.ts'
import { factorise, solveSymmetric } from './symmetric-solver.ts'

type Settled = { weights: Float64Array; iterations: number; misfit: number }

/**
 * Weights w x factor(column combination) whose totals are `target`, by Newton's method; a step that makes things worse is halved.
 *
 * Throws `collinear`, `infeasible` where bounds leave no room, `not-converged`.
 * Reference: Deville and Särndal (1992), section 2.
 */
export async function calibrationWeights(
  design: Float64Array,
  calibrators: Calibrators,
  target: Float64Array,
  distance: CalibrationDistance,
  options: { tolerance?: number; mostIterations?: number },
  pace: Pace,
): Promise<Settled> {
  const { tolerance = 1e-12, mostIterations = 200 } = options
  requirePositive('tolerance', tolerance)
  requireWhole('mostIterations', mostIterations, 1)
  const p = target.length
  // The equations: sum of w factor(x'm) x = target in the multipliers m; their derivative is the Gram matrix under w times the slope.
  const scale = absoluteTotals(calibrators, design, target)
  let multipliers = new Float64Array(p)
  let state = await stateAt(design, calibrators, target, distance, multipliers, scale, pace)
  for (let iterations = 0; ; iterations++) {
    if (state.misfit <= tolerance) return { weights: state.weights, iterations, misfit: state.misfit }
    if (iterations >= mostIterations) throw notConverged(mostIterations, state.misfit)
    // Weights at their bounds have no slope: they no longer help to meet anything.
    const slopes = design.map((w, i) => w * distance.slope(state.combination[i]!))
    const solver = await factorise(await gramOf(calibrators, slopes, pace), p, pace, iterations === 0 ? 1e-10 : 1e-14)
    if (typeof solver === 'number') throw iterations === 0 ? collinearError(calibrators.names, solver) : noRoom(calibrators.names[solver]!)
    const step = solveSymmetric(solver, state.short)
    let next = state
    let share = 1
    for (let halving = 0; halving < 20; halving++) {
      const tried = multipliers.map((m, j) => m + share * step[j]!)
      next = await stateAt(design, calibrators, target, distance, tried, scale, pace)
      if (next.distance < state.distance || next.misfit <= tolerance) {
        multipliers = tried
        break
      }
      share /= 2
    }
    // No step helps any more: rounding if we are there, contradiction if we are not.
    if (next.distance >= state.distance && next.misfit > tolerance) {
      if (state.misfit <= 1e3 * tolerance) return { weights: state.weights, iterations, misfit: state.misfit }
      throw notConverged(iterations, state.misfit)
    }
    state = next
  }
}

// Where the weights stand with these multipliers: what each total is short of, and how far that is in all.
async function stateAt(
  design: Float64Array,
  calibrators: Calibrators,
  target: Float64Array,
  distance: CalibrationDistance,
  multipliers: Float64Array,
  scale: Float64Array,
  pace: Pace,
) {
  const { rows, start, column, value } = calibrators
  const short = Float64Array.from(target)
  const combination = new Float64Array(rows)
  const weights = new Float64Array(rows)
  await inParts(rows, 40 + (10 * value.length) / rows, pace, (from, to) => {
    for (let i = from; i < to; i++) {
      if (design[i] === 0) continue
      combination[i] = rowCombination(calibrators, i, multipliers)
      weights[i] = design[i]! * distance.factor(combination[i]!)
      for (let e = start[i]!; e < start[i + 1]!; e++) short[column[e]!]! -= weights[i]! * value[e]!
    }
  })
  // The worst total decides when to stop, the sum of squares whether a step was a good one.
  let misfit = 0
  let squares = 0
  for (let j = 0; j < short.length; j++) {
    const relative = Math.abs(short[j]!) / scale[j]!
    if (!(relative <= misfit)) misfit = relative
    squares += relative * relative
  }
  return { short, combination, weights, misfit, distance: Number.isNaN(squares) ? Number.POSITIVE_INFINITY : squares }
}

// 1 + the size of each total without regard to sign, against which a misfit is small or large.
function absoluteTotals(calibrators: Calibrators, weights: Float64Array, target: Float64Array): Float64Array {
  const { rows, start, column, value } = calibrators
  const totals = target.map((total) => 1 + Math.abs(total))
  for (let i = 0; i < rows; i++) for (let e = start[i]!; e < start[i + 1]!; e++) totals[column[e]!]! += Math.abs(weights[i]! * value[e]!)
  return totals
}

// Too tight is told apart from contradicting, as the remedy differs.
function noRoom(name: string): AnalysisError {
  return new AnalysisError(
    'infeasible',
    `Expected bounds that leave room to meet the totals, but all weights that "${name}" moves are at their bounds.`,
    {
      names: [name],
    },
  )
}

function notConverged(iterations: number, misfit: number): AnalysisError {
  return new AnalysisError(
    'not-converged',
    `Expected totals that are met within ${iterations} steps, but one is still off by ${misfit.toPrecision(3)} of its size; the totals may contradict each other or the bounds.`,
  )
}
