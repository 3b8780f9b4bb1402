// How likely the events that came were under given effects on the cumulative incidence, and what each spell says about them.

import { inParts, type Pace } from '../pace.ts'
import { risksAt } from './cox-sweep.ts'
import type { FineGrayData } from './fine-gray-data.ts'
import type { Slope } from './newton.ts'
import { addOuterProducts, addWeightedRows, mirrorTriangle } from './row-sums.ts'

/**
 * The weighted partial likelihood at some (scaled) coefficients. Running sums are per distinct time, up to
 * and including it.
 */
export type FineGrayState = Slope & {
  readonly risk: Float64Array
  readonly shift: number
  /** Increments of the baseline at each time; the mean of the columns there, times x p. */
  readonly hazard: Float64Array
  readonly mean: Float64Array
  /** Hazard that each sorted row was exposed to, shrinking after it has ended otherwise. */
  readonly exposure: Float64Array
}

/**
 * Likelihood, score and information at some coefficients b.
 *
 *   log L = sum over events i of  x_i b - log( sum over j of w_j(t_i) exp(x_j b) )
 *   w_j(t) = 1 while j still goes on, G(t-) / G(t_j-) after it ended otherwise, 0 after it had the event
 *            or was no longer watched
 *
 * So the weight asks: had this spell not ended otherwise, would it still have been watched at t? At an
 * event at t, spells at least as long as t count fully, and those that ended otherwise at u < t by
 * G(t-)/G(u-), G the share still watched. As in `coxState` the score is X'M and the information X'
 * diag(risk A) X minus products of means. Reference: Fine and Gray (1999), section 3.
 */
export async function fineGrayState(data: FineGrayData, coefficients: Float64Array, pace: Pace): Promise<FineGrayState> {
  const { n, p, x, kind } = data
  // Where no other end ever comes, all of this is Breslow's partial likelihood.
  const { risk, link, shift } = await risksAt({ ...data, offset: null, weights: null }, coefficients, pace)
  const { totals, mean } = await riskMeans(data, risk, pace)
  // Breslow's increments: events over the weighted sum of risks, with all tied events at once.
  const hazard = data.events.map((d, t) => (d > 0 ? d / totals[t]! : 0))
  const information = new Float64Array(p * p)
  const logs = { sum: 0 }
  await inParts(hazard.length, p * p, pace, (from, to) => addMeans(information, logs, data, totals, mean, from, to))
  // The means' own squares, kept to tell a column that is lost to rounding once they are taken off.
  const before = Float64Array.from({ length: p }, (_, j) => -information[j * p + j]!)
  const running = runningHazards(data, hazard)
  const exposure = new Float64Array(n)
  const expected = new Float64Array(n)
  const excess = new Float64Array(n)
  const score = new Float64Array(p)
  await inParts(n, 20 + p * p, pace, (from, to) => {
    addExposure(exposure, data, running, from, to)
    for (let i = from; i < to; i++) {
      expected[i] = risk[i]! * exposure[i]!
      excess[i] = (kind[i] === 1 ? 1 : 0) - expected[i]!
      if (kind[i] === 1) logs.sum += link[i]! - shift
    }
    addWeightedRows(score, x, excess, p, from, to)
    addOuterProducts(information, x, expected, p, from, to)
  })
  mirrorTriangle(information, p)
  const spread = before.map((square, j) => square + Math.abs(information[j * p + j]!))
  return { logLikelihood: logs.sum, score, information, spread, risk, shift, hazard, mean, exposure }
}

// Tied events each have the whole risk set as denominator (Breslow), so d of them count d times.
//
// What each event takes from the likelihood, and the outer products of the means that it takes from the
// information.
function addMeans(
  information: Float64Array,
  logs: { sum: number },
  { p, events }: FineGrayData,
  totals: Float64Array,
  mean: Float64Array,
  from: number,
  to: number,
): void {
  for (let t = from; t < to; t++) {
    const d = events[t]!
    if (d === 0) continue
    logs.sum -= d * Math.log(totals[t]!)
    for (let j = 0; j < p; j++) for (let k = 0; k <= j; k++) information[j * p + k]! -= d * mean[t * p + j]! * mean[t * p + k]!
  }
}

/**
 * The denominators of the likelihood and the means that events are compared with.
 *
 * Sums of risks at the times with events, and means of the columns there.
 *
 * The risk set at t has two kinds of spells. Those still going are summed on a walk from the last time
 * back. Those who ended otherwise at u < t weigh G(t-)/G(u-): the ratio splits into a factor of the time
 * and one of the spell, so they too are one running sum, from the first time on. Both walks together cost
 * one look at every spell, however many times there are.
 */
async function riskMeans(data: FineGrayData, risk: Float64Array, pace: Pace): Promise<{ totals: Float64Array; mean: Float64Array }> {
  const { n, p, watched, events, times, kind } = data
  const totals = new Float64Array(times.length)
  const mean = new Float64Array(times.length * p)
  const cost = 4 * p * Math.ceil(n / times.length)
  const going = { risk: 0, riskX: new Float64Array(p) }
  await inParts(times.length, cost, pace, (from, to) => {
    for (let k = from; k < to; k++) {
      const t = times.length - 1 - k
      for (let i = data.from[t]!; i < data.from[t + 1]!; i++) addRisk(going, data.x, i * p, risk[i]!)
      if (events[t] === 0) continue
      totals[t] = going.risk
      mean.set(going.riskX, t * p)
    }
  })
  const out = { risk: 0, riskX: new Float64Array(p) }
  await inParts(times.length, cost, pace, (from, to) => {
    for (let t = from; t < to; t++) {
      if (events[t]! > 0) {
        totals[t]! += watched[t]! * out.risk
        for (let j = 0; j < p; j++) mean[t * p + j] = (mean[t * p + j]! + watched[t]! * out.riskX[j]!) / totals[t]!
      }
      for (let i = data.from[t]!; i < data.from[t + 1]!; i++) if (kind[i] === 2) addRisk(out, data.x, i * p, risk[i]! / watched[t]!)
    }
  })
  return { totals, mean }
}

// A spell's risk goes into the sum and, times its columns, into the sums of the columns.
function addRisk(sums: { risk: number; riskX: Float64Array }, x: Float64Array, at: number, risk: number): void {
  const { riskX } = sums
  sums.risk += risk
  for (let j = 0; j < riskX.length; j++) riskX[j]! += risk * x[at + j]!
}

type Running = { readonly upTo: Float64Array; readonly beyond: Float64Array }

// With dL the increments of the baseline, a spell is exposed to sum of dL(t) while it goes on, and after
// another end at u to sum over t > u of G(t-) / G(u-) dL(t). G(u-) is the spell's own, so `beyond` keeps
// the sum of G(t-) dL(t), and each spell divides it by its own share when it is read.
//
// Hazard up to each time, and after it as it shrinks with the share still watched.
function runningHazards({ watched }: FineGrayData, hazard: Float64Array): Running {
  const upTo = new Float64Array(hazard.length)
  const beyond = new Float64Array(hazard.length)
  let sum = 0
  for (let t = 0; t < hazard.length; t++) {
    sum += hazard[t]!
    upTo[t] = sum
  }
  sum = 0
  for (let t = hazard.length - 1; t >= 0; t--) {
    beyond[t] = sum
    sum += watched[t]! * hazard[t]!
  }
  return { upTo, beyond }
}

// The hazard up to a row's time and, where it ended otherwise, what comes after, as it shrinks.
function addExposure(
  exposure: Float64Array,
  { at, kind, watched }: FineGrayData,
  { upTo, beyond }: Running,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const t = at[i]!
    exposure[i] = upTo[t]! + (kind[i] === 2 ? beyond[t]! / watched[t]! : 0)
  }
}
