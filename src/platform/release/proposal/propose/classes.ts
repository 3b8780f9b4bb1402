// Units put together in classes, as a person writes them: a name beside each unit, or one line for each class.
import { accepted, type Result, refused } from '../../../result.ts'

export interface UnitClass {
  name: string
  units: string[]
}

/** Beyond this many units a name beside each is too long a form, and classes are written as lines. */
export const manyUnits = 40

/** What each unit is known by: its code, and its words in both languages. */
export type UnitNames = ReadonlyMap<string, string>

/** Every way to write a unit, in small letters, to its code. A code wins over another unit's words. */
export function unitNames(units: readonly string[], wordsOf: (unit: string) => readonly string[]): UnitNames {
  const names = new Map<string, string>()
  for (const unit of units) for (const words of wordsOf(unit)) if (!names.has(plain(words))) names.set(plain(words), unit)
  for (const unit of units) names.set(plain(unit), unit)
  return names
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** A name beside each unit: the same name puts together, none leaves the unit alone. */
export function classesBeside(units: readonly string[], nameBeside: (place: number) => string): UnitClass[] {
  const classes = new Map<string, string[]>()
  for (const [place, unit] of units.entries()) {
    const name = nameBeside(place).trim().replace(/\s+/g, ' ')
    if (name) classes.set(name, [...(classes.get(name) ?? []), unit])
  }
  // A unit named after itself, and nothing with it, stands alone.
  return [...classes]
    .map(([name, together]) => ({ name, units: together }))
    .filter((one) => one.units.length > 1 || one.units[0] !== one.name)
}

/** Lines `Name: unit, unit, first..last`. Errors: `classLine`, `classUnit` (came: what is no unit), `classTwice` (came: the unit named twice). */
export function classesInLines(text: string, units: readonly string[], names: UnitNames, field: string): Result<UnitClass[]> {
  const classes = new Map<string, string[]>()
  const taken = new Set<string>()
  for (const line of text.split(/\r?\n/).filter((one) => one.trim())) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().replace(/\s+/g, ' ')
    const read = colon > 0 && name ? unitsIn(line.slice(colon + 1), units, names, field) : refused(field, 'classLine', line.trim())
    if (!read.ok) return read
    const twice = read.value.find((unit) => taken.has(unit))
    if (twice !== undefined) return refused(field, 'classTwice', twice)
    for (const unit of read.value) taken.add(unit)
    classes.set(name, [...(classes.get(name) ?? []), ...read.value])
  }
  return accepted([...classes].map(([name, together]) => ({ name, units: together })))
}

function unitsIn(text: string, units: readonly string[], names: UnitNames, field: string): Result<string[]> {
  const pieces = text.split(',')
  const found = new Set<string>()
  for (let place = 0; place < pieces.length; ) {
    // "uge 12, 2026" holds a comma itself: the longest run of pieces that names something is what was meant.
    let end = pieces.length
    let named = rangeOf(pieces.slice(place, end).join(','), units, names)
    while (!named && --end > place) named = rangeOf(pieces.slice(place, end).join(','), units, names)
    if (!named) return refused(field, 'classUnit', pieces[place]?.trim() ?? '')
    for (const unit of named) found.add(unit)
    place = end
  }
  return accepted([...found])
}

/** One unit, or those from one to another in the order of the base; null when it names none. */
function rangeOf(text: string, units: readonly string[], names: UnitNames): string[] | null {
  const one = names.get(plain(text))
  if (one !== undefined) return [one]
  const ends = text.split('..').map((end) => units.indexOf(names.get(plain(end)) ?? ''))
  const [first = -1, last = -1] = ends
  return ends.length === 2 && first >= 0 && last >= first ? units.slice(first, last + 1) : null
}

/** The same classes as lines. */
export const linesOf = (classes: readonly UnitClass[]): string =>
  classes.map(({ name, units }) => `${name}: ${units.join(', ')}`).join('\n')
