// Keeping a view of the inbox by a name of one's own, and forgetting it.
import { record } from '../../../../platform/audit.ts'
import { at, idOf } from '../../../../platform/http/address.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { fieldIn, readFields, refused } from '../../../../platform/result.ts'
import { addressOf, readSearch, savedFilterForm } from '../model.ts'
import { knownTo, readTown, requireSeer, showInbox } from '../show.tsx'
import { forgetFilter, keepFilter } from './store.ts'

/** The address of a view as the inbox would write it: whatever else came along is left out. */
async function knownQuery(c: Ask, query: string): Promise<string> {
  const town = await c.var.work(readTown)
  return addressOf(readSearch(new URLSearchParams(query.slice(0, 2000)), knownTo(town)).search, { page: 1 })
}

const back = (c: Ask, query: string, said: 'kept' | 'forgotten'): Response =>
  c.redirect(href(c, `/reports${query}${query ? '&' : '?'}done=${said}`), 303)

export function savedRoutes(web: Web): void {
  // The form's answer has no address of its own: the page in another language is the inbox.
  web.get(at('/reports/views'), (c) => c.redirect(href(c, '/reports'), 302))

  web.post(at('/reports/views'), async (c) => {
    requireSeer(c)
    const fields = await readForm(c)
    const query = await knownQuery(c, fieldIn(fields, 'query'))
    const read = readFields(savedFilterForm, fields)
    if (!read.ok) return showInbox(c, { query, saving: { fields, errors: read.errors } })
    const isKept = await c.var.work(async (tx) => {
      const kept = await keepFilter(tx, { name: read.value.name, query })
      if (kept) await record(tx, { deed: 'added', thing: 'inbox-view', thingId: '' })
      return kept
    })
    return isKept ? back(c, query, 'kept') : showInbox(c, { query, saving: { fields, errors: refused('name', 'filterMany').errors } })
  })

  web.post(at('/reports/views/:id/forget'), async (c) => {
    requireSeer(c)
    const query = await knownQuery(c, fieldIn(await readForm(c), 'query'))
    await c.var.work(async (tx) => {
      if (!(await forgetFilter(tx, idOf(c)))) throw new Refused(404, '')
      await record(tx, { deed: 'removed', thing: 'inbox-view', thingId: idOf(c) })
    })
    return back(c, query, 'forgotten')
  })
}
