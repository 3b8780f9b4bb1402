// Everything together: histories of releases grow without giving anybody away, and a leak that stands in an earlier release stops the next.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { attackTogether } from '../attack/attack.ts'
import type { AttackedTable } from '../attack/model.ts'
import type { CountCells } from '../base/model.ts'
import type { TableCut } from './model.ts'
import { type GateResult, protectAndAttack } from './protect-and-attack.ts'
import { inventedBase, inventedCells, inventedCut, quarters } from './testing/invented-counts.ts'

const base = { ...inventedBase(), least: 5 }
const work = (editions: readonly CountCells[], cuts: readonly TableCut[], released: readonly AttackedTable[]): Promise<GateResult> =>
  protectAndAttack({
    base,
    edition: editions.length,
    editions: new Map(editions.map((cells, at) => [at + 1, cells])),
    publisher: 'Prøveby',
    countedAt: '2026-07-01T00:00:00.000Z',
    cuts,
    released,
  })

test('tables that go out together are protected beside each other, in whatever order they are named', async () => {
  const yngre = { key: 'alder', classes: [{ name: 'yngre', units: ['ung', 'midt'] }] }
  const cuts = [inventedCut('klub', ['klub']), inventedCut('yngre', ['klub', yngre], { totals: 'grand' })]
  for (const order of [cuts, cuts.toReversed()]) {
    const { outcome, summary } = await work([inventedCells(1)], order, [])
    assert.equal(summary.refusal, null)
    assert.deepEqual(
      outcome.tables.map(({ dataset }) => dataset),
      order.map(({ dataset }) => dataset),
    )
    assert.equal(outcome.report.releases, 0)
  }
})

test('a release that shows what had to be withheld is found by the next attack, with the cell', async () => {
  const cut = inventedCut('klub-alder', ['klub', 'alder'])
  const { outcome } = await work([inventedCells(1)], [cut], [])
  const [table] = outcome.tables
  assert.ok(table)
  const row = table.rows.findIndex(([club, age]) => club === 'Havn' && age === 'stor')
  assert.equal(table.rows[row]?.[2], null)
  const planted = { ...table, rows: table.rows.map((cells, at) => (at === row ? ['Havn', 'stor', 1, null] : cells)) }
  const next = await work([inventedCells(1)], [inventedCut('alder', ['alder'])], [{ table: planted, number: 1 }])
  assert.deepEqual([next.summary.refusal?.key, next.outcome.tables], ['shown-earlier', []])
  const named = next.outcome.report.leaks.flatMap(({ cells }) => cells)
  assert.ok(named.some(({ dataset, number, cell }) => dataset === 'klub-alder' && number === 1 && cell.join() === 'Havn,stor'))
})

test('progress only ever says what was done, and ends at the whole', async () => {
  const shares: number[] = []
  await protectAndAttack(
    {
      base,
      edition: 1,
      editions: new Map([[1, inventedCells()]]),
      publisher: 'Prøveby',
      countedAt: '2026-07-01T00:00:00.000Z',
      cuts: [inventedCut('alt', ['kvartal', 'klub', 'alder'])],
      released: [],
    },
    { onProgress: (done, all) => shares.push(done / all) },
  )
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  )
  assert.equal(shares.at(-1), 1)
})

// Any cut of any edition, with classes and sums as they come.
const someCut = fc.record({
  parts: fc.uniqueArray(fc.constantFrom('kvartal', 'klub', 'alder'), { minLength: 1, maxLength: 3 }),
  together: fc.boolean(),
  years: fc.boolean(),
  totals: fc.constantFrom('all' as const, 'grand' as const),
})
const someCells = (last: number) =>
  fc.array(fc.integer({ min: 0, max: 12 }), { minLength: last * 9, maxLength: last * 9 }).map(
    (all): CountCells => ({
      units: [quarters.slice(0, last), ['Nord', 'Syd', 'Havn'], ['ung', 'midt', 'stor']],
      counts: all.flatMap((count, at) => (count === 0 ? [] : [[Math.floor(at / 9), Math.floor(at / 3) % 3, at % 3, count]])),
    }),
  )

test('over random histories of three releases the attacker finds nothing in what was let out', async () => {
  let letOut = 0
  await fc.assert(
    fc.asyncProperty(someCells(4), fc.array(someCut, { minLength: 3, maxLength: 3 }), async (all, cuts) => {
      const until = (last: number): CountCells => ({
        units: [quarters.slice(0, last), ...all.units.slice(1)],
        counts: all.counts.filter(([quarter = 0]) => quarter < last),
      })
      const editions = [until(2), until(3), all]
      const released: AttackedTable[] = []
      for (const [at, { parts, together, years, totals }] of cuts.entries()) {
        const dimensions = parts.map((key) => ({
          key,
          classes: key === 'alder' && together ? [{ name: 'yngre', units: ['ung', 'midt'] }] : [],
          ...(key === 'kvartal' && years ? { step: 'year' as const } : {}),
        }))
        const { outcome, summary } = await work(editions.slice(0, at + 1), [inventedCut(`t${at}`, dimensions, { totals })], released)
        if (summary.refusal === null) released.push(...outcome.tables.map((table) => ({ table, number: at + 1 })))
      }
      letOut += released.length
      const numbered = new Map(editions.map((cells, at) => [at + 1, cells]))
      const report = await attackTogether({ released, proposed: [], editions: numbered, least: 5 })
      assert.equal(report.found, 0)
    }),
    { numRuns: 60, seed: 6 },
  )
  assert.ok(letOut > 120, `only ${letOut} of 180 tables were let out`)
})
