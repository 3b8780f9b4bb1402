// Attacks on our own tables that once came through, or that a clever reader would try first.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import { randomStream } from '../random.ts'
import { drawPoisson } from '../random-draws.ts'
import {
  attack,
  cellName,
  cube,
  type Dimension,
  differencing,
  type ProtectOptions,
  PUBLISHED,
  primarySuppression,
  protectTable,
  publishedSums,
  publishedTable,
  SECONDARY,
  secondarySuppression,
  UNRELEASED,
  WITHHELD,
} from './index.ts'

const flat = (name: string, levels: number): Dimension => ({ name, levels: Array.from({ length: levels }, (_, i) => `${name}${i}`) })

test('a withheld total of everything tells that it is small: four cells of at least one are then four ones', async () => {
  const ones = cube([flat('a', 4)], [1, 1, 1, 1])
  const found = await attack(publishedTable(primarySuppression(ones)))
  assert.deepEqual(
    [Array.from(found.recovered), Array.from(found.lower)],
    [
      [0, 1, 2, 3, 4],
      [1, 1, 1, 1, 4],
    ],
  )
  assert.equal(await errorCodeOf(() => protectTable(ones)), 'infeasible')
  // Where the total may also be withheld to protect others, it tells nothing.
  assert.equal((await protectTable(ones, { keepTotal: false })).attack.recovered.length, 0)
  assert.equal((await protectTable(cube([flat('a', 3)], [1, 1, 1]))).shownCells, 0)
})

test('what goes out does not say which cells are small, unless the table is protected against readers who know', async () => {
  const table = cube([flat('a', 2), flat('b', 3)], [3, 12, 30, 8, 9, 41])
  const kinds = (status: Uint8Array) => Array.from(new Set(status)).sort()
  assert.deepEqual(kinds((await protectTable(table)).published.status), [PUBLISHED, WITHHELD])
  assert.ok(kinds((await protectTable(table, { knowledge: 'marked' })).published.status).includes(SECONDARY))
})

test('a reader who reruns the method for every table of one dimension learns no unsafe count from a marked one', async () => {
  const alike = new Map<string, { low: number[]; high: number[]; unsafe: Set<number> }>()
  const counts = [0, 0, 0]
  for (counts[0] = 0; counts[0]! <= 16; counts[0]!++)
    for (counts[1] = 0; counts[0]! + counts[1]! <= 16; counts[1]!++)
      for (counts[2] = 0; counts[0]! + counts[1]! + counts[2]! <= 16; counts[2]!++) {
        const table = cube([flat('a', 3)], counts)
        const primary = primarySuppression(table)
        const more = await secondarySuppression(primary, { knowledge: 'marked', smallSums: 'allow' }).catch(() => null)
        if (!more) continue
        const full = Array.from(table.counts)
        const key = publishedTable(primary, more.status).values.join()
        const seen = alike.get(key) ?? { low: full, high: full, unsafe: new Set() }
        for (const cell of primary.unsafe) seen.unsafe.add(cell)
        const { low, high, unsafe } = seen
        alike.set(key, {
          low: low.map((least, cell) => Math.min(least, full[cell]!)),
          high: high.map((most, cell) => Math.max(most, full[cell]!)),
          unsafe,
        })
      }
  assert.ok(alike.size > 200)
  for (const [key, { low, high, unsafe }] of alike) for (const cell of unsafe) assert.notEqual(low[cell], high[cell], key)
})

test('which cell protects another does not follow how large it is', async () => {
  const partner = async (counts: number[]) => Array.from((await protectTable(cube([flat('a', 4)], counts))).secondary)
  for (const counts of [
    [3, 5, 70, 9],
    [3, 70, 9, 5],
    [3, 9, 5, 70],
  ])
    assert.deepEqual(await partner(counts), await partner([3, 20, 20, 20]))
})

/** Tables of odd shapes: groups that repeat the levels or each other, one group of all, one level, some huge counts, some tables not published. */
function oddTable(index: number) {
  const random = randomStream(77, index)
  const depth = 1 + random.below(3)
  const dimensions = Array.from({ length: depth }, (_, d) => {
    const { levels } = flat(`${d}.`, 1 + random.below([0, 9, 5, 4][depth]!))
    const pairs = (name: string) => ({
      name,
      groups: levels.filter((_, i) => i % 2 === 0).map((level) => name + level),
      of: levels.map((_, i) => i >> 1),
    })
    const same = { name: 'same', groups: levels.map((level) => `only ${level}`), of: levels.map((_, i) => i) }
    const all = { name: 'all', groups: [`all ${d}`], of: levels.map(() => 0) }
    return { name: `d${d}`, levels, groupings: [[same], [pairs('x'), pairs('y')], [all], [], [], []][random.below(6)]! }
  })
  const cells = dimensions.reduce((n, { levels }) => n * levels.length, 1)
  const mean = [0.3, 1, 3, 8, 20][random.below(5)]!
  const counts = Float64Array.from({ length: cells }, () => drawPoisson(random, mean * (random.below(5) === 0 ? 5 : 1)))
  if (random.below(6) === 0) counts[random.below(cells)] = 1e9 + random.below(1000)
  const released = random.below(4) === 0 ? [dimensions.map(({ name }) => name), [dimensions[0]!.name], []] : 'all'
  const options: ProtectOptions = {
    knowledge: (['rule', 'rule', 'marked', 'nothing'] as const)[random.below(4)]!,
    leastWidth: 1 + (random.below(4) === 0 ? random.below(4) : 0),
    minimum: random.below(3) === 0 ? 2 + random.below(9) : 5,
    zeros: random.below(6) === 0 ? 'protect' : 'publish',
    wholeGroups: random.below(8) === 0 ? 'protect' : 'publish',
    complements: random.below(8) === 0 ? [dimensions[0]!.name] : [],
    keepTotal: random.below(5) > 0,
  }
  return { table: cube(dimensions, counts, { released }), options }
}

test('odd tables with all kinds of options give back no cell, no small sum and no wrong bound', async () => {
  let tried = 0
  for (let index = 0; index < 160; index++) {
    const { table, options } = oddTable(index)
    const { knowledge, leastWidth, minimum } = options
    const safe = await protectTable(table, options).catch((error) => {
      if (error.code !== 'infeasible') throw error
      return null
    })
    if (!safe) continue
    tried++
    const { published, unsafe } = safe
    const found = await attack(published, { knowledge, leastWidth })
    for (const [j, cell] of found.cells.entries())
      assert.ok(found.lower[j]! <= table.counts[cell]! && table.counts[cell]! <= found.upper[j]!)
    for (const cell of [...found.recovered, ...found.narrow])
      assert.ok(published.status[cell] === UNRELEASED && !unsafe.includes(cell), `table ${index}, ${cellName(table, cell)}`)
    const joint = await differencing([{ name: 'one', sums: publishedSums(published, undefined, { knowledge }) }], { minimum, leastWidth })
    assert.deepEqual([joint.smallDifferences, joint.smallParts], [[], []], `table ${index}`)
  }
  assert.ok(tried > 140)
})

test('shares: a 0 beside a small rest stays shown', async () => {
  const levels = flat('a', 4).levels
  const halves = { name: 'half', groups: ['first', 'second'], of: [0, 0, 1, 1] }
  const table = cube([{ name: 'a', levels, groupings: [halves] }, flat('b', 3)], [1, 3, 1, 4, 1, 2, 2, 1, 0, 0, 2, 2])
  assert.equal((await protectTable(table, { complements: ['a'] })).attack.recovered.length, 0)
})

/** Every table of whole numbers with these values of sums over its atoms: the least and the largest value of each sum. */
function byTryingAll(sums: ReturnType<typeof publishedSums>, atoms: number, all: number) {
  const low = sums.map(() => Number.POSITIVE_INFINITY)
  const high = sums.map(() => Number.NEGATIVE_INFINITY)
  const counts = new Float64Array(atoms)
  const place = (atom: number, left: number): void => {
    if (atom < atoms - 1) {
      for (counts[atom] = 0; counts[atom]! <= left; counts[atom]!++) place(atom + 1, left - counts[atom]!)
      return
    }
    counts[atom] = left
    const values = sums.map((sum) => sum.atoms.reduce((n, a) => n + counts[a]!, 0))
    if (sums.some(({ value, lower = 0 }, s) => (value === null ? values[s]! < lower : values[s] !== value))) return
    for (const [s, value] of values.entries()) {
      low[s] = Math.min(low[s]!, value)
      high[s] = Math.max(high[s]!, value)
    }
  }
  place(0, all)
  return sums.map((sum, s) => sum.value === null && low[s] === high[s])
}

test('a table, and later a coarser one or one of a part: the joint check finds what trying every town finds', async () => {
  let leaks = 0
  for (let i = 0; i < 80; i++) {
    const random = randomStream(5, i)
    const counts = Array.from({ length: 6 }, () => drawPoisson(random, 2))
    const all = counts.reduce((a, b) => a + b, 0)
    const later =
      i % 2 === 0
        ? { shape: [flat('a', 3)], atoms: [[0, 1], [2, 3], [4, 5]] } // biome-ignore format: two cases side by side
        : { shape: [flat('a', 2), flat('b', 2)], atoms: [[0], [1], [2], [3]] }
    const of = later.atoms.map((own) => own.reduce((n, atom) => n + counts[atom]!, 0))
    const tables = [cube([flat('a', 3), flat('b', 2)], counts), cube(later.shape, of)]
    const safe = await Promise.all(tables.map((table) => protectTable(table, { minimum: 3, smallSums: 'allow' }))).catch(() => null)
    if (!safe || all < 3) continue
    const sums = [publishedSums(safe[0]!.published), publishedSums(safe[1]!.published, later.atoms)]
    const expected = byTryingAll(sums.flat(), 6, all)
    const found = await differencing([{ name: 'first', sums: sums[0]! }, { name: 'later', sums: sums[1]! }], { minimum: 3 }) // biome-ignore format: one call
    assert.equal(found.recovered.length, expected.filter(Boolean).length, `town ${i}`)
    leaks += found.recovered.length
  }
  assert.ok(leaks > 10, `${leaks} cells given back by the second table`)
})

test('evidence that moves a cell twice, and so not at all, shows no room', async () => {
  const table = cube([flat('a', 2), flat('b', 2)], [3, 9, 9, 9])
  const published = publishedTable(primarySuppression(table))
  const still = { cells: Int32Array.of(0, 0), changes: Int8Array.of(1, -1) }
  const none = { cells: Int32Array.of(99), changes: Int8Array.of(1) }
  for (const move of [still, none])
    assert.equal(await errorCodeOf(() => attack(published, { evidence: { values: table.counts, moves: [move] } })), 'range')
})

test('rounding beside a count of a billion leaves cells undecided at worst, and ends no attack', async () => {
  const twice = ['p', 'q'].map((name) => ({ name, groups: [`${name}0`, `${name}1`], of: [0, 0, 1] }))
  const all = { name: 'all', groups: ['all c'], of: [0, 0, 0, 0] }
  const counts = [
    3, 3, 1000000660, 21, 4, 2, 1, 5, 2, 2, 20, 14, 2, 17, 1, 0, 4, 1, 2, 1, 3, 0, 16, 1, 2, 1, 2, 10, 1, 5, 2, 16, 5, 6, 1, 20,
  ]
  const table = cube([{ ...flat('a', 3), groupings: twice }, flat('b', 3), { ...flat('c', 4), groupings: [all] }], counts)
  const { published } = await protectTable(table, { knowledge: 'nothing', minimum: 8 })
  const found = await attack(published, { knowledge: 'nothing' })
  assert.equal(found.recovered.length, 0)
  for (const [j, cell] of found.cells.entries()) assert.ok(found.lower[j]! <= table.counts[cell]! && table.counts[cell]! <= found.upper[j]!)
})
