// The data protection officer and the administrator see what was deleted; the administrator says how long is kept.
import { record } from '../../platform/audit.ts'
import { at } from '../../platform/http/address.ts'
import { type Back, formProps } from '../../platform/http/form-props.ts'
import { Refused, readForm } from '../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../platform/http/web.ts'
import { readFields } from '../../platform/result.ts'
import { retentionForm } from './model.ts'
import { RetentionPage } from './pages.tsx'
import { maySeeRetention, maySetRetention } from './policy.ts'
import { goneInAll, listRounds, readRetention, saveRetention } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function show(c: Ask, back?: Back): Promise<Response> {
  if (!maySeeRetention(c.var.actor)) throw new Refused(404, '')
  const found = await c.var.work(async (tx) => ({
    keep: await readRetention(tx),
    rounds: await listRounds(tx, 60),
    inAll: await goneInAll(tx),
  }))
  const maySet = maySetRetention(c.var.actor)
  const isSaved = c.req.query('done') === 'saved'
  return c.html(<RetentionPage {...formProps(c, { da, en }, back)} {...found} maySet={maySet} isSaved={isSaved} />, back ? 422 : 200)
}

/** Mounted before `/reports/:id`, whose address would take this for a number. */
export function retentionRoutes(web: Web): void {
  web.get(at('/reports/retention'), (c) => show(c))

  web.post(at('/reports/retention'), async (c) => {
    if (!maySeeRetention(c.var.actor)) throw new Refused(404, '')
    if (!maySetRetention(c.var.actor)) throw new Refused(403, '')
    const fields = await readForm(c)
    const read = readFields(retentionForm, fields)
    if (!read.ok) return show(c, { fields, errors: read.errors })
    await c.var.work(async (tx) => {
      await saveRetention(tx, read.value)
      await record(tx, { deed: 'changed', thing: 'retention', thingId: String(c.var.town.municipality), detail: { ...read.value } })
    })
    return c.redirect(href(c, '/reports/retention?done=saved'), 303)
  })
}
