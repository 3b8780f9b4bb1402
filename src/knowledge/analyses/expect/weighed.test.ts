// What a condition adds is found where it was put, and nothing where it was not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groups } from '../model.ts'
import { inventedFigures } from '../testing/invented-figures.ts'
import { weighConditions } from './weighed.ts'

test('a condition that matters adds much in every group and year, one that does not adds next to nothing', () => {
  const weighed = weighConditions(inventedFigures())
  assert.deepEqual(
    weighed.map(({ group, without, years }) => `${group} ${without} ${years.map(({ period }) => period).join()}`),
    groups.flatMap((group) => ['size', 'gini', 'unemployment'].map((key) => `${group} ${key} 2020,2021`)),
  )
  for (const { group, without, years } of weighed)
    for (const { lost, p } of years) {
      if (without === 'gini') assert.ok(lost > 20 && p < 1e-4, `${group} ${without} ${lost}`)
      else assert.ok(lost > -1e-6 && lost < 12, `${group} ${without} ${lost}`)
    }
})

test('a condition is weighed only in the years that know it, by the same municipalities with it and without', () => {
  const figures = inventedFigures()
  const [gini, unemployment] = figures.conditions
  assert.ok(gini && unemployment)
  const values = Float64Array.from(gini.values)
  values.fill(Number.NaN, 0, gini.years.length)
  const later = { ...gini, years: [2021, 2022], values }
  const gone = weighConditions({ ...figures, conditions: [later, unemployment] }).filter(({ without }) => without === 'gini')
  assert.ok(gone.every(({ years }) => years.length === 1 && years[0]?.period === '2021' && (years[0]?.lost ?? 0) > 20))
})
