// One report that told of two things: each gets its own team and answer, everybody follows both by one code, and it can be put together again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { lettersTo } from '../../../platform/people/visitor-for-tests.ts'
import type { Role } from '../../../platform/roles.ts'
import { takeOverStreets } from '../../../platform/town/street/store.ts'
import { hashOf } from '../code.ts'
import type { Report } from '../model.ts'
import { writeNextLetters } from '../work/letters/jobs.ts'
import { moveReport } from '../work/move-report.ts'
import { readNews, readReport, readTrail } from '../work/store.ts'
import { aReport } from '../work/testing/a-report.ts'
import { copyFollowers } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  const segment = { street: 'Demovej', fromNumber: 1, toNumber: 60, lat: 55.62, lon: 12.36, area: null, addresses: 40 }
  await town.as('system', (tx) => takeOverStreets(tx, [segment], { isWhole: false, isInvented: false }))
})
after(() => town.close())

let made = 0
const form = (more: Record<string, string> = {}): Record<string, string> => ({
  draft: `divide-${String(++made).padStart(25, '0')}`,
  kind: 'lamp',
  address: '',
  place: '',
  words: '',
  ...more,
})
const divide = (id: string, fields = form(), as: Role = 'professional') => town.visit(`/da/reports/${id}/divide`, { as, form: fields })
const read = async (id: string): Promise<Report> => (await town.as('professional', (tx) => readReport(tx, id))) ?? assert.fail('no report')
const partOf = async (answer: Response): Promise<Report> => {
  assert.equal(answer.status, 303, await answer.text())
  return read(/reports\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '')
}
const newsOf = async (id: string): Promise<string[]> => (await town.as('professional', (tx) => readNews(tx, id))).map(({ key }) => key)
const trailOf = async (id: string): Promise<string[]> => (await town.as('professional', (tx) => readTrail(tx, id))).map(({ kind }) => kind)
const count = () => town.as('system', async (tx) => (await sql`select from public_space.report`.execute(tx)).rows.length)
const post = async (): Promise<void> => {
  while (await town.as('system', (tx) => writeNextLetters(tx, 'https://town.example'))) {}
}
const lettersOf = async (email: string): Promise<number> => (await lettersTo(town, email)).length
const machinery = { whom: 'machinery' as const, account: null, name: '' }
const follow = async (fields: Record<string, string>) => (await town.visit('/da/follow/view', { form: fields })).text()

test('a report of two things becomes two: the new one has its own kind, place, words and team, and begins on the day it was told', async () => {
  const whole = await aReport(town, 'mopeds', { words: 'De kører stærkt, og lampen er gået.' })
  const part = await partOf(await divide(whole.id, form({ address: 'demovej 12', words: 'Lampen er gået.' })))
  const old = await read(whole.id)
  assert.deepEqual(
    [part.door, part.kind, part.place.label, part.words, part.wordsState, part.state, part.splitFrom, part.voices],
    ['fault', 'lamp', 'Demovej 12', 'Lampen er gået.', 'read', 'received', whole.id, 1],
  )
  assert.deepEqual([part.happenedOn, part.times, part.receivedAt, part.isPublic], [old.happenedOn, old.times, old.receivedAt, false])
  assert.ok(part.answerBy !== null)
  assert.deepEqual([old.state, old.kind, old.voices], ['received', 'mopeds', 1])
  assert.deepEqual(
    [await trailOf(whole.id), await trailOf(part.id)],
    [
      ['received', 'divided'],
      ['received', 'divided'],
    ],
  )
  assert.deepEqual([await newsOf(whole.id), await newsOf(part.id)], [['received', 'divided'], ['received']])
  const page = await (await town.visit(`/da/reports/${part.id}`, { as: 'professional' })).text()
  assert.match(page, /Den er delt ud af en anden/)
  assert.match(page, new RegExp(`Delt i to: nr\\. ${old.number}`))
})

test('whoever reported, added a voice or follows sees both by the one code, is told once by letter, and can act on each', async () => {
  const whole = await aReport(town, 'mopeds', { email: 'en@example.invalid' })
  const part = await partOf(await divide(whole.id))
  await post()
  assert.equal(await lettersOf('en@example.invalid'), 1, 'that it is two now')
  const seen = await follow({ code: whole.code })
  assert.match(seen, /Vi har delt din henvendelse i to/)
  assert.match(seen, /Lampe, der ikke lyser/)
  const copy = /name="other" value="([0-9a-f-]{36})"/.exec(seen)?.[1] ?? assert.fail('no way to the other')
  const other = await follow({ code: whole.code, other: copy })
  assert.match(other, /Lampe, der ikke lyser\. Store Torv 1/)
  assert.match(other, /Se den anden/, 'and back again')
  await follow({ code: whole.code, other: copy, deed: 'again', seen: 'today', day: '', time: '', key: 'none' })
  assert.ok((await trailOf(part.id)).includes('again'))
  assert.ok(!(await trailOf(whole.id)).includes('again'))
  await town.as('system', (tx) => moveReport(tx, part.id, { to: 'planned', by: machinery }))
  await post()
  assert.equal(await lettersOf('en@example.invalid'), 2, 'the new one has letters of its own')
  await follow({ code: whole.code, deed: 'stop' })
  const addresses = await town.as(
    'system',
    async (tx) => (await sql`select from public_space.follower where email = 'en@example.invalid'`.execute(tx)).rows.length,
  )
  assert.equal(addresses, 0, 'no letters means none of either')
})

test('another code opens nothing of it', async () => {
  const [whole, stranger] = [await aReport(town, 'mopeds'), await aReport(town, 'mopeds')]
  await divide(whole.id)
  const copy = /name="other" value="([0-9a-f-]{36})"/.exec(await follow({ code: whole.code }))?.[1] ?? ''
  const answer = await town.visit('/da/follow/view', { form: { code: stranger.code, other: copy } })
  assert.equal(answer.status, 422)
  assert.doesNotMatch(await answer.text(), /Lampe, der ikke lyser/)
})

test('put together again, it is one: nobody counts twice, and everybody is told', async () => {
  const whole = await aReport(town, 'mopeds', { email: 'to@example.invalid' })
  const part = await partOf(await divide(whole.id))
  const back = await town.visit(`/da/reports/${whole.id}/join`, { as: 'professional', form: { part: part.id } })
  assert.equal(back.status, 303, await back.text())
  assert.deepEqual([(await read(whole.id)).voices, (await read(part.id)).mergedInto], [1, whole.id])
  assert.equal((await newsOf(whole.id)).at(-1), 'put-back')
  assert.doesNotMatch(await follow({ code: whole.code }), /Vi har delt din henvendelse i to<\/h2>/)
  await post()
  const told = await lettersOf('to@example.invalid')
  await town.as('system', (tx) => moveReport(tx, whole.id, { to: 'planned', by: machinery }))
  await post()
  assert.equal((await lettersOf('to@example.invalid')) - told, 1, 'one letter, not two')
  await town.visit(`/da/reports/${whole.id}/split`, { as: 'professional', form: { part: part.id } })
  assert.deepEqual([(await read(whole.id)).voices, (await read(part.id)).voices, (await read(part.id)).mergedInto], [1, 1, null])
  assert.match(await follow({ code: whole.code }), /Vi har delt din henvendelse i to/, 'taken out again it is followed again')
})

test('the same form twice, at once too, makes one', async () => {
  const whole = await aReport(town, 'mopeds')
  const fields = form()
  const before = await count()
  const answers = await Promise.all([divide(whole.id, fields), divide(whole.id, fields), divide(whole.id, fields)])
  assert.deepEqual(new Set(answers.map(({ headers }) => headers.get('location'))).size, 1)
  assert.equal(await count(), before + 1)
})

const wrong: [what: string, more: Record<string, string>, said: RegExp][] = [
  ['no kind', { kind: '' }, /Vælg, hvad den nye handler om/],
  ['a street nobody knows', { address: 'Xyzvej 3' }, /Vi kender ikke “Xyzvej 3”/],
  ['a name in the words', { words: 'Ring til Hans Jensen på 20 12 34 56.' }, /Skriv uden navne og numre/],
  ['words where none belong', { kind: 'too-dark', words: 'Meget mørkt.' }, /kun til fejl og forstyrrelser/],
]
for (const [what, more, said] of wrong)
  test(`${what} comes back with a sentence, and nothing is divided`, async () => {
    const whole = await aReport(town, 'mopeds')
    const before = await count()
    const answer = await divide(whole.id, form(more))
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), said)
    assert.equal(await count(), before)
  })

test('one that is closed or part of another is not divided', async () => {
  const [whole, part] = [await aReport(town), await aReport(town)]
  await town.visit(`/da/reports/${whole.id}/join`, { as: 'professional', form: { part: part.id } })
  const answer = await divide(part.id)
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Åbn den først/)
})

test('the analyst divides nothing, and nobody else finds the page', async () => {
  const whole = await aReport(town, 'mopeds')
  const before = await count()
  assert.equal((await divide(whole.id, form(), 'analyst')).status, 403)
  for (const as of ['resident', 'partner', 'administrator'] as const) {
    assert.equal((await divide(whole.id, form(), as)).status, 404, as)
    assert.equal((await town.visit(`/da/reports/${whole.id}/divide`, { as })).status, 404, as)
  }
  assert.equal(await count(), before)
})

test('staff as their role neither copy nor see who follows', async () => {
  const [whole, other] = [await aReport(town), await aReport(town)]
  await town.as('coordinator', (tx) => copyFollowers(tx, whole.id, other.id))
  const of = (id: string) =>
    town.as('system', async (tx) => (await sql`select from public_space.follower where report = ${id}`.execute(tx)).rows.length)
  assert.equal(await of(other.id), 1, 'they saw nobody to copy')
  const hash = hashOf(town.platform.config.secret, whole.code)
  await assert.rejects(
    town.as('coordinator', (tx) =>
      sql`insert into public_space.follower (municipality, id, report, role, code_hash, copy_of)
        values (platform.town(), gen_random_uuid(), ${other.id}, 'voice', ${hash}, null)`.execute(tx),
    ),
    /row-level security/,
  )
})
