// Letters to a partner: something was handed over, or an answer is due. They say what it is about and where, and never what somebody wrote.
import { formatDate, type Locale } from '@trygby/ui'
import type { Tx } from '../../platform/db.ts'
import { textsFor } from '../../platform/i18n.ts'
import { queueMail } from '../../platform/mail.ts'
import type { Report } from '../reports/model.ts'
import { da as wordsDa } from '../reports/texts.da.ts'
import { en as wordsEn } from '../reports/texts.en.ts'
import type { Handover } from './model.ts'
import { peopleOf } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Where the town's pages are, without a slash at the end, and what the town is called. */
export interface Sender {
  publicUrl: string
  town: string
}

type About = Pick<Handover, 'id' | 'organisation' | 'due'>

/** To everybody of the partner who comes in here, in their own language. */
export async function writeToPeople(tx: Tx, from: Sender, kind: 'handed' | 'due', report: Report, handover: About): Promise<void> {
  for (const { email, locale } of handover.organisation ? await peopleOf(tx, handover.organisation) : [])
    await write(tx, email, locale as Locale, from, kind, report, handover, `/handovers/${handover.id}`) // 'da' or 'en', as its table says
}

/** To the address of a link. Nobody knows what its reader reads: it is in Danish, and the page it leads to is in both. */
export const writeLink = (tx: Tx, email: string, token: string, from: Sender, kind: 'handed' | 'due', report: Report, handover: About) =>
  write(tx, email, 'da', from, kind, report, handover, `/handover/${token}`)

async function write(
  tx: Tx,
  to: string,
  locale: Locale,
  { publicUrl, town }: Sender,
  kind: 'handed' | 'due',
  report: Report,
  { due }: About,
  path: string,
): Promise<void> {
  const t = textsFor(locale, { da, en }).letters
  const what = `${textsFor(locale, { da: wordsDa, en: wordsEn }).kinds[report.kind]}, ${report.place.label}`
  const text = [t[kind](town, what), t.by(formatDate(due, locale)), `${publicUrl}/${locale}${path}`, t.keep].join('\n\n')
  await queueMail(tx, { to, subject: t.subjects[kind](what), text })
}
