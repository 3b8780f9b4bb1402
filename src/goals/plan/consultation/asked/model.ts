// Who is asked in a consultation, and until when.
import { z } from 'zod'
import { type Day, dayOrNone, ticked } from '../../../../platform/form/model.ts'
import type { PlanVersion } from '../../model.ts'

const listOf = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** The most names that can be asked besides the town's partners. */
export const mostOthers = 60

/** Names, one a line; the same name twice is one. */
const names = z
  .preprocess((value) => listOf(value).join('\n'), z.string())
  .transform((text) => {
    const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim())
    return lines.filter((line, place) => line !== '' && lines.findIndex((other) => other.toLowerCase() === line.toLowerCase()) === place)
  })
  .refine((lines) => lines.length <= mostOthers, 'othersMany')
  .refine((lines) => lines.every((line) => line.length <= 160), 'otherLong')

/** While a version is in consultation somebody is asked and there is a last day; a new last day lies ahead. */
export const askedForm = ({ state, consultationUntil }: Pick<PlanVersion, 'state' | 'consultationUntil'>, today: Day) =>
  z
    .object({
      until: dayOrNone('day').refine((day) => day === null || day === consultationUntil || day > today, 'untilPast'),
      residents: ticked,
      organisations: z.preprocess(listOf, z.array(z.uuid({ error: 'organisations' }))).transform((ids) => [...new Set(ids)]),
      others: names,
    })
    .superRefine(({ until, residents, organisations, others }, context) => {
      if (state === 'draft') return
      if (until === null) context.addIssue({ code: 'custom', path: ['until'], message: 'untilMissing' })
      if (!residents && organisations.length + others.length === 0)
        context.addIssue({ code: 'custom', path: ['organisations'], message: 'nobody' })
    })
export type AskedForm = z.infer<ReturnType<typeof askedForm>>
