// Work that takes long says how far it is, can be stopped, and stays as it ended.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import { asSystem, type Db, openDb, type Tx } from './db.ts'
import { newId } from './id.ts'
import { askToCancel, finishProgress, latestProgress, openProgress, reportProgress } from './progress.ts'
import { makeTown } from './town/store.ts'

let database: TestDatabase
let db: Db
const asMachinery = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(asSystem(1, 'test'), deed)

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 3 })
  await asMachinery((tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false }))
})
after(async () => {
  await db.close()
  await database.close()
})

test('a page sees how far an import is and how it ended', async () => {
  const id = await asMachinery((tx) => openProgress(tx, 'import', 'STRAF11'))
  assert.equal(await asMachinery((tx) => reportProgress(tx, id, { done: 3, total: 10, note: 'Henter 2021' })), false)
  const seen = await asMachinery((tx) => latestProgress(tx, 'import'))
  assert.deepEqual([seen?.state, seen?.done, seen?.total, seen?.note, seen?.isAskedToCancel], ['running', 3, 10, 'Henter 2021', false])
  await asMachinery((tx) => finishProgress(tx, id, { state: 'done', note: 'Alt er hentet' }))
  await asMachinery((tx) => finishProgress(tx, id, { state: 'failed', note: 'for sent' }))
  const ended = await asMachinery((tx) => latestProgress(tx, 'import'))
  assert.deepEqual([ended?.state, ended?.done, ended?.note], ['done', 10, 'Alt er hentet'])
})

test('somebody asks to stop, and the work hears it at its next report', async () => {
  const id = await asMachinery((tx) => openProgress(tx, 'analysis', ''))
  await asMachinery((tx) => askToCancel(tx, id))
  assert.equal(await asMachinery((tx) => reportProgress(tx, id, { done: 1, total: 2, note: '' })), true)
  assert.equal(await asMachinery((tx) => latestProgress(tx, 'nothing of the kind')), null)
})

test('residents and partners neither see nor begin such work', async () => {
  for (const role of ['resident', 'partner'] as const) {
    const acting = { municipality: 1, account: newId(), roles: [role], purpose: 'test' }
    assert.equal(await db.transaction(acting, (tx) => latestProgress(tx, 'import')), null)
    await assert.rejects(
      db.transaction(acting, (tx) => openProgress(tx, 'import', '')),
      /row-level security/,
    )
  }
  assert.equal(await db.transaction(asSystem(2, 'another town'), (tx) => latestProgress(tx, 'import')), null)
})
