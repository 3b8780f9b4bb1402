// Walks through a very large table without keeping others waiting.

import { type LongRunOptions, longRun } from '../long-run.ts'

/** So many cells or equations are passed in a millisecond or less. */
const PIECE = 4096

/** Does something with each number from 0 to `count` - 1, in pieces with pauses between them; `signal` ends it, nothing is told of how far it is. */
export function inPieces(count: number, each: (index: number) => void, { signal }: LongRunOptions): Promise<void> {
  return longRun(
    Math.ceil(count / PIECE),
    (piece) => {
      const end = Math.min(count, (piece + 1) * PIECE)
      for (let index = piece * PIECE; index < end; index++) each(index)
    },
    { signal },
  )
}
