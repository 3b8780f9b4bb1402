// Perspectives on an effort in the database: written in one's own name, and taken back by their author only.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Perspective, PerspectiveForm } from './model.ts'

/** All of them, those taken back too, in the order they were written; none for whoever is neither colleague nor partner. */
export async function perspectivesOf(tx: Tx, effort: string): Promise<Perspective[]> {
  const found = await sql<Perspective>`select p.id, p.profession, p.view, p.words, p.author, p.author_name as "authorName",
      p.written_at as "writtenAt", p.taken_back_at as "takenBackAt"
    from goals.perspective p where p.municipality = platform.town() and p.effort = ${effort} order by p.written_at, p.id`.execute(tx)
  return found.rows
}

/** Written now, unless the demonstration tells of an earlier day. */
export async function addPerspective(
  tx: Tx,
  effort: string,
  form: PerspectiveForm,
  authorName: string,
  at: Date | null = null,
): Promise<string> {
  const id = newId()
  await sql`insert into goals.perspective (municipality, effort, id, profession, view, words, author, author_name, written_at)
    values (platform.town(), ${effort}, ${id}, ${form.profession}, ${form.view}, ${form.words}, platform.actor(), ${authorName},
      coalesce(${at}::timestamptz, clock_timestamp()))`.execute(tx)
  return id
}

/** False when it is not the author's who acts, or is taken back already. */
export async function takeBack(tx: Tx, effort: string, id: string): Promise<boolean> {
  const taken = await sql`update goals.perspective set taken_back_at = clock_timestamp()
    where municipality = platform.town() and effort = ${effort} and id = ${id} and taken_back_at is null`.execute(tx)
  return taken.numAffectedRows === 1n
}
