// How likely the events that came were under given effects, and how that changes with each effect.

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
 * With A the hazard a row was exposed to, the information is X' diag(risk A) X minus the outer products of the means at each event: no p x p sum has
 * to be carried along from event to event. `steepness` weighs event times (all 1 unless given), for tests that look at how an effect changes with
 * time; the likelihood is the unweighted one.
 * Reference: Cox (1975); Efron (1977) for ties; Andersen and Gill (1982) for delayed entry.
 */
export function coxState(data: CoxData, coefficients: Float64Array, ties: Ties, steepness?: Float64Array): CoxState {
  const { n, p, x, died, weights } = data
  const risks = risksAt(data, coefficients)
  const { information, score, hazards, logs } = stepBack(data, risks.risk, ties, steepness)
  const means = Float64Array.from({ length: p }, (_, j) => -information[j * p + j]!)
  const exposure = exposureOf(data, hazards)
  const expected = new Float64Array(n)
  let linear = 0
  for (let i = 0; i < n; i++) {
    expected[i] = risks.risk[i]! * exposure[i]!
    if (died[i] === 1) linear += (weights ? weights[i]! : 1) * (risks.link[i]! - risks.shift)
  }
  addOuterProducts(information, x, expected, p)
  mirrorTriangle(information, p)
  const spread = means.map((mean, j) => Math.abs(mean) + Math.abs(information[j * p + j]!))
  return { risks, logLikelihood: linear - logs, score, information, spread, exposure }
}

/** Hazard increments at each event time: for all who are watched, and for those who have the event at it (Efron lets them leave one by one). */
export type Hazards = { readonly all: Float64Array; readonly dying: Float64Array }

function stepBack(data: CoxData, risk: Float64Array, ties: Ties, steepness: Float64Array | undefined) {
  const { p, deaths, eventTimes } = data
  const information = new Float64Array(p * p)
  const score = new Float64Array(p)
  const hazards: Hazards = { all: new Float64Array(eventTimes.length), dying: new Float64Array(eventTimes.length) }
  const steps = noSteps()
  const sum = { logs: 0 }
  sweep(data, risk, (event, sums) => {
    sumSteps(sums, deaths[event]!, ties, steps)
    const steep = steepness ? steepness[event]! : 1
    const { riskX, dyingX, dyingWeightX } = sums
    sum.logs += steps.logs
    hazards.all[event] = steep * steps.all
    hazards.dying[event] = steep * (steps.all - steps.left)
    for (let j = 0; j < p; j++) {
      score[j]! += steep * (dyingWeightX[j]! - (steps.all * riskX[j]! - steps.left * dyingX[j]!))
      const ofRisk = steep * (steps.plain * riskX[j]! - steps.mixed * dyingX[j]!)
      const ofDying = steep * (steps.square * dyingX[j]! - steps.mixed * riskX[j]!)
      for (let k = 0, to = j * p; k <= j; k++, to++) information[to]! -= ofRisk * riskX[k]! + ofDying * dyingX[k]!
    }
  })
  return { information, score, hazards, logs: sum.logs }
}

/** The hazard each sorted row was exposed to while it was watched: sums of increments from its first to its last event time. */
export function exposureOf(data: CoxData, { all, dying }: Hazards): Float64Array {
  const { n, first, last, died, opens } = data
  const before = new Float64Array(all.length)
  const after = new Float64Array(all.length)
  let sum = 0
  for (let event = 0; event < all.length; event++) {
    if (opens[event] === 1) sum = 0
    before[event] = sum
    sum += all[event]!
    after[event] = sum
  }
  const exposure = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    if (first[i]! >= last[i]!) continue
    const end = last[i]! - 1
    const until = died[i] === 1 ? before[end]! + dying[end]! : after[end]!
    exposure[i] = until - before[first[i]!]!
  }
  return exposure
}
