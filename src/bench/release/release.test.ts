// The release bench, small enough for every day: releases of a town as in the demonstration, a thousand cubes, homes and a larger cube.
import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'
import { after, before, test } from 'node:test'
import { protectionTrials, releaseHistoryTrials } from '@trygby/analysis'
import { workerReplicates } from '@trygby/analysis/node'
import { attackTogether } from '../../platform/release/attack/attack.ts'
import type { AttackedTable } from '../../platform/release/attack/model.ts'
import { gateTown } from '../../platform/release/proposal/testing/gate-town.ts'
import { inventedCells, inventedCut } from '../../platform/release/proposal/testing/invented-counts.ts'
import { withdrawRelease } from '../../platform/release/store.ts'
import { protectLargeCube } from './large-cube.ts'
import { snapHomes } from './snapped-homes.ts'
import { attackTown, historyOf } from './town-releases.ts'

const runner = workerReplicates(availableParallelism())
let gate: Awaited<ReturnType<typeof gateTown>>

before(async () => {
  gate = await gateTown()
})
after(() => gate.town.close())

test('everything the town released, a withdrawn release too, gives no withheld count back; one number more would', async () => {
  const base = await gate.bringIn('unge', inventedCells(4), inventedCells(6))
  await gate.letOut(base, 1, inventedCut('klub-alder', ['klub', 'alder']), inventedCut('alle', ['kvartal', 'klub', 'alder']))
  await gate.town.as('analyst', (tx) => withdrawRelease(tx, 'klub-alder', 1, 'En prøve.'))
  await gate.letOut(base, 2, inventedCut('alle', ['kvartal', 'klub', 'alder']))
  const [attacked] = await attackTown(gate.town.db, 1)
  assert.ok(attacked)
  assert.deepEqual([attacked.base, attacked.report.releases, attacked.report.leaks], ['unge', 3, []])
  assert.ok(attacked.report.withheld > 20 && attacked.report.sums > 150, JSON.stringify(attacked.report))

  const history = await gate.machinery((tx) => historyOf(tx, base))
  const planted = history.released.map((one, place) => (place === history.released.length - 1 ? withoutProtection(one) : one))
  const found = await attackTogether({ ...history, released: planted })
  assert.ok(found.leaks.some(({ kind, cells }) => kind === 'recovered' && cells[0]?.dataset === 'alle'))
})

/** The table with all that only protects others shown again, worked out of the counts as nobody outside could. */
function withoutProtection({ table, number }: AttackedTable): AttackedTable {
  const counts = inventedCells(6)
  const { protection, columns } = table
  assert.ok(protection.kind === 'counts-of-people')
  const countOf = (codes: readonly string[]) => {
    const inside = protection.dimensions.map(({ key, classes }) => {
      const code = codes[columns.findIndex((column) => column.key === key)] ?? 'total'
      return new Set(classes[code] ?? Object.values(classes).flat())
    })
    const counted = counts.counts.filter((cell) => inside.every((units, d) => units.has(counts.units[d]?.[cell[d] ?? 0] ?? '')))
    return counted.reduce((n, cell) => n + (cell.at(-1) ?? 0), 0)
  }
  const place = columns.findIndex(({ key }) => key === 'count')
  const rows = table.rows.map((row) => {
    const count = countOf(row.map(String))
    return row.map((cell, i) => (i === place && count >= 5 ? count : cell))
  })
  return { table: { ...table, rows }, number }
}

test('a thousand random cubes of up to four dimensions give nothing back', async () => {
  const found = await protectionTrials(1000, { runner })
  assert.deepEqual([found.cubes, found.recovered, found.undecided], [1000, 0, 0])
  // Small counts alone would not have been enough, and few tables are too thin.
  assert.ok(found.recoveredWithout > 10_000 && found.refused < 50, JSON.stringify(found))
})

test('histories of several releases give nothing back, which they would one by one', async () => {
  const found = await releaseHistoryTrials(40, { runner })
  assert.deepEqual([found.recovered, found.undecided, found.smallDifferences], [0, 0, 0])
  assert.ok(found.releases > 80 && found.recoveredAlone > 100, JSON.stringify(found))
})

test('fifty reports from one home leave ten addresses possible and always land on the same point', async () => {
  const [found, ...more] = await snapHomes(gate.town.db, 1, 50)
  // This town has no streets of its own.
  assert.ok(found && more.length === 0)
  assert.ok(found.leastPossible >= 10, JSON.stringify(found))
  assert.deepEqual([found.streets, found.alwaysSamePoint, found.reports], ['invented', true, 50])
  assert.ok(found.medianPossibleJitter < found.medianPossible)
})

test('a large cube is protected with progress, and one that is too large is refused with what to make coarser', async () => {
  const large = await protectLargeCube([20, 15, 10, 8], 8)
  assert.deepEqual([large.cells, large.recovered, large.refused], [24_000, 0, null])
  assert.ok(large.progress > 10 && large.seconds > 0 && large.megabytes > 0)
  const refused = await protectLargeCube([300, 100, 100], 1)
  assert.match(refused.refused ?? '', /Merge levels of "area"/)
})
