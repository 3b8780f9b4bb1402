// Counts, time by time, how many spells are still watched, how many end with each event and how many are no longer watched.

import type { Spells } from './spells.ts'
import { stableOrder } from './stable-order.ts'

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

/** Counts of the spells in `rows` (ascending in time). Ends of watching at the time of an event count as after it. */
export function riskCounts(spells: Spells, rows: Uint32Array, causes: number): RiskCounts {
  const { time, cause } = spells
  const from = timeStarts(time, rows)
  const count = from.length - 1
  const times = Float64Array.from({ length: count }, (_, t) => time[rows[from[t]!]!]!)
  const events = Array.from({ length: causes }, () => new Float64Array(count))
  const censored = new Float64Array(count)
  const eventRows = new Int32Array(count)
  const leaving = new Float64Array(count)
  for (let t = 0; t < count; t++) {
    for (let i = from[t]!; i < from[t + 1]!; i++) {
      const row = rows[i]!
      const weight = spells.weights ? spells.weights[row]! : 1
      leaving[t]! += weight
      if (cause[row] === 0) censored[t]! += weight
      else {
        events[cause[row]! - 1]![t]! += weight
        eventRows[t]!++
      }
    }
  }
  return { times, atRisk: riskTotals(spells, rows, times, leaving), events, censored, eventRows, order: rows, from }
}

function timeStarts(time: Float64Array, rows: Uint32Array): Uint32Array {
  const starts = [0]
  for (let i = 1; i < rows.length; i++) if (time[rows[i]!] !== time[rows[i - 1]!]) starts.push(i)
  starts.push(rows.length)
  return Uint32Array.from(starts)
}

// From the last time back: those who leave at it come in, those who had not entered by then go out.
function riskTotals(spells: Spells, rows: Uint32Array, times: Float64Array, leaving: Float64Array): Float64Array {
  const atRisk = new Float64Array(times.length)
  const { entry, weights } = spells
  const entries = entry ? Float64Array.from(rows, (row) => entry[row]!) : null
  const byEntry = entries ? stableOrder(entries) : null
  let gone = rows.length - 1
  let inside = 0
  let outside = 0
  for (let t = times.length - 1; t >= 0; t--) {
    inside += leaving[t]!
    for (; byEntry && gone >= 0 && entries![byEntry[gone]!]! >= times[t]!; gone--) outside += weights ? weights[rows[byEntry[gone]!]!]! : 1
    // What is left of two sums of fractions when everybody has gone is rounding, not people.
    const left = inside - outside
    atRisk[t] = left < 1e-12 * inside ? 0 : left
  }
  return atRisk
}
