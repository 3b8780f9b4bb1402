// The weekly letter: what was done at a place, in plain words, with the way to stop.
import { formatDate } from '@trygby/ui'
import type { Letter } from '../../../../platform/mail.ts'
import { da as wordsDa } from '../../../reports/texts.da.ts'
import { en as wordsEn } from '../../../reports/texts.en.ts'
import { linkTo } from '../links.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import type { DoneThere, Due } from './store.ts'

export interface From {
  publicUrl: string
  secret: string
  town: string
}

export const isNothing = ({ mended, efforts, answers }: DoneThere): boolean => mended.length + efforts.length + answers.length === 0

/** In the reader's own language. */
export function weeklyLetter(due: Due, reader: { email: string; language: string }, done: DoneThere, from: From): Letter {
  const isEnglish = reader.language === 'en'
  const [t, words, locale] = isEnglish ? ([en, wordsEn, 'en'] as const) : ([da, wordsDa, 'da'] as const)
  const { weekly } = t.letters
  const base = `${from.publicUrl}/${locale}`
  const mended = done.mended.map(({ kind, where, outcome, answer }) =>
    [`- ${words.kinds[kind]}, ${where}: ${words.outcomes[outcome]}.`, answer && `  ${answer}`].filter(Boolean).join('\n'),
  )
  const efforts = done.efforts.map(({ id, nameDa, nameEn, state }) => {
    const name = isEnglish && nameEn !== '' ? nameEn : nameDa
    return `- ${name} – ${weekly.moves[state]}.\n  ${base}/efforts/${id}`
  })
  const answers = done.answers.map(({ title }) => `- ${title}`)
  const under = (heading: string, lines: string[], link = '') =>
    lines.length > 0 ? [heading, ...lines, link].filter(Boolean).join('\n') : ''
  return {
    to: reader.email,
    subject: weekly.subject(due.where),
    text: [
      weekly.opening(due.where, formatDate(due.toldUntil, locale)),
      under(weekly.mended, mended),
      under(weekly.efforts, efforts),
      under(weekly.answers, answers, `${base}/answers`),
      weekly.stop(linkTo(from, 'stop', { id: due.id, language: locale })),
      weekly.regards(from.town),
    ]
      .filter(Boolean)
      .join('\n\n'),
  }
}
