// What the machinery does about hand-overs: hands over what a rule says, reminds of an answer once, and counts a month that is over.
import type { Tx } from '../../../platform/db.ts'
import { daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { addEvent, type Doer, readReport } from '../../reports/work/store.ts'
import { handOver, sendNewLink } from '../hand-over.ts'
import { type Sender, writeToPeople } from '../letters.ts'
import { findHandover } from '../store.ts'
import { dueUnreminded, givenByRule, noteReminder } from './store.ts'

const machinery: Doer = { whom: 'machinery', account: null, name: '' }
const mostAtATime = 100

/** Hands over what rules have given to partners; returns how many. */
export async function handOverByRule(tx: Tx, from: Sender): Promise<number> {
  const given = await givenByRule(tx, mostAtATime)
  for (const { report: id, organisation, name } of given) {
    const report = await readReport(tx, id)
    if (!report) continue
    const due = report.answerBy ?? daysAfter(todayInTown(), 14)
    await handOver(tx, from, report, { organisation, toName: name, way: 'account', email: null, message: '', due, batch: null }, machinery)
  }
  return given.length
}

/** One letter to each partner whose day has come, and never a second; returns how many hand-overs. */
export async function remindPartners(tx: Tx, from: Sender, today = todayInTown()): Promise<number> {
  let reminded = 0
  for (const id of await dueUnreminded(tx, today, mostAtATime)) {
    const handover = await findHandover(tx, id)
    const report = handover && (await readReport(tx, handover.report))
    if (!report || !(await noteReminder(tx, id))) continue
    if (handover.way === 'link') await sendNewLink(tx, from, report, handover, 'due')
    else await writeToPeople(tx, from, 'due', report, handover)
    await addEvent(tx, report.id, { kind: 'noted', by: machinery, words: handover.toName, detail: { handover: id, answer: 'reminded' } })
    reminded++
  }
  return reminded
}
