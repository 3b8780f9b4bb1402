// The thread beside the town's own in which the model is fitted, so that nobody waits for a page meanwhile.
import { parentPort, workerData } from 'node:worker_threads'
import type { CrimeFigures } from '../model.ts'
import { expectCrime } from './expect.ts'

// The one who starts this thread gives it exactly these figures (in-thread.ts).
const figures = workerData as CrimeFigures
const answers = await expectCrime(figures, (done, all) => parentPort?.postMessage({ done, all }))
parentPort?.postMessage({ answers })
