// A town that stops leaves nothing unsealed and no end unsigned, so that whoever checks the log a minute later finds it whole.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { record } from '../audit.ts'
import { verifyLog } from './verify.ts'

let town: TestTown
before(async () => {
  town = await testTown({ jobs: true })
})
after(() => town.close())

test('what was written at the last moment is sealed and vouched for when the town has stopped', async () => {
  for (const thingId of ['1', '2', '3']) await town.as('system', (tx) => record(tx, { deed: 'changed', thing: 'area', thingId }))
  await town.platform.jobs.stop()
  const verdict = await verifyLog(town.db, 1, town.platform.config)
  assert.deepEqual(verdict, { links: 3, heads: 1, vouchedFor: 3, findings: [] })
})
