// Public faults as points for other people's maps: the same as the list, in the reader's words and in the names programs use.
import type { da as reportDa } from '../../reports/texts.da.ts'
import type { PublicFault } from '../model.ts'

export function toGeoJson(faults: readonly PublicFault[], words: typeof reportDa, pageOf: (number: number) => string): string {
  const features = faults.map(({ place, ...fault }) => ({
    type: 'Feature',
    id: fault.number,
    geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
    properties: {
      ...fault,
      place: place.label,
      area: place.area,
      kindText: words.kinds[fault.kind],
      stateText: words.states[fault.state],
      page: pageOf(fault.number),
    },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}
