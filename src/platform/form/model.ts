// Answers that many forms ask for: a tick, a name, a day.
import { z } from 'zod'

/** A box that is ticked or not. */
export const ticked = z
  .literal('yes', { error: 'choice' })
  .optional()
  .transform((value) => value === 'yes')

/** A name of at most `most` signs; `missing` is what is said when there is none. */
export const nameOf = (missing = 'name', most = 120) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, 'nameLong')
    .transform((name) => name.replace(/\s+/g, ' '))

/** A day as year-month-day. */
export type Day = string

const dayMs = 86_400_000

/** The day of a moment, in UTC. */
export const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10)

/** The day a number of days later. */
export const daysAfter = (day: Day, days: number): Day => dayOf(new Date(Date.parse(day) + days * dayMs))

/** Whether a day exists: no 30 February. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(new Date(text)) === text

/** Day, month and year as typed in three boxes, as one day; '' when all are empty, and as written when they are no numbers. */
export const dayField = (fields: Record<string, unknown>, name: string): string => {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) => String(fields[`${name}-${part}`] ?? '').trim())
  if (year + month + day === '') return ''
  const areNumbers = [year, month, day].every((part) => /^\d{1,4}$/.test(part))
  return areNumbers ? `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : `${year}-${month}-${day}`
}

/** A day, or null when the boxes are empty. */
export const dayOrNone = (wrong: string) =>
  z
    .string({ error: wrong })
    .transform((day) => (day === '' ? null : day))
    .refine((day) => day === null || isDay(day), wrong)
