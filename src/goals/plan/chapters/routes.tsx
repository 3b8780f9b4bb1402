// Coordinator and leader write the chapters: save, look, put live parts in, and bring two texts together.
import { at, idOf } from '../../../platform/http/address.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { readUpload } from '../../../platform/http/upload.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { isId } from '../../../platform/id.ts'
import { type FormFields, fieldIn, readFields, refused } from '../../../platform/result.ts'
import { chapterBlocks } from '../assemble.ts'
import { cleanPasted } from '../document/pasted.ts'
import { type Chapter, isOpen, longestChapter, type PlanVersion, workbenchPath } from '../model.ts'
import { offersOf } from '../parts/all.ts'
import type { PlanParts } from '../plan-part.ts'
import { mayWritePlan } from '../policy.ts'
import { onOpenVersion, requireReader, requireWriter, settingOf, versionAsked, whoOf } from '../versions/asked.ts'
import { keptRoutes } from './kept/routes.tsx'
import { chapterForm, withPart } from './model.ts'
import { orderRoutes } from './order/routes.ts'
import { ClosedPage, ReadPage, TooMuchPage } from './pages.tsx'
import { saveChapter } from './save.ts'
import { type Draft, propsOf, showChapter } from './show.tsx'
import { chapterById, saveById } from './store.ts'

async function openChapter(c: Ask, parts: PlanParts): Promise<Response> {
  requireReader(c)
  const version = await versionAsked(c)
  const chapter = await c.var.work((tx) => chapterById(tx, version.id, idOf(c, 'chapter')))
  if (!chapter) throw new Refused(404, '')
  if (mayWritePlan(c.var.actor) && isOpen(version.state)) return showChapter(c, version, chapter, parts, await draftAsked(c, chapter))
  const preview = await c.var.work((tx) => chapterBlocks(tx, chapter.body, version, settingOf(c, parts)))
  return c.html(<ReadPage {...propsOf(c, version)} chapter={chapter} preview={preview} />)
}

/** The text the address asks to go on from: one that waits is brought together with the chapter. */
async function draftAsked(c: Ask, chapter: Chapter): Promise<Draft> {
  const id = c.req.query('text') ?? ''
  const save = isId(id) ? await c.var.work((tx) => saveById(tx, chapter.version, chapter.id, id)) : null
  if (!save) return { isSettled: c.req.query('done') === 'settled' }
  const fields = { title: save.title, body: save.body, revision: String(chapter.revision) }
  if (save.revision !== null || save.settledAt) return { fields }
  return { fields, isConflict: true, waiting: save.id, byName: save.byName === c.var.actor.name ? null : save.byName }
}

/** A chapter may be far too long and must come back all the same: more than any form is read, in parts. */
const largest = 16_000_000

/** The form with the chapter's text; null when there was more than can be read. */
async function readChapterForm(c: Ask): Promise<FormFields | null> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data')) return readForm(c)
  const { fields } = await readUpload(c, 'file', { maxBytes: largest, endings: [] })
  return fields.body === undefined ? null : fields
}

/** What the buttons beside Save do to the text; null for Save. Nothing is saved. */
async function draftOf(c: Ask, version: PlanVersion, fields: FormFields, parts: PlanParts): Promise<Draft | null> {
  const body = fieldIn(fields, 'body').replace(/\r\n?/g, '\n')
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

/** What was written in a chapter, or in a new one. One that was taken out meanwhile has only one button left: its text is kept. */
async function write(c: Ask, parts: PlanParts, id: string | null): Promise<Response> {
  requireWriter(c)
  const version = await versionAsked(c)
  const fields = await readChapterForm(c)
  if (!fields) return c.html(<TooMuchPage {...propsOf(c, version)} />, 413)
  const chapter = id === null ? null : await c.var.work((tx) => chapterById(tx, version.id, id))
  const hasPlace = isOpen(version.state) && (id === null || chapter !== null)
  const draft = hasPlace ? await draftOf(c, version, fields, parts) : null
  if (draft) return showChapter(c, version, chapter, parts, draft)
  const read = readFields(chapterForm, fields)
  if (!read.ok && hasPlace) return showChapter(c, version, chapter, parts, { fields, errors: read.errors })
  const saved = read.ok ? await c.var.work((tx) => saveChapter(tx, version.id, id, read.value, whoOf(c))) : notKept
  if (!saved) throw new Refused(404, '')
  if (saved.kind === 'saved' || saved.kind === 'added')
    return c.redirect(`${href(c, workbenchPath(version))}?done=chapter-${saved.kind}`, 303)
  const now = id === null ? null : await c.var.work((tx) => chapterById(tx, version.id, id))
  if (saved.kind === 'stale') return showChapter(c, version, now, parts, { fields, isConflict: true, waiting: saved.waiting })
  const closed = { title: fieldIn(fields, 'title'), body: fieldIn(fields, 'body'), isKept: saved.isKept }
  return c.html(<ClosedPage {...propsOf(c, version)} {...closed} />, 409)
}

const notKept = { kind: 'closed', isKept: false } as const

export function chapterRoutes(web: Web, parts: PlanParts): void {
  web.get(
    at('/plans/:id/chapters/new'),
    onOpenVersion((c, version) => showChapter(c, version, null, parts)),
  )
  web.post(at('/plans/:id/chapters/new'), (c) => write(c, parts, null))
  web.get(at('/plans/:id/chapters/:chapter'), (c) => openChapter(c, parts))
  web.post(at('/plans/:id/chapters/:chapter'), (c) => write(c, parts, idOf(c, 'chapter')))
  keptRoutes(web)
  orderRoutes(web)
}
