// Answers that several set-up forms ask for.
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
