// Which areas share a border, read from their outlines.

import { requireNumber } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { type Neighbours, neighboursFromPairs } from './neighbours.ts'
import { numberPlaces } from './numbered-places.ts'

/** The rings of one area, outer ones and holes alike; a ring is a list of corners [x, y]. */
export type AreaOutline = readonly (readonly (readonly number[])[])[]

/** The rings of a GeoJSON geometry, all parts together. */
export function outlineOf(
  geometry: { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] },
): AreaOutline {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

/**
 * Neighbours by shared border.
 *
 * Question: which districts border on which?
 * Assumptions: outlines of neighbours share the corners of their common border, as those of one publisher do; corners closer than `snap` count as one.
 * 'queen' asks for one shared corner, 'rook' for two (so that meeting in a point is not enough).
 * Not for: outlines that were simplified each on its own, or that overlap: nothing is measured but corners. Islands get no neighbour; say so, or give
 * them one by hand.
 *
 * @param outlines one per area; @param options `rule` ('queen'), `snap` (1.5e-8, in the unit of the corners), `signal`, `onProgress`
 * Errors: `empty` (no area, or an area without corners), `shape` (a corner without two numbers), `not-finite`, `range` (snap below 0, or
 * lost in the digits of the corners), `cancelled`.
 * Reference: Cliff and Ord (1981), chapter 1; corners are compared as spdep's `poly2nb` does.
 *
 * @example
 * const square = (x, y) => [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]]
 * const four = [square(0, 0), square(1, 0), square(0, 1), square(1, 1)]
 * (await contiguityNeighbours(four)).targets // => [1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2]
 * (await contiguityNeighbours(four, { rule: 'rook' })).targets // => [1, 2, 0, 3, 0, 3, 1, 2]
 */
export async function contiguityNeighbours(
  outlines: readonly AreaOutline[],
  options: LongRunOptions & { rule?: 'queen' | 'rook'; snap?: number } = {},
): Promise<Neighbours> {
  const { rule = 'queen', snap = 1.5e-8 } = options
  requireNumber('snap', snap, 0)
  const n = outlines.length
  if (n === 0) throw new AnalysisError('empty', 'Expected at least one area, but there is none.', { names: ['outlines'] })
  const corners = cornersOf(outlines)
  const { place } = await numberPlaces(corners.x, corners.y, snap, options)
  const placesOf = distinctRows(n, corners.area, place)
  const areasAt = turnRows(placesOf)
  const from: number[] = []
  const to: number[] = []
  const shared = new Int32Array(n)
  const atLeast = rule === 'queen' ? 1 : 2
  const borderOf = (area: number) => {
    const met: number[] = []
    for (let k = placesOf.starts[area]!; k < placesOf.starts[area + 1]!; k++) {
      const corner = placesOf.entries[k]!
      for (let m = areasAt.starts[corner]!; m < areasAt.starts[corner + 1]!; m++) {
        const other = areasAt.entries[m]!
        if (other === area) continue
        if (shared[other]!++ === 0) met.push(other)
      }
    }
    for (const other of met) {
      if (shared[other]! >= atLeast) {
        from.push(area)
        to.push(other)
      }
      shared[other] = 0
    }
  }
  await longRun(n, borderOf, options)
  return neighboursFromPairs(n, from, to)
}

function cornersOf(outlines: readonly AreaOutline[]): { x: Float64Array; y: Float64Array; area: Int32Array } {
  let count = 0
  for (const rings of outlines) for (const ring of rings) count += ring.length
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  const area = new Int32Array(count)
  let at = 0
  outlines.forEach((rings, i) => {
    const before = at
    for (const ring of rings) {
      for (const corner of ring) {
        if (corner.length < 2) throw new AnalysisError('shape', `Expected two numbers for every corner of area ${i}.`, { row: i })
        if (!(Number.isFinite(corner[0]) && Number.isFinite(corner[1])))
          throw new AnalysisError('not-finite', `Expected finite corners of area ${i}, but got ${corner[0]}, ${corner[1]}.`, { row: i })
        x[at] = corner[0]!
        y[at] = corner[1]!
        area[at++] = i
      }
    }
    if (at === before) throw new AnalysisError('empty', `Expected corners of area ${i}, but there is none.`, { row: i })
  })
  return { x, y, area }
}

type Rows = { starts: Int32Array; entries: Int32Array; columns: number }

// The distinct places of every area; `area` is in rising order, as the corners are.
function distinctRows(n: number, area: Int32Array, place: Int32Array): Rows {
  let columns = 0
  for (const p of place) columns = Math.max(columns, p + 1)
  const starts = new Int32Array(n + 1)
  const entries = new Int32Array(place.length)
  const seen = new Int32Array(columns).fill(-1)
  let count = 0
  for (let k = 0; k < place.length; k++) {
    if (seen[place[k]!] !== area[k]) {
      seen[place[k]!] = area[k]!
      entries[count++] = place[k]!
    }
    starts[area[k]! + 1] = count
  }
  return { starts, entries: entries.slice(0, count), columns }
}

function turnRows({ starts, entries, columns }: Rows): Rows {
  const turned = new Int32Array(columns + 1)
  for (const column of entries) turned[column + 1]!++
  for (let c = 0; c < columns; c++) turned[c + 1]! += turned[c]!
  const next = turned.slice(0, columns)
  const rows = new Int32Array(entries.length)
  for (let i = 0; i + 1 < starts.length; i++) for (let k = starts[i]!; k < starts[i + 1]!; k++) rows[next[entries[k]!]!++] = i
  return { starts: turned, entries: rows, columns: starts.length - 1 }
}
