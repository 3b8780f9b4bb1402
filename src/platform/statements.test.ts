// Every transaction says whose it is before anything else, and nothing of it is left for the next one on the same connection.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import { type Acting, asSystem, type Db, openDb, sql } from './db.ts'
import { writtenBy } from './statements.ts'
import { makeTown } from './town/store.ts'

let database: TestDatabase
let db: Db
before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 1 })
  await db.transaction(asSystem(1, 'test'), (tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false }))
})
after(async () => {
  await db.close()
  await database.close()
})

const facts = sql<{ facts: string }>`select concat_ws('|', platform.town(), platform.actor(), current_setting('trygby.roles', true),
  platform.purpose(), platform.presented_token()) as facts`
const factsOf = (acting: Acting) => db.transaction(acting, async (tx) => (await facts.execute(tx)).rows[0]?.facts)

const account = '01a21a0d-8f9a-7898-84e8-f88a8ae442a5'

test('each transaction has its own facts, however often its statement was prepared before', async () => {
  const of = (municipality: number): Acting => ({ municipality, account, roles: ['leader', 'analyst'], purpose: 'look', token: 'abc' })
  for (let n = 1; n < 8; n++) {
    assert.equal(await factsOf(of(n)), `${n}|${account}|leader,analyst|look|abc`)
    assert.equal(await factsOf({ municipality: 1, account: null, roles: [], purpose: '' }), '1|||')
  }
})

test('what stands in a purpose or a token stays text', async () => {
  for (const purpose of [`'; set local trygby.roles = 'system`, `\\'; reset all; --`, `$$ " ''`, 'æ\n€'])
    assert.equal(
      await factsOf({ municipality: 1, account: null, roles: ['resident'], purpose, token: purpose }),
      `1|resident|${purpose}|${purpose}`,
    )
})

test('rights are asked anew for every transaction, of a prepared statement too', async () => {
  const salts = (roles: Acting['roles']) =>
    db.transaction(
      { municipality: 1, account: null, roles, purpose: 'test' },
      async (tx) =>
        (await sql`select day from platform.rate_salt where municipality = platform.town() and day >= ${'2000-01-01'}::date`.execute(tx))
          .rows.length,
    )
  await db.transaction(asSystem(1, 'test'), (tx) =>
    sql`insert into platform.rate_salt (municipality, day, salt) values (1, current_date, ${Buffer.alloc(32)})`.execute(tx),
  )
  for (let n = 0; n < 8; n++) assert.deepEqual([await salts(['system']), await salts(['administrator'])], [1, 0])
})

test('one that failed is taken back whole, and the connection serves the next', async () => {
  const told: string[] = []
  db.whenWritten((written) => told.push(...written))
  const rename = (name: string) => sql`update platform.municipality set name = ${name} where municipality = platform.town()`
  await assert.rejects(
    db.transaction(asSystem(1, 'test'), async (tx) => {
      await rename('Nyby').execute(tx)
      await sql`select 1 / ${0}::int`.execute(tx)
    }),
    /division by zero/,
  )
  // An error that was swallowed does not make it whole.
  await assert.rejects(
    db.transaction(asSystem(1, 'test'), async (tx) => {
      await rename('Nyby').execute(tx)
      await sql`select 1 / ${0}::int`.execute(tx).catch(() => {})
    }),
  )
  assert.deepEqual(told, [])
  const name = await db.transaction(asSystem(1, 'test'), async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from platform.municipality`.execute(tx)
    await rename('Prøveby').execute(tx)
    return rows[0]?.name
  })
  assert.equal(name, 'Prøveby')
  assert.deepEqual(told, ['update platform.municipality'])
})

test('what a statement writes is read from its words', () => {
  const cases: [string, string[]][] = [
    ['select * from platform.account for update', []],
    ['insert into platform.rate_count as c (n) values (1) on conflict do update set n = c.n + 1', ['insert platform.rate_count']],
    [
      'with gone as (delete from goals.action a returning id) update goals.effort set n = 1',
      ['delete goals.action', 'update goals.effort'],
    ],
    ['insert into "platform"."account" ("id") values ($1)', ['insert platform.account']],
    ['INSERT\n INTO public_space.report_event (id) select 1', ['insert public_space.report_event']],
  ]
  for (const [text, writes] of cases) assert.deepEqual(writtenBy(text), writes, text)
})
