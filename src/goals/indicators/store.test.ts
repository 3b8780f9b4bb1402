// Who may do what with indicators, tried in the database as each role, from the wrong side too.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import type { Role } from '../../platform/roles.ts'
import type { NewIndicator } from './model.ts'
import { startingIndicators } from './starting-set.ts'
import {
  adoptAllOf,
  correctIndicator,
  indicatorBySlug,
  insertIndicator,
  listIndicators,
  listPublicIndicators,
  makeIndicator,
  readValues,
  setState,
  takeStartingSet,
} from './store.ts'
import { enterValue } from './values/store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const [proposal] = startingIndicators['safe-town']
const invented = (more: Partial<NewIndicator> = {}): NewIndicator => {
  assert.ok(proposal)
  const { slug: _, ...rest } = proposal
  return { ...rest, goal: 'safe-town', subGoal: null, position: 10, target: null, responsible: '', dataClass: 'open', ...more }
}
const idOf = async (slug: string) => (await town.as('system', (tx) => indicatorBySlug(tx, slug)))?.id ?? ''

test('coordinator and analyst make an indicator; a second of the same name gets a name of its own', async () => {
  const name = { da: 'Tryg på broen', en: '' }
  assert.equal(await town.as('analyst', (tx) => makeIndicator(tx, invented({ name }))), 'tryg-paa-broen')
  assert.equal(await town.as('coordinator', (tx) => makeIndicator(tx, invented({ name }))), 'tryg-paa-broen-2')
  const read = await town.as('professional', (tx) => indicatorBySlug(tx, 'tryg-paa-broen'))
  assert.deepEqual([read?.state, read?.margin, read?.series, read?.target], ['proposed', 3, null, null])
})

for (const role of ['resident', 'partner', 'professional', 'leader', 'data-protection', 'administrator'] as Role[])
  test(`${role} makes, corrects, adopts and deletes none`, async () => {
    await assert.rejects(
      town.as(role, (tx) => insertIndicator(tx, invented(), 'adopted', `by-${role}`)),
      /row-level security/,
    )
    const id = await idOf('tryg-paa-broen')
    assert.equal(await town.as(role, (tx) => correctIndicator(tx, id, 1, invented())), false)
    assert.equal(await town.as(role, (tx) => setState(tx, id, 'adopted')), false)
    assert.deepEqual(await town.as(role, (tx) => adoptAllOf(tx, 'safe-town')), [])
    await town.as(role, (tx) => sql`delete from goals.indicator`.execute(tx))
    assert.ok(await idOf('tryg-paa-broen'))
  })

test('a coordinator deletes none either: what is dropped stays traceable', async () => {
  await town.as('coordinator', (tx) => sql`delete from goals.indicator`.execute(tx))
  assert.ok(await idOf('tryg-paa-broen'))
})

test('residents and partners see what is adopted and open, and nothing else', async () => {
  await town.as('system', (tx) => insertIndicator(tx, invented(), 'adopted', 'open-one'))
  await town.as('system', (tx) => insertIndicator(tx, invented({ dataClass: 'internal' }), 'adopted', 'internal-one'))
  await town.as('system', (tx) => insertIndicator(tx, invented(), 'dropped', 'dropped-one'))
  for (const role of ['resident', 'partner'] as Role[]) {
    assert.deepEqual(
      (await town.as(role, (tx) => listIndicators(tx))).map(({ slug }) => slug),
      ['open-one'],
    )
    for (const slug of ['internal-one', 'dropped-one', 'tryg-paa-broen'])
      assert.equal(await town.as(role, (tx) => indicatorBySlug(tx, slug)), null)
  }
  for (const role of ['professional', 'leader', 'data-protection', 'administrator'] as Role[])
    assert.equal((await town.as(role, (tx) => listIndicators(tx))).length, 5)
})

test('what is public is the same for whoever asks', async () => {
  const publicTo = (role: Role) =>
    town.as(role, async (tx) => (await listPublicIndicators(tx, 'safe-town')).map(({ indicator }) => indicator.slug))
  assert.deepEqual(await publicTo('resident'), ['open-one'])
  assert.deepEqual(await publicTo('coordinator'), ['open-one'])
})

test('figures are for staff until they are released; only those who keep indicators enter them', async () => {
  const id = await idOf('open-one')
  const figure = {
    period: '2025',
    value: 50,
    interval: { lower: 48, upper: 52 },
    n: { count: 900 },
    origin: 'hand' as const,
    provenance: {},
    reason: '',
  }
  const enter = async (role: Role) => {
    const account = await town.accountOf(role)
    return town.as(role, (tx) => enterValue(tx, id, { ...figure, enteredBy: account, enteredByName: 'Prøve' }))
  }
  for (const role of ['resident', 'professional', 'leader', 'partner'] as Role[]) await assert.rejects(enter(role), /row-level security/)
  await enter('analyst')
  for (const role of ['resident', 'partner'] as Role[]) assert.deepEqual(await town.as(role, (tx) => readValues(tx, id)), [])
  const [read] = await town.as('leader', (tx) => readValues(tx, id))
  assert.deepEqual([read?.value, read?.interval, read?.n], [50, { lower: 48, upper: 52 }, { count: 900 }])
  // Nobody enters in a colleague's name.
  const other = await town.accountOf('coordinator')
  await assert.rejects(
    town.as('analyst', (tx) => enterValue(tx, id, { ...figure, period: '2024', enteredBy: other, enteredByName: 'En anden' })),
    /row-level security/,
  )
})

test('a correction that began from an older text changes nothing', async () => {
  const before = await town.as('analyst', (tx) => indicatorBySlug(tx, 'open-one'))
  assert.ok(before)
  assert.ok(await town.as('analyst', (tx) => correctIndicator(tx, before.id, before.revision, { ...before, margin: 4 })))
  assert.equal(await town.as('coordinator', (tx) => correctIndicator(tx, before.id, before.revision, { ...before, margin: 9 })), false)
  assert.equal((await town.as('analyst', (tx) => indicatorBySlug(tx, 'open-one')))?.margin, 4)
})

test('only the machinery gives and takes a starting set', async () => {
  for (const role of ['resident', 'coordinator', 'leader', 'administrator'] as Role[])
    await assert.rejects(
      town.as(role, (tx) => takeStartingSet(tx, 'prøve')),
      /row-level security/,
    )
  assert.ok(await town.as('system', (tx) => takeStartingSet(tx, 'prøve')))
  assert.equal(await town.as('system', (tx) => takeStartingSet(tx, 'prøve')), null)
  await town.as('leader', (tx) => sql`delete from goals.starting_set`.execute(tx))
  assert.equal(await town.as('system', (tx) => takeStartingSet(tx, 'prøve')), null)
})
