// Staff write an answer for everybody: a draft first, corrected by anybody who works on reports, let out or taken back by those who keep it.
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { revisionIn } from '../../platform/form/model.ts'
import { at, idOf } from '../../platform/http/address.ts'
import { type Back, formProps } from '../../platform/http/form-props.ts'
import { Refused, readForm } from '../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../platform/http/web.ts'
import { isId } from '../../platform/id.ts'
import { type FormFields, fieldIn, type Result, readFields, refused } from '../../platform/result.ts'
import { findPeople } from '../reports/words/find-people.ts'
import { findPersonWords } from '../reports/words/person-words.ts'
import { mayLetOut, maySeeReports, mayWorkOnReports } from '../reports/work/policy.ts'
import { type Answer, type AnswerForm, type AnswerWords, answerForm, parts } from './model.ts'
import { addAnswer, answerById, correctAnswer, listAnswers, phenomenonWords, setLetOut } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { DraftsPage, WritePage, type WritePageProps } from './writing-pages.tsx'

const nothing: AnswerWords = { title: '', youSaid: '', weDid: '', cameOfIt: '' }

function onlyWriters(c: Ask): void {
  if (!maySeeReports(c.var.actor)) throw new Refused(404, '')
  if (!mayWorkOnReports(c.var.actor)) throw new Refused(403, '')
}

/** The answer in the address, as a draft that can be written on. */
async function draftAt(c: Ask, tx: Tx): Promise<Answer> {
  const answer = await answerById(tx, idOf(c))
  if (!answer) throw new Refused(404, '')
  return answer
}

/** Reads the form; what looks like a person or a kind of people is said beside its field, unless it was seen and means something else. */
function readAnswer(fields: FormFields): Result<AnswerForm> {
  const read = readFields(answerForm, fields)
  if (!read.ok || read.value.anyway) return read
  const { value } = read
  const errors = parts.flatMap((part) => {
    const found = [
      ...findPeople(value[part]).map(({ from, to }) => value[part].slice(from, to)),
      ...findPersonWords(value[part]).map(({ word }) => word),
    ]
    return found.length > 0 ? refused(part, 'people', [...new Set(found)].join(', ')).errors : []
  })
  return errors.length > 0 ? { ok: false, errors } : read
}

type Shown = Pick<WritePageProps, 'before' | 'id' | 'revision' | 'phenomenon' | 'conflict'>
const show = (c: Ask, shown: Shown, back?: Back) =>
  c.html(
    <WritePage {...formProps(c, { da, en }, back)} {...shown} isAboutPeople={back?.errors.some(({ key }) => key === 'people') ?? false} />,
    back ? 422 : 200,
  )
const blank: Shown = { before: nothing, id: null, revision: 0, phenomenon: null, conflict: null }

async function correct(c: Ask): Promise<Response> {
  const fields = await readForm(c)
  const read = readAnswer(fields)
  const { answer, isDone } = await c.var.work(async (tx) => {
    const answer = await draftAt(c, tx)
    const isDone = read.ok && (await correctAnswer(tx, answer.id, read.value, revisionIn(fields)))
    if (isDone) await record(tx, { deed: 'changed', thing: 'public answer', thingId: answer.id })
    return { answer, isDone }
  })
  if (isDone) return c.redirect(`${href(c, '/answers/drafts')}?done=saved`, 303)
  const shown = { ...blank, before: answer, id: answer.id, revision: answer.revision, phenomenon: answer.phenomenon }
  if (!read.ok) return show(c, { ...shown, revision: revisionIn(fields) }, { fields, errors: read.errors })
  return show(c, { ...shown, conflict: answer }, { fields, errors: refused('title', 'elsewhere').errors })
}

/** Lets out or takes back; when a colleague was quicker, the list says so. */
async function setOut(c: Ask, isOut: boolean): Promise<Response> {
  onlyWriters(c)
  if (!mayLetOut(c.var.actor)) throw new Refused(403, '')
  const revision = revisionIn(await readForm(c))
  const isDone = await c.var.work(async (tx) => {
    const { id } = await draftAt(c, tx)
    const isDone = await setLetOut(tx, id, isOut, revision)
    if (isDone) await record(tx, { deed: isOut ? 'let out' : 'took back', thing: 'public answer', thingId: id })
    return isDone
  })
  return c.redirect(`${href(c, '/answers/drafts')}?done=${isDone ? (isOut ? 'out' : 'back') : 'late'}`, 303)
}

export function answerWritingRoutes(web: Web): void {
  web.get(at('/answers/drafts'), async (c) => {
    if (!maySeeReports(c.var.actor)) throw new Refused(404, '')
    const answers = await c.var.work(listAnswers)
    const { frame, t } = formProps(c, { da, en })
    const done = c.req.query('done') ?? ''
    const text = Object.hasOwn(t.done, done) ? t.done[done] : undefined
    const status = text ? { kind: done === 'late' ? ('warning' as const) : ('success' as const), text } : undefined
    const may = { mayWrite: mayWorkOnReports(c.var.actor), mayLetOut: mayLetOut(c.var.actor) }
    return c.html(<DraftsPage frame={frame} t={t} answers={answers} status={status} {...may} />)
  })

  web.get(at('/answers/new'), async (c) => {
    onlyWriters(c)
    const phenomenon = c.req.query('phenomenon') ?? ''
    const found = isId(phenomenon) ? await c.var.work((tx) => phenomenonWords(tx, phenomenon)) : null
    if (!found) return show(c, blank)
    return show(c, {
      ...blank,
      before: { ...nothing, title: found.behaviour.slice(0, 120), cameOfIt: found.result.slice(0, 1000) },
      phenomenon,
    })
  })

  web.post(at('/answers/new'), async (c) => {
    onlyWriters(c)
    const fields = await readForm(c)
    const read = readAnswer(fields)
    if (!read.ok) return show(c, { ...blank, phenomenon: fieldIn(fields, 'phenomenon') || null }, { fields, errors: read.errors })
    await c.var.work(async (tx) => record(tx, { deed: 'added', thing: 'public answer', thingId: await addAnswer(tx, read.value) }))
    return c.redirect(`${href(c, '/answers/drafts')}?done=saved`, 303)
  })

  web.get(at('/answers/:id/edit'), async (c) => {
    onlyWriters(c)
    const answer = await c.var.work((tx) => draftAt(c, tx))
    if (answer.letOutAt) return c.redirect(`${href(c, '/answers/drafts')}?done=late`, 303)
    return show(c, { ...blank, before: answer, id: answer.id, revision: answer.revision, phenomenon: answer.phenomenon })
  })

  web.post(at('/answers/:id/edit'), (c) => {
    onlyWriters(c)
    return correct(c)
  })

  web.post(at('/answers/:id/let-out'), (c) => setOut(c, true))
  web.post(at('/answers/:id/take-back'), (c) => setOut(c, false))
}
