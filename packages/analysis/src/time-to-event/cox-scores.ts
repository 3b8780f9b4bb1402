// What each spell, and each event, says about every effect: the pieces of which robust errors, influence and trends in time are made.

import type { CoxData } from './cox-data.ts'
import { exposureOf, type Hazards } from './cox-state.ts'
import { noSteps, type Risks, sumSteps, sweep, type Ties } from './cox-sweep.ts'

/** Means of the (scaled) columns at each event time, event times x p row by row. */
export type EventMeans = {
  /** Mean over the steps at the event time: what an event is compared with. */
  readonly mean: Float64Array
  /** Hazard increments times means, for all who are watched and for those who have the event. */
  readonly hazardX: Float64Array
  readonly dyingX: Float64Array
  readonly hazards: Hazards
  /** Variance increments of the hazard of mean columns. */
  readonly variance: Float64Array
}

/** Weighted means of the columns over those watched at each event. */
export function eventMeans(data: CoxData, risks: Risks, ties: Ties): EventMeans {
  const { p, deaths } = data
  const events = data.eventTimes.length
  const room = () => new Float64Array(events * p)
  const means = {
    mean: room(),
    hazardX: room(),
    dyingX: room(),
    hazards: { all: new Float64Array(events), dying: new Float64Array(events) },
    variance: new Float64Array(events),
  }
  const steps = noSteps()
  sweep(data, risks.risk, (event, sums) => {
    const { riskX, dyingX, dyingWeight } = sums
    const at = event * p
    sumSteps(sums, deaths[event]!, ties, steps)
    means.hazards.all[event] = steps.all
    means.hazards.dying[event] = steps.all - steps.left
    means.variance[event] = steps.plain
    for (let j = 0; j < p; j++) {
      means.mean[at + j] = (steps.all * riskX[j]! - steps.left * dyingX[j]!) / dyingWeight
      means.hazardX[at + j] = steps.plain * riskX[j]! - steps.mixed * dyingX[j]!
      means.dyingX[at + j] = (steps.plain - steps.mixed) * riskX[j]! - (steps.mixed - steps.square) * dyingX[j]!
    }
  })
  return means
}

/**
 * Score residuals of the sorted rows on the scale of the centred columns, n x p row by row: each row's part in the slope of the likelihood,
 * not multiplied by its weight. Reference: Therneau, Grambsch, Fleming (1990), equation 12.
 */
export function scoreParts(data: CoxData, risks: Risks, means: EventMeans): Float64Array {
  const { n, p, x, died, first, last, weights } = data
  const exposure = exposureOf(data, means.hazards)
  const passed = new Float64Array(p)
  const scores = new Float64Array(n * p)
  const { before, after } = runningMeans(data, means)
  for (let i = 0; i < n; i++) {
    if (first[i]! >= last[i]!) continue
    const risk = risks.risk[i]! / (weights ? weights[i]! : 1)
    const end = (last[i]! - 1) * p
    const begin = first[i]! * p
    for (let j = 0; j < p; j++) {
      const until = died[i] === 1 ? before[end + j]! + means.dyingX[end + j]! : after[end + j]!
      passed[j] = until - before[begin + j]!
      const value = x[i * p + j]!
      const came = died[i] === 1 ? value - means.mean[end + j]! : 0
      scores[i * p + j] = came - risk * (value * exposure[i]! - passed[j]!)
    }
  }
  return scores
}

function runningMeans({ p, opens, eventTimes }: CoxData, { hazardX }: EventMeans): { before: Float64Array; after: Float64Array } {
  const before = new Float64Array(hazardX.length)
  const after = new Float64Array(hazardX.length)
  const sum = new Float64Array(p)
  for (let event = 0; event < eventTimes.length; event++) {
    if (opens[event] === 1) sum.fill(0)
    for (let j = 0, at = event * p; j < p; j++, at++) {
      before[at] = sum[j]!
      sum[j]! += hazardX[at]!
      after[at] = sum[j]!
    }
  }
  return { before, after }
}
