import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../db.ts'
import { roles } from '../../roles.ts'
import { lettersTo, linkTo, Visitor } from '../visitor-for-tests.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  for (const role of roles) await town.accountOf(role)
})
after(() => town.close())

const invite = (form: Record<string, string | string[]>) =>
  town.visit('/da/people/new', {
    as: 'administrator',
    form: { name: 'Ny Person', roles: 'analyst', organisation: '', locale: 'da', ...form },
  })

const idOf = async (email: string): Promise<string> =>
  town.as(
    'system',
    async (tx) => (await sql<{ id: string }>`select id from platform.account where email = ${email}`.execute(tx)).rows[0]?.id ?? '',
  )

const logOf = (id: string) =>
  town.as(
    'system',
    async (tx) =>
      (
        await sql<{
          deed: string
          account: string | null
        }>`select deed, account from platform.audit_entry where thing_id = ${id} order by id`.execute(tx)
      ).rows,
  )

const deedsOn = async (id: string) => (await logOf(id)).map(({ deed }) => deed)

const deed = (id: string, verb: string) => town.visit(`/da/people/${id}/${verb}`, { as: 'administrator', form: { a: '' } })

test('only the administrator finds these pages; to all others they are not there', async () => {
  const someone = await town.accountOf('professional')
  for (const path of [
    '/da/people',
    '/da/people/new',
    '/da/people/list.csv',
    `/da/people/${someone}`,
    `/da/people/${someone}/leave`,
    '/da/people/work-roles',
    '/da/organisations',
  ])
    for (const as of [undefined, ...roles]) {
      const { status } = await town.visit(path, as ? { as } : {})
      assert.equal(status, as === 'administrator' ? 200 : 404, `${path} as ${as ?? 'anybody'}`)
    }
  for (const verb of ['disable', 'enable', 'end-sessions', 'invite-again', 'reset', 'leave'])
    for (const as of roles.filter((role) => role !== 'administrator'))
      assert.equal((await town.visit(`/da/people/${someone}/${verb}`, { as, form: { a: '' } })).status, 404, `${verb} as ${as}`)
})

test('the administrator does nothing to themselves here', async () => {
  const self = await town.accountOf('administrator')
  for (const verb of ['disable', 'reset', 'invite-again']) assert.equal((await deed(self, verb)).status, 404, verb)
  assert.equal(
    (
      await town.visit(`/da/people/${self}`, {
        as: 'administrator',
        form: { name: 'X', email: 'x@y.dk', roles: ['administrator', 'data-protection'] },
      })
    ).status,
    404,
  )
})

test('an invitation makes the account and sends the link to the person alone', async () => {
  const answer = await invite({ email: 'ny@eksempel.dk' })
  assert.equal(answer.status, 303)
  assert.doesNotMatch(answer.headers.get('location') ?? '', /link/)
  const guest = new Visitor(town)
  const link = await linkTo(town, 'ny@eksempel.dk')
  assert.match(await (await guest.get(link)).text(), /inviteret/)
  assert.equal((await guest.post(link)).headers.get('location'), '/da/sign-in/second-factor/new')
  assert.deepEqual((await logOf(await idOf('ny@eksempel.dk')))[0], { deed: 'invited', account: await town.accountOf('administrator') })
})

test('an invitation that went to a wrong address opens nothing once the address has been corrected', async () => {
  await invite({ email: 'tastefejl@eksempel.dk' })
  const astray = await linkTo(town, 'tastefejl@eksempel.dk')
  const id = await idOf('tastefejl@eksempel.dk')
  const form = { name: 'Ny Person', email: 'rigtig@eksempel.dk', roles: 'analyst', organisation: '', locale: 'da' }
  assert.equal((await town.visit(`/da/people/${id}`, { as: 'administrator', form })).status, 303)
  const stranger = new Visitor(town)
  assert.equal((await stranger.post(astray)).status, 404)
  assert.equal((await stranger.get('/da/sign-in/second-factor/new')).status, 404)
  await deed(id, 'invite-again')
  const answer = await new Visitor(town).post(await linkTo(town, 'rigtig@eksempel.dk'))
  assert.equal(answer.headers.get('location'), '/da/sign-in/second-factor/new')
})

test('what cannot be is said beside the field, with everything kept', async () => {
  const answer = await invite({ name: 'Anne Ærlig', email: 'NY@eksempel.dk', roles: ['analyst', 'leader'] })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /allerede en konto med e-mailen ny@eksempel\.dk/)
  assert.match(page, /value="Anne Ærlig"/)
  assert.equal([...page.matchAll(/type="checkbox"[^>]*checked/g)].length, 2)
  assert.match(await (await invite({ email: 'p@eksempel.dk', roles: 'partner' })).text(), /Vælg den organisation/)
  assert.match(await (await invite({ email: 'p@eksempel.dk', roles: [] })).text(), /mindst én rolle/)
})

test('a changed address is told to the old and the new one, and the roles are in the log', async () => {
  const id = await idOf('ny@eksempel.dk')
  const form = { name: 'Ny Person', email: 'nyere@eksempel.dk', roles: ['leader'], organisation: '', locale: 'en' }
  assert.equal((await town.visit(`/da/people/${id}`, { as: 'administrator', form })).status, 303)
  for (const address of ['ny@eksempel.dk', 'nyere@eksempel.dk'])
    assert.match((await lettersTo(town, address))[0]?.subject ?? '', /changed|ændret/, address)
  assert.ok((await logOf(id)).some((entry) => entry.deed === 'changed'))
  const held = await town.as(
    'system',
    async (tx) => (await sql<{ role: string }>`select role from platform.account_role where account = ${id}`.execute(tx)).rows,
  )
  assert.deepEqual(held, [{ role: 'leader' }])
})

test('whoever is disabled is out at once, within a second, and can come back', async () => {
  const id = await town.accountOf('coordinator')
  assert.equal((await town.visit('/da/my-page', { as: 'coordinator' })).status, 200)
  const began = Date.now()
  assert.equal((await deed(id, 'disable')).status, 303)
  assert.equal((await town.visit('/da/my-page', { as: 'coordinator' })).status, 303)
  assert.ok(Date.now() - began < 1000)
  await deed(id, 'enable')
  assert.equal((await town.visit('/da/my-page', { as: 'coordinator' })).status, 303)
})

test('a reset takes away the second factor and every session, and says so by letter', async () => {
  const id = await town.accountOf('analyst')
  await town.as('system', (tx) => sql`insert into platform.code_app (municipality, account, sealed_key) values (1, ${id}, 'x')`.execute(tx))
  assert.equal((await deed(id, 'reset')).status, 303)
  assert.equal((await town.visit('/da/my-page', { as: 'analyst' })).status, 303)
  assert.equal((await town.as('system', (tx) => sql`select 1 from platform.code_app where account = ${id}`.execute(tx))).rows.length, 0)
  assert.match((await lettersTo(town, 'analyst@example.invalid'))[0]?.subject ?? '', /fjernet/)
})

test('who leaves keeps their name in the log; address, roles and every way in are gone', async () => {
  const id = await town.accountOf('data-protection')
  assert.match(await (await town.visit(`/da/people/${id}/leave`, { as: 'administrator' })).text(), /Navnet bliver i loggen/)
  assert.deepEqual(await deedsOn(id), ['read'])
  assert.equal((await deed(id, 'leave')).status, 303)
  const account = await town.as(
    'system',
    async (tx) => (await sql`select email, name, status from platform.account where id = ${id}`.execute(tx)).rows[0],
  )
  assert.deepEqual(account, { email: null, name: 'Prøve data-protection', status: 'left' })
  assert.equal((await town.visit('/da/my-page', { as: 'data-protection' })).status, 303)
  assert.ok((await logOf(id)).some((entry) => entry.deed === 'left'))
})

/** Where a text stands in the whole database, with how many rows. */
async function whereIs(text: string): Promise<Record<string, number>> {
  const reader = new pg.Client({ connectionString: town.backupUrl })
  await reader.connect()
  const { rows } = await reader.query<{ table: string }>(`select c.oid::regclass::text as "table"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information)'`)
  const found: Record<string, number> = {}
  for (const { table } of rows) {
    const { rowCount } = await reader.query(`select 1 from ${table} t where t::text ilike $1`, [`%${text}%`])
    if (rowCount) found[table] = rowCount
  }
  await reader.end()
  return found
}

test('a resident who leaves is forgotten by name too, also in links and letters they asked for without signing in', async () => {
  const id = await town.accountOf('resident')
  for (let i = 0; i < 2; i++) await new Visitor(town).post('/da/sign-in', { email: 'resident@example.invalid', to: '' })
  assert.deepEqual(await whereIs('resident@example.invalid'), {
    'platform.account': 1,
    'platform.one_time_link': 2,
    'platform.outgoing_mail': 2,
  })
  assert.equal((await town.visit('/da/my-page/leave', { as: 'resident', form: { a: '' } })).headers.get('location'), '/da/sign-in/goodbye')
  const account = await town.as(
    'system',
    async (tx) => (await sql`select email, name, status from platform.account where id = ${id}`.execute(tx)).rows[0],
  )
  assert.deepEqual(account, { email: null, name: 'Tidligere borger', status: 'left' })
  assert.deepEqual(await whereIs('resident@example.invalid'), {})
  assert.deepEqual(await whereIs('Prøve resident'), {})
})

test('the only administrator cannot leave the town without one', async () => {
  const answer = await town.visit('/da/my-page/leave', { as: 'administrator', form: { a: '' } })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /eneste administrator/)
})

test('people see that somebody looked at their account, by role and not by name', async () => {
  const id = await town.accountOf('leader')
  await town.visit(`/da/people/${id}`, { as: 'administrator' })
  const page = await (await town.visit('/da/my-page', { as: 'leader' })).text()
  assert.match(page, /Så dine oplysninger/)
  assert.match(page, /Administrator/)
  assert.doesNotMatch(page, /Prøve administrator/)
})

test('people correct their name, see their sessions, and end those they do not know', async () => {
  assert.equal((await town.visit('/da/my-page', { as: 'leader', form: { name: '', locale: 'da' } })).status, 422)
  assert.equal((await town.visit('/da/my-page', { as: 'leader', form: { name: 'Lene Leder', locale: 'en' } })).status, 303)
  const id = await town.accountOf('leader')
  await town.as('system', (tx) =>
    sql`insert into platform.session (municipality, id, token_hash, account, method, device, ends_at)
      values (1, '01890000-0000-7000-8000-00000000000a', 'other', ${id}, 'oidc', 'Safari, iPad', now() + interval '1 hour')`.execute(tx),
  )
  assert.match(await (await town.visit('/da/my-page', { as: 'leader' })).text(), /Safari, iPad/)
  assert.equal(
    (await town.visit('/da/my-page/sessions/end', { as: 'professional', form: { session: '01890000-0000-7000-8000-00000000000a' } }))
      .status,
    303,
  )
  assert.match(await (await town.visit('/da/my-page', { as: 'leader' })).text(), /Safari, iPad/)
  assert.ok(!(await deedsOn(id)).includes('ended a session'))
  for (let i = 0; i < 2; i++)
    await town.visit('/da/my-page/sessions/end', { as: 'leader', form: { session: '01890000-0000-7000-8000-00000000000a' } })
  assert.doesNotMatch(await (await town.visit('/da/my-page', { as: 'leader' })).text(), /Safari, iPad/)
  assert.equal((await deedsOn(id)).filter((deed) => deed === 'ended a session').length, 1)
})

test('everybody else is signed out in one press, and the log says so once', async () => {
  const id = await town.accountOf('partner')
  await town.as('system', (tx) =>
    sql`insert into platform.session (municipality, id, token_hash, account, method, ends_at)
      values (1, '01890000-0000-7000-8000-00000000000b', 'another', ${id}, 'mail-link', now() + interval '1 hour')`.execute(tx),
  )
  for (let i = 0; i < 2; i++)
    assert.equal((await town.visit('/da/my-page/sessions/end-others', { as: 'partner', form: { a: '' } })).status, 303)
  assert.equal((await town.visit('/da/my-page', { as: 'partner' })).status, 200)
  assert.deepEqual(await deedsOn(id), ['ended other sessions'])
})

test('the list as a file cannot run as a formula', async () => {
  await invite({ name: '=1+1', email: 'formel@eksempel.dk' })
  const answer = await town.visit('/da/people/list.csv', { as: 'administrator' })
  assert.match(answer.headers.get('content-disposition') ?? '', /mennesker\.csv/)
  const file = await answer.text()
  assert.match(file, /"'=1\+1";"formel@eksempel\.dk"/)
  assert.ok(file.split('\r\n').every((line) => line === '' || line.split(';').length === 9))
})
