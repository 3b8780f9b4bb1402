import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMarkdown } from '../document/markdown.ts'
import { holdingOn, type LegalBasis } from '../legal-basis/model.ts'
import { findingsOfSettings, hinders, withoutSource } from './model.ts'

const today = '2026-03-01'
const basis = (from: string | null, to: string | null): LegalBasis => ({
  id: 'x',
  title: 'Loven',
  text: '',
  address: '',
  from,
  to,
  note: '',
  revision: 1,
})
const about = (reviewOn: string | null, law: LegalBasis | null) =>
  findingsOfSettings({ kind: 'plan', reviewOn }, law, today).map((one) => one.about)

test('the day of review is within four years', () => {
  const law = basis(null, null)
  for (const [on, expected] of [
    [null, ['no-review']],
    ['2026-02-28', ['review-passed']],
    ['2026-03-01', []],
    ['2030-03-01', []],
    ['2030-03-02', ['review-late']],
  ] as const)
    assert.deepEqual(about(on, law), expected, String(on))
})

test('the law is in force on the day', () => {
  assert.deepEqual(about('2028-01-01', null), ['no-legal-basis'])
  assert.deepEqual(about('2028-01-01', basis('2024-01-01', null)), [])
  assert.deepEqual(about('2028-01-01', basis(null, '2023-12-31')), ['legal-basis-over'])
  assert.deepEqual(about('2028-01-01', basis('2027-01-01', null)), ['legal-basis-not-yet'])
  assert.equal(holdingOn(basis('2024-01-01', '2026-03-01'), today), 'holds')
  assert.deepEqual(findingsOfSettings({ kind: 'status', reviewOn: null }, null, today), [])
})

test('a table with figures needs its source just below; one of words does not', () => {
  const found = (text: string) => withoutSource(parseMarkdown(text).blocks)
  const table = '| Hvad | Tal |\n|---|---|\n| Indbrud | 1.200 |\n'
  assert.equal(found(table).length, 1)
  assert.equal(found(`${table}\nEn sætning imellem.\n\nKilde: Danmarks Statistik.`).length, 1)
  assert.deepEqual(found(`${table}\nKilde: Danmarks Statistik, STRAF11.`), [])
  assert.deepEqual(found('| Hvem | Hvornår |\n|---|---|\n| Klub 10 | 1. marts |\n'), [])
  assert.equal(found('| a | b |\n|---|---|\n| x | 45 % |\n').length, 1)
})

test('what is not known or not answered hinders an adoption; the rest is for people to weigh', () => {
  assert.ok(hinders({ about: 'unknown-part', chapter: '', title: '', call: '' }))
  assert.ok(hinders({ about: 'unanswered', title: '', comments: 1 }))
  assert.ok(!hinders({ about: 'party-silent', name: '' }))
  assert.ok(!hinders({ about: 'goal-without-indicator', goal: 'safe-town' }))
})
