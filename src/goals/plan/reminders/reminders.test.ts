import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { daysAfter } from '../../../platform/form/model.ts'
import { adoptVersion } from '../adopt.ts'
import { beginWith } from '../begin.ts'
import { partsWith } from '../parts/all.ts'
import { moveVersion } from '../store.ts'
import { type Agreed, dueOn, figureDue } from './model.ts'
import { letterTo, remind } from './remind.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const agreed = (on: string): Agreed => ({ thing: 'review', id: 'x', on, path: '/plans/x', owner: null })

test('a date is reminded of thirty days before and on the day, and some days later when the town stood still', () => {
  for (const [today, when] of [
    ['2027-01-29', []],
    ['2027-01-30', ['ahead']],
    ['2027-02-08', ['ahead']],
    ['2027-02-09', []],
    ['2027-02-28', []],
    ['2027-03-01', ['today']],
    ['2027-03-10', ['today']],
    ['2027-03-11', []],
  ] as const)
    assert.deepEqual(
      dueOn([agreed('2027-03-01')], today).map((one) => one.when),
      when,
      today,
    )
})

test('the next figure is due when its period ends; irregular ones are never due', () => {
  assert.equal(figureDue(['2023', '2025', '2021'], 'year'), '2026-12-31')
  assert.equal(figureDue([], 'year'), null)
  assert.equal(figureDue(['2025'], 'other'), null)
})

test('one letter to each coordinator, once for each of the two days, with no name in it', async () => {
  const reviewOn = '2027-03-01'
  await town.as('system', async (tx) => {
    const office = { account: null, name: 'Demo' }
    const version = {
      kind: 'plan' as const,
      title: 'Hemmelig titel',
      basedOn: null,
      legalBasis: null,
      year: null,
      figuresAsOf: '2026-01-01',
      reviewOn,
    }
    const id = await beginWith(tx, version, [{ title: 'Et', body: 'A' }], office)
    await moveVersion(tx, id, 'draft', 'for-adoption')
    const setting = { town: { name: 'Prøveby', isDemonstration: false }, publicUrl: '', parts: partsWith([]) }
    assert.equal(await adoptVersion(tx, id, { on: '2026-01-20', caseNumber: '1', minutesAddress: '' }, setting, office), null)
  })
  await town.accountOf('coordinator')
  await town.accountOf('professional')
  const on = (day: string) => town.as('system', (tx) => remind(tx, day, 'https://tryg.example'))
  assert.equal(await on(daysAfter(reviewOn, -31)), 0)
  // Two workers on the same morning: one letter.
  const both = await Promise.all([1, 2].map(() => on(daysAfter(reviewOn, -30))))
  assert.deepEqual(both.sort(), [0, 1])
  assert.equal(await on(daysAfter(reviewOn, -29)), 0)
  assert.equal(await on(reviewOn), 1)
  assert.equal(await on(reviewOn), 0)
  const sent = await town.as('system', (tx) =>
    sql<{
      recipient: string
      subject: string
      body: string
    }>`select recipient, subject, body from platform.outgoing_mail order by id`.execute(tx),
  )
  assert.deepEqual(
    sent.rows.map(({ recipient }) => recipient),
    ['coordinator@example.invalid', 'coordinator@example.invalid'],
  )
  const [first] = sent.rows
  assert.match(first?.body ?? '', /Planen skal ses efter senest 1\. marts 2027\.\nhttps:\/\/tryg\.example\/da\/plans\/[0-9a-f-]{36}/)
  for (const { subject, body } of sent.rows) assert.doesNotMatch(subject + body, /Hemmelig|Prøve /)
})

test('the letter speaks the reader’s language', () => {
  const due = dueOn([agreed('2027-03-01')], '2027-03-01')
  const letter = letterTo({ account: 'a', email: 'a@example.invalid', locale: 'en', isCoordinator: true }, due, {
    publicUrl: 'https://x',
    town: 'Ishøj',
  })
  assert.match(letter.text, /to be reviewed by today: 1 March 2027/)
  assert.equal(letter.subject, 'An agreed date draws near')
})
