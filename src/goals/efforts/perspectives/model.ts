// How a profession or a partner sees an effort: each by its author, and disagreement is kept.
import { z } from 'zod'
import { lineOf, wordsOf } from '../../goals/said/model.ts'

export const views = ['for', 'concern', 'against', 'addition'] as const
export type View = (typeof views)[number]

export interface Perspective {
  id: string
  /** The profession that speaks. */
  profession: string
  view: View
  words: string
  author: string | null
  authorName: string
  /** The partner organisation they speak for; null for a colleague. */
  organisation: string | null
  organisationName: string
  writtenAt: Date
  /** When its author took it back; it stays to be read. */
  takenBackAt: Date | null
}

export const perspectiveForm = z.object({
  profession: lineOf('profession', 'professionLong', 120),
  view: z.enum(views, { error: 'view' }),
  words: wordsOf('words', 'wordsLong', 4000, 3),
})
export type PerspectiveForm = z.infer<typeof perspectiveForm>

/** Whether those who spoke see it differently: somebody for it, and somebody with a concern or against. */
export function disagree(perspectives: readonly Perspective[]): boolean {
  const standing = perspectives.filter(({ takenBackAt }) => takenBackAt === null).map(({ view }) => view)
  return standing.includes('for') && standing.some((view) => view === 'against' || view === 'concern')
}
