// Exchanges of persons make the joint check of large tables decidable, and never say that something is safe which is not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomStream } from '../../random.ts'
import { drawPoisson } from '../../random-draws.ts'
import { cube } from '../cube.ts'
import { differencing } from '../differencing.ts'
import { primarySuppression } from '../primary-suppression.ts'
import { protectTable } from '../protect-table.ts'
import { publishedSums } from '../published-sums.ts'
import { publishedTable } from '../published-table.ts'
import { atomExchanges } from './atom-exchanges.ts'

const shapes = [[40], [12, 9], [6, 5, 8], [4, 4, 3, 5]]

function randomTable(index: number) {
  const random = randomStream(3, index)
  const shape = shapes[index % shapes.length]!
  const cells = shape.reduce((n, levels) => n * levels, 1)
  const mean = [1, 3, 8][random.below(3)]!
  const counts = Float64Array.from({ length: cells }, () => drawPoisson(random, mean))
  const dimensions = shape.map((levels, d) => ({ name: `d${d}`, levels: Array.from({ length: levels }, (_, i) => `${d}.${i}`) }))
  const grid = { shape, cellOf: Int32Array.from({ length: cells }, (_, i) => i), counts }
  return { table: cube(dimensions, counts), grid }
}

test('an exchange changes no published number and keeps withheld ones within their bounds', async () => {
  let found = 0
  for (let index = 0; index < 40; index++) {
    const { table, grid } = randomTable(index)
    const sums = publishedSums(publishedTable(primarySuppression(table)))
    const moves = await atomExchanges([{ name: 'May', sums }], grid)
    for (const { cells, changes } of moves) {
      const change = new Map(Array.from(cells, (atom, k) => [atom, changes[k]!]))
      const fits = [1, -1].some((way) =>
        sums.every(({ atoms, value, lower = 0, upper = Number.POSITIVE_INFINITY }) => {
          const by = way * atoms.reduce((n, atom) => n + (change.get(atom) ?? 0), 0)
          const now = atoms.reduce((n, atom) => n + grid.counts[atom]!, 0) + by
          return value === null ? now >= lower && now <= upper : by === 0
        }),
      )
      assert.ok(fits && new Set(cells).size === cells.length, `table ${index}`)
      found++
    }
  }
  assert.ok(found > 300, `${found}`)
})

test('with exchanges alone a protected table of three or four dimensions is decided', async () => {
  for (let index = 0; index < 24; index++) {
    const { table, grid } = randomTable(index)
    const safe = await protectTable(table).catch(() => null)
    if (!safe) continue
    const releases = [{ name: 'May', sums: publishedSums(safe.published) }]
    const moves = await atomExchanges(releases, grid)
    const found = await differencing(releases, { evidence: { values: grid.counts, moves } })
    assert.deepEqual([found.undecided, found.recovered, found.undecidedParts], [[], [], []], `table ${index}`)
  }
})

test('a table of four thousand cells, far too large for linear programming, is decided by exchanges', async () => {
  const random = randomStream(5, 0)
  const counts = Float64Array.from({ length: 10 * 8 * 52 }, () => drawPoisson(random, 2))
  const levels = (d: string, n: number) => ({ name: d, levels: Array.from({ length: n }, (_, i) => `${d}${i}`) })
  const safe = await protectTable(cube([levels('area', 10), levels('kind', 8), levels('week', 52)], counts))
  const releases = [{ name: 'May', sums: publishedSums(safe.published) }]
  const grid = { shape: [10, 8, 52], cellOf: Int32Array.from({ length: counts.length }, (_, i) => i), counts }
  const evidence = { values: counts, moves: await atomExchanges(releases, grid) }
  assert.equal((await differencing(releases, { evidence })).safe, true)
  const without = await differencing(releases, { evidence: { values: counts, moves: [] } })
  assert.ok(without.undecided.length > 1000 && !without.safe)
  // A small part without room counts as a leak even where it is no number of any release.
  const parts = await differencing([{ name: 'May', sums: releases[0]!.sums.filter(({ atoms }) => atoms.length > 1) }], {
    evidence: { values: counts, moves: [] },
  })
  assert.ok(parts.undecidedParts.length > 1000)
})

test('people of two editions in one cell move apart', async () => {
  const sums = [
    { atoms: Int32Array.of(0, 1, 2), value: 9 },
    { atoms: Int32Array.of(0, 1), value: null, lower: 1 },
    { atoms: Int32Array.of(2), value: null, lower: 1 },
  ]
  const grid = { shape: [2], cellOf: Int32Array.of(0, 0, 1), counts: [0, 3, 6] }
  const moves = await atomExchanges([{ name: 'May', sums }], grid)
  const found = await differencing([{ name: 'May', sums }], { evidence: { values: Float64Array.from(grid.counts), moves } })
  assert.deepEqual([found.recovered, found.undecided], [[], []])
})

test('cells that fall, or a count too few, are refused', async () => {
  const sums = [{ atoms: Int32Array.of(0), value: 7 }]
  const release = [{ name: 'May', sums }]
  await assert.rejects(atomExchanges(release, { shape: [2], cellOf: Int32Array.of(1, 0), counts: [7, 1] }), /never fall/)
  await assert.rejects(atomExchanges(release, { shape: [2], cellOf: Int32Array.of(0), counts: [7, 1] }), /cellOf/)
  await assert.rejects(atomExchanges(release, { shape: [2], cellOf: Int32Array.of(0, 2), counts: [7, 1] }), /from 0 to 1/)
})
