// A sub-goal: a part of a shared goal that the town has set itself, and may end again.
import { z } from 'zod'
import type { Bilingual } from '../../indicators/model.ts'
import type { Goal } from '../model.ts'
import { lineOf, lineOrNone, wordsOrNone } from '../said/model.ts'

export interface SubGoal {
  id: string
  goal: Goal
  title: Bilingual
  text: Bilingual
  /** Null while the town pursues it. */
  endedAt: Date | null
  /** Counts its corrections; a form carries it, so that two colleagues do not overwrite each other. */
  revision: number
}

export const subGoalForm = z.object({
  titleDa: lineOf('titleDa', 'titleLong', 160),
  titleEn: lineOrNone('titleLong', 160),
  textDa: wordsOrNone('textLong', 2000),
  textEn: wordsOrNone('textLong', 2000),
})
export type SubGoalForm = z.infer<typeof subGoalForm>
