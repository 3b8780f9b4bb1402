// Coverage as a page: for colleagues, every number leading to the efforts it counts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { fillTown } from '../../../platform/town/demo.ts'
import { fillManyEfforts } from '../testing/store.ts'
import { readCoverage } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillManyEfforts(tx, 300)
  })
})
after(() => town.close())

test('colleagues see it, nobody else', async () => {
  for (const role of ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator'] as const)
    assert.equal((await town.visit('/da/efforts/coverage', { as: role })).status, 200, role)
  for (const role of ['resident', 'partner'] as const)
    assert.equal((await town.visit('/da/efforts/coverage', { as: role })).status, 404, role)
  assert.equal((await town.visit('/da/efforts/coverage')).status, 404)
})

test('the list behind a number holds that many', async () => {
  const html = await (await town.visit('/da/efforts/coverage', { as: 'analyst' })).text()
  const cells = [...html.matchAll(/<a href="(\/da\/efforts\?[^"]+)">([\d.]+)<span/g)]
  assert.ok(cells.length > 60)
  // Every seventh is enough to meet each kind of cell.
  for (const [, href = '', number] of cells.filter((_, place) => place % 7 === 0)) {
    const list = await (await town.visit(href.replaceAll('&amp;', '&'), { as: 'analyst' })).text()
    assert.match(list, new RegExp(`<h2>${number} indsats(er)? fundet`), href)
    assert.doesNotMatch(list, /Vi kendte ikke/)
  }
})

test('what is published counts only what residents see', async () => {
  const [all, open] = await town.as('leader', async (tx) => [await readCoverage(tx), await readCoverage(tx, { onlyPublic: true })] as const)
  assert.ok(open.efforts < all.efforts)
  assert.deepEqual(await town.as('resident', (tx) => readCoverage(tx)), open)
})
