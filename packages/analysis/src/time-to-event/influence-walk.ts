// Follows what each spell does to the curves: how much they would move if it counted for a little more.

import type { RiskCounts } from './risk-counts.ts'
import type { Spells } from './spells.ts'
import { stableOrder } from './stable-order.ts'

/**
 * The curves' state at one time: share without event S, cumulative incidence F per cause, cumulative hazard, and the influence on each of a
 * spell of weight 1 that has been watched from the beginning and is watched still.
 */
export type CurveState = {
  survival: number
  readonly incidence: Float64Array
  hazard: number
  onSurvival: number
  readonly onIncidence: Float64Array
  onHazard: number
}

/**
 * A spell's influence, in a form that stays true for as long as it is watched, or for ever after it has left:
 * on S: slope x S, on F of cause k: level[k] + slope x F_k, on the hazard: onHazard; to which the state's own influence is added while it is watched.
 */
export type Influence = { slope: number; level: Float64Array; onHazard: number }

/** Who gathers the influences; `enters` and `leaves` come before `at` of the same time has been asked, in order of time. */
export type InfluenceSink = {
  enters(row: number, influence: Influence): void
  leaves(row: number, watched: Influence, gone: Influence): void
  at(t: number, state: CurveState): void
}

/**
 * Walks through the times of one group once.
 *
 * The derivative of the product limit in the weight of a spell obeys the same recursion for all who are watched, so one path serves all of them
 * and each spell needs only the two numbers it entered or left with. That makes the work n + times instead of n x times.
 */
export function walkInfluence(spells: Spells, counts: RiskCounts, sink: InfluenceSink): void {
  const causes = counts.events.length
  const state: CurveState = {
    survival: 1,
    incidence: new Float64Array(causes),
    hazard: 0,
    onSurvival: 0,
    onIncidence: new Float64Array(causes),
    onHazard: 0,
  }
  const watched: Influence[] | null = spells.entry ? new Array<Influence>(counts.order.length) : null
  const entering = spells.entry ? entryOrder(spells, counts) : null
  const place = new Map<number, number>()
  const never: Influence = { slope: 0, level: new Float64Array(causes), onHazard: 0 }
  let next = 0
  if (!entering) for (const row of counts.order) sink.enters(row, never)
  for (let t = 0; t < counts.times.length; t++) {
    for (; entering && next < entering.length && spells.entry![entering[next]!]! < counts.times[t]!; next++) {
      const influence = influenceAtEntry(state)
      place.set(entering[next]!, next)
      watched![next] = influence
      sink.enters(entering[next]!, influence)
    }
    const before = state.survival
    advance(state, counts, t)
    for (let i = counts.from[t]!; i < counts.from[t + 1]!; i++) {
      const row = counts.order[i]!
      const was = watched ? watched[place.get(row)!]! : never
      sink.leaves(row, was, influenceAtExit(state, was, spells.cause[row]!, before / counts.atRisk[t]!, counts.atRisk[t]!))
    }
    sink.at(t, state)
  }
}

function entryOrder(spells: Spells, counts: RiskCounts): Uint32Array {
  const entries = Float64Array.from(counts.order, (row) => spells.entry![row]!)
  return stableOrder(entries).map((place) => counts.order[place]!)
}

// One step of the recursion for a spell that is watched and has no event.
function advance(state: CurveState, counts: RiskCounts, t: number): void {
  const n = counts.atRisk[t]!
  let all = 0
  for (let k = 0; k < counts.events.length; k++) {
    const share = n > 0 ? counts.events[k]![t]! / n : 0
    state.onIncidence[k]! += state.onSurvival * share - (state.survival * share) / n
    state.incidence[k]! += state.survival * share
    all += share
  }
  if (all === 0) return
  state.onSurvival = state.onSurvival * (1 - all) + (state.survival * all) / n
  state.survival = all >= 1 - 1e-15 ? 0 : state.survival * (1 - all)
  state.onHazard -= all / n
  state.hazard += all
}

// Who enters now has moved nothing yet: the state's own influence so far is taken off, and with it what that would have become.
function influenceAtEntry(state: CurveState): Influence {
  const slope = state.survival > 0 ? -state.onSurvival / state.survival : 0
  const level = state.onIncidence.map((on, k) => -on - slope * state.incidence[k]!)
  return { slope, level, onHazard: -state.onHazard }
}

// Who leaves keeps the influence of this moment; it goes on with the share of spells that it still touches.
function influenceAtExit(state: CurveState, was: Influence, cause: number, step: number, atRisk: number): Influence {
  const own = cause > 0 ? step : 0
  const onSurvival = state.onSurvival + was.slope * state.survival - own
  const slope = state.survival > 0 ? onSurvival / state.survival : 0
  const level = new Float64Array(state.incidence.length)
  for (let k = 0; k < level.length; k++) {
    const onIncidence = state.onIncidence[k]! + was.level[k]! + was.slope * state.incidence[k]! + (cause === k + 1 ? own : 0)
    level[k] = onIncidence - slope * state.incidence[k]!
  }
  return { slope, level, onHazard: state.onHazard + was.onHazard + (cause > 0 ? 1 / atRisk : 0) }
}
