// How likely the events that came were under given effects on the cumulative incidence, and what each spell says about them.

import type { FineGrayData } from './fine-gray-data.ts'
import type { Slope } from './newton.ts'
import { addOuterProducts, mirrorTriangle, weightedRowSum } from './row-sums.ts'

/** The weighted partial likelihood at some (scaled) coefficients. Running sums are per distinct time, up to and including it. */
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
 * At an event at t, spells at least as long as t count fully, and those that ended otherwise at u < t by G(t-)/G(u-), G the share still watched.
 * As in `coxState` the score is X'M and the information X' diag(risk A) X minus products of means. Reference: Fine and Gray (1999), section 3.
 */
export function fineGrayState(data: FineGrayData, coefficients: Float64Array): FineGrayState {
  const { n, p, x, kind } = data
  const { risk, link, shift } = risksOf(data, coefficients)
  const { totals, mean } = riskMeans(data, risk)
  const hazard = data.events.map((d, t) => (d > 0 ? d / totals[t]! : 0))
  const exposure = exposureOf(data, hazard)
  const information = new Float64Array(p * p)
  let logLikelihood = 0
  for (let t = 0; t < hazard.length; t++) {
    const d = data.events[t]!
    if (d === 0) continue
    logLikelihood -= d * Math.log(totals[t]!)
    for (let j = 0; j < p; j++) for (let k = 0; k <= j; k++) information[j * p + k]! -= d * mean[t * p + j]! * mean[t * p + k]!
  }
  const before = Float64Array.from({ length: p }, (_, j) => -information[j * p + j]!)
  const expected = risk.map((r, i) => r * exposure[i]!)
  for (let i = 0; i < n; i++) if (kind[i] === 1) logLikelihood += link[i]! - shift
  const score = weightedRowSum(
    x,
    expected.map((e, i) => (kind[i] === 1 ? 1 : 0) - e),
    p,
  )
  addOuterProducts(information, x, expected, p)
  mirrorTriangle(information, p)
  const spread = before.map((square, j) => square + Math.abs(information[j * p + j]!))
  return { logLikelihood, score, information, spread, risk, shift, hazard, mean, exposure }
}

function risksOf({ n, p, x }: FineGrayData, coefficients: Float64Array) {
  const link = new Float64Array(n)
  let shift = Number.NEGATIVE_INFINITY
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j < p; j++, at++) link[i]! += x[at]! * coefficients[j]!
    if (link[i]! > shift) shift = link[i]!
  }
  return { link, shift, risk: link.map((l) => Math.exp(l - shift)) }
}

// Backward for those still going, forward for those who ended otherwise; only times with events are asked.
function riskMeans(data: FineGrayData, risk: Float64Array): { totals: Float64Array; mean: Float64Array } {
  const { p, x, from, kind, watched, events, times } = data
  const totals = new Float64Array(times.length)
  const mean = new Float64Array(times.length * p)
  const sumX = new Float64Array(p)
  let sum = 0
  for (let t = times.length - 1; t >= 0; t--) {
    for (let i = from[t]!; i < from[t + 1]!; i++) {
      sum += risk[i]!
      for (let j = 0; j < p; j++) sumX[j]! += risk[i]! * x[i * p + j]!
    }
    if (events[t] === 0) continue
    totals[t] = sum
    for (let j = 0; j < p; j++) mean[t * p + j] = sumX[j]!
  }
  sum = 0
  sumX.fill(0)
  for (let t = 0; t < times.length; t++) {
    if (events[t]! > 0) {
      totals[t]! += watched[t]! * sum
      for (let j = 0; j < p; j++) mean[t * p + j] = (mean[t * p + j]! + watched[t]! * sumX[j]!) / totals[t]!
    }
    for (let i = from[t]!; i < from[t + 1]!; i++) {
      if (kind[i] !== 2) continue
      const r = risk[i]! / watched[t]!
      sum += r
      for (let j = 0; j < p; j++) sumX[j]! += r * x[i * p + j]!
    }
  }
  return { totals, mean }
}

// The hazard up to a row's time and, where it ended otherwise, what comes after, as it shrinks.
function exposureOf({ n, at, kind, watched }: FineGrayData, hazard: Float64Array): Float64Array {
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
  return Float64Array.from({ length: n }, (_, i) => upTo[at[i]!]! + (kind[i] === 2 ? beyond[at[i]!]! / watched[at[i]!]! : 0))
}

/**
 * What each spell says about the effects, n x p: its part in the slope, plus its part in the estimate of how watching ends.
 * Their squares make the robust variance. Reference: Fine and Gray (1999), equations 7 and 8.
 */
export function fineGrayScores(data: FineGrayData, state: FineGrayState): Float64Array {
  const { n, p, x, at, kind, watched } = data
  const { upTo, beyond } = runningMeans(data, state)
  const censoring = censoringParts(data, state)
  const scores = new Float64Array(n * p)
  for (let i = 0; i < n; i++) {
    const t = at[i]!
    for (let j = 0; j < p; j++) {
      const passed = upTo[t * p + j]! + (kind[i] === 2 ? beyond[t * p + j]! / watched[t]! : 0)
      const came = kind[i] === 1 ? x[i * p + j]! - state.mean[t * p + j]! : 0
      const own = came - state.risk[i]! * (x[i * p + j]! * state.exposure[i]! - passed)
      scores[i * p + j] = own + censoring.passed[t * p + j]! + (kind[i] === 0 ? censoring.ended[t * p + j]! : 0)
    }
  }
  return scores
}

// Sums of hazard times mean columns up to each time, and of the same times the share still watched after it.
function runningMeans({ p, watched }: FineGrayData, { hazard, mean }: FineGrayState) {
  const upTo = new Float64Array(mean.length)
  const beyond = new Float64Array(mean.length)
  for (let j = 0; j < p; j++) {
    let sum = 0
    for (let t = 0; t < hazard.length; t++) {
      sum += hazard[t]! * mean[t * p + j]!
      upTo[t * p + j] = sum
    }
    sum = 0
    for (let t = hazard.length - 1; t >= 0; t--) {
      beyond[t * p + j] = sum
      sum += watched[t]! * hazard[t]! * mean[t * p + j]!
    }
  }
  return { upTo, beyond }
}

/**
 * The part that comes from estimating how watching ends. With q(u) the effect on the slope of one more end of watching at u among those left, a spell
 * gets q(u)/left where its own watching ends at u, and minus the sum of q(v) ends(v)/left(v)^2 over v up to its time.
 */
function censoringParts(data: FineGrayData, state: FineGrayState): { ended: Float64Array; passed: Float64Array } {
  const { n, p, x, from, kind, watched, ends, times } = data
  const { beyond } = runningMeans(data, state)
  const ended = new Float64Array(times.length * p)
  const passed = new Float64Array(times.length * p)
  const outX = new Float64Array(p)
  let out = 0
  let hazardLeft = 0
  for (let t = 0; t < times.length; t++) hazardLeft += watched[t]! * state.hazard[t]!
  for (let t = 0; t < times.length; t++) {
    const left = n - from[t]!
    const now = watched[t]! * state.hazard[t]!
    for (let j = 0; j < p; j++) {
      const q = outX[j]! * hazardLeft - out * (beyond[t * p + j]! + now * state.mean[t * p + j]!)
      ended[t * p + j] = q / left
      passed[t * p + j] = (t > 0 ? passed[(t - 1) * p + j]! : 0) - (q * ends[t]!) / (left * left)
    }
    hazardLeft -= now
    for (let i = from[t]!; i < from[t + 1]!; i++) {
      if (kind[i] !== 2) continue
      const r = state.risk[i]! / watched[t]!
      out += r
      for (let j = 0; j < p; j++) outX[j]! += r * x[i * p + j]!
    }
  }
  return { ended, passed }
}
