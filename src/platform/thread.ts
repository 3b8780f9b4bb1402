// A thread beside the town's own, for work that would keep everybody waiting. A thread does not inherit tsx, so it begins in a file of its own.
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts `file` (TypeScript, by its address) in a thread; `workerData` and the rest of the options are Node's own. */
export const startThread = (file: URL, options: Omit<WorkerOptions, 'argv'> = {}): Worker =>
  new Worker(new URL('./thread-start.mjs', import.meta.url), { ...options, argv: [file.href] })
