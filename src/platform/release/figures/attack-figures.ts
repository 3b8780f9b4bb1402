// The attacker on the town's own figures: every release of an indicator held together, years against their quarters and old figures against corrected ones.
import { differencing, type PublishedSum } from '@trygby/analysis'
import type { Leak, LeakKind, NamedCell } from '../attack/model.ts'
import { countsIn, type Measure, measuresOf, outcomeAlone, roundingOf, tellsByDifference } from './counted.ts'
import type { FiguresToProtect, TimeFigure } from './model.ts'
import { smallRests } from './small-rests.ts'
import { familyOf, type Nested, numberPieces, type Piece, piecesAlone, piecesOf, type Truth } from './time-parts.ts'

/** A row somebody outside has: of which release (null: what is proposed), and its figure, null where it was withheld. */
export interface SeenRow {
  release: number | null
  at: number
  key: string
  figure: Pick<TimeFigure, 'value' | 'n'> | null
}

export interface FamilyAttack {
  leaks: Leak[]
  sums: number
  parts: number
  withheld: number
}

type Given = Pick<FiguresToProtect, 'dataset' | 'counts' | 'k' | 'history'>

/** Attacks one family of times (a year with everything in it). `rows` are all rows of it that were ever seen and those that are proposed. */
export async function attackFamily(given: Given, root: Nested, rows: readonly SeenRow[]): Promise<FamilyAttack> {
  const family = familyOf(root)
  const found: FamilyAttack = { leaks: corrections(given, rows), sums: 0, parts: 0, withheld: 0 }
  for (const measure of measuresOf(given.counts)) {
    const attacked = await attackMeasure(given, measure, family, rows)
    found.leaks.push(...attacked.leaks)
    found.sums += attacked.sums
    found.parts += attacked.parts
    found.withheld += attacked.withheld
  }
  return found
}

const cellOf = ({ dataset }: Given, { release, key }: SeenRow): NamedCell => ({ dataset, number: release, cell: [key] })

/** One time released twice with numbers that few people part. */
function corrections(given: Given, rows: readonly SeenRow[]): Leak[] {
  const leaks: Leak[] = []
  for (const [place, row] of rows.entries())
    for (const other of rows.slice(0, place)) {
      if (other.key !== row.key || !other.figure || !row.figure) continue
      const value = tellsByDifference(given.counts, given.k, other.figure, row.figure)
      if (value !== null) leaks.push({ kind: 'correction', cells: [cellOf(given, row), cellOf(given, other)], value })
    }
  return leaks
}

interface NumberSeen {
  row: SeenRow
  pieces: Piece[]
}

/** A number with the people it is the sum of. */
type Summed = NumberSeen & { atoms: number[]; name: string; value: number }

async function attackMeasure(given: Given, measure: Measure, family: Nested[], rows: readonly SeenRow[]): Promise<FamilyAttack> {
  const seen = rows.flatMap((row) => numbersOf(given, measure, family, rows, row))
  if (seen.length === 0) return { leaks: [], sums: 0, parts: 0, withheld: 0 }
  const { atomsOf, countOf, placeOf } = numberPieces(seen.flatMap(({ pieces }) => pieces))
  const numbers = seen.map((number): Summed => {
    const atoms = number.pieces.flatMap(atomsOf)
    return { ...number, atoms, name: atoms.toSorted((a, b) => a - b).join(), value: atoms.reduce((sum, atom) => sum + countOf(atom), 0) }
  })
  const shown = [...new Map(numbers.filter(({ row }) => row.figure).map((number) => [number.name, number])).values()]
  const rests = smallRests(
    shown.map(({ atoms }) => atoms),
    countOf,
    given.k,
  )
  const leaks = rests.flatMap(({ whole, parts, value }): Leak[] => {
    const cells = [whole, ...parts].flatMap((place) => (shown[place] ? [cellOf(given, shown[place].row)] : []))
    // Two figures of one time are told as a correction already.
    return new Set(cells.map(({ cell }) => cell[0])).size > 1 ? [{ kind: 'difference', cells, value }] : []
  })
  const worked = await workOut(given, measure, numbers, new Set(shown.map(({ name }) => name)))
  leaks.push(...worked.leaks)
  const known = new Set(rests.map(({ atoms }) => atoms.toSorted((a, b) => a - b).join()))
  for (const { atoms, value } of worked.parts) {
    // A time less the parts of it that have figures is named by them all.
    const places = [...new Set([...atoms].map((atom) => placeOf(atom).replace(otherSide, '')))]
    if (!known.has(atoms.toSorted((a, b) => a - b).join()))
      leaks.push({
        kind: 'part',
        cells: places.map((place) => ({ dataset: given.dataset, number: null, cell: place.split(' - ') })),
        value,
      })
  }
  return { leaks: onceEach(leaks), sums: numbers.length, parts: worked.unknowns, withheld: numbers.filter(({ row }) => !row.figure).length }
}

/** What all numbers together tell of the withheld ones, and of people that no number counts alone. */
async function workOut(given: Given, measure: Measure, numbers: readonly Summed[], shown: ReadonlySet<string>) {
  const sums = numbers.map(({ row, atoms, value }): PublishedSum => {
    if (row.figure) return { atoms: Int32Array.from(atoms), value }
    // A count of people that is withheld is not nought, as the rule says; of a share either side may be.
    return { atoms: Int32Array.from(atoms), value: null, lower: measure === 'value' ? Math.min(1, value) : 0 }
  })
  const result = await differencing([{ name: given.dataset, sums }], { minimum: given.k })
  const leaks: Leak[] = []
  const tell = (kind: LeakKind, place: number, value: number | null) => {
    const number = numbers[place]
    // What was withheld once to protect others, and is shown now, was not worked out by anybody.
    if (number && !(shown.has(number.name) && !isSmallAlone(given, number.row)))
      leaks.push({ kind, cells: [cellOf(given, number.row)], value })
  }
  for (const { sum, value } of result.recovered) tell('recovered', sum, value)
  for (const { sum } of result.narrow) tell('narrow', sum, null)
  for (const { sum } of result.undecided) tell('undecided', sum, null)
  return { leaks, parts: result.smallParts, unknowns: result.parts }
}

/** Whether what stood there is unsafe by itself; without a figure of that time nobody can say, so it is. */
function isSmallAlone(given: Given, { key, at }: SeenRow): boolean {
  const held = heldAt(given.history, key, at)
  return !held || outcomeAlone(given.counts, given.k, held) !== 'shown'
}

/** The figure of a time that held at a moment; where it came later, the first there was. */
export function heldAt(history: FiguresToProtect['history'], key: string, at: number): TimeFigure | undefined {
  const ofTime = history.filter((one) => one.key === key)
  return ofTime.findLast(({ from }) => from <= at) ?? ofTime[0]
}

function truthAt({ history }: Given, measure: Measure, family: Nested[], at: number): Truth {
  const truth = new Map<string, { counts: readonly number[]; rounding: number }>()
  for (const { key } of family) {
    const held = heldAt(history, key, at)
    const counts = held && countsIn(measure, held)
    if (held && counts) truth.set(key, { counts, rounding: roundingOf(measure, held) })
  }
  return truth
}

/** The numbers a row shows or withholds. A row that repeats an earlier figure means the people of that time. */
function numbersOf(given: Given, measure: Measure, family: Nested[], rows: readonly SeenRow[], row: SeenRow): NumberSeen[] {
  const unit = family.find(({ key }) => key === row.key)
  if (!unit) return []
  const truth = truthAt(given, measure, family, row.at)
  let pieces: Piece[][]
  if (row.figure) {
    const shown = countsIn(measure, row.figure)
    if (!shown) return []
    const moments = [...new Set(rows.map(({ at }) => at))].filter((at) => at <= row.at).sort((a, b) => b - a)
    const meant = moments.map((at) => truthAt(given, measure, family, at)).find((one) => isSame(one.get(row.key)?.counts, shown))
    pieces = meant ? piecesOf(unit, meant) : piecesAlone(unit, shown)
  } else pieces = piecesOf(unit, truth)
  const places = pieces.map((_, q) => q)
  const all = measure === 'share' ? [...(row.figure ? [[0]] : [[0], [1]]), places] : [places]
  // The two sides of a share are different people of one time.
  return pieces.length === 0
    ? []
    : all.map((of) => ({
        row,
        pieces: of.flatMap((q) => (pieces[q] ?? []).map(({ place, count }) => ({ place: sideOf(place, q), count }))),
      }))
}

const otherSide = ' (the rest)'
const sideOf = (place: string, side: number): string => (side === 0 ? place : `${place}${otherSide}`)

const isSame = (one: readonly number[] | undefined, other: readonly number[]): boolean =>
  one !== undefined && one.length === other.length && one.every((count, place) => count === other[place])

const nameOf = ({ kind, cells, value }: Leak): string => JSON.stringify([kind, cells.map(({ cell }) => cell), value])

const onceEach = (leaks: readonly Leak[]): Leak[] => [...new Map(leaks.map((leak) => [nameOf(leak), leak])).values()]

/** What is found now and was not known before: the release in which it stands makes no difference. */
export function newLeaks(now: readonly Leak[], before: readonly Leak[]): Leak[] {
  const known = new Set(before.map(nameOf))
  return onceEach(now).filter((leak) => !known.has(nameOf(leak)))
}
