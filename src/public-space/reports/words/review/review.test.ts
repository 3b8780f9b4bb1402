// Words as they were written are for the coordinator alone, and only until they have been read.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import { sql } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/id.ts'
import { roles } from '../../../../platform/roles.ts'
import { fileReport } from '../../filing/file-report.ts'
import { told } from '../../filing/told-for-tests.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const tell = (words: string) =>
  town.as('system', async (tx) => {
    const wishes = { email: null, language: 'da', written: words }
    return (await fileReport(tx, town.platform.config.secret, told({ door: 'disturbance', kind: 'noise', words }), wishes)).id
  })

const wordsOf = (report: string) =>
  town.as('system', async (tx) => {
    const { rows } = await sql<{ words: string; state: string; raw: number }>`select r.words, r.words_state as state,
      (select count(*)::int from public_space.report_words w where w.report = r.id) as raw from public_space.report r where r.id = ${report}`.execute(
      tx,
    )
    return rows[0]
  })

const send = (report: string, words: string, more: Record<string, string> = {}) =>
  town.visit('/da/reports/words', { as: 'coordinator', form: { report, [`words-${report}`]: words, ...more } })

test('the coordinator reads them beside what may stay, and what is left is kept', async () => {
  const report = await tell('Naboen Peter råber kl. 23, ring 20 30 40 50.')
  const page = await (await town.visit('/da/reports/words', { as: 'coordinator' })).text()
  assert.match(page, /<mark>Peter<\/mark>/)
  assert.match(page, /<mark>20 30 40 50<\/mark>/)
  assert.match(page, /Naboen \[navn\] råber kl\. 23, ring \[telefon\]\./)
  assert.equal((await send(report, 'Der bliver råbt kl. 23.')).status, 303)
  assert.deepEqual(await wordsOf(report), { words: 'Der bliver råbt kl. 23.', state: 'read', raw: 0 })
  const { rows } = await town.as('coordinator', (tx) =>
    sql<{ kind: string; words: string; by: string }>`select kind, words, by_whom as by from public_space.report_event
      where report = ${report} and kind = 'words-read'`.execute(tx),
  )
  assert.deepEqual(rows, [{ kind: 'words-read', words: '', by: 'staff' }])
  const log = await town.as('data-protection', (tx) =>
    sql<{
      deed: string
    }>`select deed from platform.audit_entry where thing = 'words of a report' and thing_id = ${report} order by deed`.execute(tx),
  )
  assert.deepEqual(
    log.rows.map(({ deed }) => deed),
    ['read', 'read through'],
  )
})

test('what still looks like a person is sent back with what was written, and stays when it is none', async () => {
  const report = await tell('Det sker ved kiosken hver aften.')
  const back = await send(report, 'Det sker ved Peter hver aften.')
  assert.equal(back.status, 422)
  const page = await back.text()
  assert.match(page, /ligner et menneske: Peter/)
  assert.match(page, /Det sker ved Peter hver aften\.<\/textarea>/)
  assert.equal((await wordsOf(report))?.raw, 1)
  assert.equal((await send(report, 'Det sker ved Peter hver aften.', { keep: 'yes' })).status, 303)
  assert.equal((await wordsOf(report))?.words, 'Det sker ved Peter hver aften.')
})

test('nothing may stay, too much may not, and words are read once', async () => {
  const report = await tell('Peter.')
  assert.equal((await send(report, 'x'.repeat(1001))).status, 422)
  assert.equal((await send(report, '')).status, 303)
  assert.deepEqual(await wordsOf(report), { words: '', state: 'read', raw: 0 })
  const again = await send(report, 'Noget andet.')
  assert.equal(again.headers.get('location'), '/da/reports/words?done=gone')
  assert.equal((await wordsOf(report))?.words, '')
  assert.equal((await send(newId(), 'Ingen.')).headers.get('location'), '/da/reports/words?done=gone')
  assert.equal((await send('ingen', 'Ingen.')).status, 404)
})

test('nobody else finds the page, and everybody else sees words without names', async () => {
  const report = await tell('Naboen Peter råber.')
  for (const role of roles.filter((one) => one !== 'coordinator')) {
    assert.equal((await town.visit('/da/reports/words', { as: role })).status, 404, role)
    const form = { report, [`words-${report}`]: 'x' }
    assert.equal((await town.visit('/da/reports/words', { as: role, form })).status, 404, role)
  }
  assert.equal((await town.visit('/da/reports/words')).status, 404)
  for (const role of ['professional', 'leader', 'analyst'] as const) {
    const page = await town.visit(`/da/reports/${report}`, { as: role })
    assert.equal(page.status, 200)
    assert.doesNotMatch(await page.text(), /Peter/, role)
  }
})

test('in the database only the coordinator reads what was written and lets it go', async () => {
  const report = await tell('Naboen Peter råber.')
  for (const role of roles.filter((one) => one !== 'coordinator')) {
    const seen = await town.as(role, (tx) => sql`select 1 from public_space.report_words`.execute(tx))
    assert.equal(seen.rows.length, 0, role)
    const gone = await town.as(role, (tx) => sql`delete from public_space.report_words where report = ${report}`.execute(tx))
    assert.equal(gone.numAffectedRows, 0n, role)
  }
  await assert.rejects(
    town.as('coordinator', (tx) => sql`update public_space.report_words set written = 'andet'`.execute(tx)),
    { code: '42501' },
  )
  assert.equal((await wordsOf(report))?.raw, 1)
})
