// What each spell, and each event, says about every effect: the pieces of which robust errors, influence and trends in time are made.

import { inParts, type Pace } from '../pace.ts'
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

/**
 * Breslow: mean(t) = sum of r x / sum of r over those watched, r their risks. Efron, with d tied events:
 * the average over k = 0 ... d - 1 of the same with k / d of the dying taken off above and below. Units:
 * those of the scaled columns; hazards are per unit of risk.
 *
 * Weighted means of the columns over those watched at each event: what an event is compared with, and what
 * hazards are multiplied with. With Efron's ties they are averages over the steps at which tied events
 * leave one by one.
 */
export async function eventMeans(data: CoxData, risks: Risks, ties: Ties, pace: Pace): Promise<EventMeans> {
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
  await sweep(data, risks.risk, pace, (event, sums) => {
    const { riskX, dyingX, dyingWeight } = sums
    const at = event * p
    sumSteps(sums, deaths[event]!, ties, steps)
    means.hazards.all[event] = steps.all
    means.hazards.dying[event] = steps.all - steps.left
    // Sum of h / t: Greenwood's and Tsiatis's increment of the variance of the hazard itself.
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
 * Score residuals of the sorted rows on the scale of the centred columns, n x p row by row: each row's part
 * in the slope of the likelihood, not multiplied by its weight.
 *
 * Two facts keep all of this at one pass over the rows. What a row says about the effects is a sum over the
 * events it was watched at, so running sums up to its last and its first event give it by one subtraction.
 * And at its own event, a row that has it is at risk with the share 1 - f of Efron's step only, which is a
 * sum over steps that is kept beside the one for all others (`dyingX`).
 * Reference: Therneau, Grambsch, Fleming (1990), equation 12.
 */
export async function scoreParts(data: CoxData, risks: Risks, means: EventMeans, pace: Pace): Promise<Float64Array> {
  const { n, p } = data
  const exposure = await exposureOf(data, means.hazards, pace)
  const scores = new Float64Array(n * p)
  const before = await runningMeans(data, means, pace)
  await inParts(n, 10 * p, pace, (from, to) => addScores(scores, data, risks, means, exposure, before, from, to))
  return scores
}

// U_i = event (x - mean at it) - r sum over its events of (x - mean(t)) h(t), h the hazard increments. At
// its own event a row with Efron's ties is there only for the steps before it leaves, so `dyingX` stands in
// for `hazardX` at that one. A row's own event less the mean at it, and for every event it was watched at,
// its hazard times how far its columns lie from the mean there: risk x (x A - sum of hazards times means),
// with A the hazard it was exposed to.
function addScores(
  scores: Float64Array,
  data: CoxData,
  { risk }: Risks,
  { mean, hazardX, dyingX }: EventMeans,
  exposure: Float64Array,
  before: Float64Array,
  from: number,
  to: number,
): void {
  const { p, x, died, first, last, weights } = data
  for (let i = from; i < to; i++) {
    if (first[i]! >= last[i]!) continue
    const own = risk[i]! / (weights ? weights[i]! : 1)
    const end = (last[i]! - 1) * p
    const begin = first[i]! * p
    for (let j = 0; j < p; j++) {
      const until = before[end + j]! + (died[i] === 1 ? dyingX[end + j]! : hazardX[end + j]!)
      const value = x[i * p + j]!
      const came = died[i] === 1 ? value - mean[end + j]! : 0
      scores[i * p + j] = came - own * (value * exposure[i]! - (until - before[begin + j]!))
    }
  }
}

// Kept just before each event, so that what a row was exposed to from `first` to its end is a difference of
// two entries. Hazards times means so far, just before each event time, each stratum from 0; event times x
// p.
async function runningMeans({ p, opens, eventTimes }: CoxData, { hazardX }: EventMeans, pace: Pace): Promise<Float64Array> {
  const before = new Float64Array(hazardX.length)
  const sum = new Float64Array(p)
  await inParts(eventTimes.length, 4 * p, pace, (from, to) => {
    for (let event = from; event < to; event++) {
      if (opens[event] === 1) sum.fill(0)
      for (let j = 0, at = event * p; j < p; j++, at++) {
        before[at] = sum[j]!
        sum[j]! += hazardX[at]!
      }
    }
  })
  return before
}
