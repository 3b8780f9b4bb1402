// Small files are whole or as they were, and of many first writers one is first.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { keepFirst, putDurably, writeDurably } from './durable.ts'

const folder = mkdtempSync(join(tmpdir(), 'trygby-durable-'))
after(() => rmSync(folder, { recursive: true }))

test('a later text takes the place of an earlier one, for its owner only, and leaves no draft', () => {
  const path = join(folder, 'note')
  for (const text of ['first', 'second']) writeDurably(path, text)
  assert.equal(readFileSync(path, 'utf8'), 'second')
  assert.equal(statSync(path).mode & 0o777, 0o600)
  assert.deepEqual(readdirSync(folder), ['note'])
})

test('what was kept first stays, and everybody is told it', () => {
  const path = join(folder, 'secret')
  assert.equal(keepFirst(path, 'mine'), 'mine')
  assert.equal(keepFirst(path, 'yours'), 'mine')
  assert.deepEqual(readdirSync(folder).sort(), ['note', 'secret'])
})

test('a folder that is not there is the error of who writes', () => {
  assert.throws(() => writeDurably(join(folder, 'nowhere', 'note'), 'x'), /ENOENT/)
})

test('one put there while the town serves people may be read by those who are named', async () => {
  const path = join(folder, 'head')
  for (const text of ['first', 'second']) await putDurably(path, text, 0o644)
  assert.equal(readFileSync(path, 'utf8'), 'second')
  assert.equal(statSync(path).mode & 0o044, 0o044)
})

test('what cannot be put in its place leaves no draft, however often it is tried', async () => {
  const place = join(folder, 'taken')
  mkdirSync(place)
  for (let tries = 0; tries < 3; tries++) {
    await assert.rejects(putDurably(place, 'x'))
    assert.throws(() => writeDurably(place, 'x'))
  }
  assert.deepEqual(readdirSync(folder).sort(), ['head', 'note', 'secret', 'taken'])
})
