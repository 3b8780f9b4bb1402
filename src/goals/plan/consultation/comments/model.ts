// A comment as somebody writes it, and the consultations a reader is shown.
import { z } from 'zod'
import type { PlanVersion } from '../../model.ts'
import { aboutNobody, longWords } from '../model.ts'

/** A consultation as its reader sees it: whether they are asked, and what they have said. */
export interface Consultation
  extends Pick<PlanVersion, 'id' | 'kind' | 'title' | 'number' | 'state' | 'consultationUntil' | 'residentsMayComment'> {
  isParty: boolean
  hasNothingToAdd: boolean
  /** How many comments the reader, or their organisation, has written. */
  own: number
}

/** A partner that is asked and has not said anything yet. */
export const waitsForAnswer = ({ state, isParty, hasNothingToAdd, own }: Consultation): boolean =>
  state === 'consultation' && isParty && !hasNothingToAdd && own === 0

/** `website` is a field that only machines see and fill in. */
export const commentForm = z
  .object({
    words: longWords('words', 'wordsLong', 6000).superRefine(aboutNobody),
    website: z.string({ error: 'machine' }).optional(),
  })
  .superRefine(({ website }, context) => {
    if (website) context.addIssue({ code: 'custom', path: ['words'], message: 'machine' })
  })
