// A file that was read and shown, and waits for the administrator's yes; kept a day at most.
import { sql, type Tx } from '../../db.ts'
import { newId } from '../../id.ts'

export interface Draft<T> {
  fileName: string
  content: T
}

/** Keeps what was read from a file. Earlier files of the same kind from the same person are forgotten. */
export async function keepDraft(tx: Tx, kind: 'areas' | 'streets', fileName: string, content: object): Promise<string> {
  const id = newId()
  await sql`delete from platform.import_draft where municipality = platform.town() and account = platform.actor() and (kind = ${kind} or created_at < now() - interval '1 day')`.execute(
    tx,
  )
  await sql`insert into platform.import_draft (municipality, id, kind, account, file_name, content)
    values (platform.town(), ${id}, ${kind}, platform.actor(), ${fileName}, ${JSON.stringify(content)}::jsonb)`.execute(tx)
  return id
}

/** What was kept; null when it is another's, too old, or already answered. The caller says what `kind` of content it is. */
export async function findDraft<T>(tx: Tx, kind: 'areas' | 'streets', id: string): Promise<Draft<T> | null> {
  const found = await sql<Draft<T>>`select file_name as "fileName", content from platform.import_draft where municipality = platform.town()
    and id = ${id} and kind = ${kind} and created_at > now() - interval '1 day'`.execute(tx)
  return found.rows[0] ?? null
}

export async function endDraft(tx: Tx, id: string): Promise<void> {
  await sql`delete from platform.import_draft where municipality = platform.town() and id = ${id}`.execute(tx)
}
