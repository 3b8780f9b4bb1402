// Answers with a phenomenon's page as whoever asks may see it: the step of the address or the one it stands at, and a form that came back.
import type { FieldMessage } from '@trygby/ui'
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { doneIn, idOf } from '../../../platform/http/address.ts'
import { formProps } from '../../../platform/http/form-props.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import type { FieldError, FormFields, Sentences } from '../../../platform/result.ts'
import { phenomenonAt, workableAt } from '../asked.ts'
import { isStage, type Phenomenon, type Stage } from '../model.ts'
import { mayLookInto, mayWork } from '../policy.ts'
import { voicesOf } from '../voices/store.ts'
import { da as voicesDa } from '../voices/texts.da.ts'
import { en as voicesEn } from '../voices/texts.en.ts'
import { wordsIn } from '../words.ts'
import { PartnerPage, PhenomenonPage } from './pages.tsx'
import { readSeen } from './read.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** A form of one of the page's sections that came back. */
export interface SectionBack {
  step: Stage
  fields: FormFields
  errors: FieldError[]
  /** The sentences of that section. */
  sentences: { da: { errors: Sentences }; en: { errors: Sentences } }
}

export async function showPhenomenon(c: Ask, back?: SectionBack): Promise<Response> {
  const { actor, locale } = c.var
  const t = textsFor(locale, { da, en })
  const common = { t, words: wordsIn(locale), done: doneIn(c, t.done) }
  const answered: { fields: FormFields; errors: FieldMessage[] } = back
    ? formProps(c, back.sentences, back).answered
    : { fields: {}, errors: [] }
  const { frame } = formProps(c, { da: { errors: {} }, en: { errors: {} } })
  if (!mayLookInto(actor)) {
    const seen = await c.var.work(async (tx) => {
      const of = await phenomenonAt(c, tx)
      return { of, voices: await voicesOf(tx, of.id) }
    })
    return c.html(<PartnerPage {...common} {...seen} frame={frame} voiceWords={textsFor(locale, { da: voicesDa, en: voicesEn })} />)
  }
  const asked = c.req.query('step') ?? ''
  const seen = await c.var.work(async (tx) => {
    const of = await phenomenonAt(c, tx)
    await record(tx, { deed: 'read', thing: 'phenomenon', thingId: of.id })
    return readSeen(tx, of, back?.step ?? (isStage(asked) ? asked : of.stage))
  })
  const may = { mayWork: mayWork(actor) && seen.of.state === 'open' }
  const page = <PhenomenonPage {...seen} {...common} {...may} frame={frame} today={todayInTown()} answered={answered} />
  return c.html(page, back ? 422 : 200)
}

/** Does a deed to a phenomenon: back to its step, or the step again with the form as it was written and what is wrong with it. */
export async function answerStep(
  c: Ask,
  section: Omit<SectionBack, 'errors'>,
  done: string,
  deed: (tx: Tx, of: Phenomenon) => Promise<FieldError[]>,
): Promise<Response> {
  const errors = await c.var.work(async (tx) => deed(tx, await workableAt(c, tx)))
  return errors.length > 0 ? showPhenomenon(c, { ...section, errors }) : toStep(c, idOf(c), section.step, done)
}

/** Back to a step of the page, which says what was done. */
export const toStep = (c: Ask, id: string, step: Stage, done: string): Response =>
  c.redirect(href(c, `/phenomena/${id}?step=${step}&done=${done}`), 303)
