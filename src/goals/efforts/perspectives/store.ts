// Perspectives on an effort in the database: written in one's own name, and taken back by their author only.
import { oneAtATime, sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Perspective, PerspectiveForm } from './model.ts'

/** All of them, those taken back too, in the order they were written; none for whoever is neither colleague nor partner. */
export async function perspectivesOf(tx: Tx, effort: string): Promise<Perspective[]> {
  const found = await sql<Perspective>`select p.id, p.profession, p.view, p.words, p.author, p.author_name as "authorName", p.organisation,
      coalesce((select o.name from goals.effort_partner o where o.municipality = p.municipality and o.effort = p.effort
        and o.organisation = p.organisation limit 1), '') as "organisationName", p.written_at as "writtenAt", p.taken_back_at as "takenBackAt"
    from goals.perspective p where p.municipality = platform.town() and p.effort = ${effort} order by p.written_at, p.id`.execute(tx)
  return found.rows
}

/** The day and the organisation of an invented perspective; everybody else writes today, for their own. */
interface Invented {
  at: Date
  organisation: string | null
}

/** Adds what whoever acts says; false when the same words of theirs stand there already, as after a button pressed twice. */
export async function addPerspective(
  tx: Tx,
  effort: string,
  form: PerspectiveForm,
  authorName: string,
  invented?: Invented,
): Promise<boolean> {
  await oneAtATime(tx, `perspectives on ${effort}`)
  const added =
    await sql`insert into goals.perspective (municipality, effort, id, profession, view, words, author, author_name, organisation, written_at)
    select platform.town(), ${effort}, ${newId()}, ${form.profession}, ${form.view}, ${form.words}, platform.actor(), ${authorName},
      coalesce(${invented?.organisation ?? null}::uuid, goals.own_organisation()), coalesce(${invented?.at ?? null}::timestamptz, clock_timestamp())
    where not exists (select from goals.perspective p where p.municipality = platform.town() and p.effort = ${effort} and p.author = platform.actor()
      and p.profession = ${form.profession} and p.view = ${form.view} and p.words = ${form.words} and p.taken_back_at is null)`.execute(tx)
  return added.numAffectedRows === 1n
}

/** False when it is not the author's who acts, or is taken back already. */
export async function takeBack(tx: Tx, effort: string, id: string): Promise<boolean> {
  const taken = await sql`update goals.perspective set taken_back_at = clock_timestamp()
    where municipality = platform.town() and effort = ${effort} and id = ${id} and taken_back_at is null`.execute(tx)
  return taken.numAffectedRows === 1n
}
