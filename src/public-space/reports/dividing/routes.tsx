// Staff divide a report that tells of two things; afterwards they stand at the new one.
import { randomBytes } from 'node:crypto'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { inNameOf } from '../../../platform/people/in-name-of.ts'
import { listPlaces } from '../../../platform/town/place/store.ts'
import { draftIn } from '../filing/model.ts'
import { da as reportDa } from '../texts.da.ts'
import { en as reportEn } from '../texts.en.ts'
import { doerOf, workableAt } from '../work/asked.ts'
import { divideReport } from './divide.ts'
import { readDivision } from './model.ts'
import { DividePage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function show(c: Ask, back?: Back): Promise<Response> {
  const read = await c.var.work(async (tx) => ({ report: await workableAt(c, tx), places: await listPlaces(tx) }))
  const w = textsFor(c.var.locale, { da: reportDa, en: reportEn })
  const draft = draftIn(back?.fields ?? {}) ?? randomBytes(24).toString('base64url')
  const page = <DividePage {...formProps(c, { da, en }, back)} {...read} w={w} draft={draft} to={(path) => href(c, path)} />
  return c.html(page, back ? 422 : 200)
}

/** Mounted before `/reports/:id`. */
export function dividingRoutes(web: Web): void {
  web.get(at('/reports/:id/divide'), (c) => show(c))
  web.post(at('/reports/:id/divide'), async (c) => {
    const fields = await readForm(c)
    await c.var.work((tx) => workableAt(c, tx))
    const read = readDivision(fields)
    if (!read.ok) return show(c, { fields, errors: read.errors })
    const done = await inNameOf(c, 'divide a report', (tx) => divideReport(tx, idOf(c), read.value, doerOf(c)))
    if (!done.ok) return show(c, { fields, errors: done.errors })
    return c.redirect(`${href(c, `/reports/${done.value}`)}?said=divided`, 303)
  })
}
