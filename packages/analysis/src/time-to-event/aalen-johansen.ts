// How often each kind of end has come by a given time, when one kind rules out the others.

import { type Numbers, requireLevel } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import { jackknifeErrors } from './infinitesimal-jackknife.ts'
import { type RiskCounts, riskCounts } from './risk-counts.ts'
import { orderWithin, readGroups, readSpells, requireEvents, type SpellLabels, type SpellOptions } from './spells.ts'
import { type SurvivalScale, survivalInterval } from './survival-interval.ts'

/** One cause's curve. */
export type CumulativeIncidence = {
  cause: number
  /** Events of this cause at each time (sums of weights). */
  events: Float64Array
  /** Share that has had this event by each time, its error, and its limits (NaN while the share is 0). */
  incidence: Float64Array
  standardError: Float64Array
  lower: Float64Array
  upper: Float64Array
}

/** One group's curves; arrays have one entry per distinct time at which a spell of the group ended, with or without an event. */
export type CompetingCurves = {
  group: string | number
  times: Float64Array
  atRisk: Float64Array
  censored: Float64Array
  /** Share without any event. */
  eventFree: Float64Array
  causes: CumulativeIncidence[]
  n: number
  level: number
  scale: SurvivalScale
  variance: 'jackknife' | 'delta'
}

export type AalenJohansenOptions = SpellOptions & {
  group?: SpellLabels
  level?: number
  /** Scale on which the limits of the incidence are symmetric. */
  scale?: SurvivalScale
  /** 'jackknife' as R's `survfit`; 'delta' as `cmprsk::cuminc`, with its factor for ties. They agree but for ties and small numbers. */
  variance?: 'jackknife' | 'delta'
  /** Which rows belong together; for the jackknife only. */
  cluster?: SpellLabels
}

/**
 * Aalen and Johansen's cumulative incidence of competing events.
 *
 * Question: by two years, what share of programmes has ended with success, and what share was stopped, when each can end only once?
 * Assumptions: whether watching ends has nothing to do with what would have come next; independent spells unless `cluster` says otherwise.
 * Units are anonymous spells; nothing is predicted about a person.
 * Not for: asking what would happen if one kind of end were abolished; events that can repeat.
 *
 * @param time n lengths of spells, from 0; @param cause n whole numbers: 0 still waiting when watching ended, 1, 2, ... the kind of end
 * @param options `entry`, `weights`, `group`, `level` (0.95), `scale` ('log-log'), `variance` ('jackknife'), `cluster`
 * Errors: as `kaplanMeier`; `constant` where no event came; `range` for more than 20 causes, or weights or clusters with 'delta'.
 * Conventions differ: 'delta' keeps the variance of a cause between its own events, 'jackknife' moves it at every event.
 * Reference: Aalen and Johansen (1978); Gray (1988) for 'delta'; Efron (1982), chapter 6 for 'jackknife'.
 *
 * @example
 * const [curves] = aalenJohansen([2, 3, 3, 5, 8, 9], [1, 2, 0, 1, 2, 0])
 * curves.causes[0].incidence // => [0.1667, 0.1667, 0.3889, 0.3889, 0.3889]
 * curves.causes[0].standardError[2] // => 0.2187
 */
export function aalenJohansen(time: Numbers, cause: Numbers, options: AalenJohansenOptions = {}): CompetingCurves[] {
  const { level = 0.95, scale = 'log-log', variance = 'jackknife', cluster } = options
  requireLevel(level)
  if (variance === 'delta' && (cluster || options.weights))
    throw new AnalysisError('range', 'Expected no weights and no clusters with the variance "delta"; use "jackknife".', {
      names: ['variance'],
    })
  const spells = readSpells(time, cause, options, 20)
  requireEvents(spells.cause)
  const causes = spells.cause.reduce((a, b) => Math.max(a, b), 0)
  const groups = readGroups('group', options.group, spells.n)
  const clusters = cluster ? readGroups('cluster', cluster, spells.n) : null
  const { order, from } = orderWithin(spells.time, groups.code, groups.levels.length)
  const z = normalQuantile((1 - level) / 2, true)
  return groups.levels.map((group, g) => {
    const counts = riskCounts(spells, order.subarray(from[g]!, from[g + 1]!), causes)
    const { eventFree, incidence } = incidences(counts)
    const errors =
      variance === 'delta'
        ? incidence.map((_, k) => deltaErrors(counts, eventFree, incidence[k]!, k))
        : jackknifeErrors(spells, counts, clusters).incidence
    const curves = incidence.map((values, k) => ({
      cause: k + 1,
      events: counts.events[k]!,
      incidence: values,
      standardError: errors[k]!,
      ...limits(values, errors[k]!, z, scale),
    }))
    const { times, atRisk, censored } = counts
    return { group, times, atRisk, censored, eventFree, causes: curves, n: counts.order.length, level, scale, variance }
  })
}

function incidences({ times, atRisk, events }: RiskCounts): { eventFree: Float64Array; incidence: Float64Array[] } {
  const eventFree = new Float64Array(times.length)
  const incidence = events.map(() => new Float64Array(times.length))
  let free = 1
  for (let t = 0; t < times.length; t++) {
    let ended = 0
    for (let k = 0; k < events.length; k++) {
      const d = events[k]![t]!
      incidence[k]![t] = (t > 0 ? incidence[k]![t - 1]! : 0) + (d > 0 ? (free * d) / atRisk[t]! : 0)
      ended += d
    }
    if (ended > 0) free *= Math.max(0, atRisk[t]! - ended) / atRisk[t]!
    eventFree[t] = free
  }
  return { eventFree, incidence }
}

// The variance at t is a sum over earlier times of (1 + F(s)/S(s) - F(t)/S(s))^2 for own events and the same without the 1 for others, each times
// the variance of the share that ended at s; three running sums give it for every t.
function deltaErrors({ times, atRisk, events }: RiskCounts, eventFree: Float64Array, incidence: Float64Array, k: number): Float64Array {
  const errors = new Float64Array(times.length)
  let own2 = 0
  let mixed = 0
  let free2 = 0
  for (let t = 0; t < times.length; t++) {
    const before = t > 0 ? eventFree[t - 1]! : 1
    const inverse = eventFree[t]! > 0 ? 1 / eventFree[t]! : 0
    let others = 0
    for (let c = 0; c < events.length; c++) if (c !== k) others += events[c]![t]!
    const add = (d: number, own: number) => {
      const ties = d > 1 ? 1 - (d - 1) / (atRisk[t]! - 1) : 1
      const spread = (before * before * ties * d) / (atRisk[t]! * atRisk[t]!)
      const here = own + incidence[t]! * inverse
      own2 += here * here * spread
      mixed += here * inverse * spread
      free2 += inverse * inverse * spread
    }
    if (others > 0 && inverse > 0) add(others, 0)
    errors[t] = t > 0 ? errors[t - 1]! : 0
    if (events[k]![t]! > 0) {
      add(events[k]![t]!, 1)
      const f = incidence[t]!
      errors[t] = Math.sqrt(Math.max(0, own2 + f * f * free2 - 2 * f * mixed))
    }
  }
  return errors
}

function limits(incidence: Float64Array, errors: Float64Array, z: number, scale: SurvivalScale) {
  const lower = new Float64Array(incidence.length)
  const upper = new Float64Array(incidence.length)
  for (let t = 0; t < incidence.length; t++) {
    const pair = survivalInterval(incidence[t]!, errors[t]! / incidence[t]!, z, scale)
    lower[t] = pair[0]
    upper[t] = pair[1]
  }
  return { lower, upper }
}
