// What a spell is: how long something was watched, and whether the awaited event came. Refuses spells that cannot be.

import { type Numbers, requireAtLeast, requireCounts, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { inParts, type Pace } from '../pace.ts'
import { stableOrder } from '../stable-order.ts'

/** Labels of groups, one per row: words or numbers, never names of people. */
export type SpellLabels = ArrayLike<string | number>

/** What methods on spells take besides the times and events. */
export type SpellOptions = {
  /**
   * When watching began, where it was not at 0: a spell counts as at risk after `entry` and up to and
   * including its time. Length n.
   */
  entry?: Numbers
  /** How many spells, or how much of one, a row stands for; above 0, length n. */
  weights?: Numbers
}

/**
 * Spells checked and copied; times in the unit they came in, whatever it is. `cause` is 0 where the event
 * had not come when watching ended.
 */
export type Spells = {
  readonly n: number
  readonly time: Float64Array
  readonly cause: Int32Array
  readonly entry: Float64Array | null
  readonly weights: Float64Array | null
}

/**
 * Checks and copies spells; `mostCauses` is 1 where the event either came or not.
 *
 * Checks come before everything else, so that a figure that cannot be is refused with its row before
 * anything is sorted or summed. Copies are made because the walks take turns with other work, which may
 * change what was passed in.
 */
export async function readSpells(time: Numbers, event: Numbers, options: SpellOptions, pace: Pace, mostCauses = 1): Promise<Spells> {
  requireAtLeast('time', time)
  const n = time.length
  requireSameLength('event', event, n)
  requireWithin('event', event, 0, mostCauses)
  // Events are counted, never measured: a half is a mistake in the file.
  requireCounts('event', event)
  await pace(0)
  if (options.entry) requireEntry(options.entry, time)
  else requireWithin('time', time, 0, Number.POSITIVE_INFINITY)
  if (options.weights) {
    requireSameLength('weights', options.weights, n)
    // Sums of squares of weights are made, and have to stay finite.
    requireWithin('weights', options.weights, 0, 1e100, true)
  }
  await pace(0)
  return {
    n,
    time: new Float64Array(time),
    cause: new Int32Array(event),
    entry: options.entry ? new Float64Array(options.entry) : null,
    weights: options.weights ? new Float64Array(options.weights) : null,
  }
}

/**
 * Whether weights can only be of a sample: a spell does not count one and a half times.
 *
 * Whole numbers are taken as counts of like spells, each a spell of its own; Greenwood's and the model's
 * errors are then right. Fractions are not.
 */
export function hasFractions(weights: Float64Array | null): boolean {
  return weights?.some((weight) => !Number.isInteger(weight)) ?? false
}

// The convention is (entry, time]: whoever enters at t is not at risk of an event at t, whoever ends at t is.
// So the same place may go on from one spell to the next at t without being counted twice there.
//
// A spell without any length was never watched, and would be counted at an event that nobody saw.
function requireEntry(entry: Numbers, time: Numbers): void {
  requireSameLength('entry', entry, time.length)
  requireFinite('entry', entry)
  requireFinite('time', time)
  for (let i = 0; i < time.length; i++) {
    if (!(entry[i]! < time[i]!))
      throw new AnalysisError('range', `Expected an entry before the time ${time[i]} at row ${i}, but got ${entry[i]}.`, {
        names: ['entry'],
        row: i,
      })
  }
}

/**
 * Refuses (`too-short`) a single cluster. Influences sum to 0 over all rows, so one cluster that holds them
 * all would have an error of 0: perfect certainty out of a single observation.
 */
export function requireClusters(clusters: number): void {
  if (clusters < 2)
    throw new AnalysisError('too-short', 'Expected at least two clusters (in each group), but got one.', { names: ['cluster'] })
}

/** Refuses (`constant`) spells in which the event never came. */
export function requireEvents(cause: Int32Array, wanted = 0): void {
  for (let i = 0; i < cause.length; i++) if (wanted === 0 ? cause[i]! > 0 : cause[i] === wanted) return
  throw new AnalysisError('constant', 'Expected at least one spell that ended with the event, but there is none.', { names: ['event'] })
}

/**
 * Walks ask for a row's group at every step, and comparing numbers is what a walk can afford; words are
 * kept once per level for the result.
 *
 * Labels as numbers from 0 in the order of `levels`: numbers by size, words by code unit.
 */
export type Grouping = { readonly levels: (string | number)[]; readonly code: Int32Array }

/**
 * Without labels all rows are one group, named 'all'. An empty string is a label like others; a missing
 * one (null, undefined, NaN) is refused (`not-finite`), as nobody knows to which group it belongs.
 *
 * Numbers the labels in two steps: as they come, row by row, and then in the order in which results show
 * them.
 */
export async function readGroups(name: string, labels: SpellLabels | undefined, n: number, pace: Pace): Promise<Grouping> {
  const code = new Int32Array(n)
  if (!labels) return { levels: ['all'], code }
  if (labels.length !== n)
    throw new AnalysisError('shape', `Expected ${n} values in "${name}", but got ${labels.length}.`, { names: [name] })
  const seen = new Map<string | number, number>()
  await inParts(n, LOOK_UP, pace, (from, to) => numberLabels(name, labels, seen, code, from, to))
  // By size or by code unit and not by language, so that results have one order everywhere.
  const levels = [...seen.keys()].sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1))
  const place = new Int32Array(levels.length)
  for (let k = 0; k < levels.length; k++) place[seen.get(levels[k]!)!] = k
  for (let i = 0; i < n; i++) code[i] = place[code[i]!]!
  return { levels, code }
}

// Looking a word up costs as much as some thirty sums.
const LOOK_UP = 30

function numberLabels(
  name: string,
  labels: SpellLabels,
  seen: Map<string | number, number>,
  code: Int32Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const label = labels[i]!
    const known = seen.get(label)
    if (known === undefined) {
      if (label === undefined || label === null || Number.isNaN(label))
        throw new AnalysisError('not-finite', `Expected a label in "${name}" at row ${i}, but got ${label}.`, { names: [name], row: i })
      code[i] = seen.size
      seen.set(label, seen.size)
    } else code[i] = known
  }
}

/**
 * Sorting once and dealing out keeps the work at one sort, however many groups (or strata) there are: a
 * sort per group would read the same memory again for each.
 *
 * The rows of each group, and within it from the shortest spell to the longest. `from[g]` to `from[g + 1]`
 * are the places of group g.
 */
export async function orderWithin(
  values: Float64Array,
  { code, levels }: Grouping,
  pace: Pace,
): Promise<{ order: Uint32Array; from: Uint32Array }> {
  const byValue = await stableOrder(values, pace)
  const groups = levels.length
  const from = new Uint32Array(groups + 1)
  for (let i = 0; i < code.length; i++) from[code[i]! + 1]!++
  for (let g = 0; g < groups; g++) from[g + 1]! += from[g]!
  if (groups === 1) return { order: byValue, from }
  await pace(0)
  // Dealt out in order of time, rows of each group stay in that order.
  const next = from.slice()
  const order = new Uint32Array(code.length)
  for (let i = 0; i < byValue.length; i++) {
    const row = byValue[i]!
    order[next[code[row]!]!++] = row
  }
  return { order, from }
}
