// Staff write down what somebody says by telephone or on paper: the code for that person, and nothing kept of who they are.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import type { Role } from '../../../platform/roles.ts'
import { takeOverStreets } from '../../../platform/town/street/store.ts'
import { codeOf, hashOf } from '../code.ts'
import type { Report } from '../model.ts'
import { readReport, readTrail } from '../work/store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  const segment = { street: 'Demovej', fromNumber: 1, toNumber: 60, lat: 55.61, lon: 12.35, area: null, addresses: 40 }
  await town.as('system', (tx) => takeOverStreets(tx, [segment], { isWhole: false, isInvented: false }))
})
after(() => town.close())

let made = 0
const whole = (more: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
  draft: `entry-draft-${String(++made).padStart(20, '0')}`,
  channel: 'phone',
  kind: 'mopeds',
  address: 'demovej 12',
  'happenedOn-day': '20',
  'happenedOn-month': '11',
  'happenedOn-year': '2026',
  times: ['evening'],
  weekdays: 'weekend',
  howOften: 'weekly',
  consequences: ['other-way'],
  words: 'De kører hurtigt forbi legepladsen.',
  email: 'nogen@example.invalid',
  language: 'en',
  ...more,
})
const enter = (form: Record<string, string | string[]>, as: Role = 'professional') => town.visit('/da/reports/new', { as, form })
const numberIn = (html: string): number => Number(/gemt som nr\. (\d+)/.exec(html)?.[1])
const reportOf = async (number: number): Promise<Report> => {
  const found = await town.as('professional', async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from public_space.report where number = ${number}`.execute(tx)
    return readReport(tx, rows[0]?.id ?? '')
  })
  return found ?? assert.fail('no report')
}

test('what somebody says by telephone is kept in the name of who wrote it down, and the code is shown once', async () => {
  const form = whole()
  const answer = await enter(form)
  assert.equal(answer.status, 200)
  const html = await answer.text()
  const report = await reportOf(numberIn(html))
  const { kind, door, channel, place, words, happenedOn, times, consequences } = report
  assert.deepEqual([kind, door, channel, place.label], ['mopeds', 'disturbance', 'phone', 'Demovej 12'])
  assert.deepEqual(
    [words, happenedOn, times, consequences],
    ['De kører hurtigt forbi legepladsen.', '2026-11-20', ['evening'], ['other-way']],
  )
  const { secret } = town.platform.config
  const code = codeOf(secret, String(form.draft))
  assert.match(html.replaceAll(' ', ''), new RegExp(code))
  const [begun] = await town.as('professional', (tx) => readTrail(tx, report.id))
  assert.deepEqual([begun?.kind, begun?.byWhom, begun?.byName], ['received', 'staff', 'Prøve professional'])
  const followers = await town.as(
    'system',
    async (tx) =>
      (await sql`select report, email, language, code_hash from public_space.follower where report = ${report.id}`.execute(tx)).rows,
  )
  assert.deepEqual(followers, [{ report: report.id, email: 'nogen@example.invalid', language: 'en', code_hash: hashOf(secret, code) }])
})

test('whoever gives no e-mail hears by the code alone', async () => {
  const answer = await enter(whole({ email: '' }))
  assert.equal(answer.status, 200)
  const { id } = await reportOf(numberIn(await answer.text()))
  const emails = await town.as(
    'system',
    async (tx) => (await sql<{ email: string | null }>`select email from public_space.follower where report = ${id}`.execute(tx)).rows,
  )
  assert.deepEqual(emails, [{ email: null }])
})

test('the same page sent twice makes one report and shows the same code', async () => {
  const form = whole()
  const [first, second] = [await (await enter(form)).text(), await (await enter(form)).text()]
  assert.equal(numberIn(first), numberIn(second))
  assert.equal(first, second)
})

test('names and numbers in the words come back with a sentence; kept as they are, they are hidden until somebody has read them', async () => {
  const form = whole({ words: 'Ring til mig på 20 12 34 56 om det.' })
  const back = await enter(form)
  assert.equal(back.status, 422)
  assert.match(await back.text(), /Vi fandt: et telefonnummer[\s\S]*20 12 34 56/)
  const kept = await enter({ ...form, keepNames: 'yes' })
  const report = await reportOf(numberIn(await kept.text()))
  assert.equal(report.wordsState, 'unread')
  assert.doesNotMatch(report.words, /20 12 34 56/)
})

const wrong: [what: string, more: Record<string, string | string[]>, said: RegExp][] = [
  ['no kind', { kind: '' }, /Vælg, hvad det handler om/],
  ['no place', { address: '' }, /Skriv en vej i byen/],
  ['a street nobody knows', { address: 'Xyzvej 3' }, /Vi kender ikke “Xyzvej 3”/],
  ['the beginning of a street', { address: 'Demo' }, /Mente du Demovej/],
  ['no day', { 'happenedOn-month': '13' }, /Skriv en dag/],
  ['a day ahead', { 'happenedOn-year': '2099' }, /ude i fremtiden/],
  ['a consequence of another door', { consequences: ['come-more'] }, /hører ikke til det/],
  ['words where none belong', { kind: 'too-dark', words: 'Meget mørkt.' }, /kun til fejl og forstyrrelser/],
  ['no e-mail', { email: 'nogen' }, /Skriv en mailadresse/],
  ['the web as a channel', { channel: 'web' }, /Vælg, hvordan den kom/],
]
for (const [what, more, said] of wrong)
  test(`${what} comes back with a sentence, and nothing is kept`, async () => {
    const count = () => town.as('system', async (tx) => (await sql`select from public_space.report`.execute(tx)).rows.length)
    const before = await count()
    const answer = await enter(whole(more))
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), said)
    assert.equal(await count(), before)
  })

test('the analyst writes nothing down, and nobody else finds the page', async () => {
  assert.equal((await enter(whole(), 'analyst')).status, 403)
  for (const as of ['resident', 'partner', 'administrator'] as const) assert.equal((await enter(whole(), as)).status, 404, as)
})

test('staff as their role write nothing down as if it had come by the web, nor in the name of another', async () => {
  const other = await town.accountOf('leader')
  const tryIt = (channel: string, by: string) =>
    town.as('professional', async (tx) =>
      sql`insert into public_space.report (municipality, id, draft, door, kind, channel, place_by, place_label, lat, lon, spot, entered_by)
        values (platform.town(), gen_random_uuid(), 'a-draft-of-nobody-000', 'fault', 'lamp', ${channel}, 'map', 'x', 55, 12, point(12, 55), ${by})`.execute(
        tx,
      ),
    )
  await assert.rejects(tryIt('web', await town.accountOf('professional')), /row-level security/)
  await assert.rejects(tryIt('phone', other), /row-level security/)
})
