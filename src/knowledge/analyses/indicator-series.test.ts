// Crime against the expected as a series of an indicator, and as a part of the plan: both say what is released, and nothing else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { readReleased, withdrawRelease } from '../../platform/release/index.ts'
import { expectCrime } from './expect/expect.ts'
import { crimeExpectedSeries, ratiosOf } from './indicator-series.ts'
import { groups } from './model.ts'
import { blocksOf, crimeExpectedPart } from './plan-part.ts'
import { answersAsTables } from './tables.ts'
import { areThere, realFigures } from './testing/real-figures.ts'
import { inventedProvenance, releaseInvented } from './testing/released.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const context = { town: 'Prøveby', figuresAsOf: '2026-11-26', reviewOn: null }
const read = (code: string) => town.as('system', (tx) => crimeExpectedSeries.read(tx, code))
const blocks = (...call: string[]) => town.as('system', (tx) => crimeExpectedPart.blocks(tx, call, context))

test('nothing is said before anything is released', async () => {
  assert.equal(await read('violence'), null)
  assert.equal(await town.as('system', crimeExpectedSeries.stamp), '')
  assert.equal(await blocks('crime-expected'), null)
})

test('each group is a series of whole years, with the released interval and how many were reported', async () => {
  await town.as('system', (tx) => releaseInvented(tx, 0.5))
  const offers = await town.as('system', crimeExpectedSeries.offers)
  assert.deepEqual(
    offers.map(({ code }) => code),
    [...groups],
  )
  for (const group of groups) {
    const series = await read(group)
    assert.deepEqual(
      series?.figures.map(({ period }) => period),
      ['2020', '2021'],
    )
    for (const { value, interval, n } of series?.figures ?? [])
      assert.ok(!('none' in interval) && interval.lower <= value && value <= interval.upper && 'count' in n)
  }
  assert.deepEqual(
    (await read('violence'))?.provenance.tables?.map(({ table }) => table),
    ['STRAF11', 'FOLK1A', 'IFOR41'],
  )
  // Of the offences in the analysis a group names its own alone.
  const codes = (await read('violence'))?.provenance.tables?.[0]?.codes.OVERTRÆD?.map(({ code }) => code)
  assert.ok(codes === undefined || codes.length === 1, String(codes))
  assert.equal(await read('everything'), null)
})

test('a calculation that says the same to three decimals corrects nothing', async () => {
  const release = await town.as('system', (tx) => readReleased(tx, 'crime-expected'))
  assert.ok(release)
  const place = release.table.columns.findIndex(({ key }) => key === 'ratio')
  const shaken = release.table.rows.map((row) =>
    row.map((cell, column) => (column === place && typeof cell === 'number' ? cell + 1e-9 : cell)),
  )
  assert.deepEqual(ratiosOf({ ...release, table: { ...release.table, rows: shaken } }, 'violence'), ratiosOf(release, 'violence'))
})

test('the part of the plan says both answers, and every group with source, n and limits', async () => {
  const found = await blocks('crime-expected')
  assert.deepEqual(
    found?.map(({ kind }) => kind),
    ['paragraph', 'paragraph', 'table'],
  )
  const table = found?.[2]
  assert.ok(table?.kind === 'table' && table.note)
  assert.equal(table.rows.length, groups.length)
  assert.ok(table.rows.every((row) => row.length === table.columns.length && row.every((cell) => cell[0]?.text)))
  assert.match(table.note.source, /Prøvekilden, STRAF11.*udgave 1/)
  assert.equal(table.note.asOf, '2026-02-03')
  assert.ok(table.note.cannotSay.length >= 5 && table.note.n !== '' && table.note.uncertainty !== '')
})

test('no other analysis is taken for it', async () => {
  assert.equal(await blocks(), null)
  assert.equal(await blocks('crime'), null)
  assert.equal(await blocks('crime-expected', 'violence'), null)
})

test('what is withdrawn is said no longer', async () => {
  const stamp = await town.as('system', crimeExpectedSeries.stamp)
  await town.as('system', (tx) => withdrawRelease(tx, 'crime-expected', 1, 'Prøve: forkerte tal'))
  assert.notEqual(await town.as('system', crimeExpectedSeries.stamp), stamp)
  assert.equal(await read('violence'), null)
  assert.equal(await blocks('crime-expected'), null)
})

test('the published figures give a ratio for every group and year', { skip: areThere ? false : 'needs ../shared' }, async () => {
  const [table] = answersAsTables(await expectCrime(realFigures()), inventedProvenance)
  assert.ok(table)
  const release = { table, number: 1, releasedAt: new Date(0) }
  for (const group of groups) {
    const figures = ratiosOf(release, group)
    assert.equal(figures.at(-1)?.period, '2025')
    assert.ok(figures.length >= 8 && figures.every(({ value, interval }) => value > 0 && !('none' in interval)), group)
  }
  assert.equal(blocksOf(release)?.length, 3)
})
