// What the town says in both languages: how it is written in a form, and how it is read where the English is missing.
import { z } from 'zod'
import { holdsPersonNumber } from '../../../platform/form/model.ts'
import type { Bilingual } from '../../indicators/model.ts'

/** Words as one reader meets them; `lang` when they are in another language than the page. */
export interface Said {
  text: string
  lang?: 'da' | 'en'
}

/** The words in the reader's language; without English the Danish stands, and says so. */
export function saidIn({ da, en }: Bilingual, locale: string): Said {
  if (locale === 'da') return { text: da }
  if (en.trim() === '') return { text: da, lang: 'da' }
  return locale === 'en' ? { text: en } : { text: en, lang: 'en' }
}

// Browsers send line breaks as two signs; one is kept, so that length and comparison are what the writer sees.
const written = (text: string): string => text.replace(/\r\n?/g, '\n').trim()
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ')

const bounded = (missing: string, long: string, most: number, least: number) =>
  z
    .string()
    .min(least, missing)
    .max(most, long)
    .refine((text) => !holdsPersonNumber(text), 'personNumber')

/** Words that must be there, of `least` to `most` signs. */
export const wordsOf = (missing: string, long: string, most: number, least = 1) =>
  z
    .string({ error: missing })
    .transform(written)
    .pipe(bounded(missing, long, most, least))

/** Words that may be left out. */
export const wordsOrNone = (long: string, most: number) =>
  z
    .string({ error: long })
    .optional()
    .transform((text) => written(text ?? ''))
    .pipe(bounded(long, long, most, 0))

/** One line that must be there. */
export const lineOf = (missing: string, long: string, most: number) => wordsOf(missing, long, most).transform(inOneLine)

/** One line that may be left out. */
export const lineOrNone = (long: string, most: number) => wordsOrNone(long, most).transform(inOneLine)
