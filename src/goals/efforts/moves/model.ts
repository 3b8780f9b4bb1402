// A step of an effort from one state to the next: which are open, what each asks for, and what is missing before it.
import { z } from 'zod'
import { wordsOrNone } from '../../goals/said/model.ts'
import { type Basic, type Effort, missingBasics, type State, states, transitions } from '../model.ts'

/** A line of an effort's history; never changed. */
export interface Move {
  id: string
  /** Null for the first line: the effort was proposed. */
  from: State | null
  to: State
  /** For colleagues; empty for everybody else. */
  reason: string
  /** Whether it began without the evaluation. */
  isOverride: boolean
  byName: string
  at: Date
}

const inOrder = ['planned', 'going', 'paused', 'ended', 'idea'] as const

/** Steps somebody chooses, the one onwards first; the step to judged is made by the verdict. */
export const openMoves = (state: State): State[] => inOrder.filter((to) => transitions[state].includes(to))

/** Whether a step leads onwards, and so asks for what an effort must say. */
export const isOnwards = (to: State): boolean => to === 'planned' || to === 'going'

/** Steps that say why: to pause, to end, and to go back from planned to an idea. */
export const asksForReason = (from: State, to: State): boolean => to === 'paused' || to === 'ended' || (from === 'planned' && to === 'idea')

/** Whether this step is the one that an agreed evaluation opens. */
export const asksForEvaluation = (from: State, to: State): boolean => from === 'planned' && to === 'going'

export type Missing = Basic | 'evaluation'

/** What an effort does not have yet for this step. Only the evaluation may be done without, with a reason. */
export function missingFor(effort: Effort, to: State, hasAgreedEvaluation: boolean): Missing[] {
  const missing: Missing[] = isOnwards(to) ? missingBasics(effort) : []
  return asksForEvaluation(effort.state, to) && !hasAgreedEvaluation ? [...missing, 'evaluation'] : missing
}

export const leastReason = 10

export const moveForm = z.object({
  to: z.enum(states, { error: 'to' }),
  /** Where it stood when the page was read. */
  from: z.enum(states, { error: 'to' }),
  reason: wordsOrNone('reasonLong', 2000),
  /** Anything but the button's own word is no override. */
  override: z
    .unknown()
    .optional()
    .transform((came) => came === 'yes'),
})
export type MoveForm = z.infer<typeof moveForm>
