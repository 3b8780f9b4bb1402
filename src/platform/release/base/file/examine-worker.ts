// Reads a handed-in file of counts away from the pages, in a thread of its own that may be ended when a file takes too much.
import { parentPort, workerData } from 'node:worker_threads'
import { type ExamineQuestion, examine } from './examine.ts'

// The only sender is `examineFile`, which sends exactly this.
parentPort?.postMessage(await examine(workerData as ExamineQuestion))
