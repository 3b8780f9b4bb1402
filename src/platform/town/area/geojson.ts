// Reads a GeoJSON file of the town's areas; what cannot be an area is named by its number, its name and what is wrong with it.
import proj4 from 'proj4'
import { type Polygon, type Position, type Ring, ringWithin, selfCrossing, sizeOf } from '../ring/model.ts'
import { cover, nearPairs } from '../ring/overlap.ts'

export interface Shape {
  type: 'MultiPolygon'
  coordinates: Polygon[]
}

export interface ReadArea {
  name: string
  /** What the file says the area is, when it says so in our words. */
  kind: 'outline' | 'quarter' | 'other' | null
  shape: Shape
}

export type AreaProblemKey =
  | 'notJson'
  | 'notGeoJson'
  | 'wrongCrs'
  | 'noFeatures'
  | 'tooMany'
  | 'noName'
  | 'longName'
  | 'sameName'
  | 'noShape'
  | 'wrongShape'
  | 'noRing'
  | 'notNumbers'
  | 'outOfRange'
  | 'outsideDenmark'
  | 'tooFew'
  | 'notClosed'
  | 'tooLong'
  | 'crossesItself'
  | 'noGround'
  | 'holeOutside'
  | 'holesMeet'
  | 'partsMeet'

/** Something wrong in the file. Number 0 means the file as a whole. */
export interface AreaProblem {
  number: number
  name: string
  key: AreaProblemKey
  came: string
}

export type ReadAreas = { ok: true; areas: ReadArea[] } | { ok: false; problems: AreaProblem[] }

const most = { areas: 2000, positions: 10_000 }
const denmark = { west: 7.5, east: 15.5, south: 54, north: 58.5 }
const metres = '+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs'

class Wrong extends Error {
  constructor(
    readonly key: AreaProblemKey,
    readonly came = '',
  ) {
    super(key)
  }
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80)

/** Reads the whole file, or says everything that is wrong in it. Coordinates are WGS84, or EPSG:25832 when the file says so. */
export function readGeoJson(text: string): ReadAreas {
  try {
    const { features, toWgs84 } = openFile(text)
    return readFeatures(features, toWgs84)
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, problems: [{ number: 0, name: '', key: error.key, came: error.came }] }
    throw error
  }
}

type ToWgs84 = (position: Position) => Position

function openFile(text: string): { features: unknown[]; toWgs84: ToWgs84 } {
  let file: unknown
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new Wrong('notJson', shown(text.trim().slice(0, 40)))
  }
  if (!isObject(file)) throw new Wrong('notGeoJson', shown(file))
  const toWgs84 = transformOf(file.crs)
  if (file.type === 'Feature') return { features: [file], toWgs84 }
  if (file.type === 'Polygon' || file.type === 'MultiPolygon')
    return { features: [{ type: 'Feature', properties: {}, geometry: file }], toWgs84 }
  if (file.type !== 'FeatureCollection' || !Array.isArray(file.features)) throw new Wrong('notGeoJson', shown(file.type ?? '{}'))
  if (file.features.length === 0) throw new Wrong('noFeatures')
  if (file.features.length > most.areas) throw new Wrong('tooMany', String(file.features.length))
  return { features: file.features, toWgs84 }
}

function transformOf(crs: unknown): ToWgs84 {
  if (crs === undefined || crs === null) return (position) => position
  const name = isObject(crs) && isObject(crs.properties) ? crs.properties.name : undefined
  const code = typeof name === 'string' ? /(?:EPSG:+(?:[\d.]*:)?|CRS)(\d+)$/i.exec(name)?.[1] : undefined
  if (code === '4326' || code === '84') return (position) => position
  if (code === '25832') return (position) => proj4(metres, 'WGS84', position) as Position
  throw new Wrong('wrongCrs', shown(name ?? crs))
}

function readFeatures(features: unknown[], toWgs84: ToWgs84): ReadAreas {
  const areas: ReadArea[] = []
  const problems: AreaProblem[] = []
  const names = new Map<string, number>()
  for (const [i, feature] of features.entries()) {
    const number = i + 1
    const name = nameOf(feature)
    try {
      if (!isObject(feature) || feature.type !== 'Feature') throw new Wrong('notGeoJson', shown(isObject(feature) ? feature.type : feature))
      const before = names.get(name.toLowerCase())
      names.set(name.toLowerCase(), number)
      if (!name && features.length > 1) throw new Wrong('noName')
      if (name.length > 120) throw new Wrong('longName', name.slice(0, 40))
      if (before !== undefined && name) throw new Wrong('sameName', String(before))
      areas.push({ name, kind: kindOf(feature), shape: { type: 'MultiPolygon', coordinates: readShape(feature.geometry, toWgs84) } })
    } catch (error) {
      if (!(error instanceof Wrong)) throw error
      problems.push({ number, name, key: error.key, came: error.came })
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, areas }
}

function nameOf(feature: unknown): string {
  const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {}
  const found = ['name', 'navn', 'Name', 'Navn', 'NAME', 'NAVN', 'title', 'label']
    .map((key) => properties[key])
    .find((value) => typeof value === 'string')
  return typeof found === 'string' ? found.replace(/[\p{C}\s]+/gu, ' ').trim() : ''
}

function kindOf(feature: Json): ReadArea['kind'] {
  const kind = isObject(feature.properties) ? feature.properties.kind : undefined
  return kind === 'outline' || kind === 'quarter' || kind === 'other' ? kind : null
}

/** The polygons of a geometry in WGS84, or the first thing wrong with it. */
function readShape(geometry: unknown, toWgs84: ToWgs84): Polygon[] {
  if (!isObject(geometry)) throw new Wrong('noShape')
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new Wrong('wrongShape', shown(geometry.type))
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  if (!Array.isArray(parts) || parts.length === 0) throw new Wrong('noRing')
  const polygons = parts.map((part) => readPolygon(part, toWgs84))
  for (const [i, j] of nearPairs(polygons.map(([outer = []]) => outer)))
    if (cover(polygons[i] ?? [], polygons[j] ?? [])) throw new Wrong('partsMeet')
  return polygons
}

function readPolygon(part: unknown, toWgs84: ToWgs84): Polygon {
  if (!Array.isArray(part) || part.length === 0) throw new Wrong('noRing')
  const [outer, ...holes] = part.map((ring) => readRing(ring, toWgs84)) as [Ring, ...Ring[]] // there is at least one
  for (const [i, hole] of holes.entries()) if (!ringWithin(hole, outer)) throw new Wrong('holeOutside', String(i + 1))
  for (const [i, j] of nearPairs(holes)) if (cover([holes[i] ?? []], [holes[j] ?? []])) throw new Wrong('holesMeet', `${i + 1}, ${j + 1}`)
  return [outer, ...holes]
}

function readRing(raw: unknown, toWgs84: ToWgs84): Ring {
  if (!Array.isArray(raw)) throw new Wrong('noRing')
  if (raw.length > most.positions) throw new Wrong('tooLong', String(raw.length))
  const ring = raw.map((position) => readPosition(position, toWgs84))
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || ring.length < 4) throw new Wrong('tooFew', String(ring.length))
  if (first[0] !== last[0] || first[1] !== last[1]) throw new Wrong('notClosed', `${first.join(' ')} / ${last.join(' ')}`)
  const crossing = selfCrossing(ring)
  if (crossing) throw new Wrong('crossesItself', crossing.join(' '))
  if (sizeOf(ring) === 0) throw new Wrong('noGround')
  return ring
}

function readPosition(raw: unknown, toWgs84: ToWgs84): Position {
  if (!Array.isArray(raw) || raw.length < 2 || raw.length > 4 || !raw.every((value) => typeof value === 'number' && Number.isFinite(value)))
    throw new Wrong('notNumbers', shown(raw))
  const [lon, lat] = toWgs84([raw[0], raw[1]])
  if (!Number.isFinite(lon) || !Number.isFinite(lat) || Math.abs(lon) > 180 || Math.abs(lat) > 90) throw new Wrong('outOfRange', shown(raw))
  if (lon < denmark.west || lon > denmark.east || lat < denmark.south || lat > denmark.north)
    throw new Wrong('outsideDenmark', `${lon} ${lat}`)
  return [Number(lon.toFixed(7)), Number(lat.toFixed(7))]
}
