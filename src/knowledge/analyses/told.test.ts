// The sentences: what a council member reads, in both languages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { sentenceOf, whenOf } from './told.ts'

const row = (verdict: string, more = {}) => ({
  period: '2025',
  verdict,
  observed: 1066,
  expected: 1248.7,
  ordinaryLow: 114,
  ordinaryHigh: 2310,
  ...more,
})

test('fewer burglaries in homes, in a sentence', () => {
  assert.equal(
    sentenceOf(row('fewer'), 'burglary-home', 'Ishøj', en, 'en'),
    'In 2025 homes in Ishøj had fewer burglaries than expected for a town like this: 1,066 reported, 1,249 expected, and 114 to 2,310 would be ordinary.',
  )
  assert.equal(
    sentenceOf(row('fewer'), 'burglary-home', 'Ishøj', da, 'da'),
    'I 2025 havde hjem i Ishøj færre indbrud end ventet for en by som denne: 1.066 anmeldt, 1.249 ventet, og 114 til 2.310 ville være almindeligt.',
  )
})

test('when it cannot be told, the sentence says so first', () => {
  assert.match(
    sentenceOf(row('cannot-tell'), 'shoplifting', 'Ishøj', da, 'da'),
    /^Vi kan ikke sige, om butikker i Ishøj havde færre tyverier end ventet i 2025: /,
  )
})

test('without figures there is a sentence and no number', () => {
  assert.equal(
    sentenceOf(row('cannot-tell', { expected: null }), 'violence', 'Ishøj', da, 'da'),
    'Der er ikke tal nok til at sige noget om sager om vold her.',
  )
  assert.equal(
    sentenceOf(undefined, 'violence', 'Ishøj', en, 'en'),
    'There are too few figures to say anything about cases of violence here.',
  )
})

test('four quarters running are said as quarters', () => {
  assert.equal(whenOf('2024K4-2025K3', da), 'Fra 4. kvartal 2024 til 3. kvartal 2025')
  assert.equal(whenOf('2025', en), 'In 2025')
})

test('as expected always reads that the goal is not shown met', () => {
  assert.match(da.goal['as-expected'], /ikke vist nået/)
  assert.match(en.goal['as-expected'], /not shown met/)
})

test('danger words stay out: felt safety is never security, a phenomenon never a nuisance', () => {
  assert.equal(/\bsikkerhed|security|nuisance|chikane/i.test(JSON.stringify([da, en])), false)
})
