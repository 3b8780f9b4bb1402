// The thread in which a paper is set: some hundred rows take a second that no visitor is to wait for.
import { parentPort, workerData } from 'node:worker_threads'
import type { Paper } from '../../../paper/model.ts'
import { toPdf } from '../../../paper/pdf.ts'

// The one who starts this thread gives it exactly this (pdf-in-thread.ts).
parentPort?.postMessage(new Uint8Array(await toPdf(workerData as Paper)))
