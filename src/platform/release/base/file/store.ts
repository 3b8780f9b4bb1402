// Files of counts on their way in: kept for a day, for the one who handed them in.
import { sql, type Tx } from '../../../db.ts'
import { newId } from '../../../id.ts'
import type { Answers } from './model.ts'

export interface CountDraft {
  id: string
  /** What it is a newer edition of; null for a new base. */
  base: string | null
  fileName: string
  bytes: Uint8Array
  answers: Answers
}

/** Keeps a file; the same person's earlier files are forgotten. */
export async function keepFile(tx: Tx, file: { name: string; bytes: Uint8Array; base: string | null }): Promise<string> {
  const id = newId()
  await sql`delete from platform.count_draft where municipality = platform.town() and account = platform.actor()`.execute(tx)
  await sql`insert into platform.count_draft (municipality, id, account, base, file_name, content)
    values (platform.town(), ${id}, platform.actor(), ${file.base}, ${file.name}, ${Buffer.from(file.bytes)})`.execute(tx)
  return id
}

/** A file on its way in; null when it is another's, too old, or gone. */
export async function readDraft(tx: Tx, id: string): Promise<CountDraft | null> {
  const found = await sql<CountDraft>`select id, base, file_name as "fileName", content as bytes, answers from platform.count_draft
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

export async function keepAnswers(tx: Tx, id: string, answers: Answers): Promise<void> {
  await sql`update platform.count_draft set answers = ${JSON.stringify(answers)}
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** Forgets a file; false when it was gone already, as when somebody presses twice. */
export async function endDraft(tx: Tx, id: string): Promise<boolean> {
  const gone = await sql`delete from platform.count_draft where municipality = platform.town() and id = ${id} returning id`.execute(tx)
  return gone.rows.length > 0
}
