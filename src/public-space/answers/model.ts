// “You said – we did”: what people said, what the town did and what came of it, written for everybody and let out by a person.
import { z } from 'zod'
import { holdsPersonNumber } from '../../platform/form/model.ts'
import type { Kind, Outcome } from '../reports/model.ts'

export interface Answer {
  id: string
  phenomenon: string | null
  title: string
  youSaid: string
  weDid: string
  cameOfIt: string
  revision: number
  madeAt: Date
  changedAt: Date
  /** Null while it is with staff. */
  letOutAt: Date | null
}

/** A public fault that was closed with an answer. */
export interface FaultAnswer {
  id: string
  number: number
  kind: Kind
  placeLabel: string
  outcome: Outcome
  answer: string
  closedAt: Date
}

const words = (wrong: string, least: number, most: number) =>
  z
    .string({ error: wrong })
    .trim()
    .min(least, wrong)
    .max(most, 'tooLong')
    .refine((came) => !holdsPersonNumber(came), 'personNumber')

export const parts = ['title', 'youSaid', 'weDid', 'cameOfIt'] as const
export type Part = (typeof parts)[number]

export const answerForm = z.object({
  title: words('title', 3, 120),
  youSaid: words('part', 10, 1000),
  weDid: words('part', 10, 1000),
  cameOfIt: words('part', 10, 1000),
  phenomenon: z
    .string()
    .optional()
    .transform((came) => came || null)
    .pipe(z.uuid().nullable().catch(null)),
  /** Ticked by whoever has seen what looks like a person or a kind of people, and means something else. */
  anyway: z
    .unknown()
    .optional()
    .transform((came) => came === 'yes'),
})
export type AnswerForm = z.infer<typeof answerForm>
export type AnswerWords = Pick<AnswerForm, Part>
