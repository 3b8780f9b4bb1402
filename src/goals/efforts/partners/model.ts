// A partner of an effort and what it has promised.
import { z } from 'zod'
import { lineOrNone, wordsOrNone } from '../../goals/said/model.ts'
import { holdsPersonNumber } from '../model.ts'

export interface Partner {
  id: string
  /** The organisation with accounts here; null for one that has none. */
  organisation: string | null
  name: string
  promise: string
  /** When the partner said yes itself. */
  confirmedAt: Date | null
}

const idOrNone = z
  .string({ error: 'organisation' })
  .optional()
  .transform((came) => came || null)
  .pipe(z.uuid({ error: 'organisation' }).nullable())

/** An organisation of the town, or the name of somebody else; and the promise. */
export const partnerForm = z
  .object({
    organisation: idOrNone,
    name: lineOrNone('nameLong', 160),
    promise: wordsOrNone('promiseLong', 1000).refine((text) => !holdsPersonNumber(text), 'personNumber'),
  })
  .refine(({ organisation, name }) => organisation !== null || name !== '', { path: ['name'], error: 'who' })
export type PartnerForm = z.infer<typeof partnerForm>
