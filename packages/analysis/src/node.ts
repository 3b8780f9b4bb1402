// The part of the library that only Node has: Monte Carlo work divided over several threads, with the same answer as on one.

import { Worker } from 'node:worker_threads'
import { AnalysisError } from './errors.ts'
import { cancelled, type LongRunOptions, refuseCancelled } from './long-run.ts'
import type { Told } from './node-worker.ts'
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
  return async (work, input, count, options) => (count === 0 ? [] : divide(work, input, count, Math.min(threads, count), options))
}

// Pieces small enough that progress is seen and no thread waits long for the last one, large enough that messages cost nothing.
const PIECE_MS = 100

type Answer<Part> = { ready: true } | { from: number; to: number; took: number; part: Part } | { error: Told }

async function divide<Input, State, Part>(
  work: Replicates<Input, State, Part>,
  input: Input,
  count: number,
  threads: number,
  options: LongRunOptions,
): Promise<Part[]> {
  refuseCancelled(options.signal)
  const address = new URL(import.meta.url.endsWith('.ts') ? './node-worker.ts' : './node-worker.js', import.meta.url)
  const workerData = { module: work.module, name: work.name, input }
  const workers = Array.from({ length: threads }, () => new Worker(address, { workerData }))
  const parts: { from: number; part: Part }[] = []
  const over = new AbortController()
  let next = 0
  let done = 0
  const hand = (worker: Worker, piece: number) => {
    if (next >= count) return
    const to = Math.min(count, next + Math.max(1, Math.floor(piece)))
    worker.postMessage({ from: next, to })
    next = to
  }
  const take = (worker: Worker, answer: Answer<Part>) => {
    if ('error' in answer) throw asThrown(answer.error)
    if ('ready' in answer) return hand(worker, 1)
    const size = answer.to - answer.from
    parts.push({ from: answer.from, part: answer.part })
    done += size
    options.onProgress?.(done, count)
    hand(worker, Math.min(2 * size, (size * PIECE_MS) / Math.max(answer.took, 0.01), (count - next) / threads))
  }
  const finished = new Promise<void>((resolve, reject) => {
    options.signal?.addEventListener('abort', () => reject(cancelled()), { signal: over.signal })
    for (const worker of workers) {
      worker.on('error', reject)
      // Nothing else would end the run when a thread is gone without a word.
      worker.on('exit', (code) => reject(new Error(`Expected a thread to work to the end, but it left with code ${code}.`)))
      worker.on('message', (answer: Answer<Part>) => {
        // An error thrown in here, by `onProgress` for one, would reach nobody and end the whole process.
        try {
          take(worker, answer)
          if (done === count) resolve()
        } catch (error) {
          reject(error)
        }
      })
    }
  })
  try {
    await finished
  } finally {
    over.abort()
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return parts.sort((a, b) => a.from - b.from).map(({ part }) => part)
}

function asThrown({ code, message, names, row }: Told): Error {
  return code === null ? new Error(message) : new AnalysisError(code, message, { names, row })
}
