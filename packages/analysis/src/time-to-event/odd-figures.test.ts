// Throws at every method on spells what callers without types may pass: unknown words, odd figures, one cluster.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { aalenJohansen } from './aalen-johansen.ts'
import { coxConcordance } from './cox-concordance.ts'
import { baselineHazard, predictSurvival } from './cox-curves.ts'
import { coxRegression } from './cox-regression.ts'
import { coxResiduals } from './cox-residuals.ts'
import { fineGray } from './fine-gray.ts'
import { grayTest } from './gray-test.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'
import { proportionalHazardsTest } from './proportional-hazards-test.ts'
import type { SurvivalScale } from './survival-interval.ts'

const time = [3, 1, 4, 1.5, 5, 9]
const event = [1, 1, 0, 1, 1, 1]
const design = designMatrix(6, [numericTerm('x', [1, 0, 1, 1, 0, 1])])
const fit = await coxRegression(design, time, event)
const years = designMatrix(6, [numericTerm('year', [2001e4, 2000e4, 2001e4, 2001e4, 2000e4, 2001e4])])

test('unknown words, single clusters and conditions out of all bounds are refused', async () => {
  const table: [string, () => unknown][] = [
    ['range', () => kaplanMeier(time, event, { scale: 'cloglog' as SurvivalScale })],
    ['range', () => kaplanMeier(time, event, { variance: 'peto' as 'jackknife' })],
    ['range', () => kaplanMeier(time, event, { cluster: time, variance: 'greenwood' })],
    ['range', () => kaplanMeier(time, event, { weights: [1e300, 1, 1, 1, 1, 1] })],
    ['too-short', () => kaplanMeier(time, event, { cluster: [1, 1, 1, 1, 1, 1] })],
    ['too-short', () => aalenJohansen(time, event, { cluster: [1, 1, 1, 2, 2, 2], group: [1, 1, 1, 2, 2, 2] })],
    ['range', () => aalenJohansen(time, event, { scale: 'cloglog' as SurvivalScale })],
    ['range', () => aalenJohansen(time, event, { variance: 'peto' as 'delta' })],
    ['range', () => coxRegression(design, time, event, { ties: 'exact' as 'efron' })],
    ['too-short', () => coxRegression(design, time, event, { cluster: [7, 7, 7, 7, 7, 7] })],
    ['range', () => coxResiduals(fit, 'pearson' as 'score')],
    ['range', () => proportionalHazardsTest(fit, { transform: 'sqrt' as 'log' })],
    ['range', () => predictSurvival(fit, [[1]], { scale: 'cloglog' as SurvivalScale })],
    ['range', () => predictSurvival(fit, [[1e300]])],
    ['range', () => predictSurvival(fit, [[-1e300]])],
    ['range', async () => baselineHazard(await coxRegression(years, time, event))],
  ]
  for (const [code, run] of table) assert.equal(await errorCodeOf(run), code, run.toString())
})

test('whatever the figures, there is an answer or a named error', async () => {
  const odd: ArrayLike<number>[] = [
    [],
    [3],
    Array(6).fill(2),
    Array(6).fill(0),
    [1, Number.NaN, 3, 4, 5, 6],
    [1, Number.POSITIVE_INFINITY, 3, 4, 5, 6],
    [-1, 1, 2, 3, 4, 5],
    [1e300, 2e300, 1e308, 1, 2, 1e-300],
    [1e-300, 2e-300, 3e-300, 3e-300, 4e-300, 5e-300],
    Float32Array.of(1.1, 2.2, 2.2, 3, 4, 5),
    Int32Array.of(1, 2, 2, 3, 4, 5),
  ]
  const ends = [event, [1, 2, 0, 1, 2, 1], Int8Array.of(1, 0, 1, 1, 0, 1), Array(6).fill(0), [1, 0.5, 0, 0, 1, 1], [1]]
  const group = [0, 1, 0, 1, 0, 1]
  const unset = { level: undefined, scale: undefined, variance: undefined, weights: undefined, rho: undefined, ties: undefined } as object
  for (const when of odd) {
    for (const how of ends) {
      const runs: (() => Promise<unknown>)[] = [
        () => kaplanMeier(when, how, unset),
        () => kaplanMeier(when, how, { entry: when, weights: when }),
        () => aalenJohansen(when, how, unset),
        () => aalenJohansen(when, how, { variance: 'delta' }),
        () => logRank(when, how, group, unset),
        () => grayTest(when, how, group, unset),
        () => fineGray(design, when, how),
        async () => {
          const found = await coxRegression(design, when, how, unset)
          return [await coxConcordance(found), await proportionalHazardsTest(found), await predictSurvival(found, [[3]])]
        },
      ]
      for (const run of runs) {
        const refused = await run().then(
          () => null,
          (error: unknown) => error,
        )
        assert.ok(refused === null || refused instanceof AnalysisError, `${run} of ${when} and ${how}: ${refused}`)
      }
    }
  }
})
