// Somebody moves an effort on: the history is added to, the log says so, and no effort begins without its evaluation or a reason.
import type { Tx } from '../../../platform/db.ts'
import { at } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { accepted, type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { changeable, changeableNow } from '../asked.ts'
import { recordDeed } from '../deed.ts'
import { newestEvaluation } from '../evaluation/store.ts'
import { type Effort, isState, mayFollow, type State } from '../model.ts'
import { da as wordsDa } from '../words/texts.da.ts'
import { en as wordsEn } from '../words/texts.en.ts'
import { asksForReason, leastReason, type Missing, type MoveForm, missingFor, moveForm } from './model.ts'
import { MovePage } from './pages.tsx'
import { moveEffort } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface Standing {
  effort: Effort
  hasAgreed: boolean
}

/** The effort that is to be moved, and whether its evaluation is agreed. */
async function standing(c: Ask, tx: Tx, effortOf = changeable): Promise<Standing> {
  const effort = await effortOf(c, tx)
  return { effort, hasAgreed: Boolean((await newestEvaluation(tx, effort.id))?.agreedAt) }
}

const stateIn = (c: Ask, state: State): string => textsFor(c.var.locale, { da: wordsDa, en: wordsEn }).states[state]

function show(c: Ask, { effort, hasAgreed }: Standing, to: State, back?: Back): Response | Promise<Response> {
  const page = <MovePage {...formProps(c, { da, en }, back)} effort={effort} to={to} missing={missingFor(effort, to, hasAgreed)} />
  return c.html(page, back ? 422 : 200)
}

/** Whether the step can be taken as it was asked for; an override stands only where it is needed. */
function checked(c: Ask, { effort, hasAgreed }: Standing, { to, from, reason, override }: MoveForm): Result<{ isOverride: boolean }> {
  if (effort.state !== from) return refused('to', 'elsewhere', stateIn(c, effort.state))
  if (!mayFollow(effort.state, to) || to === 'judged') return refused('to', 'impossible', stateIn(c, effort.state))
  const missing: Missing[] = missingFor(effort, to, hasAgreed)
  const isOverride = missing.length === 1 && missing[0] === 'evaluation' && override
  if (missing.length > 0 && !isOverride) return refused('to', 'missing')
  if (isOverride && reason.length < leastReason) return refused('reason', 'overrideReason')
  if (asksForReason(from, to) && reason.length < 3) return refused('reason', 'reason')
  return accepted({ isOverride })
}

/** Takes the step in one transaction with its line in the history and in the log. */
async function move(c: Ask, tx: Tx, at: Standing, form: MoveForm): Promise<Result<'moved'>> {
  const step = checked(c, at, form)
  if (!step.ok) return step
  const { isOverride } = step.value
  const { to, from, reason } = form
  const moved = await moveEffort(tx, at.effort.id, { from, to, reason, isOverride, byName: c.var.actor.name })
  if (!moved) return refused('to', 'elsewhere', stateIn(c, at.effort.state))
  await recordDeed(tx, at.effort.id, { deed: 'moved', detail: { from, to, isOverride } })
  return accepted('moved')
}

export function moveRoutes(web: Web): void {
  web.get(at('/efforts/:id/move'), async (c) => {
    const to = c.req.query('to')
    const found = await c.var.work((tx) => standing(c, tx))
    if (!isState(to) || to === 'judged' || !mayFollow(found.effort.state, to)) throw new Refused(404, '')
    return show(c, found, to)
  })

  web.post(at('/efforts/:id/move'), async (c) => {
    const fields: FormFields = await readForm(c)
    const form = readFields(moveForm, fields)
    const { found, done } = await c.var.work(async (tx) => {
      const found = await standing(c, tx, changeableNow)
      return { found, done: form.ok ? await move(c, tx, found, form.value) : form }
    })
    if (done.ok) return c.redirect(href(c, `/efforts/${found.effort.id}?said=moved`), 303)
    const to = String(fields.to ?? '')
    return show(c, found, isState(to) && to !== 'judged' ? to : 'planned', { fields, errors: done.errors })
  })
}
