// Something somebody tells the town, for tests: a lamp that does not light, unless told otherwise.
import { randomBytes } from 'node:crypto'
import type { Tx } from '../../../platform/db.ts'
import { addArea } from '../../../platform/town/area/store.ts'
import { addPlace } from '../../../platform/town/place/store.ts'
import { takeOverStreets } from '../../../platform/town/street/store.ts'
import type { Told } from '../model.ts'

export const newDraft = (): string => randomBytes(24).toString('base64url')

export const someSpot = { lat: 55.6165, lon: 12.3415 }

export function told(change: Partial<Told> = {}): Told {
  return {
    draft: newDraft(),
    door: 'fault',
    kind: 'lamp',
    channel: 'web',
    happenedOn: null,
    times: [],
    weekdays: '',
    howOften: '',
    consequences: [],
    place: { by: 'address', label: 'Prøvevej 4', place: null, ...someSpot },
    words: '',
    ...change,
  }
}

/** One quarter, three streets and one known place: enough to say where. Returns the identifier of the place. */
export async function makeWhereabouts(tx: Tx): Promise<string> {
  const ring = [
    [12.33, 55.61],
    [12.36, 55.61],
    [12.36, 55.625],
    [12.33, 55.625],
    [12.33, 55.61],
  ] as [number, number][]
  await addArea(tx, { name: 'Nordkvarteret', kind: 'quarter', shape: { type: 'MultiPolygon', coordinates: [[ring]] } })
  const street = { fromNumber: 1, toNumber: 19, area: null, addresses: 12 }
  await takeOverStreets(
    tx,
    [
      { ...street, street: 'Prøvevej', ...someSpot },
      { ...street, street: 'Prøvestræde', lat: 55.618, lon: 12.345 },
      { ...street, street: 'Hansensgade', lat: 55.619, lon: 12.35 },
    ],
    { isWhole: true },
  )
  const place = { name: 'Prøveby Station', kind: 'station', lat: 55.62, lon: 12.349, area: null, approximate: false } as const
  return (await addPlace(tx, place)) ?? ''
}
