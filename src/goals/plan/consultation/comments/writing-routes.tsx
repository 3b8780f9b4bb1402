// Somebody writes what they think of a chapter; what they wrote comes back whenever it cannot be kept.
import { record } from '../../../../platform/audit.ts'
import { at } from '../../../../platform/http/address.ts'
import { formProps } from '../../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { isId, newId } from '../../../../platform/id.ts'
import { allow, clientNetwork } from '../../../../platform/rate-limit.ts'
import { type FieldError, type FormFields, readFields, refused } from '../../../../platform/result.ts'
import { chapterBlocks } from '../../assemble.ts'
import { type Chapter, consultationPath } from '../../model.ts'
import type { PlanParts } from '../../plan-part.ts'
import { settingOf } from '../../versions/asked.ts'
import { addComment } from '../store.ts'
import { OverPage } from './after-pages.tsx'
import { chapterAsked, chapterLines, consultationAsked, type There } from './asked.ts'
import { commentForm } from './model.ts'
import { ChapterPage } from './pages.tsx'
import { publicComments } from './store.ts'
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

async function showChapter(c: Ask, found: There, chapter: Chapter | null, parts: PlanParts, back?: Back): Promise<Response> {
  const { version } = found
  const lines = await chapterLines(c, version)
  const place = lines.findIndex(({ id }) => id === chapter?.id)
  const shown = await c.var.work(async (tx) => ({
    blocks: chapter ? (await chapterBlocks(tx, chapter.body, version, settingOf(c, parts))).blocks : [],
    published: await publicComments(tx, version.id, chapter?.id ?? null),
  }))
  const page = (
    <ChapterPage
      {...formProps(c, { da, en }, back)}
      {...found}
      {...shown}
      chapter={chapter}
      place={{ number: place + 1, of: lines.length, next: place < 0 ? null : (lines[place + 1]?.id ?? null) }}
      commentId={idIn(back?.fields)}
      status={back?.status}
    />
  )
  return c.html(page, back?.code ?? 200)
}

/** The comment keeps the identifier its page was given, so that pressing twice makes one. */
const idIn = (fields: FormFields = {}): string => (isId(String(fields.id ?? '')) ? String(fields.id) : newId())

async function openChapter(c: Ask, parts: PlanParts): Promise<Response> {
  const found = await consultationAsked(c)
  if (found.kind === 'over') return c.redirect(href(c, consultationPath({ id: c.req.param('version') ?? '' })), 303)
  const chapter = await chapterAsked(c, found.version)
  if (chapter === 'gone') throw new Refused(404, '')
  return showChapter(c, found, chapter, parts)
}

async function comment(c: Ask, parts: PlanParts): Promise<Response> {
  const fields = await readForm(c)
  const words = String(fields.words ?? '')
  const found = await consultationAsked(c)
  if (found.kind === 'over') return tooLate(c, found, words)
  const { version, party } = found
  if (!found.mayComment) {
    if (!party && !version.residentsMayComment) throw new Refused(403, '')
    return tooLate(c, { adopted: null, own: found.own }, words)
  }
  const chapter = await chapterAsked(c, version)
  if (chapter === 'gone') return chapterIsGone(c, found, fields, parts)
  const read = readFields(commentForm, fields)
  if (!read.ok) return showChapter(c, found, chapter, parts, { fields, errors: read.errors, code: 422 })
  if (!party && !(await isWithinLimit(c)))
    return showChapter(c, found, chapter, parts, { fields, ...refused('words', 'tooMany'), code: 429 })
  await c.var.work(async (tx) => {
    const about = chapter && { id: chapter.id, title: chapter.title }
    await addComment(tx, { id: idIn(fields), version: version.id, chapter: about, party: party?.id ?? null, words: read.value.words })
    await record(tx, {
      deed: 'commented',
      thing: 'plan version',
      thingId: version.id,
      detail: { party: party?.id ?? null, chapter: about?.id ?? null },
    })
  })
  return c.redirect(`${href(c, consultationPath(version))}/thanks${chapter ? `?after=${chapter.id}` : ''}`, 303)
}

const isWithinLimit = (c: Ask): Promise<boolean> =>
  c.var.workAsSystem((tx) => allow(tx, 'consultation comment', clientNetwork(c), comments), 'count knocks')

const tooLate = (c: Ask, { adopted, own }: Pick<Parameters<typeof OverPage>[0], 'adopted' | 'own'>, words: string) =>
  c.html(<OverPage {...formProps(c, { da, en })} adopted={adopted} own={own} kept={words} />, 409)

function chapterIsGone(c: Ask, found: There, fields: FormFields, parts: PlanParts): Promise<Response> {
  const { t } = formProps(c, { da, en })
  return showChapter(c, found, null, parts, { fields, errors: [], status: { kind: 'warning', text: t.gone }, code: 409 })
}

export function writingRoutes(web: Web, parts: PlanParts): void {
  web.get(at('/consultations/:version/chapters/:chapter'), (c) => openChapter(c, parts))
  web.post(at('/consultations/:version/chapters/:chapter'), (c) => comment(c, parts))
  web.get(at('/consultations/:version/whole'), (c) => openChapter(c, parts))
  web.post(at('/consultations/:version/whole'), (c) => comment(c, parts))
}
