// An effort that is over is judged, and the verdict is published; harm only when partners have been heard.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { type FieldError, type FormFields, refused } from '../../../platform/result.ts'
import { saidIn } from '../../goals/said/model.ts'
import { effortAt } from '../asked.ts'
import { newestEvaluation } from '../evaluation/store.ts'
import type { Effort } from '../model.ts'
import { mayJudge, mayPublishVerdict } from '../policy.ts'
import { da as wordsDa } from '../words/texts.da.ts'
import { en as wordsEn } from '../words/texts.en.ts'
import { type Judgement, missingBeforePublishing, readHeard, readVerdict } from './model.ts'
import { JudgePage, PublishPage } from './pages.tsx'
import { answersTo, judge, publishVerdict, verdictsOf } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const named = (c: Ask, effort: Effort) => ({ id: effort.id, name: saidIn(effort.name, c.var.locale).text })
const isOver = ({ state }: Effort): boolean => state === 'ended' || state === 'judged'

async function judgeable(c: Ask, tx: Tx): Promise<Effort> {
  const effort = await effortAt(c, tx)
  if (!mayJudge(c.var.actor, effort)) throw new Refused(403, '')
  return effort
}

/** The form to judge by, with what was agreed beside it; for an effort that is not over there is none. */
async function showJudging(c: Ask, back?: Back): Promise<Response> {
  const { effort, evaluation } = await c.var.work(async (tx) => {
    const found = await judgeable(c, tx)
    return { effort: found, evaluation: await newestEvaluation(tx, found.id) }
  })
  if (!isOver(effort) && !back) throw new Refused(404, '')
  const words = textsFor(c.var.locale, { da: wordsDa, en: wordsEn })
  const props = { ...formProps(c, { da, en }, back), effort: named(c, effort), words, evaluation }
  return c.html(<JudgePage {...props} />, back ? 422 : 200)
}

interface Publishable {
  effort: Effort
  verdict: Judgement
}

/** A verdict that is not published yet. */
async function publishable(c: Ask, tx: Tx): Promise<Publishable> {
  const effort = await effortAt(c, tx)
  if (!mayPublishVerdict(c.var.actor)) throw new Refused(403, '')
  const id = idOf(c, 'verdict')
  const verdict = (await verdictsOf(tx, effort.id)).find((one) => one.id === id)
  if (!verdict || verdict.publishedAt !== null) throw new Refused(404, '')
  return { effort, verdict }
}

function showPublishing(c: Ask, { effort, verdict }: Publishable, back?: Back): Response | Promise<Response> {
  return c.html(<PublishPage {...formProps(c, { da, en }, back)} effort={named(c, effort)} verdict={verdict} />, back ? 422 : 200)
}

async function publish(tx: Tx, { effort, verdict }: Publishable, fields: FormFields): Promise<FieldError[]> {
  const read = readHeard(fields, verdict)
  if (!read.ok) return read.errors
  const missing = missingBeforePublishing(verdict.verdict, read.value, await answersTo(tx, effort.id))
  if (missing.length > 0) return missing
  if (await publishVerdict(tx, effort.id, verdict.id, read.value))
    await record(tx, { deed: 'verdict published', thing: 'effort', thingId: effort.id, detail: { verdict: verdict.verdict } })
  return []
}

export function verdictRoutes(web: Web): void {
  web.get(at('/efforts/:id/verdict'), (c) => showJudging(c))

  web.post(at('/efforts/:id/verdict'), async (c) => {
    const fields = await readForm(c)
    const read = readVerdict(fields)
    if (!read.ok) return showJudging(c, { fields, errors: read.errors })
    const { effort, isJudged } = await c.var.work(async (tx) => {
      const found = await judgeable(c, tx)
      const done = await judge(tx, found.id, read.value, c.var.actor.name)
      if (done) await record(tx, { deed: 'judged', thing: 'effort', thingId: found.id, detail: { verdict: read.value.verdict } })
      return { effort: found, isJudged: done }
    })
    return isJudged
      ? c.redirect(href(c, `/efforts/${effort.id}?said=judged`), 303)
      : showJudging(c, { fields, errors: refused('verdict', 'notOver').errors })
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
