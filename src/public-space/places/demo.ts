// The demonstration's posters: a lamp and a bench in the invented streets.
import type { Tx } from '../../platform/db.ts'
import { markAsDemonstration } from '../../platform/demonstration.ts'
import type { Door } from '../reports/model.ts'
import { addPoster } from './posters/store.ts'

const posters: { label: string; door: Door; lat: number; lon: number }[] = [
  { label: 'Lampe 42, Demovej', door: 'fault', lat: 55.6168, lon: 12.3443 },
  { label: 'Bænken ved Modelvænget', door: 'good', lat: 55.6103, lon: 12.3475 },
]

/** Runs as the machinery, after the town's streets are there. */
export async function fillPlaces(tx: Tx): Promise<void> {
  for (const poster of posters) {
    const id = await addPoster(tx, poster)
    if (id) await markAsDemonstration(tx, 'public_space.poster', id)
  }
}
