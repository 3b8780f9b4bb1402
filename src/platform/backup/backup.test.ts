// The drill: a town is taken into a file and brought back with equal checksums, and a damaged file brings back nothing.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import sharp from 'sharp'
import { type TestDatabase, testDatabase } from '../../../tests/database.ts'
import { record } from '../audit.ts'
import { asSystem, type Db, openDb } from '../db.ts'
import { markAsDemonstration } from '../demonstration.ts'
import { readImage, storeImage } from '../files.ts'
import { newId } from '../id.ts'
import { prepareJobs, startJobs } from '../jobs.ts'
import { queueMail } from '../mail.ts'
import { makeTown } from '../town/store.ts'
import { checksumOf, restoreBackup } from './restore.ts'
import { tablesToKeep } from './tables.ts'
import { takeBackup } from './take.ts'

let source: TestDatabase
let folder: string
let file: string
let dataDir: string
let picture: string
const account = newId()
const opened: TestDatabase[] = []

before(async () => {
  source = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'trygby-backup-'))
  dataDir = join(folder, 'data')
  file = join(folder, 'town.trygby')
  await prepareJobs(source.ownerUrl, [{ name: 'later' }])
  const db = openDb(source.appUrl, { connections: 3 })
  await fillTown(db)
  await db.close()
  await takeBackup({ backupUrl: source.backupUrl, dataDir, version: '0.1.0', file })
})
after(async () => {
  await source.close()
  for (const database of opened) await database.close()
  await rm(folder, { recursive: true, force: true })
})

async function fillTown(db: Db): Promise<void> {
  const jobs = startJobs(source.appUrl, [])
  await db.transaction(asSystem(1, 'test'), async (tx) => {
    await makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false })
    await tx
      .insertInto('platform.account')
      .values({ municipality: 1, id: account, email: 'ærlig@example.invalid', name: 'Åse "Ø" \\n\t;\'' })
      .execute()
    for (let i = 0; i < 2500; i++)
      await record(tx, {
        deed: 'changed',
        thing: 'area',
        thingId: String(i),
        detail: { half: 0.1 + 0.2, text: 'linje\nto', deep: { list: [1, null, 'æ'] } },
      })
    await markAsDemonstration(tx, 'platform.account', account)
    await queueMail(tx, { to: 'a@example.invalid', subject: 'Hej', text: 'linje 1\r\nlinje 2' })
    await jobs.enqueue(tx, 'later', { id: account }, { after: new Date('2040-01-01') })
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#abc' } })
      .jpeg()
      .toBuffer()
    const kept = await storeImage(tx, dataDir, bytes, { thing: 'report', thingId: newId(), keepUntil: '2040-01-01' })
    assert.ok(kept.ok)
    picture = kept.value.id
  })
  await jobs.stop()
}

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await testDatabase()
  opened.push(database)
  return database
}

async function checksums(database: TestDatabase): Promise<Record<string, { rows: number; sha256: string }>> {
  const client = new pg.Client({ connectionString: database.backupUrl })
  await client.connect()
  try {
    await client.query('begin')
    const found: Record<string, { rows: number; sha256: string }> = {}
    for (const shape of await tablesToKeep(client)) found[shape.table] = await checksumOf(client, shape)
    return found
  } finally {
    await client.end()
  }
}

test('a town comes back from its backup with equal checksums of every table, its pictures and its waiting jobs', async () => {
  const target = await emptyDatabase()
  const otherFolder = join(folder, 'restored')
  const { manifest } = await restoreBackup({ ownerUrl: target.ownerUrl, dataDir: otherFolder, file })
  const [was, is] = [await checksums(source), await checksums(target)]
  assert.deepEqual(is, was)
  assert.deepEqual(manifest.tables, was)
  assert.equal(was['platform.audit_entry']?.rows, 2500)
  assert.equal(was['platform.audit_unsealed']?.rows, 2500)
  assert.equal(was['pgboss.job']?.rows, 1)
  assert.ok(!('platform.rate_salt' in was), 'the salt of the day is in no backup')
  const db = openDb(target.appUrl, { connections: 2 })
  const shown = await db.transaction(asSystem(1, 'test'), (tx) => readImage(tx, otherFolder, picture))
  await db.transaction(asSystem(1, 'test'), (tx) => markAsDemonstration(tx, 'platform.account', newId()))
  const places = await db.transaction(asSystem(1, 'test'), (tx) =>
    tx.selectFrom('platform.demonstration_row').select('place').orderBy('place').execute(),
  )
  await db.close()
  assert.deepEqual(
    places.map(({ place }) => Number(place)),
    [1, 2],
    'counters go on where they were',
  )
  assert.equal((await sharp(shown?.bytes).metadata()).width, 8)
})

test('after a restore the walls stand as before: forced row-level security, triggers and references', async () => {
  const target = await emptyDatabase()
  await restoreBackup({ ownerUrl: target.ownerUrl, dataDir: join(folder, 'walls'), file })
  const walls = async (database: TestDatabase) => {
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    const { rows } = await client.query(`select c.oid::regclass::text as name, c.relrowsecurity, c.relforcerowsecurity,
      (select array_agg(conname || ' ' || pg_get_constraintdef(k.oid) order by conname) from pg_constraint k where k.conrelid = c.oid) as constraints,
      (select array_agg(tgname || tgenabled::text order by tgname) from pg_trigger t where t.tgrelid = c.oid and not tgisinternal) as triggers
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname !~ '^pg_' order by 1`)
    await client.end()
    return rows
  }
  assert.deepEqual(await walls(target), await walls(source))
})

test('a database that is not empty is refused, and stays as it is', async () => {
  const before = await checksums(source)
  await assert.rejects(restoreBackup({ ownerUrl: source.ownerUrl, dataDir, file }), /not empty: it holds Prøveby/)
  assert.deepEqual(await checksums(source), before)
})

test('a backup that breaks off, was damaged or was changed is a sentence, and nothing is restored', async () => {
  const target = await emptyDatabase()
  const whole = await readFile(file)
  const text = gunzipSync(whole).toString('utf8')
  const flipped = Buffer.from(whole)
  flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 0xff
  const cases: [what: string, bytes: Buffer | string, sentence: RegExp][] = [
    ['empty', '', /breaks off/],
    ['no backup', 'hello', /not a backup/],
    ['another gzip file', gzipSync('hello\n'), /not a backup/],
    ['cut in half', whole.subarray(0, whole.length / 2), /breaks off/],
    ['one byte short', whole.subarray(0, -1), /breaks off/],
    ['one byte flipped', flipped, /damaged|changed|breaks off|not a backup/],
    ['without its end', gzipSync(text.slice(0, text.lastIndexOf('\nM') + 1)), /end is missing/],
    ['a row edited', gzipSync(text.replace('Prøveby', 'Prøveby 2')), /was changed/],
    ['a row removed', gzipSync(text.replace(/\nR[^\n]*audit[^\n]*|\nR\{[^\n]*"thing_id"[^\n]*/, '')), /was changed/],
  ]
  for (const [what, bytes, sentence] of cases) {
    const broken = join(folder, 'broken.trygby')
    await writeFile(broken, bytes)
    await assert.rejects(
      restoreBackup({ ownerUrl: target.ownerUrl, dataDir: join(folder, 'nothing'), file: broken }),
      { name: 'Error', message: sentence },
      what,
    )
  }
  await assert.rejects(restoreBackup({ ownerUrl: target.ownerUrl, dataDir, file: join(folder, 'nowhere') }), /There is no file/)
  assert.equal((await checksums(target))['platform.municipality']?.rows, 0)
  assert.deepEqual(await readdir(join(folder, 'nothing')).catch(() => []), [])
})

test('a backup of a version that is not known here is refused', async () => {
  const target = await emptyDatabase()
  const text = gunzipSync(await readFile(file)).toString('utf8')
  const newer = text.slice(0, text.indexOf('\n')).replace(/"migrations":\[.*\]/, '"migrations":["9999-of-tomorrow"]')
  const { createHash } = await import('node:crypto')
  const body = `${newer}\n`
  const manifest = { tables: {}, files: 0, sha256: createHash('sha256').update(body).digest('hex') }
  const tomorrow = join(folder, 'tomorrow.trygby')
  await writeFile(tomorrow, gzipSync(`${body}M${JSON.stringify(manifest)}\n`))
  await assert.rejects(
    restoreBackup({ ownerUrl: target.ownerUrl, dataDir, file: tomorrow }),
    /needs a version of Trygby that knows the migration 9999-of-tomorrow/,
  )
})

test('a backup goes under its name only when it is whole, and never over another', async () => {
  await assert.rejects(takeBackup({ backupUrl: source.backupUrl, dataDir, version: '0.1.0', file: join(folder, 'no', 'folder') }))
  const names = await readdir(folder)
  assert.ok(!names.some((name) => name.endsWith('.draft')), names.join())
})
