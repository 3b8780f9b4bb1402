// The form is sent: a report of its own, or one more voice for one that is there, and the receipt at once.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { queueMail } from '../../../platform/mail.ts'
import { fieldIn, refused } from '../../../platform/result.ts'
import { codeOf, grouped, hashOf } from '../code.ts'
import { guardIntake } from '../guard/guard.ts'
import { hasPicture, type Told } from '../model.ts'
import { joinReport } from '../near-by/join-report.ts'
import { reportOffered } from '../near-by/look.ts'
import { type Checked, checkUpTo, type Filling } from './checked.ts'
import { type Filed, fileReport } from './file-report.ts'
import { hrefElsewhere } from './languages.ts'
import { begunAt, languageOf, readEmail, seenOn } from './model.ts'
import { givePicture } from './pictures/picture.ts'
import { showReceipt, showStep } from './show.tsx'
import { isVoice, keepEmail, reportOfCode, unitOf } from './store.ts'
import { flowTexts } from './words.ts'

type Whole = Extract<Checked, { ok: true }>

/** Answers with the receipt, or with the page that has something to correct. The same form again gives the same receipt. */
export async function send(c: Ask, filling: Filling): Promise<Response> {
  const isWelcome = (await guardIntake(c, filling.fields)) === 'pass'
  const checked = await c.var.work((tx) => checkUpTo(tx, filling, 'send'))
  if (!checked.ok) return showStep(c, filling, checked.step, checked)
  if (!isWelcome) return showReceipt(c, filling, emptyReceipt(c, filling, false))
  const filed = await c.var.workAsSystem(async (tx) => {
    const report = await fileReport(tx, c.var.platform.config.secret, toldBy(filling, checked), {
      email: null,
      language: languageOf(c.var.locale),
      written: checked.words,
    })
    if (report.isNew && hasPicture(filling.door)) await givePicture(tx, filling.draft, report.id)
    return { ...report, unit: await unitOf(tx, report.id) }
  }, 'receive a report')
  return showReceipt(c, filling, { ...filed, email: null, isVoice: false })
}

/** “That is the one”: the voice counts only for what was shown as near, so nobody reaches a report elsewhere by its number. */
export async function join(c: Ask, filling: Filling): Promise<Response> {
  const isWelcome = (await guardIntake(c, filling.fields)) === 'pass'
  const checked = await c.var.work((tx) => checkUpTo(tx, filling, 'when'))
  if (!checked.ok) return showStep(c, filling, checked.step, checked)
  const again = fieldIn(filling.fields, 'again')
  const pressed = again || fieldIn(filling.fields, 'join')
  const voice = {
    draft: filling.draft,
    email: null,
    language: languageOf(c.var.locale),
    again: again !== '',
    happenedOn: seenOn(checked.when.seen, begunAt(filling.fields)),
    times: checked.when.times,
  }
  if (!isWelcome) return showReceipt(c, filling, emptyReceipt(c, filling, true))
  const joined = await c.var.workAsSystem(async (tx) => {
    const offered = await reportOffered(tx, checked.place, filling, pressed)
    const report = offered && (await joinReport(tx, c.var.platform.config.secret, { ...voice, report: offered }))
    return report && { ...report, unit: await unitOf(tx, report.id) }
  }, 'receive a voice')
  return joined ? showReceipt(c, filling, { ...joined, email: null, isVoice: true }) : showStep(c, filling, 'send', refused('join', 'gone'))
}

/** What a machine is answered with: it learns nothing from it. */
const emptyReceipt = (c: Ask, { draft }: Filling, isVoice: boolean) => ({
  code: codeOf(c.var.platform.config.secret, draft),
  answerBy: null,
  unit: '',
  email: null,
  isVoice,
})

/** Somebody who told or added a voice leaves an e-mail on the receipt: once, and only they, for the key of their form is what opens it. */
export async function hear(c: Ask, filling: Filling): Promise<Response> {
  const isWelcome = (await guardIntake(c, filling.fields)) === 'pass'
  const { secret } = c.var.platform.config
  const code = codeOf(secret, filling.draft)
  const email = readEmail(filling.fields)
  const { standing, ...begun } = await c.var.workAsSystem(async (tx) => {
    const standing = isWelcome ? await reportOfCode(tx, hashOf(secret, code)) : null
    if (standing && email.ok && email.value && (await keepEmail(tx, hashOf(secret, code), email.value))) {
      await record(tx, { deed: 'asked for letters', thing: 'report', thingId: standing.id })
      await sendCode(c, tx, email.value, { ...standing, code })
    }
    return { standing, ...(await receiptOf(tx, hashOf(secret, code), standing?.id)) }
  }, 'receive a voice')
  const receipt = { code, answerBy: standing?.answerBy ?? null, ...begun, email: email.ok ? email.value : null }
  return showReceipt(c, filling, receipt, email.ok ? undefined : { fields: filling.fields, errors: email.errors })
}

const receiptOf = async (tx: Tx, codeHash: string, report: string | undefined) => ({
  isVoice: await isVoice(tx, codeHash),
  unit: report ? await unitOf(tx, report) : '',
})

const toldBy = ({ draft, door, kind, fields }: Filling, { place, when, words }: Whole): Told => ({
  draft,
  door,
  kind,
  channel: 'web',
  happenedOn: seenOn(when.seen, begunAt(fields)),
  times: when.times,
  weekdays: '',
  howOften: when.howOften,
  consequences: when.consequences,
  place,
  words,
})

/** The one letter that holds the code; every later one only leads to the page where it is typed. */
async function sendCode(c: Ask, tx: Tx, to: string, { code }: Filed): Promise<void> {
  const t = textsFor(c.var.locale, flowTexts).letter
  const address = `${c.var.platform.config.publicUrl}${hrefElsewhere(c, '/follow')}`
  const text = [t.hello, t.code(grouped(code)), t.follow(address), t.notYou].join('\n\n')
  await queueMail(tx, { to, subject: `${c.var.town.name}: ${t.subject}`, text })
}
