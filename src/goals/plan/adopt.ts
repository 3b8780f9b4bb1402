// The council has adopted a version: in one transaction it is assembled, frozen with its digest, takes the earlier one's place, and all of it is written down.
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { assemble, type Setting, type UnknownPart } from './assemble.ts'
import { unansweredOf } from './consultation/store.ts'
import { hashOf } from './frozen.ts'
import { mayFollow } from './model.ts'
import { addMove, freezeVersion, holdVersion, holdWhatIsReplaced, moveVersion, type Who } from './store.ts'

/** The council's decision as it is entered. */
export interface Adoption {
  /** ISO date, not in the future. */
  on: string
  caseNumber: string
  minutesAddress: string
}

/** Why a version cannot be adopted as it is. */
export type Hindrance =
  | { kind: 'gone' }
  | { kind: 'wrong-state' }
  | { kind: 'no-chapters' }
  | { kind: 'unknown-parts'; parts: UnknownPart[] }
  | { kind: 'unanswered' }

/**
 * Adopts a version. Null when it is done; otherwise nothing has changed. Kill the process in the middle and the database keeps
 * all of it or nothing: there is one transaction, the caller's. An adoption in a demonstration is invented, and the document says so.
 */
export async function adoptVersion(tx: Tx, id: string, adoption: Adoption, setting: Setting, who: Who): Promise<Hindrance | null> {
  const version = await holdVersion(tx, id)
  if (!version) return { kind: 'gone' }
  if (!mayFollow(version.state, 'adopted')) return { kind: 'wrong-state' }
  const { document, unknown } = await assemble(tx, version, setting)
  if (document.chapters.length === 0) return { kind: 'no-chapters' }
  if (unknown.length > 0) return { kind: 'unknown-parts', parts: unknown }
  if ((await unansweredOf(tx, id)).chapters.length > 0) return { kind: 'unanswered' }
  const isInvented = setting.town.isDemonstration
  const adopted = { ...document, state: 'adopted' as const, adoption: { ...adoption, isInvented } }
  const hash = hashOf(adopted)
  // The earlier one steps aside first: only one plan is the adopted one, also for a moment.
  for (const earlier of await holdWhatIsReplaced(tx, version)) {
    await moveVersion(tx, earlier, 'adopted', 'replaced')
    await addMove(tx, earlier, { from: 'adopted', to: 'replaced', reason: '' }, who)
  }
  await freezeVersion(tx, id, { document: adopted, hash }, { ...adoption, isInvented })
  await addMove(tx, id, { from: version.state, to: 'adopted', reason: '' }, who)
  await record(tx, { deed: 'adopted', thing: 'plan version', thingId: id, detail: { kind: version.kind, number: version.number, hash } })
  return null
}
