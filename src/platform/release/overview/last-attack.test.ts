// The line everything rests on says only what is true: which attack last held everything released, and found nothing.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import type { CountBase } from '../base/model.ts'
import { addEdition } from '../base/store.ts'
import { refusedAs } from '../proposal/protect-and-attack.ts'
import { releaseProposal } from '../proposal/release.ts'
import { beginWork, keepOutcome, markRead, propose } from '../proposal/store.ts'
import { everReleased } from '../store.ts'
import { attackedBases, standingAndTakenBack } from './store.ts'
import { attackOne, clubsByAge, inventedBase, inventedCells, proposedAndAttacked, slug } from './testing/invented-gate.ts'

let town: TestTown
let base: CountBase
before(async () => {
  town = await testTown()
  base = await inventedBase(town)
})
after(() => town.close())

const lastAttack = async () => (await town.as('system', attackedBases)).find((one) => one.slug === slug)
const release = (id: string) =>
  town.as('analyst', async (tx) => {
    await markRead(tx, id)
    await releaseProposal(tx, id, 'Prøve analyst')
  })

test('nothing is said of a base of which nothing is released', async () => {
  await proposedAndAttacked(town, base, [clubsByAge({ dataset: 'only-proposed' })])
  assert.equal(await lastAttack(), undefined)
})

test('what was released was attacked with everything before it', async () => {
  await release(await proposedAndAttacked(town, base, [clubsByAge()]))
  const last = await lastAttack()
  assert.equal(last?.releases, 1)
  assert.ok(last?.attackedAt)
})

test('a proposal that could not be protected was not attacked, and makes no attack newer', async () => {
  const last = await lastAttack()
  const id = await town.as('analyst', (tx) => propose(tx, base.id, 1, [clubsByAge({ dataset: 'too-fine' })], 'Prøve analyst'))
  await town.as('system', async (tx) => {
    const refusal = { key: 'no-cover', dataset: 'too-fine', dimension: null, came: '' } as const
    const { outcome, summary } = refusedAs({ base, released: await everReleased(tx, slug) }, refusal, null)
    assert.ok(await beginWork(tx, id, id))
    assert.ok(await keepOutcome(tx, id, outcome, summary))
  })
  assert.deepEqual(await lastAttack(), last)
})

test('a further release stands by the attack that held them both', async () => {
  const last = await lastAttack()
  const id = await town.as('analyst', (tx) => propose(tx, base.id, 1, [clubsByAge({ dataset: 'again' })], 'Prøve analyst'))
  await attackOne(town, id)
  await release(id)
  const now = await lastAttack()
  assert.equal(now?.releases, 2)
  assert.ok(now?.attackedAt && last?.attackedAt && now.attackedAt > last.attackedAt)
})

test('of many releases of a table only the newest is listed', async () => {
  await town.as('analyst', (tx) => addEdition(tx, base.id, inventedCells(40), 'Anden', 'Prøve analyst'))
  await release(await proposedAndAttacked(town, base, [clubsByAge()], 2))
  const listed = await town.as('coordinator', standingAndTakenBack)
  assert.deepEqual(
    listed.map(({ dataset, number }) => [dataset, number]),
    [
      ['clubs-by-age', 2],
      ['again', 1],
    ],
  )
})
