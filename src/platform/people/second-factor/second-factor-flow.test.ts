import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../db.ts'
import { makeAccount, setRoles } from '../accounts/store.ts'
import { letSessionsAge, lettersTo, linkTo, Visitor } from '../visitor-for-tests.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const codeNow = (key: string, off = 0): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + off * 1000 })

async function byLink(email: string, to = ''): Promise<Visitor> {
  const visitor = new Visitor(town)
  await visitor.post('/da/sign-in', { email, to })
  await visitor.post(await linkTo(town, email))
  return visitor
}

/** Sets an app up through the pages; returns its key, the codes on paper, and where the page with them leads. */
async function setUp(email: string): Promise<{ visitor: Visitor; key: string; codes: string[]; goesTo: string }> {
  const visitor = await byLink(email)
  const page = await (await visitor.get('/da/sign-in/second-factor/new')).text()
  const key = (/<strong dir="ltr">([^<]+)/.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const done = await visitor.post('/da/sign-in/second-factor/new', { code: codeNow(key, -30) })
  const shown = await done.text()
  const codes = [...shown.matchAll(/<code>([^<]+)<\/code>/g)].map((found) => found[1] ?? '')
  return { visitor, key, codes, goesTo: /href="([^"]+)"[^>]*>Jeg har gemt dem/.exec(shown)?.[1] ?? '' }
}

test('staff are not in by the link alone: first they set up a second factor', async () => {
  await town.accountOf('coordinator')
  const visitor = await byLink('coordinator@example.invalid')
  assert.equal(visitor.cookies.has('session'), false)
  assert.equal((await visitor.get('/da/my-page')).status, 303)
  assert.equal((await visitor.get('/da/sign-in/second-factor/new')).status, 200)
})

test('an app is set up once its first code fits, with ten codes for paper and a letter about it', async () => {
  const { visitor, codes } = await setUp('coordinator@example.invalid')
  assert.equal(codes.length, 10)
  assert.equal(visitor.cookies.has('session'), true)
  assert.match(await (await visitor.get('/da/my-page')).text(), /10 koder på papir tilbage/)
  assert.match((await lettersTo(town, 'coordinator@example.invalid'))[0]?.subject ?? '', /ekstra sikring/)
})

test('the key stays the same while the page is shown again after a mistake', async () => {
  const account = await town.accountOf('leader')
  const visitor = await byLink('leader@example.invalid')
  const keyOn = (page: string) => /<strong dir="ltr">([^<]+)/.exec(page)?.[1]
  const first = keyOn(await (await visitor.get('/da/sign-in/second-factor/new')).text())
  const again = await visitor.post('/da/sign-in/second-factor/new', { code: '000000' })
  assert.equal(again.status, 422)
  assert.equal(keyOn(await again.text()), first)
  const inTheLog = await town.as('system', (tx) =>
    sql<{ detail: object }>`select e.detail from platform.audit_entry e where e.deed = 'refused a second factor'
      and e.thing_id = ${account}`.execute(tx),
  )
  assert.deepEqual(inTheLog.rows, [{ detail: { verdict: 'wrong', while: 'setting up' } }])
})

test('the key lies encrypted in the database', async () => {
  await town.accountOf('analyst')
  const { key } = await setUp('analyst@example.invalid')
  const stored = await town.as('system', async (tx) => JSON.stringify((await sql`select * from platform.code_app`.execute(tx)).rows))
  assert.doesNotMatch(stored, new RegExp(key))
})

test('next time a code is asked for; the same code does not work twice', async () => {
  await town.accountOf('professional')
  const { key } = await setUp('professional@example.invalid')
  const code = codeNow(key)
  const one = await byLink('professional@example.invalid')
  const done = await one.post('/da/sign-in/second-factor', { code })
  assert.equal(done.headers.get('location'), '/da/my-page')
  const other = await byLink('professional@example.invalid')
  const refused = await other.post('/da/sign-in/second-factor', { code })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Koden passede ikke/)
  assert.equal(other.cookies.has('session'), false)
})

test('a code on paper works once', async () => {
  await town.accountOf('data-protection')
  const { codes } = await setUp('data-protection@example.invalid')
  const [code = ''] = codes
  const one = await byLink('data-protection@example.invalid')
  assert.equal((await one.post('/da/sign-in/second-factor', { code: code.toLowerCase() })).status, 303)
  const other = await byLink('data-protection@example.invalid')
  assert.equal((await other.post('/da/sign-in/second-factor', { code })).status, 422)
  assert.match(await (await one.get('/da/my-page')).text(), /9 koder på papir tilbage/)
})

test('when the town has a new secret an app must be set up again; paper and the administrator still let people in', async () => {
  const email = 'ny.hemmelighed@kommune.dk'
  await town.as('system', async (tx) => {
    await setRoles(tx, await makeAccount(tx, { email, name: 'Ny Hemmelighed', organisation: null, locale: 'da' }), ['coordinator'])
  })
  const { key, codes } = await setUp(email)
  const underWay = await byLink(email)
  const { config } = town.platform
  const { secret } = config
  config.secret = `another ${secret}`
  try {
    const lost = await underWay.post('/da/sign-in/second-factor', { code: codeNow(key) })
    assert.equal(lost.status, 422)
    assert.match(await lost.text(), /skal sættes op igen/)
    assert.equal((await underWay.post('/da/sign-in/second-factor', { code: codes[0] ?? '' })).status, 303)
    assert.equal((await underWay.post('/da/my-page/second-factor/add')).status, 303)
    const page = await (await underWay.get('/da/sign-in/second-factor/new')).text()
    const newKey = (/<strong dir="ltr">([^<]+)/.exec(page)?.[1] ?? '').replaceAll(' ', '')
    assert.equal((await underWay.post('/da/sign-in/second-factor/new', { code: codeNow(newKey, -30) })).status, 303)
    assert.equal((await (await byLink(email)).post('/da/sign-in/second-factor', { code: codeNow(newKey) })).status, 303)
  } finally {
    config.secret = secret
  }
})

test('of many new sheets of codes made at once one counts, and none fails', async () => {
  const email = 'mange.ark@kommune.dk'
  await town.as('system', async (tx) => {
    await setRoles(tx, await makeAccount(tx, { email, name: 'Mange Ark', organisation: null, locale: 'da' }), ['coordinator'])
  })
  const { visitor } = await setUp(email)
  const answers = await Promise.all(Array.from({ length: 6 }, () => visitor.post('/da/my-page/second-factor/new-codes')))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  assert.match(await (await visitor.get('/da/my-page')).text(), /10 koder på papir tilbage/)
})

test('after five wrong codes one has to wait, and the right code does not help', async () => {
  await town.accountOf('administrator')
  const { key } = await setUp('administrator@example.invalid')
  const visitor = await byLink('administrator@example.invalid')
  const wrong = codeNow(key) === '123456' ? '654321' : '123456'
  for (let i = 0; i < 5; i++) assert.match(await (await visitor.post('/da/sign-in/second-factor', { code: wrong })).text(), /passede ikke/)
  const right = await visitor.post('/da/sign-in/second-factor', { code: codeNow(key) })
  assert.equal(right.status, 422)
  assert.match(await right.text(), /Vent 15 minutter/)
  const inTheLog = await town.as(
    'system',
    async (tx) =>
      (
        await sql<{
          verdict: string
        }>`select detail ->> 'verdict' as verdict from platform.audit_entry where deed = 'refused a second factor'`.execute(tx)
      ).rows,
  )
  assert.deepEqual(
    inTheLog
      .slice(-6)
      .map(({ verdict }) => verdict)
      .sort(),
    ['wait', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong'],
  )
})

test('many wrong codes at once do not slip past the five', async () => {
  await town.accountOf('partner')
  await setUp('partner@example.invalid')
  const visitor = await byLink('partner@example.invalid')
  const pages = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => (await visitor.post('/da/sign-in/second-factor', { code: String(100000 + i) })).text()),
  )
  assert.equal(pages.filter((page) => /passede ikke/.test(page)).length, 5)
})

test('without a sign-in under way there is nothing to answer', async () => {
  const visitor = new Visitor(town)
  for (const path of ['/da/sign-in/second-factor', '/da/sign-in/second-factor/new']) {
    assert.equal((await visitor.get(path)).status, 404)
    assert.equal((await visitor.post(path, { code: '123456' })).status, 404)
  }
})

test('factors and other sessions are changed only soon after signing in, and the last factor stays', async () => {
  const { visitor } = await setUp('leader@example.invalid')
  assert.equal((await visitor.post('/da/my-page/second-factor/remove', { factor: 'code-app' })).status, 404)
  const fresh = await visitor.post('/da/my-page/second-factor/new-codes')
  assert.equal([...(await fresh.text()).matchAll(/<code>/g)].length, 10)
  assert.equal((await visitor.post('/da/my-page/second-factor/add')).headers.get('location'), '/da/sign-in/second-factor/new')
  await letSessionsAge(town)
  for (const path of ['second-factor/add', 'second-factor/remove', 'second-factor/new-codes', 'sessions/end', 'sessions/end-others'])
    assert.equal((await visitor.post(`/da/my-page/${path}`, { factor: 'code-app' })).status, 403, path)
})

test('a new administrator of a town that is not set up comes to the guide, unless they asked for a page', async () => {
  const email = 'ny@kommune.dk'
  await town.as('system', async (tx) => {
    await setRoles(tx, await makeAccount(tx, { email, name: 'Ny Administrator', organisation: null, locale: 'da' }), ['administrator'])
  })
  const { key, codes, goesTo } = await setUp(email)
  assert.equal(goesTo, '/da/setup/guide')
  const comeIn = async (code: string, to = '') =>
    (await (await byLink(email, to)).post('/da/sign-in/second-factor', { code })).headers.get('location')
  assert.equal(await comeIn(codeNow(key)), '/da/setup/guide')
  assert.equal(await comeIn(codes[0] ?? '', '/da/people'), '/da/people')
  await town.visit('/da/setup/guide', { as: 'administrator', form: {} })
  assert.equal(await comeIn(codes[1] ?? ''), '/da/my-page')
})
