// A report moves by the map of states and no other way; closing needs an answer, and everybody who reported hears of it once.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { lettersTo } from '../../../platform/people/visitor-for-tests.ts'
import { movesFrom, type Outcome, type SaidBy, states } from '../model.ts'
import { askWhetherItHelped, writeNextLetters } from './letters/jobs.ts'
import { type Move, moveReport } from './move-report.ts'
import { readNews, readReport, readTrail } from './store.ts'
import { tellFollowers } from './tell.ts'
import { aReport } from './testing/a-report.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const answer = 'Vi har skiftet pæren, og lampen lyser igen.'
const machinery = { whom: 'machinery', account: null, name: '' } as const
const moved = (id: string, move: Omit<Move, 'by'>) => town.as('system', (tx) => moveReport(tx, id, { by: machinery, ...move }))
const closing = { to: 'closed', outcome: 'solved' as Outcome, saidBy: 'staff' as SaidBy, answer } as const
const postLetters = async () => {
  while (await town.as('system', (tx) => writeNextLetters(tx, 'https://by.example')));
}
const closedDaysAgo = (id: string, days: number) =>
  town.as('system', (tx) =>
    sql`update public_space.report set closed_at = clock_timestamp() - make_interval(days => ${days})
      where municipality = platform.town() and id = ${id}`.execute(tx),
  )
const keyOf = (done: Awaited<ReturnType<typeof moveReport>>) => (done.ok ? 'done' : done.errors[0]?.key)

test('every step of the map can be taken, and no other', async () => {
  const { id } = await aReport(town)
  for (const from of states) {
    const outcome = from === 'closed' || from === 'reopen-asked' ? 'solved' : null
    for (const to of states) {
      await town.as('system', (tx) =>
        sql`update public_space.report set state = ${from}, outcome = ${outcome}, outcome_by = ${outcome && 'staff'}
          where municipality = platform.town() and id = ${id}`.execute(tx),
      )
      const done = keyOf(await moved(id, { ...closing, to }))
      assert.equal(done, movesFrom[from].includes(to) ? 'done' : 'impossible', `${from} -> ${to}`)
      if (done === 'done') assert.equal((await town.as('system', (tx) => readReport(tx, id)))?.state, to)
    }
  }
})

test('closing asks for an outcome, who says so, and an answer of at least ten letters', async () => {
  const { id } = await aReport(town)
  assert.equal(keyOf(await moved(id, { to: 'closed', saidBy: 'staff', answer })), 'outcome')
  assert.equal(keyOf(await moved(id, { to: 'closed', outcome: 'solved', answer })), 'saidBy')
  assert.equal(keyOf(await moved(id, { ...closing, answer: ' ni tegn  ' })), 'answerShort')
  assert.equal(keyOf(await moved(id, { ...closing, answer: 'Ring til 010203-1234 om lampen' })), 'personNumber')
  assert.equal((await town.as('system', (tx) => readReport(tx, id)))?.revision, 1)
  const done = await moved(id, closing)
  assert.ok(done.ok)
  assert.deepEqual([done.value.state, done.value.outcome, done.value.outcomeBy], ['closed', 'solved', 'staff'])
  assert.ok(done.value.closedAt)
  const again = await moved(id, { to: 'reopened' })
  assert.ok(again.ok)
  assert.deepEqual([again.value.outcome, again.value.outcomeBy, again.value.closedAt], [null, null, null])
})

test('blanks, dots and signs that nobody sees are no answer', async () => {
  const { id } = await aReport(town)
  for (const empty of [' '.repeat(20), '\u00a0'.repeat(20), '\u200b'.repeat(20), '. . . . . . . . . . .', 'ok!!!!!!!!!!!!'])
    assert.equal(keyOf(await moved(id, { ...closing, answer: empty })), 'answerShort', JSON.stringify(empty))
})

test('what a colleague has changed since is not written over', async () => {
  const { id } = await aReport(town)
  assert.equal(keyOf(await moved(id, { to: 'assessed', revision: 1 })), 'done')
  assert.equal(keyOf(await moved(id, { to: 'planned', revision: 1 })), 'elsewhere')
  assert.equal(keyOf(await moved(id, { to: 'planned', revision: 2 })), 'done')
})

test('of two who move it at once one wins and the other is told', async () => {
  const { id } = await aReport(town)
  const both = await Promise.all([moved(id, { to: 'assessed', revision: 1 }), moved(id, { to: 'planned', revision: 1 })])
  assert.deepEqual(both.map(keyOf).sort(), ['done', 'elsewhere'])
})

test('a fault becomes public when somebody has looked at it, and nothing else ever does', async () => {
  const fault = await aReport(town, 'lamp')
  const mopeds = await aReport(town, 'mopeds')
  const spam = await aReport(town, 'litter')
  await moved(fault.id, { to: 'assessed' })
  await moved(mopeds.id, { to: 'assessed' })
  await moved(spam.id, { ...closing, outcome: 'not-ours' })
  const isPublic = async (id: string) => (await town.as('system', (tx) => readReport(tx, id)))?.isPublic
  assert.deepEqual([await isPublic(fault.id), await isPublic(mopeds.id), await isPublic(spam.id)], [true, false, false])
})

test('staff move in their own name and nobody else’s', async () => {
  const { id } = await aReport(town)
  const account = await town.accountOf('professional')
  const other = await town.accountOf('coordinator')
  const asProfessional = (by: Move['by']) => town.as('professional', (tx) => moveReport(tx, id, { to: 'assessed', by }))
  await assert.rejects(asProfessional({ whom: 'staff', account: other, name: 'En anden' }), /row-level security/)
  await assert.rejects(asProfessional({ whom: 'reporter', account, name: '' }), /row-level security/)
  assert.equal(keyOf(await asProfessional({ whom: 'staff', account, name: 'Prøve' })), 'done')
  const trail = await town.as('professional', (tx) => readTrail(tx, id))
  assert.deepEqual(
    trail.map(({ kind, byName }) => [kind, byName]),
    [
      ['received', ''],
      ['state', 'Prøve'],
    ],
  )
  for (const role of ['resident', 'partner', 'administrator', 'data-protection'] as const)
    assert.equal(keyOf(await town.as(role, (tx) => moveReport(tx, id, { to: 'planned', by: machinery }))), 'gone', role)
})

test('everybody with an e-mail has one letter of each piece of news, however many rounds there are', async () => {
  const { id } = await aReport(town, 'mopeds', { email: 'a@example.invalid' })
  await moved(id, { to: 'in-progress', unit: 'Team Vej', nextStep: 'Vi måler farten i uge 50.' })
  await Promise.all([postLetters(), postLetters(), postLetters()])
  await postLetters()
  const letters = await lettersTo(town, 'a@example.invalid')
  assert.equal(letters.length, 1)
  assert.match(letters[0]?.body ?? '', /Team Vej er i gang\.\nNu sker der det: Vi måler farten i uge 50\./)
  assert.match(letters[0]?.body ?? '', /https:\/\/by\.example\/da\/follow\n/)
  // What others may see of a letter says neither what it is about nor where.
  assert.doesNotMatch(`${letters[0]?.subject} ${letters[0]?.body}`, /Knallert|Torv|\d{4} \d{4}/)
})

test('those who reported what was put together with another are told too', async () => {
  const one = await aReport(town, 'mopeds', { email: 'one@example.invalid' })
  const two = await aReport(town, 'mopeds', { email: 'two@example.invalid', language: 'en' })
  await town.as('system', (tx) =>
    sql`update public_space.report set merged_into = ${one.id} where municipality = platform.town() and id = ${two.id}`.execute(tx),
  )
  await town.as('system', (tx) =>
    tellFollowers(tx, [one.id], { key: 'effort-begun', unit: 'Center for By', nextStep: '', answerBy: '2026-12-24', words: '' }),
  )
  await postLetters()
  const news = await town.as('analyst', (tx) => readNews(tx, two.id))
  assert.equal(news.at(-1)?.key, 'effort-begun')
  assert.match((await lettersTo(town, 'one@example.invalid'))[0]?.body ?? '', /Nu går vi i gang\. Center for By står for det\./)
  assert.match(
    (await lettersTo(town, 'two@example.invalid'))[0]?.body ?? '',
    /We now begin\. Center for By sees to it\.\nYou hear from us by 24 December 2026\./,
  )
})

test('four weeks after closing everybody is asked once whether it helped', async () => {
  const { id } = await aReport(town, 'bush', { email: 'bush@example.invalid' })
  await moved(id, closing)
  await postLetters()
  const ask = () => town.as('system', (tx) => askWhetherItHelped(tx, 'https://by.example'))
  await closedDaysAgo(id, 27)
  assert.equal(await ask(), 0)
  await closedDaysAgo(id, 29)
  assert.deepEqual((await Promise.all([ask(), ask()])).length, 2)
  assert.equal(await ask(), 0)
  const letters = await lettersTo(town, 'bush@example.invalid')
  assert.deepEqual(
    letters.map(({ subject }) => subject),
    ['Hjalp det? Prøveby spørger', 'Nyt fra Prøveby'],
  )
})

test('somebody with two reports that were put together has one letter, however they write their address', async () => {
  const one = await aReport(town, 'lamp', { email: 'two.reports@example.invalid' })
  const two = await aReport(town, 'lamp', { email: 'Two.Reports@example.invalid' })
  await town.visit(`/da/reports/${one.id}/join`, { as: 'professional', form: { part: [two.id], other: '' } })
  await postLetters()
  const count = async () =>
    (await Promise.all(['two.reports', 'Two.Reports'].map((name) => lettersTo(town, `${name}@example.invalid`)))).flat().length
  assert.equal(await count(), 1)
  await moved(one.id, closing)
  await postLetters()
  assert.equal(await count(), 2)
  await closedDaysAgo(one.id, 29)
  await town.as('system', (tx) => askWhetherItHelped(tx, 'https://by.example'))
  assert.equal(await count(), 3)
})

test('what was opened again and answered anew is asked about anew, and what is open is not', async () => {
  const { id } = await aReport(town, 'path', { email: 'anew@example.invalid' })
  const ask = () => town.as('system', (tx) => askWhetherItHelped(tx, 'https://by.example'))
  await moved(id, closing)
  await closedDaysAgo(id, 29)
  assert.equal(await ask(), 1)
  await moved(id, { to: 'reopened' })
  assert.equal(await ask(), 0)
  await moved(id, closing)
  assert.equal(await ask(), 0, 'four weeks run from the last answer')
  // The first time lies as far back as four weeks and a day do.
  await town.as('system', (tx) =>
    sql`update public_space.follower set asked_at = asked_at - interval '30 days' where report = ${id}`.execute(tx),
  )
  await closedDaysAgo(id, 29)
  assert.deepEqual([await ask(), await ask()], [1, 0])
  await postLetters()
  const asked = (await lettersTo(town, 'anew@example.invalid')).filter(({ subject }) => subject === 'Hjalp det? Prøveby spørger')
  assert.equal(asked.length, 2)
})

test('nobody but the machinery sees who follows, or what letters wait', async () => {
  await aReport(town, 'lamp', { email: 'secret@example.invalid' })
  for (const role of [
    'professional',
    'coordinator',
    'leader',
    'analyst',
    'data-protection',
    'administrator',
    'partner',
    'resident',
  ] as const) {
    const seen = await town.as(role, async (tx) => [
      (await sql`select from public_space.follower`.execute(tx)).rows.length,
      (await sql`select from public_space.news_to_post`.execute(tx)).rows.length,
      (await sql`select from platform.outgoing_mail`.execute(tx)).rows.length,
    ])
    assert.deepEqual(seen, [0, 0, 0], role)
    assert.equal((await town.as(role, (tx) => sql`update public_space.follower set email = null`.execute(tx))).numAffectedRows, 0n, role)
  }
})
