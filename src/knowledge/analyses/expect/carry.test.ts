// Figures carried forward are said to be, never backward, and never from a year that hardly has any.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedFigures } from '../testing/invented-figures.ts'
import { carryForward, reportedIn, residentsIn } from './carry.ts'
import { comparablePeriods } from './periods.ts'

const gini = { key: 'gini' as const, years: [2021, 2022, 2023], values: Float64Array.of(1, 2, 3, 10, 20, 30) }

test('a known year is taken as it is', () => {
  assert.deepEqual(carryForward(gini, 2022, 2), { values: Float64Array.of(2, 20), takenFrom: 2022, isCarried: false })
})

test('a later year takes the last known, and says so', () => {
  assert.deepEqual(carryForward(gini, 2025, 2), { values: Float64Array.of(3, 30), takenFrom: 2023, isCarried: true })
})

test('an earlier year takes nothing', () => assert.equal(carryForward(gini, 2020, 2), null))

test('a year with hardly any figures is passed over', () => {
  const gaps = { ...gini, values: Float64Array.of(1, 2, Number.NaN, 10, 20, Number.NaN) }
  assert.deepEqual(carryForward(gaps, 2023, 2), { values: Float64Array.of(2, 20), takenFrom: 2022, isCarried: true })
})

test('residents are those of the quarter, or the newest before it', () => {
  const figures = {
    ...inventedFigures(),
    areas: ['101'],
    quarters: ['2021K1', '2021K2', '2021K3', '2021K4', '2022K1'],
    residents: { quarters: ['2022K1', '2021K1', '2021K3'], values: Float64Array.of(300, 100, 200) },
  }
  const [year, run] = comparablePeriods(figures.quarters)
  assert.ok(year && run)
  assert.equal(residentsIn(year, figures)[0], (100 + 100 + 200 + 200) / 4)
  assert.equal(residentsIn(run, figures)[0], (100 + 200 + 200 + 300) / 4)
  assert.ok(Number.isNaN(residentsIn(year, { ...figures, residents: { quarters: ['2022K1'], values: Float64Array.of(300) } })[0]))
})

test('one missing quarter leaves the year without a count, not with a smaller one', () => {
  const [year] = comparablePeriods(['2021K1', '2021K2', '2021K3', '2021K4'])
  assert.ok(year)
  assert.equal(reportedIn(year, Float64Array.of(1, 2, 3, 4), 4, 1)[0], 10)
  assert.ok(Number.isNaN(reportedIn(year, Float64Array.of(1, 2, Number.NaN, 4), 4, 1)[0]))
})
