// A picture handed in is kept by content, tied to its thing, seen by whom it concerns, and gone when its time is over.
import assert from 'node:assert/strict'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import { type Acting, asSystem, type Db, openDb } from './db.ts'
import { deleteExpiredFiles } from './files/expire.ts'
import { allFiles } from './files/folder.ts'
import { readImage, storeImage } from './files.ts'
import { newId } from './id.ts'
import { makeTown } from './town/store.ts'

let database: TestDatabase
let db: Db
let dataDir: string
const resident: Acting = { municipality: 1, account: newId(), roles: ['resident'], purpose: 'test' }
const picture = () =>
  sharp({ create: { width: 20, height: 10, channels: 3, background: '#456' } })
    .png()
    .toBuffer()
const store = async (acting: Acting, keepUntil = '2030-01-01') => {
  const kept = await db.transaction(acting, async (tx) =>
    storeImage(tx, dataDir, await picture(), { thing: 'report', thingId: newId(), keepUntil }),
  )
  assert.ok(kept.ok)
  return kept.value.id
}

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 3 })
  dataDir = await mkdtemp(join(tmpdir(), 'trygby-files-'))
  await db.transaction(asSystem(1, 'test'), (tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false }))
})
after(async () => {
  await db.close()
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})

test('what a person handed in they see again, others do not, and the machinery does', async () => {
  const id = await store(resident)
  const mine = await db.transaction(resident, (tx) => readImage(tx, dataDir, id))
  assert.equal(mine?.mediaType, 'image/png')
  assert.equal((await sharp(mine?.bytes).metadata()).width, 20)
  for (const role of ['resident', 'professional', 'administrator'] as const)
    assert.equal(await db.transaction({ ...resident, account: newId(), roles: [role] }, (tx) => readImage(tx, dataDir, id)), null)
  assert.ok(await db.transaction(asSystem(1, 'show a report'), (tx) => readImage(tx, dataDir, id)))
  assert.equal(await db.transaction(asSystem(2, 'another town'), (tx) => readImage(tx, dataDir, id)), null)
})

test('the same picture twice lies there once', async () => {
  await store(resident)
  await store(resident)
  assert.equal((await allFiles(dataDir)).length, 1)
})

test('what is no picture is a sentence to correct', async () => {
  const answer = await db.transaction(resident, (tx) =>
    storeImage(tx, dataDir, Buffer.from('hello'), { thing: 'report', thingId: newId(), keepUntil: '2030-01-01' }),
  )
  assert.deepEqual(answer, { ok: false, errors: [{ field: 'image', key: 'imageKind', came: '' }] })
})

test('bytes stay as long as one row needs them, and go when none does', async () => {
  const tomorrow = new Date('2031-01-01T12:00:00Z')
  const kept = await store(resident, '2040-01-01')
  const [file] = await allFiles(dataDir)
  await utimes(join(dataDir, 'files', file?.hash.slice(0, 2) ?? '', file?.hash ?? ''), new Date(0), new Date(0))
  await deleteExpiredFiles(db, dataDir, 1, tomorrow)
  assert.ok(await db.transaction(resident, (tx) => readImage(tx, dataDir, kept)))
  assert.equal((await allFiles(dataDir)).length, 1)
  await deleteExpiredFiles(db, dataDir, 1, new Date('2041-01-01T12:00:00Z'))
  assert.equal(await db.transaction(resident, (tx) => readImage(tx, dataDir, kept)), null)
  assert.deepEqual(await allFiles(dataDir), [])
})
