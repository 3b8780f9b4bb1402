// The attacker against the enumeration of every town that would have brought forth the same releases.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RandomStream, randomStream } from '@trygby/analysis'
import type { CountCells } from '../base/model.ts'
import { attackTogether } from './attack.ts'
import type { AttackedTable } from './model.ts'
import { readTable } from './sums.ts'
import { cellsOf, tableOfCounts } from './testing/tables-of-counts.ts'

const least = 3
const areas = ['n', 's', 'e']
const ages = ['10', '11']
/** Histories that leave so many towns possible, or take so many steps to try, are left out: all of them would take minutes. */
const mostTowns = 3000
const mostSteps = 60_000

interface History {
  released: AttackedTable[]
  editions: Map<number, CountCells>
}

test('the attacker knows a withheld number exactly when every town that fits the releases has the same', async () => {
  const kinds = { clean: 0, recovered: 0, editions: 0 }
  for (let seed = 0; seed < 250; seed++) {
    const history = randomHistory(seed)
    const expected = byTrying(history)
    if (!expected) continue
    const report = await attackTogether({ ...history, proposed: [], least })
    const found = report.leaks.filter(({ kind }) => kind === 'recovered')
    assert.deepEqual(
      found.map(({ value }) => value).sort(),
      [...expected.recovered.values()].sort(),
      `history ${seed}: ${JSON.stringify(report.leaks)}`,
    )
    for (const { cells } of found) assert.ok(cells[0] && expected.cells.has(nameOf(cells[0])), `history ${seed}`)
    // A small count of any people at all that follows from the releases is found in some form, and an honest history is clean.
    const isClean = expected.recovered.size === 0 && !expected.knowsFew
    assert.equal(report.found === 0, isClean && !expected.isCorrected, `history ${seed}: ${JSON.stringify(report.leaks)}`)
    kinds[report.found === 0 ? 'clean' : 'recovered']++
    if (history.editions.size > 1) kinds.editions++
  }
  // Trying says something only when it met histories of every kind.
  for (const [kind, met] of Object.entries(kinds)) assert.ok(met >= 20, `${kind}: ${met}`)
})

const nameOf = ({ dataset, number, cell }: { dataset: string; number: number | null; cell: string[] }) =>
  `${dataset} ${number}: ${cell.join()}`

/** One to three tables of six cells; a second edition has late persons; what is withheld besides is drawn by lot. */
function randomHistory(seed: number): History {
  const random = randomStream(7, seed)
  const draw = () => [0, 1, 2, 3, 3, 4, 5][random.below(7)] ?? 0
  const first = areas.map(() => ages.map(draw))
  const late = random.below(2) === 1
  const second = first.map((row) => row.map((count) => count + (late && random.below(4) === 0 ? 1 + random.below(4) : 0)))
  const edition = (rows: number[][]) => cellsOf(ages, Object.fromEntries(areas.map((area, i) => [area, rows[i] ?? []])))
  const editions = new Map([[1, edition(first)]])
  if (late) editions.set(2, edition(second))
  const released = Array.from({ length: 1 + random.below(3) }, (_, i): AttackedTable => {
    const number = late && i > 0 ? 2 : 1
    const share = [40, 80, 100][random.below(3)] ?? 0
    const lot = Array.from({ length: 12 }, () => random.below(100) < share)
    let row = 0
    const hides = (codes: readonly string[]) => lot[row++ % 12] === true && codes.some((code) => code !== 'total')
    const cells = editions.get(number) ?? edition(first)
    return {
      table: tableOfCounts(cells, { dataset: `t${i}`, edition: number, classes: randomClasses(random), hides, least }),
      number: i + 1,
    }
  })
  if (!released.some(({ table }) => readTable({ table, number: 1 }).edition === 2)) editions.delete(2)
  return { released, editions }
}

function randomClasses(random: RandomStream): Record<string, Record<string, string[]>> {
  const byArea = [{ n: ['n'], s: ['s'], e: ['e'] }, { ns: ['n', 's'], e: ['e'] }, { n: ['n'], se: ['s', 'e'] }, undefined][random.below(4)]
  const byAge = random.below(3) > 0 || !byArea ? { young: ['10'], old: ['11'] } : undefined
  return { ...(byArea && { area: byArea }), ...(byAge && { age: byAge }) } as Record<string, Record<string, string[]>>
}

/** Everything that follows from the releases, by writing down every town: six cells, and for each those who came late. */
function byTrying({ released, editions }: History) {
  const one = countsBy(editions.get(1))
  const two = editions.has(2) ? countsBy(editions.get(2)) : one
  const atoms = [...one.keys()].flatMap((cell) => ((two.get(cell) ?? 0) > (one.get(cell) ?? 0) ? [`${cell}`, `${cell}+`] : [`${cell}`]))
  const sums = released.flatMap((attacked) => {
    const table = readTable(attacked)
    const truth = table.edition === 2 ? two : one
    return table.rows.map((row) => {
      const inside = row.classes.map((place, d) => new Set(table.dimensions[d]?.units[place]))
      const own = [...one.keys()].filter((cell) => cell.split('/').every((unit, d) => inside[d]?.has(unit)))
      const mask = atoms.reduce(
        (bits, atom, i) => bits | (own.some((cell) => atom === cell || (table.edition === 2 && atom === `${cell}+`)) ? 1 << i : 0),
        0,
      )
      const count = own.reduce((n, cell) => n + (truth.get(cell) ?? 0), 0)
      const codes = row.classes.flatMap((place, d) => (table.dimensions[d]?.isDivided ? [table.dimensions[d]?.names[place] ?? ''] : []))
      const name = nameOf({ dataset: table.dataset, number: attacked.number, cell: codes })
      const most = row.isGrand && count < least ? least - 1 : 40
      return { mask, value: row.count, most, name, units: own.join() }
    })
  })
  const towns = allTowns(atoms.length, sums)
  if (!towns) return null
  const first = towns[0] ?? []
  const sumOf = (town: readonly number[], mask: number) => town.reduce((n, count, i) => n + (mask & (1 << i) ? count : 0), 0)
  const agreed = (mask: number) => towns.every((town) => sumOf(town, mask) === sumOf(first, mask))
  const recovered = new Map<number, number>()
  const cells = new Set<string>()
  for (const { mask, value, name } of sums) {
    if (value !== null || !agreed(mask)) continue
    recovered.set(mask, sumOf(first, mask))
    cells.add(name)
  }
  let knowsFew = false
  for (let mask = 1; mask < 1 << atoms.length; mask++) {
    const few = sumOf(first, mask)
    if (few >= 1 && few < least && agreed(mask)) knowsFew = true
  }
  const isCorrected = sums.some((a) =>
    sums.some((b) => a.units === b.units && a.value !== null && b.value !== null && a.value > b.value && a.value - b.value < least),
  )
  return { recovered, cells, knowsFew, isCorrected }
}

function countsBy(cells: CountCells | undefined): Map<string, number> {
  const counts = new Map(areas.flatMap((area) => ages.map((age) => [`${area}/${age}`, 0] as [string, number])))
  for (const [area = 0, age = 0, count = 0] of cells?.counts ?? []) counts.set(`${areas[area]}/${ages[age]}`, count)
  return counts
}

interface Sum {
  mask: number
  value: number | null
  most: number
}

// Atom after atom; a town is left as soon as a sum is too large, or is complete and not what was said.
function allTowns(atoms: number, sums: readonly Sum[]): number[][] | null {
  const towns: number[][] = []
  let steps = 0
  const reached = sums.map(() => 0)
  const withAtom = Array.from({ length: atoms }, (_, i) => [...sums.keys()].filter((s) => (sums[s]?.mask ?? 0) & (1 << i)))
  const move = (i: number, by: number) => {
    for (const s of withAtom[i] ?? []) reached[s] = (reached[s] ?? 0) + by
  }
  const grow = (town: number[]) => {
    const i = town.length
    if (towns.length > mostTowns || ++steps > mostSteps) return
    if (i === atoms) return void towns.push(town)
    const own = (withAtom[i] ?? []).map((s) => ({ s, ...(sums[s] as Sum) })) // the places are those of the sums
    let count = 0
    for (; own.every(({ s, value, most }) => (reached[s] ?? 0) <= (value ?? most)); count++) {
      const isWhole = own.every(
        ({ s, mask, value }) => mask >> (i + 1) !== 0 || (value === null ? (reached[s] ?? 0) >= 1 : reached[s] === value),
      )
      if (isWhole) grow([...town, count])
      move(i, 1)
    }
    move(i, -count)
  }
  grow([])
  return towns.length > mostTowns || steps > mostSteps ? null : towns
}
