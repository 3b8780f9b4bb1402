// Letters leave with the deed that causes them, in a real conversation with a mail server or into a folder to look at.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import { type TestMailServer, testMailServer } from '../../tests/mail-server.ts'
import { asSystem, type Db, openDb, sql, type Tx } from './db.ts'
import { newId } from './id.ts'
import { sendWaiting } from './mail/post.ts'
import { type MailTransport, mailTransport } from './mail/transport.ts'
import { queueMail } from './mail.ts'
import { makeTown } from './town/store.ts'

let database: TestDatabase
let db: Db
let server: TestMailServer
let post: MailTransport
let dataDir: string
const from = 'Tryg By <tryg@by.example>'
const letter = {
  to: 'borger@example.invalid',
  subject: 'Dit link\r\nBcc: andre@example.invalid',
  text: 'Kære borger\n\nÅbn linket: https://by.example/x?æ=1\n.\nHilsen byen',
}
const asMachinery = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(asSystem(1, 'test'), deed)
const asAnybody = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction({ municipality: 1, account: null, roles: [], purpose: 'test' }, deed)

interface OutboxRow {
  state: string
  tries: number
  recipient: string | null
  subject: string | null
  body: string | null
  failure: string
}
const outbox = (id: string) =>
  asMachinery(
    async (tx) =>
      (
        await sql<OutboxRow>`select state, tries, recipient, subject, body, failure from platform.outgoing_mail where id = ${id}`.execute(
          tx,
        )
      ).rows[0],
  )

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 4 })
  dataDir = await mkdtemp(join(tmpdir(), 'trygby-mail-'))
  server = await testMailServer()
  post = mailTransport({ smtpUrl: server.url, dataDir })
  await asMachinery((tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false }))
})
after(async () => {
  post.close()
  await server.close()
  await db.close()
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
})
beforeEach(() => {
  server.letters.length = 0
  server.refusals.length = 0
})

test('a letter reaches the mail server, and its words leave the database', async () => {
  const id = await asAnybody((tx) => queueMail(tx, letter))
  assert.equal(await sendWaiting(db, 1, post, from), 1)
  const [received] = server.letters
  assert.deepEqual([received?.from, received?.to], ['tryg@by.example', ['borger@example.invalid']])
  assert.match(received?.text ?? '', new RegExp(`^Message-ID: <${id}@by\\.example>\\r$`, 'm'))
  assert.match(received?.text ?? '', /^Subject: Dit link Bcc: andre@example\.invalid\r$/m)
  assert.doesNotMatch(received?.text ?? '', /^Bcc:/m)
  assert.match(received?.text ?? '', /^Auto-Submitted: auto-generated\r$/m)
  assert.deepEqual(await outbox(id), { state: 'sent', tries: 1, recipient: null, subject: null, body: null, failure: '' })
  assert.equal(await sendWaiting(db, 1, post, from), 0)
})

test('no deed, no letter', async () => {
  await assert.rejects(
    asAnybody(async (tx) => {
      await queueMail(tx, letter)
      throw new Error('the deed failed')
    }),
  )
  assert.equal(await sendWaiting(db, 1, post, from), 0)
})

test('a letter the mail server cannot take now is tried again later under the same Message-ID', async () => {
  server.refusals.push('451 come back later')
  const id = await asAnybody((tx) => queueMail(tx, letter))
  assert.equal(await sendWaiting(db, 1, post, from), 0)
  const waiting = await outbox(id)
  assert.deepEqual([waiting?.state, waiting?.tries, waiting?.failure, waiting?.recipient], ['waiting', 1, '451', letter.to])
  assert.equal(await sendWaiting(db, 1, post, from), 0, 'not before its pause is over')
  await asMachinery((tx) => sql`update platform.outgoing_mail set next_try_at = now() where id = ${id}`.execute(tx))
  assert.equal(await sendWaiting(db, 1, post, from), 1)
  assert.match(server.letters[0]?.text ?? '', new RegExp(`<${id}@`))
})

test('a letter refused for good is given up without keeping its words', async () => {
  server.refusals.push('550 nobody of that name')
  const id = await asAnybody((tx) => queueMail(tx, letter))
  await sendWaiting(db, 1, post, from)
  assert.deepEqual(await outbox(id), { state: 'given-up', tries: 1, recipient: null, subject: null, body: null, failure: '550' })
})

test('two posts at once carry each letter once', async () => {
  for (let i = 0; i < 12; i++) await asAnybody((tx) => queueMail(tx, letter))
  const sent = await Promise.all([1, 2, 3].map(() => sendWaiting(db, 1, post, from)))
  assert.equal(
    sent.reduce((a, b) => a + b),
    12,
  )
  const ids = server.letters.map(({ text }) => /^Message-ID: (.*)$/m.exec(text)?.[1])
  assert.equal(new Set(ids).size, 12)
})

test('a mail server that is away loses nothing', async () => {
  const nowhere = mailTransport({ smtpUrl: 'smtp://127.0.0.1:9', dataDir })
  const id = await asAnybody((tx) => queueMail(tx, letter))
  assert.equal(await sendWaiting(db, 1, nowhere, from), 0)
  nowhere.close()
  const waiting = await outbox(id)
  assert.deepEqual([waiting?.state, waiting?.body], ['waiting', letter.text])
  await asMachinery((tx) => sql`delete from platform.outgoing_mail where id = ${id}`.execute(tx))
})

test('a mail server that is silent does not hold up a town that stops: the letter waits as if never tried', async () => {
  server.silence = new Promise(() => {})
  const fresh = mailTransport({ smtpUrl: server.url, dataDir })
  const id = await asAnybody((tx) => queueMail(tx, letter))
  const stopping = new AbortController()
  const called = server.called()
  const sending = sendWaiting(db, 1, fresh, from, stopping.signal)
  await called
  stopping.abort()
  assert.equal(await sending, 0)
  server.silence = null
  const waiting = await outbox(id)
  assert.deepEqual([waiting?.state, waiting?.tries, waiting?.failure], ['waiting', 0, ''])
  assert.equal(await sendWaiting(db, 1, fresh, from), 1)
  assert.equal(server.letters.length, 1)
  fresh.close()
})

test('a letter under way when the town stops may still arrive, and counts as sent', async () => {
  const silence = Promise.withResolvers<void>()
  server.silence = silence.promise
  const fresh = mailTransport({ smtpUrl: server.url, dataDir })
  await asAnybody((tx) => queueMail(tx, letter))
  const stopping = new AbortController()
  const called = server.called()
  const sending = sendWaiting(db, 1, fresh, from, stopping.signal)
  await called
  stopping.abort()
  silence.resolve()
  server.silence = null
  assert.equal(await sending, 1)
  assert.equal(server.letters.length, 1)
  fresh.close()
})

test('without a mail server letters lie in a folder as files that mail programs open', async () => {
  const id = await asAnybody((tx) => queueMail(tx, letter))
  const folder = mailTransport({ smtpUrl: null, dataDir })
  assert.equal(await sendWaiting(db, 1, folder, from), 1)
  assert.deepEqual(await readdir(join(dataDir, 'mail')), [`${id}.eml`])
  const text = await readFile(join(dataDir, 'mail', `${id}.eml`), 'utf8')
  assert.match(text, /^To: borger@example\.invalid$/m)
  assert.match(text, /^From: Tryg By <tryg@by\.example>$/m)
})

test('letters are read by nobody but the machinery of their own town', async () => {
  const id = await asAnybody((tx) => queueMail(tx, letter))
  const read = (tx: Tx) => sql`select 1 from platform.outgoing_mail where id = ${id}`.execute(tx).then(({ rows }) => rows.length)
  for (const role of ['resident', 'administrator', 'data-protection', 'leader'] as const)
    assert.equal(await db.transaction({ municipality: 1, account: newId(), roles: [role], purpose: 'test' }, read), 0)
  assert.equal(await db.transaction(asSystem(2, 'another town'), read), 0)
  assert.equal(await asMachinery(read), 1)
})
