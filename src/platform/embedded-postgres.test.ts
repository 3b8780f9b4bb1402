// The town's own database: comes up, is refused to a second town, survives kills, and is shared with the command line.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { closedFolder, databaseAccount } from './embedded/account.ts'
import { administratorUrl, type EmbeddedDatabase, joinEmbedded, startEmbedded } from './embedded-postgres.ts'
import { takeTown } from './town-lock.mjs'

const parent = mkdtempSync(join(tmpdir(), 'trygby-embedded-'))
const dataDir = join(parent, 'data')
let town: EmbeddedDatabase

before(async () => {
  // mkdtemp closes its folder to others; the database of a root-run town has to get through.
  await chmod(parent, 0o755)
  town = await startEmbedded(dataDir, { settings: { shared_buffers: '32MB' } })
})

after(async () => {
  await town.stop()
  rmSync(parent, { recursive: true, force: true })
})

async function ask<T extends pg.QueryResultRow>(url: string, query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<T>(query)).rows
  } finally {
    await client.end()
  }
}

test('the database sorts as Danish does and checks its pages', async () => {
  const sorted = await ask<{ name: string }>(
    town.appUrl,
    "select name from (values ('Ærø'), ('Zoo'), ('Ål'), ('Ørsted'), ('Abe')) t(name) order by name",
  )
  assert.deepEqual(
    sorted.map((row) => row.name),
    ['Abe', 'Zoo', 'Ærø', 'Ørsted', 'Ål'],
  )
  const [kept] = await ask<{ checksums: string; fsync: string }>(
    town.appUrl,
    "select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync",
  )
  assert.deepEqual(kept, { checksums: 'on', fsync: 'on' })
})

test('the login that serves people owns nothing and sees past no row-level security', async () => {
  const roles = await ask(
    town.appUrl,
    "select rolname, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname ~ '^trygby_(owner|app|backup)$' order by 1",
  )
  assert.deepEqual(roles, [
    { rolname: 'trygby_app', rolsuper: false, rolbypassrls: false, rolcreaterole: false },
    { rolname: 'trygby_backup', rolsuper: false, rolbypassrls: true, rolcreaterole: false },
    { rolname: 'trygby_owner', rolsuper: false, rolbypassrls: false, rolcreaterole: false },
  ])
  const [database] = await ask(town.appUrl, "select pg_get_userbyid(datdba) as owner from pg_database where datname = 'trygby'")
  assert.deepEqual(database, { owner: 'trygby_owner' })
  await assert.rejects(ask(town.appUrl, 'create table public.mine (n int)'), /permission denied/)
})

test('the passwords are for nobody else to read', () => {
  assert.equal(statSync(join(dataDir, 'postgres.json')).mode & 0o077, 0)
})

test('a second town on the same folder is refused at once, with the first one’s process', async () => {
  const began = Date.now()
  await assert.rejects(startEmbedded(dataDir), new RegExp(`in use by process ${process.pid}`))
  assert.ok(Date.now() - began < 1000)
})

test('a command joins the running town and leaves its database up', async () => {
  const command = await joinEmbedded(dataDir)
  assert.equal(command.adopted, true)
  assert.deepEqual(await ask(command.ownerUrl, 'select 1 as one'), [{ one: 1 }])
  await command.stop()
  assert.deepEqual(await ask(town.appUrl, 'select 1 as one'), [{ one: 1 }])
})

test('a killed database comes back at the same address with what was acknowledged', async () => {
  await ask(town.ownerUrl, 'create table public.kept (n int); insert into public.kept values (7)')
  process.kill(databaseProcess(), 'SIGKILL')
  const until = Date.now() + 20_000
  for (;;) {
    const rows = await ask(town.ownerUrl, 'select n from public.kept').catch(() => null)
    if (rows) {
      assert.deepEqual(rows, [{ n: 7 }])
      return
    }
    assert.ok(Date.now() < until, 'the database did not come back within 20 s')
    await pause(100)
  }
})

test('the log holds nothing of what people wrote', async () => {
  await assert.rejects(ask(town.appUrl, "select 'Kirsten Canary'::int"))
  await assert.rejects(
    ask(town.ownerUrl, "create table public.one (name text primary key); insert into public.one values ('Canary'), ('Canary')"),
  )
  const folder = join(dataDir, 'postgres')
  const logs = readdirSync(folder).filter((name) => name.includes('.log'))
  assert.ok(logs.length > 0)
  for (const name of logs) assert.doesNotMatch(readFileSync(join(folder, name), 'utf8'), /Canary/)
})

test('the last to leave stops the database', async () => {
  const command = await joinEmbedded(dataDir)
  await town.stop()
  assert.deepEqual(await ask(command.ownerUrl, 'select 1 as one'), [{ one: 1 }])
  await command.stop()
  await assert.rejects(ask(administratorUrl(dataDir), 'select 1'), /ECONNREFUSED/)
  town = await startEmbedded(dataDir)
  assert.equal(town.adopted, false)
  assert.deepEqual(await ask(town.ownerUrl, 'select n from public.kept'), [{ n: 7 }])
})

test('a town waits for a short command that holds the folder, and is refused by one that runs until stopped', async () => {
  await town.stop()
  const lasting = takeTown(dataDir, 'trygby work', 'until stopped')
  assert.ok('lock' in lasting)
  await assert.rejects(startEmbedded(dataDir), /in use by process \d+ \(trygby work\)\. Stop that command/)
  lasting.lock.release()
  const short = takeTown(dataDir, 'trygby user list', 'for a while')
  assert.ok('lock' in short)
  const said: string[] = []
  const starting = startEmbedded(dataDir, { log: (line) => said.push(line) })
  await pause(250)
  short.lock.release()
  town = await starting
  assert.deepEqual(said, [`Waiting for process ${process.pid} (trygby user list) to end ...`])
  assert.deepEqual(await ask(town.ownerUrl, 'select n from public.kept'), [{ n: 7 }])
})

test('as root the database runs as an account of its own, which must get into the folder', {
  skip: process.getuid?.() !== 0 && 'needs root',
}, () => {
  assert.deepEqual(databaseAccount(), { uid: 65534, gid: 65534 })
  assert.deepEqual(databaseAccount({ uid: 1234, gid: 99 }), { uid: 1234, gid: 99 })
  assert.deepEqual(databaseAccount(undefined, '70'), { uid: 70, gid: 70 })
  assert.throws(() => databaseAccount(undefined, 'postgres'), /TRYGBY_DB_UID must be the number of an ordinary user.*"postgres"/)
  assert.equal(closedFolder(join(dataDir, 'postgres'), { uid: 4242, gid: 4242 }), join(dataDir, 'postgres'))
  assert.equal(closedFolder(dataDir, { uid: 4242, gid: 4242 }), null)
})

test('a killed database whose process number belongs to somebody else by now is started all the same', async () => {
  const note = noteFile()
  const [, ...lines] = readFileSync(note, 'utf8').split('\n')
  await town.stop()
  const other = spawn('sleep', ['60'], databaseAccount() ?? {})
  try {
    writeFileSync(note, [other.pid, ...lines].join('\n'))
    town = await startEmbedded(dataDir)
    assert.deepEqual(await ask(town.ownerUrl, 'select n from public.kept'), [{ n: 7 }])
  } finally {
    other.kill()
  }
})

test('a killed database is not started beside what still uses its files', {
  skip: process.platform !== 'linux' && 'needs Linux',
}, async () => {
  const client = new pg.Client({ connectionString: town.ownerUrl })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const left = rows[0]?.pid ?? 0
  process.kill(left, 'SIGSTOP')
  process.kill(databaseProcess(), 'SIGKILL')
  await pause(2500)
  await assert.rejects(ask(town.ownerUrl, 'select 1'), /ECONNREFUSED/)
  process.kill(left, 'SIGCONT')
  const until = Date.now() + 20_000
  while (!(await ask(town.ownerUrl, 'select 1').catch(() => null))) {
    assert.ok(Date.now() < until, 'the database did not come back within 20 s')
    await pause(100)
  }
  assert.deepEqual(await ask(town.ownerUrl, 'select n from public.kept'), [{ n: 7 }])
})

function noteFile(): string {
  const files = readdirSync(join(dataDir, 'postgres')).find((name) => name.startsWith('files-')) ?? ''
  return join(dataDir, 'postgres', files, 'postmaster.pid')
}

const databaseProcess = (): number => Number(readFileSync(noteFile(), 'utf8').split('\n')[0])
