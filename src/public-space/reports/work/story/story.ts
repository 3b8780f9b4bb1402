// One piece of news as plain sentences: what moved, who has it, what is next and by when. The same on the code page, in letters and in public.
import { formatDate, formatNumber, type Locale } from '@trygby/ui'
import { textsFor } from '../../../../platform/i18n.ts'
import type { News, Outcome } from '../../model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** News as it was told; `voices` is 0 where the number of people is not to be said. */
export type Told = News & { voices: number }

/** How many said it: of a report that others were put together with, they too. 0 where it is not to be said. */
export const voicesOf = ({ voices, detail = {} }: Pick<Told, 'voices' | 'detail'>): number =>
  voices === 0 ? 0 : Math.max(voices, Number(detail.voicesInAll ?? 0))

/** What was told one after the other; who has it and by when there is an answer is said again only where it changed. */
export function withoutRepeats<One extends Told>(all: readonly One[]): One[] {
  let [unit, answerBy] = ['', ''] as [string, string]
  return all.map((one) => {
    const isSameUnit = one.unit === unit && ['assessed', 'planned'].includes(one.key)
    const isSameDay = one.answerBy === answerBy
    ;[unit, answerBy] = [one.unit || unit, one.answerBy ?? answerBy]
    return { ...one, unit: isSameUnit ? '' : one.unit, answerBy: isSameDay ? null : one.answerBy }
  })
}

/** How it stands while it is open: who has it, what happens next, and by when there is an answer. */
export function standing(all: readonly Told[], answerBy: string | null, locale: Locale): string[] {
  const t = textsFor(locale, { da, en })
  const unit = all.findLast((one) => one.unit !== '')?.unit
  const nextStep = all.at(-1)?.nextStep
  return [
    unit ? t.moved.team(unit) : '',
    nextStep ? t.next(nextStep) : '',
    answerBy ? t.answerBy(formatDate(answerBy, locale)) : '',
  ].filter(Boolean)
}

/** The sentences in the reader's language; the words of whoever gave the answer (`news.words`) stand by themselves. */
export function sentencesOf(told: Told, locale: Locale): string[] {
  const { key, unit, nextStep, answerBy, detail = {} } = told
  const [t, voices] = [textsFor(locale, { da, en }), voicesOf(told)]
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
