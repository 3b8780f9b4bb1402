// Putting the list together: what the address asks for, what whoever reads may see, and what just happened.
import type { PageProps } from '@trygby/ui'
import type { Tx } from '../../../platform/db.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { listDepartments } from '../../../platform/town/department/store.ts'
import { type BulkBack, bulkAround } from '../bulk/around.tsx'
import { changeNotice } from '../bulk/notice.tsx'
import { mayChangeMany } from '../bulk/policy.ts'
import { mayPropose, maySeeInside } from '../policy.ts'
import { effortWords } from '../words/words.ts'
import { choicesOf, type Places } from './choices.ts'
import { addressOf, type Reader, readSearch } from './model.ts'
import { ListPage } from './pages.tsx'
import { savedSearches } from './saved/store.ts'
import { searchEfforts } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The areas and departments an effort can belong to; the outline of the town is no area of it. */
export const readPlaces = async (tx: Tx): Promise<Places> => ({
  areas: (await listAreas(tx)).filter(({ kind }) => kind !== 'outline').map(({ id, name }) => ({ id, name })),
  departments: (await listDepartments(tx)).map(({ id, name }) => ({ id, name })),
})

export const readerOf = (c: Ask, { areas, departments }: Places): Reader => ({
  isColleague: maySeeInside(c.var.actor),
  isPartner: c.var.actor.organisation !== null,
  areas: areas.map(({ id }) => id),
  departments: departments.map(({ id }) => id),
})

export interface Shown {
  /** The search to show when it does not stand in the page's own address. */
  query?: string
  /** A form that came back: keeping a search, or changing many. */
  saving?: Back
  bulk?: BulkBack
}

/** The list as whoever asks may see it. */
export async function showList(c: Ask, { query, saving, bulk }: Shown = {}): Promise<Response> {
  const asked = query === undefined ? new URL(c.req.url).searchParams : new URLSearchParams(query)
  const isColleague = maySeeInside(c.var.actor)
  const mayChange = mayChangeMany(c.var.actor)
  const read = await c.var.work(async (tx) => {
    const places = await readPlaces(tx)
    const reader = readerOf(c, places)
    const { search, unknown } = readSearch(asked, reader)
    const found = await searchEfforts(tx, search, isColleague)
    const changed = mayChange ? await changeNotice(c, tx, asked.get('changed') ?? '') : undefined
    return {
      places,
      reader,
      w: await effortWords(tx, c.var.locale),
      search: { ...search, page: found.page },
      unknown,
      found,
      changed,
      saved: isColleague ? await savedSearches(tx) : null,
    }
  })
  const { t, frame, answered } = formProps(c, { da, en }, saving)
  const { w } = read
  const to = (path: string) => href(c, path)
  const here = addressOf(read.search, { page: 1 })
  const done = asked.get('done') ?? ''
  const said = Object.hasOwn(t.done, done) ? t.done[done] : undefined
  const status: PageProps['status'] = read.changed ?? (said ? { kind: 'success', text: said } : undefined)
  const many = mayChange
    ? bulkAround(c, { w, query: addressOf(read.search), found: read.found, departments: read.places.departments, back: bulk })
    : null
  const errors = [...answered.errors, ...(many?.errors ?? [])]
  const page = (
    <ListPage
      {...read}
      frame={frame}
      t={t}
      to={to}
      choices={choicesOf(read.reader, read.places, t, w)}
      areaNames={new Map(read.places.areas.map(({ id, name }) => [id, name]))}
      isColleague={isColleague}
      mayPropose={mayPropose(c.var.actor)}
      saved={read.saved && { t, to, searches: read.saved, query: here, answered }}
      bulk={many}
      status={status}
      errors={errors}
    />
  )
  return c.html(page, errors.length > 0 ? 422 : 200)
}
