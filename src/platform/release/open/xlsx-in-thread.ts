// Workbooks of releases, each written once: a release never changes, so its file can be kept for the next who asks.
import { Worker } from 'node:worker_threads'
import { keepAtHand } from '../../kept.ts'
import { turns } from '../../turns.ts'
import type { Language, Release } from '../model.ts'

type Bytes = Uint8Array<ArrayBuffer>

const mostKept = 24
const inTurn = turns(2)
const kept = new Map<string, Promise<Bytes>>()

/** The workbook of a release of a town. Two who ask at once share one writing. */
export function xlsxOf(municipality: number, release: Release, language: Language): Promise<Bytes> {
  const key = `${municipality} ${release.table.dataset} ${release.number} ${release.releasedAt.getTime()} ${language}`
  const known = kept.get(key)
  if (known) return known
  const writing = keepAtHand(
    kept,
    key,
    inTurn(() => write(release, language)),
    mostKept,
  )
  writing.catch(() => kept.delete(key))
  return writing
}

function write(release: Release, language: Language): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), { workerData: { release, language } })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The workbook was not written (${code})`)))
  })
}
