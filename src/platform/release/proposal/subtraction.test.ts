// What goes through the gate, against somebody who only adds and subtracts, but leaves nothing untried: any units of one dimension with any of the other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RandomStream, randomStream } from '@trygby/analysis'
import type { AttackedTable } from '../attack/model.ts'
import type { CountCells } from '../base/model.ts'
import type { PublicTable } from '../model.ts'
import { protectAndAttack } from './protect-and-attack.ts'
import { inventedBase, inventedCut } from './testing/invented-counts.ts'

const least = 5
const base = { ...inventedBase(), least, dimensions: inventedBase().dimensions.slice(1) }
const keys = base.dimensions.map(({ key }) => key)

test('after years of releases and corrections no units have a small number, and no small correction, that adding and subtracting gives', async () => {
  const met = { released: 0, corrected: 0, refused: 0 }
  for (let seed = 0; seed < 240; seed++) {
    const random = randomStream(77, seed)
    const units = [3 + random.below(2), 2 + random.below(2)].map((count, d) => Array.from({ length: count }, (_, i) => `${keys[d]} ${i}`))
    const editions = randomEditions(random, units[0]?.length ?? 0, units[1]?.length ?? 0)
    const cells = new Map(editions.map((counts, at) => [at + 1, cellsOf(units, counts)]))
    const released: AttackedTable[] = []
    for (let number = 1; number <= 4; number++) {
      const edition = Math.min(editions.length, 1 + Math.floor((number * editions.length) / 5))
      const dimensions = keys.flatMap((key, d) =>
        d > 0 && random.below(3) === 0 ? [] : [{ key, classes: randomClasses(random, units[d] ?? []) }],
      )
      const cut = inventedCut(`t${number}`, dimensions, { totals: random.below(2) === 0 ? 'all' : 'grand' })
      const { outcome, summary } = await protectAndAttack({
        base,
        edition,
        editions: cells,
        publisher: 'Prøveby',
        countedAt: '',
        cuts: [cut],
        released,
      })
      if (summary.refusal === null) released.push(...outcome.tables.map((table) => ({ table, number })))
      else met.refused++
    }
    met.released += released.length
    if (editions.length > 1) met.corrected++
    assert.equal(
      toldBy(
        released.map(({ table }) => table),
        units,
        editions,
      ),
      null,
      `history ${seed}`,
    )
  }
  assert.ok(met.released > 500 && met.corrected > 50 && met.refused > 10, JSON.stringify(met))
})

/** One to four states of the same counts: between them some people move, come or go. */
function randomEditions(random: RandomStream, rows: number, columns: number): number[][] {
  const editions = [Array.from({ length: rows * columns }, () => [0, 1, 2, 3, 4, 6, 7, 9, 11, 14][random.below(10)] ?? 0)]
  for (let left = random.below(4); left > 0; left--) {
    const counts = (editions.at(-1) ?? []).slice()
    const [from, to] = [random.below(counts.length), random.below(counts.length)]
    const moved = Math.min(1 + random.below(8), counts[from] ?? 0)
    if (random.below(2) === 0) counts[from] = (counts[from] ?? 0) - moved
    counts[to] = (counts[to] ?? 0) + moved
    editions.push(counts)
  }
  return editions
}

function randomClasses(random: RandomStream, units: readonly string[]): { name: string; units: string[] }[] {
  const of = Map.groupBy(units, () => `klasse ${random.below(units.length)}`)
  return [...of].map(([name, members]) => ({ name, units: members }))
}

const cellsOf = (units: string[][], counts: readonly number[]): CountCells => ({
  units,
  counts: counts.flatMap((count, at) => {
    const columns = units[1]?.length ?? 1
    return count > 0 ? [[Math.floor(at / columns), at % columns, count]] : []
  }),
})

/** The first small number that somebody can work out, in words; null when there is none. A set of cells is the bits of a number. */
function toldBy(tables: readonly PublicTable[], units: string[][], editions: readonly number[][]): string | null {
  const size = editions[0]?.length ?? 0
  const sumIn = (edition: number, set: number) => (editions[edition] ?? []).reduce((n, count, at) => n + (set & (1 << at) ? count : 0), 0)
  const numbers = tables.flatMap((table) => numbersOf(table, units))
  const sets = boxes(units[0]?.length ?? 0, units[1]?.length ?? 0)
  // Somebody who takes all releases for one count, and is right about one edition.
  for (const edition of editions.keys()) {
    const right = numbers.filter(({ set, edition: own }) => sumIn(edition, set) === sumIn(own, set))
    const isKnown = reach(
      right.filter(({ isShown }) => isShown).map(({ set }) => set),
      size,
    )
    const back = right.find(({ set, isShown }) => !isShown && isKnown(set))
    if (back) return `withheld ${back.set.toString(2)} in edition ${edition}`
    for (const set of sets)
      if (sumIn(edition, set) >= 1 && sumIn(edition, set) < least && isKnown(set)) return `${set.toString(2)} in edition ${edition}`
  }
  const known = editions.map((_, edition) =>
    reach(
      numbers.filter((one) => one.edition === edition && one.isShown).map(({ set }) => set),
      size,
    ),
  )
  for (const set of sets) {
    const told = [...editions.keys()].filter((edition) => known[edition]?.(set)).map((edition) => sumIn(edition, set))
    const small = told.some((one) => told.some((other) => one > other && one - other < least))
    if (small) return `corrected ${set.toString(2)}`
  }
  return null
}

/** Any rows with any columns. */
function boxes(rows: number, columns: number): number[] {
  const found: number[] = []
  for (let some = 1; some < 1 << rows; some++)
    for (let others = 1; others < 1 << columns; others++) {
      let set = 0
      for (let row = 0; row < rows; row++) if (some & (1 << row)) set |= others << (row * columns)
      found.push(set)
    }
  return found
}

function numbersOf({ columns, rows, protection }: PublicTable, units: string[][]): { set: number; edition: number; isShown: boolean }[] {
  if (protection.kind !== 'counts-of-people') return []
  const [first, second] = protection.dimensions.map(({ key, classes }) => ({
    classes,
    at: columns.findIndex((column) => column.key === key),
  }))
  return rows.map((row) => {
    const inside = (of: typeof first, unit: string) => of?.classes[of.at < 0 ? 'total' : String(row[of.at])]?.includes(unit) ?? false
    const all = (units[0] ?? []).flatMap((one) => (units[1] ?? []).map((other) => inside(first, one) && inside(second, other)))
    const set = all.reduce((bits, isIn, at) => bits | (isIn ? 1 << at : 0), 0)
    return { set, edition: protection.edition - 1, isShown: row.at(-2) !== null }
  })
}

/** Whether a set's number follows from those of others by adding and taking away any multiples of them: elimination in fractions near enough. */
function reach(sets: readonly number[], size: number): (set: number) => boolean {
  const reduced: { row: number[]; pivot: number }[] = []
  const rest = (set: number): number[] => {
    const left = Array.from({ length: size }, (_, at) => (set & (1 << at) ? 1 : 0) as number)
    for (const { row, pivot } of reduced) {
      const times = left[pivot] ?? 0
      if (times !== 0) for (const [at, value] of row.entries()) left[at] = (left[at] ?? 0) - times * value
    }
    return left.map((value) => (Math.abs(value) < 1e-9 ? 0 : value))
  }
  for (const set of new Set(sets)) {
    const left = rest(set)
    const pivot = left.findIndex((value) => value !== 0)
    if (pivot >= 0) reduced.push({ row: left.map((value) => value / (left[pivot] ?? 1)), pivot })
  }
  return (set) => rest(set).every((value) => value === 0)
}
