// Letters to people: written into the outbox with the deed that causes them, sent soon after by the post round.
import { sql, type Tx } from './db.ts'
import { newId } from './id.ts'

export interface Letter {
  to: string
  subject: string
  /** Plain text. */
  text: string
}

/** Puts a letter into the outbox, in the transaction of the deed: no deed, no letter. Returns its id. */
export async function queueMail(tx: Tx, { to, subject, text }: Letter): Promise<string> {
  const id = newId()
  await sql`insert into platform.outgoing_mail (municipality, id, recipient, subject, body)
    values (platform.town(), ${id}, ${to}, ${subject.replace(/\s+/g, ' ').trim().slice(0, 300)}, ${text})`.execute(tx)
  return id
}
