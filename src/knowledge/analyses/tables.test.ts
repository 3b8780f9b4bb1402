// The answers as public tables: complete in both languages, fit for the gate, and naming no other municipality.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type PublicTable, recordsOf } from '../../platform/release/index.ts'
import { requireReleasable } from '../../platform/release/model.ts'
import { expectCrime } from './expect/expect.ts'
import { questions } from './gather.ts'
import { groups } from './model.ts'
import { answersAsTables, datasets } from './tables.ts'
import { inventedFigures } from './testing/invented-figures.ts'
import { inventedProvenance } from './testing/released.ts'

let tables: PublicTable[]
before(async () => {
  tables = answersAsTables(await expectCrime(inventedFigures()), inventedProvenance)
})

test('all five tables pass the gate', () => {
  assert.deepEqual(tables.map(({ dataset }) => dataset).sort(), Object.values(datasets).sort())
  for (const table of tables) requireReleasable(table)
})

test('every table says why nothing in it is withheld, and takes in none of the town’s own figures', () => {
  for (const { dataset, facts, protection } of tables) {
    assert.deepEqual(protection, { kind: 'official-statistics' })
    assert.match(
      facts?.find(({ key }) => key === 'protection')?.words.da ?? '',
      /Danmarks Statistik.*Ingen af byens egne tal er med/,
      dataset,
    )
  }
  // Nothing but these questions is ever asked for a calculation.
  for (const { kind } of Object.values(questions)) assert.equal(kind, 'official')
})

test('every code that stands in a cell has its words in both languages', () => {
  for (const table of tables)
    for (const [place, column] of table.columns.entries())
      if (column.labels)
        for (const row of table.rows)
          assert.ok(
            column.labels[String(row[place])]?.da && column.labels[String(row[place])]?.en,
            `${table.dataset} ${column.key} ${row[place]}`,
          )
})

test('the funnel names nobody: no code and no name of a municipality, and no order that would rank them', () => {
  const funnel = tables.find(({ dataset }) => dataset === datasets.funnel)
  assert.deepEqual(
    funnel?.columns.map(({ key }) => key),
    ['group', 'period', 'place', 'expected', 'ratio'],
  )
  for (const group of groups) {
    const sizes: number[] = recordsOf(funnel as PublicTable)
      .filter((row) => row.group === group && row.period === '2021')
      .map((row) => Number(row.expected))
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => a - b),
    )
  }
})

test('the same figures make the same tables', async () => {
  assert.deepEqual(answersAsTables(await expectCrime(inventedFigures()), inventedProvenance), tables)
})
