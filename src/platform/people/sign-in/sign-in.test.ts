import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../db.ts'
import { hashOf } from '../../session.ts'
import { lettersTo, linesOfLog, linkTo, Visitor } from '../visitor-for-tests.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const askFor = async (visitor: Visitor, email: string, to = ''): Promise<Response> => visitor.post('/da/sign-in', { email, to })

test('a resident signs in by a link; the account is made the first time', async () => {
  const rikke = new Visitor(town)
  assert.equal((await askFor(rikke, ' Rikke@Eksempel.dk ', '/da/knowledge')).headers.get('location'), '/da/sign-in/sent')
  const link = await linkTo(town, 'rikke@eksempel.dk')
  const shown = await rikke.get(link)
  assert.equal(shown.status, 200)
  assert.equal(rikke.cookies.size, 0)
  const done = await rikke.post(link)
  assert.equal(done.status, 303)
  assert.equal(done.headers.get('location'), '/da/knowledge')
  const [cookie = ''] = done.headers.getSetCookie()
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Lax/)
  assert.match(await (await rikke.get('/da/my-page')).text(), /rikke@eksempel\.dk/)
  await askFor(rikke, 'rikke@eksempel.dk')
  await rikke.post(await linkTo(town, 'rikke@eksempel.dk'))
  const log = await town.as('system', (tx) =>
    sql<{ deed: string }>`select e.deed from platform.audit_entry e join platform.account a on a.id::text = e.thing_id
      where a.email = 'rikke@eksempel.dk' order by e.id`.execute(tx),
  )
  assert.deepEqual(
    log.rows.map(({ deed }) => deed),
    ['made', 'signed in', 'signed in'],
  )
})

test('a link that was looked at still works; used once it never works again', async () => {
  const scanner = new Visitor(town)
  const person = new Visitor(town)
  await askFor(person, 'to@eksempel.dk')
  const link = await linkTo(town, 'to@eksempel.dk')
  for (let i = 0; i < 3; i++) assert.equal((await scanner.get(link)).status, 200)
  assert.equal((await person.post(link)).status, 303)
  const again = await scanner.post(link)
  assert.equal(again.status, 404)
  assert.match(await again.text(), /virker ikke længere/)
  assert.equal(scanner.cookies.size, 0)
})

test('of many who press at once, one gets in', async () => {
  await askFor(new Visitor(town), 'mange@eksempel.dk')
  const link = await linkTo(town, 'mange@eksempel.dk')
  const answers = await Promise.all(Array.from({ length: 8 }, () => new Visitor(town).post(link)))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, ...Array.from({ length: 7 }, () => 404)])
})

test('a link is over after ten minutes', async () => {
  await askFor(new Visitor(town), 'sen@eksempel.dk')
  const link = await linkTo(town, 'sen@eksempel.dk')
  const [row] = await town.as(
    'system',
    async (tx) =>
      (
        await sql<{
          minutes: number
        }>`select extract(epoch from ends_at - made_at) / 60 as minutes from platform.one_time_link where email = 'sen@eksempel.dk'`.execute(
          tx,
        )
      ).rows,
  )
  assert.equal(Math.round(Number(row?.minutes)), 10)
  const database = new (await import('pg')).default.Client({ connectionString: town.ownerUrl })
  await database.connect()
  await database.query('alter table platform.one_time_link no force row level security')
  await database.query("update platform.one_time_link set ends_at = now() where email = 'sen@eksempel.dk'")
  await database.query('alter table platform.one_time_link force row level security')
  await database.end()
  assert.equal((await new Visitor(town).post(link)).status, 404)
})

test('the answer is the same whether the address is known or not, and a closed account gets a letter without link', async () => {
  await town.accountOf('analyst')
  const known = await askFor(new Visitor(town), 'analyst@example.invalid')
  const unknown = await askFor(new Visitor(town), 'ukendt@eksempel.dk')
  assert.deepEqual([known.status, known.headers.get('location')], [unknown.status, unknown.headers.get('location')])
  await town.as('system', (tx) =>
    sql`update platform.account set status = 'disabled', ended_at = now() where email = 'analyst@example.invalid'`.execute(tx),
  )
  const closed = await askFor(new Visitor(town), 'analyst@example.invalid')
  assert.equal(closed.headers.get('location'), known.headers.get('location'))
  const [letter] = await lettersTo(town, 'analyst@example.invalid')
  assert.doesNotMatch(letter?.body ?? '', /https?:/)
})

test('a mailbox gets at most five letters in a quarter of an hour, and the answer does not say so', async () => {
  for (let i = 0; i < 8; i++) assert.equal((await askFor(new Visitor(town), 'plaget@eksempel.dk')).status, 303)
  assert.equal((await lettersTo(town, 'plaget@eksempel.dk')).length, 5)
})

test('what is wrong is said beside the field, and what was written is kept', async () => {
  const answer = await askFor(new Visitor(town), 'ikke en adresse', '/da/knowledge')
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /value="ikke en adresse"/)
  assert.match(page, /Du skrev &quot;ikke en adresse&quot;/)
  assert.match(page, /value="\/da\/knowledge"/)
})

test('another site is never the place to go to', async () => {
  const visitor = new Visitor(town)
  await askFor(visitor, 'sikker@eksempel.dk', '//evil.example')
  assert.equal((await visitor.post(await linkTo(town, 'sikker@eksempel.dk'))).headers.get('location'), '/da/my-page')
})

test('signing in again gives a new token and ends the old one; signing out ends it for good', async () => {
  const visitor = new Visitor(town)
  await askFor(visitor, 'ny@eksempel.dk')
  await visitor.post(await linkTo(town, 'ny@eksempel.dk'))
  const first = visitor.cookies.get('session') ?? ''
  await askFor(visitor, 'ny@eksempel.dk')
  await visitor.post(await linkTo(town, 'ny@eksempel.dk'))
  const second = visitor.cookies.get('session') ?? ''
  assert.notEqual(first, second)
  const open = () =>
    town.as('system', async (tx) =>
      (await sql<{ token_hash: string }>`select token_hash from platform.session`.execute(tx)).rows.map((row) => row.token_hash),
    )
  assert.ok(!(await open()).includes(hashOf(first)) && (await open()).includes(hashOf(second)))
  const out = await visitor.post('/da/sign-out')
  assert.equal(out.status, 303)
  assert.equal(out.headers.get('clear-site-data'), '"storage"')
  assert.equal(visitor.cookies.has('session'), false)
  assert.ok(!(await open()).includes(hashOf(second)))
  visitor.cookies.set('session', second)
  assert.equal((await visitor.get('/da/my-page')).status, 303)
})

test('outside a demonstration nobody becomes an invented person', async () => {
  const page = await (await new Visitor(town).get('/da/sign-in')).text()
  assert.doesNotMatch(page, /Prøv byen som en anden/)
  assert.equal((await new Visitor(town).post('/da/sign-in/demonstration', { person: await town.accountOf('leader') })).status, 404)
})

test('every cookie is a __Host- one, for the server alone, when the town has an https address', async () => {
  const secure = await testTown({ env: { PUBLIC_URL: 'https://tryg.example' } })
  try {
    const visitor = new Visitor(secure)
    await askFor(visitor, 'a@eksempel.dk')
    const answer = await visitor.post(await linkTo(secure, 'a@eksempel.dk'))
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-session=')) ?? ''
    assert.match(cookie, /Secure/)
    assert.match(cookie, /HttpOnly/)
    assert.match(cookie, /SameSite=Lax/)
    assert.match(cookie, /Path=\//)
    assert.doesNotMatch(cookie, /Domain/)
  } finally {
    await secure.close()
  }
})

test('asking for a link is in the log, also when none is sent, and never with the address', async () => {
  const lines = await linesOfLog(async () => {
    for (let i = 0; i < 6; i++) await askFor(new Visitor(town), 'igen.og.igen@eksempel.dk')
  })
  assert.equal(lines.match(/a sign-in link was asked for.*"isSent":true/g)?.length, 5)
  assert.equal(lines.match(/a sign-in link was asked for.*"isSent":false/g)?.length, 1)
  assert.doesNotMatch(lines, /@/)
})
