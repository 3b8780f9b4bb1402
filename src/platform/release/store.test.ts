// The gate in the database: a release stays as it was, only those who answer for figures release, and what is withdrawn is gone but not forgotten.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../../tests/database.ts'
import { type Acting, asSystem, type Db, openDb, sql, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import type { Role } from '../roles.ts'
import { makeTown } from '../town/store.ts'
import { CannotRelease, type Cell } from './model.ts'
import { everReleasedAs, historyOf, listReleased, publishTable, readReleased, withdrawRelease } from './store.ts'
import { inventedTable } from './testing/invented-table.ts'

let database: TestDatabase
let db: Db
const person = newId()
const acting = (role: Role | null, municipality = 1): Acting => ({
  municipality,
  account: role ? person : null,
  roles: role ? [role] : [],
  purpose: 'test',
})
const as = <T>(role: Role | null, deed: (tx: Tx) => Promise<T>, municipality = 1) => db.transaction(acting(role, municipality), deed)
const named = (dataset: string, count = 1) => inventedTable([['home', 'x', count, 1]], { dataset })

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 4 })
  for (const town of [1, 2])
    await db.transaction(asSystem(town, 'test'), (tx) =>
      makeTown(tx, town, { code: '183', name: `By ${town}`, isDemonstration: false, host: `by${town}.invalid` }),
    )
})
after(async () => {
  await db.close()
  await database.close()
})

test('what an analyst releases, everybody reads, exactly', async () => {
  const table = named('read-by-all', 7)
  assert.equal(await as('analyst', (tx) => publishTable(tx, table)), 1)
  const read = await as(null, (tx) => readReleased(tx, 'read-by-all'))
  assert.deepEqual(read?.table, table)
  assert.equal(read?.number, 1)
})

test('the same again is no new release; other figures are', async () => {
  assert.equal(await as('analyst', (tx) => publishTable(tx, named('numbered', 1))), 1)
  assert.equal(await as('analyst', (tx) => publishTable(tx, named('numbered', 1))), 1)
  assert.equal(await as('analyst', (tx) => publishTable(tx, named('numbered', 2))), 2)
  assert.deepEqual((await as(null, (tx) => readReleased(tx, 'numbered', 1)))?.table.rows, [['home', 'x', 1, 1]])
  assert.equal((await as(null, (tx) => listReleased(tx))).find(({ table }) => table.dataset === 'numbered')?.number, 2)
})

test('two at once get two numbers', async () => {
  const numbers = await Promise.all([1, 2, 3].map((count) => as('analyst', (tx) => publishTable(tx, named('at-once', count)))))
  assert.deepEqual(numbers.sort(), [1, 2, 3])
})

test('who watches over data protection withdraws what is public, sees what it was, and releases nothing', async () => {
  await as('analyst', (tx) => publishTable(tx, named('stopped')))
  await assert.rejects(
    as('data-protection', (tx) => publishTable(tx, named('by-data-protection'))),
    /row-level security/,
  )
  assert.equal(await as('data-protection', (tx) => withdrawRelease(tx, 'stopped', 1, 'Stoppet til det er undersøgt')), true)
  assert.equal(await as(null, (tx) => readReleased(tx, 'stopped')), null)
  const seen = await as('data-protection', (tx) => sql`select from platform.release where dataset = 'stopped'`.execute(tx))
  assert.equal(seen.rows.length, 1)
})

for (const role of ['resident', 'professional', 'coordinator', 'leader', 'partner', null] as const)
  test(`${role ?? 'somebody without an account'} releases and withdraws nothing`, async () => {
    await assert.rejects(
      as(role, (tx) => publishTable(tx, named(`by-${role}`))),
      /row-level security/,
    )
    await as('analyst', (tx) => publishTable(tx, named('stands')))
    await assert.rejects(
      as(role, (tx) => withdrawRelease(tx, 'stands', 1, 'not mine to take')),
      /row-level security/,
    )
    assert.ok(await as(null, (tx) => readReleased(tx, 'stands')))
  })

test('nobody changes or deletes a release or a withdrawal, not even the machinery', async () => {
  await as('analyst', (tx) => publishTable(tx, named('stays')))
  for (const table of ['release', 'release_withdrawal'])
    for (const deed of [
      sql`update ${sql.table(`platform.${table}`)} set dataset = 'other'`,
      sql`delete from ${sql.table(`platform.${table}`)}`,
    ]) {
      await assert.rejects(
        as('administrator', (tx) => deed.execute(tx)),
        /permission denied/,
      )
      await assert.rejects(
        db.transaction(asSystem(1, 'test'), (tx) => deed.execute(tx)),
        /permission denied/,
      )
    }
})

test('nobody releases in the name of another', async () => {
  const insert = (tx: Tx) =>
    sql`insert into platform.release (municipality, dataset, number, released_by, content, content_hash)
    values (platform.town(), 'another-name', 1, ${newId()}, ${JSON.stringify(named('another-name', 1))}, '')`.execute(tx)
  await assert.rejects(as('analyst', insert), /row-level security/)
})

test('a withdrawn release is gone for the public, its reason stays, and the one before stands again', async () => {
  await as('analyst', (tx) => publishTable(tx, named('taken-back', 1)))
  await as('analyst', (tx) => publishTable(tx, named('taken-back', 2)))
  assert.equal(await as('analyst', (tx) => withdrawRelease(tx, 'taken-back', 2, 'Forkert år i kilden')), true)
  assert.equal(await as('analyst', (tx) => withdrawRelease(tx, 'taken-back', 2, 'igen')), false)
  assert.equal(await as('analyst', (tx) => withdrawRelease(tx, 'taken-back', 9, 'findes ikke')), false)
  assert.equal((await as(null, (tx) => readReleased(tx, 'taken-back')))?.number, 1)
  assert.equal(await as(null, (tx) => readReleased(tx, 'taken-back', 2)), null)
  const raw = await as(null, (tx) => sql`select from platform.release where dataset = 'taken-back' and number = 2`.execute(tx))
  assert.equal(raw.rows.length, 0)
  const { releases, withdrawals } = await as(null, (tx) => historyOf(tx, 'taken-back'))
  assert.deepEqual(
    [releases.map(({ number }) => number), withdrawals.map(({ number, reason }) => [number, reason])],
    [[1], [[2, 'Forkert år i kilden']]],
  )
  assert.equal(await as('analyst', (tx) => publishTable(tx, named('taken-back', 2))), 3)
})

test('one town does not see the figures of another', async () => {
  await as('analyst', (tx) => publishTable(tx, named('ours')))
  assert.equal(await as(null, (tx) => readReleased(tx, 'ours'), 2), null)
  assert.equal(await as('analyst', (tx) => withdrawRelease(tx, 'ours', 1, 'not our town'), 2), false)
})

test('counts of people do not pass', async () => {
  const table = inventedTable(undefined, {
    dataset: 'people',
    protection: { kind: 'counts-of-people', k: 5, base: 'x', edition: 1, dimensions: [] },
  })
  await assert.rejects(
    as('administrator', (tx) => publishTable(tx, table)),
    CannotRelease,
  )
  assert.equal(await as(null, (tx) => readReleased(tx, 'people')), null)
})

test('each release and withdrawal is in the log', async () => {
  await as('analyst', (tx) => publishTable(tx, named('logged')))
  await as('analyst', (tx) => withdrawRelease(tx, 'logged', 1, 'til prøve'))
  const log = await as('data-protection', (tx) =>
    sql<{ deed: string }>`select deed from platform.audit_entry where thing_id = 'logged/1' order by id`.execute(tx),
  )
  assert.deepEqual(
    log.rows.map(({ deed }) => deed),
    ['released', 'withdrew'],
  )
})

test('the attacker is given withdrawn releases too; a resident is not', async () => {
  await as('analyst', (tx) => publishTable(tx, named('all-of-it', 1)))
  await as('analyst', (tx) => publishTable(tx, named('all-of-it', 2)))
  await as('analyst', (tx) => withdrawRelease(tx, 'all-of-it', 1, 'til prøve'))
  const seenBy = async (role: Role) =>
    (await as(role, (tx) => everReleasedAs(tx, 'all-of-it'))).map(({ number, isWithdrawn, table }) => [
      number,
      isWithdrawn,
      table.rows[0]?.[2],
    ])
  assert.deepEqual(await seenBy('analyst'), [
    [1, true, 1],
    [2, false, 2],
  ])
  assert.deepEqual(await seenBy('resident'), [[2, false, 2]])
  assert.deepEqual(await as('analyst', (tx) => everReleasedAs(tx, 'all-of-it'), 2), [])
})

test('figures of people need a person and what the attacker says of them', async () => {
  const row: Cell[] = ['2025', 60, null]
  const table = inventedTable([row], {
    dataset: 'of-people',
    columns: (['period', 'value', 'n'] as const).map((key) => ({
      key,
      heading: { da: key, en: key },
      kind: key === 'period' ? 'dimension' : 'measure',
    })),
    protection: { kind: 'town-figures', counts: 'people', k: 5 },
  })
  const figures = { rows: [{ key: '2025', shown: { value: 60, n: null } }], report: { found: 0 } }
  await assert.rejects(
    as('analyst', (tx) => publishTable(tx, table)),
    /attacked before they go out/,
  )
  await assert.rejects(
    db.transaction(asSystem(1, 'test'), (tx) => publishTable(tx, table, { figures })),
    /released by a person/,
  )
  assert.equal(await as('analyst', (tx) => publishTable(tx, table, { figures })), 1)
})
