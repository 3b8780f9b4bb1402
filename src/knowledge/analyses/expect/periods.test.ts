// Only whole years and four quarters running are compared; an unfinished year never is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparablePeriods, middleOf, readQuarter } from './periods.ts'

const quarters = ['2023K1', '2023K2', '2023K3', '2023K4', '2024K1', '2024K2']

test('a year counts once it has four quarters, and quarters run on into the unfinished one', () => {
  assert.deepEqual(
    comparablePeriods(quarters).map(({ name, kind }) => [name, kind]),
    [
      ['2023', 'year'],
      ['2023K2-2024K1', 'four-quarters'],
      ['2023K3-2024K2', 'four-quarters'],
    ],
  )
})

test('the order of the quarters does not matter, a missing one does', () => {
  const [year] = comparablePeriods(quarters.toReversed())
  assert.deepEqual(year?.quarters, [5, 4, 3, 2])
  assert.deepEqual(comparablePeriods(quarters.filter((quarter) => quarter !== '2023K3')), [])
  assert.deepEqual(comparablePeriods([]), [])
})

test('conditions are taken from the year of the last quarter', () => {
  assert.deepEqual(
    comparablePeriods(quarters).map(({ year }) => year),
    [2023, 2024, 2024],
  )
})

test('the middle of a period is where it stands in time', () => {
  assert.equal(middleOf('2023'), 2023.5)
  assert.equal(middleOf('2023K3-2024K2'), 2024)
})

test('anything but a quarter is refused', () => {
  for (const wrong of ['2023', '2023Q1', '2023K5', '']) assert.throws(() => readQuarter(wrong), /Expected a quarter/)
})
