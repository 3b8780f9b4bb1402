// A stranger may be given the copy another stranger's visit made; nobody is ever given somebody's own page, and what is taken back is gone at once.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { openDb, sql, type Tx } from '../db.ts'
import { newTownWeb } from '../http/serve.ts'
import type { Ask, Web } from '../http/web.ts'
import { sameForStrangers } from './shared.ts'

let town: TestTown
let web: Web
/** How often each page was drawn. */
let drawn: Record<string, number>
/** Lets a page that is being drawn go on. */
let goOn: () => void = () => {}

before(async () => {
  town = await testTown()
  const draw = (c: Ask, page: string) => {
    drawn[page] = (drawn[page] ?? 0) + 1
    return c.html(page)
  }
  web = newTownWeb(town.platform, (pages) => {
    pages.get('/da/page', sameForStrangers('update platform.account'), (c) =>
      draw(c, `for ${c.var.actor.name || 'everybody'} in ${c.var.town.name}`),
    )
    pages.post('/da/page', (c) => draw(c, 'sent'))
    pages.get('/da/form', sameForStrangers(), (c) => draw(c, '<form method="post"><input name="begun" value="mine"></form>'))
    pages.get('/da/missing', sameForStrangers(), (c) => c.html('missing', 404))
    pages.get('/da/slow', sameForStrangers('update platform.account'), async (c) => {
      await new Promise<void>((done) => {
        goOn = done
      })
      return draw(c, 'slow')
    })
  })
})
beforeEach(() => {
  drawn = {}
})
after(() => town.close())

const visit = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const host = 'localhost:3000'
  const answer = await web.request(`http://${host}${path}`, { method, headers: { host, origin: `http://${host}`, ...headers } })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const signedIn = async () => ({ cookie: `session=${await town.tokenOf('coordinator')}` })
const write = (deed: (tx: Tx) => Promise<unknown>) => town.as('system', deed)
const touchAccounts = (tx: Tx) => sql`update platform.account set name = name where municipality = platform.town()`.execute(tx)

test('strangers share a page that was drawn once, each address its own', async () => {
  for (let n = 0; n < 3; n++) assert.equal((await visit('/da/page?a=1')).text, 'for everybody in Prøveby')
  await visit('/da/page?a=2')
  assert.deepEqual(drawn, { 'for everybody in Prøveby': 2 })
})

test('the copy has every header of a page, and is packed only for whom it may be', async () => {
  const [first, second] = [await visit('/da/page?headers'), await visit('/da/page?headers')]
  assert.deepEqual([...second.headers], [...first.headers])
  assert.equal(second.headers.get('cache-control'), 'no-store')
  assert.match(second.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  assert.equal((await visit('/da/page?headers', { 'accept-encoding': 'gzip, br' })).headers.get('content-encoding'), 'gzip')
  for (const none of ['br', 'gzip;q=0', 'identity'])
    assert.equal((await visit('/da/page?headers', { 'accept-encoding': none })).headers.get('content-encoding'), null, none)
})

test('whoever is signed in gets a page of their own, and it is given to nobody else', async () => {
  await visit('/da/page?own')
  for (let n = 0; n < 2; n++) assert.match((await visit('/da/page?own', await signedIn())).text, /^for Prøve coordinator/)
  assert.match((await visit('/da/page?own')).text, /^for everybody/)
  assert.deepEqual(drawn, { 'for everybody in Prøveby': 1, 'for Prøve coordinator in Prøveby': 2 })
  await visit('/da/page?first', await signedIn())
  assert.match((await visit('/da/page?first')).text, /^for everybody/)
})

test('a cookie that is no session any more, a key and a form that is sent get no copy and leave none', async () => {
  await visit('/da/page?none', { cookie: 'session=nobody' })
  await visit('/da/page?none', { authorization: 'Bearer key' })
  assert.equal((await visit('/da/page?none', {}, 'POST')).text, 'sent')
  await visit('/da/page?none')
  assert.deepEqual(drawn, { 'for everybody in Prøveby': 3, sent: 1 })
})

test('a page that takes something in is never shared, even when somebody has marked it', async () => {
  for (let n = 0; n < 3; n++) assert.match((await visit('/da/form')).text, /value="mine"/)
  assert.equal(Object.values(drawn)[0], 3)
  assert.equal((await visit('/da/missing')).status, 404)
})

test('who come at once wait for one drawing', async () => {
  const all = Promise.all(Array.from({ length: 20 }, () => visit('/da/slow?once')))
  while ((await Promise.race([all.then(() => 'all'), new Promise((done) => setTimeout(done, 20, ''))])) !== 'all') goOn()
  assert.deepEqual(drawn, { slow: 1 })
})

test('what is written takes away the copies that show it, once it is there for everybody, and leaves the others', async () => {
  await visit('/da/page?written')
  await write(async (tx) => {
    await touchAccounts(tx)
    await visit('/da/page?written')
    assert.deepEqual(drawn, { 'for everybody in Prøveby': 1 })
  })
  await visit('/da/page?written')
  assert.deepEqual(drawn, { 'for everybody in Prøveby': 2 })
  await write((tx) => sql`update platform.session set seen_at = seen_at where municipality = platform.town()`.execute(tx))
  await visit('/da/page?written')
  await assert.rejects(write((tx) => touchAccounts(tx).then(() => Promise.reject(new Error('taken back')))))
  await visit('/da/page?written')
  assert.deepEqual(drawn, { 'for everybody in Prøveby': 2 })
})

test('a page under way while something is written is not kept: it may show what was before', async () => {
  const first = visit('/da/slow?under-way')
  await new Promise((done) => setTimeout(done, 50))
  await write(touchAccounts)
  goOn()
  await first
  const second = visit('/da/slow?under-way')
  await new Promise((done) => setTimeout(done, 50))
  goOn()
  await second
  assert.deepEqual(drawn, { slow: 2 })
})

test('what is withdrawn through the release gate leaves every shared page of this process at once', async () => {
  await visit('/da/page?withdrawn')
  // What the gate's own withdrawal writes; no release is needed to see that every copy goes.
  await write((tx) =>
    sql`insert into platform.release_withdrawal (municipality, dataset, number, reason) select 1, 'none', 1, 'none' where false`.execute(
      tx,
    ),
  )
  await visit('/da/page?withdrawn')
  assert.deepEqual(drawn, { 'for everybody in Prøveby': 2 })
})

test('a change of the town is seen by the next visit here, and within seconds by another process', async () => {
  const other = openDb(town.ownerUrl, { connections: 1 })
  assert.match((await visit('/da/page?town')).text, /Prøveby$/)
  await write((tx) => sql`update platform.municipality set name = 'Nyby' where municipality = platform.town()`.execute(tx))
  assert.match((await visit('/da/page?town')).text, /Nyby$/)
  await other.transaction({ municipality: 1, account: null, roles: ['system'], purpose: 'test' }, (tx) =>
    sql`update platform.municipality set name = 'Prøveby' where municipality = platform.town()`.execute(tx),
  )
  await other.close()
  await new Promise((done) => setTimeout(done, 3100))
  assert.match((await visit('/da/page?town', await signedIn())).text, /Prøveby$/)
  await new Promise((done) => setTimeout(done, 3100))
  assert.match((await visit('/da/page?town')).text, /Prøveby$/)
})
