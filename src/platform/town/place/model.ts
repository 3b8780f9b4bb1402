// A place everybody knows, so that one can say where without a map.
import { z } from 'zod'
import { nameOf, ticked } from '../../form/model.ts'
import { latitude, longitude } from '../position/model.ts'

export const placeKinds = [
  'station',
  'bus-stop',
  'library',
  'school',
  'sport',
  'culture',
  'shops',
  'square',
  'park',
  'harbour',
  'beach',
  'town-hall',
  'other',
] as const
export type PlaceKind = (typeof placeKinds)[number]

export interface Place {
  id: string
  name: string
  kind: PlaceKind
  lat: number
  lon: number
  area: { id: string; name: string } | null
  isApproximate: boolean
}

/** Without an area said, the place is put in the drawn area around it. */
export const placeForm = z.object({
  name: nameOf(),
  kind: z.enum(placeKinds, { error: 'kind' }),
  lat: latitude,
  lon: longitude,
  area: z.union([z.literal('').transform(() => null), z.uuid({ error: 'area' })], { error: 'area' }),
  approximate: ticked,
})

export type PlaceForm = z.infer<typeof placeForm>
