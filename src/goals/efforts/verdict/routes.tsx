// An effort that is over is judged, and the verdict is published; harm only when partners have been heard.
import type { Tx } from '../../../platform/db.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { type FieldError, type FormFields, readFields, refused } from '../../../platform/result.ts'
import { effortAt } from '../asked.ts'
import { recordDeed } from '../deed.ts'
import { newestEvaluation } from '../evaluation/store.ts'
import type { Effort } from '../model.ts'
import type { Perspective } from '../perspectives/model.ts'
import { perspectivesOf } from '../perspectives/store.ts'
import { mayJudge, mayPublishVerdict } from '../policy.ts'
import { named } from '../trail.ts'
import { da as wordsDa } from '../words/texts.da.ts'
import { en as wordsEn } from '../words/texts.en.ts'
import { answersTo, heardForm, type Judgement, missingBeforePublishing, readVerdict } from './model.ts'
import { JudgePage, PublishPage } from './pages.tsx'
import { judge, publishVerdict, verdictsOf } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const isOver = ({ state }: Effort): boolean => state === 'ended' || state === 'judged'

async function judgeable(c: Ask, tx: Tx): Promise<Effort> {
  const effort = await effortAt(c, tx)
  if (!mayJudge(c.var.actor, effort)) throw new Refused(403, '')
  return effort
}

/** The form to judge by, with what was agreed beside it; for an effort that is not over there is none. */
async function showJudging(c: Ask, back?: Back): Promise<Response> {
  const { effort, evaluation, newest } = await c.var.work(async (tx) => {
    const effort = await judgeable(c, tx)
    const [newest = null] = await verdictsOf(tx, effort.id)
    return { effort, evaluation: await newestEvaluation(tx, effort.id), newest }
  })
  if (!isOver(effort) && !back) throw new Refused(404, '')
  const words = textsFor(c.var.locale, { da: wordsDa, en: wordsEn })
  const props = { ...formProps(c, { da, en }, back), effort: named(effort, c.var.locale), words, evaluation, newest }
  return c.html(<JudgePage {...props} />, back ? 422 : 200)
}

interface Publishable {
  effort: Effort
  verdict: Judgement
  answers: Perspective[]
}

/** The newest verdict, when it is not published yet, with what partners have answered. */
async function publishable(c: Ask, tx: Tx): Promise<Publishable> {
  const effort = await effortAt(c, tx)
  if (!mayPublishVerdict(c.var.actor)) throw new Refused(403, '')
  const id = idOf(c, 'verdict')
  const [verdict] = await verdictsOf(tx, effort.id)
  if (verdict?.id !== id || verdict.publishedAt !== null) throw new Refused(404, '')
  return { effort, verdict, answers: answersTo(verdict, await perspectivesOf(tx, effort.id), effort.organisations) }
}

function showPublishing(c: Ask, { effort, verdict, answers }: Publishable, back?: Back): Response | Promise<Response> {
  const page = <PublishPage {...formProps(c, { da, en }, back)} effort={named(effort, c.var.locale)} verdict={verdict} answers={answers} />
  return c.html(page, back ? 422 : 200)
}

async function publish(tx: Tx, { effort, verdict, answers }: Publishable, fields: FormFields): Promise<FieldError[]> {
  const read = readFields(heardForm, fields)
  if (!read.ok) return read.errors
  const canAnswer = effort.organisations.length > 0
  const missing = missingBeforePublishing(verdict, read.value.heard, { answers: answers.length, canAnswer, now: new Date() })
  if (missing.length > 0) return missing
  if (await publishVerdict(tx, effort.id, verdict.id, read.value.heard))
    await recordDeed(tx, effort.id, { deed: 'verdict published', detail: { verdict: verdict.verdict } })
  return []
}

export function verdictRoutes(web: Web): void {
  web.get(at('/efforts/:id/verdict'), (c) => showJudging(c))

  web.post(at('/efforts/:id/verdict'), async (c) => {
    const fields = await readForm(c)
    const read = readVerdict(fields)
    if (!read.ok) return showJudging(c, { fields, errors: read.errors })
    const { effort, outcome } = await c.var.work(async (tx) => {
      const effort = await judgeable(c, tx)
      const after = String(fields.after ?? '') || null
      const outcome = await judge(tx, effort.id, read.value, { byName: c.var.actor.name, after })
      if (outcome === 'judged') await recordDeed(tx, effort.id, { deed: 'judged', detail: { verdict: read.value.verdict } })
      return { effort, outcome }
    })
    if (outcome === 'not-over' || outcome === 'meanwhile') return showJudging(c, { fields, errors: refused('verdict', outcome).errors })
    return c.redirect(href(c, `/efforts/${effort.id}?said=judged`), 303)
  })

  web.get(at('/efforts/:id/verdict/:verdict/publish'), async (c) => showPublishing(c, await c.var.work((tx) => publishable(c, tx))))

  web.post(at('/efforts/:id/verdict/:verdict/publish'), async (c) => {
    const fields = await readForm(c)
    const { found, errors } = await c.var.work(async (tx) => {
      const found = await publishable(c, tx)
      return { found, errors: await publish(tx, found, fields) }
    })
    return errors.length > 0
      ? showPublishing(c, found, { fields, errors })
      : c.redirect(href(c, `/efforts/${found.effort.id}?said=published`), 303)
  })
}
