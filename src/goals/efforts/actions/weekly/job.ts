// Monday at seven: a letter to everybody with open actions, saying how many, and nothing of what they are about.

import { todayInTown } from '../../../../platform/form/model.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { doneOnce, type JobKind } from '../../../../platform/jobs.ts'
import { queueMail } from '../../../../platform/mail.ts'
import { townName } from '../../../../platform/town/store.ts'
import { da } from '../mine/texts.da.ts'
import { en } from '../mine/texts.en.ts'
import { letterWriter, type Reader, readersOnMonday } from './store.ts'

/** The letter to one reader, in their own language. */
export function letterTo({ email, locale, open, late }: Reader, { publicUrl, town }: { publicUrl: string; town: string }) {
  const t = textsFor(locale, { da, en })
  const link = `${publicUrl}/${locale}/my-actions`
  return { to: email, subject: t.letter.subject, text: t.letter.body({ counted: t.counted(open, late), link, town }) }
}

export const weeklyActions: JobKind = {
  name: 'weekly-actions',
  schedule: '0 7 * * 1',
  retries: 5,
  run: async ({ id, municipality }, { db, config }) => {
    await db.transaction(letterWriter(municipality), async (tx) => {
      if (!(await doneOnce(tx, id))) return
      const from = { publicUrl: config.publicUrl, town: await townName(tx) }
      for (const reader of await readersOnMonday(tx, todayInTown())) await queueMail(tx, letterTo(reader, from))
    })
  },
}
