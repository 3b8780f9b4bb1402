// The command line as a person meets it: joins a town's database, does one thing, and leaves the log in order.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '../tests/database.ts'
import { writeHead } from './platform/audit/head.ts'
import { lastSeal } from './platform/audit/store.ts'
import { record } from './platform/audit.ts'
import { readConfig } from './platform/config.ts'
import { asSystem, type Db, openDb, sql, type Tx } from './platform/db.ts'

let database: TestDatabase
let db: Db
const dataDir = mkdtempSync(join(tmpdir(), 'trygby-command-'))
const asMachinery = <T>(deed: (tx: Tx) => Promise<T>, at = db) => at.transaction(asSystem(1, 'test'), deed)
const waiting = async (at = db) =>
  (await asMachinery((tx) => sql<{ n: number }>`select count(*)::int as n from platform.audit_unsealed`.execute(tx), at)).rows[0]?.n

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 2 })
})
after(async () => {
  await db.close()
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function trygby(words: string[], env: Record<string, string> = {}): Promise<{ code: number | null; said: string; failed: string }> {
  const file = fileURLToPath(new URL('./trygby.ts', import.meta.url))
  const settings = { TRYGBY_DATA: dataDir, DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.appUrl }
  const flags = process.execArgv.filter((flag) => !flag.startsWith('--test'))
  const child = spawn(process.execPath, [...flags, file, ...words], { env: { ...process.env, ...settings, ...env } })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [said, failed, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, said, failed }
}

const invite = ['user', 'invite', '--email', 'asta@eksempel.dk', '--name', 'Asta', '--role', 'administrator']

test('a command on a town that stands still seals what it wrote, and without a signed head nothing is called whole', async () => {
  const invited = await trygby(invite)
  assert.equal(invited.code, 0, invited.failed)
  assert.equal(await waiting(), 0)
  const verified = await trygby(['audit', 'verify'])
  assert.equal(verified.code, 3)
  assert.match(verified.said, /^[1-9]\d* entries in the chain, 0 signed heads/)
  assert.match(verified.said, /nobody can say whether the end of the log was cut off/)
  assert.doesNotMatch(verified.said, /is whole|never sealed/)
})

test('with a signed head the log is whole, also to whoever keeps a copy of the public key', async () => {
  const link = await asMachinery(lastSeal)
  assert.ok(link)
  await writeHead(readConfig({ TRYGBY_DATA: dataDir }), 1, link)
  const key = join(dataDir, 'copy.pub')
  writeFileSync(key, (await trygby(['audit', 'key'])).said)
  const { code, said } = await trygby(['audit', 'verify', '--key', key])
  assert.deepEqual([code, said.trim().split('\n').at(-1)], [0, 'The log is whole.'])
})

test('checking the log seals nothing: what waits is still found by the next who checks', async () => {
  await asMachinery((tx) => record(tx, { deed: 'changed', thing: 'area', thingId: '1' }))
  await trygby(['audit', 'verify'])
  assert.equal(await waiting(), 1)
})

test('what waited for its seal when a backup was taken is sealed when it is restored', async () => {
  await asMachinery((tx) => record(tx, { deed: 'changed', thing: 'area', thingId: '2' }))
  const file = join(dataDir, 'town.trygby')
  assert.equal((await trygby(['backup', file], { DATABASE_BACKUP_URL: database.backupUrl })).code, 0)
  const other = await testDatabase()
  const restored = await trygby(['restore', file], { DATABASE_URL: other.ownerUrl, DATABASE_APP_URL: other.appUrl })
  assert.equal(restored.code, 0, restored.failed)
  const otherDb = openDb(other.appUrl, { connections: 1 })
  assert.equal(await waiting(otherDb), 0)
  await otherDb.close()
  await other.close()
})

test('a login that owns the tables is refused here too', async () => {
  const { code, failed } = await trygby(['user', 'list'], { DATABASE_APP_URL: database.ownerUrl })
  assert.equal(code, 1)
  assert.match(failed, /The login trygby_owner of DATABASE_APP_URL owns the database\./)
})

test('a town that is not here is named as it was written, with those that are', async () => {
  for (const wanted of ['abc', '99999']) {
    const { code, failed } = await trygby(['user', 'list'], { TRYGBY_TOWN: wanted })
    assert.equal(code, 1)
    assert.equal(failed.trim(), `TRYGBY_TOWN takes the number of a town that is here (1); "${wanted}" came.`)
  }
})

test('the help names each command once', async () => {
  const { said } = await trygby(['help'])
  const lines = said.split('\n').filter((line) => line.startsWith('  '))
  assert.ok(lines.length > 10)
  for (const line of lines) {
    const [name = '', ...usage] = line.trim().split(/ {2,}/)
    assert.ok(!usage.join(' ').startsWith(name), line)
  }
})
