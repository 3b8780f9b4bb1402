// A way in is opened only by an administrator who has just signed in: whoever finds a screen left open finds no door.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../db.ts'
import { letSessionsAge, lettersTo, linesOfLog } from '../visitor-for-tests.ts'

let town: TestTown
let someone: string
before(async () => {
  town = await testTown()
  for (const role of ['administrator', 'leader', 'resident'] as const) await town.accountOf(role)
  someone = await town.accountOf('leader')
  await post('/work-roles', { claim: 'KENDT', role: 'analyst' })
  await letSessionsAge(town)
})
after(() => town.close())

const post = (path: string, form: Record<string, string | string[]> = { a: '' }) =>
  town.visit(`/da/people${path}`, { as: 'administrator', form })

const person = { name: 'Nyt Navn', organisation: '', locale: 'da' }
const correct = (form: Record<string, string | string[]>) =>
  post(`/${someone}`, { ...person, email: 'leader@example.invalid', roles: 'leader', ...form })

/** Who has which role, who may come in, and which group gives what. */
const doors = () =>
  town.as('system', async (tx) => {
    const { rows: people } = await sql`select a.email, a.status, array_agg(r.role order by r.role) as roles
      from platform.account a left join platform.account_role r on r.municipality = a.municipality and r.account = a.id
      group by a.email, a.status order by a.email`.execute(tx)
    const { rows: groups } = await sql`select claim, role from platform.work_role order by claim`.execute(tx)
    return { people, groups }
  })

async function isRefused(answer: Response): Promise<void> {
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /Log ind igen først/)
}

test('who may get into an account is changed only soon after signing in; a name still is', async () => {
  const before = await lettersTo(town, 'leader@example.invalid')
  const lines = await linesOfLog(async () => {
    await isRefused(await correct({ email: 'overtaget@eksempel.dk' }))
    for (const verb of ['reset', 'invite-again']) await isRefused(await post(`/${someone}/${verb}`))
  })
  assert.equal(lines.match(/asked to sign in again/g)?.length, 3)
  assert.doesNotMatch(lines, /@/)
  assert.deepEqual(await lettersTo(town, 'overtaget@eksempel.dk'), [])
  assert.deepEqual(await lettersTo(town, 'leader@example.invalid'), before)
  assert.equal((await correct({})).status, 303)
})

test('nobody becomes administrator by an old session: not by invitation, by a role or by their group', async () => {
  const before = await doors()
  await isRefused(await post('/new', { ...person, email: 'ny@eksempel.dk', roles: 'administrator' }))
  await isRefused(await correct({ roles: 'administrator' }))
  await isRefused(await correct({ roles: ['leader', 'administrator'] }))
  await isRefused(await post('/work-roles', { claim: 'ALLE', role: 'administrator' }))
  await isRefused(await post('/work-roles/remove', { claim: 'KENDT', role: 'analyst' }))
  assert.deepEqual(await doors(), before)
  assert.deepEqual(await lettersTo(town, 'ny@eksempel.dk'), [])
})

test('a resident without a role to tick keeps being a resident when their name is corrected', async () => {
  const before = await doors()
  const answer = await post(`/${await town.accountOf('resident')}`, { ...person, email: 'resident@example.invalid', roles: [] })
  assert.equal(answer.status, 303)
  assert.deepEqual(await doors(), before)
})

test('the invitation asks before it is filled in', async () => {
  const answer = await town.visit('/da/people/new', { as: 'administrator' })
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /sign-in\?to=%2Fda%2Fpeople%2Fnew/)
})

test('a door is closed at once, and opened again only after a new sign-in', async () => {
  assert.equal((await post(`/${someone}/end-sessions`)).status, 303)
  assert.equal((await post(`/${someone}/disable`)).status, 303)
  const closed = await doors()
  await isRefused(await post(`/${someone}/enable`))
  assert.deepEqual(await doors(), closed)
})

test('to all but the administrator these doors are not there, however long ago they signed in', async () => {
  for (const path of ['/new', '/work-roles', '/work-roles/remove', `/${someone}`, `/${someone}/enable`])
    assert.equal((await town.visit(`/da/people${path}`, { as: 'resident', form: { a: '' } })).status, 404, path)
})
