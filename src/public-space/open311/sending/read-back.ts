// Asks the other server how a fault stands there; when it is closed there, everybody who follows is told what it says.
import type { Tx } from '../../../platform/db.ts'
import { findPeople, redact } from '../../reports/words/find-people.ts'
import { wrongInAnswer } from '../../reports/work/model.ts'
import { moveReport } from '../../reports/work/move-report.ts'
import type { Target } from './model.ts'
import { textOf } from './read-xml.ts'
import { addressOf, ask, keyOf, type Sender } from './send-on.ts'
import { noteCall, noteThere, readTarget, type There } from './store.ts'

export async function readBack(sender: Sender, there: There): Promise<void> {
  const target = await sender.work((tx) => readTarget(tx, there.target))
  if (!target) return
  const id = there.remoteId || (await numberOfToken(sender, target, there))
  if (id === '') return
  const key = keyOf(sender, target)
  const answer = await ask(sender, { url: addressOf(target, `requests/${encodeURIComponent(id)}`, key === '' ? {} : { api_key: key }) })
  await sender.work(async (tx) => {
    await noteCall(tx, target.id, typeof answer === 'string' ? answer : '')
    if (typeof answer !== 'string' && answer.status === 200) await noteState(tx, target, there, answer.text)
  })
}

async function numberOfToken(sender: Sender, target: Target, there: There): Promise<string> {
  if (there.remoteToken === '') return ''
  const answer = await ask(sender, { url: addressOf(target, `tokens/${encodeURIComponent(there.remoteToken)}`) })
  const id = typeof answer === 'string' || answer.status !== 200 ? '' : textOf(answer.text, 'service_request_id').slice(0, 200)
  if (id !== '') await sender.work((tx) => noteThere(tx, there, { remoteId: id }))
  return id
}

/** Only the step from open to closed there closes it here: what is opened again here stays open until they close it anew. */
async function noteState(tx: Tx, target: Target, there: There, text: string): Promise<void> {
  const status = textOf(text, 'status').toLowerCase() === 'closed' ? 'closed' : 'open'
  await noteThere(tx, there, { remoteStatus: status })
  if (status !== 'closed' || there.remoteStatus === 'closed') return
  const notes = textOf(text, 'status_notes').slice(0, 1800)
  const said = redact(notes, findPeople(notes))
  await moveReport(tx, there.report, {
    to: 'closed',
    outcome: 'solved',
    saidBy: 'partner',
    by: { whom: 'machinery', account: null, name: '' },
    unit: target.name,
    answer: wrongInAnswer(said) === null ? said : `${target.name} skriver, at fejlen er løst.`,
  })
}
