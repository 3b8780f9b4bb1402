// Turns the lines of a file into finest counts, and points out every cell that cannot become one.
import { MOST_CELLS } from '@trygby/analysis'
import type { Sheet } from '../../../table-file/model.ts'
import type { BaseDimension, DimensionKind } from '../model.ts'
import { grainOf, readTime } from '../time.ts'
import { cellsFrom, fullSize, keysOf, nameOf } from '../units.ts'
import { type Checked, type ColumnRole, isDivision, type KnownBase, mostPeople, type WrongCell } from './model.ts'

/** So many wrong cells are listed; the rest is a number. */
const mostListed = 200

type Complain = (place: number, expected: WrongCell['expected'], came?: string) => void

interface Division {
  place: number
  kind: DimensionKind
  units: Set<string>
}

/** A spot on the map in degrees. */
interface Spot {
  lat: number
  lon: number
}

/**
 * The counts of a file. Lines of the same units are added together: a day becomes its week, and columns are passed over. Without a column
 * of counts each line is one person. `base` gives the dimensions of a newer edition and how fine its time is; `roles` has been read by `readRoles`.
 */
export function checkRows(sheet: Sheet, roles: readonly ColumnRole[], base: KnownBase | null): Checked {
  const divisions = divisionsOf(sheet, roles, base)
  const places = new Map<string, Spot>()
  const counts = new Map<string, number>()
  const wrong: WrongCell[] = []
  let wrongMore = 0
  let step = base?.step ?? null
  for (const { line, cells } of sheet.rows) {
    const before = wrong.length + wrongMore
    const complain: Complain = (place, expected, came = String(cells[place] ?? '')) => {
      if (wrong.length >= mostListed) wrongMore++
      else wrong.push({ line, column: sheet.columns[place] ?? '', expected, came: came.slice(0, 60) })
    }
    if (cells.length !== sheet.columns.length) {
      complain(-1, 'columns', String(cells.length))
      continue
    }
    const units = divisions.map(({ place, kind }) => readUnit(cells, place, kind, complain))
    const time = divisions.findIndex(({ kind }) => kind === 'time')
    const grain = grainOf(units[time] ?? '')
    step ??= grain
    if (grain !== null && grain !== step) complain(divisions[time]?.place ?? -1, 'sameStep')
    const count = readCountAt(cells, roles.indexOf('count'), complain)
    takeSpot(cells, roles, divisions, units, places, complain)
    if (wrong.length + wrongMore > before) continue
    for (const [d, { units: known }] of divisions.entries()) known.add(units[d] ?? '')
    counts.set(nameOf(units), (counts.get(nameOf(units)) ?? 0) + count)
  }
  return gathered(sheet, divisions, counts, places, base, { wrong, wrongMore })
}

function gathered(
  { columns }: Sheet,
  divisions: Division[],
  counts: Map<string, number>,
  places: Map<string, Spot>,
  base: KnownBase | null,
  { wrong, wrongMore }: Pick<Checked, 'wrong' | 'wrongMore'>,
): Checked {
  const keys = keysOf(columns)
  const units = divisions.map((division) => division.units)
  const cells = cellsFrom(
    divisions.map(({ kind }) => kind),
    units,
    counts,
  )
  const people = cells.counts.reduce((sum, cell) => sum + (cell.at(-1) ?? 0), 0)
  const dimensions = divisions.map(({ place, kind }): BaseDimension => {
    const heading = columns[place] ?? ''
    const key = keys[place] ?? ''
    const known = base?.dimensions.find((one) => one.key === key)
    const words = known?.heading ?? { da: heading, en: heading }
    const labels = known?.labels ? { labels: known.labels } : {}
    return { key, heading: words, kind, ...labels, ...(kind === 'place' ? { places: Object.fromEntries(places) } : {}) }
  })
  return { dimensions, cells, people, wrong, wrongMore, refusal: refusalOf(dimensions, cells.units, people) }
}

/** A column that has nearly as many words as there are people names them one by one; too many cells are nobody's table. */
function refusalOf(dimensions: BaseDimension[], units: string[][], people: number): Checked['refusal'] {
  const sizes = units.map((list) => list.length)
  const naming = dimensions.findIndex(({ kind }, d) => kind !== 'time' && (sizes[d] ?? 0) > people / 2 && (sizes[d] ?? 0) > 1)
  if (people > 0 && naming >= 0) return { key: 'likePersons', column: dimensions[naming]?.heading.da ?? '' }
  if (fullSize(units) <= MOST_CELLS) return null
  return { key: 'tooMany', column: dimensions[sizes.indexOf(Math.max(...sizes))]?.heading.da ?? '' }
}

function divisionsOf({ columns }: Sheet, roles: readonly ColumnRole[], base: KnownBase | null): Division[] {
  const keys = keysOf(columns)
  const found = roles.flatMap((role, place) => (isDivision(role) ? [{ place, kind: role, units: new Set<string>() }] : []))
  const order = base?.dimensions.map(({ key }) => key)
  return order ? found.sort((a, b) => order.indexOf(keys[a.place] ?? '') - order.indexOf(keys[b.place] ?? '')) : found
}

function readUnit(cells: (string | number)[], place: number, kind: DimensionKind, complain: Complain): string {
  const text = String(cells[place] ?? '')
    .trim()
    .replace(/\s+/g, ' ')
    .normalize('NFC')
  if (kind === 'time') {
    const unit = readTime(text)
    if (unit === null) complain(place, 'time')
    return unit ?? ''
  }
  if (text === '' || text.length > 100) complain(place, 'unit')
  else if (/^(total|i alt)$/i.test(text)) complain(place, 'notTotal')
  return text
}

/** A whole number from 0; null for anything else. Thousands may be divided as people do: 1.234 or 1 234. */
export function readCount(cell: string | number): number | null {
  const text = String(cell).trim()
  if (!/^\d+$|^\d{1,3}(?:[.\u00a0\u202f ]\d{3})+$/.test(text)) return null
  // A cell that the file itself holds as a number is never divided: 1.234 in it is no whole number.
  const count = typeof cell === 'number' ? cell : Number(text.replace(/\D/g, ''))
  return Number.isInteger(count) && count <= mostPeople ? count : null
}

function readCountAt(cells: (string | number)[], place: number, complain: Complain): number {
  const count = place < 0 ? 1 : readCount(cells[place] ?? '')
  if (count === null) complain(place, 'count')
  return count ?? 0
}

/** Keeps where a place stands; the same place cannot stand at two spots. */
function takeSpot(
  cells: (string | number)[],
  roles: readonly ColumnRole[],
  divisions: readonly Division[],
  units: readonly string[],
  places: Map<string, Spot>,
  complain: Complain,
): void {
  const d = divisions.findIndex(({ kind }) => kind === 'place')
  const unit = units[d]
  if (unit === undefined) return
  const [lat, lon] = (['lat', 'lon'] as const).map((role) => {
    const degrees = readDegrees(cells[roles.indexOf(role)] ?? '', role === 'lat' ? 90 : 180)
    if (degrees === null) complain(roles.indexOf(role), role)
    return degrees
  })
  if (lat == null || lon == null) return
  const before = places.get(unit)
  if (before && (before.lat !== lat || before.lon !== lon)) complain(divisions[d]?.place ?? -1, 'onePlace')
  else places.set(unit, { lat, lon })
}

function readDegrees(cell: string | number, most: number): number | null {
  const text = String(cell).trim().replace(',', '.')
  const degrees = Number(text)
  return /^-?\d{1,3}(\.\d+)?$/.test(text) && Math.abs(degrees) <= most ? degrees : null
}
