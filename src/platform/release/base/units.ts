// The units people are divided by: their order, and the short name of a column of a file.
import { type Bilingual, underCode } from '../model.ts'
import type { BaseDimension, CountCells, DimensionKind } from './model.ts'
import { byTime, timeWords } from './time.ts'

const collator = new Intl.Collator('da', { numeric: true })

/** Units in the order of their dimension: time as it passes, words as a person would list them (8-9 before 10-12). */
export const inOrder = (kind: DimensionKind, units: Iterable<string>): string[] =>
  [...units].sort(kind === 'time' ? byTime : (a, b) => collator.compare(a, b) || (a < b ? -1 : 1))

/** A unit as a reader sees it. */
export const unitWords = ({ kind, labels }: BaseDimension, unit: string): Bilingual =>
  underCode(labels, unit) ?? (kind === 'time' ? timeWords(unit) : { da: unit, en: unit })

/** Names that columns of released tables have already. */
const taken = new Set(['count', 'withheld', 'total', 'value', 'figure'])

const letters: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' }

/** Words as a short name of small letters, digits and hyphens; `otherwise` when no letter is left to begin with. */
export function shortName(words: string, otherwise: string, most: number): string {
  const plain = words
    .toLocaleLowerCase('da')
    .replace(/[æøå]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, most)
    .replace(/-+$/, '')
  return plain === '' ? otherwise : plain
}

/** The keys of a base's dimensions, from the headings of the file; the same headings give the same keys again. */
export function keysOf(headings: readonly string[]): string[] {
  const keys: string[] = []
  headings.forEach((heading, place) => {
    const key = shortName(heading, `d${place + 1}`, 40)
    keys.push(taken.has(key) || keys.includes(key) ? `${key}-${place + 1}` : key)
  })
  return keys
}

/** Cells of the full table with its sums: what is worked on when everything is divided as finely as it can be. */
export const fullSize = (units: readonly (readonly string[])[]): number => units.reduce((size, list) => size * (list.length + 1), 1)

/** The cells by the names of their units, in the order of the dimensions. */
export const cellsByName = ({ units, counts }: CountCells): Map<string, number> =>
  new Map(counts.map((cell) => [nameOf(units.map((list, d) => list[cell[d] ?? 0] ?? '')), cell.at(-1) ?? 0]))

// Line breaks stand in no unit.
export const nameOf = (units: readonly string[]): string => units.join('\n')
export const unitsIn = (name: string): string[] => name.split('\n')

/** Cells from counts by name; units are those given, in order, also those nobody is counted in. */
export function cellsFrom(
  kinds: readonly DimensionKind[],
  units: readonly Iterable<string>[],
  byName: ReadonlyMap<string, number>,
): CountCells {
  const ordered = kinds.map((kind, d) => inOrder(kind, new Set(units[d])))
  const places = ordered.map((list) => new Map(list.map((unit, place) => [unit, place])))
  const counts: number[][] = []
  for (const [name, count] of byName) {
    const at = unitsIn(name).map((unit, d) => places[d]?.get(unit))
    if (at.length !== ordered.length || at.some((place) => place === undefined))
      throw new Error(`Expected a cell of known units, but got ${name}`)
    if (count > 0) counts.push([...(at as number[]), count]) // none is undefined: checked just above
  }
  counts.sort(byPlaces)
  return { units: ordered, counts }
}

function byPlaces(a: number[], b: number[]): number {
  const d = a.findIndex((place, i) => place !== b[i])
  return d < 0 ? 0 : (a[d] ?? 0) - (b[d] ?? 0)
}
