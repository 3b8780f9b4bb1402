// Planning how an effort will be judged, and agreeing it: once agreed it does not change, and a change is a new version.

import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../../platform/db.ts'
import { revisionIn, todayInTown } from '../../../platform/form/model.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import type { FieldError, FormFields } from '../../../platform/result.ts'
import { recordDeed } from '../deed.ts'
import type { Effort } from '../model.ts'
import { mayChange } from '../policy.ts'
import { effortById, listColleagues } from '../store.ts'
import { asksDisplacement, type Evaluation, type EvaluationForm, mayStillChange, missingIn, proposeSize } from './model.ts'
import { readEffect, readEvaluation } from './read.ts'
import { showEvaluation, wordsFor } from './show.tsx'
import { agreeEvaluation, evaluationsOf, indicatorsToJudgeBy, saveEvaluation } from './store.ts'

/** The effort in the address, as far as whoever asks may see it. */
async function effortOf(c: Ask): Promise<Effort> {
  const effort = await c.var.work((tx) => effortById(tx, idOf(c)))
  if (!effort) throw new Refused(404, '')
  return effort
}

/** Another size or layout of the figures, or the answer worked out: nothing is kept yet, and nothing written is lost. */
async function showAgain(c: Ask, effort: Effort, fields: FormFields): Promise<Response> {
  const status = { kind: 'info', text: wordsFor(c.var.locale).unsaved } as const
  if (fields.deed !== 'compute') return showEvaluation(c, effort, { back: { fields, errors: [] }, status })
  const effect = await readEffect(fields)
  if (!effect.ok) return showEvaluation(c, effort, { back: { fields, errors: effect.errors } })
  return showEvaluation(c, effort, { back: { fields, errors: [] }, found: effect.value, status })
}

/** What only the town's own rows can say of a form: the indicator and the colleague are there, and all that agreeing asks for. */
async function wrongIn(tx: Tx, effort: Effort, form: EvaluationForm, before: Evaluation[], isAgreeing: boolean): Promise<FieldError[]> {
  const wrong: FieldError[] = []
  const indicators = form.indicator === null ? [] : await indicatorsToJudgeBy(tx, before[0]?.indicator ?? null)
  if (form.indicator !== null && !indicators.some(({ id }) => id === form.indicator))
    wrong.push({ field: 'indicator', key: 'indicator', came: '' })
  if (form.judge !== null && !(await listColleagues(tx)).some(({ id }) => id === form.judge))
    wrong.push({ field: 'judge', key: 'judge', came: '' })
  if (!isAgreeing) return wrong
  const isChange = before.some(({ agreedAt }) => agreedAt !== null)
  const proposedSize = proposeSize(effort).size
  const mayMove = asksDisplacement(effort)
  return [...wrong, ...missingIn(form, { proposedSize, mayMove, from: effort.from, today: todayInTown(), isChange })]
}

/** Whether exactly this stands there already: a form sent twice. */
const isWritten = (newest: Evaluation | undefined, form: EvaluationForm, isAgreed: boolean): boolean =>
  newest !== undefined && (newest.agreedAt !== null) === isAgreed && isDeepStrictEqual({ ...newest, ...form }, newest)

/** Keeps the form, or says what is wrong in it; 'late' when a colleague has saved something else since the writer began. */
async function write(tx: Tx, c: Ask, form: EvaluationForm, { from, isAgreeing }: { from: number; isAgreeing: boolean }) {
  const effort = await effortById(tx, idOf(c))
  if (!effort || !mayStillChange(effort.state)) throw new Refused(403, '')
  const before = await evaluationsOf(tx, effort.id)
  const isLate = (before[0]?.revision ?? 0) !== from
  const wrong = isLate ? [] : await wrongIn(tx, effort, form, before, isAgreeing)
  if (wrong.length > 0) return wrong
  const number = isLate ? null : await saveEvaluation(tx, effort.id, form, from)
  if (number === null) return isWritten((await evaluationsOf(tx, effort.id))[0], form, isAgreeing) ? 'kept' : 'late'
  const { account: by, name: byName } = c.var.actor
  if (isAgreeing) await agreeEvaluation(tx, effort.id, { by, byName })
  const deed = isAgreeing ? 'agreed' : 'saved'
  await recordDeed(tx, effort.id, { deed, thing: 'evaluation', detail: { number, size: form.size } })
  return 'kept'
}

async function keep(c: Ask, effort: Effort, fields: FormFields): Promise<Response> {
  const isAgreeing = fields.deed === 'agree'
  const read = await readEvaluation(fields)
  if (!read.ok) return showEvaluation(c, effort, { back: { fields, errors: read.errors } })
  const written = await c.var.work((tx) => write(tx, c, read.value, { from: revisionIn(fields), isAgreeing }))
  const found = read.value.detectable
  if (written === 'late') return showEvaluation(c, effort, { back: { fields, errors: [] }, found, isLate: true })
  if (written !== 'kept') return showEvaluation(c, effort, { back: { fields, errors: written }, found })
  return c.redirect(href(c, `/efforts/${effort.id}/evaluation?said=${isAgreeing ? 'agreed' : 'saved'}`), 303)
}

export function evaluationRoutes(web: Web): void {
  web.get(at('/efforts/:id/evaluation'), async (c) => {
    const { said } = wordsFor(c.var.locale)
    const what = c.req.query('said')
    const status = what === 'saved' || what === 'agreed' ? ({ kind: 'success', text: said[what] } as const) : undefined
    return showEvaluation(c, await effortOf(c), { status, wantsForm: c.req.query('change') === 'yes' })
  })

  web.post(at('/efforts/:id/evaluation'), async (c) => {
    const effort = await effortOf(c)
    if (!mayChange(c.var.actor, effort) || !mayStillChange(effort.state)) throw new Refused(403, '')
    const fields = await readForm(c)
    return fields.deed === 'save' || fields.deed === 'agree' ? keep(c, effort, fields) : showAgain(c, effort, fields)
  })
}
