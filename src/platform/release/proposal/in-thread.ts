// Protects and attacks in a thread of its own: the town goes on answering, and a person can stop it at once.
import { Worker } from 'node:worker_threads'
import { type GateResult, type GateWork, refusedAs } from './protect-and-attack.ts'

type Message = { done: number; all: number } | { result: GateResult }

/** What the largest table and its attack take, with room to spare; one job of this kind runs at a time. */
const limits = { maxOldGenerationSizeMb: 3000 }

interface Running {
  signal?: AbortSignal
  /** The share done, from 0 to 1; with a further round it stays where it was until it is passed. */
  onProgress?: (share: number) => void
}

/**
 * As `protectAndAttack`. Aborting ends the thread; the promise is then refused with the signal's reason. What needs more memory than
 * one thread gets is refused as too large, like what is too large to begin with.
 */
export function protectInThread(work: GateWork, { signal, onProgress }: Running = {}): Promise<GateResult> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: work, resourceLimits: limits })
    const stop = () => void worker.terminate()
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: Message) => {
      if ('result' in message) resolve(message.result)
      else onProgress?.(message.done / message.all)
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooLarge(work))
      else reject(error)
    })
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', stop)
      reject(signal?.aborted ? signal.reason : new Error(`The work on the tables ended without an answer (${code})`))
    })
  })
}

const tooLarge = (work: GateWork): GateResult =>
  refusedAs(
    work,
    { key: 'too-large', dataset: work.cuts[0]?.dataset ?? '', dimension: work.base.dimensions[0]?.key ?? null, came: '' },
    null,
  )
