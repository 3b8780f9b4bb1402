// What the model is told of a year whose residents are not held: the last known stand in, and it is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CrimeAnswers } from '../model.ts'
import { inventedFigures } from '../testing/invented-figures.ts'
import { expectCrime } from './expect.ts'

const yearOf = ({ rows }: CrimeAnswers, year: string) => {
  const row = rows.find(({ period }) => period === year)
  return [row?.isCarried, row?.conditionsFrom]
}

test('size is carried forward with the residents, and the year says so whether or not anything else is known', async () => {
  const figures = inventedFigures()
  const first = Float64Array.from(figures.areas, (_, area) => figures.residents.values[area * 3] ?? 0)
  const residents = { quarters: ['2020K1'], values: first }
  for (const conditions of [figures.conditions.map((one) => ({ ...one, years: [2020, 2021] })), []]) {
    const answers = await expectCrime({ ...figures, conditions, residents })
    assert.deepEqual(yearOf(answers, '2021'), [true, 2020])
    assert.equal(yearOf(answers, '2020')[0], false)
    const size = answers.conditionRows.find(({ condition }) => condition === 'size')
    assert.deepEqual([size?.isCarried, size?.takenFrom], [true, 2020])
  }
})
