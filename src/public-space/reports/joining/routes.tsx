// Putting reports together, taking one out, linking and unlinking: one page, four deeds.
import type { Tx } from '../../../platform/db.ts'
import { at, doneIn, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { isId } from '../../../platform/id.ts'
import { inNameOf } from '../../../platform/people/in-name-of.ts'
import { type FormFields, fieldIn, type Result, refused } from '../../../platform/result.ts'
import { isOpen } from '../model.ts'
import { da as reportDa } from '../texts.da.ts'
import { en as reportEn } from '../texts.en.ts'
import { nearReports } from '../work/around/store.ts'
import { doerOf, workableAt } from '../work/asked.ts'
import { linkReports, mergeReports, splitReport, unlinkReports } from './join-reports.ts'
import { mostAtOnce, numberIn } from './model.ts'
import { JoinPage } from './pages.tsx'
import { readJoined } from './show-section.tsx'
import { idOfNumber } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function show(c: Ask, back?: Back): Promise<Response> {
  const read = await c.var.work(async (tx) => {
    const report = await workableAt(c, tx)
    const near = (await nearReports(tx, report.id)).filter(({ state }) => isOpen(state))
    return { report, near, joined: await readJoined(tx, report.id) }
  })
  const props = formProps(c, { da, en }, back)
  const said = doneIn(c, props.t.done)
  const w = textsFor(c.var.locale, { da: reportDa, en: reportEn })
  const status = said ? { kind: 'success' as const, text: said } : undefined
  return c.html(<JoinPage {...read} {...props} w={w} to={(path) => href(c, path)} status={status} />, back ? 422 : 200)
}

/** The report of the number in a field. */
async function numbered(tx: Tx, fields: FormFields, name: string): Promise<Result<string>> {
  const written = fieldIn(fields, name)
  const number = numberIn(written)
  if (number === null) return refused(name, 'number', written)
  const id = await idOfNumber(tx, number)
  return id ? { ok: true, value: id } : refused(name, 'gone', written)
}

async function merge(c: Ask, tx: Tx, fields: FormFields): Promise<Result<unknown>> {
  const ticked = [fields.part ?? []].flat().filter(isId)
  const other = fieldIn(fields, 'other') === '' ? null : await numbered(tx, fields, 'other')
  if (other && !other.ok) return other
  const parts = [...ticked, ...(other ? [other.value] : [])]
  if (parts.length === 0) return refused('part', 'none')
  return parts.length > mostAtOnce ? refused('part', 'tooMany') : mergeReports(tx, idOf(c), parts, doerOf(c))
}

async function link(c: Ask, tx: Tx, fields: FormFields): Promise<Result<unknown>> {
  const other = await numbered(tx, fields, 'number')
  return other.ok ? linkReports(tx, idOf(c), other.value, doerOf(c)) : other
}

const idIn = (fields: FormFields, name: string): string => [fieldIn(fields, name)].find(isId) ?? '00000000-0000-0000-0000-000000000000'

type JoinDeed = (c: Ask, tx: Tx, fields: FormFields) => Promise<Result<unknown>>
const deeds: { path: string; said: string; needsMachinery: boolean; deed: JoinDeed }[] = [
  { path: 'join', said: 'merged', needsMachinery: true, deed: merge },
  {
    path: 'split',
    said: 'split',
    needsMachinery: true,
    deed: (c, tx, fields) => splitReport(tx, idOf(c), idIn(fields, 'part'), doerOf(c)),
  },
  { path: 'link', said: 'linked', needsMachinery: false, deed: link },
  {
    path: 'unlink',
    said: 'unlinked',
    needsMachinery: false,
    deed: (c, tx, fields) => unlinkReports(tx, idOf(c), idIn(fields, 'other'), doerOf(c)),
  },
]

/** Mounted before `/reports/:id`. Followers move with their report, and only the machinery sees them. */
export function joiningRoutes(web: Web): void {
  web.get(at('/reports/:id/join'), (c) => show(c))
  for (const { path, said, needsMachinery, deed } of deeds) {
    // The other deeds answer on the same page.
    if (path !== 'join') web.get(at(`/reports/:id/${path}`), (c) => c.redirect(href(c, `/reports/${idOf(c)}/join`), 302))
    web.post(at(`/reports/:id/${path}`), async (c) => {
      const fields = await readForm(c)
      await c.var.work((tx) => workableAt(c, tx))
      const doing = (tx: Tx) => deed(c, tx, fields)
      const done = await (needsMachinery ? inNameOf(c, 'put reports together', doing) : c.var.work(doing))
      if (!done.ok) return show(c, { fields, errors: done.errors })
      return c.redirect(href(c, `/reports/${idOf(c)}/join?done=${said}`), 303)
    })
  }
}
