// The work on a proposal is put in line with it, and done by whichever process runs jobs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import type { Tx } from '../../db.ts'
import { addEdition, baseBySlug, makeBase, newestEdition } from '../base/store.ts'
import { proposeTables } from './propose-tables.ts'
import { listProposals, proposalById, readOutcome } from './store.ts'
import { inventedBase, inventedCells, inventedCut } from './testing/invented-counts.ts'

let town: TestTown
before(async () => {
  town = await testTown({ jobs: true })
  await town.as('analyst', async (tx) => {
    const id = await makeBase(tx, inventedBase('job'), 'Prøve')
    if (id) await addEdition(tx, id, inventedCells(), '', 'Prøve')
  })
})
after(() => town.close())

async function propose(tx: Tx, dataset: string): Promise<string> {
  const base = await baseBySlug(tx, 'job')
  const edition = base && (await newestEdition(tx, base.id))
  assert.ok(base && edition)
  const done = await proposeTables(tx, town.platform.jobs, { base, edition, cuts: [inventedCut(dataset, ['klub', 'alder'])], who: 'Prøve' })
  assert.ok('id' in done)
  return done.id
}

test('a proposal is attacked by itself, and its outcome is there when it is ready', { timeout: 60_000 }, async () => {
  const id = await town.as('analyst', (tx) => propose(tx, 'job-klub'))
  const stateOf = () => town.as('analyst', (tx) => proposalById(tx, id)).then((found) => found?.state)
  for (let state = await stateOf(); state !== 'ready'; state = await stateOf()) {
    assert.ok(state === 'waiting' || state === 'working', state)
    await pause(200)
  }
  assert.equal((await town.as('analyst', (tx) => readOutcome(tx, id)))?.tables.length, 1)
})

test('a proposal that was not kept is not worked on', async () => {
  const fails = town.as('analyst', async (tx) => {
    await propose(tx, 'job-ikke')
    throw new Error('the form was closed')
  })
  await assert.rejects(fails, /the form was closed/)
  assert.equal((await town.as('analyst', (tx) => listProposals(tx))).length, 1)
})
