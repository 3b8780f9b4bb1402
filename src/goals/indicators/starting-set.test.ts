// What a new town starts from: enough for each goal, whole in both languages, given once, and gone with the demonstration.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { markAsDemonstration, markAsReal, removeDemonstration } from '../../platform/demonstration.ts'
import { listReleased } from '../../platform/release/index.ts'
import { goals } from '../goals/model.ts'
import { fillIndicators, takeBackInventedFigures } from './demo.ts'
import { movementOfRelease } from './movement.ts'
import { giveStartingIndicators, startingIndicators } from './starting-set.ts'
import { correctIndicator, indicatorBySlug, listIndicators, listPublicIndicators, readValues, setState } from './store.ts'

let town: TestTown
let demonstration: TestTown
before(async () => {
  town = await testTown()
  demonstration = await testTown({ isDemonstration: true })
})
after(async () => {
  await town.close()
  await demonstration.close()
})

const all = goals.flatMap((goal) => startingIndicators[goal])

test('each goal has at least five, felt safety before crime, and no two share a name', () => {
  for (const goal of goals) assert.ok(startingIndicators[goal].length >= 5, goal)
  assert.equal(new Set(all.map(({ slug }) => slug)).size, all.length)
  assert.equal(goals[0], 'safe-town')
})

test('every definition is whole in both languages', () => {
  for (const one of all)
    for (const part of ['name', 'definition', 'source', 'formula', 'unit', 'cannotSay'] as const)
      for (const language of ['da', 'en'] as const) assert.ok(one[part][language].trim().length > 0, `${one.slug} ${part} ${language}`)
})

test('only codes that are known are named, and a series of STRAF11 is measured from after the break', () => {
  const known = ['1316', '1320', '12']
  for (const { slug, series, baselinePeriod } of all) {
    if (!series) continue
    if (series.code.startsWith('STRAF11')) assert.ok(known.includes(series.code.split(':')[1] ?? ''), slug)
    if (series.code.startsWith('STRAF11') || series.source === 'crime-expected') assert.ok(baselinePeriod >= '2023', slug)
  }
})

test('a town is given its set once; what it drops does not come back', async () => {
  const made = await town.as('system', giveStartingIndicators)
  assert.equal(made.length, all.length)
  const given = await town.as('system', (tx) => listIndicators(tx))
  assert.ok(
    given.every(({ state, target, series }) => state === 'proposed' && (target?.value === 1) === (series?.source === 'crime-expected')),
  )
  assert.ok(await town.as('coordinator', (tx) => setState(tx, made[0] ?? '', 'dropped')))
  assert.deepEqual(await town.as('system', giveStartingIndicators), [])
  assert.equal((await town.as('system', (tx) => listIndicators(tx))).length, all.length)
})

test('the demonstration shows every kind of movement', async () => {
  await demonstration.as('system', fillIndicators)
  await demonstration.as('system', fillIndicators)
  const shown = await demonstration.as('resident', (tx) => listPublicIndicators(tx))
  const movements = shown.flatMap(({ released }) => (released ? [movementOfRelease(released).movement] : []))
  assert.equal(movements.length, 10)
  for (const movement of ['better', 'worse', 'held', 'no-clear-change', 'cannot-tell'] as const)
    assert.ok(movements.includes(movement), movement)
  for (const { indicator, released } of shown) if (released) assert.match(indicator.source.da, /^Demo: Tallene er opdigtede/)
})

test('an indicator somebody has corrected is real: it stays when the demonstration goes, without its invented figures', async () => {
  await demonstration.as('coordinator', async (tx) => {
    const kept = await indicatorBySlug(tx, 'hoerer-til')
    assert.ok(kept && (await correctIndicator(tx, kept.id, kept.revision, { ...kept, source: { da: 'Vores egen måling', en: '' } })))
    await markAsReal(tx, 'goals.indicator', kept.id)
  })
  const undo = new Error('undone')
  await assert.rejects(
    demonstration.as('system', async (tx) => {
      await takeBackInventedFigures(tx)
      await removeDemonstration(tx)
      const [kept, ...others] = await listIndicators(tx)
      assert.deepEqual([kept?.slug, others.length, await readValues(tx, kept?.id ?? '')], ['hoerer-til', 0, []])
      assert.equal((await giveStartingIndicators(tx)).length, all.length - 1)
      throw undo
    }),
    undo,
  )
  await demonstration.as('system', async (tx) => {
    const kept = await indicatorBySlug(tx, 'hoerer-til')
    await markAsDemonstration(tx, 'goals.indicator', kept?.id ?? '')
  })
})

test('with the demonstration its indicators, figures and releases go, and the town gets a set of its own', async () => {
  await demonstration.as('system', takeBackInventedFigures)
  const { kept } = await demonstration.as('system', removeDemonstration)
  assert.deepEqual(kept, {})
  assert.deepEqual(await demonstration.as('system', (tx) => listIndicators(tx)), [])
  assert.deepEqual(await demonstration.as('resident', listReleased), [])
  assert.equal((await demonstration.as('system', giveStartingIndicators)).length, all.length)
  assert.doesNotMatch((await demonstration.as('system', (tx) => indicatorBySlug(tx, 'hoerer-til')))?.source.da ?? '', /Demo/)
})
