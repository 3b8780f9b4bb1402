// The municipality's own sign-in, tried against a real provider that runs in the test.
import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../db.ts'
import { makeAccount, setRoles } from '../accounts/store.ts'
import { linesOfLog, linkTo, Visitor } from '../visitor-for-tests.ts'
import { groupsIn, personOf, rolesOf } from './model.ts'
import { isStrongEnough } from './provider.ts'
import { clientSecret, employees, startProvider, throughProvider, townAddress } from './provider-for-tests.ts'
import { addWorkRole } from './store.ts'

let issuer = ''
let server: Server
let town: TestTown

const townWithWorkAccounts = () =>
  testTown({ env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'trygby', OIDC_CLIENT_SECRET: clientSecret, OIDC_ROLE_CLAIM: 'groups' } })

before(async () => {
  ;({ issuer, server } = await startProvider())
  town = await townWithWorkAccounts()
  for (const role of ['professional', 'partner', 'leader', 'administrator'] as const) await town.accountOf(role)
  for (const [claim, role] of [
    ['TRYG-KOORD', 'coordinator'],
    ['TRYG-ANALYSE', 'analyst'],
  ] as const)
    assert.equal((await town.visit('/da/people/work-roles', { as: 'administrator', form: { claim, role } })).status, 303)
})
after(async () => {
  await town.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function signIn(login: string, visitor = new Visitor(town), to = '', jar?: Map<string, string>): Promise<Response> {
  const away = await visitor.get(`/da/sign-in/work${to}`)
  assert.equal(away.status, 303)
  const { pathname, search } = new URL(await throughProvider(away.headers.get('location') ?? '', login, jar))
  return visitor.get(pathname + search)
}

const rolesHeld = (email: string, at = town) =>
  at.as('system', async (tx) =>
    (
      await sql<{
        role: string
      }>`select r.role from platform.account a join platform.account_role r on r.account = a.id where a.email = ${email} order by 1`.execute(
        tx,
      )
    ).rows.map((row) => row.role),
  )

test('somebody from a group that has a role is in, with an account of their own, on the page they asked for', async () => {
  const visitor = new Visitor(town)
  const done = await signIn('anna', visitor, '?to=/da/knowledge')
  assert.equal(done.headers.get('location'), '/da/knowledge')
  const page = await (await visitor.get('/da/my-page')).text()
  assert.match(page, /Anna Ansat/)
  assert.match(page, /anna@kommune\.dk/)
  assert.deepEqual(await rolesHeld('anna@kommune.dk'), ['coordinator'])
})

test('signing out ends the session here at once, and leads to signing out of the work account', async () => {
  employees.gerda = { name: 'Gerda Går', email: 'gerda@kommune.dk', groups: ['TRYG-KOORD'] }
  const visitor = new Visitor(town)
  const atProvider = new Map<string, string>()
  await signIn('gerda', visitor, '', atProvider)
  const session = visitor.cookies.get('session') ?? assert.fail('no session')
  const out = await visitor.post('/da/sign-out')
  assert.equal(out.headers.get('location'), '/da/sign-out/work')
  assert.notEqual((await town.visit('/da/my-page', { headers: { cookie: `session=${session}` } })).status, 200)
  const page = await (await visitor.get('/da/sign-out/work')).text()
  const link = /href="([^"]+)"[^>]*>Log ud af arbejdskontoen/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail(page)
  assert.equal(new URL(link).origin, issuer)
  // While the provider still knows them, its sign-in asks for no name; after signing out there it does.
  assert.doesNotMatch(await pageAtProvider(visitor, atProvider), /name="login"/)
  assert.equal(await throughProvider(link, '', atProvider), `${townAddress}/`)
  assert.match(await pageAtProvider(visitor, atProvider), /name="login"/)
})

/** The first page the provider shows to somebody who comes to sign in; the town's own address when it asks nothing. */
async function pageAtProvider(visitor: Visitor, jar: Map<string, string>): Promise<string> {
  let address = (await visitor.get('/da/sign-in/work')).headers.get('location') ?? ''
  while (!address.startsWith(townAddress)) {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (!next) return answer.text()
    address = new URL(next, address).href
  }
  return address
}

test('who comes back without being asked anything is as long in as they were; somebody who is in is asked again', async () => {
  employees.hans = { name: 'Hans Hurtig', email: 'hans@kommune.dk', groups: ['TRYG-KOORD'] }
  const visitor = new Visitor(town)
  const atProvider = new Map<string, string>()
  await signIn('hans', visitor, '', atProvider)
  await signIn('', new Visitor(town), '', atProvider)
  const begun = await town.as('system', (tx) =>
    sql<{ begins: number }>`select count(distinct s.created_at)::int as begins from platform.session s
      join platform.account a on a.id = s.account where a.email = 'hans@kommune.dk'`.execute(tx),
  )
  assert.equal(begun.rows[0]?.begins, 1)
  assert.match(await pageAtProvider(visitor, atProvider), /name="login"/)
})

test('who came by a link is simply out', async () => {
  const answer = await town.visit('/da/sign-out', { as: 'leader', form: {} })
  assert.equal(answer.headers.get('location'), '/da')
})

test('a second sign-in is the same account, and the groups of today decide', async () => {
  employees.anna = { name: 'Anna Ansat', email: 'anna.gift@kommune.dk', groups: ['TRYG-ANALYSE'] }
  await signIn('anna')
  assert.deepEqual(await rolesHeld('anna@kommune.dk'), ['analyst'])
  assert.deepEqual(await rolesHeld('anna.gift@kommune.dk'), [])
})

test('who is no longer in a group loses the role and does not get in', async () => {
  employees.anna = { name: 'Anna Ansat', email: 'anna@kommune.dk', groups: [] }
  const answer = await signIn('anna')
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /ingen rolle her endnu/)
  assert.deepEqual(await rolesHeld('anna@kommune.dk'), [])
})

test('while no group gives a role, a work account takes none away: the first administrator stays one', async () => {
  const firstDay = await townWithWorkAccounts()
  try {
    await firstDay.accountOf('administrator')
    employees.asta = { name: 'Asta Administrator', email: 'administrator@example.invalid', email_verified: true, groups: ['ALLE'] }
    assert.equal((await signIn('asta', new Visitor(firstDay))).headers.get('location'), '/da/setup/guide')
    assert.deepEqual(await rolesHeld('administrator@example.invalid', firstDay), ['administrator'])
    assert.match(await (await signIn('ben', new Visitor(firstDay))).text(), /ingen rolle her endnu/)
  } finally {
    await firstDay.close()
  }
})

test('a forgotten group takes the role of an administrator away, but never from the last one', async () => {
  const forgetful = await townWithWorkAccounts()
  try {
    await forgetful.accountOf('administrator')
    await forgetful.as('system', (tx) => addWorkRole(tx, { claim: 'TRYG-KOORD', role: 'coordinator' }))
    employees.asta = { name: 'Asta Administrator', email: 'administrator@example.invalid', email_verified: true, groups: ['TRYG-KOORD'] }
    assert.equal((await signIn('asta', new Visitor(forgetful))).status, 303)
    assert.deepEqual(await rolesHeld('administrator@example.invalid', forgetful), ['administrator', 'coordinator'])
    await forgetful.as('system', async (tx) => {
      const second = await makeAccount(tx, { email: 'to@kommune.dk', name: 'Den anden', organisation: null, locale: 'da' })
      await setRoles(tx, second, ['administrator'])
    })
    assert.equal((await signIn('asta', new Visitor(forgetful))).status, 303)
    assert.deepEqual(await rolesHeld('administrator@example.invalid', forgetful), ['coordinator'])
  } finally {
    await forgetful.close()
  }
})

test('somebody without a group gets no account', async () => {
  assert.match(await (await signIn('ben')).text(), /ingen rolle her endnu/)
  const found = await town.as('system', (tx) => sql`select 1 from platform.account where email = 'ben@kommune.dk'`.execute(tx))
  assert.equal(found.rows.length, 0)
})

test('an account that is here already is the same person by address; a link then no longer lets them in', async () => {
  assert.equal((await signIn('carl')).status, 303)
  assert.deepEqual(await rolesHeld('professional@example.invalid'), ['analyst'])
  const visitor = new Visitor(town)
  await visitor.post('/da/sign-in', { email: 'professional@example.invalid' })
  const answer = await visitor.post(await linkTo(town, 'professional@example.invalid'))
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /Brug din arbejdskonto/)
})

test("a partner's account and one with an address that is not checked are not taken over, nor one whose sign-in is silent about it", async () => {
  assert.match(await (await signIn('dina')).text(), /hører til en partner/)
  assert.match(await (await signIn('else')).text(), /mangler din e-mail/)
  assert.match(await (await signIn('frida')).text(), /siger ikke, at e-mailen er din/)
  assert.deepEqual(await rolesHeld('leader@example.invalid'), ['leader'])
})

test('a closed account stays closed', async () => {
  await signIn('finn')
  await town.as('system', (tx) =>
    sql`update platform.account set status = 'disabled', ended_at = now() where email = 'finn@kommune.dk'`.execute(tx),
  )
  assert.match(await (await signIn('finn')).text(), /Din adgang er lukket/)
})

test('an answer for another browser, a changed one, and one used before do not hold', async () => {
  const visitor = new Visitor(town)
  const away = await visitor.get('/da/sign-in/work')
  const { pathname, search } = new URL(await throughProvider(away.headers.get('location') ?? '', 'carl'))
  const lines = await linesOfLog(async () => assert.equal((await new Visitor(town).get(pathname + search)).status, 403))
  assert.match(lines, /an answer of the work sign-in belongs to no journey/)
  const thief = new Visitor(town)
  await thief.get('/da/sign-in/work')
  assert.equal((await thief.get(pathname + search)).status, 403)
  assert.equal(thief.cookies.has('session'), false)
  assert.equal((await visitor.get(pathname + search)).status, 303)
  assert.equal((await visitor.get(pathname + search)).status, 403)
})

test('a town that asks for a strong sign-in lets no weaker one in', async () => {
  const strict = { strengths: ['https://refeds.org/profile/mfa', 'high'] }
  for (const acr of ['high', 'https://refeds.org/profile/mfa']) assert.ok(isStrongEnough(acr, strict))
  for (const acr of ['low', '', undefined, ['high'], 'highest']) assert.ok(!isStrongEnough(acr, strict))
  const before = town.platform.config.oidc
  assert.ok(before)
  town.platform.config.oidc = { ...before, ...strict }
  const done = await signIn('anna')
  town.platform.config.oidc = before
  assert.equal(done.status, 403)
})

test('a sign-in that the person at the provider gave up is said plainly', async () => {
  const visitor = new Visitor(town)
  const away = await visitor.get('/en/sign-in/work')
  const state = new URL(away.headers.get('location') ?? '').searchParams.get('state')
  const answer = await visitor.get(`/sign-in/work/return?error=access_denied&state=${state}&iss=${encodeURIComponent(issuer)}`)
  assert.equal(answer.status, 403)
  assert.match(await answer.text(), /Signing in did not work/)
})

test('another site cannot start a sign-in', async () => {
  const answer = await new Visitor(town).get('/da/sign-in/work', { 'sec-fetch-site': 'cross-site' })
  assert.equal(answer.headers.get('location'), '/da/sign-in')
})

test('a sign-in that does not answer is said in a plain sentence', async () => {
  const lost = await testTown({ env: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' } })
  try {
    const answer = await new Visitor(lost).get('/da/sign-in/work')
    assert.equal(answer.status, 503)
    assert.match(await answer.text(), /svarer ikke lige nu/)
  } finally {
    await lost.close()
  }
})

test('without a work account in the settings its pages are not there', async () => {
  const plain = await testTown()
  try {
    assert.equal((await new Visitor(plain).get('/da/sign-in/work')).status, 404)
    assert.equal((await new Visitor(plain).get('/sign-in/work/return?code=x')).status, 404)
    assert.doesNotMatch(await (await new Visitor(plain).get('/da/sign-in')).text(), /arbejdskonto/)
  } finally {
    await plain.close()
  }
})

test('groups are read as a list or as one text; an unchecked address does not count', () => {
  assert.deepEqual(groupsIn(['a', 1, '', 'b']), ['a', 'b'])
  assert.deepEqual(groupsIn('a, b c'), ['a', 'b', 'c'])
  assert.deepEqual(groupsIn({ a: 1 }), [])
  assert.deepEqual(
    rolesOf(
      ['x', 'y'],
      [
        { claim: 'x', role: 'leader' },
        { claim: 'y', role: 'leader' },
        { claim: 'z', role: 'administrator' },
      ],
    ),
    ['leader'],
  )
  assert.equal(personOf('i', { sub: '1', email: 'a@b.dk', email_verified: false }, 'groups').email, null)
  assert.equal(personOf('i', { sub: '1', email: 'A@b.dk' }, 'groups').email, 'a@b.dk')
})

test('the administrator adds and removes groups; what is missing is said', async () => {
  const wrong = await town.visit('/da/people/work-roles', { as: 'administrator', form: { claim: '', role: 'partner' } })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Skriv gruppens navn/)
  const page = () => town.visit('/da/people/work-roles', { as: 'administrator' }).then((answer) => answer.text())
  await town.visit('/da/people/work-roles', { as: 'administrator', form: { claim: 'TRYG-LEDER', role: 'leader' } })
  assert.match(await page(), /TRYG-LEDER/)
  await town.visit('/da/people/work-roles/remove', { as: 'administrator', form: { claim: 'TRYG-LEDER', role: 'leader' } })
  assert.doesNotMatch(await page(), /TRYG-LEDER/)
})
