// The town and its quarters behind the faults, and the quarters a list can be narrowed to.
import type { MapFeatures } from '@trygby/ui'
import type { Tx } from '../../platform/db.ts'
import { polygonsOf } from '../../platform/town/area/model.ts'
import { drawnAreas } from '../../platform/town/area/store.ts'

type Outline = MapFeatures['features']

/** The outlines of the town and its quarters, and those a list can be narrowed to. */
export async function placesToChoose(tx: Tx): Promise<{ areas: { id: string; name: string }[]; outline: Outline }> {
  const areas = await drawnAreas(tx)
  const outline = areas.map(({ name, shape }): Outline[number] => ({
    type: 'Feature',
    geometry: { type: 'MultiPolygon', coordinates: polygonsOf(shape) },
    properties: { name, shade: 0 },
  }))
  return { areas: areas.filter(({ kind }) => kind !== 'outline').map(({ id, name }) => ({ id, name })), outline }
}
