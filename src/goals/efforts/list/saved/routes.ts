// Keeping a search by a name of one's own, and forgetting it.
import { record } from '../../../../platform/audit.ts'
import { at, idOf } from '../../../../platform/http/address.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { type FormFields, readFields, refused } from '../../../../platform/result.ts'
import { maySeeInside } from '../../policy.ts'
import { addressOf, readSearch, savedSearchForm } from '../model.ts'
import { readerOf, readPlaces, showList } from '../show.tsx'
import { forgetSearch, keepSearch } from './store.ts'

function requireColleague(c: Ask): void {
  if (!maySeeInside(c.var.actor)) throw new Refused(404, '')
}

/** The address of a search as this list would write it: whatever else came along is left out. */
async function knownQuery(c: Ask, query: string): Promise<string> {
  const places = await c.var.work(readPlaces)
  return addressOf(readSearch(new URLSearchParams(query), readerOf(c, places)).search, { page: 1 })
}

const asked = ({ query }: FormFields): string => (typeof query === 'string' ? query.slice(0, 2000) : '')

async function back(c: Ask, query: string, said: 'kept' | 'forgotten'): Promise<Response> {
  return c.redirect(href(c, `/efforts${query}${query ? '&' : '?'}done=${said}`), 303)
}

export function savedRoutes(web: Web): void {
  // The form's answer has no address of its own: the page in another language is the list.
  web.get(at('/efforts/searches'), (c) => c.redirect(href(c, '/efforts'), 302))

  web.post(at('/efforts/searches'), async (c) => {
    requireColleague(c)
    const fields = await readForm(c)
    const query = await knownQuery(c, asked(fields))
    const read = readFields(savedSearchForm, fields)
    if (!read.ok) return showList(c, { query, saving: { fields, errors: read.errors } })
    const isKept = await c.var.work(async (tx) => {
      const kept = await keepSearch(tx, { name: read.value.name, query })
      if (kept) await record(tx, { deed: 'added', thing: 'search', thingId: '' })
      return kept
    })
    return isKept ? back(c, query, 'kept') : showList(c, { query, saving: { fields, errors: refused('name', 'searchMany').errors } })
  })

  web.post(at('/efforts/searches/:id/forget'), async (c) => {
    requireColleague(c)
    const query = await knownQuery(c, asked(await readForm(c)))
    await c.var.work(async (tx) => {
      if (!(await forgetSearch(tx, idOf(c)))) throw new Refused(404, '')
      await record(tx, { deed: 'removed', thing: 'search', thingId: idOf(c) })
    })
    return back(c, query, 'forgotten')
  })
}
