// What the town says on the wire, to browsers and to those who pretend to be one: headers on every answer, and no way around the door.
import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from './town.ts'

let town: TestTown
let port: number
before(async () => {
  town = await testTown({ isDemonstration: true, assets: true, env: { PUBLIC_URL: 'https://tryg.example' } })
  port = Number(new URL(await town.listen()).port)
})
after(() => town.close())

/** Sends exactly these bytes and returns everything that comes back. */
const say = (...pieces: (string | Buffer)[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      for (const piece of pieces) socket.write(piece)
    })
    let said = ''
    socket.on('data', (piece) => {
      said += piece.toString('latin1')
    })
    socket.on('close', () => resolve(said))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      ['EPIPE', 'ECONNRESET'].includes(error.code ?? '') ? resolve(said) : reject(error),
    )
    socket.setTimeout(10_000, () => socket.destroy())
  })

const statuses = (said: string): number[] => [...said.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
const head = (method: string, path: string, ...lines: string[]) =>
  [`${method} ${path} HTTP/1.1`, 'Host: tryg.example', 'Connection: close', ...lines, '', ''].join('\r\n')

const everyKindOfAnswer: [what: string, path: string, visit: Parameters<TestTown['visit']>[1], status: number][] = [
  ['a page', '/da', {}, 200],
  ['a page for one person', '/da/my-page', { as: 'resident' }, 200],
  ['a way on', '/', {}, 302],
  ['a file of figures or its absence', '/da/data', {}, 200],
  ['a file of people', '/da/people/list.csv', { as: 'administrator' }, 200],
  ['a file of the log', '/da/audit.csv', { as: 'data-protection' }, 200],
  ['health', '/healthz', {}, 200],
  ['what is not there', '/da/findes-ikke', {}, 404],
  ['a missing asset', '/assets/findes-ikke.js', {}, 404],
  ['what one may not see', '/da/people', { as: 'resident' }, 404],
  ['what is no text', '/da/%00', {}, 400],
  ['a form from elsewhere', '/da/sign-in', { form: { email: 'a' }, headers: { origin: 'https://evil.example' } }, 403],
  ['a form that is too large', '/da/sign-in', { form: { email: 'a'.repeat(1_100_000) } }, 413],
  ['a form to correct', '/da/sign-in', { form: { email: 'a' } }, 422],
]

for (const [what, path, visit, status] of everyKindOfAnswer)
  test(`${what} carries every header that protects its reader`, async () => {
    const answer = await town.visit(path, visit)
    assert.equal(answer.status, status)
    const { headers } = answer
    const policy = headers.get('content-security-policy') ?? ''
    for (const rule of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      assert.ok(policy.includes(rule), `${rule} is not in ${policy}`)
    assert.doesNotMatch(policy, /unsafe|\*|http:/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('referrer-policy'), 'same-origin')
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
    assert.equal(headers.get('strict-transport-security'), 'max-age=63072000; includeSubDomains')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal(headers.get('access-control-allow-origin'), null)
    assert.equal(headers.get('server'), null)
    assert.equal(headers.get('x-powered-by'), null)
    const type = headers.get('content-type') ?? ''
    if ((await answer.arrayBuffer()).byteLength > 0) assert.match(type, /^(text\/(html|plain|csv); ?charset=utf-8|application\/json)/i)
  })

test('a built asset has its own kind, may be kept for a year, and carries the same headers', async () => {
  const kinds = {
    'resident.css': /^text\/css; charset=utf-8/,
    'ui/table': /^text\/javascript; charset=utf-8/,
    'favicon.svg': /^image\/svg\+xml/,
  }
  for (const [name, kind] of Object.entries(kinds)) {
    const answer = await town.visit(town.platform.asset(name))
    assert.equal(answer.status, 200, name)
    assert.match(answer.headers.get('content-type') ?? '', kind)
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  }
})

test('what can be downloaded says its own name, and not one that came from outside', async () => {
  for (const [path, as] of [
    ['/da/people/list.csv', 'administrator'],
    ['/da/audit.csv?who=%22%0d%0aX-Evil:%201', 'data-protection'],
  ] as const) {
    const answer = await town.visit(path, { as })
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[a-zæøå-]+\.csv"$/)
    assert.equal(answer.headers.get('x-evil'), null)
  }
})

test('methods that only attackers use are refused', async () => {
  for (const method of ['TRACE', 'CONNECT', 'TRACK', 'DEBUG', 'PUT', 'DELETE', 'PATCH']) {
    const [status = 0] = statuses(await say(head(method, '/da')))
    assert.ok(status === 0 || (status >= 400 && status < 500), `${method} is answered ${status}`)
  }
})

test('a request with two lengths, or a length and pieces, is refused and the line closed', async () => {
  const hidden = 'GET /healthz HTTP/1.1\r\nHost: tryg.example\r\n\r\n'
  for (const lines of [
    ['Content-Length: 4', 'Content-Length: 60'],
    ['Content-Length: 4', 'Transfer-Encoding: chunked'],
    ['Transfer-Encoding: xchunked'],
    ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
  ])
    assert.deepEqual(
      statuses(await say(head('POST', '/da/sign-in', ...lines), `0\r\n\r\n${hidden}`)).filter((s) => s !== 400),
      [],
      lines.join(),
    )
})

test('a body that never says how long it is, is read to the limit and no further', async () => {
  const piece = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, 'a'), Buffer.from('\r\n')])
  const form = head(
    'POST',
    '/da/sign-in',
    'Origin: https://tryg.example',
    'Content-Type: application/x-www-form-urlencoded',
    'Transfer-Encoding: chunked',
  )
  const small = await say(form, '7\r\nemail=a\r\n0\r\n\r\n')
  assert.deepEqual(statuses(small), [422])
  assert.deepEqual(statuses(await say(form, ...Array<Buffer>(40).fill(piece), '0\r\n\r\n')), [413])
})

test('after a form that was too large the same line goes on, also a while later', async () => {
  const line = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (method: string, path: string, body = '') =>
    new Promise<{ status: number; isSameLine: boolean }>((resolve, reject) => {
      const headers = { origin: 'https://tryg.example', host: 'tryg.example', 'content-type': 'application/x-www-form-urlencoded' }
      const sent = request({ port, method, path, headers, agent: line }, (answer) => {
        answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, isSameLine: sent.reusedSocket }))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  assert.equal((await ask('POST', '/da/sign-in', `email=${'a'.repeat(1_100_000)}`)).status, 413)
  await new Promise((later) => setTimeout(later, 700))
  assert.deepEqual(await ask('GET', '/da/sign-in'), { status: 200, isSameLine: true })
  line.destroy()
})

test('a large form that is refused for where it comes from is heard to its end first: a browser reads no answer before', async () => {
  const pieces = 10
  const form = head('POST', '/da/sign-in', 'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${pieces * 90_000}`)
  let sent = 0
  let sentBeforeTheAnswer = 0
  const said = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', async () => {
      socket.write(form)
      for (; sent < pieces && !socket.destroyed; sent++) {
        await new Promise((later) => setTimeout(later, 30)) // a slow phone
        socket.write('a'.repeat(90_000))
      }
    })
    let heard = ''
    socket.on('data', (piece) => {
      if (heard === '') sentBeforeTheAnswer = sent
      heard += piece.toString('latin1')
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })
  assert.deepEqual(statuses(said), [403])
  assert.equal(sentBeforeTheAnswer, pieces)
})

test('no file of the server is served: no folder, no source, no settings, no history', async () => {
  for (const path of [
    '/assets/',
    '/assets/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/.git/config',
    '/package.json',
    '/src/main.ts',
    '/data/secret',
    '/build/assets/manifest.json',
  ]) {
    const said = await say(head('GET', path))
    assert.ok(
      statuses(said).every((status) => [302, 400, 404].includes(status)),
      `${path}: ${said.slice(0, 100)}`,
    )
    assert.doesNotMatch(said, /"dependencies"|root:x:|\[core\]/)
  }
})

test('an error tells a number to quote and nothing of what is inside', async () => {
  const { db } = town.platform
  const failing = { ...db, transaction: () => Promise.reject(new Error('column "secret_thing" of relation platform.account')) }
  Object.assign(town.platform, { db: failing })
  const answer = await town.visit('/da')
  Object.assign(town.platform, { db })
  assert.equal(answer.status, 500)
  const said = await answer.text()
  assert.match(said, /[0-9a-f]{10}/)
  assert.doesNotMatch(said, /secret_thing|platform\.account|\.ts|node_modules| at /)
})
