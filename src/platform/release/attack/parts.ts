// Cuts the people of a base into the parts that releases tell apart, and what came later into parts of its own.
import type { AtomGrid } from '@trygby/analysis'
import type { CountCells } from '../base/model.ts'
import { CannotAttack } from './model.ts'
import type { ReadRow, ReadTable } from './sums.ts'

/** Parts, and parts in all numbers together, up to which an attack ends within minutes and within the memory of one thread. */
const mostParts = 400_000
const mostSummed = 4_000_000

/**
 * The people of all editions as parts ("atoms"): cells of the units that no table tells apart. Where editions differ in a cell, its people are
 * nested: those of the smallest count, then those who make it the next larger one. An edition holds the first so many of them.
 */
export interface Parts extends AtomGrid {
  counts: Float64Array
  /** The parts that a row counts. */
  of(table: ReadTable, row: ReadRow): Int32Array
  /** How many an edition counts in the units of a row; NaN where it does not know all of them. */
  countIn(edition: number, table: ReadTable, row: ReadRow): number
}

/** Errors: `CannotAttack` `too-large`, or `not-its-edition` when a table names an edition that is not there. */
export function partsOf(tables: readonly ReadTable[], editions: ReadonlyMap<number, CountCells>): Parts {
  const keys = tables[0]?.dimensions.map(({ key }) => key) ?? []
  const units = keys.map((_, d) => togetherIn(tables.map((table) => table.dimensions[d]?.units ?? [])))
  const shape = units.map(({ count }) => count)
  refuseLarge(tables, keys, shape, units)
  const inUse = new Map(
    [...Map.groupBy(tables, ({ edition }) => edition)].map(([number, own]) => [number, { own, cells: editions.get(number) }]),
  )
  const held = new Map<number, Float64Array>()
  for (const [number, { own, cells }] of inUse) {
    if (!cells)
      throw new CannotAttack('not-its-edition', own[0]?.dataset ?? '', null, `Expected edition ${number} of the base, but there is none.`)
    held.set(number, countsIn(cells, own, units, shape))
  }
  const size = product(shape)
  const cellOf: number[] = []
  const counts: number[] = []
  const firstAt = new Int32Array(size)
  // How many parts of a cell an edition holds, after the first.
  const further = new Map([...held.keys()].map((number) => [number, new Uint16Array(size)]))
  for (let cell = 0; cell < size; cell++) {
    firstAt[cell] = counts.length
    const values = [...new Set([...held.values()].map((of) => of[cell] ?? Number.NaN))]
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => a - b)
    if (values.length === 0) values.push(0)
    for (const [place, value] of values.entries()) {
      cellOf.push(cell)
      counts.push(value - (values[place - 1] ?? 0))
    }
    if (values.length > 1) for (const [number, of] of held) (further.get(number) ?? [])[cell] = Math.max(0, values.indexOf(of[cell] ?? 0))
  }
  const of = (table: ReadTable, row: ReadRow): Int32Array => {
    const own = further.get(table.edition)
    const atoms: number[] = []
    for (const cell of cellsOf(table, row, units, shape))
      for (let part = 0; part <= (own?.[cell] ?? 0); part++) atoms.push((firstAt[cell] ?? 0) + part)
    return Int32Array.from(atoms)
  }
  const countIn = (edition: number, table: ReadTable, row: ReadRow): number =>
    cellsOf(table, row, units, shape).reduce((n, cell) => n + (held.get(edition)?.[cell] ?? Number.NaN), 0)
  return { shape, cellOf: Int32Array.from(cellOf), counts: Float64Array.from(counts), of, countIn }
}

/** The group of each unit: two are in one group when every class of every table has both or neither. Units in no class have no group. */
interface Together {
  groupOf: ReadonlyMap<string, number>
  count: number
}

function togetherIn(tables: readonly (readonly (readonly string[])[])[]): Together {
  const known = new Set<string>()
  const groupOf = new Map<string, number>()
  let count = 0
  for (const members of tables.flat()) {
    // The same class of another table divides nothing further.
    const key = members.join('\n')
    if (known.has(key)) continue
    known.add(key)
    const inside = Map.groupBy(members, (unit) => groupOf.get(unit) ?? -1)
    const sizes = Map.groupBy(groupOf.values(), (group) => group)
    for (const [group, own] of inside) {
      if (group >= 0 && own.length === sizes.get(group)?.length) continue
      for (const unit of own) groupOf.set(unit, count)
      count++
    }
  }
  // Groups that were divided until nothing was left of them leave no gap.
  const used = [...new Set(groupOf.values())].sort((a, b) => a - b)
  const places = new Map(used.map((group, place) => [group, place]))
  return { groupOf: new Map([...groupOf].map(([unit, group]) => [unit, places.get(group) ?? 0])), count: used.length }
}

function refuseLarge(tables: readonly ReadTable[], keys: readonly string[], shape: readonly number[], units: readonly Together[]): void {
  const widest = keys[shape.indexOf(Math.max(...shape))] ?? null
  const largest = tables.reduce((a, b) => (b.rows.length > a.rows.length || b.attacked.number === null ? b : a))
  const refuse = (what: string, came: number, most: number): never => {
    const message = `Expected at most ${most} ${what}, but all releases together have ${came}. Put units of "${widest}" together.`
    throw new CannotAttack('too-large', largest.dataset, widest, message)
  }
  if (product(shape) > mostParts) refuse('parts of the people that releases tell apart', product(shape), mostParts)
  let summed = 0
  for (const table of tables) for (const row of table.rows) summed += product(groupsIn(table, row, units).map((groups) => groups.length))
  if (summed > mostSummed) refuse('parts in all numbers', summed, mostSummed)
}

// The groups of a class, worked out once for each class.
const groupsKnown = new WeakMap<readonly string[], { units: Together; groups: number[] }>()

function groupsIn(table: ReadTable, row: ReadRow, units: readonly Together[]): number[][] {
  return row.classes.map((place, d) => {
    const members = table.dimensions[d]?.units[place] ?? []
    const together = units[d] ?? { groupOf: new Map<string, number>(), count: 0 }
    const known = groupsKnown.get(members)
    if (known?.units === together) return known.groups
    const groups = [...new Set(members.map((unit) => together.groupOf.get(unit) ?? 0))].sort((a, b) => a - b)
    groupsKnown.set(members, { units: together, groups })
    return groups
  })
}

function cellsOf(table: ReadTable, row: ReadRow, units: readonly Together[], shape: readonly number[]): number[] {
  let cells = [0]
  for (const [d, groups] of groupsIn(table, row, units).entries())
    cells = cells.flatMap((cell) => groups.map((group) => cell * (shape[d] ?? 1) + group))
  return cells
}

// The counts of an edition by cell; NaN where none of its tables counts anybody, so that it says nothing there.
function countsIn(cells: CountCells, tables: readonly ReadTable[], units: readonly Together[], shape: readonly number[]): Float64Array {
  const counts = new Float64Array(product(shape)).fill(Number.NaN)
  for (const table of tables) {
    // The row of everybody holds all others.
    const grand = table.rows.filter((row) => row.isGrand)
    for (const row of grand.length > 0 ? grand : table.rows) for (const cell of cellsOf(table, row, units, shape)) counts[cell] = 0
  }
  const groupOf = cells.units.map((list, d) => list.map((unit) => units[d]?.groupOf.get(unit) ?? -1))
  for (const places of cells.counts) {
    let cell = 0
    for (let d = 0; d < shape.length; d++) {
      const group = groupOf[d]?.[places[d] ?? 0] ?? -1
      cell = group < 0 || cell < 0 ? -1 : cell * (shape[d] ?? 1) + group
    }
    if (cell >= 0 && !Number.isNaN(counts[cell])) counts[cell] = (counts[cell] ?? 0) + (places.at(-1) ?? 0)
  }
  return counts
}

const product = (numbers: readonly number[]): number => numbers.reduce((n, next) => n * next, 1)
