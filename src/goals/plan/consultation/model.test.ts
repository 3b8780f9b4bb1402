import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginningOf } from './answers/model.ts'
import { askedForm } from './asked/model.ts'
import { lasts, toLeaveOut } from './model.ts'
import { withoutPassages } from './redacted/model.ts'

test('a number or an address that leads to a person is to be left out', () => {
  const cases: [string, ReturnType<typeof toLeaveOut>][] = [
    ['Ring til 12 34 56 78', 'phone'],
    ['Ring til 12345678.', 'phone'],
    ['Ring: 1234 5678', 'phone'],
    ['tlf. 12-34-56-78', 'phone'],
    ['+45 12345678', 'phone'],
    ['+46 70 123 45 67', 'phone'],
    ['Mit nummer er 010190-1234', 'personNumber'],
    ['Mit nummer er 0101901234', 'personNumber'],
    ['Skriv til nogen@eksempel.dk', 'email'],
    ['Skriv til (nogen@eksempel.dk)', 'email'],
    ['Vi er 12 og de er 34', null],
    ['Det skete 24-12-2025 og 24.12.2025', null],
    ['2024-2025 var gode år, 2023 2024 også', null],
    ['fra 2025-12-24 til 2026-01-02', null],
    ['Det koster 12.345.678 kr.', null],
    ['Det koster 12345678 kr', null],
    ['Der bor 24.365 i byen, 1.200.000 i landet', null],
    ['Paragraf 19, stk. 3', null],
    ['Møde kl. 10.00-11.30 og 12.00', null],
    ['@alle: godt skrevet', null],
  ]
  for (const [text, expected] of cases) assert.equal(toLeaveOut(text), expected, text)
})

test('a consultation lasts to the end of its last day', () => {
  const asking = { state: 'consultation' as const, consultationUntil: '2026-03-10', residentsMayComment: false }
  assert.equal(lasts(asking, '2026-03-10'), true)
  assert.equal(lasts(asking, '2026-03-11'), false)
  assert.equal(lasts({ ...asking, state: 'for-adoption' }, '2026-03-01'), false)
  assert.equal(lasts({ ...asking, consultationUntil: null }, '2026-03-01'), false)
})

test('names are read one a line; a version in consultation needs somebody and a day', () => {
  const draft = askedForm({ state: 'draft', consultationUntil: null }, '2026-03-01')
  const read = draft.parse({ until: '', others: ' Beboerne i  Nord \r\n\nbeboerne i nord\nKlubben' })
  assert.deepEqual(read, { until: null, residents: false, organisations: [], others: ['Beboerne i Nord', 'Klubben'] })
  const going = askedForm({ state: 'consultation', consultationUntil: '2026-02-01' }, '2026-03-01')
  const messages = (form: object) => going.safeParse({ until: '', ...form }).error?.issues.map(({ message }) => message)
  assert.deepEqual(messages({}), ['untilMissing', 'nobody'])
  assert.deepEqual(messages({ until: '2026-02-02', residents: 'yes' }), ['untilPast'])
  assert.equal(messages({ until: '2026-02-01', residents: 'yes' }), undefined)
  assert.deepEqual(draft.parse({ until: '', others: ['Klubben', 'Skolen'] }).others, ['Klubben', 'Skolen'])
})

test('a list shows the beginning of a comment in whole words', () => {
  assert.equal(beginningOf('Kort\nog godt'), 'Kort og godt')
  assert.equal(beginningOf('et to tre fire', 8), 'et to …')
})

for (const [words, passages, wanted] of [
  ['Ib og Ibs hund på skibet', ['Ib'], '[udeladt] og [udeladt] hund på skibet'],
  ['Hans ved, at det er hans cykel', ['Hans'], '[udeladt] ved, at det er hans cykel'],
  ['Se Ulla B. Hansen, sagde Ulla', ['Ulla', 'Ulla B. Hansen'], 'Se [udeladt], sagde [udeladt]'],
  ['[udeladt] og Per', ['ud', 'Per'], 'ud'],
  ['Ring (12 34 56 78)', ['(12 34 56 78)'], 'Ring [udeladt]'],
  ['Åse på Ø-vej 3', ['Ø-vej 3', 'Åse'], '[udeladt] på [udeladt]'],
] as const)
  test(`“${passages.join('”, “')}” is left out of “${words}”`, () => {
    const left = withoutPassages(words, { passages: [...passages], everything: false })
    assert.equal('words' in left ? left.words : left.missing, wanted)
  })
