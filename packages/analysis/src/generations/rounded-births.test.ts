// Holds age-period-cohort fits to classes that are the same but for rounding, and to the figures they were given.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomStream } from '../random.ts'
import { drawPoisson } from '../random-draws.ts'
import { agePeriodCohort } from './age-period-cohort.ts'
import { apcSplines } from './apc-splines.ts'

const near = (got: number, want: number, tolerance: number, what: string) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: got ${got}, expected ${want}`)

/** An invented table of 8 ages by 7 periods in classes of 5. */
function invented(seed: number) {
  const dice = randomStream(seed)
  const cell = Array.from({ length: 56 }, (_, i) => ({ a: i % 8, p: Math.floor(i / 8) }))
  const personTime = cell.map(() => 20000 + 1000 * dice.below(20))
  const counts = cell.map(({ a, p }, i) =>
    drawPoisson(dice, personTime[i]! * 0.01 * Math.exp(-((a - 2) ** 2) / 8 - 0.1 * p + 0.05 * Math.sin(p - a))),
  )
  return { age: cell.map(({ a }) => 15 + 5 * a), period: cell.map(({ p }) => 1980 + 5 * p), counts, personTime }
}

test('years of birth that differ by rounding only are one class, and what is passed in may change while a fit runs', async () => {
  const cells = invented(8)
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
