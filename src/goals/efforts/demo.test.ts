// The demonstration's efforts: twelve, across kinds, goals and states, all marked, and none of them an invented problem on a real place.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { inventedRows, removeDemonstration } from '../../platform/demonstration.ts'
import { fillPeople } from '../../platform/people/demo.ts'
import { listAreas } from '../../platform/town/area/store.ts'
import { fillTown } from '../../platform/town/demo.ts'
import { goals as allGoals } from '../goals/model.ts'
import { fillEfforts, inventedEfforts } from './demo.ts'
import { kinds, states, verdicts } from './model.ts'
import { historyOf } from './moves/store.ts'
import { disagree } from './perspectives/model.ts'
import { perspectivesOf } from './perspectives/store.ts'
import { listEffortLines } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
    await fillEfforts(tx, '2026-11-26')
  })
})
after(() => town.close())

const lines = () => town.as('coordinator', (tx) => listEffortLines(tx))

test('twelve efforts across every kind, goal and state, with each of the five verdicts', async () => {
  const { lines: found, total } = await lines()
  assert.equal(total, 12)
  assert.equal(Object.values(inventedEfforts).filter((id) => found.some((line) => line.id === id)).length, 12)
  assert.deepEqual(new Set(found.map(({ kind }) => kind)), new Set(kinds))
  assert.deepEqual(new Set(found.map(({ state }) => state)), new Set(states))
  assert.deepEqual(new Set(found.flatMap(({ goals }) => goals)), new Set(allGoals))
  assert.deepEqual(new Set(found.flatMap(({ verdict }) => verdict ?? [])), new Set(verdicts))
  assert.ok(found.every((line) => line.name.en !== '' && line.ownerName.startsWith('Demo ')))
})

test('goal 3 has no effort for parents, so that coverage has a gap to show', async () => {
  const { lines: found } = await town.as('coordinator', (tx) => listEffortLines(tx, { goal: 'new-generations' }))
  assert.ok(found.length > 0 && found.every(({ audiences }) => !audiences.includes('parents')))
})

test('whatever is judged, or is about a place, stands in an invented quarter', async () => {
  const invented = new Map((await town.as('system', listAreas)).map(({ id, isInvented }) => [id, isInvented]))
  for (const line of (await lines()).lines) {
    assert.ok(line.areas.every((area) => invented.get(area)))
    if (line.kind === 'public-space' || line.state === 'judged') assert.ok(!line.isWholeTown && line.areas.length > 0, line.name.da)
  }
})

test('one effort began by an override with its reason, and perspectives disagree', async () => {
  const seen = await town.as('coordinator', async (tx) => ({
    moves: await historyOf(tx, inventedEfforts.leisurePass),
    perspectives: await perspectivesOf(tx, inventedEfforts.mopeds),
  }))
  const overrides = seen.moves.filter(({ isOverride }) => isOverride)
  assert.equal(overrides.length, 1)
  assert.ok((overrides[0]?.reason.length ?? 0) > 10)
  assert.ok(disagree(seen.perspectives))
})

test('residents see the public ones, no idea, no name of a colleague and no verdict before it is published', async () => {
  const { lines: seen } = await town.as('resident', (tx) => listEffortLines(tx))
  assert.equal(seen.length, 11)
  assert.ok(seen.every(({ state, ownerName }) => state !== 'idea' && ownerName === ''))
  assert.deepEqual(seen.find(({ id }) => id === inventedEfforts.sparetimeJob)?.verdict, null)
  assert.equal(seen.find(({ id }) => id === inventedEfforts.guards)?.verdict, 'harmful')
})

test('the lines of the public are the same, whoever asks for them', async () => {
  const [asResident, asLeader] = await Promise.all([
    town.as('resident', (tx) => listEffortLines(tx, { onlyPublic: true, limit: 3 })),
    town.as('leader', (tx) => listEffortLines(tx, { onlyPublic: true, limit: 3 })),
  ])
  assert.deepEqual(asResident, asLeader)
  assert.equal(asLeader.total, 11)
  assert.equal(asLeader.lines.length, 3)
})

test('every effort is marked, and goes with the demonstration', async () => {
  await town.as('system', async (tx) => {
    assert.equal((await inventedRows(tx, 'goals.effort')).size, 12)
    const { removed, kept } = await removeDemonstration(tx)
    assert.equal(removed['goals.effort'], 12)
    assert.deepEqual(kept, {})
  })
  assert.equal((await lines()).total, 0)
})
