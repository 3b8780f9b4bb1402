// What the law says a plan rests on: dated entries that people keep, because the law changes.
import { z } from 'zod'
import { dayField, dayOrNone, isDay, revisionField } from '../../../platform/form/model.ts'
import type { FormFields } from '../../../platform/result.ts'

export interface LegalBasis {
  id: string
  title: string
  text: string
  address: string
  /** ISO dates; null when not known, or while it holds. */
  from: string | null
  to: string | null
  note: string
  revision: number
}

const longText = (missing: string, least: number, most: number) =>
  z
    .string({ error: missing })
    .transform((written) => written.replace(/\r\n?/g, '\n').trim())
    .refine((written) => written.length >= least, missing)
    .refine((written) => written.length <= most, 'textLong')

export const legalBasisForm = z
  .object({
    title: longText('title', 1, 200),
    text: longText('text', 1, 4000),
    address: z
      .string({ error: 'address' })
      .trim()
      .refine((written) => /^(https?:\/\/\S{1,500})?$/.test(written), 'address'),
    from: dayOrNone('day'),
    to: dayOrNone('day'),
    note: longText('text', 0, 2000),
    revision: revisionField,
  })
  .refine(({ from, to }) => !from || !to || !isDay(from) || !isDay(to) || to >= from, { message: 'endsBefore', path: ['to'] })

/** The form with its dates put together. */
export const withDays = (fields: FormFields): FormFields => ({ ...fields, from: dayField(fields, 'from'), to: dayField(fields, 'to') })

/** How an entry stands on a day. What has no first day may hold; nobody has said when it began. */
export type Holding = 'holds' | 'not-yet' | 'no-longer'

export function holdingOn({ from, to }: Pick<LegalBasis, 'from' | 'to'>, day: string): Holding {
  if (to !== null && to < day) return 'no-longer'
  return from !== null && from > day ? 'not-yet' : 'holds'
}
