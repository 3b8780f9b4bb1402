// Lays spells out for a hazard regression: sorted once, and each told at which events it was watched.

import { type Numbers, requireFinite, requireSameLength } from '../checks.ts'
import type { DesignMatrix } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { inParts, type Pace } from '../pace.ts'
import { type Grouping, orderWithin, type Spells } from './spells.ts'

/**
 * Sorted spells. An "event time" is a distinct time of an event in one stratum; they are numbered stratum
 * by stratum, from early to late. Sorted row i is watched at the event times from `first[i]` (included) to
 * `last[i]` (excluded); if it had the event, that was at `last[i] - 1`.
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
 * All that a fit asks of time is at which events a row was watched; once that is two whole numbers per row,
 * strata and delayed entry cost nothing more:
 *
 * - a stratum is a run of event numbers of its own, so its rows never meet those of another;
 * - a row that entered after the last event of its stratum, or left before the first, has `first` = `last`
 * and is in no risk set;
 * - times themselves are needed again only when curves are shown.
 *
 * `offset` is per row, in the unit of the linear predictor (logarithm of a hazard). Errors: `shape`,
 * `not-finite` for it.
 */
export async function layOut(
  design: DesignMatrix,
  spells: Spells,
  strata: Grouping,
  offset: Numbers | undefined,
  pace: Pace,
): Promise<CoxData> {
  const n = spells.n
  if (offset) {
    requireSameLength('offset', offset, n)
    requireFinite('offset', offset)
  }
  // Stratum by stratum, and in each from the shortest spell to the longest: every later walk goes through
  // memory in one direction.
  const { order, from } = await orderWithin(spells.time, strata, pace)
  const events = await eventTimesOf(spells, order, strata, pace)
  const died = new Uint8Array(n)
  const first = new Int32Array(n)
  const last = new Int32Array(n)
  for (let s = 0; s < strata.levels.length; s++) {
    const [open, close, begin] = [events.from[s]!, events.from[s + 1]!, from[s]!]
    let passed = open
    const count = from[s + 1]! - begin
    await inParts(count, spells.entry ? 100 : 30, pace, (low, high) => {
      passed = placeRows({ died, first, last }, spells, order, events.times, open, close, passed, begin + low, begin + high)
    })
  }
  // Running sums of hazards start from 0 where a stratum opens.
  // One place more than there are events, so that a stratum without any has somewhere to begin.
  const opens = new Uint8Array(events.times.length + 1)
  for (let s = 0; s < strata.levels.length; s++) opens[events.from[s]!] = 1
  return {
    n,
    order,
    ...(await scaledColumns(design, order, pace)),
    offset: offset ? inOrder(offset, order) : null,
    weights: spells.weights ? inOrder(spells.weights, order) : null,
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

// Rows come in order of time, so the count of events passed only grows: one pass. A row censored at the
// time of an event was still watched at it, as events come before ends of watching. Tells some sorted rows
// of a stratum at which of its events they were watched; gives how many events have passed by the last
// row's time.
function placeRows(
  { died, first, last }: Pick<CoxData, 'died' | 'first' | 'last'>,
  { time, cause, entry }: Spells,
  order: Uint32Array,
  times: Float64Array,
  open: number,
  close: number,
  before: number,
  begin: number,
  end: number,
): number {
  let passed = before
  for (let i = begin; i < end; i++) {
    const row = order[i]!
    while (passed < close && times[passed]! <= time[row]!) passed++
    died[i] = cause[row]!
    last[i] = passed
    first[i] = entry ? after(times, open, close, entry[row]!) : open
  }
  return passed
}

// Copies in walking order: the inner loops then read memory forward, which is worth far more than the copy
// costs. A figure per row, in sorted order.
function inOrder(values: Numbers, order: Uint32Array): Float64Array {
  const sorted = new Float64Array(order.length)
  for (let i = 0; i < order.length; i++) sorted[i] = values[order[i]!]!
  return sorted
}

// Times with ends of watching only are left out: they change who is at risk at the next event and nothing else.
// The distinct times at which events came, stratum by stratum, with the number of events at each.
async function eventTimesOf({ time, cause }: Spells, order: Uint32Array, strata: Grouping, pace: Pace) {
  const times = new Float64Array(order.length)
  const stratumOf = new Int32Array(order.length)
  const deaths = new Int32Array(order.length)
  const from = new Int32Array(strata.levels.length + 1)
  let count = 0
  await inParts(order.length, 50, pace, (begin, end) => {
    let known = count - 1
    for (let i = begin; i < end; i++) {
      const row = order[i]!
      if (cause[row] === 0) continue
      const stratum = strata.code[row]!
      if (!(known >= 0 && times[known] === time[row] && stratumOf[known] === stratum)) {
        known++
        times[known] = time[row]!
        stratumOf[known] = stratum
        from[stratum + 1]!++
      }
      deaths[known]!++
    }
    count = known + 1
  })
  for (let s = 0; s < strata.levels.length; s++) from[s + 1]! += from[s]!
  return { times: times.slice(0, count), stratumOf: stratumOf.slice(0, count), deaths: deaths.slice(0, count), from }
}

// By halving, as entries come in any order: events x log(events) at most for all rows. Number of the first
// event time after `entry` between open and close: watching begins after the entry, so an event at the
// entry itself is not seen.
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

// The risk set loses rows on the way back in this order; keys are whole numbers, so counting sorts in one pass.
// Rows by the event they are watched from, by counting.
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
 *
 * An intercept is left out: the baseline hazard is free to take any height. A column far from 0, such as a
 * year, would otherwise lose its digits in the exponentials and in the differences of squares.
 */
export async function scaledColumns(design: DesignMatrix, order: Uint32Array, pace: Pace) {
  const skip = design.intercept ? 1 : 0
  const p = design.columns - skip
  const n = order.length
  const x = new Float64Array(n * p)
  const centre = new Float64Array(p)
  const scale = new Float64Array(p)
  const range = new Float64Array(p)
  for (let j = 0; j < p; j++) {
    const column = design.values.subarray((j + skip) * n, (j + skip + 1) * n)
    const { middle, size, low, high } = measureColumn(column)
    // Kept so that coefficients, predicted curves and residuals can be given in the column's own unit.
    centre[j] = middle
    scale[j] = size
    range[j] = (high - low) / size
    await pace(0)
    await inParts(n, 20, pace, (from, to) => {
      for (let i = from, at = from * p + j; i < to; i++, at += p) x[at] = (column[order[i]!]! - middle) / size
    })
  }
  return { p, x, centre, scale, range }
}

// The likelihood, the statistics and the ratios do not depend on centre and scale, which only keep
// exponentials and pivots in a middle range. A constant column has the size 1 and is then found to be
// collinear with the baseline. Mean and standard deviation of a column, and its ends. Centre and size need
// only be about right; taken from the first value on, one pass gives both without loss.
function measureColumn(column: Float64Array): { middle: number; size: number; low: number; high: number } {
  const n = column.length
  const start = column[0]!
  let sum = 0
  let square = 0
  let low = start
  let high = start
  for (let i = 0; i < n; i++) {
    const value = column[i]!
    const away = value - start
    sum += away
    square += away * away
    if (value < low) low = value
    else if (value > high) high = value
  }
  const size = high > low ? Math.sqrt(Math.max(square / n - (sum / n) ** 2, 1e-12 * (high - low) ** 2)) : 1
  return { middle: start + sum / n, size, low, high }
}

/**
 * Refuses (`not-finite`) figures that are not finite, with the name of the column and the row.
 *
 * A single NaN would otherwise travel through every sum of every event before it.
 */
export async function requireFiniteColumns(design: DesignMatrix, pace: Pace): Promise<void> {
  const { values, rows, names } = design
  for (let j = 0; j < names.length; j++) {
    for (let at = j * rows; at < (j + 1) * rows; at++) {
      // Whatever is finite leaves 0 when it is taken off itself; this is quicker than asking.
      if (values[at]! - values[at]! === 0) continue
      const row = at % rows
      throw new AnalysisError('not-finite', `Expected a finite number in "${names[j]}" at row ${row}, but got ${values[at]}.`, {
        names: [names[j]!],
        row,
      })
    }
    await pace(0)
  }
}
