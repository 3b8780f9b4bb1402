// Follows what each spell does to the curves: how much they would move if it counted for a little more.

import { inParts, type Pace } from '../pace.ts'
import { byEntry, type RiskCounts } from './risk-counts.ts'
import type { Spells } from './spells.ts'

/**
 * The curves' state at one time: share without event S, cumulative incidence F per cause, cumulative
 * hazard, and the influence on each of a spell of weight 1 that has been watched from the beginning and is
 * watched still.
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
 * A spell's influence, in a form that stays true for as long as it is watched, or for ever after it has
 * left: on S: slope x S, on F of cause k: level[k] + slope x F_k, on the hazard: onHazard; to which the
 * state's own influence is added while it is watched.
 */
export type Influence = { slope: number; readonly level: Float64Array; onHazard: number }

/**
 * Who gathers the influences; `enters` and `leaves` come before `at` of the same time has been asked, in
 * order of time. The influences handed over are the same objects each time: take the figures, not the
 * object.
 */
export type InfluenceSink = {
  enters(row: number, influence: Influence): void
  leaves(row: number, watched: Influence, gone: Influence): void
  at(t: number, state: CurveState): void
  /** About how many sums a call of `at` takes. */
  readonly cost: number
}

// Who has just come has moved nothing.
const noInfluence = (causes: number): Influence => ({ slope: 0, level: new Float64Array(causes), onHazard: 0 })

/**
 * Walks through the times of one group once.
 *
 * The derivative of the product limit in the weight of a spell obeys the same recursion for all who are
 * watched, so one path serves all of them and each spell needs only the figures it entered or left with.
 * That makes the work n + times instead of n x times.
 * Reference: the derivatives are those of Andersen, Borgan, Gill and Keiding (1993), section IV.4.1,
 * written as a recursion.
 */
export async function walkInfluence(spells: Spells, counts: RiskCounts, sink: InfluenceSink, pace: Pace): Promise<void> {
  const causes = counts.events.length
  const state: CurveState = {
    survival: 1,
    incidence: new Float64Array(causes),
    hazard: 0,
    onSurvival: 0,
    onIncidence: new Float64Array(causes),
    onHazard: 0,
  }
  const never = noInfluence(causes)
  const gone = noInfluence(causes)
  const entrants = spells.entry ? await makeEntrants(spells.entry, counts, causes, pace) : null
  if (!entrants) await inParts(counts.order.length, 30, pace, (from, to) => enterAll(sink, never, counts.order, from, to))
  await inParts(counts.times.length, 60 + sink.cost, pace, (from, to) => {
    for (let t = from; t < to; t++) {
      if (entrants) letIn(entrants, state, counts, t, sink)
      const before = state.survival
      advance(state, counts, t)
      for (let i = counts.from[t]!; i < counts.from[t + 1]!; i++) {
        const row = counts.order[i]!
        const was = entrants ? entrants.read(i) : never
        setAtExit(gone, state, was, spells.cause[row]!, before / counts.atRisk[t]!, counts.atRisk[t]!)
        sink.leaves(row, was, gone)
      }
      sink.at(t, state)
    }
  })
}

// Without delayed entry all have been watched from the beginning.
function enterAll(sink: InfluenceSink, never: Influence, order: Uint32Array, from: number, to: number): void {
  for (let i = from; i < to; i++) sink.enters(order[i]!, never)
}

/** Spells by entry, with the figures that each entered with, by its place in the order of the ends. */
type Entrants = {
  readonly order: Uint32Array
  readonly entries: Float64Array
  next: number
  write(place: number, influence: Influence): void
  read(place: number): Influence
  readonly scratch: Influence
}

// Three flat lists instead of an object per spell: a million small objects cost more than all the sums.
async function makeEntrants(entry: Float64Array, counts: RiskCounts, causes: number, pace: Pace): Promise<Entrants> {
  const n = counts.order.length
  const slopes = new Float64Array(n)
  const hazards = new Float64Array(n)
  const levels = new Float64Array(n * causes)
  const was = noInfluence(causes)
  return {
    ...(await byEntry(entry, counts.order, pace)),
    next: 0,
    write: (place, { slope, level, onHazard }) => {
      slopes[place] = slope
      hazards[place] = onHazard
      for (let k = 0; k < causes; k++) levels[place * causes + k] = level[k]!
    },
    read: (place) => {
      was.slope = slopes[place]!
      was.onHazard = hazards[place]!
      for (let k = 0; k < causes; k++) was.level[k] = levels[place * causes + k]!
      return was
    },
    scratch: noInfluence(causes),
  }
}

// Those who have entered before the time.
function letIn(entrants: Entrants, state: CurveState, { order, times }: RiskCounts, t: number, sink: InfluenceSink): void {
  while (entrants.next < order.length) {
    const place = entrants.order[entrants.next]!
    if (!(entrants.entries[place]! < times[t]!)) break
    setAtEntry(entrants.scratch, state)
    entrants.write(place, entrants.scratch)
    sink.enters(order[place]!, entrants.scratch)
    entrants.next++
  }
}

// Derivatives in the weight of one more spell at risk, with n at risk and d events of all kinds at t:
//   of S(t) = S(t-) (1 - d/n):          onS (1 - d/n) + S d / n^2
//   of F_k(t) = F_k(t-) + S(t-) d_k/n:  onF_k + onS d_k/n - S d_k / n^2
//   of H(t) = H(t-) + d/n:              onH - d / n^2
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
  // S(t) = S(t-) (1 - d/n): one more unit of weight at risk without an event raises 1 - d/n by d / n^2.
  state.onSurvival = state.onSurvival * (1 - all) + (state.survival * all) / n
  state.survival = all >= 1 - 1e-15 ? 0 : state.survival * (1 - all)
  state.onHazard -= all / n
  state.hazard += all
}

// After entry its influence obeys the same recursion as everybody's; recursions are linear, so the
// difference between two solutions is itself one, and is fixed by its value at the entry: slope x S, and
// level + slope x F_k. Who enters now has moved nothing yet: the state's own influence so far is taken off,
// and with it what that would have become.
function setAtEntry(into: Influence, state: CurveState): void {
  into.slope = state.survival > 0 ? -state.onSurvival / state.survival : 0
  into.onHazard = -state.onHazard
  for (let k = 0; k < into.level.length; k++) into.level[k] = -state.onIncidence[k]! - into.slope * state.incidence[k]!
}

// Its own event took 1/n off S(t)/S(t-) and added to its cause's F and to the hazard. Who leaves keeps the
// influence of this moment; it goes on with the share of spells that it still touches.
function setAtExit(into: Influence, state: CurveState, was: Influence, cause: number, step: number, atRisk: number): void {
  const own = cause > 0 ? step : 0
  const onSurvival = state.onSurvival + was.slope * state.survival - own
  into.slope = state.survival > 0 ? onSurvival / state.survival : 0
  into.onHazard = state.onHazard + was.onHazard + (cause > 0 ? 1 / atRisk : 0)
  for (let k = 0; k < into.level.length; k++) {
    const onIncidence = state.onIncidence[k]! + was.level[k]! + was.slope * state.incidence[k]! + (cause === k + 1 ? own : 0)
    into.level[k] = onIncidence - into.slope * state.incidence[k]!
  }
}
