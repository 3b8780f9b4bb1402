// A page arrives packed where the browser takes that, and is the same page.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { type TestTown, testTown } from '../../../tests/town.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const ask = async (path: string, accepted?: string) => {
  const answer = await town.visit(path, {
    as: 'coordinator',
    ...(accepted === undefined ? {} : { headers: { 'accept-encoding': accepted } }),
  })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('whoever takes packed pages gets the very same page, with the same headers', async () => {
  const [plain, packed] = [await ask('/da/privacy'), await ask('/da/privacy', 'gzip, deflate, br')]
  assert.equal(gunzipSync(packed.bytes).toString(), plain.bytes.toString())
  assert.ok(packed.bytes.length < plain.bytes.length / 2)
  assert.deepEqual(
    [...packed.headers].filter(([name]) => name !== 'content-encoding'),
    [...plain.headers],
  )
  assert.equal(packed.headers.get('vary'), 'Accept-Encoding')
})

test('a browser says which it takes', async () => {
  const cases: [string | undefined, boolean][] = [
    [undefined, false],
    ['', false],
    ['identity', false],
    ['br', false],
    ['gzip;q=0', false],
    ['gzip; q=0.000, *;q=0', false],
    ['gzip', true],
    ['br, gzip;q=0.5', true],
    ['*', true],
  ]
  for (const [accepted, isPacked] of cases)
    assert.equal((await ask('/da/privacy', accepted)).headers.get('content-encoding'), isPacked ? 'gzip' : null, accepted)
})

test('a refusal and a failure keep their status', async () => {
  const missing = await ask('/da/nowhere-at-all', 'gzip')
  assert.equal(missing.status, 404)
  assert.match(gunzipSync(missing.bytes).toString(), /<h1/)
})
