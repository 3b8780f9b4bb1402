// While the database is away, a resident reads the last copy of a public page, with its time on it; staff pages are never copied.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { mountTown } from '../../../src/app.ts'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { openDb } from '../db.ts'
import { newTownWeb } from '../http/serve.ts'
import { addressesOfTowns } from '../town/store.ts'
import { shelfOf } from './shelf.ts'
import { copyPublicPages, linksIn } from './walk.ts'

let town: TestTown
const taken = new Date('2026-11-24T08:30:00Z')
before(async () => {
  town = await testTown()
})
after(() => town.close())

const shelf = () => shelfOf(town.platform.config.dataDir, '')
const copyAll = async () => {
  const [only] = await addressesOfTowns(town.db)
  assert.ok(only)
  return copyPublicPages(newTownWeb(town.platform, mountTown), shelf(), only, { publicUrl: town.platform.config.publicUrl, taken })
}
/** The same town whose database cannot be reached. */
const townWithoutDatabase = () => {
  const db = openDb('postgres://nobody@127.0.0.1:9/nothing')
  return newTownWeb({ ...town.platform, db }, mountTown)
}
const ask = (path: string, headers: Record<string, string> = {}) =>
  townWithoutDatabase().request(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000', accept: 'text/html', ...headers } })

test('with the database away a public page is its last copy, with the time it was taken', async () => {
  assert.ok((await copyAll()) > 5)
  const front = await ask('/da')
  assert.equal(front.status, 200)
  assert.match(await front.text(), /kopi fra 24\. november 2026 kl\. 09\.30/)
  assert.match(await (await ask('/en/privacy')).text(), /copy from 24 November 2026 at 09:30/)
  assert.match(await (await ask('/', { 'accept-language': 'en' })).text(), /lang="en"/)
})

test('a page that was never public has no copy, and says when to come back', async () => {
  await copyAll()
  for (const path of ['/da/setup', '/da/my-page', '/da/audit', '/da/sign-in']) {
    const answer = await ask(path)
    assert.equal(answer.status, 503, path)
    assert.equal(answer.headers.get('retry-after'), '60')
    assert.match(await answer.text(), /Vi er tilbage om et øjeblik/)
  }
})

test('what is sent while the database is away is never answered from a copy', async () => {
  await copyAll()
  const headers = { host: 'localhost:3000', origin: 'http://localhost:3000' }
  const answer = await townWithoutDatabase().request('http://localhost:3000/da', { method: 'POST', headers, body: 'a=b' })
  assert.equal(answer.status, 503)
})

test('a page that is gone from the town goes from the shelf; a page that fails leaves the shelf as it was', async () => {
  await shelf().put('/da/gone', { type: 'text/html', taken: taken.toISOString(), body: Buffer.from('old') })
  const [only] = await addressesOfTowns(town.db)
  assert.ok(only)
  await copyPublicPages(townWithoutDatabase(), shelf(), only, { publicUrl: 'http://localhost:3000', taken })
  assert.equal((await shelf().get('/da/gone'))?.body.toString(), 'old')
  await copyAll()
  assert.equal(await shelf().get('/da/gone'), null)
})

test('a copy is read back byte for byte, whatever it holds', async () => {
  const body = Buffer.from([0, 10, 13, 255, 10])
  const address = `/da/${randomUUID()}`
  await shelf().put(address, { type: 'application/x', taken: taken.toISOString(), body })
  assert.deepEqual(await shelf().get(address), { type: 'application/x', taken: taken.toISOString(), body })
})

test('links are the own pages only, each once, without question and fragment', () => {
  const html =
    '<a href="/da/data?x=1#y"></a><a href="/da/data"></a><a href="/danmark"></a><a href="https://x.dk/da/"></a><a href="/en"></a>'
  assert.deepEqual(linksIn(html, ['da', 'en']), ['/da/data', '/en'])
})

test("an address without a language leads to the page in the reader's language", async () => {
  const answer = await town.visit('/data?a=1', { headers: { accept: 'text/html', 'accept-language': 'en' } })
  assert.equal(answer.status, 302)
  assert.equal(answer.headers.get('location'), '/en/data?a=1')
})
