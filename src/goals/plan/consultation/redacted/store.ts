// Leaving words out of a comment, in place: what stood there is kept nowhere.
import { sql, type Tx } from '../../../../platform/db.ts'
import type { Comment, Redaction } from '../model.ts'

/** False when the comment has changed since it was read (`revision` has moved on). */
export async function redactComment(
  tx: Tx,
  { id, revision }: Pick<Comment, 'id' | 'revision'>,
  words: string,
  reason: Redaction,
): Promise<boolean> {
  const done = await sql`update goals.comment set words = ${words}, redaction = ${reason}, revision = revision + 1
    where municipality = platform.town() and id = ${id} and revision = ${revision}`.execute(tx)
  return done.numAffectedRows === 1n
}
