// A town that stops leaves nothing unsealed and no end unsigned, so that whoever checks the log a minute later finds it whole.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { record } from '../audit.ts'
import { openDb } from '../db.ts'
import { linesOfLog } from '../people/visitor-for-tests.ts'
import { sealLog } from './rounds.ts'
import { verifyLog } from './verify.ts'

let town: TestTown
before(async () => {
  town = await testTown({ jobs: true })
})
after(() => town.close())

test('what was written at the last moment is sealed and vouched for when the town has stopped', async () => {
  for (const thingId of ['1', '2', '3']) await town.as('system', (tx) => record(tx, { deed: 'changed', thing: 'area', thingId }))
  await town.platform.jobs.stop()
  const { links, heads, vouchedFor, findings } = await verifyLog(town.db, 1, town.platform.config)
  assert.deepEqual({ heads, findings }, { heads: 1, findings: [] })
  // The town's own rounds write lines too, such as the starting sets it is given.
  assert.ok(links >= 3, `${links} lines were sealed`)
  assert.equal(vouchedFor, links)
})

test('every time the log cannot be sealed is said, since until then nobody could see a change', async () => {
  const db = openDb('postgres://nobody@127.0.0.1:9/nowhere')
  const seal = () => sealLog.run({ id: '', municipality: 1, data: {}, signal: new AbortController().signal }, { ...town.platform, db })
  const lines = await linesOfLog(async () => {
    for (let i = 0; i < 2; i++) await assert.rejects(seal)
  })
  assert.equal(lines.match(/the log could not be sealed/g)?.length, 2)
  await db.close()
})
