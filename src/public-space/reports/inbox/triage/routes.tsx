// Sorting the inbox one report at a time: shows one, does what was decided, and goes on to the next.

import { at } from '../../../../platform/http/address.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { frameOf } from '../../../../platform/http/frame.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { isId, newId } from '../../../../platform/id.ts'
import { fieldIn } from '../../../../platform/result.ts'
import { doerOf } from '../../work/asked.ts'
import { changeReports } from '../change/change-reports.ts'
import { newTo, readSeen } from '../change/model.ts'
import { sortingPath } from '../model.ts'
import { requireWorker } from '../show.tsx'
import { reportsById } from '../store.ts'
import { changeIn } from './model.ts'
import { NothingToSortPage, SortingPage } from './pages.tsx'
import { readSorting, searchIn } from './queue.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The report the address asks for, or the first of the view. */
export async function showSorting(c: Ask, query?: URLSearchParams, back?: Back): Promise<Response> {
  requireWorker(c)
  const asked = query ?? new URL(c.req.url).searchParams
  const sorting = await readSorting(c, asked)
  const { t, answered } = formProps(c, { da, en }, back)
  const [frame, to] = [frameOf(c), (path: string) => href(c, path)]
  const { search, report, status } = sorting
  if (!report) return c.html(<NothingToSortPage {...{ frame, t, to, status }} />)
  const carried = { report: `${report.id}.${report.revision}`, next: sorting.next ?? '', query: String(asked), change: newId() }
  const goTo = (id: string) => to(sortingPath(search, id))
  return c.html(<SortingPage {...sorting} {...{ frame, t, to, answered, report, carried }} at={goTo} />, back ? 422 : 200)
}

/** Does what was decided of one report. Sent twice, it is done once; one that a colleague changed meanwhile is left and said. */
async function sortOne(c: Ask): Promise<Response> {
  requireWorker(c)
  const fields = await readForm(c)
  const [seen] = readSeen(fieldIn(fields, 'report')) ?? []
  const [id, next] = [fieldIn(fields, 'change'), fieldIn(fields, 'next')]
  // Only a form that nobody of ours wrote can be like that.
  if (!seen || !isId(id)) throw new Refused(422, '')
  const query = new URLSearchParams(fieldIn(fields, 'query').slice(0, 2000))
  const done = await c.var.work(async (tx) => {
    const [report] = await reportsById(tx, [seen.id])
    if (!report) throw new Refused(404, '')
    const change = changeIn(fields, report)
    // Nothing to do and nobody in between: only on to the next.
    if (report.revision === seen.revision && newTo(report, change) === 'already') return null
    return changeReports(tx, id, change, [seen], doerOf(c))
  })
  if (done && !done.ok) {
    query.set('at', seen.id)
    return showSorting(c, query, { fields, errors: done.errors })
  }
  const search = await searchIn(c, query)
  return c.redirect(href(c, sortingPath(search, isId(next) ? next : undefined, done ? { changed: id } : {})), 303)
}

export function sortingRoutes(web: Web): void {
  // The form's answer has no address of its own: the page in another language is the inbox.
  web.get(at('/reports/sorting'), (c) => c.redirect(href(c, '/reports?sort=1'), 302))
  web.post(at('/reports/sorting'), sortOne)
}
