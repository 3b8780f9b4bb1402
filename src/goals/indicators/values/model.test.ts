// A figure as people write it: what is understood, and what is said of each thing that is not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormFields } from '../../../platform/result.ts'
import { decimalSignOf, readDecimal, readFigure, readReason, type Setting } from './model.ts'
import { holesIn, readPeriod, startOf } from './period/model.ts'

const share: Setting = { indicator: { counts: 'share-of-people', frequency: 'year' }, today: '2026-11-26' }
const good = { period: '2025', value: '71,2', lower: '68', upper: '74.4', noInterval: '', n: '1.234', noN: '' }

const numbers: [string, ReturnType<typeof readDecimal>][] = [
  ['71,2', 71.2],
  ['71.2', 71.2],
  ['-3', -3],
  ['−3,5', -3.5],
  ['71,2 %', 71.2],
  ['1 234,5', 1234.5],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1.234.567', 1234567],
  ['0,125', 0.125],
  ['1.234', 'ambiguous'],
  ['1,234', 'ambiguous'],
  ['1.2340', 1.234],
  ['12.34.5', null],
  ['', null],
  ['-', null],
  ['ca. 70', null],
  ['1e5', null],
  ['９', null],
  ['9'.repeat(40), null],
]
for (const [text, number] of numbers)
  test(`the number “${text.slice(0, 12)}” is read as ${number}`, () => assert.equal(readDecimal(text), number))

test('a whole file tells how its decimals are written, unless it contradicts itself', () => {
  assert.equal(decimalSignOf(['1,234', '71,2']), 'comma')
  assert.equal(decimalSignOf(['1.034', '0.98']), 'point')
  assert.equal(decimalSignOf(['1.034']), null)
  assert.equal(decimalSignOf(['71,2', '71.2']), null)
})

const periods: [string, string | null][] = [
  ['2025', '2025'],
  [' 2025h1 ', '2025H1'],
  ['2025 K3', '2025K3'],
  ['2025Q3', '2025K3'],
  ['2025-04', '2025M04'],
  ['2025M04', '2025M04'],
  ['2025-04-30', '2025-04-30'],
  ['30.4.2025', '2025-04-30'],
  ['2025-02-30', null],
  ['2025K5', null],
  ['2025H3', null],
  ['25', null],
  ['i fjor', null],
]
for (const [text, period] of periods) test(`the time “${text}” is read as ${period}`, () => assert.equal(readPeriod(text), period))

test('a period begins on its first day', () => {
  assert.deepEqual(['2025', '2025H2', '2025K3', '2025M12', '2025-04-30'].map(startOf), [
    '2025-01-01',
    '2025-07-01',
    '2025-07-01',
    '2025-12-01',
    '2025-04-30',
  ])
})

test('missing periods between others are named', () => {
  assert.deepEqual(holesIn(['2020', '2023', '2021'], 'year'), ['2022'])
  assert.deepEqual(holesIn(['2019', '2021', '2025'], 'second-year'), ['2023'])
  assert.deepEqual(holesIn(['2024K3', '2025K2'], 'quarter'), ['2024K4', '2025K1'])
  assert.deepEqual(holesIn(['2024H1', '2025H1'], 'half-year'), ['2024H2'])
  assert.deepEqual(holesIn(['2024M11', '2025M02'], 'month'), ['2024M12', '2025M01'])
  assert.deepEqual(holesIn(['2020', '2025'], 'other'), [])
  assert.deepEqual(holesIn([], 'year'), [])
  assert.deepEqual(holesIn(['2025', '2025'], 'year'), [])
})

test('a whole figure is read', () => {
  assert.deepEqual(readFigure(good, share), {
    ok: true,
    value: { period: '2025', value: 71.2, interval: { lower: 68, upper: 74.4 }, n: { count: 1234 } },
  })
})

test('reasons stand in for interval and n', () => {
  const read = readFigure({ period: '2025', value: '71', noInterval: 'Alle blev spurgt', noN: 'Ikke oplyst' }, share)
  assert.deepEqual(read.ok && [read.value.interval, read.value.n], [{ none: 'Alle blev spurgt' }, { none: 'Ikke oplyst' }])
})

const faults: [string, FormFields, string, string][] = [
  ['no period', { period: '' }, 'period', 'periodMissing'],
  ['a period nobody knows', { period: 'i fjor' }, 'period', 'period'],
  ['a quarter for a figure of years', { period: '2025K1' }, 'period', 'fits-year'],
  ['a period that has not begun', { period: '2027' }, 'period', 'future'],
  ['no value', { value: ' ' }, 'value', 'valueMissing'],
  ['a value in words', { value: 'mange' }, 'value', 'number'],
  ['a value that can be read in two ways', { value: '1.234' }, 'value', 'ambiguous'],
  ['a share over 100', { value: '101', lower: '', upper: '', noInterval: 'Ingen' }, 'value', 'shareOver'],
  ['an interval of a share over 100', { upper: '101' }, 'upper', 'shareOver'],
  ['a negative share', { value: '-1', lower: '', upper: '', noInterval: 'Ingen' }, 'value', 'negative'],
  ['the ends of an interval swapped', { lower: '74', upper: '68' }, 'lower', 'swapped'],
  ['a value below its interval', { value: '60' }, 'value', 'belowInterval'],
  ['a value above its interval', { value: '80' }, 'value', 'aboveInterval'],
  ['one end only', { upper: '' }, 'upper', 'endMissing'],
  ['neither interval nor reason', { lower: '', upper: '' }, 'noInterval', 'intervalOrReason'],
  ['both interval and reason', { noInterval: 'Ingen' }, 'noInterval', 'intervalAndReason'],
  ['neither n nor reason', { n: '' }, 'noN', 'nOrReason'],
  ['both n and reason', { noN: 'Ingen' }, 'noN', 'nAndReason'],
  ['a negative n', { n: '-5' }, 'n', 'countNegative'],
  ['an n that is not whole', { n: '12,5' }, 'n', 'countWhole'],
  ['an n in words', { n: 'mange' }, 'n', 'count'],
  ['a reason as long as a chapter', { lower: '', upper: '', noInterval: 'x'.repeat(301) }, 'noInterval', 'reasonLong'],
]
for (const [name, change, field, key] of faults)
  test(`refused: ${name}`, () => {
    const read = readFigure({ ...good, ...change }, share)
    assert.deepEqual(!read.ok && read.errors.map((error) => [error.field, error.key]), [[field, key]])
  })

test('everything that is wrong is said at once, one sentence a field', () => {
  const read = readFigure({ period: '', value: '', lower: '9', upper: '1', n: '-1' }, share)
  assert.deepEqual(!read.ok && read.errors.map(({ field }) => field), ['period', 'value', 'lower', 'n'])
})

test('a figure that is no count may be negative', () => {
  const other: Setting = { ...share, indicator: { counts: 'other', frequency: 'year' } }
  assert.equal(readFigure({ ...good, value: '-2', lower: '-3', upper: '-1' }, other).ok, true)
})

test('the reason for a correction has a limit', () => {
  assert.equal(readReason({ reason: 'x'.repeat(501) }).ok, false)
  assert.deepEqual(readReason({ reason: [' Talt forkert ', 'igen'] }), { ok: true, value: 'Talt forkert' })
})
