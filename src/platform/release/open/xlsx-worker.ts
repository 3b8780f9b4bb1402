// The thread in which a workbook is written: packing a large one takes a second that no visitor is to wait for.
import { parentPort, workerData } from 'node:worker_threads'
import type { Language, Release } from '../model.ts'
import { toXlsx } from './xlsx.ts'

// The one who starts this thread gives it exactly these (xlsx-in-thread.ts).
const { release, language } = workerData as { release: Release; language: Language }
parentPort?.postMessage(await toXlsx(release, language))
