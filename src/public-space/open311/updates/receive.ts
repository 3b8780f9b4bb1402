// Another system says how its residents see a fault by now: it goes on the trail, and "not solved" asks for a closed one to be opened again.
import { createHash } from 'node:crypto'
import type { Ask } from '../../../platform/http/web.ts'
import { numberIn } from '../../open/model.ts'
import { findPeople, redact } from '../../reports/words/find-people.ts'
import { moveReport } from '../../reports/work/move-report.ts'
import { addEvent, type Doer } from '../../reports/work/store.ts'
import type { Asked } from '../answers/answer.ts'
import { Problem, type Said } from '../answers/model.ts'
import { requireKey } from '../keys/known-key.ts'
import { momentIn } from '../requests/search.ts'
import { isOpenThere } from './model.ts'
import { holdFault, updateBefore } from './store.ts'

const somebody: Doer = { whom: 'somebody', account: null, name: '' }

/** Names, addresses, telephone numbers and pictures are never read. That somebody elsewhere calls it solved is said to staff, who judge. */
export async function receiveUpdate(c: Ask, asked: Asked): Promise<Said> {
  const key = await requireKey(c, asked)
  const { one } = asked
  const number = numberIn(one('service_request_id'))
  const isOpen = isOpenThere(one('status'))
  if (isOpen === null) throw new Problem(400, 'status must be OPEN or CLOSED.')
  const [written, updateId] = [one('description'), one('update_id')]
  if (written.length > 1000) throw new Problem(400, `description may hold 1000 letters; ${written.length} were sent.`)
  momentIn(asked, 'updated_datetime')
  const words = redact(written, findPeople(written))
  // The other system's own number is kept as a mark only; the same update again changes nothing.
  const mark = createHash('sha256')
    .update(`${key.id} ${updateId || `${isOpen} ${written}`}`)
    .digest('base64url')
  const id = await c.var.workAsSystem(async (tx) => {
    const fault = number === null ? null : await holdFault(tx, number)
    if (!fault) throw new Problem(404, 'service_request_id provided was not found.')
    const before = await updateBefore(tx, fault.id, mark)
    if (before) return before
    await addEvent(tx, fault.id, {
      kind: 'noted',
      by: somebody,
      words,
      detail: { update: mark, from: key.name, says: isOpen ? 'open' : 'closed' },
    })
    if (isOpen && fault.state === 'closed') await moveReport(tx, fault.id, { to: 'reopen-asked', by: somebody, words })
    return updateBefore(tx, fault.id, mark)
  }, 'receive an update')
  return { root: 'service_request_updates', body: { each: 'request_update', rows: [{ update_id: id }] } }
}
