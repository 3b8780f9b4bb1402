// A partner of an effort and what it has promised.
import { z } from 'zod'
import { idOrNone } from '../../../platform/form/model.ts'
import { lineOrNone, wordsOrNone } from '../../goals/said/model.ts'

export interface Partner {
  id: string
  /** The organisation with accounts here; null for one that has none. */
  organisation: string | null
  name: string
  promise: string
  /** When the partner said yes itself. */
  confirmedAt: Date | null
}

/** An organisation of the town, or the name of somebody else; and the promise. */
export const partnerForm = z
  .object({
    organisation: idOrNone('organisation'),
    name: lineOrNone('nameLong', 160),
    promise: wordsOrNone('promiseLong', 1000),
    /** The promise as it stood when the form was opened. */
    was: wordsOrNone('promiseLong', 1000),
  })
  .refine(({ organisation, name }) => organisation !== null || name !== '', { path: ['name'], error: 'who' })
  .refine(({ organisation, name }) => organisation === null || name === '', { path: ['name'], error: 'both' })
export type PartnerForm = z.infer<typeof partnerForm>

/** The promise a partner read when it said yes. */
export const confirmForm = z.object({ promise: wordsOrNone('promiseLong', 1000) })
