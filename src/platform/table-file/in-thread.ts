// Work on a handed-in file in a thread with little memory and little time: a file made to do harm ends the thread, not the town.
import { Worker } from 'node:worker_threads'
import { type Result, refused } from '../result.ts'
import { turns } from '../turns.ts'

const limits = { maxOldGenerationSizeMb: 700 }
const patience = 30_000
/** Each may take the memory above, so few at once. */
const inTurn = turns(2)

/** What the thread's one message says; `fileTooHeavy` when it takes too long or too much. */
export const inThread = <T>(worker: URL, data: unknown): Promise<Result<T>> => inTurn(() => begin<T>(worker, data))

function begin<T>(url: URL, workerData: unknown): Promise<Result<T>> {
  return new Promise((resolve) => {
    const worker = new Worker(url, { workerData, resourceLimits: limits })
    const giveUp = setTimeout(() => end(refused('file', 'fileTooHeavy')), patience)
    const end = (result: Result<T>) => {
      clearTimeout(giveUp)
      resolve(result)
      void worker.terminate()
    }
    worker.once('message', end)
    worker.once('error', () => end(refused('file', 'fileTooHeavy')))
  })
}
