// Every morning: one letter to each person with dates that draw near; each date is reminded of once before and once on its day.

import { formatDate } from '@trygby/ui'
import type { Tx } from '../../../platform/db.ts'
import { type Day, todayInTown } from '../../../platform/form/model.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { doneOnce, type JobKind } from '../../../platform/jobs.ts'
import { type Letter, queueMail } from '../../../platform/mail.ts'
import { townName } from '../../../platform/town/store.ts'
import { type Due, dueOn } from './model.ts'
import { agreedDates, type Recipient, recipientsOf, reminding, takeUnsent } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The letter to one person, in their own language. */
export function letterTo(
  { email, locale }: Recipient,
  due: readonly Due[],
  { publicUrl, town }: { publicUrl: string; town: string },
): Letter {
  const t = textsFor(locale, { da, en })
  const lines = due.map(({ thing, when, on, path }) => `${t.lines[thing][when](formatDate(on, locale))}\n${publicUrl}/${locale}${path}`)
  return { to: email, subject: t.subject(due.length), text: t.body(lines, town) }
}

/** Sends what is due on a day and was not sent before; returns how many letters. Runs as the machinery, in one transaction: a reminder counts as sent with its letters, or not at all. */
export async function remind(tx: Tx, today: Day, publicUrl: string): Promise<number> {
  const due = await takeUnsent(tx, dueOn(await agreedDates(tx), today))
  if (due.length === 0) return 0
  const from = { publicUrl, town: await townName(tx) }
  let letters = 0
  for (const recipient of await recipientsOf(
    tx,
    due.flatMap(({ owner }) => owner ?? []),
  )) {
    const theirs = due.filter(({ owner }) => recipient.isCoordinator || owner === recipient.account)
    if (theirs.length === 0) continue
    await queueMail(tx, letterTo(recipient, theirs, from))
    letters++
  }
  return letters
}

export const planReminders: JobKind = {
  name: 'plan-reminders',
  schedule: '30 6 * * *',
  retries: 5,
  run: async ({ id, municipality }, { db, config }) => {
    await db.transaction(reminding(municipality), async (tx) => {
      if (await doneOnce(tx, id)) await remind(tx, todayInTown(), config.publicUrl)
    })
  },
}
