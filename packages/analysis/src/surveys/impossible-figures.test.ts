// Asks for the impossible of every survey method: each answers with a named error, or with a result that its doc comment states.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { balancedReplicates } from './balanced-replicates.ts'
import { bootstrapReplicates } from './bootstrap-replicates.ts'
import { calibrate } from './calibrate.ts'
import { designEffect } from './design-effect.ts'
import { effectiveSampleSize } from './effective-sample-size.ts'
import { postStratify } from './post-stratify.ts'
import { rake } from './rake.ts'
import { raoScottTest } from './rao-scott-test.ts'
import { surveyDesign } from './survey-design.ts'
import { surveyDomains } from './survey-domains.ts'
import { surveyMean } from './survey-mean.ts'
import { surveyProportion } from './survey-proportion.ts'
import { surveyQuantile } from './survey-quantile.ts'
import { surveyRatio } from './survey-ratio.ts'
import { surveyRegression } from './survey-regression.ts'
import { surveyTTest } from './survey-t-test.ts'
import { trimWeights } from './trim-weights.ts'

test('figures nobody can work with get a named error, borders a stated result', async () => {
  const four = surveyDesign({ weights: [1, 1, 1, 1] })
  const y = [1, 2, 3, 4]
  const labels = ['a', 'b', 'a', 'b']
  const margin = (totals: Record<string, number>) => ({ name: 'm', labels, totals })
  const x = numericTerm('x', y)
  const lonely = { weights: [1, 1, 1], strata: [1, 1, 2] }
  const table: [string, () => unknown][] = [
    ['empty', () => surveyDesign({ weights: [] })],
    ['too-short', () => surveyDesign({ weights: [1] })],
    ['too-short', () => surveyDesign({ weights: [1, 1], clusters: [1, 1] })],
    ['not-finite', () => surveyDesign({ weights: [1, Number.NaN] })],
    ['range', () => surveyDesign({ weights: [1, -1] })],
    ['range', () => surveyDesign({ weights: [0, 0] })],
    ['shape', () => surveyDesign({ weights: [1, 1], strata: ['a'] })],
    ['not-finite', () => surveyDesign({ weights: [1, 1], strata: ['a', ''] })],
    ['shape', () => surveyDesign({ weights: [1, 1, 1], strata: ['a', 'b', 'b'], clusters: [1, 1, 2] })],
    ['none', () => surveyDesign({ weights: [1, 1, 1], strata: ['a', 'b', 'b'], clusters: [1, 1, 2] }, { nest: true })],
    ['range', () => surveyDesign({ weights: [1, 1], populationSizes: [1, 1.5] })],
    ['range', () => surveyDesign({ weights: [1, 1], populationSizes: [0.5, 5] })],
    ['range', () => surveyDesign({ weights: [1, 1], populationSizes: [4, 5] })],
    ['range', () => surveyDesign({ weights: [1, 1], populationSizes: [0, 5] })],
    ['none', () => surveyDesign({ weights: [1, 1], populationSizes: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] })],
    ['too-short', () => surveyDesign(lonely, { lonelyPsu: 'fail' })],
    ['too-short', () => surveyMean(surveyDesign({ weights: [1, 1], strata: [1, 2] }, { lonelyPsu: 'average' }), [1, 2])],
    ['shape', () => surveyMean(four, [1, 2])],
    ['not-finite', () => surveyMean(four, [1, 2, 3, Number.NaN])],
    ['not-finite', () => surveyMean(four, [1, 2, 3, Number.POSITIVE_INFINITY], { missing: 'leave-out' })],
    ['empty', () => surveyMean(four, y, { within: [0, 0, 0, 0] })],
    ['shape', () => surveyMean(four, y, { within: [1] })],
    ['range', () => surveyMean(four, y, { level: 1 })],
    ['range', () => surveyRatio(four, y, [1, -1, 1, -1])],
    ['range', () => surveyProportion(four, y)],
    ['range', () => surveyDomains(four, labels, y, { statistic: 'proportion' })],
    ['shape', () => surveyDomains(four, ['a'], y)],
    ['range', () => surveyQuantile(four, y, [2])],
    ['constant', () => designEffect(four, [1, 1, 1, 1])],
    ['range', () => designEffect(surveyDesign({ weights: [0.1, 0.1] }), [1, 2])],
    ['none', () => designEffect(surveyDesign({ weights: [0.1, 0.1] }), [1, 2], { replacement: true })],
    ['too-short', () => designEffect(four, y, { within: [1, 0, 0, 0] })],
    ['constant', () => surveyTTest(four, y, [0, 0, 0, 0])],
    ['constant', () => surveyTTest(four, [1, 1, 2, 2], [0, 0, 1, 1])],
    ['too-short', () => surveyTTest(surveyDesign({ weights: [1, 1] }), [1, 2], [0, 1])],
    ['constant', () => raoScottTest(four, labels, ['x', 'x', 'x', 'x'])],
    ['not-finite', () => raoScottTest(four, labels, ['x', '', 'x', 'y'])],
    ['too-short', () => raoScottTest(surveyDesign({ weights: [1, 1], strata: [1, 2] }), ['a', 'b'], ['x', 'y'])],
    ['unknown-level', () => postStratify(four, labels, { a: 3 })],
    ['infeasible', () => postStratify(four, labels, { a: 3, b: 4, c: 5 })],
    ['none', () => postStratify(four, labels, { a: 3, b: 4, c: 5 }, { partial: true })],
    ['infeasible', () => postStratify(four, labels, { a: 3, b: 0 })],
    ['range', () => postStratify(four, labels, { a: 3, b: -1 })],
    ['empty', () => rake(four, [])],
    ['infeasible', () => rake(four, [margin({ a: 2, b: 2 }), margin({ a: 2, b: 3 })])],
    ['infeasible', () => rake(four, [margin({ a: 2, b: 2 }), margin({ a: 1, b: 3 })])],
    ['collinear', () => calibrate(four, [x, numericTerm('twice', [2, 4, 6, 8])], { '(Intercept)': 4, x: 11, twice: 22 })],
    ['unknown-level', () => calibrate(four, [x], { '(Intercept)': 4 })],
    ['unknown-level', () => calibrate(four, [x], { '(Intercept)': 4, x: 11, z: 1 })],
    ['not-finite', () => calibrate(four, [x], { '(Intercept)': 4, x: Number.NaN })],
    ['range', () => calibrate(four, [x], { '(Intercept)': 4, x: 11 }, { bounds: [1.1, 2] })],
    ['range', () => calibrate(four, [x], { '(Intercept)': 4, x: 11 }, { method: 'logit' })],
    ['infeasible', () => calibrate(four, [x], { '(Intercept)': 40, x: 110 }, { bounds: [0.5, 2] })],
    ['not-converged', () => calibrate(four, [x], { '(Intercept)': 4, x: 17 }, { method: 'raking' })],
    ['infeasible', () => calibrate(four, [numericTerm('none', [0, 0, 0, 0])], { '(Intercept)': 4, none: 3 })],
    ['none', () => calibrate(four, [numericTerm('none', [0, 0, 0, 0])], { '(Intercept)': 5, none: 0 })],
    ['not-finite', () => calibrate(four, [numericTerm('x', [1, 2, Number.NaN, 4])], { '(Intercept)': 4, x: 3 })],
    ['range', () => trimWeights(four, { lower: 2, upper: 1 })],
    ['infeasible', () => trimWeights(four, { upper: 0.5 })],
    ['range', () => effectiveSampleSize([0, 0])],
    ['collinear', () => surveyRegression(four, designMatrix(4, [numericTerm('x', [1, 1, 1, 1])]), y)],
    ['constant', () => surveyRegression(four, designMatrix(4, [x]), [0, 0, 0, 0], { family: 'quasi-binomial' })],
    ['separated', () => surveyRegression(four, designMatrix(4, [x]), [0, 0, 1, 1], { family: 'quasi-binomial' })],
    ['range', () => surveyRegression(four, designMatrix(4, [x]), [0, -1, 1, 1], { family: 'quasi-poisson' })],
    ['too-short', () => surveyRegression(surveyDesign({ weights: [1, 1] }), designMatrix(2, [numericTerm('x', [1, 2])]), [1, 2])],
    ['range', () => bootstrapReplicates(four, { replicates: 0 })],
    ['too-short', () => bootstrapReplicates(surveyDesign(lonely))],
    ['shape', () => balancedReplicates(surveyDesign(lonely))],
    ['range', () => balancedReplicates(four, { fay: 1 })],
  ]
  for (const [code, run] of table) assert.equal(await errorCodeOf(run), code, run.toString())
  const alone = surveyMean(surveyDesign({ weights: [1, 1], strata: [1, 2] }), [1, 2])
  assert.deepEqual([alone.df, alone.lower, alone.upper], [0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  assert.equal(surveyMean(four, [7, 7, 7, 7]).se, 0)
  const quiet = await surveyDomains(four, labels, [1, Number.NaN, 3, Number.NaN], { missing: 'leave-out' })
  assert.deepEqual([quiet.domains, quiet.withoutAnswers], [['a'], ['b']])
})
