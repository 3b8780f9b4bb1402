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

/** An identifier chosen from a list, or null when nothing is. */
export const idOrNone = (wrong: string) =>
  z
    .string({ error: wrong })
    .optional()
    .transform((came) => came || null)
    .pipe(z.uuid({ error: wrong }).nullable())

/** Which correction of a thing a form began from; 0, which none is, when the form does not say. */
export const revisionIn = ({ revision }: Record<string, unknown>): number => (/^\d{1,9}$/.test(String(revision)) ? Number(revision) : 0)

/** The same as a field of a form. */
export const revisionField = z
  .unknown()
  .optional()
  .transform((revision) => revisionIn({ revision }))

/**
 * Whether words hold what looks like a Danish personal number: day, month, year and four figures, joined by blanks, dots, any kind of dash or
 * nothing. Days from 61 are those of replacement numbers. What the town writes is about groups and never about one person.
 */
export function holdsPersonNumber(text: string): boolean {
  // Wide figures, unbreakable blanks and signs that nobody sees hide no number.
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  return /(?<!\d)(?:[06][1-9]|[1278]\d|[39][01])( ?)(?:0[1-9]|1[0-2])\1\d{2}[\s./\-‐‒–—−]{0,3}\d{4}(?!\d)/.test(plain)
}

/** A day as year-month-day. */
export type Day = string

const dayMs = 86_400_000

/** The day of a moment, in UTC. */
export const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10)

// Made once: a list asks for the day of each of its lines.
const dayInTown = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' })

/** Today in the town, as year-month-day: at midnight in Denmark the day changes, wherever the machine stands. */
export const todayInTown = (now = new Date()): Day => dayInTown.format(now)

/** The day a number of days later. */
export const daysAfter = (day: Day, days: number): Day => dayOf(new Date(Date.parse(day) + days * dayMs))

/** Whether a day exists: no 30 February, and no year 26 for 2026. */
export const isDay = (text: string): boolean =>
  /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(new Date(text)) === text

/** Day, month and year as typed in three boxes, as one day; '' when all are empty, and as written when they are no day's numbers. */
export const dayField = (fields: Record<string, unknown>, name: string): string => {
  const [year = '', month = '', day = ''] = ['year', 'month', 'day'].map((part) => String(fields[`${name}-${part}`] ?? '').trim())
  if (year + month + day === '') return ''
  const areNumbers = /^\d{4}$/.test(year) && [month, day].every((part) => /^\d{1,2}$/.test(part))
  return areNumbers ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : `${year}-${month}-${day}`
}

/** A day, or null when the boxes are empty. */
export const dayOrNone = (wrong: string) =>
  z
    .string({ error: wrong })
    .transform((day) => (day === '' ? null : day))
    .refine((day) => day === null || isDay(day), wrong)
