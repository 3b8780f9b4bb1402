// What becomes public of an indicator: the figures that hold, with everything needed to doubt them, and never figures of too few people.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { CannotRelease, readReleased, recordsOf, withdrawRelease } from '../../../platform/release/index.ts'
import type { Role } from '../../../platform/roles.ts'
import { indicatorDataset, type NewIndicator, readJudgedBy } from '../model.ts'
import type { NewValue } from './model.ts'
import { releaseIndicator } from './release.ts'
import { enterValue } from './store.ts'
import { inventedValue, makeInvented } from './testing/invented-indicator.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const make = (slug: string, values: NewValue[], more: Partial<NewIndicator> = {}, state: 'adopted' | 'proposed' = 'adopted') =>
  town.as('system', async (tx) => {
    const { id } = await makeInvented(tx, slug, more, state)
    for (const value of values) await enterValue(tx, id, value)
  })
const release = (slug: string, role: Role | 'system' = 'coordinator') => town.as(role, (tx) => releaseIndicator(tx, slug))
/** As somebody who has no account here reads it. */
const released = async (slug: string) => {
  const found = await town.as('resident', (tx) => readReleased(tx, indicatorDataset(slug)))
  assert.ok(found)
  return found
}

test('the figures that hold are released, newest first, with n, interval and the terms they are judged by', async () => {
  await make('trygge', [inventedValue('2021', 68), inventedValue('2023', 70), inventedValue('2023', 71, { reason: 'Rettet.' })])
  assert.equal(await release('trygge'), 1)
  const { table } = await released('trygge')
  assert.deepEqual(
    recordsOf(table).map(({ period, value, lower, upper, n }) => [period, value, lower, upper, n]),
    [
      ['2023', 71, 68, 74, 500],
      ['2021', 68, 65, 71, 500],
    ],
  )
  assert.equal(table.title.en, 'Feeling safe in the evening')
  assert.equal(readJudgedBy(table.about)?.margin, 2)
  assert.ok(table.facts?.some(({ key, words }) => key === 'target' && words.da === '80,0 procent inden 31. december 2030'))
  assert.deepEqual(
    table.provenance.map(({ publisher, credit }) => [publisher, credit]),
    [['Prøveby', 'Kilde: Byens egen undersøgelse']],
  )
})

test('nobody’s name and no correction’s reason becomes public', async () => {
  const enteredBy = await town.accountOf('analyst')
  await make('navne', [inventedValue('2023', 70)])
  await town.as('analyst', async (tx) => {
    const { indicatorBySlug } = await import('../store.ts')
    const indicator = await indicatorBySlug(tx, 'navne')
    const value = inventedValue('2023', 72, { enteredBy, enteredByName: 'Prøve Analytiker', reason: 'Hemmelig grund' })
    await enterValue(tx, indicator?.id ?? '', value)
  })
  await release('navne')
  assert.doesNotMatch(JSON.stringify(await released('navne')), /Analytiker|Hemmelig/)
})

test('the same figures again are no new release', async () => {
  await make('igen', [inventedValue('2023', 70)])
  assert.equal(await release('igen'), 1)
  assert.equal(await release('igen', 'analyst'), 1)
})

test('a count of one to four people takes its whole row along', async () => {
  const few = (period: string, value: number) =>
    inventedValue(period, value, { interval: { none: 'Alle er talt, fire i alt' }, n: { count: 900 } })
  await make('personer', [few('2021', 0), few('2022', 4), few('2023', 5)], { counts: 'people', digits: 0, aim: 'lower', goodIs: 'lower' })
  await release('personer')
  const { table } = await released('personer')
  assert.deepEqual(table.rows, [
    ['2023', 5, null, null, 900, 'Alle er talt, fire i alt', null, null],
    ['2022', null, null, null, null, null, null, 'protected'],
    ['2021', 0, null, null, 900, 'Alle er talt, fire i alt', null, null],
  ])
  assert.match(table.cannotSay.at(-1)?.da ?? '', /ikke nul/)
})

test('a share of fewer than thirty answers, or that all but three of sixty gave, is withheld, and one of thirty is shown', async () => {
  await make('svar', [
    inventedValue('2021', 50, { n: { count: 29 } }),
    inventedValue('2022', 60, { n: { none: 'Ikke oplyst' } }),
    inventedValue('2023', 70, { n: { count: 30 } }),
    inventedValue('2024', 95, { n: { count: 60 } }),
  ])
  await release('svar')
  assert.deepEqual(
    (await released('svar')).table.rows.map((row) => [row[0], row[1], row[7]]),
    [
      ['2024', null, 'protected'],
      ['2023', 70, null],
      ['2022', null, 'protected'],
      ['2021', null, 'protected'],
    ],
  )
})

test('events and other figures are shown as they are', async () => {
  await make('lovbrud', [inventedValue('2023', 3, { n: { count: 3 }, interval: { lower: 0.6, upper: 8.8 } })], {
    counts: 'events',
    aim: 'lower',
    goodIs: 'lower',
  })
  await release('lovbrud')
  assert.equal((await released('lovbrud')).table.rows[0]?.[1], 3)
})

test('figures nobody has put in order are not released', async () => {
  await make('foreslaaet', [inventedValue('2023', 70)], {}, 'proposed')
  await make('intern', [inventedValue('2023', 70)], { dataClass: 'internal' })
  await make('tom', [])
  for (const slug of ['foreslaaet', 'intern', 'tom', 'findes-ikke']) await assert.rejects(release(slug, 'system'), CannotRelease)
})

test('only coordinator and analyst release, and no other dataset comes with it', async () => {
  await make('hvem', [inventedValue('2023', 70)])
  for (const role of ['professional', 'leader', 'resident', 'partner', 'data-protection'] as const)
    await assert.rejects(release('hvem', role), /row-level security|cannot be released/)
  assert.equal(await release('hvem', 'coordinator'), 1)
})

test('a coordinator releases again after a release was withdrawn, under the next number', async () => {
  await make('tilbage', [inventedValue('2023', 70)])
  assert.equal(await release('tilbage'), 1)
  await town.as('coordinator', (tx) => withdrawRelease(tx, indicatorDataset('tilbage'), 1, 'Prøve: tallet var forkert'))
  assert.equal(await release('tilbage'), 2)
})
