// Small files are whole or as they were, and of many first writers one is first.
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { keepFirst, writeDurably } from './durable.ts'

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
