// Names what the attacker found, so that a person can find it in a page: the cell that is known, and those that give it away.
import type { Differencing, PublishedSum } from '@trygby/analysis'
import { type Correction, type Counted, correctionsIn } from './corrections.ts'
import { type Leak, type LeakKind, mostNamed, type NamedCell } from './model.ts'
import { codesOf, type ReadTable } from './sums.ts'

/** The numbers of a table, in the order of its rows. */
export type Numbers = readonly PublishedSum[]

interface Known {
  tables: readonly ReadTable[]
  numbers: readonly Numbers[]
  least: number
}

/** One number of one table: the place of the table, and the row. */
interface Place {
  table: number
  row: number
}

/** Worst first: a cell that is known, then a small count that is, then what could not be shown to be safe. */
const order: readonly LeakKind[] = ['recovered', 'correction', 'difference', 'part', 'narrow', 'undecided']

/** A leak before its cells are named: only the worst are. */
interface Found {
  kind: LeakKind
  value: number | null
  cells: () => NamedCell[]
}

/** The worst leaks, worst first, and how many there are; each once, however many releases say it. */
export function leaksIn(differencing: Differencing, known: Known): { leaks: Leak[]; found: number } {
  const corrections = correctionsIn(known.tables, known.least)
  if (differencing.safe && differencing.smallPairs.length === 0 && corrections.length === 0) return { leaks: [], found: 0 }
  const all = foundIn(differencing, corrections, known)
  const worst = worstFirst(all)
  return { leaks: worst.map(({ kind, value, cells }) => ({ kind, cells: cells(), value })), found: all.length }
}

function worstFirst<T extends Pick<Leak, 'kind' | 'value'>>(all: readonly T[]): T[] {
  const rank = ({ kind, value }: T) => order.indexOf(kind) * 1000 + Math.min(value ?? 999, 999)
  return all.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostNamed)
}

/** What several attackers found, each leak once: a cell that one of them knows is not told of again because another knows it too. */
export function inOne(reports: readonly { leaks: Leak[]; found: number }[]): { leaks: Leak[]; found: number } {
  const told = new Map<string, Leak>()
  for (const leak of reports.flatMap(({ leaks }) => leaks)) {
    const isOfCell = leak.kind === 'recovered' || leak.kind === 'narrow' || leak.kind === 'undecided'
    const key = JSON.stringify(isOfCell ? leak.cells[0] : leak.cells)
    if (!told.has(key)) told.set(key, leak)
  }
  // Beyond the most that are named nobody can say which are the same.
  return { leaks: worstFirst([...told.values()]), found: Math.max(told.size, ...reports.map(({ found }) => found)) }
}

function foundIn(differencing: Differencing, corrections: readonly Correction[], known: Known): Found[] {
  const names = namesOf(known)
  const leaks: Found[] = []
  // The same people are told of once, by the worst that is known of them.
  const told = new Set<string>()
  const tell = (set: string, kind: LeakKind, value: number | null, cells: () => NamedCell[]) => {
    if (told.has(set)) return
    told.add(set)
    leaks.push({ kind, value, cells })
  }
  const ways = new Map(differencing.smallDifferences.map((way) => [setOf(way.atoms), [way.whole, ...way.parts].map(placeOf)]))
  for (const sum of differencing.recovered) {
    const place = placeOf(sum)
    const set = names.setAt(place)
    tell(set, 'recovered', sum.value, () => names.distinct([place, ...names.shownAt(place), ...(ways.get(set) ?? names.around(set))]))
  }
  for (const { counted, value, isDirect } of corrections) {
    const set = setOf(changed(known.numbers, counted))
    // Two rows that contradict each other are both named, whoever else was told of by the same persons.
    if (isDirect) told.delete(set)
    tell(set, 'correction', value, () => names.distinct(counted))
  }
  for (const { whole, parts, value, atoms } of differencing.smallDifferences)
    tell(setOf(atoms), 'difference', value, () => names.distinct([whole, ...parts].map(placeOf)))
  for (const { atoms, value } of [...differencing.smallParts, ...differencing.smallPairs])
    tell(setOf(atoms), 'part', value, () => names.distinct(names.around(setOf(atoms))))
  for (const sum of differencing.narrow) tell(names.setAt(placeOf(sum)), 'narrow', null, () => [names.cell(placeOf(sum))])
  for (const sum of differencing.undecided) tell(names.setAt(placeOf(sum)), 'undecided', null, () => [names.cell(placeOf(sum))])
  for (const atoms of differencing.undecidedParts) tell(setOf(atoms), 'undecided', null, () => names.distinct(names.around(setOf(atoms))))
  return leaks
}

const placeOf = ({ release, sum }: { release: string; sum: number }): Place => ({ table: Number(release), row: sum })

const setOf = (atoms: Iterable<number>): string => [...atoms].sort((a, b) => a - b).join()

/** Cells by place; where several tables show or withhold the same number, by the newest of them, a proposed one before all. */
function namesOf({ tables, numbers }: Known) {
  const [shown, withheld] = [new Map<string, Place>(), new Map<string, Place>()]
  const newest = ({ table, row }: Place) => (numbers[table]?.[row]?.value === null ? withheld : shown)
  const sets = numbers.map((sums) => sums.map(({ atoms }) => setOf(atoms)))
  for (const [table, own] of sets.entries()) for (const [row, set] of own.entries()) newest({ table, row }).set(set, { table, row })
  const setAt = ({ table, row }: Place): string => sets[table]?.[row] ?? ''
  const nameAt = (place: Place): NamedCell => {
    const table = tables[place.table]
    const row = table?.rows[place.row]
    if (!table || !row) throw new Error(`Expected a row of an attacked table, but got row ${place.row} of table ${place.table}.`)
    return { dataset: table.dataset, number: table.attacked.number, cell: codesOf(table, row) }
  }
  const cell = (place: Place): NamedCell => nameAt(newest(place).get(setAt(place)) ?? place)
  /** Where a withheld number is simply shown. */
  const shownAt = (place: Place): Place[] => [shown.get(setAt(place))].flatMap((found) => found ?? [])
  const distinct = (places: readonly Place[]): NamedCell[] => [
    ...new Map(places.map((place) => cell(place)).map((named) => [JSON.stringify(named), named])).values(),
  ]
  /** The numbers that give a part away, when they can be told: a number less others that hold all its people but these; else those who hold them all. */
  const around = (set: string): Place[] => {
    const part = new Set(set.split(',').map(Number))
    const all = numbers.flatMap((sums, table) => sums.map(({ atoms, value }, row) => ({ place: { table, row }, atoms, value })))
    const holding = all
      .filter(({ atoms }) => atoms.length > part.size && atoms.reduce((n, atom) => n + (part.has(atom) ? 1 : 0), 0) === part.size)
      .sort((a, b) => a.atoms.length - b.atoms.length)
    for (const whole of holding.filter(({ value }) => value !== null).slice(0, mostWholes)) {
      const rest = new Set([...whole.atoms].filter((atom) => !part.has(atom)))
      for (const table of numbers.keys()) {
        const parts = coverOf(
          rest,
          all.filter(({ place, value }) => place.table === table && value !== null),
        )
        if (parts) return [whole, ...parts].map(({ place }) => place)
      }
    }
    return crossing(part.size, holding).map(({ place }) => place)
  }
  return { setAt, cell, shownAt, distinct, around }
}

interface Told {
  place: Place
  atoms: Int32Array
}

/** Numbers that are looked at as the whole from which others are taken. */
const mostWholes = 20

/** Numbers apart from each other that hold just these people together; null when they do not. */
function coverOf(people: ReadonlySet<number>, told: readonly Told[]): Told[] | null {
  const inside = told.filter(({ atoms }) => atoms.length > 0 && atoms.every((atom) => people.has(atom)))
  const left = new Set(people)
  const chosen = inside
    .sort((a, b) => b.atoms.length - a.atoms.length)
    .filter(({ atoms }) => {
      const isApart = atoms.every((atom) => left.has(atom))
      if (isApart) for (const atom of atoms) left.delete(atom)
      return isApart
    })
  return left.size === 0 && chosen.length > 0 ? chosen : null
}

/** The smallest numbers whose people have just these in common, or come nearest to it. */
function crossing(people: number, holding: readonly Told[]): Told[] {
  const chosen: Told[] = []
  let common: number[] | null = null
  for (const sum of holding) {
    const own = new Set(sum.atoms)
    const left: number[] = common === null ? [...own] : common.filter((atom) => own.has(atom))
    if (common !== null && left.length === common.length) continue
    chosen.push(sum)
    common = left
    if (left.length === people) break
  }
  return chosen
}

/** The people whom numbers added and taken away leave over, or count too often. */
function changed(numbers: readonly Numbers[], counted: readonly Counted[]): number[] {
  const times = new Map<number, number>()
  for (const { table, row, sign } of counted)
    for (const atom of numbers[table]?.[row]?.atoms ?? []) times.set(atom, (times.get(atom) ?? 0) + sign)
  return [...times].flatMap(([atom, n]) => (n === 0 ? [] : [atom]))
}
