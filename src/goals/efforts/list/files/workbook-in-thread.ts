// A list as a workbook, written beside the visitors: packing ten thousand rows takes a second that nobody else is to wait for.
import { Worker } from 'node:worker_threads'
import { turns } from '../../../../platform/turns.ts'

const inTurn = turns(2)

/** The workbook's bytes; `rows` begin with the headings. */
export const workbookOf = (sheet: string, rows: string[][]): Promise<Uint8Array<ArrayBuffer>> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { workerData: { sheet, rows } })
        worker.once('message', resolve)
        worker.once('error', reject)
        worker.once('exit', (code) => reject(new Error(`The workbook was not written (${code})`)))
      }),
  )
