// Changing many reports at once: which and what, a look at it first, then all in one transaction.
import { at } from '../../../../platform/http/address.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { isId, newId } from '../../../../platform/id.ts'
import { fieldIn, refused } from '../../../../platform/result.ts'
import { doerOf } from '../../work/asked.ts'
import { changeReports } from '../change/change-reports.ts'
import { readSeen, seenAsText } from '../change/model.ts'
import { requireWorker, showInbox } from '../show.tsx'
import { queryIn, readAsked, readChange } from './asked.ts'
import { readDeed } from './model.ts'
import { preview, readyAnswers } from './preview.tsx'

/** From the inbox: says what would change, or what is missing beside its question. */
async function look(c: Ask): Promise<Response> {
  requireWorker(c)
  const fields = await readForm(c)
  const asked = readAsked(fields)
  const query = queryIn(fields)
  if (!asked.ok) return showInbox(c, { query, bulk: { fields, errors: asked.errors } })
  const deed = readDeed(fieldIn(fields, 'deed'))
  if (!deed)
    return showInbox(c, { query, bulk: { fields, errors: refused('deed', fieldIn(fields, 'deed') ? 'deedGone' : 'deedMissing').errors } })
  return preview(c, { fields: { ...fields, change: newId(), reports: seenAsText(asked.value) }, errors: [] })
}

/** Puts an answer that is written into the form, to be edited. */
async function putReady(c: Ask): Promise<Response> {
  requireWorker(c)
  const fields = await readForm(c)
  const ready = readyAnswers(c)
  const chosen = fieldIn(fields, 'ready')
  const answer = Object.hasOwn(ready, chosen) ? (ready[chosen]?.text ?? '') : fieldIn(fields, 'answer')
  return preview(c, { fields: { ...fields, answer }, errors: [] })
}

/** Does what was seen. Sent twice, it is done once. */
async function apply(c: Ask): Promise<Response> {
  requireWorker(c)
  const fields = await readForm(c)
  const [id, seen] = [fieldIn(fields, 'change'), readSeen(fieldIn(fields, 'reports'))]
  if (!isId(id) || !seen) throw new Refused(422, '')
  const change = readChange(fields)
  const done = change.ok ? await c.var.work((tx) => changeReports(tx, id, change.value, seen, doerOf(c))) : change
  if (!done.ok) return preview(c, { fields, errors: done.errors })
  const query = new URLSearchParams(queryIn(fields))
  query.set('changed', id)
  return c.redirect(href(c, `/reports?${query}`), 303)
}

export function bulkRoutes(web: Web): void {
  // The answers of these forms have no address of their own: another language, or the page loaded again, leads back to the inbox.
  for (const path of ['/reports/bulk', '/reports/bulk/apply', '/reports/bulk/ready'] as const)
    web.get(at(path), (c) => c.redirect(href(c, '/reports'), 302))
  web.post(at('/reports/bulk'), look)
  web.post(at('/reports/bulk/ready'), putReady)
  web.post(at('/reports/bulk/apply'), apply)
}
