// The town's answer to a comment, a comment that came on paper, and which comments a list shows.
import { z } from 'zod'
import { holdsPersonNumber, idOrNone, ticked } from '../../../../platform/form/model.ts'
import type { PlanVersion } from '../../model.ts'
import { aboutNobody, type Comment, longWords, outcomes } from '../model.ts'

/** Comments are written in while the consultation stands open to them. */
export const isGoing = ({ state }: Pick<PlanVersion, 'state'>): boolean => state === 'consultation'

export const shows = ['unanswered', 'answered', 'all'] as const
export type Show = (typeof shows)[number]
/** What is asked for in the address; those that wait stand first. */
export const showOf = (asked: string | undefined): Show => shows.find((one) => one === asked) ?? 'unanswered'

/** How many of each there are. */
export type Counts = Record<Show, number>

/** An address or telephone number of the town may stand in an answer; a personal number may not. */
export const answerForm = z.object({
  outcome: z.enum(outcomes, { error: 'outcome' }),
  answer: longWords('answer', 'answerLong', 4000).refine((text) => !holdsPersonNumber(text), 'personNumber'),
  isPublic: ticked,
})
export type AnswerForm = z.infer<typeof answerForm> & {
  /** The answer the form began from. */
  revision: number
}

/** Comment and answer as they stand, to see whether a form says anything else. */
export const isSameAnswer = (comment: Comment, form: Omit<AnswerForm, 'revision'>): boolean =>
  comment.outcome === form.outcome && comment.answer === form.answer && comment.isPublic === form.isPublic

/** Empty `party` is a resident; empty `chapter` is the version as a whole. */
export const paperForm = z.object({
  party: idOrNone('party'),
  chapter: idOrNone('chapter'),
  words: longWords('words', 'wordsLong', 6000).superRefine(aboutNobody),
})

/** The first signs of a comment, for a list. */
export function beginningOf(words: string, most = 140): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most).replace(/\s+\S*$/, '')
  return `${cut.toWellFormed()} …`
}
