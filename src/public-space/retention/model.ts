// How long what residents tell the town is kept: their addresses, their pictures, their words. Counts stay.
import { z } from 'zod'

/** The database holds the same bounds. Pictures and words may go sooner than by default, never later. */
export const bounds = {
  emailDays: { least: 28, most: 120, byDefault: 42 },
  pictureDays: { least: 30, most: 365, byDefault: 365 },
  wordsDays: { least: 90, most: 730, byDefault: 730 },
} as const
export type Span = keyof typeof bounds
export const spans = ['emailDays', 'pictureDays', 'wordsDays'] as const satisfies readonly Span[]

/** Words that nobody has read wait no longer than this in the form they were written; the form without names stays. Days. */
export const unreadDays = 90

/** In days: after the answer, after the picture came, after the words came. */
export type Retention = Record<Span, number>
export const byDefault: Retention = {
  emailDays: bounds.emailDays.byDefault,
  pictureDays: bounds.pictureDays.byDefault,
  wordsDays: bounds.wordsDays.byDefault,
}

const daysOf = (span: Span) =>
  z
    .string({ error: span })
    .trim()
    .regex(/^\d{1,4}$/, span)
    .transform(Number)
    .refine((days) => days >= bounds[span].least && days <= bounds[span].most, span)

export const retentionForm = z.object({
  emailDays: daysOf('emailDays'),
  pictureDays: daysOf('pictureDays'),
  wordsDays: daysOf('wordsDays'),
})

/** What one night's round deleted. */
export interface Gone {
  emails: number
  pictures: number
  words: number
}

export interface Round extends Gone {
  id: string
  /** Past their time and still there when counted afterwards. */
  leftOver: number
  endedAt: Date
}
