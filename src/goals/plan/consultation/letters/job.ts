// Partners who are asked get a letter when a consultation begins, and those who are silent another a week before it ends.

import { formatDate } from '@trygby/ui'
import type { Tx } from '../../../../platform/db.ts'
import { type Day, todayInTown } from '../../../../platform/form/model.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import type { JobKind } from '../../../../platform/jobs.ts'
import { queueMail } from '../../../../platform/mail.ts'
import { townName } from '../../../../platform/town/store.ts'
import { consultationPath } from '../../model.ts'
import { dueLetters, readersOf, sentOnce, writing } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Queues every letter that is due; each is noted in the same transaction, so that it leaves once. */
export async function sendConsultationLetters(tx: Tx, publicUrl: string, today: Day): Promise<void> {
  const due = await dueLetters(tx, today)
  if (due.length === 0) return
  const town = await townName(tx)
  for (const letter of due) {
    if (!(await sentOnce(tx, letter))) continue
    for (const { email, locale } of await readersOf(tx, letter.party)) {
      const words = textsFor(locale, { da, en })[letter.about]
      const link = `${publicUrl}/${locale}${consultationPath({ id: letter.version })}`
      await queueMail(tx, {
        to: email,
        subject: words.subject,
        text: words.text({ town, title: letter.title, day: formatDate(letter.until, locale), link }),
      })
    }
  }
}

/** Looks every minute; a town without a consultation costs one look. */
export const consultationLetters: JobKind = {
  name: 'consultation-letters',
  everyMs: 60_000,
  run: ({ municipality }, { db, config }) =>
    db.transaction(writing(municipality), (tx) => sendConsultationLetters(tx, config.publicUrl, todayInTown())),
}
