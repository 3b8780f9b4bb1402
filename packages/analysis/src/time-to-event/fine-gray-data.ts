// Lays competing spells out for a regression of cumulative incidence: whoever ended otherwise stays, with a weight that shrinks as watching ends.

import type { DesignMatrix } from '../design-matrix.ts'
import { scaledColumns } from './cox-data.ts'
import type { Spells } from './spells.ts'
import { stableOrder } from './stable-order.ts'

/** Spells from the shortest to the longest. Distinct times are numbered from 0. */
export type FineGrayData = {
  readonly n: number
  readonly p: number
  readonly order: Uint32Array
  readonly x: Float64Array
  readonly centre: Float64Array
  readonly scale: Float64Array
  readonly range: Float64Array
  readonly times: Float64Array
  /** Per distinct time: where its rows begin (and, last, where they end). */
  readonly from: Uint32Array
  /** Per sorted row: number of its time, and 0 watching ended, 1 the event asked about, 2 another. */
  readonly at: Uint32Array
  readonly kind: Uint8Array
  /** Per distinct time: share still watched just before it (Kaplan and Meier of the ends of watching), events and ends of watching at it. */
  readonly watched: Float64Array
  readonly events: Float64Array
  readonly ends: Float64Array
}

/**
 * Sorts the spells and estimates how watching ends. An end of watching at the time of an event counts as after it, so that the share still watched just
 * before a time never includes that time's own ends. Reference: Fine and Gray (1999), section 3.1.
 */
export function layOutCompeting(design: DesignMatrix, spells: Spells, wanted: number): FineGrayData {
  const { n, time, cause } = spells
  const order = stableOrder(time)
  const at = new Uint32Array(n)
  const kind = new Uint8Array(n)
  const times: number[] = []
  const from: number[] = []
  for (let i = 0; i < n; i++) {
    const row = order[i]!
    if (i === 0 || time[row] !== time[order[i - 1]!]) {
      times.push(time[row]!)
      from.push(i)
    }
    at[i] = times.length - 1
    kind[i] = cause[row] === wanted ? 1 : cause[row] === 0 ? 0 : 2
  }
  from.push(n)
  const events = new Float64Array(times.length)
  const ends = new Float64Array(times.length)
  for (let i = 0; i < n; i++) {
    if (kind[i] === 1) events[at[i]!]!++
    if (kind[i] === 0) ends[at[i]!]!++
  }
  const watched = new Float64Array(times.length)
  let share = 1
  for (let t = 0; t < times.length; t++) {
    watched[t] = share
    const left = n - from[t]!
    share *= (left - ends[t]!) / left
  }
  const starts = Uint32Array.from(from)
  return { n, order, ...scaledColumns(design, order), times: Float64Array.from(times), from: starts, at, kind, watched, events, ends }
}
