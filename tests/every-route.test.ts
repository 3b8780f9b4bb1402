// Every address of the town, asked by everybody: no route fails, none opens for the wrong person, none takes a change from another site.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { mountTown } from '../src/app.ts'
import { newTownWeb } from '../src/platform/http/serve.ts'
import { type Role, roles } from '../src/platform/roles.ts'
import { type TestTown, testTown } from './town.ts'

let town: TestTown
before(async () => {
  town = await testTown({ isDemonstration: true })
})
after(() => town.close())

/** The routes as mounted, with made-up values for their parameters. */
const addresses = (method: string): string[] => {
  const mounted = newTownWeb(town.platform, mountTown).routes.filter((r) => r.method === method && r.path !== '/*' && !r.path.endsWith('*'))
  const paths = mounted.map((r) =>
    r.path.replace(/:locale(\{[^}]*\})?/, 'da').replace(/:[a-z]+(\{(?:[^{}]|\{[^}]*\})*\})?\??/gi, '01890000-0000-7000-8000-000000000000'),
  )
  return [...new Set(paths)].sort((a, b) => Number(endsVisit(a)) - Number(endsVisit(b)))
}

/** Asked last: whoever was signed in is so no longer. */
const endsVisit = (path: string): boolean => /\/(sign-out|my-page)/.test(path)

test('no address fails, whoever asks', async () => {
  const failed: string[] = []
  for (const path of addresses('GET'))
    for (const as of [undefined, ...roles] as (Role | undefined)[]) {
      const answer = await town.visit(path, as ? { as } : {})
      if (answer.status >= 500) failed.push(`${path} as ${as ?? 'anybody'}: ${answer.status}`)
      await answer.body?.cancel()
    }
  assert.deepEqual(failed, [])
})

test('no change is taken from another site, whoever is signed in', async () => {
  const taken: string[] = []
  for (const path of addresses('POST')) {
    const answer = await town.visit(path, {
      as: 'administrator',
      form: { name: 'x' },
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    })
    if (answer.status !== 403) taken.push(`${path}: ${answer.status}`)
  }
  assert.deepEqual(taken, [])
})

test('in a form with a file, too, malformed text and NUL are refused with 400', async () => {
  const send = async (path: string, as: Role, value: Buffer) => {
    const head = Buffer.from('--b0\r\nContent-Disposition: form-data; name="name"\r\n\r\n')
    const body = new Uint8Array(Buffer.concat([head, value, Buffer.from('\r\n--b0--')]))
    return (await town.visit(path, { as, body, headers: { 'content-type': 'multipart/form-data; boundary=b0' } })).status
  }
  let takers = 0
  for (const as of ['administrator', 'analyst'] as const)
    for (const path of addresses('POST')) {
      if (endsVisit(path)) continue
      if ((await send(path, as, Buffer.from('x'))) !== 422) continue // takes no file from this person
      takers++
      for (const nonsense of [Buffer.from([0x41, 0xff, 0x42]), Buffer.from('a\0b')]) assert.equal(await send(path, as, nonsense), 400, path)
    }
  assert.ok(takers >= 3, `${takers} forms took a file`)
})

test('an empty, an odd and an oversized form never fail', async () => {
  const failed: string[] = []
  const odd: Record<string, string | string[]> = {
    name: ['a', 'b'],
    ['__proto__']: '1',
    constructor: 'x',
    email: '\u202e@',
    file: 'not a file',
    n: '9'.repeat(400),
  }
  for (const path of addresses('POST'))
    for (const form of [{}, odd, { name: 'x'.repeat(900_000) }] as Record<string, string>[]) {
      const answer = await town.visit(path, { as: 'administrator', form })
      if (answer.status >= 500) failed.push(`${path}: ${answer.status}`)
      await answer.body?.cancel()
    }
  assert.deepEqual(failed, [])
})

test('NUL and malformed text are refused everywhere with 400', async () => {
  for (const path of ['/da/%00', '/da/%ff', '/da?x=%00', '/da?x=%c3%28']) assert.equal((await town.visit(path)).status, 400, path)
  for (const path of addresses('POST')) {
    const answer = await town.visit(path, {
      as: 'administrator',
      body: 'name=%00',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    assert.equal(answer.status, 400, path)
  }
})

test('an unknown address is a page that says so', async () => {
  const answer = await town.visit('/da/findes-ikke')
  assert.equal(answer.status, 404)
  assert.match(await answer.text(), /Siden findes ikke/)
})

test('every answer tells the browser to load nothing from elsewhere', async () => {
  for (const path of ['/da', '/healthz', '/da/findes-ikke']) {
    const policy = (await town.visit(path)).headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /unsafe/)
  }
})

test('health says status, version and database', async () => {
  const health = (await (await town.visit('/healthz')).json()) as Record<string, string>
  assert.deepEqual(Object.keys(health).sort(), ['database', 'status', 'version'])
})

test('a page comes compressed to a phone that can take it, and plain to one that cannot', async () => {
  const compressed = await town.visit('/da', { headers: { 'accept-encoding': 'gzip' } })
  assert.equal(compressed.headers.get('content-encoding'), 'gzip')
  const text = await new Response(compressed.body?.pipeThrough(new DecompressionStream('gzip'))).text()
  assert.equal(text, await (await town.visit('/da')).text())
})
