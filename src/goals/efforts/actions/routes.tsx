// Agreeing the actions of an effort, correcting them, and saying that they are done.

import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../../platform/db.ts'
import { dayField, revisionIn, todayInTown } from '../../../platform/form/model.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { colleaguesToChooseFrom } from '../colleagues.ts'
import { recordDeed } from '../deed.ts'
import type { Effort } from '../model.ts'
import { mayChange } from '../policy.ts'
import { effortById, listColleagues } from '../store.ts'
import { type Action, type ActionForm, actionForm, type Doer, missingIn } from './model.ts'
import { ActionPage } from './pages.tsx'
import { actionById, addAction, correctAction, partnersPeople, removeAction, setDone } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const backToEffort = (c: Ask, effort: string): Response => c.redirect(href(c, `/efforts/${effort}`), 303)

/** The effort in the address, for somebody who may change it: hidden ones look absent, others' are closed. */
async function effortToChange(c: Ask): Promise<Effort> {
  const effort = await c.var.work((tx) => effortById(tx, idOf(c)))
  if (!effort) throw new Refused(404, '')
  if (!mayChange(c.var.actor, effort)) throw new Refused(403, '')
  return effort
}

async function actionIn(c: Ask, effort: string): Promise<Action> {
  const action = await c.var.work((tx) => actionById(tx, effort, idOf(c, 'action')))
  if (!action) throw new Refused(404, '')
  return action
}

/** `isLate`: a colleague corrected it since the writer began; both stand on the page, and the next saving is a choice. */
async function show(c: Ask, effort: Effort, action: Action | null, back?: Back, isLate = false): Promise<Response> {
  const doers = await c.var.work(async (tx): Promise<Doer[]> => {
    const colleagues = await colleaguesToChooseFrom(tx)
    return [...colleagues.map((one) => ({ ...one, organisationName: '' })), ...(await partnersPeople(tx, effort.id))]
  })
  const revision = back && !isLate ? revisionIn(back.fields) : (action?.revision ?? 0)
  const given = { effort, doers, action, revision, isLate }
  return c.html(<ActionPage {...formProps(c, { da, en }, back)} {...given} />, back ? 422 : 200)
}

/** The form as an action somebody can do; the name of a doer with an account is copied as it is today. */
async function readAction(c: Ask, effort: string, fields: FormFields, before: Action | null): Promise<Result<ActionForm>> {
  const read = readFields(actionForm, { ...fields, byOn: dayField(fields, 'byOn') })
  if (!read.ok) return read
  const missing = missingIn(read.value, { today: todayInTown(), before: before?.byOn ?? null })
  if (missing.length > 0) return { ok: false, errors: missing }
  const { doer } = read.value
  if (doer === null) return read
  const people = await c.var.work(async (tx) => [...(await listColleagues(tx)), ...(await partnersPeople(tx, effort))])
  const chosen = people.find(({ id }) => id === doer)
  if (chosen) return { ok: true, value: { ...read.value, doerName: chosen.name } }
  // Somebody who has left since stays where they stood.
  return before?.doer === doer ? { ok: true, value: { ...read.value, doerName: before.doerName } } : refused('doer', 'doer')
}

/** Whether exactly this stands there already: a form sent twice. */
async function isWritten(tx: Tx, { effort, id }: Action, form: ActionForm): Promise<boolean> {
  const now = await actionById(tx, effort, id)
  return now !== null && isDeepStrictEqual({ ...now, ...form }, now)
}

async function save(c: Ask, effort: Effort, before: Action | null): Promise<Response> {
  const fields = await readForm(c)
  const read = await readAction(c, effort.id, fields, before)
  if (!read.ok) return show(c, effort, before, { fields, errors: read.errors })
  const isLate = await c.var.work(async (tx) => {
    const isCorrected = before !== null && (await correctAction(tx, before.id, read.value, revisionIn(fields)))
    if (before && !isCorrected) return !(await isWritten(tx, before, read.value))
    const id = before ? before.id : await addAction(tx, effort.id, read.value)
    const detail = { effort: effort.id, byOn: read.value.byOn }
    if (id === null) return false
    await recordDeed(tx, effort.id, { deed: before ? 'changed' : 'added', thing: 'action', thingId: id, detail })
    return false
  })
  return isLate ? show(c, effort, await actionIn(c, effort.id), { fields, errors: [] }, true) : backToEffort(c, effort.id)
}

export function actionRoutes(web: Web): void {
  web.get(at('/efforts/:id/actions/new'), async (c) => show(c, await effortToChange(c), null))
  web.post(at('/efforts/:id/actions'), async (c) => save(c, await effortToChange(c), null))

  web.get(at('/efforts/:id/actions/:action'), async (c) => {
    const effort = await effortToChange(c)
    return show(c, effort, await actionIn(c, effort.id))
  })
  web.post(at('/efforts/:id/actions/:action'), async (c) => {
    const effort = await effortToChange(c)
    return save(c, effort, await actionIn(c, effort.id))
  })

  web.post(at('/efforts/:id/actions/:action/done'), async (c) => {
    const effort = await effortToChange(c)
    const action = await actionIn(c, effort.id)
    const isDone = (await readForm(c)).done === 'yes'
    await c.var.work(async (tx) => {
      if (await setDone(tx, action.id, isDone))
        await recordDeed(tx, effort.id, { deed: isDone ? 'done' : 'reopened', thing: 'action', thingId: action.id })
    })
    return backToEffort(c, effort.id)
  })

  web.post(at('/efforts/:id/actions/:action/remove'), async (c) => {
    const effort = await effortToChange(c)
    const action = await actionIn(c, effort.id)
    await c.var.work(async (tx) => {
      if (await removeAction(tx, action.id))
        await recordDeed(tx, effort.id, { deed: 'removed', thing: 'action', thingId: action.id, detail: { effort: effort.id } })
    })
    return backToEffort(c, effort.id)
  })
}
