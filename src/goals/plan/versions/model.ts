// The forms of a version: how it begins, what it is about, where it goes next, and the council's decision.
import { z } from 'zod'
import { dayField, dayOrNone, idOrNone, isDay, nameOf, revisionField } from '../../../platform/form/model.ts'
import type { FormFields } from '../../../platform/result.ts'
import { type PlanState, type PlanVersion, planStates, planTransitions } from '../model.ts'

const sources = ['adopted', 'scratch'] as const

export const newPlanForm = z.object({ title: nameOf('title', 200), from: z.enum(sources, { error: 'from' }) })

/** A status is about a year that has begun; `today` in ISO. */
export const newStatusForm = (today: string) =>
  z.object({
    title: nameOf('title', 200),
    year: z
      .string({ error: 'year' })
      .trim()
      .regex(/^20\d\d$/, 'year')
      .transform(Number)
      .refine((year) => year <= Number(today.slice(0, 4)), 'yearAhead'),
  })

export const settingsForm = (today: string) =>
  z.object({
    title: nameOf('title', 200),
    legalBasis: idOrNone('legalBasis'),
    figuresAsOf: z
      .string({ error: 'day' })
      .refine(isDay, 'day')
      .refine((day) => day <= today, 'figuresAhead'),
    reviewOn: dayOrNone('day'),
    revision: revisionField,
  })

/** The form with its dates put together. */
export const withDays = (fields: FormFields, ...names: string[]): FormFields => ({
  ...fields,
  ...Object.fromEntries(names.map((name) => [name, dayField(fields, name)])),
})

export const moveForm = z.object({
  from: z.enum(planStates, { error: 'to' }),
  to: z.enum(planStates, { error: 'to' }),
  reason: z
    .string()
    .optional()
    .transform((text = '') => text.trim())
    .refine((text) => text.length <= 2000, 'reasonLong'),
})

/** Where a version may be moved by hand; adopting has its own form, and being replaced follows from it. */
export const movesByHand = (state: PlanState): PlanState[] => planTransitions[state].filter((to) => to !== 'adopted' && to !== 'replaced')

/** A status needs no case of its own; a plan is a decision of the council, which cannot have decided on figures of a later day. */
export const adoptionForm = ({ kind, figuresAsOf }: Pick<PlanVersion, 'kind' | 'figuresAsOf'>, today: string) =>
  z.object({
    on: z
      .string({ error: 'day' })
      .refine(isDay, 'day')
      .refine((day) => day <= today, 'adoptedAhead')
      .refine((day) => day >= figuresAsOf, 'figuresAfter'),
    caseNumber: z
      .string({ error: 'caseNumber' })
      .trim()
      .refine((text) => kind === 'status' || text !== '', 'caseNumber')
      .refine((text) => text.length <= 80, 'caseNumberLong'),
    minutesAddress: z
      .string({ error: 'minutes' })
      .trim()
      .refine((text) => /^(https?:\/\/\S{1,500})?$/.test(text), 'minutes'),
  })
