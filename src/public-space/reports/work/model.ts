// What staff do with one report: move it on, ask, close it with an answer, and sort it; each form read once.
import { z } from 'zod'
import { type Day, dayOrNone, holdsPersonNumber, idOrNone, ticked } from '../../../platform/form/model.ts'
import {
  isOpen,
  type Kind,
  kindsOf,
  mayFollow,
  type NewsKey,
  type Outcome,
  outcomes,
  type Report,
  type State,
  states,
  voicesOfOutcome,
} from '../model.ts'

const words = (long: string, most: number) =>
  z
    .string({ error: long })
    .optional()
    .transform((came) => (came ?? '').trim())
    .refine((came) => came.length <= most, long)
    .refine((came) => !holdsPersonNumber(came), 'personNumber')

/** The revision a form began from; 0, which none is, when it does not say. */
const revision = z
  .string({ error: 'elsewhere' })
  .optional()
  .transform((came) => (/^\d{1,9}$/.test(came ?? '') ? Number(came) : 0))

export const moveForm = z.object({
  to: z.enum(states, { error: 'to' }),
  nextStep: words('nextStepLong', 500),
  words: words('wordsLong', 2000),
  revision,
})

/** What keeps an answer from being sent; null when nothing does. Blanks, dots and signs that nobody sees are no answer. */
export function wrongInAnswer(answer: string): 'answerShort' | 'answerLong' | 'personNumber' | null {
  if ((answer.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < leastAnswer) return 'answerShort'
  if (answer.trim().length > 2000) return 'answerLong'
  return holdsPersonNumber(answer) ? 'personNumber' : null
}
const leastAnswer = 10

/** Outcomes staff may close with; what is put together with another is closed by that. */
export const closingOutcomes = outcomes.filter((outcome) => outcome !== 'duplicate')

/** What its answer lacks is said by `moveReport`. */
export const closeForm = z.object({
  outcome: z.enum(closingOutcomes, { error: 'outcome' }),
  saidBy: z.enum(voicesOfOutcome, { error: 'saidBy' }),
  answer: words('answerLong', 2000).refine((came) => wrongInAnswer(came) !== 'answerShort', 'answerShort'),
  words: words('wordsLong', 2000),
  revision,
})

export const askForm = z.object({ question: words('questionLong', 500).refine((came) => came.length >= 10, 'questionShort') })

export const sortForm = z.object({
  kind: z.string({ error: 'kind' }),
  team: idOrNone('team'),
  answerBy: dayOrNone('answerBy'),
  isPublic: ticked,
  revision,
})

/** States staff may choose on the page of moves; closing has its own, and nobody but residents asks to open again. */
export const choosableFrom = (from: State): State[] =>
  states.filter((to) => mayFollow(from, to) && to !== 'closed' && to !== 'reopen-asked')

/** The one step most reports take next, offered as one press; null where there is a choice to make. */
export const obviousNext = (state: State): State | null =>
  state === 'received' || state === 'reopened'
    ? 'assessed'
    : state === 'reopen-asked'
      ? 'reopened'
      : state === 'planned'
        ? 'in-progress'
        : null

export const isOverdue = ({ state, answerBy }: Pick<Report, 'state' | 'answerBy'>, today: string): boolean =>
  isOpen(state) && answerBy !== null && answerBy < today

/** A report keeps its door; what it is about may be corrected within it. */
export const kindsBeside = ({ door }: Pick<Report, 'door'>): readonly Kind[] => kindsOf[door]

/** Who does something to a report; residents and the machinery have no name. */
export type Whom = 'staff' | 'partner' | 'reporter' | 'somebody' | 'machinery'

/** A line of the trail as it is read. */
export interface TrailLine {
  id: string
  kind: string
  from: State | null
  to: State | null
  outcome: Outcome | null
  byWhom: Whom
  /** Its name then; empty for residents and the machinery. */
  byName: string
  words: string
  detail: Record<string, unknown>
  at: Date
}

/** What everybody who reported or follows was told once. */
export interface ToldNews {
  id: string
  key: NewsKey
  unit: string
  nextStep: string
  answerBy: Day | null
  words: string
  voices: number
  detail: Record<string, string>
  at: Date
}
