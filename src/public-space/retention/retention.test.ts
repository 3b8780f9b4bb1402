// What has been kept long enough is gone from everywhere, and the town can prove it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { sql } from '../../platform/db.ts'
import { allFiles } from '../../platform/files/folder.ts'
import { storeImage } from '../../platform/files.ts'
import { daysAfter, todayInTown } from '../../platform/form/model.ts'
import { newId } from '../../platform/id.ts'
import { sendWaiting } from '../../platform/mail/post.ts'
import { queueMail } from '../../platform/mail.ts'
import { roles } from '../../platform/roles.ts'
import { addHandover } from '../handovers/store.ts'
import { fileReport } from '../reports/filing/file-report.ts'
import { newDraft, told } from '../reports/filing/told-for-tests.ts'
import { begunNow } from '../reports/guard/guard.ts'
import { openOnes } from '../reports/inbox/model.ts'
import { findReports } from '../reports/inbox/store.ts'
import { joinReport } from '../reports/near-by/join-report.ts'
import { moveReport } from '../reports/work/move-report.ts'
import { addEvent } from '../reports/work/store.ts'
import { forgetWhatIsOld } from './forget.ts'
import { whereIs } from './testing/store.ts'

let town: TestTown
const canary = {
  contractor: 'kanarie-elektriker@example.invalid',
  email: 'kanarie-7f3a@example.invalid',
  voice: 'kanariestemme-7f3a@example.invalid',
  words: 'kanariefugl-7f3a',
  reply: 'kanariesvar-7f3a',
}

before(async () => {
  town = await testTown()
})
after(() => town.close())

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000)
const forget = (days: number) => forgetWhatIsOld(town.platform, 1, new AbortController().signal, inDays(days))
const everywhere = (words: string) => whereIs(town, words)
const filesHeld = async (): Promise<number> => (await allFiles(town.platform.config.dataDir)).length

/** A fault with an address, a picture and words, answered and closed. */
async function tellAndClose(email: string, words: string, reply = ''): Promise<string> {
  const picture = await sharp({ create: { width: 24, height: 24, channels: 3, background: '#a53' } })
    .png()
    .toBuffer()
  const filed = await town.as('system', async (tx) => {
    const filed = await fileReport(tx, town.platform.config.secret, told({ words }), { email, language: 'da', written: words })
    await queueMail(tx, { to: email, subject: 'Din kode', text: words })
    const keepUntil = daysAfter(todayInTown(), 365)
    await storeImage(tx, town.platform.config.dataDir, picture, { thing: 'report', thingId: filed.id, keepUntil })
    if (reply !== '') await addEvent(tx, filed.id, { kind: 'replied', by: { whom: 'reporter', account: null, name: '' }, words: reply })
    return filed
  })
  const by = { whom: 'staff', account: await town.accountOf('coordinator'), name: 'Prøve' } as const
  const closed = await town.as('coordinator', (tx) =>
    moveReport(tx, filed.id, { to: 'closed', outcome: 'solved', saidBy: 'staff', by, answer: 'Lampen lyser igen.' }),
  )
  assert.ok(closed.ok)
  return filed.id
}

const emailOf = (report: string): Promise<string | null | undefined> =>
  town.as('system', async (tx) => {
    const { rows } = await sql<{ email: string | null }>`select email from public_space.follower where report = ${report}`.execute(tx)
    return rows[0]?.email
  })
const reportOf = (report: string) =>
  town.as('system', async (tx) => {
    const { rows } = await sql<{
      state: string
      voices: number
      words: string
      words_state: string
    }>`select state, voices, words, words_state from public_space.report where id = ${report}`.execute(tx)
    return rows[0]
  })
const lastLeftOver = () =>
  town.as('system', async (tx) => {
    const { rows } = await sql<{
      n: number
    }>`select left_over as n from public_space.retention_round order by ended_at desc limit 1`.execute(tx)
    return rows[0]?.n
  })

test('an address stays through the question of four weeks later and goes two weeks after', async () => {
  const asked = await tellAndClose('spurgt@example.invalid', 'Pæren er gået.')
  const notAsked = await tellAndClose('ikke-spurgt@example.invalid', 'Pæren er gået.')
  await town.as('system', (tx) => sql`update public_space.follower set asked_at = now() where report = ${asked}`.execute(tx))
  await forget(41)
  assert.equal(await emailOf(asked), 'spurgt@example.invalid')
  await forget(43)
  assert.equal(await emailOf(asked), null)
  assert.equal(await emailOf(notAsked), 'ikke-spurgt@example.invalid')
  await forget(73)
  assert.equal(await emailOf(notAsked), null)
})

test('an address stays as long as nobody has answered', async () => {
  const filed = await town.as('system', (tx) =>
    fileReport(tx, town.platform.config.secret, told(), { email: 'venter@example.invalid', language: 'da', written: '' }),
  )
  await forget(300)
  assert.equal(await emailOf(filed.id), 'venter@example.invalid')
})

/** Another joins and leaves an e-mail afterwards; the report is handed over with its words, and the partner sends a picture back. */
async function joinAndHandOver(report: string): Promise<void> {
  const draft = newDraft()
  const { secret, dataDir } = town.platform.config
  const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#3a5' } })
    .png()
    .toBuffer()
  const again = { again: false, happenedOn: null, times: [] }
  await town.as('system', async (tx) => {
    await joinReport(tx, secret, { report, draft, email: null, language: 'da', ...again })
    await sql`update public_space.report set words_state = 'read' where id = ${report}`.execute(tx)
    const to = { organisation: null, toName: 'Demo Elektriker', way: 'link' as const, email: canary.contractor }
    const link = { tokenHash: 'a'.repeat(64), expiresAt: inDays(14), message: '', due: todayInTown() }
    const handover = await addHandover(tx, { report, ...to, ...link, showsWords: true, state: 'answered' })
    await storeImage(tx, dataDir, picture, { thing: 'handover', thingId: handover, keepUntil: daysAfter(todayInTown(), 365) })
  })
  const form = { step: 'hear', draft, begun: begunNow(secret, Date.now() - 60_000), email: canary.voice }
  assert.match(await (await town.visit('/da/report/fault/lamp', { form })).text(), /Vi sender også koden til/)
}

/** Everything the town writes to its log while something is done. */
async function loggedDuring(deed: () => Promise<void>): Promise<string> {
  const written: string[] = []
  const write = process.stderr.write.bind(process.stderr)
  process.stderr.write = (chunk: string | Uint8Array) => written.push(String(chunk)) > 0
  await deed().finally(() => {
    process.stderr.write = write
  })
  return written.join('')
}

const foundInInbox = async (words: string): Promise<number> =>
  (await town.as('coordinator', (tx) => findReports(tx, { ...openOnes, state: 'all', words }))).total

test('after their time an address, a picture and words are nowhere: no table, no outbox, no log, no job, no file, no search', async () => {
  let report = ''
  const log = await loggedDuring(async () => {
    report = await tellAndClose(canary.email, `Lampen ved ${canary.words} er slukket.`, canary.reply)
    await joinAndHandOver(report)
    await town.visit('/da/report/fault/lamp', { form: { step: 'send', words: canary.words, email: canary.email } })
    await town.visit(`/da/reports?words=${canary.words}`)
  })
  for (const words of Object.values(canary)) assert.ok(!log.includes(words), `${words} is in the log`)
  await town.as('system', (tx) =>
    sql`update public_space.report set state = 'reopened', outcome = null, outcome_by = null where id = ${report}`.execute(tx),
  )
  assert.equal(await foundInInbox(canary.words), 1)
  await town.as('system', (tx) =>
    sql`update public_space.report set state = 'closed', outcome = 'solved', outcome_by = 'staff' where id = ${report}`.execute(tx),
  )
  assert.ok((await everywhere(canary.words)).includes('public_space.handed_report'))
  await sendWaiting(town.db, 1, { send: async () => {}, close: () => {} }, 'by@example.invalid')
  for (const words of Object.values(canary)) assert.ok((await everywhere(words)).length > 0, `${words} was kept to begin with`)
  assert.ok((await filesHeld()) > 0)
  const gone = await forget(731)
  assert.ok(gone.emails >= 3 && gone.pictures >= 2 && gone.words >= 2)
  for (const words of Object.values(canary)) assert.deepEqual(await everywhere(words), [], words)
  assert.equal(await filesHeld(), 0)
  const left = { state: 'closed', voices: 2, words: '', words_state: 'none' }
  assert.deepEqual(await reportOf(report), left, 'the report itself still counts')
  assert.equal(await lastLeftOver(), 0)
  await town.as('system', (tx) =>
    sql`update public_space.report set state = 'reopened', outcome = null, outcome_by = null where id = ${report}`.execute(tx),
  )
  assert.equal(await foundInInbox(canary.words), 0)
  const proof = await (await town.visit('/da/reports/retention', { as: 'data-protection' })).text()
  const [row = ''] = /<tbody>.*?<\/tr>/s.exec(proof) ?? []
  const figures = [...row.matchAll(/<td[^>]*>(\d+)<\/td>/g)].map(([, figure]) => Number(figure))
  assert.deepEqual(figures, [gone.emails, gone.pictures, gone.words, 0], 'the page shows what went, and that nothing was left')
})

test('words that nobody has read go after three months, and what may be read stays', async () => {
  const words = 'Det er Peter, der larmer.'
  const filed = await town.as('system', (tx) =>
    fileReport(tx, town.platform.config.secret, told({ door: 'disturbance', kind: 'noise', words }), {
      email: null,
      language: 'da',
      written: words,
    }),
  )
  await forget(89)
  assert.ok((await everywhere(words)).includes('public_space.report_words'))
  await forget(91)
  assert.deepEqual(await everywhere(words), [])
  assert.equal((await reportOf(filed.id))?.words, 'Det er [navn], der larmer.')
})

test('a round that is stopped keeps what is left for the next one', async () => {
  await tellAndClose('stoppet@example.invalid', 'Lyset er slukket.')
  const gone = await forgetWhatIsOld(town.platform, 1, AbortSignal.abort(), inDays(800))
  assert.ok(gone.emails + gone.pictures + gone.words > 0)
  await sendWaiting(town.db, 1, { send: async () => {}, close: () => {} }, 'by@example.invalid')
  assert.ok((await everywhere('Lyset er slukket.')).length > 0)
  await forget(800)
  assert.deepEqual(await everywhere('Lyset er slukket.'), [])
})

test('the administrator sets how long is kept, the data protection officer sees it, nobody else finds the page', async () => {
  const form = { emailDays: '30', pictureDays: '100', wordsDays: '365' }
  const page = await town.visit('/da/reports/retention', { as: 'data-protection' })
  assert.equal(page.status, 200)
  assert.match(await page.text(), /Alt, hvis tid var gået, er slettet/)
  assert.equal((await town.visit('/da/reports/retention', { as: 'data-protection', form })).status, 403)
  for (const role of roles.filter((one) => one !== 'administrator' && one !== 'data-protection')) {
    assert.equal((await town.visit('/da/reports/retention', { as: role })).status, 404, role)
    assert.equal((await town.visit('/da/reports/retention', { as: role, form })).status, 404, role)
  }
  assert.equal((await town.visit('/da/reports/retention')).status, 404)
  const wrong = await town.visit('/en/reports/retention', { as: 'administrator', form: { ...form, wordsDays: '731' } })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /from 90 to 730[\s\S]*value="731"/)
  assert.equal((await town.visit('/da/reports/retention', { as: 'administrator', form })).status, 303)
  assert.match(await (await town.visit('/ar-XB/reports/retention', { as: 'administrator' })).text(), /value="365"/)
  const shorter = await tellAndClose('kort@example.invalid', 'Skiltet er væk.')
  await town.as('system', (tx) => sql`update public_space.follower set asked_at = now() where report = ${shorter}`.execute(tx))
  await forget(31)
  assert.equal(await emailOf(shorter), null)
})

test('in the database nobody else sees the proof, and nobody can change it', async () => {
  for (const role of roles.filter((one) => one !== 'administrator' && one !== 'data-protection')) {
    const seen = await town.as(role, (tx) =>
      sql`select 1 from public_space.retention_round union all select 1 from public_space.retention_setting`.execute(tx),
    )
    assert.equal(seen.rows.length, 0, role)
  }
  for (const role of ['administrator', 'data-protection', 'system'] as const) {
    const denied = { code: '42501' }
    await assert.rejects(
      town.as(role, (tx) => sql`update public_space.retention_round set left_over = 0`.execute(tx)),
      denied,
    )
    await assert.rejects(
      town.as(role, (tx) => sql`delete from public_space.retention_round`.execute(tx)),
      denied,
    )
  }
  for (const role of ['administrator', 'data-protection', 'coordinator'] as const)
    await assert.rejects(
      town.as(role, (tx) =>
        sql`insert into public_space.retention_round (municipality, id, emails, pictures, words, left_over, began_at)
          values (1, ${newId()}, 0, 0, 0, 0, now())`.execute(tx),
      ),
      { code: '42501' },
    )
  for (const role of ['data-protection', 'coordinator', 'leader', 'system'] as const) {
    const set = town.as(role, (tx) => sql`update public_space.retention_setting set words_days = 730`.execute(tx))
    assert.equal((await set).numAffectedRows, 0n, role)
  }
})

test('only words of residents are forgotten in a trail, and only by the machinery', async () => {
  const report = await tellAndClose('spor@example.invalid', 'Hegnet er væk.', 'Det er der stadig.')
  await town.as('coordinator', async (tx) => {
    const by = { whom: 'staff', account: await town.accountOf('coordinator'), name: 'Prøve' } as const
    await addEvent(tx, report, { kind: 'noted', by, words: 'Set på i dag.' })
    assert.equal((await sql`update public_space.report_event set words = '' where report = ${report}`.execute(tx)).numAffectedRows, 0n)
  })
  const changed = await town.as('system', (tx) =>
    sql`update public_space.report_event set words = '' where report = ${report} and words <> ''`.execute(tx),
  )
  assert.equal(changed.numAffectedRows, 1n, 'the words of the resident, not those of staff')
  await assert.rejects(
    town.as('system', (tx) => sql`update public_space.report_event set words = 'andet' where report = ${report}`.execute(tx)),
    { code: '42501' },
  )
})
