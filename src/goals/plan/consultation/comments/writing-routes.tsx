// Somebody writes what they think of a chapter; what they wrote comes back whenever it cannot be kept.
import { createHash } from 'node:crypto'
import { record } from '../../../../platform/audit.ts'
import { at } from '../../../../platform/http/address.ts'
import { formProps } from '../../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { isId, newId } from '../../../../platform/id.ts'
import { allow, clientNetwork } from '../../../../platform/rate-limit.ts'
import { type FieldError, type FormFields, fieldIn, readFields, refused } from '../../../../platform/result.ts'
import { consultationPath } from '../../model.ts'
import type { PlanParts } from '../../plan-part.ts'
import { settingOf } from '../../versions/asked.ts'
import { addCommentIfOpen } from '../store.ts'
import { OverPage } from './after-pages.tsx'
import { consultationAsked, type There } from './asked.ts'
import { readDraft } from './kept-draft.ts'
import { commentForm } from './model.ts'
import { ChapterPage } from './pages.tsx'
import { type ChapterLine, chapterLines, publicComments } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** A library or a school is many people on one network; a machine is more. */
const comments = { n: 30, perSeconds: 3600 }

interface Back {
  fields: FormFields
  errors: FieldError[]
  status?: { kind: 'warning'; text: string }
  code: 409 | 422 | 429
}

/** The chapter of the address; null for the version as a whole, and 'gone' when it was taken out meanwhile. */
function chapterIn(c: Ask, chapters: ChapterLine[]): ChapterLine | null | 'gone' {
  const id = c.req.param('chapter')
  if (id === undefined) return null
  if (!isId(id)) throw new Refused(404, '')
  return chapters.find((one) => one.id === id) ?? 'gone'
}

const readChapters = (c: Ask, { version }: There) => c.var.work((tx) => chapterLines(tx, version.id))

async function showChapter(c: Ask, found: There, chapter: ChapterLine | null, parts: PlanParts, back?: Back): Promise<Response> {
  const { version } = found
  const { document, chapters, published } = await c.var.work(async (tx) => ({
    ...(await readDraft(tx, version, settingOf(c, parts))),
    published: await publicComments(tx, version.id, chapter?.id ?? null),
  }))
  const place = chapters.findIndex(({ id }) => id === chapter?.id)
  const page = (
    <ChapterPage
      {...formProps(c, { da, en }, back)}
      {...found}
      published={published}
      blocks={document.chapters.find(({ thread }) => thread === chapter?.thread)?.blocks ?? []}
      chapter={chapter}
      place={{ number: place + 1, of: chapters.length, next: place < 0 ? null : (chapters[place + 1]?.id ?? null) }}
      formId={isId(fieldIn(back?.fields ?? {}, 'id')) ? fieldIn(back?.fields ?? {}, 'id') : newId()}
      status={back?.status}
    />
  )
  return c.html(page, back?.code ?? 200)
}

async function openChapter(c: Ask, parts: PlanParts): Promise<Response> {
  const found = await consultationAsked(c)
  if (found.kind === 'over') return c.redirect(href(c, consultationPath({ id: c.req.param('version') ?? '' })), 303)
  const chapter = chapterIn(c, await readChapters(c, found))
  if (chapter === 'gone') throw new Refused(404, '')
  return showChapter(c, found, chapter, parts)
}

/** Between looking and keeping, the version may have moved on; looked at again, the page says so, with the words that were written. */
async function comment(c: Ask, parts: PlanParts): Promise<Response> {
  const fields = await readForm(c)
  const take = () => takeComment(c, parts, fields)
  return (await take()) ?? (await take()) ?? tooLate(c, { adopted: null, own: [] }, fieldIn(fields, 'words'))
}

/** Null when the database no longer took it. */
async function takeComment(c: Ask, parts: PlanParts, fields: FormFields): Promise<Response | null> {
  const found = await consultationAsked(c)
  if (found.kind === 'over') return tooLate(c, found, fieldIn(fields, 'words'))
  const { version, party } = found
  if (!found.mayComment) {
    if (!party && !version.residentsMayComment) throw new Refused(403, '')
    return tooLate(c, { adopted: null, own: found.own }, fieldIn(fields, 'words'))
  }
  const chapter = chapterIn(c, await readChapters(c, found))
  if (chapter === 'gone') {
    const { gone } = formProps(c, { da, en }).t
    return showChapter(c, found, null, parts, { fields, errors: [], status: { kind: 'warning', text: gone }, code: 409 })
  }
  const read = readFields(commentForm, fields)
  if (!read.ok) return showChapter(c, found, chapter, parts, { fields, errors: read.errors, code: 422 })
  if (!party && !(await isWithinLimit(c)))
    return showChapter(c, found, chapter, parts, { fields, ...refused('words', 'tooMany'), code: 429 })
  const { words } = read.value
  const kept = await c.var.work(async (tx) => {
    const id = sameTwice(fieldIn(fields, 'id'), words)
    if (!(await addCommentIfOpen(tx, { id, version: version.id, chapter, party: party?.id ?? null, words }))) return false
    await record(tx, {
      deed: 'commented',
      thing: 'plan version',
      thingId: version.id,
      detail: { party: party?.id ?? null, chapter: chapter?.id ?? null },
    })
    return true
  })
  return kept ? c.redirect(`${href(c, consultationPath(version))}/thanks${chapter ? `?after=${chapter.id}` : ''}`, 303) : null
}

/** Sent twice from one page, the same words are one comment; other words, after going back, are another. */
function sameTwice(formId: string, words: string): string {
  if (!isId(formId)) return newId()
  const digest = createHash('sha256').update(`${formId} ${words}`).digest('hex')
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

const isWithinLimit = (c: Ask): Promise<boolean> =>
  c.var.workAsSystem((tx) => allow(tx, 'consultation comment', clientNetwork(c), comments), 'count knocks')

const tooLate = (c: Ask, { adopted, own }: Pick<Parameters<typeof OverPage>[0], 'adopted' | 'own'>, words: string) =>
  c.html(<OverPage {...formProps(c, { da, en })} adopted={adopted} own={own} kept={words} />, 409)

export function writingRoutes(web: Web, parts: PlanParts): void {
  web.get(at('/consultations/:version/chapters/:chapter'), (c) => openChapter(c, parts))
  web.post(at('/consultations/:version/chapters/:chapter'), (c) => comment(c, parts))
  web.get(at('/consultations/:version/whole'), (c) => openChapter(c, parts))
  web.post(at('/consultations/:version/whole'), (c) => comment(c, parts))
}
