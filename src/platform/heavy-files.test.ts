// What takes the machine more than a page does is slowed down for one network, whoever asks.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { knockedBefore } from '../../tests/knocked.ts'
import { type TestTown, testTown } from '../../tests/town.ts'
import type { Role } from './roles.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const doors: [path: string, bucket: string, as: Role, form?: Record<string, string>][] = [
  ['/da/people/list.csv', 'list of people', 'administrator'],
  ['/da/audit.csv', 'log as a file', 'data-protection'],
  ['/da/setup/areas/import', 'upload', 'administrator', { a: '' }],
  ['/da/knowledge/sources/upload', 'upload', 'analyst', { a: '' }],
]

for (const [path, bucket, as, form] of doors)
  test(`${path} is refused when one network asks again and again`, async () => {
    const ask = async () => (await town.visit(path, { as, ...(form ? { form } : {}) })).status
    await knockedBefore(town, bucket, 59)
    assert.notEqual(await ask(), 429)
    await knockedBefore(town, bucket, 60)
    assert.equal(await ask(), 429)
  })
