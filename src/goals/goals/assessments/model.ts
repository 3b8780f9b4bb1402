// How somebody who answers for a goal judges it, signed and dated; and whether the figures say the same.
import { z } from 'zod'
import type { Bilingual } from '../../indicators/model.ts'
import { type Goal, type Movement, movements } from '../model.ts'
import { lineOf, wordsOf, wordsOrNone } from '../said/model.ts'

export interface Assessment {
  id: string
  goal: Goal
  movement: Movement
  words: Bilingual
  signedBy: string
  writtenAt: Date
}

export const assessmentForm = z.object({
  movement: z.enum(movements, { error: 'movement' }),
  wordsDa: wordsOf('wordsDa', 'wordsLong', 4000, 10),
  wordsEn: wordsOrNone('wordsLong', 4000),
  signedBy: lineOf('signedBy', 'signedLong', 120),
})
export type AssessmentForm = z.infer<typeof assessmentForm>

/** How many of a goal's indicators move each way. They are never averaged into one grade: each is read alone. */
export type MovementCounts = Record<Movement, number> & {
  /** Adopted, and with no released figure yet. */
  withoutFigures: number
}

/** Counts movements; null is an indicator without figures. */
export function countMovements(moved: readonly (Movement | null)[]): MovementCounts {
  const counts: MovementCounts = { better: 0, worse: 0, held: 0, 'no-clear-change': 0, 'cannot-tell': 0, withoutFigures: 0 }
  for (const movement of moved) counts[movement ?? 'withoutFigures']++
  return counts
}

/** Whether figures and people say the same: all of them, some, none; or the figures cannot say. */
export type Agreement = 'same' | 'partly' | 'differs' | 'figures-silent'

/** Sets a judgement beside the figures. An indicator that cannot tell says the same only as somebody who says that it cannot be told. */
export function agreementOf(judged: Movement, counts: MovementCounts): Agreement {
  const telling = movements.filter((movement) => counts[movement] > 0 && (movement !== 'cannot-tell' || judged === movement))
  if (telling.length === 0) return 'figures-silent'
  if (!telling.includes(judged)) return 'differs'
  return telling.length === 1 ? 'same' : 'partly'
}
