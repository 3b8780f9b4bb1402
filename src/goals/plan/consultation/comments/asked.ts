// Which consultation a page is about, and what the one who asks may see and say in it.
import { todayInTown } from '../../../../platform/form/model.ts'
import { idOf } from '../../../../platform/http/address.ts'
import { Refused } from '../../../../platform/http/intake.ts'
import type { Ask } from '../../../../platform/http/web.ts'
import { isOpen, type PlanVersion } from '../../model.ts'
import { versionById } from '../../store.ts'
import type { Comment, Party } from '../model.ts'
import { mayComment, mayKeepConsultation, maySayNothingToAdd } from '../policy.ts'
import { ownComments, ownParty } from '../store.ts'
import { wasPutToResidents } from './store.ts'

/** A version that can be read: in consultation, or on its way to the council. */
export interface There {
  kind: 'there'
  version: PlanVersion
  party: Party | null
  own: Comment[]
  mayComment: boolean
  maySayNothingToAdd: boolean
  mayKeep: boolean
}

/** One that is adopted, or that the reader no longer sees; what they said stays readable. */
export interface Over {
  kind: 'over'
  adopted: PlanVersion | null
  own: Comment[]
}

/** The consultation of the address. One that the reader was never asked about is not there. */
export async function consultationAsked(c: Ask): Promise<There | Over> {
  const id = idOf(c, 'version')
  const mayKeep = mayKeepConsultation(c.var.actor)
  const { version, party, own } = await c.var.work(async (tx) => ({
    version: await versionById(tx, id),
    party: await ownParty(tx, id),
    // What the coordinator wrote down from paper is not their own.
    own: mayKeep ? [] : await ownComments(tx, id),
  }))
  // A draft may go to the council without a consultation; then there is no last day and no page of one.
  if (version?.consultationUntil && (version.state === 'consultation' || version.state === 'for-adoption')) {
    const today = todayInTown()
    const isParty = party !== null
    return {
      kind: 'there',
      version,
      party,
      own,
      mayComment: mayComment(version, isParty, today),
      maySayNothingToAdd: maySayNothingToAdd(version, isParty, today),
      mayKeep,
    }
  }
  const adopted = version && !isOpen(version.state) ? version : null
  if (adopted || own.length > 0) return { kind: 'over', adopted, own }
  if (await c.var.workAsSystem((tx) => wasPutToResidents(tx, id), 'say that a consultation is over')) return { kind: 'over', adopted, own }
  throw new Refused(404, '')
}
