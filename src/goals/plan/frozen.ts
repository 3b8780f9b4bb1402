// What is adopted stays as it is: the document's own digest, and adopted documents kept at hand once they were read and found whole.
import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import { keepAtHand } from '../../platform/kept.ts'
import { changesOfDocument, type DocumentChanges } from './changes/model.ts'
import type { PlanDocument } from './document/model.ts'
import { hashById, readFrozen } from './store.ts'

/** A value as text, keys in order: the same document gives the same text however the database kept it. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`
}

/** SHA-256 of the document, in hexadecimal: of its JSON with the keys of every object in order and nothing between the signs. */
export const hashOf = (document: PlanDocument): string => createHash('sha256').update(canonical(document)).digest('hex')

const mostKept = 24
const kept = new Map<string, PlanDocument>()
const differences = new Map<string, DocumentChanges>()

/** An adopted document with its digest. */
export interface Adopted {
  document: PlanDocument
  hash: string
}

/** What changed from one adopted document to the next; neither changes any more, so it is worked out once. */
export function changesBetween(before: Adopted, after: Adopted): DocumentChanges {
  const name = `${before.hash} ${after.hash}`
  return keepAtHand(differences, name, differences.get(name) ?? changesOfDocument(before.document, after.document), mostKept)
}

/**
 * The adopted document of a version, with its digest; null when it is not adopted or not for whoever asks.
 * Throws when what is kept is no longer what was adopted.
 */
export async function adoptedDocument(tx: Tx, id: string): Promise<Adopted | null> {
  const hash = await hashById(tx, id)
  if (!hash) return null
  const document = kept.get(hash) ?? (await readFrozen(tx, id))
  if (!document) return null
  if (!kept.has(hash) && hashOf(document) !== hash) throw new Error(`The adopted version ${id} is not what was adopted: its digest differs`)
  return { document: keepAtHand(kept, hash, document, mostKept), hash }
}
