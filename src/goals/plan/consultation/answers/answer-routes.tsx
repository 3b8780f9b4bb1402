// Coordinator and leader answer comments one after the other, and write in what came another way.
import { record } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/db.ts'
import { revisionIn } from '../../../../platform/form/model.ts'
import { at, doneIn, idOf } from '../../../../platform/http/address.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { newId } from '../../../../platform/id.ts'
import { readFields, refused } from '../../../../platform/result.ts'
import { chapterById, chaptersOf } from '../../chapters/store.ts'
import { isOpen, type PlanVersion, workbenchPath } from '../../model.ts'
import { holdVersion } from '../../store.ts'
import { onOpenVersion, requireReader, versionAsked } from '../../versions/asked.ts'
import type { Comment } from '../model.ts'
import { mayKeepConsultation } from '../policy.ts'
import { addComment, partiesOf } from '../store.ts'
import { AnswerPage, PaperPage } from './answer-pages.tsx'
import { type AnswerForm, answerForm, isGoing, isSameAnswer, paperForm } from './model.ts'
import { answerComment, commentById, countComments, nextUnanswered } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const overviewOf = (c: Ask, version: PlanVersion) => `${href(c, workbenchPath(version))}/consultation`

export async function commentAsked(c: Ask, version: PlanVersion): Promise<Comment> {
  const comment = await c.var.work((tx) => commentById(tx, version.id, idOf(c, 'comment')))
  if (!comment) throw new Refused(404, '')
  return comment
}

/** What has just been done, when the address says so. */
export function statusOf(c: Ask, t: typeof da) {
  const done = doneIn(c, t.done)
  return done ? { kind: 'success' as const, text: done } : undefined
}

async function showAnswer(c: Ask, version: PlanVersion, back?: Back, isStale = false): Promise<Response> {
  const comment = await commentAsked(c, version)
  const { unanswered } = await c.var.work((tx) => countComments(tx, version.id))
  const left = unanswered - (comment.answeredAt === null ? 1 : 0)
  const shared = formProps(c, { da, en }, back)
  const status = back ? undefined : statusOf(c, shared.t)
  const page = { ...shared, version, comment, left, isStale, mayKeep: mayKeepConsultation(c.var.actor), status }
  return c.html(<AnswerPage {...page} />, isStale ? 409 : back ? 422 : 200)
}

async function answer(c: Ask, version: PlanVersion): Promise<Response> {
  const comment = await commentAsked(c, version)
  const fields = await readForm(c)
  const read = readFields(answerForm, fields)
  if (!read.ok) return showAnswer(c, version, { fields, errors: read.errors })
  const saved = await c.var.work((tx) =>
    saveAnswer(tx, version, comment, { ...read.value, revision: revisionIn(fields) }, c.var.actor.name),
  )
  if (!saved) return showAnswer(c, version, { fields, errors: [] }, true)
  const next = await c.var.work((tx) => nextUnanswered(tx, version.id, comment))
  if (fields.after === 'next' && next) return c.redirect(`${overviewOf(c, version)}/comments/${next}?done=answered`, 303)
  return c.redirect(`${overviewOf(c, version)}?done=${next ? 'answered' : 'all-answered'}`, 303)
}

/** The same answer sent twice is one; false when a colleague answered otherwise meanwhile. */
async function saveAnswer(tx: Tx, version: PlanVersion, { id }: Comment, form: AnswerForm, byName: string): Promise<boolean> {
  // Whoever adopts the version meanwhile waits, or has been: then nothing of its answers changes.
  const held = await holdVersion(tx, version.id)
  const now = await commentById(tx, version.id, id)
  if (now && isSameAnswer(now, form)) return true
  if (!held || !isOpen(held.state) || !(await answerComment(tx, id, form, byName))) return false
  const detail = { version: version.id, outcome: form.outcome, isPublic: form.isPublic }
  await record(tx, { deed: 'answered', thing: 'comment', thingId: id, detail })
  return true
}

async function showPaper(c: Ask, version: PlanVersion, back?: Back): Promise<Response> {
  const found = await c.var.work(async (tx) => ({ parties: await partiesOf(tx, version.id), chapters: await chaptersOf(tx, version.id) }))
  return c.html(<PaperPage {...formProps(c, { da, en }, back)} {...found} version={version} />, back ? 422 : 200)
}

async function writeIn(c: Ask, version: PlanVersion): Promise<Response> {
  const fields = await readForm(c)
  const read = readFields(paperForm, fields)
  if (!read.ok) return showPaper(c, version, { fields, errors: read.errors })
  const { party, chapter, words } = read.value
  const wrong = await c.var.work(async (tx) => {
    const held = await holdVersion(tx, version.id)
    if (!held || !isGoing(held)) return refused('words', 'closed')
    const about = chapter ? await chapterById(tx, version.id, chapter) : null
    if (chapter && !about) return refused('chapter', 'chapter')
    if (party && !(await partiesOf(tx, version.id)).some(({ id }) => id === party)) return refused('party', 'party')
    const id = newId()
    await addComment(tx, { id, version: version.id, chapter: about, party, words })
    await record(tx, { deed: 'wrote in', thing: 'comment', thingId: id, detail: { version: version.id, party, chapter } })
    return null
  })
  if (wrong) return showPaper(c, version, { fields, errors: wrong.errors })
  return c.redirect(`${overviewOf(c, version)}?done=paper`, 303)
}

export function answerRoutes(web: Web): void {
  web.get(at('/plans/:id/consultation/comments/:comment'), async (c) => {
    requireReader(c)
    return showAnswer(c, await versionAsked(c))
  })
  web.post(at('/plans/:id/consultation/comments/:comment'), onOpenVersion(answer))
  web.get(
    at('/plans/:id/consultation/paper'),
    onOpenVersion((c, version) => showPaper(c, version), isGoing),
  )
  // What was typed when the consultation ended is shown back by the form itself.
  web.post(at('/plans/:id/consultation/paper'), onOpenVersion(writeIn))
}
