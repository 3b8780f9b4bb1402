// How long things last when some are still going on: the share of spells not yet ended, month by month, with its uncertainty.

import { type Numbers, requireLevel, requireOneOf } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { paceOf, THE_REST } from '../pace.ts'
import { jackknifeErrors } from './infinitesimal-jackknife.ts'
import { type RiskCounts, riskCounts } from './risk-counts.ts'
import { hasFractions, orderWithin, readGroups, readSpells, type SpellLabels, type SpellOptions } from './spells.ts'
import { limitsOf, logErrorsOf, requireScale, type SurvivalScale } from './survival-interval.ts'

/**
 * One group's curve; arrays have one entry per distinct time at which a spell of the group ended, with or
 * without the event.
 */
export type SurvivalCurve = {
  group: string | number
  times: Float64Array
  /**
   * Spells watched just before each time, ended with the event at it, and no longer watched from it (sums
   * of weights).
   */
  atRisk: Float64Array
  events: Float64Array
  censored: Float64Array
  /** Share of spells that last beyond each time, its error, and its limits (NaN where the scale says nothing). */
  survival: Float64Array
  standardError: Float64Array
  lower: Float64Array
  upper: Float64Array
  /** Nelson and Aalen's cumulative hazard and its error. */
  cumulativeHazard: Float64Array
  cumulativeHazardError: Float64Array
  /** Spells of the group, and how many of them ended with the event (rows, not weights). */
  n: number
  eventCount: number
  level: number
  scale: SurvivalScale
  variance: 'greenwood' | 'jackknife'
}

export type KaplanMeierOptions = SpellOptions &
  LongRunOptions & {
    /** One label per spell; curves come in the order of the labels. */
    group?: SpellLabels
    level?: number
    /** 'log-log' unless another scale is asked for: its limits stay between 0 and 1 and hold with few spells. */
    scale?: SurvivalScale
    /**
     * 'greenwood' where each row, or each unit of its whole-number weight, is a spell of its own;
     * 'jackknife' for clusters and fractional weights, whose default it is.
     */
    variance?: 'greenwood' | 'jackknife'
    /** Which rows belong together (several spells of one place); asks for the jackknife. */
    cluster?: SpellLabels
  }

/**
 * Kaplan and Meier's survival curve, with Nelson and Aalen's cumulative hazard.
 *
 * Question: what share of places (programmes, groups) has gone 6, 12, 24 months without a new incident,
 * when many are still being watched?
 * Assumptions: whether watching ends has nothing to do with what would have come next; spells are
 * independent unless `cluster` says which belong together. Units are anonymous spells; no person is scored
 * or predicted.
 * Not for: several kinds of ends of which one rules out the other - one minus this curve is then too high;
 * use `aalenJohansen`. Not for intervals at times when fewer than about ten are left.
 *
 * @param time n lengths (or ends) of spells in any one unit, from 0; equal times are ties, so round first
 * if they are sums of fractions
 * @param event n times 1 (the event came) or 0 (still waiting when watching ended)
 * @param options `entry` (delayed entry), `weights`, `group`, `level` (0.95), `scale` ('log-log'),
 * `variance` ('greenwood'), `cluster`,
 * `signal`, `onProgress`
 * Errors: `empty`, `shape`, `not-finite`, `range` (an event that is not 0 or 1, an entry not before its
 * time, a weight of 0 or above 1e100, clusters with 'greenwood'), `too-short` (a group with one cluster
 * only), `too-large` (clusters x times above 2e9), `cancelled`. At a time when everybody left has the
 * event, the share is 0 and Greenwood's error and the limits are NaN.
 * Reference: Kaplan and Meier (1958); Greenwood (1926); Kalbfleisch and Prentice (2002), section 1.4.
 *
 * @example
 * const [curve] = await kaplanMeier([3, 5, 5, 8, 12, 12], [1, 1, 0, 1, 0, 0])
 * curve.times // => [3, 5, 8, 12]
 * curve.survival // => [0.8333, 0.6667, 0.4444, 0.4444]
 * [curve.lower[2], curve.upper[2]] // => [0.06619, 0.7849]
 */
export async function kaplanMeier(time: Numbers, event: Numbers, options: KaplanMeierOptions = {}): Promise<SurvivalCurve[]> {
  const { level = 0.95, scale = 'log-log', cluster } = options
  requireLevel(level)
  requireScale(scale)
  const pace = paceOf(PASSES * time.length, options)
  await pace(0)
  const spells = await readSpells(time, event, options, pace)
  const { variance = cluster || hasFractions(spells.weights) ? 'jackknife' : 'greenwood' } = options
  requireOneOf('variance', variance, ['greenwood', 'jackknife'])
  if (variance === 'greenwood' && cluster)
    throw new AnalysisError('range', 'Expected no clusters with the variance "greenwood", which cannot see them; use "jackknife".', {
      names: ['variance'],
    })
  const groups = await readGroups('group', options.group, spells.n, pace)
  const clusters = cluster ? await readGroups('cluster', cluster, spells.n, pace) : null
  const { order, from } = await orderWithin(spells.time, groups, pace)
  const z = normalQuantile((1 - level) / 2, true)
  const curves: SurvivalCurve[] = []
  for (let g = 0; g < groups.levels.length; g++) {
    const counts = await riskCounts(spells, order.subarray(from[g]!, from[g + 1]!), 1, pace)
    const estimates = productLimit(counts)
    if (variance === 'jackknife') {
      const errors = await jackknifeErrors(spells, counts, clusters, pace)
      estimates.standardError = errors.survival
      estimates.cumulativeHazardError = errors.cumulativeHazard
    }
    const limits = await limitsOf(estimates.survival, logErrorsOf(estimates.survival, estimates.standardError), z, scale, pace)
    curves.push({ group: groups.levels[g]!, ...estimates, ...limits, ...labelled(counts), level, scale, variance })
  }
  await pace(THE_REST)
  return curves
}

// About how often a row is looked at, with labels and the jackknife.
const PASSES = 6

/** A curve before its limits. */
type Estimates = Pick<SurvivalCurve, 'survival' | 'standardError' | 'cumulativeHazard' | 'cumulativeHazardError'>

/**
 * The product limit with Greenwood's error, and Nelson and Aalen's sum with Poisson's. With d events among
 * n at risk, the share is multiplied by (n - d) / n; Greenwood's sum of d / (n (n - d)) is kept on the
 * scale of the logarithm, where it only ever adds.
 */
export function productLimit({ atRisk, events, times }: RiskCounts): Estimates {
  const died = events[0]!
  const survival = new Float64Array(times.length)
  const standardError = new Float64Array(times.length)
  const cumulativeHazard = new Float64Array(times.length)
  const cumulativeHazardError = new Float64Array(times.length)
  let share = 1
  let greenwood = 0
  let hazard = 0
  let hazardVariance = 0
  for (let t = 0; t < times.length; t++) {
    const d = died[t]!
    const n = atRisk[t]!
    if (d > 0) {
      share *= (n - d) / n
      greenwood += d / (n * (n - d))
      hazard += d / n
      hazardVariance += d / (n * n)
    }
    survival[t] = share
    standardError[t] = share * Math.sqrt(greenwood)
    cumulativeHazard[t] = hazard
    cumulativeHazardError[t] = Math.sqrt(hazardVariance)
  }
  return { survival, standardError, cumulativeHazard, cumulativeHazardError }
}

// Events are counted in rows: how many spells were seen, whatever they stand for.
function labelled(counts: RiskCounts) {
  let eventCount = 0
  for (let t = 0; t < counts.eventRows.length; t++) eventCount += counts.eventRows[t]!
  const { times, atRisk, censored, order } = counts
  return { times, atRisk, events: counts.events[0]!, censored, n: order.length, eventCount }
}
