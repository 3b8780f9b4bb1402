// Climbs to the effects under which what happened was most to be expected, by Newton's method, and says when there is no top.

import { collinearError } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { solveByInverse } from '../linear-algebra/cholesky.ts'
import { inverseFactor, wholeInverse } from './positive-definite.ts'

/** A log-likelihood at some coefficients, with its first two derivatives. */
export type Slope = {
  readonly logLikelihood: number
  readonly score: Float64Array
  /** Minus the second derivatives, p x p. */
  readonly information: Float64Array
  /** What the diagonal of the information would be before means are taken off: the measure for its pivots. */
  readonly spread: Float64Array
}

export type Settled<State extends Slope> = {
  readonly coefficients: Float64Array
  readonly covariance: Float64Array
  readonly state: State
  /** The state with all effects at 0, and the score test that they are. */
  readonly start: State
  readonly scoreTest: number
  readonly iterations: number
}

/**
 * Newton's method doubles the digits with each step once it is near, so a step of 1e-6 is the last that can
 * be seen.
 *
 * After a step of this size (in standard deviations of a column) the next would be about its square, 1e-12:
 * below any digit shown.
 */
const LAST_STEP = 1e-6
const MOST_STEPS = 100

/**
 * Newton steps from 0, halved while the likelihood falls.
 *
 * Each step solves information x step = score. Both likelihoods here are concave, so there is one top or
 * none: without one, some column tells the events apart from all others, and its effect walks to infinity
 * while the likelihood hardly rises. That is looked for and named.
 * `at` is asked for a likelihood with its derivatives; it may take turns with other work.
 * `range[j]` is the largest minus the smallest value of column j: what turns a step into a move of the
 * linear predictor.
 * Errors: `collinear` (a column says nothing new among those it is compared with), `separated` (both name
 * the column), `not-converged`.
 */
export async function settleNewton<State extends Slope>(
  at: (coefficients: Float64Array) => Promise<State>,
  names: readonly string[],
  range: Float64Array,
): Promise<Settled<State>> {
  const p = names.length
  const start = await at(new Float64Array(p))
  let state = start
  let coefficients: Float64Array = new Float64Array(p)
  let scoreTest = 0
  let creeping = 0
  for (let iterations = 1; iterations <= MOST_STEPS; iterations++) {
    const { inverse, dependent } = inverseFactor(state.information, p, state.spread)
    if (dependent >= 0) throw iterations === 1 ? collinearError(names, dependent) : separatedError([names[dependent]!])
    const step = solveByInverse(inverse, p, state.score)
    // At 0 the step's own length in the likelihood's units is Rao's score test: U' I^-1 U.
    if (iterations === 1) for (let j = 0; j < p; j++) scoreTest += step[j]! * state.score[j]!
    const next = await halvedStep(at, coefficients, step, state.logLikelihood)
    // A likelihood that hardly rises while an effect keeps walking is on its way to infinity.
    const walked = coefficients.map((b, j) => Math.abs(next.coefficients[j]! - b) * range[j]!)
    const still = next.state.logLikelihood - state.logLikelihood < 1e-5 * (Math.abs(state.logLikelihood) + 0.1)
    creeping = still && walked.some((w) => w > 0.1) ? creeping + 1 : 0
    if (creeping >= 4) throw separatedError(names.filter((_, j) => walked[j]! > 0.1))
    coefficients = next.coefficients
    state = next.state
    if (step.every((s, j) => Math.abs(s) <= LAST_STEP * Math.max(1, Math.abs(coefficients[j]!)))) {
      const settled = inverseFactor(state.information, p, state.spread)
      if (settled.dependent >= 0) throw separatedError([names[settled.dependent]!])
      return { coefficients, covariance: wholeInverse(settled.inverse, p), state, start, scoreTest, iterations }
    }
  }
  throw new AnalysisError('not-converged', `Expected the fit to settle within ${MOST_STEPS} steps, but it still moves.`)
}

// Halving keeps the direction, along which a concave likelihood rises at first; so it ends, but for
// rounding, for which a billionth of the likelihood is forgiven. A full step from far away can overshoot
// the top; somewhere on the way to it the likelihood rises.
async function halvedStep<State extends Slope>(
  at: (coefficients: Float64Array) => Promise<State>,
  from: Float64Array,
  step: Float64Array,
  reached: number,
): Promise<{ coefficients: Float64Array; state: State }> {
  for (let share = 1; share > 1e-12; share /= 2) {
    const coefficients = from.map((b, j) => b + share * step[j]!)
    const state = await at(coefficients)
    if (state.logLikelihood >= reached - 1e-9 * Math.abs(reached)) return { coefficients, state }
  }
  throw new AnalysisError(
    'not-converged',
    'Expected the likelihood to rise along its slope, but it does not: some column is likely far out of scale.',
  )
}

// With two columns walking together (a difference that separates) both are named, as neither does it alone.
// The names are those of the columns that still walk: where to look.
function separatedError(names: readonly string[]): AnalysisError {
  return new AnalysisError(
    'separated',
    `Expected events on both sides of ${names.map((n) => `"${n}"`).join(' and ')}, but the likelihood rises for ever with its effect, which has no finite estimate.`,
    { names },
  )
}
