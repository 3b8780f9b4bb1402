// Counts, time by time, how many spells are still watched, how many end with each event and how many are no longer watched.

import { inParts, type Pace } from '../pace.ts'
import { stableOrder } from '../stable-order.ts'
import type { Spells } from './spells.ts'

/** One row per distinct time at which a spell ends, events and ends of watching alike. Counts are sums of weights. */
export type RiskCounts = {
  readonly times: Float64Array
  readonly atRisk: Float64Array
  /** Per cause: events[k][t] of cause k + 1. */
  readonly events: Float64Array[]
  readonly censored: Float64Array
  /** How many rows had an event of any cause (weights left aside). */
  readonly eventRows: Int32Array
  /** Rows of the group by time, and where each time begins in them. */
  readonly order: Uint32Array
  readonly from: Uint32Array
}

// A row is fetched from a place far away from the last one, which costs as much as some thirty sums.
const FETCH = 30

/**
 * Counts of the spells in `rows` (ascending in time). Ends of watching at the time of an event count as
 * after it.
 *
 * Every estimate on a curve is made of these counts alone: they are the data of Kaplan and Meier (1958),
 * section 2. The work is in rows, and one pass over them, whatever the number of distinct times.
 */
export async function riskCounts(spells: Spells, rows: Uint32Array, causes: number, pace: Pace): Promise<RiskCounts> {
  const from = await timeStarts(spells.time, rows, pace)
  const count = from.length - 1
  const counts = {
    times: new Float64Array(count),
    events: Array.from({ length: causes }, () => new Float64Array(count)),
    censored: new Float64Array(count),
    eventRows: new Int32Array(count),
    order: rows,
    from,
  }
  for (let t = 0; t < count; t++) counts.times[t] = spells.time[rows[from[t]!]!]!
  const leaving = new Float64Array(count)
  let t = 0
  await inParts(rows.length, FETCH, pace, (begin, end) => {
    t = addRows(counts, spells, leaving, t, begin, end)
  })
  return { ...counts, atRisk: await riskTotals(spells, rows, counts.times, leaving, pace) }
}

// `censored` is the weight of those whose watching ended at the time, `leaving` of all who go at it, for
// whatever reason. Adds some rows to the counts of their times; gives the time of the last one.
function addRows(
  { order, from, censored, events, eventRows }: Omit<RiskCounts, 'atRisk'>,
  { cause, weights }: Spells,
  leaving: Float64Array,
  first: number,
  begin: number,
  end: number,
): number {
  let t = first
  for (let i = begin; i < end; i++) {
    if (i === from[t + 1]) t++
    const row = order[i]!
    const weight = weights ? weights[row]! : 1
    leaving[t]! += weight
    if (cause[row] === 0) censored[t]! += weight
    else {
      events[cause[row]! - 1]![t]! += weight
      eventRows[t]!++
    }
  }
  return t
}

/**
 * Where each distinct time begins in `rows`, and last their number.
 *
 * Times are equal only to the last digit: 0.1 + 0.2 and 0.3 are two times, as nobody else can know what was
 * meant. Round sums of fractions first.
 */
export async function timeStarts(time: Float64Array, rows: Uint32Array, pace: Pace): Promise<Uint32Array> {
  const starts = new Uint32Array(rows.length + 1)
  let count = 0
  await inParts(rows.length, FETCH, pace, (from, to) => {
    let next = count
    let before = from === 0 ? Number.NaN : time[rows[from - 1]!]!
    for (let i = from; i < to; i++) {
      const now = time[rows[i]!]!
      if (now !== before) starts[next++] = i
      before = now
    }
    count = next
  })
  starts[count] = rows.length
  return starts.slice(0, count + 1)
}

/**
 * The number at risk at t is the sum of weights with entry < t <= time. It is the denominator of every
 * estimate, so an error of rounding in it would go into all that follows.
 *
 * Who is watched just before each time, counted from the last time back: those who leave at it come in,
 * those who had not entered by then go out.
 *
 * Counted backward, the numbers are exact where they are small: at the end of a curve, where one spell more
 * or less is seen.
 */
async function riskTotals(
  spells: Spells,
  rows: Uint32Array,
  times: Float64Array,
  leaving: Float64Array,
  pace: Pace,
): Promise<Float64Array> {
  const atRisk = new Float64Array(times.length)
  const { weights } = spells
  const late = spells.entry ? await byEntry(spells.entry, rows, pace) : null
  // Inside: all whose end is still to come. Outside: those of them who have not entered yet.
  let gone = rows.length - 1
  let inside = 0
  let outside = 0
  await inParts(times.length, late ? 2 * FETCH : 1, pace, (from, to) => {
    for (let k = from; k < to; k++) {
      const t = times.length - 1 - k
      inside += leaving[t]!
      for (; late && gone >= 0 && late.entries[late.order[gone]!]! >= times[t]!; gone--)
        outside += weights ? weights[rows[late.order[gone]!]!]! : 1
      // What is left of two sums of fractions when everybody has gone is rounding, not people.
      const left = inside - outside
      atRisk[t] = left < 1e-12 * inside ? 0 : left
    }
  })
  return atRisk
}

/**
 * Delayed entry needs a second order beside that of the ends; a walk then has one pointer in each.
 *
 * Entries of the rows, and the places in `rows` from the earliest entry to the latest.
 */
export async function byEntry(entry: Float64Array, rows: Uint32Array, pace: Pace): Promise<{ entries: Float64Array; order: Uint32Array }> {
  const entries = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) entries[i] = entry[rows[i]!]!
  return { entries, order: await stableOrder(entries, pace) }
}
