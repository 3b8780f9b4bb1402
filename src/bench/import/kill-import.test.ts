// An import is killed with its database twenty times, and nothing acknowledged may be lost; a figure deleted on purpose must be seen.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingReceipts } from './import-under-kills.ts'
import { killImportBench } from './kill-import.ts'

const times = 20

test(`an import killed ${times} times with its database loses nothing and ends with every figure right`, { timeout: 600_000 }, async () => {
  const figures = await killImportBench(times)
  assert.deepEqual(figures.lost, [])
  assert.deepEqual(figures.differing, [])
  assert.equal(figures.kills, times)
  assert.ok(figures.acknowledged > times, `only ${figures.acknowledged} receipts`)
  assert.ok(figures.through < times, 'no import was killed in the middle')
  assert.equal(figures.control.length, 1)
})

test('a receipt the database does not honour is seen', () => {
  const standing = new Map([['STRAF11', { done: 1, kept: 2 }]])
  assert.equal(missingReceipts(['kept STRAF11 3', 'done STRAF11'], standing, standing).length, 2)
  assert.equal(missingReceipts(['kept STRAF11 2'], standing, standing).length, 0)
})
