// The times figures tell of: which texts are times, from when to when, and when the next figure is due.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitsFrequency, isPeriod, lastDayOf, nextDue, spanOf } from './model.ts'

test('only whole forms are times', () => {
  for (const period of ['2025', '2025H1', '2025K4', '2025M12', '2024-02-29']) assert.ok(isPeriod(period), period)
  for (const text of ['', '25', '2025H3', '2025K0', '2025M13', '2025-02-29', '2025K', '2025Q1', ' 2025', '2025\n'])
    assert.ok(!isPeriod(text), text)
})

test('from when to when, in years', () => {
  assert.deepEqual(spanOf('2025'), { start: 2025, end: 2026 })
  assert.deepEqual(spanOf('2025H2'), { start: 2025.5, end: 2026 })
  assert.deepEqual(spanOf('2025K3'), { start: 2025.5, end: 2025.75 })
  assert.equal(spanOf('2025M04')?.start, 2025.25)
  assert.equal(spanOf('2025-01-01')?.start, 2025)
  assert.equal(spanOf('2025-12-31')?.end, 2026)
  assert.equal(spanOf('soon'), null)
})

test('the last day of each', () => {
  assert.deepEqual(['2024', '2025H1', '2025K1', '2024M02', '2025-04-30'].map(lastDayOf), [
    '2024-12-31',
    '2025-06-30',
    '2025-03-31',
    '2024-02-29',
    '2025-04-30',
  ])
})

test('a figure fits how often figures come', () => {
  assert.ok(fitsFrequency('2025', 'year') && fitsFrequency('2025', 'second-year') && fitsFrequency('2025K1', 'other'))
  assert.ok(!fitsFrequency('2025K1', 'year') && !fitsFrequency('2025', 'quarter') && !fitsFrequency('nothing', 'other'))
})

test('the next figure is due when its time has ended', () => {
  assert.equal(nextDue('2025', 'year'), '2026-12-31')
  assert.equal(nextDue('2025', 'second-year'), '2027-12-31')
  assert.equal(nextDue('2025K4', 'quarter'), '2026-03-31')
  assert.equal(nextDue('2025M11', 'month'), '2025-12-31')
  assert.equal(nextDue('2024M01', 'month'), '2024-02-29')
  assert.equal(nextDue('2025', 'other'), null)
  assert.equal(nextDue(null, 'year'), null)
})
