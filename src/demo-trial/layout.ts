// Where the invented town lies: on open sea in the Kattegat, so that no real place is blamed for points that come from far away.
import type { Segment } from '../platform/town/street/model.ts'

/** A rectangle, degrees. */
export interface Box {
  south: number
  west: number
  north: number
  east: number
}

const metresPerDegree = 111_320
const spread = (lat: number): number => metresPerDegree * Math.cos((lat * Math.PI) / 180)

/** What moves points from one part of the world to another: how many metres there become how many here, and where the middle comes to lie. */
export interface Move {
  from: Box
  middle: { lat: number; lon: number }
  /** Metres here for each metre there. */
  scale: number
}

/** Central London keeps its metres; Memphis, which is 27 km wide, becomes an eighth, so that distances between its points are eight times too short. */
export const moves = {
  london: { from: { south: 51.506, west: -0.1122, north: 51.5224, east: -0.0733 }, middle: { lat: 56.44, lon: 11.2 }, scale: 1 },
  memphis: { from: { south: 35.0, west: -90.1, north: 35.245, east: -89.78 }, middle: { lat: 56.468, lon: 11.2 }, scale: 1 / 8 },
} satisfies Record<string, Move>

/** A point of the other place as a point of the town; null when it lies outside the part that is taken. */
export function moved({ from, middle, scale }: Move, spot: { lat: number; lon: number }): { lat: number; lon: number } | null {
  const { lat, lon } = spot
  if (!(lat >= from.south && lat <= from.north && lon >= from.west && lon <= from.east)) return null
  const [midLat, midLon] = [(from.south + from.north) / 2, (from.west + from.east) / 2]
  const north = (lat - midLat) * metresPerDegree * scale
  const east = (lon - midLon) * spread(midLat) * scale
  return { lat: round(middle.lat + north / metresPerDegree), lon: round(middle.lon + east / spread(middle.lat)) }
}

const round = (degrees: number): number => Number(degrees.toFixed(6))

/** The part of the town that a move fills. */
export function boxOf(move: Move): Box {
  const low = moved(move, { lat: move.from.south, lon: move.from.west }) ?? move.middle
  const high = moved(move, { lat: move.from.north, lon: move.from.east }) ?? move.middle
  return { south: low.lat, west: low.lon, north: high.lat, east: high.lon }
}

const across = 4
const up = 2

/** Every part in eight quarters, from south-west, row by row. */
export function quartersOf(part: string, { south, west, north, east }: Box): { name: string; box: Box }[] {
  const [wide, high] = [(east - west) / across, (north - south) / up]
  return Array.from({ length: across * up }, (_, i) => {
    const [x, y] = [i % across, Math.floor(i / across)]
    return {
      name: `${part} ${i + 1}`,
      box: {
        south: round(south + y * high),
        north: round(south + (y + 1) * high),
        west: round(west + x * wide),
        east: round(west + (x + 1) * wide),
      },
    }
  })
}

const birds = ['Lærke', 'Stær', 'Solsort', 'Vibe', 'Terne', 'Svale', 'Bogfinke', 'Musvit', 'Rødkælk', 'Mejse', 'Drossel', 'Ugle']
const endings = ['vej', 'gade', 'stræde', 'vænge', 'allé']
const streetEvery = 100
const stretchMetres = 100
const numbersInStretch = 10

/** Streets run from west to east, 100 m apart, in stretches of 100 m with ten house numbers each. Their names are invented. */
const streetName = (row: number): string =>
  `Prøve${(birds[row % birds.length] ?? '').toLowerCase()}${endings[Math.floor(row / birds.length) % endings.length] ?? ''}`

export interface Layout {
  box: Box
  /** The number of the first street, so that no two parts share a name. */
  firstStreet: number
}

export function streetsOf({ box, firstStreet }: Layout, areaOf: (spot: { lat: number; lon: number }) => string | null): Segment[] {
  const segments: Segment[] = []
  const { rows, columns } = sizeOf(box)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const spot = {
        lat: round(box.south + ((row + 0.5) * streetEvery) / metresPerDegree),
        lon: round(box.west + ((column + 0.5) * stretchMetres) / spread(box.south)),
      }
      const fromNumber = column * numbersInStretch + 1
      const toNumber = fromNumber + numbersInStretch - 1
      segments.push({
        street: streetName(firstStreet + row),
        fromNumber,
        toNumber,
        addresses: numbersInStretch,
        area: areaOf(spot),
        ...spot,
      })
    }
  return segments
}

const sizeOf = (box: Box) => ({
  rows: Math.ceil(((box.north - box.south) * metresPerDegree) / streetEvery),
  columns: Math.ceil(((box.east - box.west) * spread(box.south)) / stretchMetres),
})

export const streetsIn = (box: Box): number => sizeOf(box).rows

/** The address nearest to a spot, as the street list has it. */
export function addressAt({ box, firstStreet }: Layout, { lat, lon }: { lat: number; lon: number }): string {
  const row = Math.floor(((lat - box.south) * metresPerDegree) / streetEvery)
  const metresIn = Math.max(0, (lon - box.west) * spread(box.south))
  return `${streetName(firstStreet + Math.max(0, row))} ${Math.floor(metresIn / (stretchMetres / numbersInStretch)) + 1}`
}
