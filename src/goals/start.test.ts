// A town is given what it starts from while the process runs, once, however often the machinery looks.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../tests/town.ts'
import { newId } from '../platform/id.ts'
import { listIndicators } from './indicators/store.ts'
import { listLegalBases } from './plan/legal-basis/store.ts'
import { goalsStart } from './start.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const look = () => goalsStart.run({ id: newId(), municipality: 1, data: {}, signal: new AbortController().signal }, town.platform)

test('two looks at once and one more give one set', async () => {
  await Promise.all([look(), look()])
  const count = async () => [(await town.as('system', (tx) => listIndicators(tx))).length, (await town.as('system', listLegalBases)).length]
  const given = await count()
  assert.ok(
    given.every((many = 0) => many > 0),
    String(given),
  )
  await look()
  assert.deepEqual(await count(), given)
})
