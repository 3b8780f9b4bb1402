// Lays competing spells out for a regression of cumulative incidence: whoever ended otherwise stays, with a weight that shrinks as watching ends.

import type { DesignMatrix } from '../design-matrix.ts'
import { inParts, type Pace } from '../pace.ts'
import { stableOrder } from '../stable-order.ts'
import { scaledColumns } from './cox-data.ts'
import { timeStarts } from './risk-counts.ts'
import type { Spells } from './spells.ts'

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
  /**
   * Per distinct time: share still watched just before it (Kaplan and Meier of the ends of watching),
   * events and ends of watching at it.
   */
  readonly watched: Float64Array
  readonly events: Float64Array
  readonly ends: Float64Array
}

/**
 * Sorts the spells and estimates how watching ends: G(t) = product over u < t of 1 - ends(u) / left(u), in
 * all rows together.
 *
 * Whoever came to another end can no longer come to this one, yet stays in the risk set, for the incidence
 * is a share of all. How long such a spell would still have been watched is not known; it counts with the
 * chance that it would have been, given that it was until its end. An end of watching at the time of an
 * event counts as after it, so that the share still watched just before a time never includes that time's
 * own ends. Reference: Fine and Gray (1999), section 3.1.
 */
export async function layOutCompeting(design: DesignMatrix, spells: Spells, wanted: number, pace: Pace): Promise<FineGrayData> {
  const { n, time, cause } = spells
  const order = await stableOrder(time, pace)
  const from = await timeStarts(time, order, pace)
  const count = from.length - 1
  const at = new Uint32Array(n)
  const kind = new Uint8Array(n)
  const times = new Float64Array(count)
  const events = new Float64Array(count)
  const ends = new Float64Array(count)
  // One pass over the sorted rows, a row after its time has begun; events of other kinds need no count of their
  // own, as they neither enter the likelihood nor end watching.
  // What comes at each time, and of which kind each spell's end was.
  let t = 0
  await inParts(n, 60, pace, (begin, end) => {
    for (let i = begin; i < end; i++) {
      if (i === from[t + 1]) t++
      const row = order[i]!
      at[i] = t
      times[t] = time[row]!
      kind[i] = cause[row] === wanted ? 1 : cause[row] === 0 ? 0 : 2
      if (kind[i] === 1) events[t]!++
      if (kind[i] === 0) ends[t]!++
    }
  })
  // Spells with any event at this very time are still among those left: they were watched when it ended for
  // others. This is how `crr` counts too. Kaplan and Meier's curve with the ends of watching as its events:
  // the share still watched just before each time.
  const watched = new Float64Array(count)
  let share = 1
  for (let k = 0; k < count; k++) {
    watched[k] = share
    const left = n - from[k]!
    share *= (left - ends[k]!) / left
  }
  return { n, order, ...(await scaledColumns(design, order, pace)), times, from, at, kind, watched, events, ends }
}
