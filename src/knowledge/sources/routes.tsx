// Where the town's figures come from: the open list, each source in full, and fetching for those who may.

import { formatNumber } from '@trygby/ui'
import { record } from '../../platform/audit.ts'
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import { Refused, readForm } from '../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { isId } from '../../platform/id.ts'
import { askToCancel, isUnderWay, latestProgress, type Progress } from '../../platform/progress.ts'
import { fetchJob } from './fetch-in-sight.ts'
import { ownSeriesRoutes } from './own/routes.tsx'
import { type Fetching, SourcesPage } from './pages.tsx'
import { mayBringIn, maySeeSource } from './policy.ts'
import { SourcePage } from './source-page.tsx'
import { readHeld, readSource, readSources, removeOwnSource } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const page = at('/knowledge/sources')
const here = (c: Ask) => href(c, '/knowledge/sources')

export function sourcesRoutes(web: Web): void {
  web.get(at('/sources'), (c) => c.redirect(here(c), 301))
  ownSeriesRoutes(web)
  web.get(page, showSources)
  web.post(`${page}/fetch`, startFetch)
  web.post(`${page}/cancel`, cancelFetch)
  web.get(`${page}/:source`, showSource)
  web.post(`${page}/:source/remove`, removeSource)
}

async function showSources(c: Ask): Promise<Response> {
  const t = textsFor(c.var.locale, { da, en })
  const { actor } = c.var
  const sources = await c.var.work(readSources)
  const said = { queued: t.queued, cancelled: t.cancelled, unchanged: t.unchanged, removed: t.removed }[c.req.query('said') ?? '']
  const props = {
    frame: frameOf(c),
    t,
    here: here(c),
    sources,
    mayBringIn: mayBringIn(actor),
    maySeeOwn: maySeeSource(actor, 'own'),
    fetching: await howFarFetchingIs(c),
    said: said === undefined ? undefined : { kind: 'success' as const, text: said },
  }
  return c.html(<SourcesPage {...props} />)
}

/** Asked in the machinery's name: that figures are on their way is no secret, other work of the town is. */
async function howFarFetchingIs(c: Ask): Promise<Fetching | null> {
  const progress = await c.var.workAsSystem((tx) => latestProgress(tx, fetchJob), 'say how far fetching is')
  return progress && fetchingOf(progress)
}

function fetchingOf(progress: Progress): Fetching {
  const state = progress.state === 'running' && !isUnderWay(progress) ? 'silent' : progress.state
  return { state, about: progress.note || progress.about, done: progress.done, total: progress.total, at: progress.changedAt }
}

async function startFetch(c: Ask): Promise<Response> {
  requireRight(c)
  const { again } = await readForm(c)
  await c.var.work(async (tx) => {
    await c.var.platform.jobs.enqueue(tx, fetchJob, again === 'yes' ? { again: 'yes' } : {}, { key: 'asked' })
    await record(tx, { deed: 'asked for', thing: 'fetch', thingId: fetchJob })
  })
  return c.redirect(`${here(c)}?said=queued`, 303)
}

async function cancelFetch(c: Ask): Promise<Response> {
  requireRight(c)
  await c.var.work(async (tx) => {
    const progress = await latestProgress(tx, fetchJob)
    if (!progress) return
    await askToCancel(tx, progress.id)
    await record(tx, { deed: 'stopped', thing: 'fetch', thingId: progress.id })
  })
  return c.redirect(`${here(c)}?said=cancelled`, 303)
}

async function showSource(c: Ask): Promise<Response> {
  const t = textsFor(c.var.locale, { da, en })
  const source = await c.var.work((tx) => readSource(tx, sourceId(c)))
  if (!source || !maySeeSource(c.var.actor, source.kind)) throw new Refused(404, '')
  const [added, changed] = [c.req.query('added') ?? '', c.req.query('changed') ?? '']
  const number = (text: string) => formatNumber(Number(text), c.var.locale)
  const isJustBroughtIn = /^\d{1,7}$/.test(added) && /^\d{1,7}$/.test(changed)
  const said = isJustBroughtIn ? { kind: 'success' as const, text: t.imported(number(added), number(changed)) } : undefined
  const mayRemove = source.kind === 'own' && mayBringIn(c.var.actor)
  const isFetching = (await howFarFetchingIs(c))?.state === 'running'
  // Whoever sees the town's own figures sees what is held; everybody else finds figures where they were released.
  const held = maySeeSource(c.var.actor, 'own') ? await c.var.work((tx) => readHeld(tx, source.id)) : null
  const props = { frame: frameOf(c), t, sourcesHref: here(c), source, held, isFetching, mayRemove, said }
  return c.html(<SourcePage {...props} />)
}

async function removeSource(c: Ask): Promise<Response> {
  requireRight(c)
  const id = sourceId(c)
  const { confirmed } = await readForm(c)
  if (confirmed !== 'yes') throw new Refused(404, '')
  await c.var.work(async (tx) => {
    if (!(await removeOwnSource(tx, id))) throw new Refused(404, '')
    await record(tx, { deed: 'removed', thing: 'source', thingId: id })
  })
  return c.redirect(`${here(c)}?said=removed`, 303)
}

function requireRight(c: Ask): void {
  if (!mayBringIn(c.var.actor)) throw new Refused(404, '')
}

function sourceId(c: Ask): string {
  const id = c.req.param('source') ?? ''
  if (!isId(id)) throw new Refused(404, '')
  return id
}
