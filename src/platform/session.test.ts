import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../tests/town.ts'
import { sql } from './db.ts'
import { type Role, roles } from './roles.ts'
import { actorOfToken, limitsOf, openSession } from './session.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const minutes = (n: number, from = began): Date => new Date(from.getTime() + n * 60_000)
const began = new Date('2026-03-02T09:00:00Z')

const open = async (role: Role): Promise<string> => {
  const account = await town.accountOf(role)
  return (await town.as('system', (tx) => openSession(tx, account, [role], 'second-factor', { now: began }))).token
}
const isKnown = async (token: string, at: Date): Promise<boolean> => (await town.as('system', (tx) => actorOfToken(tx, token, at))) !== null

test('staff and partners are out after 15 idle minutes and 8 hours in all; residents stay longer', () => {
  for (const role of roles) {
    const { idle, whole } = limitsOf({ roles: [role] })
    assert.deepEqual([idle / 60_000, whole / 3_600_000], role === 'resident' ? [14 * 24 * 60, 30 * 24] : [15, 8], role)
  }
  assert.equal(limitsOf({ roles: ['resident', 'leader'] }).idle, 15 * 60_000)
})

test('a session unused for more than 15 minutes is over', async () => {
  assert.equal(await isKnown(await open('coordinator'), minutes(14)), true)
  assert.equal(await isKnown(await open('coordinator'), minutes(16)), false)
})

test('a session in use goes on, until 8 hours have passed', async () => {
  const token = await open('coordinator')
  for (let at = 10; at < 480; at += 10) assert.equal(await isKnown(token, minutes(at)), true, `after ${at} minutes`)
  assert.equal(await isKnown(token, minutes(480)), false)
})

test('a resident comes back after a week without signing in again', async () => {
  assert.equal(await isKnown(await open('resident'), minutes(7 * 24 * 60)), true)
})

test('a resident who becomes staff gets the short limits at once', async () => {
  const token = await open('resident')
  const account = await town.accountOf('resident')
  await town.as('system', (tx) =>
    sql`insert into platform.account_role (municipality, account, role) values (1, ${account}, 'leader')`.execute(tx),
  )
  assert.equal(await isKnown(token, minutes(20)), false)
})

test('who came by a link alone as a resident is out when given a role, and shows a second factor next time', async () => {
  const account = await town.accountOf('professional')
  const { token } = await town.as('system', (tx) => openSession(tx, account, ['resident'], 'mail-link', { now: began }))
  assert.equal(await isKnown(token, minutes(1)), false)
})

test('the token itself is stored nowhere', async () => {
  const token = await open('analyst')
  const rows = await town.as('system', async (tx) => JSON.stringify((await sql`select * from platform.session`.execute(tx)).rows))
  assert.ok(!rows.includes(token))
})

test('a token of one town opens nothing in another', async () => {
  const token = await open('leader')
  const other = { municipality: 2, account: null, roles: ['system'] as const, purpose: 'test' }
  assert.equal(await town.db.transaction(other, (tx) => actorOfToken(tx, token, minutes(1))), null)
})
