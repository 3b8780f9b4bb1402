// What is said in a consultation and what is answered: words about the plan, and about no person.
import { z } from 'zod'
import type { Day } from '../../../platform/form/model.ts'
import { holdsPersonNumber } from '../../../platform/form/model.ts'
import type { PlanVersion } from '../model.ts'

export const outcomes = ['taken-up', 'partly', 'not-taken-up', 'noted'] as const
export type Outcome = (typeof outcomes)[number]

/** Why words were left out of a comment: a choice and no free text, which could say them again. */
export const redactions = ['person', 'contact', 'offensive'] as const
export type Redaction = (typeof redactions)[number]

/** Somebody asked by name, with how it stands with them. */
export interface Party {
  id: string
  /** The organisation with accounts here; null for one that answers on paper. */
  organisation: string | null
  name: string
  comments: number
  hasNothingToAdd: boolean
}

export interface Comment {
  id: string
  /** Null for the version as a whole, or a chapter that is no more. */
  chapter: string | null
  /** The chapter's heading when it was commented; empty for the version as a whole. */
  chapterTitle: string
  /** The partner's name; empty for a resident. */
  who: string
  words: string
  /** Why words of it were left out; null when all are there. */
  redaction: Redaction | null
  writtenAt: Date
  answer: string
  outcome: Outcome | null
  answeredByName: string
  answeredAt: Date | null
  isPublic: boolean
  revision: number
}

/** What may be said about whether people can still write: the state, the last day, and who is asked. */
export type Asking = Pick<PlanVersion, 'state' | 'consultationUntil' | 'residentsMayComment'>

/** Until the last day is over, in Danish time. */
export const lasts = ({ state, consultationUntil }: Asking, today: Day): boolean =>
  state === 'consultation' && consultationUntil !== null && consultationUntil >= today

/** What a writer is to leave out, or null when nothing was found. Names cannot be found; pages ask for it instead. */
export function toLeaveOut(text: string): 'personNumber' | 'email' | 'phone' | null {
  if (holdsPersonNumber(text)) return 'personNumber'
  if (/[^\s@<>()]+@[^\s@<>()]+\.[\p{L}]{2,}/u.test(text)) return 'email'
  return holdsPhoneNumber(text) ? 'phone' : null
}

/** Danish numbers have eight figures, in twos, in fours or together; foreign ones begin with a plus. A date, two years, two hours and a sum of money are none. */
function holdsPhoneNumber(text: string): boolean {
  const bare = text
    .replace(/\b\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d{2}\b/g, ' – ')
    .replace(/\b(?:19|20)\d{2}-\d{2}-\d{2}\b/g, ' – ')
    .replace(/\b(?:19|20)\d{2}\s?[-–/ ]\s?(?:19|20)\d{2}\b/g, ' – ')
    .replace(/\b\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}\b/g, ' – ')
    .replace(/\d[\d. ]*(?=\s?(?:kr|mio|pct|%))/gi, ' – ')
  return /(?<![\d.,])(?:\d{2}[ .-]?){3}\d{2}(?![\d.,]*\d)/.test(bare) || /\+\d(?:[ ().-]?\d){7,}/.test(bare)
}

/** The words of a comment or of an answer, as the database keeps them: one sign for a line break. */
export const longWords = (missing: string, long: string, most: number) =>
  z
    .string({ error: missing })
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().min(3, missing).max(most, long))

/** The key of a sentence stands in for each thing to leave out. */
export const aboutNobody = (text: string, context: z.RefinementCtx): void => {
  const found = toLeaveOut(text)
  if (found) context.addIssue({ code: 'custom', message: found })
}
