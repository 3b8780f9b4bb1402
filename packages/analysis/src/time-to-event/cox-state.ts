// How likely the events that came were under given effects, and how that changes with each effect.

import { inParts, type Pace } from '../pace.ts'
import type { CoxData } from './cox-data.ts'
import { noSteps, type Risks, risksAt, sumSteps, sweep, type Ties } from './cox-sweep.ts'
import type { Slope } from './newton.ts'
import { addOuterProducts, mirrorTriangle } from './row-sums.ts'

/** The partial likelihood at some (scaled) coefficients, with its first two derivatives. */
export type CoxState = Slope & {
  readonly risks: Risks
  /** Hazard that each sorted row was exposed to, per unit of its risk. */
  readonly exposure: Float64Array
}

/**
 * Partial likelihood, score and information in one backward and one forward pass.
 *
 * With A the hazard a row was exposed to, the information is X' diag(risk A) X minus the outer products of
 * the means at each event: no p x p sum has to be carried along from event to event. `steepness` weighs
 * event times (all 1 unless given), for tests that look at how an effect changes with time; the likelihood
 * is the unweighted one. `risks` are those of the same coefficients, where they are known already.
 * Reference: Cox (1975); Efron (1977) for ties; Andersen and Gill (1982) for delayed entry.
 */
export async function coxState(
  data: CoxData,
  coefficients: Float64Array,
  ties: Ties,
  pace: Pace,
  known: { steepness?: Float64Array; risks?: Risks } = {},
): Promise<CoxState> {
  const { n, p, x, died, weights } = data
  const risks = known.risks ?? (await risksAt(data, coefficients, pace))
  const { risk, link, shift } = risks
  const { information, score, hazards, logs } = await stepBack(data, risk, ties, known.steepness, pace)
  // So far the information holds only what the means take off; its diagonal is the measure of what may be
  // lost to rounding.
  const means = Float64Array.from({ length: p }, (_, j) => -information[j * p + j]!)
  const running = runningHazards(data, hazards)
  const exposure = new Float64Array(n)
  const expected = new Float64Array(n)
  let linear = 0
  await inParts(n, 10 + p * p, pace, (from, to) => {
    addExposure(exposure, data, hazards, running, from, to)
    let sum = linear
    for (let i = from; i < to; i++) {
      expected[i] = risk[i]! * exposure[i]!
      if (died[i] === 1) sum += (weights ? weights[i]! : 1) * (link[i]! - shift)
    }
    linear = sum
    addOuterProducts(information, x, expected, p, from, to)
  })
  mirrorTriangle(information, p)
  const spread = means.map((mean, j) => Math.abs(mean) + Math.abs(information[j * p + j]!))
  return { risks, logLikelihood: linear - logs, score, information, spread, exposure }
}

/**
 * Hazard increments at each event time: for all who are watched, and for those who have the event at it
 * (Efron lets them leave one by one).
 */
export type Hazards = { readonly all: Float64Array; readonly dying: Float64Array }

/**
 * The part of likelihood, score and information that is read at the events, and the hazard at each.
 *
 * Efron's likelihood of one event time with d tied events, R and D the sums of risks over all watched and
 * over those having the event:
 *
 *   product over k = 0 ... d - 1 of  (risk of one of them) / (R - (k / d) D)
 *
 * With weights each step counts for the mean weight of the tied rows. Its logarithm, slope and curvature
 * need only sums over the steps of h = weight / (R - f D), f = k / d, and of h / (R - f D), each times 1, f
 * and f^2: `sumSteps` makes them, `stepBack` multiplies them with the sums of the columns. Breslow's is the
 * same with one step of f = 0.
 */
async function stepBack(data: CoxData, risk: Float64Array, ties: Ties, steepness: Float64Array | undefined, pace: Pace) {
  const { p, deaths, eventTimes } = data
  const information = new Float64Array(p * p)
  const score = new Float64Array(p)
  const hazards: Hazards = { all: new Float64Array(eventTimes.length), dying: new Float64Array(eventTimes.length) }
  // Filled anew at each event; a new object for each would cost more than the sums.
  const steps = noSteps()
  const sum = { logs: 0 }
  await sweep(data, risk, pace, (event, sums) => {
    sumSteps(sums, deaths[event]!, ties, steps)
    const steep = steepness ? steepness[event]! : 1
    const { riskX, dyingX, dyingWeightX } = sums
    sum.logs += steps.logs
    hazards.all[event] = steep * steps.all
    hazards.dying[event] = steep * (steps.all - steps.left)
    // Efron: sums of h (R - f D) for the score and of h (R - f D)(R - f D)' / t for the outer products, R
    // and D the sums over watched and dying.
    for (let j = 0; j < p; j++) {
      score[j]! += steep * (dyingWeightX[j]! - (steps.all * riskX[j]! - steps.left * dyingX[j]!))
      const ofRisk = steep * (steps.plain * riskX[j]! - steps.mixed * dyingX[j]!)
      const ofDying = steep * (steps.square * dyingX[j]! - steps.mixed * riskX[j]!)
      for (let k = 0, to = j * p; k <= j; k++, to++) information[to]! -= ofRisk * riskX[k]! + ofDying * dyingX[k]!
    }
  })
  return { information, score, hazards, logs: sum.logs }
}

/** Cumulative hazards at the event times, each stratum from 0. */
type Running = { readonly before: Float64Array; readonly after: Float64Array }

// Breslow's (or Efron's) estimate for a risk of 1, that is of mean columns less the shift of `risksAt`; per
// unit of time there is nothing, as hazards are only known at events. The hazard of a stratum so far, just
// before each event time and from it on.
function runningHazards({ opens }: CoxData, { all }: Hazards): Running {
  const before = new Float64Array(all.length)
  const after = new Float64Array(all.length)
  let sum = 0
  for (let event = 0; event < all.length; event++) {
    if (opens[event] === 1) sum = 0
    before[event] = sum
    sum += all[event]!
    after[event] = sum
  }
  return { before, after }
}

// Of a row that had the event, its last increment is the one of those who leave one by one.
function addExposure(
  exposure: Float64Array,
  data: CoxData,
  { dying }: Hazards,
  { before, after }: Running,
  from: number,
  to: number,
): void {
  const { first, last, died } = data
  for (let i = from; i < to; i++) {
    if (first[i]! >= last[i]!) continue
    const end = last[i]! - 1
    const until = died[i] === 1 ? before[end]! + dying[end]! : after[end]!
    exposure[i] = until - before[first[i]!]!
  }
}

/**
 * Times a row's risk this is how many events the model expects of it: what a martingale residual is
 * measured against.
 *
 * The hazard each sorted row was exposed to while it was watched: sums of increments from its first to its
 * last event time.
 */
export async function exposureOf(data: CoxData, hazards: Hazards, pace: Pace): Promise<Float64Array> {
  const exposure = new Float64Array(data.n)
  const running = runningHazards(data, hazards)
  await inParts(data.n, 30, pace, (from, to) => addExposure(exposure, data, hazards, running, from, to))
  return exposure
}
