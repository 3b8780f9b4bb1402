// Weights at their bounds, figures of any size, errors of nothing: where sums round, overflow or never end.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode, errorCodeOf } from '../../testing/error-code.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { bootstrapReplicates } from './bootstrap-replicates.ts'
import { calibrate } from './calibrate.ts'
import { designEffect } from './design-effect.ts'
import { effectiveSampleSize } from './effective-sample-size.ts'
import { jackknifeReplicates } from './jackknife-replicates.ts'
import { proportionInterval } from './proportion-interval.ts'
import { replicateEstimate } from './replicate-weights.ts'
import { surveyDesign } from './survey-design.ts'
import { surveyMean } from './survey-mean.ts'
import { surveyQuantile } from './survey-quantile.ts'
import { surveyRegression } from './survey-regression.ts'
import { surveyTTest } from './survey-t-test.ts'
import { surveyTotal } from './survey-total.ts'
import { trimWeights } from './trim-weights.ts'

test('trimming ends: room on average, rows of nobody left alone', () => {
  assert.equal(
    errorCode(() => trimWeights(surveyDesign({ weights: [1, 1, 1, 8] }), { upper: 2, strict: true })),
    'infeasible',
  )
  assert.deepEqual([...trimWeights(surveyDesign({ weights: [4, 4] }), { upper: 4, strict: true }).weights], [4, 4])
  const trimmed = trimWeights(surveyDesign({ weights: [0, 1, 1, 8] }), { lower: 0.5, upper: 5 })
  assert.deepEqual([...trimmed.weights], [0, 2.5, 2.5, 5])
  assert.equal(trimmed.df, 2)
})

test('a total stays free of error where calibration took weights away', async () => {
  const x = Array.from({ length: 40 }, (_, i) => (i * i) % 17)
  const design = surveyDesign({ weights: new Array(40).fill(10) })
  const known = await calibrate(design, [numericTerm('x', x)], { '(Intercept)': 400, x: 5200 }, { bounds: [0, 3] })
  assert.ok(known.weights.some((weight) => weight === 0))
  const total = surveyTotal(known, x)
  assert.ok(Math.abs(total.estimate - 5200) < 1e-6 && total.se < 1e-6, `${total.estimate}, ${total.se}`)
})

test('weights below 0 are refused where the answer would be read off a curve that turns back', async () => {
  const design = surveyDesign({ weights: [1, 1, 1, 1, 1] })
  const known = await calibrate(design, [numericTerm('x', [1, 2, 3, 4, 9])], { '(Intercept)': 5, x: 40 })
  assert.ok(known.weights.some((weight) => weight < 0))
  assert.equal(await errorCodeOf(() => surveyQuantile(known, [1, 2, 3, 4, 5], [0.5])), 'range')
})

test('answers all alike are told from answers that round', () => {
  const design = surveyDesign({ weights: [1.7, 10.3, 2.9, 20.1, 33.3, 7.7, 12.9] })
  const tenths = new Array(7).fill(0.1)
  assert.equal(
    errorCode(() => designEffect(design, tenths)),
    'constant',
  )
  const second = [0, 0, 0, 1, 1, 1, 1]
  assert.equal(
    errorCode(() =>
      surveyTTest(
        design,
        second.map((g) => 0.1 + 0.2 * g),
        second,
      ),
    ),
    'constant',
  )
})

test('the arcsine interval does not come back from below none or above all', () => {
  const facts = { estimate: 0.03, se: 0.06, n: 30, df: 12, level: 0.95 }
  assert.equal(proportionInterval('asin', facts).lower, 0)
  assert.equal(proportionInterval('asin', { ...facts, estimate: 0.97 }).upper, 1)
})

test('figures too large for their squares are refused; the unit of weights does not matter', () => {
  const design = surveyDesign({ weights: [1, 2, 3] })
  assert.equal(
    errorCode(() => surveyMean(design, [1e300, 1, 2])),
    'range',
  )
  assert.equal(
    errorCode(() => surveyDesign({ weights: [1e300, 1e300] })),
    'range',
  )
  for (const unit of [1e-200, 1e200]) assert.equal(effectiveSampleSize([unit, unit, unit, 3 * unit]), 3)
})

test('everybody asked: no error, and neither intervals nor tests of nothing', async () => {
  const census = surveyDesign({ weights: [1, 1, 1, 1, 1, 1], populationSizes: [6, 6, 6, 6, 6, 6] })
  const fit = await surveyRegression(census, designMatrix(6, [numericTerm('x', [1, 2, 3, 3, 2, 1])]), [1, 2, 1, 1, 2, 1])
  assert.ok([...fit.statistics, ...fit.pValues, ...fit.lower].every((value) => !Number.isNaN(value)))
  const whole = surveyDesign({ weights: [1, 1], strata: ['a', 'b'], populationSizes: [1, 1] })
  for (const kind of ['rao-wu', 'canty-davison'] as const) {
    const found = await replicateEstimate(bootstrapReplicates(whole, { replicates: 5, kind }), (w) => w[0]! + w[1]!)
    assert.deepEqual([found.se[0], found.lower[0], found.upper[0]], [0, 2, 2], kind)
  }
})

test('what nobody would hear is refused', async () => {
  const rows = { weights: [1, 1, 1, 1], clusters: [1, 1, 2, 2] }
  assert.equal(
    errorCode(() =>
      surveyDesign({
        ...rows,
        populationSizes: [
          [9, 9, 9, 9],
          [5, 5, 5, 5],
        ],
      }),
    ),
    'shape',
  )
  assert.equal(
    errorCode(() =>
      surveyDesign({
        ...rows,
        strata: [
          [1, 1, 1, 1],
          [1, 2, 1, 2],
        ],
      }),
    ),
    'shape',
  )
  assert.equal(
    errorCode(() => surveyDesign({ weights: [1, 1], strata: [null as unknown as string, 'a'] })),
    'not-finite',
  )
  assert.equal(
    errorCode(() => surveyMean(surveyDesign(rows), [1, 2, 3, 4], { interval: 'T' as 't' })),
    'range',
  )
  const replicates = jackknifeReplicates(surveyDesign(rows))
  assert.equal(
    errorCode(() => replicates.weights(2)),
    'range',
  )
  assert.equal(await errorCodeOf(() => replicateEstimate(replicates, () => [])), 'shape')
})

test('an offset is a rate: so many per night out', async () => {
  const nights = [1, 2, 4, 3, 5, 2, 6, 1]
  const incidents = [0, 1, 1, 2, 3, 0, 4, 1]
  const design = surveyDesign({ weights: [1, 2, 1, 3, 1, 2, 1, 1] })
  const fit = await surveyRegression(design, designMatrix(8, []), incidents, { family: 'quasi-poisson', offset: nights.map(Math.log) })
  const above = incidents.reduce((sum, y, i) => sum + design.weights[i]! * y, 0)
  const below = nights.reduce((sum, y, i) => sum + design.weights[i]! * y, 0)
  assert.ok(Math.abs(fit.coefficients[0]! - Math.log(above / below)) < 1e-12)
})
