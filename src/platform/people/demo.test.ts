// What the invented people of a demonstration do, they do in their own name and roles, and nobody real is ever borrowed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql, type Tx } from '../db.ts'
import { asInvented } from '../demonstration.ts'
import { inventedPerson } from './demo.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
})
after(() => town.close())

const acting = async (tx: Tx) =>
  (
    await sql<{ who: string | null; isSystem: boolean; isCoordinator: boolean }>`select platform.actor() as who,
      platform.is_system() as "isSystem", platform.has_role('coordinator') as "isCoordinator"`.execute(tx)
  ).rows[0]

test('somebody invented acts in their own name, and the machinery goes on after them', async () => {
  await town.as('system', async (tx) => {
    const person = await inventedPerson(tx, 'coordinator')
    assert.deepEqual(await asInvented(tx, person, () => acting(tx)), { who: person.account, isSystem: false, isCoordinator: true })
    assert.deepEqual(await acting(tx), { who: null, isSystem: true, isCoordinator: false })
    assert.deepEqual(await inventedPerson(tx, 'coordinator'), person)
  })
})

test('nobody real is borrowed', async () => {
  const account = await town.accountOf('coordinator')
  await assert.rejects(
    town.as('system', (tx) => asInvented(tx, { account, role: 'coordinator' }, () => acting(tx))),
    /is not invented/,
  )
})
