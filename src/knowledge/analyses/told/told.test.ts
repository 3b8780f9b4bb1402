// The sentences: what a council member reads, in both languages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Release } from '../../../platform/release/index.ts'
import { audiences, groups } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { audienceSentence, knownSince, newestOf, type Row, sentenceOf, whenOf } from './told.ts'

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
    sentenceOf(row('cannot-tell', { observed: null, expected: null }), 'violence', 'Ishøj', da, 'da'),
    'Der er ikke tal nok til at sige noget om sager om vold her.',
  )
  assert.equal(
    sentenceOf(undefined, 'violence', 'Ishøj', en, 'en'),
    'There are too few figures to say anything about cases of violence here.',
  )
})

test('what was reported is told also where the model has no answer', () => {
  assert.equal(
    sentenceOf(row('cannot-tell', { expected: null }), 'violence', 'Ishøj', da, 'da'),
    '1.066 sager om vold blev anmeldt. Modellen kan ikke sige, hvor mange der var ventet.',
  )
})

test('outside the ordinary and yet no verdict: the sentence says that one of six may be so by chance', () => {
  const outside = { ratioLow: 1.02, ratioHigh: 2.4, adjustedP: 0.09 }
  assert.match(
    sentenceOf(row('cannot-tell', outside), 'violence', 'Ishøj', da, 'da'),
    /^Vi kan ikke sige, om [^.]*1\.066 anmeldt, .* almindeligt\. Det er uden for det almindelige\. Men blandt seks grupper kan en være det ved et tilfælde\.$/,
  )
  const wide = sentenceOf(row('cannot-tell', { ratioLow: 0.4, ratioHigh: 2.4, adjustedP: 0.9 }), 'violence', 'Ishøj', en, 'en')
  assert.match(wide, /would be ordinary\.$/)
})

const releaseOf = (rows: Row[]): Release => ({
  table: {
    ...emptyTable,
    columns: Object.keys(rows[0] ?? {}).map((key) => ({ key, heading: { da: key, en: key }, kind: 'text' as const })),
    rows: rows.map((one) => Object.values(one)),
  },
  number: 1,
  releasedAt: new Date(0),
})
const emptyTable = {
  dataset: 'x',
  title: { da: '', en: '' },
  description: { da: '', en: '' },
  provenance: [],
  n: { da: '', en: '' },
  uncertainty: { none: { da: '', en: '' } },
  cannotSay: [],
  protection: { kind: 'official-statistics' as const },
}
const year = (period: string, verdict: string, more: Row = {}): Row => ({
  ...{ group: 'violence', period, kind: 'year', verdict, conditions: 'size gini', conditionsFrom: Number(period), isCarried: 'no' },
  ...more,
})

test('a condition known only from a later year is said to be, and the years before are not fully known', () => {
  const release = releaseOf([
    year('2021', 'fewer', { conditions: 'size', conditionsFrom: null }),
    year('2022', 'fewer'),
    year('2023', 'fewer', { conditionsFrom: 2022, isCarried: 'yes' }),
  ])
  assert.deepEqual(knownSince(release, 'violence', da), ['Ulighed i indkomst (Gini): kendt fra 2022. Årene før er regnet uden.'])
  assert.equal(newestOf(release, 'violence').fullyKnown?.period, '2022')
  assert.deepEqual(knownSince(releaseOf([year('2022', 'fewer'), year('2023', 'fewer')]), 'violence', da), [])
})

test('a year known for its size alone is not fully known, nor one that lacks what the newest knows', () => {
  const sizeAlone = { conditions: 'size', conditionsFrom: null }
  assert.equal(newestOf(releaseOf([year('2022', 'fewer', sizeAlone), year('2023', 'fewer', sizeAlone)]), 'violence').fullyKnown, undefined)
  const lacking = [year('2022', 'fewer', { conditions: 'size' }), year('2023', 'fewer', { conditionsFrom: 2022, isCarried: 'yes' })]
  assert.equal(newestOf(releaseOf(lacking), 'violence').fullyKnown, undefined)
})

test('all reported offences decide neither the residents’ answer nor the businesses’', () => {
  const verdictsOf = (all: string, others: string) =>
    releaseOf(groups.map((group) => ({ ...year('2025', group === 'all' ? all : others), group })))
  for (const audience of audiences) {
    assert.match(
      audienceSentence(verdictsOf('more', 'fewer'), audience, da, 'da'),
      /mødte mindre kriminalitet end ventet i 2025\. Tallene viser, at målet er nået\.$/,
    )
    assert.match(audienceSentence(verdictsOf('fewer', 'cannot-tell'), audience, da, 'da'), /^Vi kan ikke sige, om/)
  }
})

test('four quarters running are said as quarters', () => {
  assert.equal(whenOf('2024K4-2025K3', da), 'Fra 4. kvartal 2024 til 3. kvartal 2025')
  assert.equal(whenOf('2025', en), 'In 2025')
})

test('as expected always reads that the goal is not shown met', () => {
  assert.match(da.goal['as-expected'], /det ikke vist, at målet er nået/)
  assert.match(en.goal['as-expected'], /not shown met/)
})

test('danger words stay out: felt safety is never security, a phenomenon never a nuisance', () => {
  assert.equal(/\bsikkerhed|security|nuisance|chikane/i.test(JSON.stringify([da, en])), false)
})
