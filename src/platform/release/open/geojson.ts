// A released table whose rows have a place, as points for a map: the same rows, the same figures, nothing that is not in the table.
import { type Language, type PublicColumn, type Release, wordsOf } from '../model.ts'

export interface PlacedRows {
  type: 'FeatureCollection'
  /** Not of the standard's own, which allows it: what the figures are and where they come from. */
  release: { dataset: string; version: number; title: string; source: string; page: string }
  features: {
    type: 'Feature'
    geometry: { type: 'Point'; coordinates: [lon: number, lat: number] }
    properties: Record<string, string | number | null>
  }[]
}

/** The column of places, when a table has one. */
export const placeColumnOf = ({ table }: Release): PublicColumn | null =>
  table.columns.find(({ role, places }) => role === 'place' && places) ?? null

/** Rows of a place, in order; sums over all places stand in the table and nowhere on a map. Null when the table has no places. */
export function toGeoJson(release: Release, language: Language, page: string): PlacedRows | null {
  const { table, number } = release
  const column = placeColumnOf(release)
  if (!column) return null
  const at = table.columns.indexOf(column)
  const features = table.rows.flatMap((row): PlacedRows['features'] => {
    const spot = column.places?.[String(row[at])]
    if (!spot) return []
    const properties = Object.fromEntries(table.columns.map((one, place) => [one.key, wordsOf(one, row[place] ?? null, language)]))
    return [{ type: 'Feature', geometry: { type: 'Point', coordinates: [spot.lon, spot.lat] }, properties }]
  })
  const source = table.provenance.map(({ credit }) => credit).join('; ')
  return {
    type: 'FeatureCollection',
    release: { dataset: table.dataset, version: number, title: table.title[language], source, page },
    features,
  }
}
