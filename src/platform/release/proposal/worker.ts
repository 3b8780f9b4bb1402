// The thread beside the town's own in which tables are protected and attacked.
import { parentPort, workerData } from 'node:worker_threads'
import { type GateWork, protectAndAttack } from './protect-and-attack.ts'

// The one who starts this thread gives it exactly this (in-thread.ts).
const work = workerData as GateWork
const result = await protectAndAttack(work, { onProgress: (done, all) => parentPort?.postMessage({ done, all }) })
parentPort?.postMessage({ result })
