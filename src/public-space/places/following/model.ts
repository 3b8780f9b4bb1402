// Following a place or a street: who wants a weekly letter about what was done there.
import { z } from 'zod'
import { idOrNone } from '../../../platform/form/model.ts'

/** A known place, or a street of the town. */
export type Followed = { place: string; street: '' } | { place: null; street: string }

export const followForm = z
  .object({
    place: idOrNone('place'),
    street: z.string({ error: 'street' }).trim().max(120, 'street').default(''),
    email: z
      .string({ error: 'email' })
      .trim()
      .pipe(z.email({ error: 'email' }).max(254, 'email')),
  })
  .superRefine(({ place, street }, context) => {
    if (place === null && street === '') context.addIssue({ code: 'custom', path: ['place'], message: 'nothing' })
    if (place !== null && street !== '') context.addIssue({ code: 'custom', path: ['street'], message: 'both' })
  })
export type FollowForm = z.infer<typeof followForm>

/** So many letters that ask for a yes go to one address in a day; whoever writes others' addresses here reaches nobody's patience. */
export const mostAskedADay = 5
/** Days before an address that never said yes is thrown away. */
export const patienceDays = 2
/** Days between two letters to the same person. */
export const rhythmDays = 7
/** How near a known place something is "there", metres. */
export const nearMetres = 300
