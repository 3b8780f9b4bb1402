// The response: how one sees whether it moves is agreed, an effort becomes the answer, and in the end everybody hears what came of it.
import { beginResponse, type EffortResponse, effortsToAnswerBy, readResponse } from '../../../goals/index.ts'
import type { Tx } from '../../../platform/db.ts'
import { at } from '../../../platform/http/address.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { type FieldError, readFields } from '../../../platform/result.ts'
import { noteDeed } from '../deed.ts'
import type { Phenomenon } from '../model.ts'
import { answerStep } from '../page/show.tsx'
import { areHeard, missingVoices } from '../voices/model.ts'
import { voicesOf } from '../voices/store.ts'
import { complaintAbout } from '../wording/complaints.ts'
import { knownPlaces } from '../writing/choices.ts'
import { concludePhenomenon } from './conclude.ts'
import { isSettled, looksForDisplacement, mayConclude, readDisplacement, resultForm, tieForm, toldWhenTied } from './model.ts'
import { saveDisplacement, tieEffort } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const sentences = { da, en }
const wrong = (field: string, key: string): FieldError[] => [{ field, key, came: '' }]
const effortOf = (tx: Tx, { effort }: Phenomenon): Promise<EffortResponse | null> =>
  effort ? readResponse(tx, effort) : Promise.resolve(null)

export function responseRoutes(web: Web): void {
  web.post(at('/phenomena/:id/displacement'), async (c) => {
    const fields = await readForm(c)
    return answerStep(c, { step: 'respond', fields, sentences }, 'planned', async (tx, of) => {
      const read = readDisplacement(fields, of.radius)
      if (!read.ok) return read.errors
      if (isSettled(of, await effortOf(tx, of))) return wrong('plan', 'settled')
      const complaint = complaintAbout('plan', read.value.plan, 'people', await knownPlaces(tx))
      if (complaint) return [complaint]
      await saveDisplacement(tx, of.id, read.value)
      await noteDeed(c, tx, of.id, 'displacement', { detail: { ring: read.value.ring } })
      return []
    })
  })

  web.post(at('/phenomena/:id/effort'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(tieForm, fields)
    const isNew = read.ok && read.value.effort === null
    return answerStep(c, { step: 'respond', fields, sentences }, isNew ? 'begun' : 'tied', async (tx, of) => {
      if (!read.ok) return read.errors
      if (of.effort !== null) throw new Refused(422, 'This phenomenon has its response.')
      const field = isNew ? 'name' : 'effort'
      const missing = missingVoices(await voicesOf(tx, of.id), of.organisations.length > 0)
      if (!areHeard(missing, of.notHeardBecause)) return wrong(field, 'notHeard')
      if (of.ring === null) return wrong(field, 'noPlan')
      const complaint = isNew ? complaintAbout('name', read.value.name, 'people', await knownPlaces(tx)) : null
      if (complaint) return [complaint]
      return tie(c, tx, of, read.value)
    })
  })

  web.post(at('/phenomena/:id/effort/untie'), async (c) =>
    answerStep(c, { step: 'respond', fields: {}, sentences }, 'untied', async (tx, of) => {
      if (of.effort === null || isSettled(of, await effortOf(tx, of))) throw new Refused(422, 'The effort has begun.')
      await tieEffort(tx, of.id, null, [])
      await noteDeed(c, tx, of.id, 'effort-untied', { detail: { effort: of.effort } })
      return []
    }),
  )

  web.post(at('/phenomena/:id/result'), async (c) => {
    const fields = await readForm(c)
    return answerStep(c, { step: 'assess', fields, sentences }, 'closed', async (tx, of) => {
      const read = readFields(resultForm, fields)
      if (!read.ok) return read.errors
      if (!mayConclude(of, await effortOf(tx, of))) return wrong('result', 'tooSoon')
      const complaint = complaintAbout('answer', read.value.answer, 'people', await knownPlaces(tx))
      if (complaint) return [complaint]
      await conclude(c, tx, of, read.value)
      return []
    })
  })
}

/** An effort that is there, or a new one with what the phenomenon says of place, partners and evaluation. */
async function tie(c: Ask, tx: Tx, of: Phenomenon, { effort, name }: { effort: string | null; name: string }): Promise<FieldError[]> {
  if (effort !== null && !(await effortsToAnswerBy(tx)).some(({ id }) => id === effort)) return wrong('effort', 'effort')
  const there = effort === null ? null : await readResponse(tx, effort)
  if (there && !looksForDisplacement(there)) return [{ field: 'effort', key: 'noDisplacement', came: there.name.da }]
  const draft = textsFor(c.var.locale, sentences).draft
  const id =
    effort ??
    (await beginResponse(
      tx,
      {
        name,
        what: draft.what(of.behaviour, of.consequence),
        whereText: of.where,
        areas: of.area ? [of.area] : [],
        organisations: of.organisations,
        owner: of.owner,
        difference: draft.difference(of.behaviour, of.where),
        seenBy: draft.seenBy,
        question: draft.question,
        displacement: of.displacementPlan,
      },
      c.var.actor.name,
    ))
  const response = await readResponse(tx, id)
  if (!response) return wrong('effort', 'effort')
  await tieEffort(tx, of.id, id, toldWhenTied(response))
  await noteDeed(c, tx, of.id, 'effort-tied', { detail: { effort: id } })
  return []
}

async function conclude(
  c: Ask,
  tx: Tx,
  of: Phenomenon,
  form: { result: NonNullable<Phenomenon['result']>; answer: string },
): Promise<void> {
  const by = { whom: 'staff' as const, account: c.var.actor.account, name: c.var.actor.name }
  const closed = await concludePhenomenon(tx, of, form, by)
  // Nothing of it stands when one report cannot be closed: thrown, so that the transaction is taken back.
  if (!closed.ok) throw new Refused(422, 'One of the reports could not be closed. Nothing was changed.')
  await noteDeed(c, tx, of.id, 'result', { words: form.answer, detail: { result: form.result } })
  await noteDeed(c, tx, of.id, 'closed', { detail: { reports: closed.value } })
}
