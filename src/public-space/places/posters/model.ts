// A poster at a place or a lamp: whoever stands there opens the report form with the place filled in.
import { z } from 'zod'
import { nameOf } from '../../../platform/form/model.ts'
import { type Door, doors } from '../../reports/model.ts'

/** What a poster stands for: a known place of the town, or a lamp, a bench, a corner with a name of its own. */
export interface Poster {
  id: string
  label: string
  /** The door it opens; null leaves the choice to whoever stands there. */
  door: Door | null
  /** The known place, where it is one. */
  place: string | null
  lat: number
  lon: number
}

/** Addresses typed as "Demovej 12"; the number may be left out. */
export const posterForm = z.object({
  label: nameOf('label').pipe(z.string().min(3, 'label')),
  address: z.string({ error: 'address' }).trim().min(1, 'address').max(150, 'address'),
  door: z.enum(doors, { error: 'door' }),
})
export type PosterForm = z.infer<typeof posterForm>

/** Street and house number in what was typed. */
export function streetAndNumber(address: string): { street: string; houseNumber: number | null } {
  const [, street = address, number] = /^(.*?)\s+(\d{1,4})\s*[a-zæøå]?$/i.exec(address.trim()) ?? []
  return { street: street.trim(), houseNumber: number === undefined ? null : Number(number) }
}

/** What the code on the poster holds. It is short and never changes, whatever becomes of the form's own address. */
export const posterAddress = (publicUrl: string, id: string): string => `${publicUrl}/poster/${id}`

/** Where the code leads: to the poster's door with its place filled in. */
export const reportPath = ({ id, door }: Pick<Poster, 'id' | 'door'>): string => `/report${door === null ? '' : `/${door}`}?place=${id}`
