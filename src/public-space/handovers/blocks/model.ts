// The streets and areas a partner looks after, as its agreement says.
import { z } from 'zod'
import { idOrNone } from '../../../platform/form/model.ts'

export interface Block {
  id: string
  organisation: string
  area: { id: string; name: string } | null
  street: string
}

/** One area of the town, or the name of one street. */
export const blockForm = z
  .object({
    area: idOrNone('area'),
    street: z
      .string()
      .optional()
      .transform((text = '') => text.trim().replace(/\s+/g, ' '))
      .pipe(z.string().max(120, 'streetLong')),
  })
  .refine(({ area, street }) => area !== null || street !== '', { path: ['street'], error: 'which' })
  .refine(({ area, street }) => area === null || street === '', { path: ['street'], error: 'both' })
export type BlockForm = z.infer<typeof blockForm>
