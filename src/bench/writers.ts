// The people of the kill bench: they write without pause and keep every receipt outside the town that is killed.
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '../platform/id.ts'

export interface Writers {
  /** Identifiers of writes the town said it had kept. */
  receipts: Set<string>
  /** Follow-up codes of reports the town gave a receipt for. */
  codes: Set<string>
  /** Where the town listens now; null while it is away. */
  moveTo(port: number | null): void
  stop(): Promise<void>
}

/** Begins to write, `n` at a time. */
export function startWriters(n: number): Writers {
  const receipts = new Set<string>()
  const codes = new Set<string>()
  let port: number | null = null
  let isOver = false
  const write = async () => {
    while (!isOver) {
      if (port === null || !(await writeOne(port, receipts)) || !(await reportOne(port, codes))) await pause(10)
    }
  }
  const writing = Array.from({ length: n }, write)
  return {
    receipts,
    codes,
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
  const { kept } = await post(port, '/write', { id })
  if (kept !== id) return false
  receipts.add(id)
  return true
}

/** A resident sends a report; the code on the receipt is the promise. */
async function reportOne(port: number, codes: Set<string>): Promise<boolean> {
  const { code } = await post(port, '/report', { draft: newId() })
  if (!code) return false
  codes.add(code)
  return true
}

/** What was answered; nothing when the answer did not come whole: killed in the middle, and so nothing was promised. */
async function post(port: number, path: string, body: Record<string, string>): Promise<Record<string, string>> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    })
    const said = (await answer.json()) as Record<string, string> // what the writing town answers
    return answer.ok ? said : {}
  } catch {
    return {}
  }
}
