// One piece of news as plain sentences: what moved, who has it, what is next and by when. The same on the code page, in letters and in public.
import { formatDate, formatNumber, type Locale } from '@trygby/ui'
import { textsFor } from '../../../../platform/i18n.ts'
import type { News, Outcome } from '../../model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** News as it was told; `voices` is 0 where the number of people is not to be said. */
export type Told = News & { voices: number }

/** The sentences in the reader's language; the words of whoever gave the answer (`news.words`) stand by themselves. */
export function sentencesOf({ key, unit, nextStep, answerBy, detail = {}, voices }: Told, locale: Locale): string[] {
  const t = textsFor(locale, { da, en })
  return [
    voices > 1 ? t.voices(formatNumber(voices, locale)) : '',
    t.moved[key](unit),
    // Both come from closed lists; a word that is in none says nothing.
    t.outcomes[detail.outcome as Outcome] ?? '',
    t.results[detail.result ?? ''] ?? '',
    nextStep ? t.next(nextStep) : '',
    answerBy ? t.answerBy(formatDate(answerBy, locale)) : '',
  ].filter(Boolean)
}
