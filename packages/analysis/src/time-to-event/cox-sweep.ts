// Walks once, from the last event to the first, through those who were watched at each: the one pass from which all of a hazard regression is read.

import type { CoxData } from './cox-data.ts'

/** How events at the same time are taken: in every order on average (Efron), or as if one after the other with nobody leaving (Breslow). */
export type Ties = 'efron' | 'breslow'

/** Sums over those watched at one event time, and over those who had the event at it. Risks are weights times exp(x b). */
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

export function risksAt(data: CoxData, coefficients: Float64Array): Risks {
  const { n, p, x, offset, weights } = data
  const link = new Float64Array(n)
  const risk = new Float64Array(n)
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0, at = 0; i < n; i++) {
    let sum = offset ? offset[i]! : 0
    for (let j = 0; j < p; j++, at++) sum += x[at]! * coefficients[j]!
    link[i] = sum
    if (sum > highest) highest = sum
  }
  for (let i = 0; i < n; i++) risk[i] = Math.exp(link[i]! - highest) * (weights ? weights[i]! : 1)
  return { risk, link, shift: highest }
}

/** Calls `visit` at every event time, from the last to the first of each stratum, with the sums at it (the same object each time). */
export function sweep(data: CoxData, risk: Float64Array, visit: (event: number, sums: RiskSums) => void): void {
  const { n, p, x, weights, died, first, last, byFirst, opens } = data
  const sums: RiskSums = {
    risk: 0,
    riskX: new Float64Array(p),
    dyingRisk: 0,
    dyingX: new Float64Array(p),
    dyingWeight: 0,
    dyingWeightX: new Float64Array(p),
  }
  const { riskX, dyingX, dyingWeightX } = sums
  const keeping = byFirst ? { total: new Float64Array(p + 1), lost: new Float64Array(p + 1) } : null
  let next = n - 1
  let leaving = n - 1
  for (let event = data.eventTimes.length - 1; event >= 0; event--) {
    sums.dyingRisk = 0
    sums.dyingWeight = 0
    dyingX.fill(0)
    dyingWeightX.fill(0)
    for (; next >= 0 && last[next]! > event; next--) {
      if (first[next]! >= last[next]!) continue
      const r = risk[next]!
      const at = next * p
      if (keeping) addKeeping(keeping, x, at, r)
      else {
        sums.risk += r
        for (let j = 0; j < p; j++) riskX[j]! += r * x[at + j]!
      }
      if (died[next] === 1) addDying(sums, x, at, r, weights ? weights[next]! : 1)
    }
    if (keeping) {
      for (; leaving >= 0 && first[byFirst![leaving]!]! > event; leaving--) {
        const row = byFirst![leaving]!
        if (first[row]! < last[row]!) addKeeping(keeping, x, row * p, -risk[row]!)
      }
      sums.risk = keeping.total[p]! + keeping.lost[p]!
      for (let j = 0; j < p; j++) riskX[j] = keeping.total[j]! + keeping.lost[j]!
    }
    visit(event, sums)
    if (opens[event] === 0) continue
    sums.risk = 0
    riskX.fill(0)
    keeping?.total.fill(0)
    keeping?.lost.fill(0)
    // Those who were watched from the stratum's first event on have gone with the reset.
    while (byFirst && leaving >= 0 && first[byFirst[leaving]!]! >= event) leaving--
  }
}

function addDying(sums: RiskSums, x: Float64Array, at: number, risk: number, weight: number): void {
  sums.dyingRisk += risk
  sums.dyingWeight += weight
  for (let j = 0; j < sums.dyingX.length; j++) {
    sums.dyingX[j]! += risk * x[at + j]!
    sums.dyingWeightX[j]! += weight * x[at + j]!
  }
}

// Neumaier's sums: what rounding takes from a total is kept beside it, so that large risks leave no trace once they are taken out again.
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
 * The hazard at one event time, summed over its steps: one step per event with Efron's ties, one in all with Breslow's. With h a step's hazard
 * increment, f the share of those having the event that has left by then, and t the sum of risks at the step:
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

export const noSteps = (): HazardSteps => ({ all: 0, left: 0, plain: 0, mixed: 0, square: 0, logs: 0 })

/** Fills `into`; sums are kept in plain variables, as this is the inmost loop of every fit. */
export function sumSteps(sums: RiskSums, deaths: number, ties: Ties, into: HazardSteps): void {
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
