// One link of the chain over the log: what is hashed, and in which order, written down once for sealing and for checking.
import { createHash } from 'node:crypto'

/** An entry as it is hashed. Every field is text exactly as the database writes it, so that nothing is lost on the way. */
export interface SealedEntry {
  municipality: number
  id: string
  /** UTC to the microsecond. */
  at: string
  account: string | null
  roles: string
  deed: string
  thing: string
  thingId: string
  purpose: string
  /** The database's own text of the JSON, which is the same for the same content. */
  detail: string
}

/** What stands before the first link. */
export const beginning = '0'.repeat(64)

/** Hash of a link: of the link before it, its number and all of its entry. */
export function linkHash(previous: string, number: number, entry: SealedEntry): string {
  const { municipality, id, at, account, roles, deed, thing, thingId, purpose, detail } = entry
  const written = JSON.stringify([previous, number, municipality, id, at, account, roles, deed, thing, thingId, purpose, detail])
  return createHash('sha256').update(written).digest('hex')
}
