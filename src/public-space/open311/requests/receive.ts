// A fault comes from another system: filed as any other report, answered with the number everybody may know it by.

import type { Tx } from '../../../platform/db.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { queueMail } from '../../../platform/mail.ts'
import { grouped } from '../../reports/code.ts'
import { fileReport } from '../../reports/filing/file-report.ts'
import { flowTexts } from '../../reports/filing/words.ts'
import type { Asked } from '../answers/answer.ts'
import { requireKey } from '../keys/known-key.ts'
import { placeOf, whereIn } from './place.ts'
import { draftOf, readRequest } from './read-request.ts'
import { numberOfDraft } from './store.ts'

/** Files it and returns its number. Throws a `Problem` for what cannot be taken; then nothing was kept. */
export async function receiveRequest(c: Ask, asked: Asked): Promise<number> {
  const key = await requireKey(c, asked)
  const { email, ...told } = readRequest(asked, draftOf(key.id, (c.req.header('idempotency-key') ?? '').slice(0, 300)))
  const where = whereIn(asked)
  const language = c.var.locale === 'en' ? 'en' : 'da'
  return c.var.workAsSystem(async (tx) => {
    const place = await placeOf(tx, where)
    const filed = await fileReport(tx, c.var.platform.config.secret, { ...told, place }, { email, language, written: told.words })
    if (filed.isNew && email) await sendCode(c, tx, email, filed.code)
    const number = await numberOfDraft(tx, told.draft)
    if (number === null) throw new Error('A fault that was filed has no number')
    return number
  }, 'receive a report')
}

/** Whoever gave an address to the other system gets the code by which they can follow, as everybody does. */
async function sendCode(c: Ask, tx: Tx, to: string, code: string): Promise<void> {
  const t = textsFor(c.var.locale, flowTexts).letter
  const address = `${c.var.platform.config.publicUrl}${href(c, '/follow')}`
  const text = [t.hello, t.code(grouped(code)), t.follow(address), t.notYou].join('\n\n')
  await queueMail(tx, { to, subject: `${c.var.town.name}: ${t.subject}`, text })
}
