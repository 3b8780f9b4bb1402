// The part of the library that only Node has: Monte Carlo work divided over several threads, with the same answer as on one.

import { Worker } from 'node:worker_threads'
import { AnalysisError } from './errors.ts'
import type { LongRunOptions } from './long-run.ts'
import type { ReplicateRunner, Replicates } from './replicates.ts'

/**
 * Does Monte Carlo work on several threads.
 *
 * Question: the scan takes a minute; can the machine's other cores help, without the answer changing?
 * Assumptions: Node; a machine with that many cores to spare.
 * Not for: short work. Starting a thread takes about 50 ms and every thread gets its own copy of the input.
 *
 * @param threads how many threads, from 1
 * Errors: `range`; the work's own errors pass through; `cancelled` when the signal says so (the threads are stopped at once).
 *
 * Use: `knoxTest(x, y, t, { spaceBands: [200], timeBands: [14], seed: 1, runner: workerReplicates(4) })`.
 */
export function workerReplicates(threads: number): ReplicateRunner {
  if (!(Number.isInteger(threads) && threads >= 1))
    throw new AnalysisError('range', `Expected a whole number of threads from 1, but got ${threads}.`)
  return (work, input, count, options) => {
    // Pieces small enough that no thread waits long for the last one, large enough that messages cost nothing.
    const piece = Math.max(1, Math.ceil(count / (threads * 8)))
    return divide(work, input, count, piece, Math.min(threads, Math.ceil(count / piece)), options)
  }
}

type Answer<Part> = { from: number; part: Part } | { ready: true } | { error: { code: string | null; message: string; names: string[] } }

function divide<Input, State, Part>(
  work: Replicates<Input, State, Part>,
  input: Input,
  count: number,
  piece: number,
  threads: number,
  options: LongRunOptions,
): Promise<Part[]> {
  const address = new URL(import.meta.url.endsWith('.ts') ? './node-worker.ts' : './node-worker.js', import.meta.url)
  const workers = Array.from(
    { length: threads },
    () => new Worker(address, { workerData: { module: work.module, name: work.name, input } }),
  )
  const parts = new Map<number, Part>()
  let next = 0
  let done = 0
  const run = new Promise<void>((resolve, reject) => {
    const cancel = () => reject(new AnalysisError('cancelled', 'The calculation was cancelled before it was done.'))
    if (options.signal?.aborted) cancel()
    options.signal?.addEventListener('abort', cancel, { once: true })
    for (const worker of workers) {
      worker.on('error', reject)
      worker.on('message', (answer: Answer<Part>) => {
        if ('error' in answer) return reject(asThrown(answer.error))
        if ('part' in answer) {
          parts.set(answer.from, answer.part)
          done += Math.min(piece, count - answer.from)
          options.onProgress?.(done, count)
        }
        if (done >= count) resolve()
        else if (next < count) {
          worker.postMessage({ from: next, to: Math.min(count, next + piece) })
          next += piece
        }
      })
    }
  })
  return run
    .then(() => Array.from({ length: Math.ceil(count / piece) }, (_, i) => parts.get(i * piece) as Part))
    .finally(() => Promise.all(workers.map((worker) => worker.terminate())))
}

function asThrown(error: { code: string | null; message: string; names: string[] }): Error {
  return error.code === null
    ? new Error(error.message)
    : new AnalysisError(error.code as AnalysisError['code'], error.message, { names: error.names })
}
