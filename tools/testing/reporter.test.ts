// The closing count is honest: what was left out is not passed, and what broke outside a test is not overlooked.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const reporter = new URL('./reporter.mjs', import.meta.url).href

function report(source: string) {
  const folder = mkdtempSync(join(tmpdir(), 'trygby-reporter-'))
  const file = join(folder, 'some.test.mjs')
  const countFile = join(folder, 'count.json')
  writeFileSync(file, `import { after, describe, test } from 'node:test'\n${source}`)
  const { NODE_TEST_CONTEXT, ...env } = process.env
  const args = ['--test', `--test-reporter=${reporter}`, '--test-reporter-destination=stdout', file]
  const { stdout, status } = spawnSync(process.execPath, args, { env: { ...env, TRYGBY_TEST_COUNT: countFile }, encoding: 'utf8' })
  const count = JSON.parse(readFileSync(countFile, 'utf8')) as { passed: number; failed: number; leftOut: Record<string, number> }
  rmSync(folder, { recursive: true, force: true })
  return { stdout, status, count }
}

test('tests are counted one by one, those of a group too, and the group itself is not', () => {
  const { count, status } = report(`describe('group', () => { test('one', () => {}); test('two', () => {}) }); test('three', () => {})`)
  assert.deepEqual(count, { passed: 3, failed: 0, leftOut: {} })
  assert.equal(status, 0)
})

test('a test left out counts under its reason', () => {
  const { count } = report(
    `test('a', { skip: 'needs a printer' }, () => {}); test('b', { skip: 'needs a printer' }, () => {}); test('c', () => {})`,
  )
  assert.deepEqual(count, { passed: 1, failed: 0, leftOut: { 'needs a printer': 2 } })
})

test('a failure is shown with its names and its message, and its group is not counted twice', () => {
  const { count, stdout } = report(`describe('the lamp', () => { test('gives light', () => { throw new Error('it is dark') }) })`)
  assert.deepEqual(count, { passed: 0, failed: 1, leftOut: {} })
  assert.match(stdout, /the lamp > gives light/)
  assert.match(stdout, /it is dark/)
})

test('a file that cannot be read and a clean-up that fails are failures', () => {
  assert.equal(report('import nothing from "./not-there.mjs"').count.failed, 1)
  assert.ok(report(`describe('group', () => { after(() => { throw new Error('left open') }); test('one', () => {}) })`).count.failed >= 1)
})
