// Somebody is asked how they see a phenomenon; the answer is written down by those who asked, or by the partner itself.
import type { Tx } from '../../../platform/db.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { type FieldError, readFields } from '../../../platform/result.ts'
import { phenomenonAt, workableAt } from '../asked.ts'
import { noteDeed } from '../deed.ts'
import type { Phenomenon } from '../model.ts'
import { answerStep, toStep } from '../page/show.tsx'
import { mayWork } from '../policy.ts'
import { complaintAbout } from '../wording/complaints.ts'
import { wordsIn } from '../words.ts'
import { knownPlaces } from '../writing/choices.ts'
import { answerForm, inviteForm, type Voice, whyNotForm } from './model.ts'
import { AnswerPage } from './pages.tsx'
import { answer, invite, saveWhyNot, takeBackInvitation, voicesOf } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const sentences = { da, en }

/** An invitation that waits for its answer, for those who asked and for the partner that was asked. */
async function waitingAt(c: Ask, tx: Tx): Promise<{ of: Phenomenon; voice: Voice }> {
  const of = await phenomenonAt(c, tx)
  const { organisation } = c.var.actor
  const voice = (await voicesOf(tx, of.id)).find(({ id }) => id === idOf(c, 'voice'))
  if (voice?.state !== 'invited') throw new Refused(404, '')
  if (!mayWork(c.var.actor) && (organisation === null || voice.organisation !== organisation)) throw new Refused(403, '')
  return { of, voice }
}

async function showAnswer(c: Ask, back?: Back): Promise<Response> {
  const seen = await c.var.work((tx) => waitingAt(c, tx))
  const page = <AnswerPage {...formProps(c, sentences, back)} {...seen} words={wordsIn(c.var.locale)} mayTakeBack={mayWork(c.var.actor)} />
  return c.html(page, back ? 422 : 200)
}

export function voiceRoutes(web: Web): void {
  web.post(at('/phenomena/:id/voices'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(inviteForm, fields)
    return answerStep(c, { step: 'respond', fields, sentences }, 'asked', async (tx, of) => {
      if (!read.ok) return read.errors
      const { whose, organisation } = read.value
      const place = organisation === null ? -1 : of.organisations.indexOf(organisation)
      if (whose === 'partner' && place < 0) return [{ field: 'organisation', key: 'organisation', came: '' }]
      const who = whose === 'partner' ? (of.organisationNames[place] ?? '') : read.value.who
      const complaint = whose === 'partner' ? null : complaintAbout('who', who, 'people', await knownPlaces(tx))
      if (complaint) return [complaint]
      if (await invite(tx, of.id, { whose, who, organisation: whose === 'partner' ? organisation : null }))
        await noteDeed(c, tx, of.id, 'invited', { words: who, detail: { whose } })
      return []
    })
  })

  web.post(at('/phenomena/:id/not-heard'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(whyNotForm, fields)
    return answerStep(c, { step: 'respond', fields, sentences }, 'saved', async (tx, of) => {
      if (!read.ok) return read.errors
      const complaint = complaintAbout('because', read.value.because, 'people', await knownPlaces(tx))
      if (complaint) return [complaint]
      await saveWhyNot(tx, of.id, read.value.because)
      await noteDeed(c, tx, of.id, 'not-heard', { words: read.value.because })
      return []
    })
  })

  web.get(at('/phenomena/:id/voices/:voice'), (c) => showAnswer(c))

  web.post(at('/phenomena/:id/voices/:voice'), async (c) => {
    const fields = await readForm(c)
    const read = readFields(answerForm, fields)
    const errors = await c.var.work(async (tx): Promise<FieldError[]> => {
      const { of, voice } = await waitingAt(c, tx)
      if (!read.ok) return read.errors
      const complaint = complaintAbout('words', read.value.words, 'people', await knownPlaces(tx))
      if (complaint) return [complaint]
      // Somebody else has answered in the same moment: these words are not kept, and nobody says that they are.
      if (!(await answer(tx, of.id, voice.id, read.value, c.var.actor.name))) throw new Refused(404, '')
      const kind = read.value.state === 'said' ? 'heard' : 'declined'
      await noteDeed(c, tx, of.id, kind, { words: voice.who, detail: { whose: voice.whose } })
      return []
    })
    return errors.length > 0 ? showAnswer(c, { fields, errors }) : toStep(c, idOf(c), 'respond', 'heard')
  })

  web.post(at('/phenomena/:id/voices/:voice/take-back'), async (c) => {
    await c.var.work(async (tx) => {
      const of = await workableAt(c, tx)
      const { voice } = await waitingAt(c, tx)
      await takeBackInvitation(tx, of.id, voice.id)
    })
    return toStep(c, idOf(c), 'respond', 'takenBack')
  })
}
