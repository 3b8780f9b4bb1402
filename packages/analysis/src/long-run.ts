// Lets a long calculation show how far it is, be stopped by a person, and leave the machine room to answer others meanwhile.

import { AnalysisError } from './errors.ts'

/** What every long calculation here takes. */
export type LongRunOptions = {
  /** Ends the run with the error `cancelled`. */
  signal?: AbortSignal
  /** Called after every step with the number done and the number in all. */
  onProgress?: (done: number, all: number) => void
}

/** How long a calculation holds the thread at most: long enough to cost little, short enough that nobody waits for a page. */
export const BREATH_MS = 20

/** Does `all` steps in order; pauses every 20 ms so that other work gets its turn. */
export async function longRun(all: number, step: (index: number) => void, options: LongRunOptions = {}): Promise<void> {
  let since = performance.now()
  for (let index = 0; index < all; index++) {
    refuseCancelled(options.signal)
    step(index)
    options.onProgress?.(index + 1, all)
    if (performance.now() - since >= BREATH_MS) {
      await pauseForOthers()
      since = performance.now()
    }
  }
  refuseCancelled(options.signal)
}

/** Lets whatever else waits for this thread have its turn. A timer would cost a millisecond or more each time. */
export function pauseForOthers(): Promise<void> {
  const { setImmediate } = globalThis as { setImmediate?: (run: () => void) => void }
  return new Promise((resume) => {
    if (setImmediate) return setImmediate(resume)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resume()
    }
    port2.postMessage(null)
  })
}

/** Ends a run (`cancelled`) that its signal has stopped. */
export function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled()
}

/** The sentence for a calculation that was stopped. */
export function cancelled(): AnalysisError {
  return new AnalysisError('cancelled', 'The calculation was cancelled before it was done.')
}

/**
 * A turn for others inside a loop of many cheap steps: `await breath(done)` every few thousand steps.
 *
 * Tells how far it is, ends a run that was stopped, and pauses when the thread has been held for 20 ms.
 */
export function breather(all: number, options: LongRunOptions): (done: number) => Promise<void> {
  let since = performance.now()
  return async (done) => {
    refuseCancelled(options.signal)
    options.onProgress?.(done, all)
    if (performance.now() - since < BREATH_MS) return
    await pauseForOthers()
    since = performance.now()
    refuseCancelled(options.signal)
  }
}
