// The size of an evaluation follows cost and possible harm, and each size asks what it promises to ask.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Harm } from '../model.ts'
import { carried, fieldsOf, suggested } from './fields.ts'
import {
  asksDisplacement,
  type EvaluationForm,
  emptyEvaluation,
  evaluationForm,
  mayStillChange,
  missingIn,
  proposeSize,
  type Size,
} from './model.ts'
import { da } from './texts.da.ts'

const proposals: [cost: number | null, harm: Harm, size: Size, reason: string][] = [
  [0, 'little', 'light', 'small'],
  [99_999, 'little', 'light', 'small'],
  [100_000, 'little', 'standard', 'between'],
  [99_999, 'some', 'standard', 'between'],
  [null, 'little', 'standard', 'no-cost'],
  [null, 'some', 'standard', 'no-cost'],
  [999_999, 'some', 'standard', 'between'],
  [1_000_000, 'little', 'full', 'large-cost'],
  [0, 'much', 'full', 'much-harm'],
  [null, 'much', 'full', 'much-harm'],
]
for (const [cost, harm, size, reason] of proposals)
  test(`${cost ?? 'an unknown number of'} kroner and ${harm} harm ask for ${size}`, () =>
    assert.deepEqual(proposeSize({ cost, harm }), { size, reasonKey: reason }))

const around = { proposedSize: 'light' as Size, mayMove: false, from: '2027-01-01', today: '2026-12-01', isChange: false }
const light: EvaluationForm = { ...emptyEvaluation, difference: 'Færre er utrygge', seenBy: 'Vi spørger', verdictOn: '2027-06-01' }
const standard: EvaluationForm = {
  ...light,
  size: 'standard',
  question: 'Er færre utrygge?',
  indicator: '01930000-0000-7000-8000-000000000001',
  comparison: 'before-after',
  judgeName: 'Center for Tryghed',
}
const missing = (form: EvaluationForm, differing: Partial<Parameters<typeof missingIn>[1]> = {}) =>
  missingIn(form, { ...around, ...differing }).map(({ key }) => key)

test('the light size asks three questions and no more', () => {
  assert.deepEqual(missing(light), [])
  assert.deepEqual(missing(emptyEvaluation), ['differenceMissing', 'seenByMissing', 'verdictOnMissing'])
})

test('an effort in public space says how one sees whether what it is about only moves, in every size', () => {
  assert.deepEqual(missing(light, { mayMove: true }), ['displacementMissing'])
  assert.deepEqual(missing({ ...light, displacement: 'Vi ser efter.' }, { mayMove: true }), ['displacementMissing'])
  assert.deepEqual(missing({ ...light, displacement: 'Vi tæller i en ring ud til 400 m.' }, { mayMove: true }), [])
  assert.ok(asksDisplacement({ kind: 'public-space' }) && !asksDisplacement({ kind: 'proactive' }))
})

test('the standard size asks besides for question, indicator, comparison and who judges', () => {
  assert.deepEqual(missing(standard), [])
  assert.deepEqual(missing({ ...light, size: 'standard' }), [
    'questionMissing',
    'indicatorMissing',
    'comparisonMissing',
    'judgeNameMissing',
  ])
  assert.deepEqual(missing({ ...standard, comparison: 'described' }), ['comparisonWordsMissing'])
})

test('the full size asks besides how it is to work, the comparison in words, and what the figures could show', () => {
  assert.deepEqual(missing({ ...standard, size: 'full' }), ['comparisonWordsMissing', 'mechanismMissing', 'effectMissing'])
})

test('a smaller size than proposed gives its reason', () => {
  assert.deepEqual(missing(light, { proposedSize: 'full' }), ['sizeReasonMissing'])
  assert.deepEqual(missing({ ...light, sizeReason: 'fordi' }, { proposedSize: 'standard' }), ['sizeReasonMissing'])
  assert.deepEqual(missing({ ...light, sizeReason: 'Vi har prøvet det før.' }, { proposedSize: 'full' }), [])
})

test('the verdict comes after the start and not in the past', () => {
  assert.deepEqual(missing({ ...light, verdictOn: '2026-11-30' }), ['verdictPast'])
  assert.deepEqual(missing({ ...light, verdictOn: '2027-01-01' }), ['verdictBeforeStart'])
  assert.deepEqual(missing({ ...light, verdictOn: '2026-12-01' }, { from: null }), [])
})

test('a change of what was agreed gives its reason', () => assert.deepEqual(missing(light, { isChange: true }), ['changeReasonMissing']))

test('what is missing has a sentence', () => {
  const all = [
    ...missing(emptyEvaluation),
    ...missing({ ...emptyEvaluation, size: 'full' }, { isChange: true }),
    'verdictPast',
    'verdictBeforeStart',
  ]
  for (const key of all) assert.ok(key in da.errors, key)
})

test('an effort that is over keeps what was agreed', () =>
  assert.deepEqual((['idea', 'planned', 'going', 'paused', 'ended', 'judged'] as const).filter(mayStillChange), [
    'idea',
    'planned',
    'going',
    'paused',
  ]))

test('a form reads back as it was filled', () => {
  const fields = fieldsOf(standard)
  assert.equal(fields['verdictOn-month'], '6')
  const { detectable: _, ...words } = standard
  assert.deepEqual(evaluationForm.parse({ ...fields, verdictOn: '2027-06-01' }), words)
})

test('no text is about one person', () => {
  const read = evaluationForm.safeParse({ ...fieldsOf(light), verdictOn: '', difference: 'Drengen 010203-1234 skal hjem' })
  assert.deepEqual(
    read.error?.issues.map(({ message }) => message),
    ['personNumber'],
  )
})

test('what was written to a larger size goes along when a smaller one is shown', () => {
  const fields = { ...fieldsOf({ ...standard, mechanism: 'Lys giver øjne' }), perYear: '60' }
  assert.deepEqual(Object.fromEntries(carried(fields, 'light', [])).mechanism, 'Lys giver øjne')
  assert.deepEqual(Object.fromEntries(carried(fields, 'light', [])).question, 'Er færre utrygge?')
  assert.deepEqual(carried(fields, 'full', ['mechanism', 'method', 'perYear']), [])
})

test('the newest figure of the indicator suggests answers', () => {
  const choice = { id: '', name: { da: '', en: '' }, goal: 'safe-town', goodIs: 'lower', frequency: 'quarter' } as const
  const events = { ...choice, counts: 'events', newest: { period: '2026K3', value: 2.5, n: 61 } } as const
  assert.deepEqual(suggested(events), { wanted: 'fall', perYear: '244', perMonth: '20' })
  const share = { ...choice, counts: 'share-of-people', newest: { period: '2026', value: 18.46, n: 812 } } as const
  assert.deepEqual(suggested(share), { wanted: 'fall', share: '18,5', answersBefore: '812', answersAfter: '812' })
  assert.deepEqual(suggested({ ...events, newest: { period: '2026K3', value: 2.5, n: null } }), { wanted: 'fall' })
  assert.deepEqual(suggested({ ...events, newest: null }), { wanted: 'fall' })
  assert.deepEqual(suggested(undefined), {})
})
