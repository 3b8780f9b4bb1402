// Coordinator and leader write the chapters: save, look, put live parts in, and bring two texts together.
import { record } from '../../../platform/audit.ts'
import { at } from '../../../platform/http/address.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { isId } from '../../../platform/id.ts'
import { type FormFields, readFields, refused } from '../../../platform/result.ts'
import { chapterBlocks } from '../assemble.ts'
import { cleanPasted } from '../document/pasted.ts'
import { type Chapter, isOpen, longestChapter, type PlanVersion, workbenchPath } from '../model.ts'
import { offersOf } from '../parts/all.ts'
import type { PlanParts } from '../plan-part.ts'
import { mayWritePlan } from '../policy.ts'
import { holdVersion } from '../store.ts'
import { onOpenVersion, requireReader, requireWriter, settingOf, versionAsked, whoOf } from '../versions/asked.ts'
import { chapterAsked, propsOf, readChapterForm } from './asked.ts'
import { keptRoutes } from './kept-routes.tsx'
import { type ChapterForm, chapterForm, withPart } from './model.ts'
import { orderRoutes } from './order-routes.ts'
import { ClosedPage, ReadPage, TooMuchPage } from './other-pages.tsx'
import { saveChapter } from './save.ts'
import { type Draft, showChapter } from './show.tsx'
import { addChapter, saveById } from './store.ts'

async function openChapter(c: Ask, parts: PlanParts): Promise<Response> {
  requireReader(c)
  const version = await versionAsked(c)
  const chapter = await chapterAsked(c, version)
  if (mayWritePlan(c.var.actor) && isOpen(version.state)) return showChapter(c, version, chapter, parts, await draftAsked(c, chapter))
  const preview = await c.var.work((tx) => chapterBlocks(tx, chapter.body, version, settingOf(c, parts)))
  return c.html(<ReadPage {...propsOf(c, version)} chapter={chapter} preview={preview} />)
}

/** The text the address asks to go on from: one that waits is brought together with the chapter. */
async function draftAsked(c: Ask, chapter: Chapter): Promise<Draft> {
  const id = c.req.query('text') ?? ''
  const done = c.req.query('done') === 'settled' ? 'settled' : null
  const said = done ? { status: { kind: 'success' as const, text: propsOf(c, await versionAsked(c)).t.done.settled ?? '' } } : {}
  const save = isId(id) ? await c.var.work((tx) => saveById(tx, chapter.version, chapter.id, id)) : null
  if (!save) return said
  const fields = { title: save.title, body: save.body, revision: String(chapter.revision) }
  if (save.revision !== null || save.settledAt) return { fields }
  const byName = save.byName === c.var.actor.name ? {} : { byName: save.byName }
  return { fields, isConflict: true, waiting: save.id, ...byName }
}

/** What the buttons beside Save do to the text; null for Save. Nothing is saved. */
async function draftOf(c: Ask, version: PlanVersion, fields: FormFields, parts: PlanParts): Promise<Draft | null> {
  const body = String(fields.body ?? '').replace(/\r\n?/g, '\n')
  const { t } = propsOf(c, version)
  const { deed } = fields
  if (deed !== 'preview' && deed !== 'clean' && deed !== 'insert') return null
  if (body.length > longestChapter) return { fields, errors: refused('body', 'bodyLong').errors }
  if (deed === 'preview') return { fields, preview: await c.var.work((tx) => chapterBlocks(tx, body, version, settingOf(c, parts))) }
  if (deed === 'clean') {
    const clean = cleanPasted(body)
    return { fields: { ...fields, body: clean }, status: { kind: 'info', text: clean === body ? t.notChanged : t.cleaned } }
  }
  const offers = await c.var.work((tx) => offersOf(tx, parts))
  const call = offers.find((offer) => offer.call === fields.part)?.call
  if (!call) return { fields, errors: refused('part', 'part').errors }
  return { fields: { ...fields, body: withPart(body, call), part: '' }, status: { kind: 'info', text: t.inserted } }
}

async function write(c: Ask, parts: PlanParts): Promise<Response> {
  requireWriter(c)
  const version = await versionAsked(c)
  const fields = await readChapterForm(c)
  if (!fields) return c.html(<TooMuchPage {...propsOf(c, version)} />, 413)
  const id = c.req.param('chapter') ?? ''
  const draft = isOpen(version.state) ? await draftOf(c, version, fields, parts) : null
  if (draft) return showChapter(c, version, await chapterAsked(c, version), parts, draft)
  const read = readFields(chapterForm, fields)
  if (!read.ok) return showChapter(c, version, await chapterAsked(c, version), parts, { fields, errors: read.errors })
  return save(c, version, id, fields, read.value, parts)
}

async function save(c: Ask, version: PlanVersion, id: string, fields: FormFields, form: ChapterForm, parts: PlanParts): Promise<Response> {
  const saved = await c.var.work((tx) => saveChapter(tx, version.id, id, form, whoOf(c)))
  if (saved?.kind === 'saved') return c.redirect(`${href(c, workbenchPath(version))}?done=chapter-saved`, 303)
  if (saved?.kind === 'stale')
    return showChapter(c, version, await chapterAsked(c, version), parts, { fields, isConflict: true, waiting: saved.waiting })
  return c.html(<ClosedPage {...propsOf(c, version)} title={form.title} body={form.body} />, 409)
}

async function add(c: Ask, parts: PlanParts): Promise<Response> {
  requireWriter(c)
  const version = await versionAsked(c)
  const fields = await readChapterForm(c)
  if (!fields) return c.html(<TooMuchPage {...propsOf(c, version)} />, 413)
  const draft = isOpen(version.state) ? await draftOf(c, version, fields, parts) : null
  if (draft) return showChapter(c, version, null, parts, draft)
  const read = readFields(chapterForm, fields)
  if (!read.ok) return showChapter(c, version, null, parts, { fields, errors: read.errors })
  const id = await c.var.work(async (tx) => {
    const held = await holdVersion(tx, version.id)
    if (!held || !isOpen(held.state)) return null
    const chapter = await addChapter(tx, version.id, read.value, whoOf(c))
    await record(tx, { deed: 'added', thing: 'chapter', thingId: chapter, detail: { version: version.id } })
    return chapter
  })
  if (!id) return c.html(<ClosedPage {...propsOf(c, version)} title={read.value.title} body={read.value.body} />, 409)
  return c.redirect(`${href(c, workbenchPath(version))}?done=chapter-added`, 303)
}

export function chapterRoutes(web: Web, parts: PlanParts): void {
  web.get(
    at('/plans/:id/chapters/new'),
    onOpenVersion((c, version) => showChapter(c, version, null, parts)),
  )
  web.post(at('/plans/:id/chapters/new'), (c) => add(c, parts))
  web.get(at('/plans/:id/chapters/:chapter'), (c) => openChapter(c, parts))
  web.post(at('/plans/:id/chapters/:chapter'), (c) => write(c, parts))
  keptRoutes(web)
  orderRoutes(web)
}
