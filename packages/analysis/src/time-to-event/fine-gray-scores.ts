// What each spell of a regression of cumulative incidence says about its effects: the pieces of the robust errors.

import { inParts, type Pace } from '../pace.ts'
import type { FineGrayData } from './fine-gray-data.ts'
import type { FineGrayState } from './fine-gray-state.ts'

/**
 * Scores of the sorted rows, n x p: each spell's part in the slope, plus its part in the estimate of how
 * watching ends.
 *
 * Score of spell i: psi_i + eta_i. psi_i is the integral of (x_i - mean(t)) w_i(t) dM_i(t), M_i its
 * events less the hazard it was exposed to; eta_i the part of the censoring below. Both are on the scale
 * of the centred columns, per spell.
 *
 * Their squares make the robust variance. The second part is there because the share still watched is
 * itself counted from the same spells; without it errors would take that share as known. Reference: Fine
 * and Gray (1999), equations 7 and 8.
 */
export async function fineGrayScores(data: FineGrayData, state: FineGrayState, pace: Pace): Promise<Float64Array> {
  const { n, p } = data
  const running = await runningMeans(data, state, pace)
  const censoring = await censoringParts(data, state, running, pace)
  const scores = new Float64Array(n * p)
  await inParts(n, 10 * p, pace, (from, to) => addScores(scores, data, state, running, censoring, from, to))
  return scores
}

/** Sums up to each time, and from after it on; times x p. */
type Running = { readonly upTo: Float64Array; readonly beyond: Float64Array }
/** What a spell gets where its own watching ends at a time, and for having been watched up to it; times x p. */
type Censoring = { readonly ended: Float64Array; readonly passed: Float64Array }

// An event less the mean at it, and for every event a spell was exposed to, its hazard times how far its
// columns lie from the mean there.
function addScores(
  scores: Float64Array,
  { p, x, at, kind, watched }: FineGrayData,
  { mean, risk, exposure }: FineGrayState,
  { upTo, beyond }: Running,
  { ended, passed }: Censoring,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const t = at[i]! * p
    // Who ended otherwise is exposed on, less and less: the share still watched then over that at its own end.
    const share = watched[at[i]!]!
    for (let j = 0; j < p; j++) {
      const value = x[i * p + j]!
      const sum = upTo[t + j]! + (kind[i] === 2 ? beyond[t + j]! / share : 0)
      const came = kind[i] === 1 ? value - mean[t + j]! : 0
      const own = came - risk[i]! * (value * exposure[i]! - sum)
      scores[i * p + j] = own + passed[t + j]! + (kind[i] === 0 ? ended[t + j]! : 0)
    }
  }
}

// Needed because sum of (x_i - mean(t)) dL(t) = x_i x exposure - sum of mean(t) dL(t): with the second sum
// kept running, each spell costs one subtraction instead of a walk over all events it was exposed to.
//
// Sums of hazard times mean columns up to each time, and of the same times the share still watched after it.
async function runningMeans({ p, watched }: FineGrayData, { hazard, mean }: FineGrayState, pace: Pace): Promise<Running> {
  const upTo = new Float64Array(mean.length)
  const beyond = new Float64Array(mean.length)
  const passed = new Float64Array(p)
  const left = new Float64Array(p)
  await inParts(hazard.length, 8 * p, pace, (from, to) => {
    for (let k = from; k < to; k++) {
      // One walk from the first time on, one from the last back.
      const back = hazard.length - 1 - k
      for (let j = 0, at = k * p, other = back * p; j < p; j++, at++, other++) {
        passed[j]! += hazard[k]! * mean[at]!
        upTo[at] = passed[j]!
        beyond[other] = left[j]!
        left[j]! += watched[back]! * hazard[back]! * mean[other]!
      }
    }
  })
  return { upTo, beyond }
}

/**
 * G is a product of 1 - ends(u) / left(u), so one spell more that stops being watched at u lowers G(t-) by
 * the share 1 / left(u) for all t > u, and with it the weight of every spell that had ended otherwise
 * before u. Whether it was to be expected is told by the martingale of the ends of watching: 1 at its own
 * end, less the hazard ends(v) / left(v) of each v up to its time.
 *
 * The part that comes from estimating how watching ends. With q(u) the effect on the slope of one more end
 * of watching at u among those left, a spell gets q(u)/left where its own watching ends at u, and minus the
 * sum of q(v) ends(v)/left(v)^2 over v up to its time.
 */
async function censoringParts(data: FineGrayData, state: FineGrayState, { beyond }: Running, pace: Pace): Promise<Censoring> {
  const { n, p, x, from, kind, watched, ends, times } = data
  const { hazard, mean, risk } = state
  const ended = new Float64Array(times.length * p)
  const passed = new Float64Array(times.length * p)
  const outX = new Float64Array(p)
  let out = 0
  // Shrunk hazard still to come: what one spell that ended otherwise would have been exposed to from here on.
  let hazardLeft = 0
  for (let t = 0; t < times.length; t++) hazardLeft += watched[t]! * hazard[t]!
  await inParts(times.length, 10 * p + 4 * p * Math.ceil(n / times.length), pace, (begin, end) => {
    for (let t = begin; t < end; t++) {
      const left = n - from[t]!
      const now = watched[t]! * hazard[t]!
      for (let j = 0, at = t * p; j < p; j++, at++) {
        const q = outX[j]! * hazardLeft - out * (beyond[at]! + now * mean[at]!)
        ended[at] = q / left
        passed[at] = (t > 0 ? passed[at - p]! : 0) - (q * ends[t]!) / (left * left)
      }
      hazardLeft -= now
      for (let i = from[t]!; i < from[t + 1]!; i++) {
        if (kind[i] !== 2) continue
        const r = risk[i]! / watched[t]!
        out += r
        for (let j = 0; j < p; j++) outX[j]! += r * x[i * p + j]!
      }
    }
  })
  return { ended, passed }
}
