// A town starts on no database it cannot live in, and serves people with no login past which their rights would not hold.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { asAdministrator, type TestDatabase, testDatabase } from '../../tests/database.ts'
import { refuseUnfitDatabase, refuseUnfitLogin, UnfitDatabase, whyUnfit } from './fit-database.ts'

let database: TestDatabase
const mine = `fit_${process.pid}_${randomBytes(3).toString('hex')}`
const made: string[] = []
const nameOf = (url: string) => new URL(url).pathname.slice(1)

before(async () => {
  database = await testDatabase()
})
after(async () => {
  await asAdministrator('postgres', async (client) => {
    await client.query(`drop database if exists ${mine} with (force)`)
  })
  await asAdministrator(nameOf(database.ownerUrl), async (client) => {
    for (const role of made) await client.query(`drop owned by ${role} cascade; drop role ${role}`)
  })
  await database.close()
})

/** The address of a new login of the test's database. */
async function login(attributes: string, alsoRun?: (name: string) => string): Promise<string> {
  const name = `${mine}_${made.length}`
  await asAdministrator(nameOf(database.appUrl), async (client) => {
    await client.query(`create role ${name} login password 'x' ${attributes}`)
    made.push(name)
    await client.query(`grant connect on database ${nameOf(database.appUrl)} to ${name}`)
    if (alsoRun) await client.query(alsoRun(name))
  })
  const address = new URL(database.appUrl)
  address.username = name
  address.password = 'x'
  return address.href
}

const saidOf = (asked: Promise<void>): Promise<string> =>
  asked.then(
    () => '',
    (error: unknown) => {
      assert.ok(error instanceof UnfitDatabase, String(error))
      return error.message
    },
  )

test('a login that owns nothing and is a member of trygby_app serves people', async () => {
  assert.equal(await saidOf(refuseUnfitLogin(database.appUrl)), '')
  assert.equal(await saidOf(refuseUnfitLogin(await login('in role trygby_app'))), '')
})

test('a login past which row-level security would not hold is refused, with the reason', async () => {
  const cases: [address: string, fault: RegExp][] = [
    [await login('superuser'), /is a superuser/],
    [await login('bypassrls in role trygby_app'), /passes row-level security by/],
    [database.backupUrl, /passes row-level security by/],
    [await login('createrole in role trygby_app'), /may make logins/],
    [database.ownerUrl, /owns the database/],
    [await login('in role trygby_app, trygby_owner'), /owns the database/],
    [await login('noinherit in role trygby_app, trygby_owner'), /owns the database/],
    [await login('in role trygby_app', (name) => `alter table platform.account owner to ${name}`), /owns tables/],
    [await login('in role trygby_app', (name) => `create schema own_schema authorization ${name}`), /owns a schema/],
    [await login('in role trygby_app', (name) => `alter function platform.town() owner to ${name}`), /owns functions/],
    [await login(''), /is not a member of trygby_app/],
    [await login('noinherit in role trygby_app'), /is not a member of trygby_app/],
  ]
  for (const [address, fault] of cases) {
    const said = await saidOf(refuseUnfitLogin(address))
    assert.match(said, fault)
    assert.match(said, new RegExp(`^The login ${new URL(address).username} of DATABASE_APP_URL `))
  }
})

test('a login into another database than the migrated one is refused', async () => {
  const address = new URL(await login('in role trygby_app'))
  address.pathname = '/postgres'
  assert.match(await saidOf(refuseUnfitLogin(address.href)), /comes to another database than DATABASE_URL/)
})

test('a database that does not know Danish letters is refused with the line that makes one that does', async () => {
  const address = new URL(database.ownerUrl)
  address.pathname = `/${mine}`
  const make = (how: string) =>
    asAdministrator('postgres', async (client) => {
      await client.query(`drop database if exists ${mine}`)
      await client.query(`create database ${mine} owner trygby_owner template template0 ${how}`)
    })
  for (const how of ["encoding 'UTF8' locale_provider libc locale 'C'", "encoding 'LATIN1' locale_provider libc locale 'C'"]) {
    await make(how)
    assert.match(await saidOf(refuseUnfitDatabase(address.href)), /does not know Danish letters/, how)
  }
  const line = /create database .*;$/.exec(await saidOf(refuseUnfitDatabase(address.href)))?.[0] ?? ''
  await asAdministrator('postgres', async (client) => {
    await client.query(`drop database ${mine}`)
    await client.query(line)
  })
  assert.equal(await saidOf(refuseUnfitDatabase(address.href)), '')
})

test('a PostgreSQL from before 15 is refused, whatever it knows', () => {
  const facts = { name: 'trygby', owner: 'trygby_owner', knowsDanish: true }
  assert.equal(whyUnfit({ ...facts, version: 140_012 }), 'PostgreSQL 15 or later was expected at DATABASE_URL; 14 came.')
  for (const version of [150_000, 180_004]) assert.equal(whyUnfit({ ...facts, version }), null)
})

test('a database that cannot be reached, or a password that is wrong, is a sentence without the password', async () => {
  const nowhere = 'postgres://town:hemmelig@127.0.0.1:9/trygby'
  assert.match(await saidOf(refuseUnfitLogin(nowhere)), /^The database of DATABASE_APP_URL cannot be reached: .*ECONNREFUSED/)
  const wrong = new URL(database.ownerUrl)
  wrong.password = 'hemmelig'
  const said = await saidOf(refuseUnfitDatabase(wrong.href))
  assert.match(said, /^The database of DATABASE_URL cannot be reached: password authentication failed/)
  assert.doesNotMatch(said, /hemmelig/)
})
