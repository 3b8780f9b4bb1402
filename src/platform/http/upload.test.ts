// Handing in a file: what arrives is what was sent, and too much gets an answer instead of a broken line.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { Refused } from './intake.ts'
import type { Listening } from './serve.ts'
import { listen } from './serve.ts'
import { readUpload } from './upload.ts'
import type { Ask, Env, Web } from './web.ts'

let town: Listening
before(async () => {
  const web: Web = new Hono<Env>()
  web.post('/file', async (c: Ask) => {
    const { fields, file } = await readUpload(c, 'file', { maxBytes: 1_000_000, endings: ['.csv', '.txt'] })
    return c.json(
      { fields, file: file.ok ? { name: file.value.name, size: file.value.bytes.byteLength } : file.errors },
      file.ok ? 200 : 422,
    )
  })
  web.onError((error, c) => c.text(error.message, error instanceof Refused ? error.status : 500))
  town = await listen(web, 0, '127.0.0.1')
})
after(() => town.stop())

const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${town.port}/file`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

const form = (size: number, name = 'gader.csv'): FormData => {
  const data = new FormData()
  data.set('kind', 'quarter')
  data.set('file', new Blob([new Uint8Array(size).fill(65)]), name)
  return data
}

test('a file and the fields beside it arrive whole', async () => {
  const answer = await send(form(1000))
  assert.equal(answer.status, 200)
  assert.deepEqual(await answer.json(), { fields: { kind: 'quarter' }, file: { name: 'gader.csv', size: 1000 } })
})

test('a name with a line separator in it is a file all the same', async () => {
  const answer = await send(form(10, 'ga\u2028der.csv'))
  assert.equal(answer.status, 200)
  assert.equal((await answer.json()).file.size, 10)
})

test('no file, or an empty one, is something to correct', async () => {
  assert.deepEqual((await (await send(form(0))).json()).file[0].key, 'fileEmpty')
  const none = new FormData()
  none.set('kind', 'quarter')
  assert.deepEqual((await (await send(none)).json()).file[0].key, 'fileMissing')
})

test('a file whose name ends otherwise than expected is refused with the endings that are', async () => {
  for (const name of ['gader.exe', 'gader', 'gader.csv.html', 'csv']) {
    const answer = await send(form(1000, name))
    assert.equal(answer.status, 422, name)
    assert.deepEqual((await answer.json()).file, [{ field: 'file', key: 'fileEnding', came: '.csv, .txt' }])
  }
  assert.equal((await send(form(1000, 'GADER.TXT'))).status, 200)
})

test('one byte too much is refused, and the fields are kept', async () => {
  assert.equal((await send(form(1_000_000))).status, 200)
  const answer = await send(form(1_000_001))
  assert.equal(answer.status, 422)
  assert.deepEqual(await answer.json(), { fields: { kind: 'quarter' }, file: [{ field: 'file', key: 'fileTooLarge', came: '1' }] })
})

test('200 MB is answered with the sentence and never held in memory', async () => {
  const piece = new Uint8Array(1_000_000).fill(66)
  const head =
    '--b0\r\nContent-Disposition: form-data; name="kind"\r\n\r\nquarter\r\n--b0\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
  let left = 200
  const body = new ReadableStream<Uint8Array>({
    start: (out) => out.enqueue(new TextEncoder().encode(head)),
    pull: (out) => (left-- > 0 ? out.enqueue(piece) : out.close()),
  })
  const before = process.memoryUsage().arrayBuffers
  const answer = await send(body, { 'content-type': 'multipart/form-data; boundary=b0' })
  assert.equal(answer.status, 422)
  assert.deepEqual(await answer.json(), { fields: { kind: 'quarter' }, file: [{ field: 'file', key: 'fileTooLarge', came: '1' }] })
  assert.ok(process.memoryUsage().arrayBuffers - before < 100_000_000)
})

const raw = (...pieces: (string | Buffer)[]) =>
  send(new Uint8Array(Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)))), {
    'content-type': 'multipart/form-data; boundary=b0',
  })
const field = (name: string, value: string | Buffer, more = '') => [
  `--b0\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`,
  value,
  '\r\n',
]
const aFile = field('file', 'navn;gade\r\n', '; filename="gader.csv"\r\nContent-Type: text/csv')

test('text that is no text is refused beside a file as it is everywhere', async () => {
  const nonsense = { 'malformed UTF-8': Buffer.from([0x41, 0xff, 0x42]), NUL: Buffer.from('a\0b') }
  for (const [what, bytes] of Object.entries(nonsense)) {
    assert.equal((await raw(...field('kind', bytes), ...aFile, '--b0--')).status, 400, what)
    assert.equal(
      (await raw(...field('file', 'x', `; filename="${bytes.toString('latin1')}.csv"`), '--b0--')).status,
      bytes.includes(0) ? 400 : 200,
    )
  }
  const head = ['--b0\r\nContent-Disposition: form-data; name="', nonsense['malformed UTF-8'], '"\r\n\r\nquarter\r\n']
  assert.equal((await raw(...head, ...aFile, '--b0--')).status, 400)
})

test('a file keeps every byte, whatever it is', async () => {
  const bytes = Buffer.from([0, 0xff, 13, 10, 45, 45, 98, 13, 10, 0xef, 0xbf, 0xbd])
  const answer = await raw(...field('kind', 'quarter \u{fffd} æøå'), ...field('file', bytes, '; filename="a.txt"'), '--b0--\r\n')
  assert.deepEqual(await answer.json(), { fields: { kind: 'quarter \u{fffd} æøå' }, file: { name: 'a.txt', size: bytes.length } })
})

test('a name with quotation marks comes as it was, and pretends to be no other', async () => {
  const answer = await raw(
    ...field('kind', 'quarter'),
    ...field('kind', 'x', '; filename="C:\\gader\\%22Nord%22; name=file; .csv"'),
    '--b0--',
  )
  assert.deepEqual(await answer.json(), { fields: { kind: 'quarter' }, file: [{ field: 'file', key: 'fileMissing', came: '' }] })
  const named = await raw(...field('file', 'x', '; filename="C:\\gader\\%22Nord%22.csv"'), '--b0--')
  assert.deepEqual((await named.json()).file, { name: '"Nord".csv', size: 1 })
})

test('a form that is no form is refused', async () => {
  const nothings = [
    'nonsense',
    '',
    '--b0',
    '--b0\r\n',
    '--b0\r\nContent-Disposition: form-data; name="kind"\r\n\r\nquarter',
    '--b0\r\n\r\n\r\n--b0--',
  ]
  for (const nothing of nothings) assert.equal((await raw(nothing)).status, 400, nothing)
  assert.equal((await send('kind=quarter', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415)
})
