// Which of the town's categories each kind of report belongs to.
import { record } from '../../../platform/audit.ts'
import { at, doneIn } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { type FormFields, readFields } from '../../../platform/result.ts'
import { listCategories } from '../../../platform/town/category/store.ts'
import { da as wordsDa } from '../../reports/texts.da.ts'
import { en as wordsEn } from '../../reports/texts.en.ts'
import { kindsForm } from '../model.ts'
import { mayRoute, maySeeRouting } from '../policy.ts'
import { da as rulesDa } from '../rules/texts.da.ts'
import { en as rulesEn } from '../rules/texts.en.ts'
import { categoriesOfKinds, linkKinds } from '../store.ts'
import { KindsPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function show(c: Ask, back?: Back): Promise<Response> {
  if (!maySeeRouting(c.var.actor)) throw new Refused(404, '')
  const { linked, headings } = await c.var.work(async (tx) => ({ linked: await categoriesOfKinds(tx), headings: await listCategories(tx) }))
  const props = formProps(c, { da, en }, back)
  const page = {
    ...props,
    w: textsFor(c.var.locale, { da: wordsDa, en: wordsEn }),
    days: textsFor(c.var.locale, { da: rulesDa, en: rulesEn }),
    linked,
    categories: headings.flatMap(({ categories }) => categories),
    done: doneIn(c, props.t.done),
  }
  return c.html(<KindsPage {...page} mayChange={mayRoute(c.var.actor)} />, back ? 422 : 200)
}

async function save(c: Ask): Promise<Response> {
  if (!mayRoute(c.var.actor)) throw new Refused(maySeeRouting(c.var.actor) ? 403 : 404, '')
  const fields = await readForm(c)
  const read = readFields(kindsForm, fields)
  if (!read.ok) return show(c, { fields, errors: read.errors })
  const missing = await c.var.work(async (tx) => {
    const there = new Set((await listCategories(tx)).flatMap(({ categories }) => categories.map(({ id }) => id)))
    const gone = Object.entries(read.value).filter(([, category]) => category !== null && !there.has(category))
    if (gone.length > 0) return gone.map(([kind]) => kind)
    const before = new Map((await categoriesOfKinds(tx)).map(({ kind, category }) => [kind as string, category]))
    const changed = Object.entries(read.value).filter(([kind, category]) => (before.get(kind) ?? null) !== category)
    await linkKinds(tx, read.value)
    if (changed.length > 0)
      await record(tx, { deed: 'changed', thing: 'category of kinds', thingId: '', detail: Object.fromEntries(changed) })
    return []
  })
  if (missing.length > 0)
    return show(c, { fields, errors: missing.map((field) => ({ field, key: 'category', came: cameIn(fields, field) })) })
  return c.redirect(`${href(c, '/reports/kinds')}?done=saved`, 303)
}

const cameIn = (fields: FormFields, field: string): string => String(fields[field] ?? '')

export function kindRoutes(web: Web): void {
  web.get(at('/reports/kinds'), (c) => show(c))
  web.post(at('/reports/kinds'), save)
}
