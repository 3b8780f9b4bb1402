// Walks once, from the last event to the first, through those who were watched at each: the one pass from which all of a hazard regression is read.

import { inParts, type Pace } from '../pace.ts'
import type { CoxData } from './cox-data.ts'

/**
 * How events at the same time are taken: in every order on average (Efron), or as if one after the other
 * with nobody leaving (Breslow).
 */
export type Ties = 'efron' | 'breslow'

/**
 * Sums over those watched at one event time, and over those who had the event at it. Risks are weights
 * times exp(x b).
 */
export type RiskSums = {
  /** Sum of risks, and of risks times each column, over all who are watched. */
  risk: number
  readonly riskX: Float64Array
  /** The same over those who have the event now. */
  dyingRisk: number
  readonly dyingX: Float64Array
  /** Sum of weights of those who have the event now, and of weights times each column. */
  dyingWeight: number
  readonly dyingWeightX: Float64Array
}

/** The risk of each sorted row, with `shift` taken off the linear predictor so that no exponential overflows. */
export type Risks = { readonly risk: Float64Array; readonly link: Float64Array; readonly shift: number }

/** What risks are made of. */
type Linear = Pick<CoxData, 'n' | 'p' | 'x' | 'offset' | 'weights'>

/**
 * Risks at some (scaled) coefficients: weight x exp(x b + offset).
 *
 * The highest linear predictor is taken off first, so the largest exponential is 1: ratios of risks, which
 * are all that a likelihood sees, stay the same, and an effect on its way to infinity ends as a risk of 0
 * and not as an overflow.
 */
export async function risksAt(data: Linear, coefficients: Float64Array, pace: Pace): Promise<Risks> {
  const { n, p, weights } = data
  const link = new Float64Array(n)
  const risk = new Float64Array(n)
  let shift = Number.NEGATIVE_INFINITY
  await inParts(n, 2 * p, pace, (from, to) => {
    shift = Math.max(shift, addLinks(data, coefficients, link, from, to))
  })
  await inParts(n, 20, pace, (from, to) => {
    for (let i = from; i < to; i++) risk[i] = Math.exp(link[i]! - shift) * (weights ? weights[i]! : 1)
  })
  return { risk, link, shift }
}

// Linear predictors of some rows; gives the highest.
function addLinks({ p, x, offset }: Linear, coefficients: Float64Array, link: Float64Array, from: number, to: number): number {
  let highest = Number.NEGATIVE_INFINITY
  for (let i = from, at = from * p; i < to; i++) {
    let sum = offset ? offset[i]! : 0
    for (let j = 0; j < p; j++, at++) sum += x[at]! * coefficients[j]!
    link[i] = sum
    if (sum > highest) highest = sum
  }
  return highest
}

/**
 * Where a walk from the last event to the first stands: the next row to come in, the next to go out, and
 * the sums so far.
 */
type Walk = {
  readonly data: CoxData
  readonly risk: Float64Array
  readonly sums: RiskSums
  /** Sums with what rounding took from them, kept where rows also go out again. */
  readonly keeping: { total: Float64Array; lost: Float64Array } | null
  next: number
  leaving: number
}

/**
 * Partial likelihood, score, information, baseline and residuals are all sums over event times of functions
 * of the sums over the risk set: this walk makes those sums, its visitors the functions.
 *
 * Calls `visit` at every event time, from the last to the first of each stratum, with the sums at it (the
 * same object each time).
 *
 * The risk set of an event at t is everybody with entry < t <= end (Andersen and Gill 1982). Backward,
 * whoever ends comes in; with delayed entry, whoever had not entered goes out. So each row is touched twice
 * at most, whatever the number of events, and the sums at an event are those of its risk set.
 */
export async function sweep(data: CoxData, risk: Float64Array, pace: Pace, visit: (event: number, sums: RiskSums) => void): Promise<void> {
  const { n, p } = data
  const vector = () => new Float64Array(p)
  const walk: Walk = {
    data,
    risk,
    sums: { risk: 0, riskX: vector(), dyingRisk: 0, dyingX: vector(), dyingWeight: 0, dyingWeightX: vector() },
    keeping: data.byFirst ? { total: new Float64Array(p + 1), lost: new Float64Array(p + 1) } : null,
    next: n - 1,
    leaving: n - 1,
  }
  const events = data.eventTimes.length
  // An event costs its own sums, and those of the rows that come in at it.
  const rowsPerEvent = Math.ceil(n / events)
  await inParts(events, 2 * p * p + 8 * p * rowsPerEvent, pace, (from, to) => {
    for (let k = from; k < to; k++) {
      const event = events - 1 - k
      letIn(walk, event)
      if (walk.keeping) letOut(walk, event)
      visit(event, walk.sums)
      if (data.opens[event] === 1) startAnew(walk, event)
    }
  })
}

// Without delayed entry sums only grow on the way back and plain addition is safe. With it they shrink
// again, and what a large risk had pushed out of the last digits would be missing for good; so those are
// kept. Rows whose last event is this one: they were watched at it, and some of them had it.
function letIn(walk: Walk, event: number): void {
  const { data, risk, sums, keeping } = walk
  const { p, x, weights, died, first, last } = data
  const { riskX } = sums
  sums.dyingRisk = 0
  sums.dyingWeight = 0
  sums.dyingX.fill(0)
  sums.dyingWeightX.fill(0)
  let next = walk.next
  let total = sums.risk
  for (; next >= 0 && last[next]! > event; next--) {
    if (first[next]! >= last[next]!) continue
    const r = risk[next]!
    const at = next * p
    if (keeping) addKeeping(keeping, x, at, r)
    else {
      total += r
      for (let j = 0; j < p; j++) riskX[j]! += r * x[at + j]!
    }
    if (died[next] === 1) addDying(sums, x, at, r, weights ? weights[next]! : 1)
  }
  walk.next = next
  sums.risk = total
}

// Rows whose watching began after this event go out.
function letOut(walk: Walk, event: number): void {
  const { data, risk, sums, keeping } = walk
  const { p, x, first, last, byFirst } = data
  for (; walk.leaving >= 0 && first[byFirst![walk.leaving]!]! > event; walk.leaving--) {
    const row = byFirst![walk.leaving]!
    if (first[row]! < last[row]!) addKeeping(keeping!, x, row * p, -risk[row]!)
  }
  sums.risk = keeping!.total[p]! + keeping!.lost[p]!
  for (let j = 0; j < p; j++) sums.riskX[j] = keeping!.total[j]! + keeping!.lost[j]!
}

// Starting from 0 instead of taking the rows of the stratum out one by one leaves no rounding to the next
// stratum. The first event of a stratum was visited; those who were watched from it on have gone with the
// sums.
function startAnew(walk: Walk, event: number): void {
  const { data, sums, keeping } = walk
  const { first, byFirst } = data
  sums.risk = 0
  sums.riskX.fill(0)
  keeping?.total.fill(0)
  keeping?.lost.fill(0)
  while (byFirst && walk.leaving >= 0 && first[byFirst[walk.leaving]!]! >= event) walk.leaving--
}

// Those who have the event now are summed by themselves too: ties and the score are made of them.
function addDying(sums: RiskSums, x: Float64Array, at: number, risk: number, weight: number): void {
  sums.dyingRisk += risk
  sums.dyingWeight += weight
  for (let j = 0; j < sums.dyingX.length; j++) {
    sums.dyingX[j]! += risk * x[at + j]!
    sums.dyingWeightX[j]! += weight * x[at + j]!
  }
}

// Neumaier's sums: what rounding takes from a total is kept beside it, so that large risks leave no trace
// once they are taken out again.
function addKeeping({ total, lost }: { total: Float64Array; lost: Float64Array }, x: Float64Array, at: number, risk: number): void {
  const p = total.length - 1
  for (let j = 0; j <= p; j++) {
    const add = j < p ? risk * x[at + j]! : risk
    const before = total[j]!
    const after = before + add
    lost[j]! += Math.abs(before) >= Math.abs(add) ? before - after + add : add - after + before
    total[j] = after
  }
}

/**
 * The hazard at one event time, summed over its steps: one step per event with Efron's ties, one in all
 * with Breslow's. With h a step's hazard increment, f the share of those having the event that has left by
 * then, and t the sum of risks at the step:
 */
export type HazardSteps = {
  /** Sum of h, and of h f. */
  all: number
  left: number
  /** Sum of h / t, of h f / t, and of h f^2 / t: what outer products and means of all steps are made of. */
  plain: number
  mixed: number
  square: number
  /** Sum of ln t, times the weight of a step. */
  logs: number
}

/** Room for the sums of one event time. */
export const noSteps = (): HazardSteps => ({ all: 0, left: 0, plain: 0, mixed: 0, square: 0, logs: 0 })

/**
 * Fills `into`; sums are kept in plain variables, as this is the inmost loop of every fit.
 * Reference: Efron (1977), section 6: at the k-th of d tied events, k / d of those who have it now have
 * left already.
 */
export function sumSteps(sums: RiskSums, deaths: number, ties: Ties, into: HazardSteps): void {
  // Each of the d steps of tied events takes a d-th of their weight.
  const steps = ties === 'breslow' ? 1 : deaths
  const each = sums.dyingWeight / steps
  let all = 0
  let left = 0
  let plain = 0
  let mixed = 0
  let square = 0
  let logs = 0
  for (let k = 0; k < steps; k++) {
    const share = k / steps
    const total = sums.risk - share * sums.dyingRisk
    const hazard = each / total
    const scaled = hazard / total
    all += hazard
    left += hazard * share
    plain += scaled
    mixed += scaled * share
    square += scaled * share * share
    logs += Math.log(total)
  }
  into.all = all
  into.left = left
  into.plain = plain
  into.mixed = mixed
  into.square = square
  into.logs = each * logs
}
