// What is invented around the goals goes with the demonstration; what somebody has made real stays.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { inventedRows, markAsReal, removeDemonstration } from '../../platform/demonstration.ts'
import { newestAssessments } from './assessments/store.ts'
import { fillGoalWords } from './demo.ts'
import { goals } from './model.ts'
import { listPolicies } from './policies/store.ts'
import { listSubGoals } from './sub-goals/store.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
  await town.as('system', (tx) => fillGoalWords(tx))
})
after(() => town.close())

test('every goal of the demonstration is judged in the name of an invented office', async () => {
  const judged = await town.as('leader', newestAssessments)
  for (const goal of goals) assert.equal(judged.get(goal)?.signedBy, 'Demo: Sikker by-kontoret')
  for (const { name } of await town.as('leader', (tx) => listPolicies(tx))) assert.match(name.da, /^Demo: /)
})

test('nobody but those who keep the goals makes an invented row real', async () => {
  const [policy] = await town.as('leader', (tx) => listPolicies(tx))
  for (const role of ['resident', 'professional', 'analyst', 'partner', 'data-protection'] as const)
    await town.as(role, (tx) => markAsReal(tx, 'goals.policy', policy?.id ?? ''))
  const marked = await town.as('leader', (tx) => inventedRows(tx, 'goals.policy'))
  assert.ok(marked.has(policy?.id ?? ''))
})

test('it goes with the demonstration, but for the sub-goal the town has made its own', async () => {
  const [kept] = await town.as('leader', (tx) => listSubGoals(tx, 'safe-town'))
  const form = { revision: '1', titleDa: 'Vores eget delmål', titleEn: '', textDa: '', textEn: '' }
  assert.equal((await town.visit(`/da/goals/safe-town/sub-goals/${kept?.id}`, { as: 'leader', form })).status, 303)
  await town.as('system', removeDemonstration)
  const left = await town.as('leader', async (tx) => ({
    judged: (await newestAssessments(tx)).size,
    policies: (await listPolicies(tx)).length,
    subGoals: (await listSubGoals(tx)).map(({ title }) => title.da),
  }))
  assert.deepEqual(left, { judged: 0, policies: 0, subGoals: ['Vores eget delmål'] })
})
