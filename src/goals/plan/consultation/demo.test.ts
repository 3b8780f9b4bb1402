import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { markAsDemonstration, removeDemonstration } from '../../../platform/demonstration.ts'
import { daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { fillPeople } from '../../../platform/people/demo.ts'
import { beginWith } from '../begin.ts'
import { firstVersion } from '../demo/first-version.ts'
import { versionById } from '../store.ts'
import { countComments } from './answers/store.ts'
import { fillConsultation } from './demo.ts'
import { heardOf, partiesOf, unansweredOf } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
})
after(() => town.close())

test('the invented consultation is asked, heard and answered, and goes with the demonstration', async () => {
  const plan = {
    kind: 'plan' as const,
    title: 'Demo: Plan',
    basedOn: null,
    legalBasis: null,
    year: null,
    figuresAsOf: '2026-01-01',
    reviewOn: null,
  }
  await town.as('system', async (tx) => {
    await fillPeople(tx)
    const id = await beginWith(tx, plan, firstVersion, { account: null, name: 'Demo' })
    await markAsDemonstration(tx, 'goals.plan_version', id)
    await fillConsultation(tx, id, daysAfter(todayInTown(), -30))
    assert.equal((await versionById(tx, id))?.state, 'consultation')
    const parties = await partiesOf(tx, id)
    assert.equal(parties.length, 3)
    assert.ok(parties.every(({ organisation, comments }) => organisation !== null && comments === 1))
    assert.deepEqual(await countComments(tx, id), { unanswered: 0, answered: 4, all: 4 })
    assert.deepEqual(await unansweredOf(tx, id), { chapters: [], parties: [] })
    assert.equal((await heardOf(tx, id)).filter(({ chapter }) => chapter === 'Planen som helhed').length, 1)
    await removeDemonstration(tx)
    for (const table of ['goals.comment', 'goals.consultation_party', 'goals.plan_version'])
      assert.deepEqual((await sql`select from ${sql.table(table)}`.execute(tx)).rows, [], table)
  })
})
