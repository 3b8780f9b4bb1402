// A hand-over as it is opened: by staff, by an account of the partner, or by the link in a letter.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { hashOf } from '../../../platform/session.ts'
import { type HandedReport, type Handover, isLinkOpen } from '../model.ts'
import { mayAnswer } from '../policy.ts'
import { findHandover, handoverOfToken, mayHave, readHanded } from '../store.ts'

export interface Opened {
  handover: Handover
  /** The report as the partner sees it, whoever has opened it. */
  handed: HandedReport
  by: 'staff' | 'account' | 'link'
  /** Where it is for whoever opened it, without the language. */
  address: string
}

export async function openedByStaff(tx: Tx, id: string): Promise<Opened | null> {
  const handover = await findHandover(tx, id)
  if (handover) await record(tx, { deed: 'read', thing: 'report', thingId: handover.report, detail: { handover: id } })
  const handed = handover && (await readHanded(tx, id))
  return handed ? { handover, handed, by: 'staff', address: `/handovers/${id}` } : null
}

/** The partner sees its own until it has declined; the database holds the same rule, and the agreement with the partner too. */
export async function openedByAccount(c: Ask, tx: Tx, id: string): Promise<Opened | null> {
  const handover = await findHandover(tx, id)
  if (!handover || !mayAnswer(c.var.actor, handover) || handover.state === 'declined') return null
  const handed = await readHanded(tx, id)
  return handed ? { handover, handed, by: 'account', address: `/handovers/${id}` } : null
}

/** By the machinery, which looks the link up. Declined, taken back, run out, or no longer in the agreement: it opens nothing. */
export async function openedByLink(tx: Tx, token: string, now: Date): Promise<Opened | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null
  const handover = await handoverOfToken(tx, hashOf(token))
  if (!handover || !isLinkOpen(handover, now) || handover.state === 'declined' || !(await mayHave(tx, handover))) return null
  const handed = await readHanded(tx, handover.id)
  return handed ? { handover, handed, by: 'link', address: `/handover/${token}` } : null
}
