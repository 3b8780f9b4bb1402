// Changes from the inbox in the database: what reports were before, and how they become so again.
import { asSystem, type Db, oneAtATime, sql, type Tx } from '../../../../platform/db.ts'
import type { Kind, State } from '../../model.ts'
import { type Before, type Change, type Made, undoMinutes } from './model.ts'

/** Whether a change of this name is made already: a form that is sent twice, even at the same moment, counts once. */
export async function isMade(tx: Tx, id: string): Promise<boolean> {
  await oneAtATime(tx, `report change ${id}`)
  const found = await sql`select from public_space.report_change where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows.length > 0
}

/** Keeps what a change altered; `asked` is how many were meant. */
export async function keepChange(tx: Tx, id: string, change: Change, asked: number, before: readonly Before[]): Promise<void> {
  await sql`insert into public_space.report_change (municipality, id, made_by, change, before)
    values (platform.town(), ${id}, platform.actor(), ${JSON.stringify({ ...change, asked })}::jsonb, ${JSON.stringify(before)}::jsonb)`.execute(
    tx,
  )
}

/** A change of one's own; null when there is none. */
export async function changeById(tx: Tx, id: string): Promise<Made | null> {
  const found = await sql<{ change: Change & { asked: number }; changed: number; isUndone: boolean; mayBeUndone: boolean }>`select change,
      jsonb_array_length(before) as changed, undone_at is not null as "isUndone",
      undone_at is null and made_at > clock_timestamp() - make_interval(mins => ${undoMinutes}) as "mayBeUndone"
    from public_space.report_change where municipality = platform.town() and id = ${id} and made_by = platform.actor()`.execute(tx)
  const row = found.rows[0]
  if (!row) return null
  const { asked, ...change } = row.change
  return { change, changed: row.changed, missed: asked - row.changed, isUndone: row.isUndone, mayBeUndone: row.mayBeUndone }
}

/** Marks a change of one's own as undone and returns what was before; null when it is not there, undone already, or too old. */
export async function takeBack(tx: Tx, id: string): Promise<{ change: Change; before: Before[] } | null> {
  const undone = await sql<{ change: Change; before: Before[] }>`update public_space.report_change set undone_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and made_by = platform.actor() and undone_at is null
      and made_at > clock_timestamp() - make_interval(mins => ${undoMinutes})
    returning change, before`.execute(tx)
  return undone.rows[0] ?? null
}

/** Makes a report what it was, when nobody has changed it since; returns the state it came back from, or null. */
export async function restore(tx: Tx, before: Before): Promise<{ from: State; kind: Kind } | null> {
  const now = await sql<{ from: State; kind: Kind }>`select state as "from", kind from public_space.report
    where municipality = platform.town() and id = ${before.id} and revision = ${before.revision} for update`.execute(tx)
  const found = now.rows[0]
  if (!found) return null
  await sql`update public_space.report set state = ${before.state}, outcome = ${before.outcome}, outcome_by = ${before.outcomeBy},
      closed_at = ${before.closedAt}, kind = ${before.kind}, category = ${before.category}, answer_by = ${before.answerBy}, is_public = ${before.isPublic},
      team = (select t.id from platform.team t where t.municipality = platform.town() and t.id = ${before.team}),
      revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${before.id}`.execute(tx)
  return found
}

/** Forgets changes that nobody can undo any more; the trail of each report keeps what was done. */
export async function forgetOldChanges(db: Db, municipality: number): Promise<void> {
  await db.transaction(asSystem(municipality, 'tidy'), (tx) =>
    sql`delete from public_space.report_change where municipality = platform.town() and made_at < clock_timestamp() - interval '2 days'`.execute(
      tx,
    ),
  )
}
