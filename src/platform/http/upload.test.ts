// Handing in a file: what arrives is what was sent, and too much gets an answer instead of a broken line.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import type { Listening } from './serve.ts'
import { listen } from './serve.ts'
import { readUpload } from './upload.ts'
import type { Ask, Env, Web } from './web.ts'

let town: Listening
before(async () => {
  const web: Web = new Hono<Env>()
  web.post('/file', async (c: Ask) => {
    const { fields, file } = await readUpload(c, 'file', { maxBytes: 1_000_000 })
    return c.json(
      { fields, file: file.ok ? { name: file.value.name, size: file.value.bytes.byteLength } : file.errors },
      file.ok ? 200 : 422,
    )
  })
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

test('no file, or an empty one, is something to correct', async () => {
  assert.deepEqual((await (await send(form(0))).json()).file[0].key, 'fileEmpty')
  const none = new FormData()
  none.set('kind', 'quarter')
  assert.deepEqual((await (await send(none)).json()).file[0].key, 'fileMissing')
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

test('a form that is no form is refused', async () => {
  const answer = await send('nonsense', { 'content-type': 'multipart/form-data; boundary=b0' })
  assert.ok(answer.status >= 400)
})
