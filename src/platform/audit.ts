// One line in the log of what was done and whose data was read, written in the transaction of the deed itself.
import { sql, type Tx } from './db.ts'
import { newId } from './id.ts'

export interface Deed {
  /** A verb: 'invited', 'changed', 'read'. */
  deed: string
  /** The kind of thing in the town's words: 'account', 'area'. */
  thing: string
  thingId: string
  /** What changed. Never free text about people. */
  detail?: Record<string, unknown>
}

/** Writes the entry. Who acts, in which roles and why come from the transaction. */
export async function record(tx: Tx, { deed, thing, thingId, detail = {} }: Deed): Promise<void> {
  await sql`insert into platform.audit_entry (municipality, id, account, roles, deed, thing, thing_id, purpose, detail)
    values (platform.town(), ${newId()}, platform.actor(), current_setting('trygby.roles', true), ${deed}, ${thing}, ${thingId},
      platform.purpose(), ${JSON.stringify(detail)})`.execute(tx)
}
