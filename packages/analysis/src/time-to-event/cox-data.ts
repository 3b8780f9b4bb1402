// Lays spells out for a hazard regression: sorted once, and each told at which events it was watched.

import { type Numbers, requireFinite, requireSameLength } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { type Grouping, orderWithin, type Spells } from './spells.ts'

/**
 * Sorted spells. An "event time" is a distinct time of an event in one stratum; they are numbered stratum by stratum, from early to late.
 * Sorted row i is watched at the event times from `first[i]` (included) to `last[i]` (excluded); if it had the event, that was at `last[i] - 1`.
 */
export type CoxData = {
  readonly n: number
  readonly p: number
  /** Sorted row i is row `order[i]` of what was given. */
  readonly order: Uint32Array
  /** Columns, centred and divided by `scale`, row by row in sorted order. */
  readonly x: Float64Array
  readonly centre: Float64Array
  readonly scale: Float64Array
  /** Largest minus smallest of each scaled column. */
  readonly range: Float64Array
  readonly offset: Float64Array | null
  readonly weights: Float64Array | null
  readonly died: Uint8Array
  readonly first: Int32Array
  readonly last: Int32Array
  /** Sorted rows by `first`, where entry is delayed. */
  readonly byFirst: Uint32Array | null
  readonly eventTimes: Float64Array
  readonly stratumOf: Int32Array
  /** Whether an event time is the first of its stratum. */
  readonly opens: Uint8Array
  readonly deaths: Int32Array
}

/**
 * Sorts spells by stratum and time and finds the event times of each.
 *
 * All that a fit asks of time is at which events a row was watched; once that is two whole numbers per row, strata and delayed entry cost nothing more.
 */
export function layOut(design: DesignMatrix, spells: Spells, strata: Grouping, offset: Numbers | undefined): CoxData {
  const n = spells.n
  if (offset) {
    requireSameLength('offset', offset, n)
    requireFinite('offset', offset)
  }
  const { order, from } = orderWithin(spells.time, strata.code, strata.levels.length)
  const events = eventTimesOf(spells, order, strata)
  const died = new Uint8Array(n)
  const first = new Int32Array(n)
  const last = new Int32Array(n)
  for (let s = 0; s < strata.levels.length; s++) {
    const open = events.from[s]!
    const close = events.from[s + 1]!
    let passed = open
    for (let i = from[s]!; i < from[s + 1]!; i++) {
      const row = order[i]!
      while (passed < close && events.times[passed]! <= spells.time[row]!) passed++
      died[i] = spells.cause[row]!
      last[i] = passed
      first[i] = spells.entry ? after(events.times, open, close, spells.entry[row]!) : open
    }
  }
  const opens = new Uint8Array(events.times.length + 1)
  for (let s = 0; s < strata.levels.length; s++) opens[events.from[s]!] = 1
  return {
    n,
    order,
    ...scaledColumns(design, order),
    offset: offset ? Float64Array.from(order, (row) => offset[row]!) : null,
    weights: spells.weights ? Float64Array.from(order, (row) => spells.weights![row]!) : null,
    died,
    first,
    last,
    byFirst: spells.entry ? countingOrder(first, events.times.length) : null,
    eventTimes: events.times,
    stratumOf: events.stratumOf,
    opens,
    deaths: events.deaths,
  }
}

function eventTimesOf({ time, cause }: Spells, order: Uint32Array, strata: Grouping) {
  const times: number[] = []
  const stratumOf: number[] = []
  const deaths: number[] = []
  const from = new Int32Array(strata.levels.length + 1)
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!
    if (cause[row] === 0) continue
    const stratum = strata.code[row]!
    const known = times.length - 1
    if (known >= 0 && times[known] === time[row] && stratumOf[known] === stratum) deaths[known]!++
    else {
      times.push(time[row]!)
      stratumOf.push(stratum)
      deaths.push(1)
      from[stratum + 1]!++
    }
  }
  for (let s = 0; s < strata.levels.length; s++) from[s + 1]! += from[s]!
  return { times: Float64Array.from(times), stratumOf: Int32Array.from(stratumOf), deaths: Int32Array.from(deaths), from }
}

// Number of the first event time after `entry` between open and close.
function after(times: Float64Array, open: number, close: number, entry: number): number {
  let low = open
  let high = close
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! > entry) high = middle
    else low = middle + 1
  }
  return low
}

function countingOrder(keys: Int32Array, most: number): Uint32Array {
  const next = new Uint32Array(most + 2)
  for (let i = 0; i < keys.length; i++) next[keys[i]! + 1]!++
  for (let k = 0; k <= most; k++) next[k + 1]! += next[k]!
  const order = new Uint32Array(keys.length)
  for (let i = 0; i < keys.length; i++) order[next[keys[i]!]!++] = i
  return order
}

/**
 * The columns row by row in sorted order, centred and brought to one size so that pivots can be compared.
 * An intercept is left out: the baseline hazard is free to take any height.
 */
export function scaledColumns(design: DesignMatrix, order: Uint32Array) {
  const skip = design.intercept ? 1 : 0
  const p = design.columns - skip
  const n = order.length
  const x = new Float64Array(n * p)
  const centre = new Float64Array(p)
  const scale = new Float64Array(p)
  const range = new Float64Array(p)
  for (let j = 0; j < p; j++) {
    const column = design.values.subarray((j + skip) * n, (j + skip + 1) * n)
    // Centre and size need only be about right; taken from the first value on, one pass gives both without loss.
    const start = column[0]!
    let sum = 0
    let square = 0
    let low = start
    let high = start
    for (let i = 0; i < n; i++) {
      const value = column[i]!
      sum += value - start
      square += (value - start) * (value - start)
      if (value < low) low = value
      else if (value > high) high = value
    }
    const middle = start + sum / n
    const size = high > low ? Math.sqrt(Math.max(square / n - (sum / n) ** 2, 1e-12 * (high - low) ** 2)) : 1
    const perSize = 1 / size
    for (let i = 0, at = j; i < n; i++, at += p) x[at] = (column[order[i]!]! - middle) * perSize
    centre[j] = middle
    scale[j] = size
    range[j] = (high - low) / size
  }
  return { p, x, centre, scale, range }
}
