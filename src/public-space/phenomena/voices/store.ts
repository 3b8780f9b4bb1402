// Perspectives in the database: asked in one's own name, answered once.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { AnswerForm, Voice, Whose } from './model.ts'

/** Those whoever asks may see, in the order they were asked; a partner sees its own. */
export async function voicesOf(tx: Tx, phenomenon: string): Promise<Voice[]> {
  const found = await sql<Voice>`select v.id, v.whose, v.who, v.organisation, v.state, v.words, v.written_by_name as "writtenByName",
      v.invited_at as "invitedAt", v.answered_at as "answeredAt"
    from public_space.phenomenon_voice v where v.municipality = platform.town() and v.phenomenon = ${phenomenon}
    order by v.invited_at, v.id`.execute(tx)
  return found.rows
}

/** Asks somebody how they see it; the same ones are not asked twice while they have not answered. */
export async function invite(
  tx: Tx,
  phenomenon: string,
  asked: { whose: Whose; who: string; organisation: string | null },
): Promise<boolean> {
  const made = await sql`insert into public_space.phenomenon_voice (municipality, id, phenomenon, whose, who, organisation, invited_by)
    select platform.town(), ${newId()}, ${phenomenon}, ${asked.whose}, ${asked.who}, ${asked.organisation}::uuid, platform.actor()
    where not exists (select from public_space.phenomenon_voice v where v.municipality = platform.town() and v.phenomenon = ${phenomenon}
      and v.whose = ${asked.whose} and lower(v.who) = lower(${asked.who}) and v.state = 'invited')`.execute(tx)
  return made.numAffectedRows === 1n
}

/** Writes an answer down; false when it is answered already or not for whoever acts. */
export async function answer(tx: Tx, phenomenon: string, id: string, { state, words }: AnswerForm, byName: string): Promise<boolean> {
  const written = await sql`update public_space.phenomenon_voice set state = ${state}, words = ${words}, written_by = platform.actor(),
      written_by_name = ${byName}, answered_at = clock_timestamp()
    where municipality = platform.town() and phenomenon = ${phenomenon} and id = ${id} and state = 'invited'`.execute(tx)
  return written.numAffectedRows === 1n
}

/** Takes back an invitation that nobody has answered. */
export async function takeBackInvitation(tx: Tx, phenomenon: string, id: string): Promise<boolean> {
  const gone = await sql`delete from public_space.phenomenon_voice
    where municipality = platform.town() and phenomenon = ${phenomenon} and id = ${id} and state = 'invited'`.execute(tx)
  return gone.numAffectedRows === 1n
}

export async function saveWhyNot(tx: Tx, phenomenon: string, because: string): Promise<void> {
  await sql`update public_space.phenomenon set not_heard_because = ${because}, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${phenomenon}`.execute(tx)
}
