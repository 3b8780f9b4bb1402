// How often each kind of end has come by a given time, when one kind rules out the others.

import { type Numbers, requireLevel, requireOneOf } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, type Pace, paceOf, THE_REST } from '../pace.ts'
import { jackknifeErrors } from './infinitesimal-jackknife.ts'
import { type RiskCounts, riskCounts } from './risk-counts.ts'
import { orderWithin, readGroups, readSpells, requireEvents, type SpellLabels, type SpellOptions } from './spells.ts'
import { limitsOf, logErrorsOf, requireScale, type SurvivalScale } from './survival-interval.ts'

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

/**
 * One group's curves; arrays have one entry per distinct time at which a spell of the group ended, with or
 * without an event.
 */
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

export type AalenJohansenOptions = SpellOptions &
  LongRunOptions & {
    group?: SpellLabels
    level?: number
    /** Scale on which the limits of the incidence are symmetric. */
    scale?: SurvivalScale
    /**
     * 'jackknife' as R's `survfit`; 'delta' as `cmprsk::cuminc`, with its factor for ties. They agree but
     * for ties and small numbers.
     */
    variance?: 'jackknife' | 'delta'
    /** Which rows belong together; for the jackknife only. */
    cluster?: SpellLabels
  }

/**
 * Aalen and Johansen's cumulative incidence of competing events.
 *
 * Question: by two years, what share of programmes has ended with success, and what share was stopped, when
 * each can end only once?
 * Assumptions: whether watching ends has nothing to do with what would have come next; independent spells
 * unless `cluster` says otherwise.
 * Units are anonymous spells; nothing is predicted about a person.
 * Not for: asking what would happen if one kind of end were abolished; events that can repeat.
 *
 * @param time n lengths of spells, from 0; @param cause n whole numbers: 0 still waiting when watching
 * ended, 1, 2, ... the kind of end
 * @param options `entry`, `weights`, `group`, `level` (0.95), `scale` ('log-log'), `variance`
 * ('jackknife'), `cluster`,
 * `signal`, `onProgress`
 * Errors: as `kaplanMeier`; `constant` where no event came; `range` for more than 20 causes, or weights or
 * clusters with 'delta'.
 * Conventions differ: 'delta' keeps the variance of a cause between its own events, 'jackknife' moves it at
 * every event.
 * Reference: Aalen and Johansen (1978); Gray (1988) for 'delta'; Efron (1982), chapter 6 for 'jackknife'.
 *
 * @example
 * const [curves] = await aalenJohansen([2, 3, 3, 5, 8, 9], [1, 2, 0, 1, 2, 0])
 * curves.causes[0].incidence // => [0.1667, 0.1667, 0.3889, 0.3889, 0.3889]
 * curves.causes[0].standardError[2] // => 0.2187
 */
export async function aalenJohansen(time: Numbers, cause: Numbers, options: AalenJohansenOptions = {}): Promise<CompetingCurves[]> {
  const { level = 0.95, scale = 'log-log', variance = 'jackknife', cluster } = options
  requireLevel(level)
  requireScale(scale)
  requireOneOf('variance', variance, ['jackknife', 'delta'])
  if (variance === 'delta' && (cluster || options.weights))
    throw new AnalysisError('range', 'Expected no weights and no clusters with the variance "delta"; use "jackknife".', {
      names: ['variance'],
    })
  const pace = paceOf(PASSES * time.length, options)
  await pace(0)
  const spells = await readSpells(time, cause, options, pace, 20)
  requireEvents(spells.cause)
  const causes = spells.cause.reduce((a, b) => Math.max(a, b), 0)
  const groups = await readGroups('group', options.group, spells.n, pace)
  const clusters = cluster ? await readGroups('cluster', cluster, spells.n, pace) : null
  const { order, from } = await orderWithin(spells.time, groups, pace)
  const z = normalQuantile((1 - level) / 2, true)
  const all: CompetingCurves[] = []
  for (let g = 0; g < groups.levels.length; g++) {
    const counts = await riskCounts(spells, order.subarray(from[g]!, from[g + 1]!), causes, pace)
    const { eventFree, incidence } = incidences(counts)
    await pace(0)
    const errors =
      variance === 'delta'
        ? await deltaErrors(counts, eventFree, incidence, pace)
        : (await jackknifeErrors(spells, counts, clusters, pace)).incidence
    const curves: CumulativeIncidence[] = []
    for (let k = 0; k < causes; k++) {
      const limits = await limitsOf(incidence[k]!, logErrorsOf(incidence[k]!, errors[k]!), z, scale, pace)
      curves.push({ cause: k + 1, events: counts.events[k]!, incidence: incidence[k]!, standardError: errors[k]!, ...limits })
    }
    const { times, atRisk, censored } = counts
    all.push({
      group: groups.levels[g]!,
      times,
      atRisk,
      censored,
      eventFree,
      causes: curves,
      n: counts.order.length,
      level,
      scale,
      variance,
    })
  }
  await pace(THE_REST)
  return all
}

// About how often a row is looked at: sorting, counting, influence, and the limits of two causes.
const PASSES = 7

// One minus the sum of all F is S, at every time: each end takes its share of those free once. That is why
// one minus Kaplan and Meier's curve of a single cause, which lets the other ends go on for ever, is
// higher. Of those free of any event just before each time, the share that each cause takes at it: F(t) =
// sum of S(u-) d(u) / n(u) over u up to t.
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

/**
 * Errors as in Gray (1988), per cause.
 *
 * The variance at t is a sum over earlier times of (1 + F(s)/S(s) - F(t)/S(s))^2 for own events and the
 * same without the 1 for others, each times the variance of the share that ended at s; three running sums
 * give it for every t.
 */
async function deltaErrors(counts: RiskCounts, eventFree: Float64Array, incidence: Float64Array[], pace: Pace): Promise<Float64Array[]> {
  const errors: Float64Array[] = []
  for (let k = 0; k < incidence.length; k++) {
    const own = new Float64Array(eventFree.length)
    const sums = { own: 0, mixed: 0, free: 0 }
    await inParts(own.length, 50, pace, (from, to) => addDelta(own, sums, counts, eventFree, incidence[k]!, k, from, to))
    errors.push(own)
  }
  return errors
}

// With S the share free of any end and F that of the cause: own events at s move F(t) by 1 + (F(s) - F(t))
// / S(s) per unit of S(s-) d / n, other ends by (F(s) - F(t)) / S(s), for they take away those who could
// still have come to it. Adds some times to the three sums and reads the errors off them; `ties` is 1 less
// the hypergeometric share of tied events.
function addDelta(
  errors: Float64Array,
  sums: { own: number; mixed: number; free: number },
  { atRisk, events }: RiskCounts,
  eventFree: Float64Array,
  incidence: Float64Array,
  k: number,
  from: number,
  to: number,
): void {
  for (let t = from; t < to; t++) {
    const before = t > 0 ? eventFree[t - 1]! : 1
    const inverse = eventFree[t]! > 0 ? 1 / eventFree[t]! : 0
    let others = 0
    for (let c = 0; c < events.length; c++) if (c !== k) others += events[c]![t]!
    const add = (d: number, own: number) => {
      const ties = d > 1 ? 1 - (d - 1) / (atRisk[t]! - 1) : 1
      const spread = (before * before * ties * d) / (atRisk[t]! * atRisk[t]!)
      const here = own + incidence[t]! * inverse
      sums.own += here * here * spread
      sums.mixed += here * inverse * spread
      sums.free += inverse * inverse * spread
    }
    if (others > 0 && inverse > 0) add(others, 0)
    errors[t] = t > 0 ? errors[t - 1]! : 0
    if (events[k]![t]! > 0) {
      add(events[k]![t]!, 1)
      const f = incidence[t]!
      errors[t] = Math.sqrt(Math.max(0, sums.own + f * f * sums.free - 2 * f * sums.mixed))
    }
  }
}
