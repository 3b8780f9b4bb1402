// The administrator sees what was given up in the background and lets it be tried again; nobody else does.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../db.ts'
import { newId } from '../id.ts'
import { queueMail } from '../mail.ts'
import { roles } from '../roles.ts'

let town: TestTown
let owner: pg.Client
let givenUp: string

before(async () => {
  town = await testTown()
  owner = new pg.Client({ connectionString: town.ownerUrl })
  await owner.connect()
  givenUp = await town.as('system', (tx) => town.platform.jobs.enqueue(tx, 'tidy', {}))
  await owner.query("update pgboss.job set state = 'failed', retry_count = retry_limit, completed_on = now() where id = $1", [givenUp])
})
after(async () => {
  await owner.end()
  await town.close()
})

const stateOf = async (id: string): Promise<string> =>
  (await owner.query('select state::text from pgboss.job where id = $1', [id])).rows[0]?.state

test('the page shows what was given up, what waits and how many letters are stuck, and no word of them', async () => {
  await town.as('system', (tx) => queueMail(tx, { to: 'hanne@example.invalid', subject: 'Hej Hanne', text: 'Kære Hanne' }))
  await town.as('system', (tx) => sql`update platform.outgoing_mail set failure = '451', tries = 1`.execute(tx))
  for (const locale of ['da', 'en', 'ar-XB']) {
    const page = await town.visit(`/${locale}/jobs`, { as: 'administrator' })
    assert.equal(page.status, 200)
    const text = await page.text()
    assert.match(text, new RegExp(givenUp))
    assert.match(text, /451/)
    assert.doesNotMatch(text, /hanne/i)
  }
})

test('only the administrator finds the page', async () => {
  assert.equal((await town.visit('/da/jobs')).status, 404)
  for (const role of roles.filter((one) => one !== 'administrator')) {
    assert.equal((await town.visit('/da/jobs', { as: role })).status, 404, role)
    assert.equal((await town.visit('/da/jobs', { as: role, form: { job: givenUp } })).status, 404, role)
  }
  assert.equal(await stateOf(givenUp), 'failed')
})

test('a job of another town is neither shown nor tried again', async () => {
  const { rows } = await owner.query<{ id: string }>(
    `insert into pgboss.job (name, data, state, policy) values ('tidy', '{"municipality": 2}', 'failed', 'standard') returning id`,
  )
  const other = rows[0]?.id ?? ''
  assert.doesNotMatch(await (await town.visit('/da/jobs', { as: 'administrator' })).text(), new RegExp(other))
  assert.equal((await town.visit('/da/jobs', { as: 'administrator', form: { job: other } })).status, 404)
  assert.equal((await town.visit('/da/jobs', { as: 'administrator', form: { job: newId() } })).status, 404)
  assert.equal((await town.visit('/da/jobs', { as: 'administrator', form: { job: ['a', 'b'] } })).status, 404)
})

test('a job given up is tried again, and that is in the log', async () => {
  const answer = await town.visit('/da/jobs', { as: 'administrator', form: { job: givenUp } })
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/da/jobs'])
  assert.notEqual(await stateOf(givenUp), 'failed')
  const { rows } = await town.as('data-protection', (tx) =>
    sql`select 1 from platform.audit_entry where deed = 'tried again' and thing_id = ${givenUp}`.execute(tx),
  )
  assert.equal(rows.length, 1)
})
