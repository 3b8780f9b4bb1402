// Keeps walks over a million rows from holding the thread: work is told in rows, and others get their turn between parts of it.

import { breather, type LongRunOptions } from './long-run.ts'

/**
 * `await pace(rows)` once so many rows more are done: tells how far it is, ends a run that was stopped, and
 * gives others their turn.
 */
export type Pace = (rows: number) => Promise<void>

/** What is left, whatever it was: for the end of a run whose number of passes could only be guessed. */
export const THE_REST = Number.POSITIVE_INFINITY

/**
 * The pace of about `all` rows of work, every pass over the same row counted anew.
 *
 * Where a fit takes more passes than it usually does, progress waits at the end; it never goes back.
 */
export function paceOf(all: number, options: LongRunOptions): Pace {
  const breath = breather(all, options)
  let done = 0
  return (rows) => {
    done = Math.min(all, done + rows)
    return breath(done)
  }
}

/** A part of this many sums is over in about a millisecond. */
const PART = 1 << 17

/**
 * Does `part(from, to)` for all n rows, a part at a time.
 *
 * The inner loops stay plain functions without a pause in them, which engines run several times faster than
 * a loop that may be left at each row.
 * `cost` is about how many sums a row takes.
 */
export async function inParts(n: number, cost: number, pace: Pace, part: (from: number, to: number) => void): Promise<void> {
  const size = Math.max(1, Math.floor(PART / (8 + cost)))
  for (let from = 0; from < n; from += size) {
    const to = Math.min(n, from + size)
    part(from, to)
    await pace(to - from)
  }
}
