// Lets a long calculation show how far it is, be stopped by a person, and leave the machine room to answer others meanwhile.

import { AnalysisError } from './errors.ts'

/** What every long calculation here takes. */
export type LongRunOptions = {
  /** Ends the run with the error `cancelled`. */
  signal?: AbortSignal
  /** Called after every step with the number done and the number in all. */
  onProgress?: (done: number, all: number) => void
}

// Long enough to cost little, short enough that nobody waits for a page.
const BREATH_MS = 20

/** Does `all` steps in order; pauses every 20 ms so that other work gets its turn. */
export async function longRun(all: number, step: (index: number) => void, options: LongRunOptions = {}): Promise<void> {
  let since = Date.now()
  for (let index = 0; index < all; index++) {
    refuseCancelled(options.signal)
    step(index)
    options.onProgress?.(index + 1, all)
    if (Date.now() - since >= BREATH_MS) {
      await new Promise((resume) => setTimeout(resume, 0))
      since = Date.now()
    }
  }
  refuseCancelled(options.signal)
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AnalysisError('cancelled', 'The calculation was cancelled before it was done.')
}
