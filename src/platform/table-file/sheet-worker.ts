// Reads a handed-in file away from the pages, in a thread that may be ended when the file takes too much.
import { parentPort, workerData } from 'node:worker_threads'
import { readSheetHere } from './read-sheet.ts'

// The only sender is `readSheet`, which sends the file's bytes.
parentPort?.postMessage(await readSheetHere(workerData as Uint8Array))
