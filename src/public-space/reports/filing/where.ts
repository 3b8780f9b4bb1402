// Which place somebody means: the town's own streets and known places decide, never what a form says about them.
import type { Tx } from '../../../platform/db.ts'
import { accepted, type Result, refused } from '../../../platform/result.ts'
import { areasAt } from '../../../platform/town/area/store.ts'
import type { Spot } from '../../../platform/town/position/model.ts'
import { gazetteer } from '../../../platform/town/street/store.ts'
import { findPoster } from '../../places/posters/store.ts'
import type { ReportPlace } from '../model.ts'
import { addressIn, type Where } from './model.ts'

/** A place of the town; or streets to choose from, when what was typed begins the names of several. */
export type Located = { place: ReportPlace } | { choices: string[] }

/** Farther than this from every street of the town, in metres, a spot on the map is not here. */
const farthest = 1500

export async function locate(tx: Tx, where: Where): Promise<Result<Located>> {
  if (where.by === 'place') return knownPlace(tx, where.place)
  return where.by === 'map' ? spotOnMap(tx, where) : address(tx, where.address)
}

async function knownPlace(tx: Tx, id: string): Promise<Result<Located>> {
  const found = await findPoster(tx, id)
  if (!found) return refused('place', 'place')
  return accepted({ place: { by: 'place', label: found.label, place: found.place, lat: found.lat, lon: found.lon } })
}

async function spotOnMap(tx: Tx, { lat, lon }: Spot): Promise<Result<Located>> {
  const near = await gazetteer(tx).nearest({ lat, lon })
  const isHere = (near !== null && near.metres <= farthest) || (await areasAt(tx, { lat, lon })).length > 0
  if (!isHere) return refused('lat', 'outside')
  const label = near?.address.street ?? `${lat.toFixed(5)}, ${lon.toFixed(5)}`
  return accepted({ place: { by: 'map', label, place: null, lat, lon } })
}

async function address(tx: Tx, typed: string): Promise<Result<Located>> {
  const streets = gazetteer(tx)
  const { street, number } = addressIn(typed)
  // A street may be called “Plads 1”: what was typed is first tried whole.
  const whole = await streets.find(typed, null)
  const found = whole ?? (await streets.find(street, number))
  if (found) {
    const label = whole || number === null ? found.street : `${found.street} ${number}`
    return accepted({ place: { by: 'address', label, place: null, lat: found.lat, lon: found.lon } })
  }
  const like = await streets.streetsLike(street, 6)
  if (like.length === 0) return refused('address', 'unknown', typed)
  return accepted({ choices: like.map((name) => (number === null ? name : `${name} ${number}`)) })
}
