// The people of the kill bench: they write without pause and keep every receipt outside the town that is killed.
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '../platform/id.ts'

export interface Writers {
  /** Identifiers of writes the town said it had kept. */
  receipts: Set<string>
  /** Where the town listens now; null while it is away. */
  moveTo(port: number | null): void
  stop(): Promise<void>
}

/** Begins to write, `n` at a time. */
export function startWriters(n: number): Writers {
  const receipts = new Set<string>()
  let port: number | null = null
  let isOver = false
  const write = async () => {
    while (!isOver) {
      if (port === null || !(await writeOne(port, receipts))) await pause(10)
    }
  }
  const writing = Array.from({ length: n }, write)
  return {
    receipts,
    moveTo: (next) => {
      port = next
    },
    stop: async () => {
      isOver = true
      await Promise.all(writing)
    },
  }
}

/** A write counts as kept only when the whole answer has come. */
async function writeOne(port: number, receipts: Set<string>): Promise<boolean> {
  const id = newId()
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/write`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id }),
      signal: AbortSignal.timeout(5000),
    })
    const { kept } = (await answer.json()) as { kept?: string }
    if (!answer.ok || kept !== id) return false
    receipts.add(id)
    return true
  } catch {
    return false // killed in the middle: no receipt, so nothing was promised
  }
}
