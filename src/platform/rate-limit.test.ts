// Knocking too often is refused, per network and not per person, and nobody can say afterwards which network it was.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import { proxiesIn } from './config/proxies.ts'
import { asSystem, type Db, openDb, sql, type Tx } from './db.ts'
import { newId } from './id.ts'
import { allow, clientAddress, networkOf } from './rate-limit.ts'
import { makeTown } from './town/store.ts'

let database: TestDatabase
let db: Db
const asMachinery = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(asSystem(1, 'test'), deed)
const knock = (network: string, bucket = 'sign-in') => asMachinery((tx) => allow(tx, bucket, network, { n: 3, perSeconds: 3600 }))

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 6 })
  await asMachinery((tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false }))
})
after(async () => {
  await db.close()
  await database.close()
})

test('the fourth knock in a window is refused, other networks and other doors are not', async () => {
  const network = '192.0.2.0/24'
  assert.deepEqual([await knock(network), await knock(network), await knock(network), await knock(network)], [true, true, true, false])
  assert.equal(await knock('198.51.100.0/24'), true)
  assert.equal(await knock(network, 'report'), true)
})

test('knocks at the same time are counted together', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => knock('203.0.113.0/24')))
  assert.equal(answers.filter(Boolean).length, 3)
})

test('the network is nowhere in the database, and the salt of earlier days is gone', async () => {
  await asMachinery((tx) =>
    sql`insert into platform.rate_salt (municipality, day, salt) values (1, current_date - 1, ${Buffer.alloc(32)})`.execute(tx),
  )
  await asMachinery((tx) => sql`delete from platform.rate_salt where day = current_date`.execute(tx))
  await knock('192.0.2.0/24')
  const { rows } = await asMachinery((tx) => sql<{ row: string }>`select c::text as row from platform.rate_count c`.execute(tx))
  assert.ok(rows.length > 0 && rows.every(({ row }) => !row.includes('192.0')))
  const days = await asMachinery((tx) => sql<{ n: number }>`select count(*)::int as n from platform.rate_salt`.execute(tx))
  assert.equal(days.rows[0]?.n, 1)
})

test('nobody but the machinery sees counts or salt', async () => {
  for (const role of ['administrator', 'data-protection', 'resident'] as const) {
    const { rows } = await db.transaction({ municipality: 1, account: newId(), roles: [role], purpose: 'test' }, (tx) =>
      sql`select 1 from platform.rate_count union all select 1 from platform.rate_salt`.execute(tx),
    )
    assert.equal(rows.length, 0)
  }
})

test('what a stranger says of where they come from does not count', () => {
  const trusted = proxiesIn('10.0.0.1, 172.16.0.0/12,fd00::/8')
  assert.ok(trusted)
  const cases: [peer: string, forwardedFor: string, address: string][] = [
    ['203.0.113.9', '', '203.0.113.9'],
    ['203.0.113.9', '192.0.2.7', '203.0.113.9'],
    ['10.0.0.1', '192.0.2.7', '192.0.2.7'],
    ['::ffff:10.0.0.1', '1.2.3.4, 192.0.2.7', '192.0.2.7'],
    ['10.0.0.1', '1.2.3.4, 192.0.2.7, 172.20.3.4', '192.0.2.7'],
    ['fd00::1', '2001:DB8::5', '2001:db8::5'],
    ['10.0.0.1', '', '10.0.0.1'],
    ['10.0.0.1', 'no address', 'no address'],
  ]
  for (const [peer, forwardedFor, address] of cases) assert.equal(clientAddress(peer, forwardedFor, trusted), address)
})

test('what is no address is no proxy', () => {
  for (const text of [
    'nginx',
    '10.0.0.0/99',
    '10.0.0.0/',
    '10.0.0.1 10.0.0.2',
    'fd00::/129',
    '10.0.0.0/8, proxy.example.dk',
    '10.0.0.0/-1',
  ])
    assert.equal(proxiesIn(text), null, text)
  assert.ok(proxiesIn(''))
})

test('a network is a /24 or a /48', () => {
  const cases: [string, string][] = [
    ['192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:12:ff::1', '2001:db8:12::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1', 'fe80:0:0::/48'],
    ['', 'unknown'],
    ['no address', 'unknown'],
  ]
  for (const [address, network] of cases) assert.equal(networkOf(address), network)
})
