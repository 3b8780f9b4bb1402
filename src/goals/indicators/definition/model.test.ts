// How a form becomes an indicator, and what is said of each part that is not right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormFields } from '../../../platform/result.ts'
import { slugOf } from '../model.ts'
import { type Around, differingFields, fieldsOf, readIndicator } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const wholeForm: FormFields = {
  goal: 'safe-town',
  subGoal: '',
  position: '10',
  nameDa: 'Trygge om aftenen',
  nameEn: '',
  definitionDa: 'Andelen, der er trygge.',
  definitionEn: '',
  sourceDa: 'Egen undersøgelse',
  sourceEn: '',
  formulaDa: 'Trygge delt med alle',
  formulaEn: '',
  unitDa: 'procent',
  unitEn: '',
  cannotSayDa: 'Ikke hvorfor.',
  cannotSayEn: '',
  digits: '1',
  counts: 'share-of-people',
  aim: 'raise',
  goodIs: 'higher',
  margin: '2,5',
  baselinePeriod: '2021',
  targetValue: '80,5',
  targetOn: '2030-12-31',
  frequency: 'second-year',
  responsible: '',
  dataClass: 'open',
}
const around: Around = { before: null, today: '2026-03-01', subGoals: [], series: null }

test('a whole form becomes an indicator; a decimal comma is a decimal', () => {
  const read = readIndicator(wholeForm, around)
  assert.ok(read.ok)
  assert.deepEqual(
    [read.value.margin, read.value.target, read.value.name],
    [2.5, { value: 80.5, on: '2030-12-31' }, { da: 'Trygge om aftenen', en: '' }],
  )
})

const wrong: [FormFields, string, string][] = [
  [{ targetOn: '2020-01-01' }, 'targetOn', 'Målet skal ligge i fremtiden; du skrev 1.1.2020.'],
  [{ targetOn: '2026-03-01' }, 'targetOn', 'Målet skal ligge i fremtiden; du skrev 1.3.2026.'],
  [{ targetOn: '2030-02-30' }, 'targetOn', 'Skriv en dag, der findes; du skrev “2030-02-30”.'],
  [{ targetOn: '' }, 'targetOn', da.errors.targetDayMissing],
  [{ targetValue: '' }, 'targetValue', da.errors.targetValueMissing],
  [{ targetValue: '180' }, 'targetValue', da.errors.targetShare],
  [{ targetValue: 'mange' }, 'targetValue', 'Skriv et tal, for eksempel 2,5; du skrev “mange”.'],
  [{ margin: '0' }, 'margin', 'Den mindste ændring skal være over 0; du skrev 0.'],
  [{ margin: '-2' }, 'margin', 'Den mindste ændring skal være over 0; du skrev -2.'],
  [{ margin: '' }, 'margin', da.errors.marginMissing],
  [{ margin: '1.234' }, 'margin', '“1.234” kan læses på to måder. Skriv tusinder uden punktum og decimaler med komma.'],
  [{ margin: '120' }, 'margin', da.errors.marginShare],
  [{ aim: 'raise', goodIs: 'lower' }, 'aim', da.errors.raiseButLower],
  [{ aim: 'lower', goodIs: 'higher' }, 'aim', da.errors.lowerButHigher],
  [{ aim: 'wish' }, 'aim', da.errors.aim],
  [{ baselinePeriod: 'forår' }, 'baselinePeriod', 'Skriv tiden som 2025, 2025H1, 2025K3, 2025M04 eller 2025-04-30; du skrev “forår”.'],
  [{ baselinePeriod: '2025K1' }, 'baselinePeriod', '“2025K1” passer ikke til, hvor tit tallet kommer.'],
  [{ nameDa: '  ' }, 'nameDa', da.errors.nameMissing],
  [{ definitionDa: '' }, 'definitionDa', da.errors.definitionMissing],
  [{ nameEn: 'x'.repeat(161) }, 'nameEn', da.errors.long],
  [{ cannotSayDa: 'Ring til 010190-1234' }, 'cannotSayDa', da.errors.personNumber],
  [{ digits: '9' }, 'digits', da.errors.digits],
  [{ position: '-1' }, 'position', da.errors.position],
  [{ subGoal: '0197b2c0-0000-7000-8000-000000000000' }, 'subGoal', da.errors.subGoal],
]
for (const [change, field, sentence] of wrong)
  test(`${field}: ${sentence}`, () => {
    const read = readIndicator({ ...wholeForm, ...change }, around)
    assert.ok(!read.ok)
    const error = read.errors.find((one) => one.field === field)
    const said = da.errors[error?.key as keyof typeof da.errors]
    assert.equal(typeof said === 'function' ? said(error?.came ?? '') : said, sentence)
    assert.ok((error?.key ?? '') in en.errors)
  })

test('an old target that nobody touches may lie in the past; a new one may not', () => {
  const old = { target: { value: 70, on: '2024-12-31' } }
  assert.ok(readIndicator({ ...wholeForm, targetOn: '2024-12-31' }, { ...around, before: old }).ok)
  assert.ok(!readIndicator({ ...wholeForm, targetOn: '2025-12-31' }, { ...around, before: old }).ok)
})

test('a series that no source offers is refused', () => {
  const read = readIndicator(wholeForm, { ...around, series: undefined })
  assert.deepEqual(read.ok ? [] : read.errors.map(({ field }) => field), ['series'])
})

test('no margin, no target and no sub-goal of another goal slips through together with other errors', () => {
  const read = readIndicator({}, around)
  assert.ok(!read.ok && read.errors.length > 12)
})

test('what stands in the form is read back as the same', () => {
  const read = readIndicator(wholeForm, around)
  assert.ok(read.ok)
  const again = readIndicator({ ...fieldsOf(read.value, ','), targetOn: '2030-12-31' }, around)
  assert.deepEqual(again, read)
})

test('only fields in which two colleagues differ are told', () => {
  const now = { nameDa: 'Et', definitionDa: 'En\nto', margin: '2' }
  assert.deepEqual(differingFields(now, { nameDa: 'Andet', definitionDa: 'En\r\nto ', margin: '2' }), ['nameDa'])
})

test('a name becomes an address', () => {
  assert.equal(slugOf('Trygge på Østre Æblevej?'), 'trygge-paa-oestre-aeblevej')
  assert.equal(slugOf('Café i 2025'), 'cafe-i-2025')
  assert.equal(slugOf('2025: uro'), 'uro')
  assert.equal(slugOf('New'), 'indikator')
  assert.equal(slugOf('مرحبا'), 'indikator')
  assert.match(slugOf(`${'a'.repeat(59)} b c`), /^a{59}$/)
})
