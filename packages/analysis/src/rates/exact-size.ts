// Up to which size exact methods count one by one: beyond it they would search for ever, or keep somebody waiting.

import { requireAtMost } from '../checks.ts'

// From 2^53 on a double and the double plus one are the same, and a search that goes on by one never ends.
const LARGEST_COUNT = 2 ** 52

/** Refuses a count or an expectation so large that whole numbers next to it cannot be told apart. */
export function requireCountable(name: string, value: number): void {
  requireAtMost(name, value, LARGEST_COUNT, 'Count in larger units: at such sizes the exact law and the bell curve are the same.')
}
