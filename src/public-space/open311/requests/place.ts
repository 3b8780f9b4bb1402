// Where another system says a fault is: by position, by address or by the gazetteer's number, always within the town.
import type { Tx } from '../../../platform/db.ts'
import { isId } from '../../../platform/id.ts'
import { areasAt, listAreas } from '../../../platform/town/area/store.ts'
import { latitude, longitude, type Spot } from '../../../platform/town/position/model.ts'
import { gazetteer } from '../../../platform/town/street/store.ts'
import type { ReportPlace } from '../../reports/model.ts'
import type { Asked } from '../answers/answer.ts'
import { Problem } from '../answers/model.ts'
import { readAddress, type Where } from './model.ts'
import { type Stretch, stretchById } from './store.ts'

/** A street further away does not name the place. */
const nearMetres = 250

/** In the order of the standard: a position counts before an address, an address in words before its number. */
export function whereIn({ one }: Asked): Where {
  const [lat, lon] = [one('lat'), one('long')]
  if (lat !== '' || lon !== '') return { by: 'spot', ...spotFrom(lat, lon) }
  const address = one('address_string')
  if (address !== '') return { by: 'address', ...readAddress(address.slice(0, 200)) }
  const id = one('address_id')
  if (id !== '') return { by: 'id', id }
  throw new Problem(400, 'Either lat and long, address_string or address_id must be sent.')
}

function spotFrom(lat: string, lon: string): Spot {
  const [north, east] = [latitude.safeParse(lat), longitude.safeParse(lon)]
  if (!north.success || !east.success) throw new Problem(400, 'lat and long must be degrees (WGS84) within Denmark.')
  return { lat: north.data, lon: east.data }
}

const asPlace = (label: string, { lat, lon }: Spot): ReportPlace => ({ by: 'api', label: label.slice(0, 200), place: null, lat, lon })

/** The place with the town's own name for it; what was sent as an address is never kept as it was written. */
export async function placeOf(tx: Tx, where: Where): Promise<ReportPlace> {
  if (where.by === 'spot') return placeAt(tx, where)
  const found =
    where.by === 'address' ? await gazetteer(tx).find(where.street, where.houseNumber) : isId(where.id) && (await stretchById(tx, where.id))
  if (!found) throw new Problem(400, 'The address is not among the addresses of this town.')
  return asPlace(where.by === 'address' && where.houseNumber !== null ? `${found.street} ${where.houseNumber}` : nameOf(found), found)
}

const nameOf = ({ street, fromNumber, toNumber }: Stretch): string =>
  fromNumber === toNumber ? `${street} ${fromNumber}` : `${street} ${fromNumber}–${toNumber}`

async function placeAt(tx: Tx, spot: Spot): Promise<ReportPlace> {
  const hasOutline = (await listAreas(tx)).some(({ kind }) => kind === 'outline')
  if (hasOutline && (await areasAt(tx, spot)).length === 0) throw new Problem(400, 'The position is outside this town.')
  const near = await gazetteer(tx).nearest(spot)
  return asPlace(near && near.metres <= nearMetres ? near.address.street : `${spot.lat.toFixed(5)}, ${spot.lon.toFixed(5)}`, spot)
}
