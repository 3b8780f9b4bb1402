// What a spell is: how long something was watched, and whether the awaited event came. Refuses spells that cannot be.

import { type Numbers, requireAtLeast, requireFinite, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { stableOrder } from './stable-order.ts'

/** SpellLabels of groups, one per row: words or numbers, never names of people. */
export type SpellLabels = ArrayLike<string | number>

/** What methods on spells take besides the times and events. */
export type SpellOptions = {
  /** When watching began, where it was not at 0: a spell counts as at risk after `entry` and up to and including its time. Length n. */
  entry?: Numbers
  /** How many spells, or how much of one, a row stands for; above 0, length n. */
  weights?: Numbers
}

/** Spells checked and copied. `cause` is 0 where the event had not come when watching ended. */
export type Spells = {
  readonly n: number
  readonly time: Float64Array
  readonly cause: Int32Array
  readonly entry: Float64Array | null
  readonly weights: Float64Array | null
}

/** Checks and copies spells; `mostCauses` is 1 where the event either came or not. */
export function readSpells(time: Numbers, event: Numbers, options: SpellOptions, mostCauses = 1): Spells {
  requireAtLeast('time', time)
  const n = time.length
  requireSameLength('event', event, n)
  requireWithin('event', event, 0, mostCauses)
  for (let i = 0; i < n; i++) {
    if (!Number.isInteger(event[i]))
      throw new AnalysisError('range', `Expected a whole number in "event" at row ${i}, but got ${event[i]}.`, { names: ['event'], row: i })
  }
  if (options.entry) requireEntry(options.entry, time)
  else requireWithin('time', time, 0, Number.POSITIVE_INFINITY)
  if (options.weights) {
    requireSameLength('weights', options.weights, n)
    requireWithin('weights', options.weights, 0, Number.POSITIVE_INFINITY, true)
  }
  return {
    n,
    time: Float64Array.from(time),
    cause: Int32Array.from(event),
    entry: options.entry ? Float64Array.from(options.entry) : null,
    weights: options.weights ? Float64Array.from(options.weights) : null,
  }
}

/** Whether weights can only be of a sample: a spell does not count one and a half times. */
export function hasFractions(weights: Float64Array | null): boolean {
  return weights?.some((weight) => !Number.isInteger(weight)) ?? false
}

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

/** Refuses (`constant`) spells in which the event never came. */
export function requireEvents(cause: Int32Array, wanted = 0): void {
  for (let i = 0; i < cause.length; i++) if (wanted === 0 ? cause[i]! > 0 : cause[i] === wanted) return
  throw new AnalysisError('constant', 'Expected at least one spell that ended with the event, but there is none.', { names: ['event'] })
}

/** SpellLabels as numbers from 0 in the order of `levels`: numbers by size, words by code unit. */
export type Grouping = { readonly levels: (string | number)[]; readonly code: Int32Array }

export function readGroups(name: string, labels: SpellLabels | undefined, n: number): Grouping {
  if (!labels) return { levels: ['all'], code: new Int32Array(n) }
  if (labels.length !== n)
    throw new AnalysisError('shape', `Expected ${n} values in "${name}", but got ${labels.length}.`, { names: [name] })
  const seen = new Map<string | number, number>()
  for (let i = 0; i < n; i++) {
    const label = labels[i]!
    if (label === undefined || label === null || Number.isNaN(label))
      throw new AnalysisError('not-finite', `Expected a label in "${name}" at row ${i}, but got ${label}.`, { names: [name], row: i })
    seen.set(label, 0)
  }
  const levels = [...seen.keys()].sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1))
  for (let k = 0; k < levels.length; k++) seen.set(levels[k]!, k)
  return { levels, code: Int32Array.from({ length: n }, (_, i) => seen.get(labels[i]!)!) }
}

/** The rows of each group, and within it from the shortest spell to the longest. `from[g]` to `from[g + 1]` are the places of group g. */
export function orderWithin(values: Float64Array, code: Int32Array, groups: number): { order: Uint32Array; from: Uint32Array } {
  const byValue = stableOrder(values)
  const from = new Uint32Array(groups + 1)
  for (let i = 0; i < code.length; i++) from[code[i]! + 1]!++
  for (let g = 0; g < groups; g++) from[g + 1]! += from[g]!
  const next = from.slice()
  const order = new Uint32Array(code.length)
  for (let i = 0; i < byValue.length; i++) {
    const row = byValue[i]!
    order[next[code[row]!]!++] = row
  }
  return { order, from }
}
