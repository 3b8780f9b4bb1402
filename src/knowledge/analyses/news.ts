// What the front page may say about fewer victims: the newest released answer for residents, and the one for businesses.
import { formatDate } from '@trygby/ui'
import type { NewsSource } from '../../goals/index.ts'
import { textsFor } from '../../platform/i18n.ts'
import { audiences } from './model.ts'
import { readMainAnswers } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { audienceSentence } from './told/told.ts'

export const fewerVictimsNews: NewsSource = async (tx, { locale }) => {
  const answers = await readMainAnswers(tx)
  const crime = answers?.expected.table.provenance[0]
  if (!answers || !crime) return null
  const t = textsFor(locale, { da, en })
  return {
    sentences: audiences.map((audience) => audienceSentence(answers.expected, audience, t, locale)),
    href: `/${locale}/knowledge/crime`,
    source: t.newsSource(`${crime.publisher}, ${crime.table}`, formatDate(crime.fetchedAt, locale)),
  }
}
