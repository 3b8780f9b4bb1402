// A goal in the town's own words, or in the paper's sense until the town has found its own.
import { z } from 'zod'
import type { Bilingual } from '../../indicators/model.ts'
import type { Goal } from '../model.ts'
import { lineOf, lineOrNone, type Said, saidIn, wordsOf, wordsOrNone } from '../said/model.ts'

/** A goal as the town has worded it. */
export interface Wording {
  goal: Goal
  title: Bilingual
  text: Bilingual
  why: Bilingual
  changedAt: Date
  /** Which saving this is; a form carries it, so that two colleagues do not overwrite each other. */
  saving: string
}

/** A goal in the paper's sense, in one language. */
export interface PaperWords {
  title: string
  text: string
  why: string
}

/** A goal as one reader meets it. */
export interface Worded {
  goal: Goal
  title: Said
  text: Said
  why: Said
  /** False while the paper's words stand. */
  isTheTowns: boolean
}

/** The town's words where there are some, the paper's otherwise. `paper` is in the reader's language. */
export function wordingOf(goal: Goal, row: Wording | null, paper: Record<Goal, PaperWords>, locale: string): Worded {
  if (row) {
    const { title, text, why } = row
    return { goal, title: saidIn(title, locale), text: saidIn(text, locale), why: saidIn(why, locale), isTheTowns: true }
  }
  const { title, text, why } = paper[goal]
  return { goal, title: { text: title }, text: { text }, why: { text: why }, isTheTowns: false }
}

export const wordingForm = z.object({
  titleDa: lineOf('titleDa', 'titleLong', 120),
  titleEn: lineOrNone('titleLong', 120),
  textDa: wordsOf('textDa', 'textLong', 2000),
  textEn: wordsOrNone('textLong', 2000),
  whyDa: wordsOrNone('whyLong', 4000),
  whyEn: wordsOrNone('whyLong', 4000),
  saving: z.string({ error: 'saving' }).max(40, 'saving'),
})
export type WordingForm = z.infer<typeof wordingForm>
