// The shapes a map shows: the town's outline, its areas and points, each with the words that the list beside says too.

export type Position = [number, number]

export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }

export type MapFeature = {
  type: 'Feature'
  geometry: Geometry
  properties: {
    name: string
    /** What is said about it, in words: shown when it is pressed. */
    text?: string
    /** How dark it is filled, 0 (lightest) to 4. */
    shade?: 0 | 1 | 2 | 3 | 4
    /** Drawn with a strong edge. */
    highlighted?: boolean
  }
}

/** Longitude and latitude (WGS84), as GeoJSON has it. */
export type MapFeatures = { type: 'FeatureCollection'; features: MapFeature[] }

/** Every ring of an area; a point has none. */
export function ringsOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

/** The corners west, south, east, north that hold everything; a collection without shapes has none. */
export function boundsOf(features: MapFeatures): [number, number, number, number] | undefined {
  const positions = features.features.flatMap(({ geometry }) =>
    geometry.type === 'Point' ? [geometry.coordinates] : ringsOf(geometry).flat(),
  )
  if (positions.length === 0) return undefined
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}
