// Papers of releases, each set once: a release never changes, so its file can be kept for the next who asks.
import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { keepAtHand } from '../../../kept.ts'
import type { Paper } from '../../../paper/model.ts'
import { turns } from '../../../turns.ts'
import type { Language, Release } from '../../model.ts'
import { type PaperTown, paperOf } from './paper.ts'

type Bytes = Uint8Array<ArrayBuffer>

const mostKept = 24
const inTurn = turns(2)
const kept = new Map<string, Promise<Bytes>>()

/** The PDF (PDF/UA) of a release of a town. Two who ask at once share one setting. */
export function pdfOf(release: Release, language: Language, town: PaperTown): Promise<Bytes> {
  const paper = paperOf(release, language, town)
  // The paper says all that stands in the file, the town's name too: what differs in anything is another file.
  const key = createHash('sha256').update(JSON.stringify(paper)).digest('base64')
  const known = kept.get(key)
  if (known) return known
  const writing = keepAtHand(
    kept,
    key,
    inTurn(() => write(paper)),
    mostKept,
  )
  writing.catch(() => kept.delete(key))
  return writing
}

function write(paper: Paper): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: paper })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The paper was not set (${code})`)))
  })
}
