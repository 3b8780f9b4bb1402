// Hands a report over to a partner: it is written down, the partner gets a letter, and everybody who reported is told.
import { randomBytes } from 'node:crypto'
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Day } from '../../platform/form/model.ts'
import { accepted, type Result, refused } from '../../platform/result.ts'
import { hashOf } from '../../platform/session.ts'
import type { Report } from '../reports/model.ts'
import { moveReport } from '../reports/work/move-report.ts'
import { addEvent, type Doer } from '../reports/work/store.ts'
import { tellFollowers } from '../reports/work/tell.ts'
import { type Sender, writeLink, writeToPeople } from './letters.ts'
import { type Handover, type HandoverWay, isWaiting, linkDays } from './model.ts'
import { addHandover, changeLink, mayHave, moveHandover, setPartner } from './store.ts'

export interface Order {
  organisation: string | null
  toName: string
  way: HandoverWay
  /** Where the link goes; null for accounts. */
  email: string | null
  message: string
  due: Day
  batch: string | null
}

/** What stands in a link, what is kept of it, and until when it opens. */
export function newLink(now = new Date()): { token: string; hash: string; expiresAt: Date } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token), expiresAt: new Date(now.getTime() + linkDays * 86_400_000) }
}

/**
 * Hands over one report that `whatForbids` lets go. A rule does it before anybody has assessed the report: then it stays `received`,
 * so that a fault is not on the public map before staff have looked at it. Refuses as `moveReport`.
 */
export async function handOver(tx: Tx, from: Sender, report: Report, order: Order, by: Doer): Promise<Result<string>> {
  const link = order.way === 'link' ? newLink() : null
  const { organisation, toName, due, batch } = order
  const showsWords = report.wordsState === 'read'
  const id = await addHandover(tx, {
    ...order,
    report: report.id,
    showsWords,
    tokenHash: link?.hash ?? null,
    expiresAt: link?.expiresAt ?? null,
  })
  await setPartner(tx, report.id, organisation)
  await addEvent(tx, report.id, { kind: 'handed-over', by, words: toName, detail: { handover: id, way: order.way, due }, batch })
  if (by.whom === 'staff' && report.state !== 'with-partner') {
    const moved = await moveReport(tx, report.id, { to: 'with-partner', by, unit: toName, answerBy: due, batch: batch ?? undefined })
    if (!moved.ok) return moved
  } else await tellFollowers(tx, [report.id], { key: 'partner', unit: toName, nextStep: '', answerBy: due, words: '' })
  const about = { id, organisation, due }
  if (link && order.email) await writeLink(tx, order.email, link.token, from, 'handed', report, about)
  else await writeToPeople(tx, from, 'handed', report, about)
  await record(tx, {
    deed: 'handed over',
    thing: 'report',
    thingId: report.id,
    detail: { handover: id, organisation, way: order.way, due },
  })
  return accepted(id)
}

/** Sends a new link; the one before opens nothing any more. Only the machinery, in the name of whoever asked. Refuses `over` where it would open nothing. */
export async function sendNewLink(
  tx: Tx,
  from: Sender,
  report: Report,
  handover: Handover,
  kind: 'handed' | 'due',
): Promise<Result<unknown>> {
  if (handover.email === null || !isWaiting(handover) || !(await mayHave(tx, handover))) return refused('handover', 'over')
  const link = newLink()
  await changeLink(tx, handover.id, link)
  await writeLink(tx, handover.email, link.token, from, kind, report, handover)
  return accepted(null)
}

/** The town takes it back; the partner sees it no longer. */
export async function takeBack(tx: Tx, report: Report, handover: Handover, by: Doer): Promise<Result<unknown>> {
  if (!isWaiting(handover)) return refused('handover', 'over')
  await moveHandover(tx, handover.id, { state: 'withdrawn' })
  await setPartner(tx, report.id, null)
  await addEvent(tx, report.id, {
    kind: 'handover-answered',
    by,
    words: handover.toName,
    detail: { handover: handover.id, answer: 'withdrawn' },
  })
  await record(tx, { deed: 'took back', thing: 'report', thingId: report.id, detail: { handover: handover.id } })
  if (report.state !== 'with-partner') return accepted(null)
  return moveReport(tx, report.id, { to: 'assessed', by })
}
