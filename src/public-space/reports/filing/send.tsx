// The form is sent: a report of its own, or one more voice for one that is there, and the receipt at once.
import type { Tx } from '../../../platform/db.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { queueMail } from '../../../platform/mail.ts'
import { fieldIn, refused } from '../../../platform/result.ts'
import { codeOf, grouped } from '../code.ts'
import { guardIntake } from '../guard/guard.ts'
import { hasPicture, type Told } from '../model.ts'
import { joinReport } from '../near-by/join-report.ts'
import { openNear } from '../near-by/store.ts'
import { type Checked, checkUpTo, type Filling } from './checked.ts'
import { type Filed, fileReport } from './file-report.ts'
import { hrefElsewhere } from './languages.ts'
import { begunAt, languageOf, readEmail, seenOn } from './model.ts'
import { givePicture } from './pictures/picture.ts'
import { showReceipt, showStep } from './show.tsx'
import { unitOf } from './store.ts'
import { flowTexts } from './words.ts'

type Whole = Extract<Checked, { ok: true }>

/** Answers with the receipt, or with the page that has something to correct. The same form again gives the same receipt. */
export async function send(c: Ask, filling: Filling): Promise<Response> {
  const isWelcome = (await guardIntake(c, filling.fields)) === 'pass'
  const checked = await c.var.work((tx) => checkUpTo(tx, filling, 'send'))
  if (!checked.ok) return showStep(c, filling, checked.step, checked)
  const email = readEmail(filling.fields)
  if (!email.ok) return showStep(c, filling, 'send', email)
  if (!isWelcome)
    return showReceipt(c, { code: codeOf(c.var.platform.config.secret, filling.draft), answerBy: null, unit: '', email: null })
  const filed = await c.var.workAsSystem(async (tx) => {
    const report = await fileReport(tx, c.var.platform.config.secret, toldBy(filling, checked), {
      email: email.value,
      language: languageOf(c.var.locale),
      written: checked.words,
    })
    if (report.isNew && hasPicture(filling.door)) await givePicture(tx, filling.draft, report.id)
    if (report.isNew && email.value) await sendCode(c, tx, email.value, report)
    return { ...report, unit: await unitOf(tx, report.id) }
  }, 'receive a report')
  return showReceipt(c, { ...filed, email: email.value })
}

/** “That is the one”: the voice counts only for what was shown as near, so nobody reaches a report elsewhere by its number. */
export async function join(c: Ask, filling: Filling): Promise<Response> {
  const isWelcome = (await guardIntake(c, filling.fields)) === 'pass'
  const checked = await c.var.work((tx) => checkUpTo(tx, filling, 'send'))
  if (!checked.ok) return showStep(c, filling, checked.step, checked)
  const again = fieldIn(filling.fields, 'again')
  const voice = {
    report: again || fieldIn(filling.fields, 'join'),
    draft: filling.draft,
    email: null,
    language: languageOf(c.var.locale),
    again: again !== '',
    happenedOn: seenOn(checked.when.seen, begunAt(filling.fields)),
    times: checked.when.times,
  }
  if (!isWelcome)
    return showReceipt(c, { code: codeOf(c.var.platform.config.secret, filling.draft), answerBy: null, unit: '', email: null }, true)
  const joined = await c.var.workAsSystem(async (tx) => {
    const near = await openNear(tx, checked.place, filling)
    const report = near.some(({ id }) => id === voice.report) ? await joinReport(tx, c.var.platform.config.secret, voice) : null
    return report && { ...report, unit: await unitOf(tx, report.id) }
  }, 'receive a voice')
  return joined ? showReceipt(c, { ...joined, email: null }, true) : showStep(c, filling, 'send', refused('join', 'gone'))
}

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
