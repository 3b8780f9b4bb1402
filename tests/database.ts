// A town's database for a test: made in an instant from a migrated template, gone afterwards.
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { closeToOthers } from '../src/platform/embedded/roles.ts'
import { administratorUrl, type EmbeddedDatabase, joinEmbedded } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { beganAt } from '../src/platform/town-lock.mjs'

export interface TestDatabase {
  ownerUrl: string
  appUrl: string
  backupUrl: string
  close(): Promise<void>
}

const DEBIAN_15 = '/usr/lib/postgresql/15/bin'
const migrations = new URL('../migrations/', import.meta.url)
const onDebian = process.env.TRYGBY_TEST_POSTGRES === '15'

/** Tests lose nothing of value in a power failure, so the disk is not waited for. */
const quick = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/** All test files of one user share one server in the temporary folder; the last to leave stops it. */
export function testServer(): Promise<EmbeddedDatabase> {
  const binaries = onDebian ? { bin: DEBIAN_15, version: '15' } : undefined
  return joinEmbedded(serverFolder(), { deed: 'tests', settings: quick, binaries })
}

function serverFolder(): string {
  const folder = join(tmpdir(), `trygby-tests-${process.getuid?.() ?? 'user'}-${onDebian ? '15' : 'embedded'}`)
  mkdirSync(folder, { recursive: true })
  // The temporary folder is everybody's: a folder that somebody else put there is not trusted.
  if (process.getuid && statSync(folder).uid !== process.getuid())
    throw new Error(`${folder} belongs to another user; remove it or set TMPDIR.`)
  return folder
}

/** A database with every migration run and nothing in it. Close it in `after`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  try {
    await asAdministrator('postgres', async (client) => {
      const template = await ensureTemplate(client, server)
      await client.query(`create database ${name} template ${template} strategy file_copy owner trygby_owner`)
      await closeToOthers(client, name)
    })
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    ownerUrl: inDatabase(server.ownerUrl, name),
    appUrl: inDatabase(server.appUrl, name),
    backupUrl: inDatabase(server.backupUrl, name),
    close: async () => {
      await asAdministrator('postgres', (client) => client.query(`drop database if exists ${name} with (force)`))
      await server.stop()
    },
  }
}

/** One template for each state of the migrations; two test files at once: one makes it, the other waits. */
async function ensureTemplate(client: pg.Client, server: EmbeddedDatabase): Promise<string> {
  const name = `template_${migrationsHash()}`
  await client.query('select pg_advisory_lock(1)')
  const found = await client.query('select 1 from pg_database where datname = $1', [name])
  if (!found.rowCount) await makeTemplate(client, server, name)
  await client.query('select pg_advisory_unlock(1)')
  return name
}

async function makeTemplate(client: pg.Client, server: EmbeddedDatabase, name: string): Promise<void> {
  await dropLeftOvers(client)
  const draft = `draft_${process.pid}`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft} owner trygby_owner`)
  await migrate(inDatabase(server.ownerUrl, draft))
  await client.query(`alter database ${draft} rename to ${name}`)
}

/** Databases of test files that were killed, and templates of earlier migrations. */
async function dropLeftOvers(client: pg.Client): Promise<void> {
  const found = await client.query<{ datname: string }>("select datname from pg_database where datname ~ '^(test|draft|template)_'")
  for (const { datname } of found.rows) {
    const pid = Number(/^(?:test|draft)_(\d+)/.exec(datname)?.[1] ?? 0)
    if (pid === 0 || !beganAt(pid)) await client.query(`drop database if exists ${datname}`).catch(ifInUse)
  }
}

/** A template that another test file copies at this moment stays. */
function ifInUse(error: { code?: string }): void {
  if (error.code !== '55006') throw error
}

function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(migrations).sort()) hash.update(file).update(readFileSync(new URL(file, migrations)))
  return hash.digest('hex').slice(0, 16)
}

/** Work as the superuser of the tests' server, in one of its databases. */
export async function asAdministrator<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: administratorUrl(serverFolder(), database) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
