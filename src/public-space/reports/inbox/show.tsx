// Putting the inbox together: what the address asks for, how many each view holds, and what just happened.
import type { PageProps } from '@trygby/ui'
import type { Tx } from '../../../platform/db.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused } from '../../../platform/http/intake.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { listDepartments } from '../../../platform/town/department/store.ts'
import { da as reportDa } from '../texts.da.ts'
import { en as reportEn } from '../texts.en.ts'
import { mayReadWords } from '../words/review/policy.ts'
import { countUnread } from '../words/review/store.ts'
import { maySeeReports, mayWorkOnReports } from '../work/policy.ts'
import { bulkAround } from './bulk/around.tsx'
import { changeNotice } from './change/notice.tsx'
import { choicesOf, type TownHas } from './choices.ts'
import { addressOf, type GivenView, givenViews, type Known, pagesOf, readSearch } from './model.ts'
import { InboxPage } from './pages.tsx'
import { savedFilters } from './saved/store.ts'
import { countEach, findReports } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Whoever may not see reports meets a page that is not there. */
export function requireSeer(c: Ask): void {
  if (!maySeeReports(c.var.actor)) throw new Refused(404, '')
}

/** The account of somebody who works on reports; the analyst sees them and may change none. */
export function requireWorker(c: Ask): string {
  requireSeer(c)
  if (!mayWorkOnReports(c.var.actor) || c.var.actor.account === null) throw new Refused(403, '')
  return c.var.actor.account
}

/** The areas and teams of the town; its outline is no area of it. */
export const readTown = async (tx: Tx): Promise<TownHas> => ({
  areas: (await listAreas(tx)).filter(({ kind }) => kind !== 'outline').map(({ id, name }) => ({ id, name })),
  teams: (await listDepartments(tx)).flatMap(({ teams }) => teams),
})

export const knownTo = ({ areas, teams }: TownHas): Known => ({ areas: areas.map(({ id }) => id), teams: teams.map(({ id }) => id) })

export interface Shown {
  /** The view to show when it does not stand in the page's own address. */
  query?: string
  /** A form that came back: keeping a view, or changing many. */
  saving?: Back
  bulk?: Back
}

/** Everything the inbox needs from the database. */
async function readInbox(c: Ask, tx: Tx, asked: URLSearchParams) {
  const town = await readTown(tx)
  const { search, unknown } = readSearch(asked, knownTo(town))
  const own = await savedFilters(tx)
  const kept = own.map(({ query }) => readSearch(new URLSearchParams(query), knownTo(town)).search)
  const counts = await countEach(tx, [...Object.values(givenViews), ...kept])
  const found = await findReports(tx, search)
  const unreadWords = mayReadWords(c.var.actor) ? await countUnread(tx) : 0
  return { town, search, unknown, own, counts, found, unreadWords, changed: await changeNotice(c, tx, asked.get('changed') ?? '') }
}

/** The inbox as whoever asks may see it. */
export async function showInbox(c: Ask, { query, saving, bulk }: Shown = {}): Promise<Response> {
  requireSeer(c)
  const asked = query === undefined ? new URL(c.req.url).searchParams : new URLSearchParams(query)
  const read = await c.var.work((tx) => readInbox(c, tx, asked))
  const { search, found, counts, own, town } = read
  if (found.reports.length === 0 && search.page > 1)
    return c.redirect(href(c, `/reports${addressOf(search, { page: Math.min(pagesOf(found.total), search.page - 1) })}`), 302)
  const { t, frame, answered } = formProps(c, { da, en }, saving)
  const w = textsFor(c.var.locale, { da: reportDa, en: reportEn })
  const to = (path: string) => href(c, path)
  const given = Object.keys(givenViews) as GivenView[] // the keys of a record of its own
  const named = [...given.map((view) => ({ name: t.given[view], query: addressOf(givenViews[view]) })), ...own]
  const done = asked.get('done') ?? ''
  const said = Object.hasOwn(t.done, done) ? t.done[done] : undefined
  const status: PageProps['status'] = read.changed ?? (said ? { kind: 'success', text: said } : undefined)
  const mayWork = mayWorkOnReports(c.var.actor)
  const many = mayWork ? bulkAround(c, { w, query: addressOf(search), reports: found.reports, total: found.total, town, back: bulk }) : null
  const errors = [...answered.errors, ...(many?.errors ?? [])]
  const views = named.map((view, place) => ({ name: view.name, query: view.query, n: counts[place] ?? 0 }))
  const page = (
    <InboxPage
      {...{ frame, t, w, to, search, found, mayWork, status, errors }}
      unknown={read.unknown}
      unreadWords={read.unreadWords}
      choices={choicesOf(town, t, w)}
      saved={{ t, locale: frame.locale, to, views, own, query: addressOf(search, { page: 1 }), answered }}
      bulk={many}
    />
  )
  return c.html(page, errors.length > 0 ? 422 : 200)
}
