// The demonstration's gate: what is public, what waits, what was refused and why, and that all of it goes when the demonstration goes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { removeDemonstration } from '../demonstration.ts'
import { fillTown } from '../town/demo.ts'
import { demoSlug } from './base/demo.ts'
import { listBases } from './base/store.ts'
import { fillGate, takeBackInventedTables } from './demo.ts'
import { listProposals, readOutcome } from './proposal/store.ts'
import { readSnapSet } from './snap/store.ts'
import { listReleased } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillGate(tx)
  })
})
after(() => town.close())

const publicDatasets = async () => (await town.as('resident', listReleased)).map(({ table }) => table.dataset).sort()

test('two tables are public, one was taken back, one waits for a person, and one would leak', async () => {
  assert.deepEqual(await publicDatasets(), ['demo-unge-efter-alder', 'demo-unge-efter-klub'])
  assert.equal((await town.visit('/da/data/demo-unge-efter-aar')).status, 410)
  const proposals = await town.as('analyst', (tx) => listProposals(tx))
  assert.deepEqual(proposals.map(({ state }) => state).sort(), ['ready', 'refused', 'released', 'released'])
})

test('the attacker found nothing in what was released or waits, and names the cells of what would leak', async () => {
  for (const { id, state } of await town.as('analyst', (tx) => listProposals(tx))) {
    const outcome = await town.as('analyst', (tx) => readOutcome(tx, id))
    assert.ok(outcome)
    if (state === 'refused') assert.ok(outcome.report.leaks.some(({ cells }) => cells.length > 0))
    else assert.deepEqual(outcome.report.leaks, [])
  }
})

test('the invented quarters have points for sensitive reports', async () => {
  const set = await town.as('professional', readSnapSet)
  assert.ok(set && Math.min(...set.points.addresses) >= 10)
})

test('when the demonstration goes its tables are taken back, and no invented counts are left', async () => {
  await town.as('system', async (tx) => {
    await takeBackInventedTables(tx)
    await removeDemonstration(tx)
  })
  assert.deepEqual(await publicDatasets(), [])
  assert.equal((await town.visit('/da/data/demo-unge-efter-klub')).status, 410)
  assert.deepEqual(
    (await town.as('administrator', listBases)).filter(({ slug }) => slug === demoSlug),
    [],
  )
  assert.equal(await town.as('professional', readSnapSet), null)
})
