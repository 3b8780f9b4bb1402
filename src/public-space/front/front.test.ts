// From the front of the room everybody comes to what is theirs, and nobody to a refusal.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { type Role, roles } from '../../platform/roles.ts'
import { settingWays, staffWays } from './ways.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const front = async (as?: Role): Promise<string> => (await town.visit('/da/public-space', { as })).text()
const ways = Object.keys({ ...staffWays, ...settingWays })
const shownTo = async (as?: Role): Promise<string[]> => {
  const page = await front(as)
  return ways.filter((way) => page.includes(`href="/da${way}"`))
}

test('no way on the front ends in a refusal, whatever the role', async () => {
  for (const as of roles)
    for (const way of await shownTo(as)) assert.equal((await town.visit(`/da${way}`, { as })).status, 200, `${as} ${way}`)
})

test('the analyst comes to reports and phenomena, and is not asked to write one down', async () => {
  assert.deepEqual(await shownTo('analyst'), ['/reports', '/phenomena', '/handovers', '/answers/drafts', '/reports/counts'])
})

test('the coordinator comes to what waits to be read, and the administrator to how it is set up', async () => {
  assert.ok((await shownTo('coordinator')).includes('/reports/words'))
  const administrator = await shownTo('administrator')
  for (const way of ['kinds', 'routing', 'help', 'sending', 'api-keys', 'retention'])
    assert.ok(administrator.includes(`/reports/${way}`), way)
})

test('residents see what they can say and see, and no way of staff', async () => {
  assert.deepEqual([await shownTo(), await shownTo('resident')], [[], []])
  assert.match(await front(), /Fortæl os om et sted/)
})
