// Holds age-period-cohort fits to classes that are the same but for rounding, and to the figures they were given.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedAges } from '../../testing/invented-ages.ts'
import { agePeriodCohort } from './age-period-cohort.ts'
import { apcSplines } from './apc-splines.ts'

const near = (got: number, want: number, tolerance: number, what: string) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: got ${got}, expected ${want}`)

test('years of birth that differ by rounding only are one class, and what is passed in may change while a fit runs', async () => {
  const cells = inventedAges(8)
  const whole = await agePeriodCohort(cells)
  // In steps of a tenth, 1980.3 - 15.1 and 1980.4 - 15.2 are not the same double.
  const tenths = { ...cells, age: cells.age.map((a) => 15 + (a - 15) / 50), period: cells.period.map((p) => 1980 + (p - 1980) / 50) }
  const fine = await agePeriodCohort(tenths)
  assert.deepEqual(
    fine.models.map((m) => m.df),
    whole.models.map((m) => m.df),
  )
  assert.equal(fine.notIdentified, 1)
  near(fine.models[4]!.deviance, whole.models[4]!.deviance, 1e-9, 'deviance')
  const shape = { age: 4, period: 3, cohort: 4 }
  const [apart, spline] = [structuredClone(cells), await apcSplines(cells, shape)]
  const told: number[] = []
  const onProgress = (done: number) => {
    told.push(done)
    apart.counts.fill(1)
  }
  assert.deepEqual((await apcSplines(apart, { ...shape, onProgress })).table, spline.table)
  assert.deepEqual(told, [0, 1, 2, 3, 4, 5, 6])
})
