// What residents can tell the town about: a heading, the categories under it, who handles each, and when there is an answer.
import { z } from 'zod'
import { type Day, daysAfter, nameOf, ticked } from '../../form/model.ts'
import { addWorkingDays } from '../holiday/model.ts'

export const deadlineKinds = ['working', 'calendar'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

export interface Deadline {
  days: number
  kind: DeadlineKind
}

export interface Category {
  id: string
  nameDa: string
  nameEn: string
  isPublic: boolean
  team: { id: string; name: string }
  deadline: Deadline
}

export interface CategoryHeading {
  id: string
  nameDa: string
  nameEn: string
  isPublic: boolean
  categories: Category[]
}

/** The last day for an answer to something that came on `day`. */
export const answerBy = (day: Day, { days, kind }: Deadline, closed: ReadonlySet<Day>): Day =>
  kind === 'working' ? addWorkingDays(day, days, closed) : daysAfter(day, days)

export const headingForm = z.object({ nameDa: nameOf('nameDa'), nameEn: nameOf('nameEn'), isPublic: ticked })
export type HeadingForm = z.infer<typeof headingForm>

export const categoryForm = z.object({
  nameDa: nameOf('nameDa'),
  nameEn: nameOf('nameEn'),
  isPublic: ticked,
  team: z.uuid({ error: 'team' }),
  days: z
    .string({ error: 'days' })
    .trim()
    .regex(/^\d{1,3}$/, 'days')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 365, 'days'),
  deadlineKind: z.enum(deadlineKinds, { error: 'deadlineKind' }),
})
export type CategoryForm = z.infer<typeof categoryForm>
