// Runs the calculation in a thread of its own: the town goes on answering, and a person can stop it at once.
import { Worker } from 'node:worker_threads'
import type { CrimeAnswers, CrimeFigures } from '../model.ts'
import type { OnProgress } from './expect.ts'

type Message = { done: number; all: number } | { answers: CrimeAnswers }

/** As `expectCrime`. Aborting ends the thread; once it has ended the promise is refused with the signal's reason. */
export function expectCrimeInThread(
  figures: CrimeFigures,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: OnProgress } = {},
): Promise<CrimeAnswers> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: figures })
    const stop = () => void worker.terminate()
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: Message) => {
      if ('answers' in message) resolve(message.answers)
      else onProgress?.(message.done, message.all)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', stop)
      reject(signal?.aborted ? signal.reason : new Error(`The calculation ended without an answer (${code})`))
    })
  })
}
