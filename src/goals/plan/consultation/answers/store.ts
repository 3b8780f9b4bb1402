// Every comment of a consultation as colleagues see them, and the answers.
import { sql, type Tx } from '../../../../platform/db.ts'
import type { Comment } from '../model.ts'
import { commentColumns, commentTables } from '../store.ts'
import type { AnswerForm, Counts, Show } from './model.ts'

const which: Record<Show, ReturnType<typeof sql>> = {
  unanswered: sql`c.answered_at is null`,
  answered: sql`c.answered_at is not null`,
  all: sql`true`,
}

export const pageSize = 50

/** One page of comments in the order they came; `page` from 1, null for all. */
export async function listComments(tx: Tx, version: string, show: Show, page: number | null): Promise<Comment[]> {
  const part = page === null ? sql`` : sql`limit ${pageSize} offset ${(page - 1) * pageSize}`
  const found =
    await sql<Comment>`select ${commentColumns} from ${commentTables} where c.municipality = platform.town() and c.version = ${version}
    and ${which[show]} order by c.written_at, c.id ${part}`.execute(tx)
  return found.rows
}

export async function countComments(tx: Tx, version: string): Promise<Counts> {
  const found = await sql<Counts>`select (count(*) filter (where answered_at is null))::int as unanswered,
      (count(*) filter (where answered_at is not null))::int as answered, count(*)::int as all
    from goals.comment where municipality = platform.town() and version = ${version}`.execute(tx)
  return found.rows[0] ?? { unanswered: 0, answered: 0, all: 0 }
}

export async function commentById(tx: Tx, version: string, id: string): Promise<Comment | null> {
  const found = await sql<Comment>`select ${commentColumns} from ${commentTables} where c.municipality = platform.town()
    and c.version = ${version} and c.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** The next comment without an answer after this one, or the first of all; null when every one has its answer. */
export async function nextUnanswered(tx: Tx, version: string, after: Pick<Comment, 'id' | 'writtenAt'>): Promise<string | null> {
  const found = await sql<{ id: string }>`select c.id from goals.comment c, goals.comment this where c.municipality = platform.town()
      and c.version = ${version} and c.answered_at is null and c.id <> this.id and this.municipality = c.municipality and this.id = ${after.id}
    order by (c.written_at, c.id) < (this.written_at, this.id), c.written_at, c.id limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}

/** Answers a comment; false when a colleague was quicker (`revision` has moved on) or the version is adopted. */
export async function answerComment(
  tx: Tx,
  id: string,
  { outcome, answer, isPublic, revision }: AnswerForm,
  byName: string,
): Promise<boolean> {
  const done = await sql`update goals.comment set outcome = ${outcome}, answer = ${answer}, is_public = ${isPublic},
      answered_by_name = ${byName}, answered_at = clock_timestamp(), revision = revision + 1
    where municipality = platform.town() and id = ${id} and revision = ${revision}`.execute(tx)
  return done.numAffectedRows === 1n
}
