// Figures are corrected, never overwritten; and only those who keep indicators enter them, in their own name.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { inventedRows, markAsDemonstration, markAsReal } from '../../../platform/demonstration.ts'
import type { Role } from '../../../platform/roles.ts'
import type { Indicator } from '../model.ts'
import { readValues } from '../store.ts'
import { CannotEnter, holding } from './model.ts'
import { enterValue } from './store.ts'
import { inventedValue, makeInvented } from './testing/invented-indicator.ts'

let town: TestTown
let indicator: Indicator
before(async () => {
  town = await testTown()
  indicator = await town.as('system', (tx) => makeInvented(tx, 'trygge'))
})
after(() => town.close())

const enterAs = async (role: Role, period: string, value: number, reason = '') => {
  const enteredBy = await town.accountOf(role)
  return town.as(role, (tx) =>
    enterValue(tx, indicator.id, inventedValue(period, value, { enteredBy, enteredByName: `Prøve ${role}`, reason })),
  )
}
const read = () => town.as('leader', (tx) => readValues(tx, indicator.id))

test('a correction takes the place of the earlier figure, which stays with who, when and why', async () => {
  const first = await enterAs('analyst', '2023', 70)
  const second = await enterAs('coordinator', '2023', 71, 'Et skema var talt to gange.')
  const values = await read()
  assert.deepEqual(
    values.map(({ id, value, replacedBy, reason, enteredByName }) => [id, value, replacedBy, reason, enteredByName]),
    [
      [second, 71, null, 'Et skema var talt to gange.', 'Prøve coordinator'],
      [first, 70, second, '', 'Prøve analyst'],
    ],
  )
})

test('a correction says why', async () => {
  await enterAs('analyst', '2022', 60)
  await assert.rejects(enterAs('analyst', '2022', 61), (error) => error instanceof CannotEnter && error.key === 'reason')
  await assert.rejects(enterAs('analyst', '2022', 61, '  '), CannotEnter)
})

test('the same figure twice changes nothing', async () => {
  await enterAs('analyst', '2021', 55)
  const before = (await read()).length
  await assert.rejects(enterAs('analyst', '2021', 55, 'igen'), (error) => error instanceof CannotEnter && error.key === 'unchanged')
  assert.equal((await read()).length, before)
})

test('two who correct the same figure at once leave one figure that holds', async () => {
  await enterAs('analyst', '2020', 50)
  await Promise.all([enterAs('analyst', '2020', 51, 'først'), enterAs('coordinator', '2020', 52, 'samtidig')])
  const of2020 = (await read()).filter(({ period }) => period === '2020')
  assert.equal(of2020.length, 3)
  assert.equal(holding(of2020).length, 1)
})

for (const role of ['resident', 'professional', 'leader', 'partner', 'data-protection', 'administrator'] as const)
  test(`a ${role} enters no figure`, async () => {
    await assert.rejects(enterAs(role, '2019', 45), /row-level security/)
  })

test('nobody enters a figure in another’s name', async () => {
  const other = await town.accountOf('coordinator')
  const value = inventedValue('2019', 45, { enteredBy: other, enteredByName: 'En anden' })
  await assert.rejects(
    town.as('analyst', (tx) => enterValue(tx, indicator.id, value)),
    /row-level security/,
  )
})

test('nobody rewrites or removes a figure', async () => {
  const [newest] = await read()
  await assert.rejects(
    town.as('analyst', (tx) => sql`update goals.indicator_value set value = 99 where id = ${newest?.id}`.execute(tx)),
    /permission denied/,
  )
  const gone = await town.as('analyst', (tx) => sql`delete from goals.indicator_value where id = ${newest?.id}`.execute(tx))
  assert.equal(Number(gone.numAffectedRows), 0)
})

test('a figure that was corrected cannot be given another correction', async () => {
  const values = await read()
  const [old, held] = [values.find(({ replacedBy }) => replacedBy !== null), values.find(({ replacedBy }) => replacedBy === null)]
  const done = await town.as('analyst', (tx) =>
    sql`update goals.indicator_value set replaced_by = ${held?.id} where id = ${old?.id}`.execute(tx),
  )
  assert.equal(Number(done.numAffectedRows), 0)
})

for (const role of ['resident', 'partner'] as const)
  test(`a ${role} sees no figure that is not released`, async () => {
    assert.deepEqual(await town.as(role, (tx) => readValues(tx, indicator.id)), [])
  })

test('an invented indicator becomes real when somebody enters a figure of it, and by nobody else', async () => {
  const { id } = await town.as('system', async (tx) => {
    const made = await makeInvented(tx, 'opfundet')
    await markAsDemonstration(tx, 'goals.indicator', made.id)
    await markAsDemonstration(tx, 'goals.effort', made.id)
    return made
  })
  const marks = async (role: Role) => (await town.as(role, (tx) => inventedRows(tx, 'goals.indicator'))).has(id)
  for (const role of ['resident', 'professional', 'leader', 'partner'] as const) {
    await town.as(role, (tx) => markAsReal(tx, 'goals.indicator', id))
    assert.equal(await marks('leader'), true, role)
  }
  const form = { period: '2023', value: '71', lower: '68', upper: '74', n: '500' }
  assert.equal((await town.visit('/da/indicators/opfundet/values/new', { as: 'analyst', form })).status, 303)
  assert.equal(await marks('leader'), false)
  // Keeping indicators makes no other invented row real.
  await town.as('analyst', (tx) => markAsReal(tx, 'goals.effort', id))
  assert.equal((await town.as('leader', (tx) => inventedRows(tx, 'goals.effort'))).has(id), true)
})
