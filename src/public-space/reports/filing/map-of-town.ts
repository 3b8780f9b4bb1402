// The map somebody points at: the town's areas, its known places and its streets by name. No picture of the ground is fetched from anybody.
import type { MapFeature, MapFeatures } from '@trygby/ui'
import type { Tx } from '../../../platform/db.ts'
import { polygonsOf } from '../../../platform/town/area/model.ts'
import { drawnAreas } from '../../../platform/town/area/store.ts'
import { listPlaces } from '../../../platform/town/place/store.ts'
import { listSegments } from '../../../platform/town/street/store.ts'

const mostStretches = 3000

export async function mapOfTown(tx: Tx): Promise<MapFeatures> {
  const areas = (await drawnAreas(tx)).map(
    ({ name, shape }): MapFeature => ({
      type: 'Feature',
      geometry: { type: 'MultiPolygon', coordinates: polygonsOf(shape) },
      properties: { name },
    }),
  )
  const stretches = await listSegments(tx, { begins: '', offset: 0, most: mostStretches })
  const points = [
    ...(await listPlaces(tx)).map(({ name, lat, lon }) => ({ name, lat, lon })),
    ...stretches.map(({ street, fromNumber, toNumber, lat, lon }) => ({ name: `${street} ${fromNumber}–${toNumber}`, lat, lon })),
  ].map(
    ({ name, lat, lon }): MapFeature => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { name } }),
  )
  return { type: 'FeatureCollection', features: [...areas, ...points] }
}
