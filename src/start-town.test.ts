// The town comes up on a database somebody runs, and refuses to when people would be served by a login that is too strong.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../tests/database.ts'
import { readConfig } from './platform/config.ts'
import { startTown } from './start-town.ts'

let database: TestDatabase
const dataDir = mkdtempSync(join(tmpdir(), 'trygby-start-'))
before(async () => {
  database = await testDatabase()
})
after(async () => {
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const settings = (appUrl: string) =>
  readConfig({
    TRYGBY_DATA: dataDir,
    PORT: '0',
    STATBANK_URL: 'http://127.0.0.1:9/v1',
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: appUrl,
  })

test('the login that owns the tables is not the one that serves people', async () => {
  const started = startTown(settings(database.ownerUrl), () => {})
  await assert.rejects(
    started.then((town) => town.stop()),
    /The login trygby_owner of DATABASE_APP_URL owns the database\./,
  )
})

test('with two logins it comes up, says where it is, and answers until it is stopped', async () => {
  const said: string[] = []
  const town = await startTown(settings(database.appUrl), (line) => said.push(line))
  const health = await fetch(`http://127.0.0.1:${town.port}/healthz`)
  assert.equal(health.status, 200)
  assert.match(said.join('\n'), new RegExp(`Ishøj: http://localhost:${town.port}`))
  await town.stop()
  await assert.rejects(fetch(`http://127.0.0.1:${town.port}/healthz`))
})
