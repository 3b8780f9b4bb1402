// Posters in the database; every known place has one without asking.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Door } from '../../reports/model.ts'
import type { Poster } from './model.ts'

const posters = sql`select id, label, door, null::uuid as place, lat, lon from public_space.poster where municipality = platform.town()`
const placesAsPosters = sql`select id, name as label, null::text as door, id as place, lat, lon from platform.place where municipality = platform.town()`

/** The lamps, benches and corners with a poster of their own, by name. */
export const listPosters = async (tx: Tx): Promise<Poster[]> =>
  (await sql<Poster>`select * from (${posters}) p order by label collate "da-x-icu"`.execute(tx)).rows

/** What a poster's code stands for, of a known place or its own; null when it was taken down. Anybody may ask. */
export async function findPoster(tx: Tx, id: string): Promise<Poster | null> {
  const found = await sql<Poster>`select * from (${posters} union all ${placesAsPosters}) p where id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** Makes one; null when another has that name. */
export async function addPoster(tx: Tx, poster: { label: string; door: Door; lat: number; lon: number }): Promise<string | null> {
  const id = newId()
  const added = await sql`insert into public_space.poster (municipality, id, label, door, lat, lon)
    values (platform.town(), ${id}, ${poster.label}, ${poster.door}, ${poster.lat}, ${poster.lon})
    on conflict (municipality, lower(label)) do nothing returning id`.execute(tx)
  return added.rows.length === 1 ? id : null
}

/** Takes one down; false when it was gone. */
export async function removePoster(tx: Tx, id: string): Promise<boolean> {
  const gone = await sql`delete from public_space.poster where municipality = platform.town() and id = ${id} returning id`.execute(tx)
  return gone.rows.length === 1
}
