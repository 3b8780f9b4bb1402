// What takes the machine more than a page does is slowed down for one network, whoever asks.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../tests/town.ts'
import type { Role } from './roles.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const paths: [path: string, as: Role, form?: Record<string, string>][] = [
  ['/da/people/list.csv', 'administrator'],
  ['/da/audit.csv', 'data-protection'],
  ['/da/setup/areas/import', 'administrator', { a: '' }],
  ['/da/knowledge/sources/upload', 'analyst', { a: '' }],
]

for (const [path, as, form] of paths)
  test(`${path} is refused when one network asks again and again`, async () => {
    let status = 0
    // Twice as often, since a minute may end meanwhile.
    for (let i = 0; i < 125 && status !== 429; i++) ({ status } = await town.visit(path, { as, ...(form ? { form } : {}) }))
    assert.equal(status, 429)
  })
