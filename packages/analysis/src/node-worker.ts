// One of the threads of `workerReplicates`: finds the work by the address of its module and does the pieces it is sent.

import { parentPort, workerData } from 'node:worker_threads'
import { AnalysisError } from './errors.ts'
import type { Replicates } from './replicates.ts'

/** What is left of an error after the journey between threads. */
export type Told = { code: AnalysisError['code'] | null; message: string; names: readonly string[]; row?: number }

const { module, name, input } = workerData as { module: string; name: string; input: unknown }
const port = parentPort!

try {
  const work = ((await import(module)) as Record<string, Replicates<unknown, unknown, unknown>>)[name]!
  const state = work.prepare(input)
  port.on('message', ({ from, to }: { from: number; to: number }) => {
    void answering(async () => {
      const began = performance.now()
      const part = await work.run(state, from, to)
      return { from, to, took: performance.now() - began, part }
    })
  })
  port.postMessage({ ready: true })
} catch (error) {
  port.postMessage({ error: told(error) })
}

async function answering(work: () => Promise<unknown>): Promise<void> {
  try {
    port.postMessage(await work())
  } catch (error) {
    port.postMessage({ error: told(error) })
  }
}

function told(error: unknown): Told {
  if (!(error instanceof AnalysisError)) return { code: null, message: error instanceof Error ? error.message : String(error), names: [] }
  const { code, message, names, row } = error
  return { code, message, names, row: row ?? undefined }
}
