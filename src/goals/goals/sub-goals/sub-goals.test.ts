// The town's own sub-goals: set, corrected, ended and taken up again by those who keep the goals, and read by everybody.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import type { Role } from '../../../platform/roles.ts'
import { listSubGoals, setSubGoal } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const room = '/da/goals/safe-town/sub-goals'
const form = { titleDa: 'Flere kender deres naboer', titleEn: '', textDa: 'Vi mødes i gården.', textEn: '' }
const others = ['resident', 'professional', 'analyst', 'partner', 'data-protection', 'administrator', undefined] as const
const page = async () => (await town.visit('/da/goals/safe-town')).text()
const all = () => town.as('leader', (tx) => listSubGoals(tx, 'safe-town'))
const first = async () => (await all())[0]?.id ?? ''

test('a leader sets a sub-goal, and everybody reads it on the goal’s page', async () => {
  const answer = await town.visit(`${room}/new`, { as: 'leader', form })
  assert.equal(answer.headers.get('location'), '/da/goals/safe-town?done=added')
  assert.match(await page(), /Flere kender deres naboer[\s\S]*Vi mødes i gården\./)
  assert.doesNotMatch(await page(), new RegExp(`${room}/${await first()}`))
  assert.match(await (await town.visit('/da/goals/safe-town', { as: 'coordinator' })).text(), new RegExp(`${room}/${await first()}`))
})

test('the same title again, a missing one and one too long are said beside the field', async () => {
  const again = await town.visit(`${room}/new`, {
    as: 'coordinator',
    form: { ...form, titleDa: 'flere kender DERES naboer', textDa: 'Igen' },
  })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /allerede et delmål, der hedder “flere kender DERES naboer”[\s\S]*>Igen<\/textarea>/)
  assert.equal((await all()).length, 1)
  assert.match(await (await town.visit(`${room}/new`, { as: 'coordinator', form: {} })).text(), /Skriv delmålets navn på dansk/)
  const long = { ...form, titleDa: 'x'.repeat(161) }
  assert.match(await (await town.visit(`${room}/new`, { as: 'coordinator', form: long })).text(), /højst have 160 tegn/)
})

test('it is corrected, ended and taken up again; pressed twice changes nothing more', async () => {
  const its = `${room}/${await first()}`
  const correct = (titleDa: string) => town.visit(its, { as: 'coordinator', form: { ...form, titleDa, revision: '1' } })
  for (let time = 0; time < 2; time++) assert.equal((await correct('Naboer mødes')).status, 303)
  // Of two who correct at once the second sees both texts, and overwrites only knowingly.
  const late = await correct('Naboer hilser')
  assert.equal(late.status, 422)
  assert.match(
    await late.text(),
    /En kollega har gemt imens[\s\S]*Naboer mødes[\s\S]*name="revision" value="2"[\s\S]*value="Naboer hilser"/,
  )
  for (let time = 0; time < 2; time++) assert.equal((await town.visit(`${its}/end`, { as: 'coordinator', form: {} })).status, 303)
  assert.match(await page(), /Byen har ikke sat delmål her endnu[\s\S]*Delmål, der er afsluttet[\s\S]*Naboer mødes[\s\S]*Afsluttet /)
  assert.match(await (await town.visit(its, { as: 'leader' })).text(), /Delmålet blev afsluttet/)
  assert.equal((await town.visit(`${its}/resume`, { as: 'leader', form: {} })).status, 303)
  assert.doesNotMatch(await page(), /Delmål, der er afsluttet/)
  const log = await town.as('data-protection', (tx) =>
    sql<{ deed: string }>`select deed from platform.audit_entry where thing = 'sub-goal' order by id`.execute(tx),
  )
  assert.deepEqual(
    log.rows.map(({ deed }) => deed),
    ['added', 'changed', 'ended', 'resumed'],
  )
})

test('a sub-goal is found under its own goal only', async () => {
  const id = await first()
  for (const path of [`/da/goals/fewer-victims/sub-goals/${id}`, `${room}/01890000-0000-7000-8000-000000000000`, `${room}/x`]) {
    assert.equal((await town.visit(path, { as: 'leader' })).status, 404, path)
    assert.equal((await town.visit(path, { as: 'leader', form })).status, 404, path)
    assert.equal((await town.visit(`${path}/end`, { as: 'leader', form: {} })).status, 404, path)
  }
  assert.equal((await all())[0]?.endedAt, null)
})

test('nobody else sets, corrects or ends one, by page or in the database', async () => {
  const its = `${room}/${await first()}`
  for (const as of others) {
    for (const path of [`${room}/new`, its]) assert.equal((await town.visit(path, { as })).status, 403, `${as} ${path}`)
    for (const path of [`${room}/new`, its, `${its}/end`, `${its}/resume`])
      assert.equal((await town.visit(path, { as, form })).status, 403, `${as} ${path}`)
  }
  for (const role of others.filter((one) => one !== undefined) as Role[]) {
    await assert.rejects(
      town.as(role, (tx) => setSubGoal(tx, 'fewer-victims', form)),
      /row-level security/,
      role,
    )
    assert.equal((await town.as(role, (tx) => sql`update goals.sub_goal set ended_at = now()`.execute(tx))).numAffectedRows, 0n, role)
  }
  // It stays traceable: even those who keep the goals delete none.
  for (const role of ['coordinator', 'leader'] as const)
    assert.equal((await town.as(role, (tx) => sql`delete from goals.sub_goal`.execute(tx))).numAffectedRows, 0n, role)
})
