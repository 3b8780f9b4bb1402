// A hand-over as it is opened: by staff, by an account of the partner, or by the link in a letter.
import type { Tx } from '../../../platform/db.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { hashOf } from '../../../platform/session.ts'
import type { Report } from '../../reports/model.ts'
import { readReport } from '../../reports/work/store.ts'
import { type Handover, isLinkOpen } from '../model.ts'
import { mayAnswer } from '../policy.ts'
import { findHandover, handoverOfToken, mayHave } from '../store.ts'

export interface Opened {
  handover: Handover
  report: Report
  by: 'staff' | 'account' | 'link'
  /** Where it is for whoever opened it, without the language. */
  address: string
}

export async function openedByStaff(tx: Tx, id: string): Promise<Opened | null> {
  const handover = await findHandover(tx, id)
  const report = handover && (await readReport(tx, handover.report))
  return report ? { handover, report, by: 'staff', address: `/handovers/${id}` } : null
}

/** The partner sees its own until it has declined; the database holds the same rule, and the agreement with the partner too. */
export async function openedByAccount(c: Ask, tx: Tx, id: string): Promise<Opened | null> {
  const handover = await findHandover(tx, id)
  if (!handover || !mayAnswer(c.var.actor, handover) || handover.state === 'declined') return null
  const report = await readReport(tx, handover.report)
  return report ? { handover, report, by: 'account', address: `/handovers/${id}` } : null
}

/** By the machinery, which looks the link up. Declined, taken back, run out, or no longer in the agreement: it opens nothing. */
export async function openedByLink(tx: Tx, token: string, now: Date): Promise<Opened | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null
  const handover = await handoverOfToken(tx, hashOf(token))
  if (!handover || !isLinkOpen(handover, now) || handover.state === 'declined' || !(await mayHave(tx, handover))) return null
  const report = await readReport(tx, handover.report)
  return report ? { handover, report, by: 'link', address: `/handover/${token}` } : null
}
