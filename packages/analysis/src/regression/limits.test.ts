// Holds regressions to their word where figures are many, huge, tiny, far from 0, or hard to fit.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { close, fiveTowns } from '../../testing/invented-towns.ts'
import { designMatrix, factorTerm, numericTerm } from '../design-matrix.ts'
import { randomStream } from '../random.ts'
import { drawNormal, drawPoisson } from '../random-draws.ts'
import { analysisOfDeviance } from './analysis-of-deviance.ts'
import { breuschGodfreyTest } from './breusch-godfrey-test.ts'
import { clusterCovariance } from './cluster-covariance.ts'
import { coefficientIntervals } from './coefficient-intervals.ts'
import { durbinWatsonTest } from './durbin-watson-test.ts'
import { fitGlm } from './fit-glm.ts'
import { fitLinear } from './fit-linear.ts'
import { fitLinearAr1 } from './fit-linear-ar1.ts'
import { fitNegativeBinomial } from './fit-negative-binomial.ts'
import { neweyWest } from './newey-west.ts'
import { polynomialTerm } from './polynomial-term.ts'
import { predictGlm } from './predict-glm.ts'
import { profileInterval } from './profile-interval.ts'
import { robustCovariance } from './robust-covariance.ts'
import { waldTest } from './wald-test.ts'

/** Counts of 400 rows in twelve kinds of town, of known population. */
function invented() {
  const dice = randomStream(12)
  const kind = Array.from({ length: 400 }, () => dice.below(12))
  const population = kind.map(() => 50 + dice.below(500))
  return { kind, population, counts: kind.map((k, i) => drawPoisson(dice, population[i]! * 0.01 * 1.2 ** k)) }
}

test('rows of equal conditions can be added up, as the refusal of too many rows advises', () => {
  const { kind, population, counts } = invented()
  const kinds = Array.from({ length: 12 }, (_, k) => k)
  const sum = (values: readonly number[], k: number) => values.reduce((total, v, i) => total + (kind[i] === k ? v : 0), 0)
  const rows = fitGlm(designMatrix(400, [numericTerm('kind', kind)]), counts, { offset: population.map(Math.log) })
  const few = designMatrix(12, [numericTerm('kind', kinds)])
  const added = fitGlm(
    few,
    kinds.map((k) => sum(counts, k)),
    { offset: kinds.map((k) => Math.log(sum(population, k))) },
  )
  const yes = counts.map((c) => (c > 8 ? 1 : 0))
  const single = fitGlm(designMatrix(400, [numericTerm('kind', kind)]), yes, { family: 'binomial' })
  const trials = kinds.map((k) =>
    sum(
      kind.map(() => 1),
      k,
    ),
  )
  const shares = fitGlm(
    few,
    kinds.map((k) => sum(yes, k) / trials[k]!),
    { family: 'binomial', weights: trials },
  )
  for (const j of [0, 1]) {
    close(added.coefficients[j]!, rows.coefficients[j]!)
    close(added.standardErrors[j]!, rows.standardErrors[j]!)
    close(shares.coefficients[j]!, single.coefficients[j]!, 1e-8)
    close(shares.standardErrors[j]!, single.standardErrors[j]!, 1e-8)
  }
})

test('what would hold its thread for long is refused at once, what can be done is done', () => {
  const many = 1_000_001
  const long = designMatrix(
    many,
    ['a', 'b', 'c', 'd'].map((name) => numericTerm(name, new Float64Array(many))),
  )
  const y = new Float64Array(many)
  const dice = randomStream(3)
  const n = 60_000
  const x = Float64Array.from({ length: n }, () => drawNormal(dice))
  const middle = designMatrix(n, [numericTerm('x', x)])
  const counts = x.map((v) => drawPoisson(dice, Math.exp(1 + 0.1 * v)))
  const fit = fitGlm(middle, counts)
  const linear = fitLinear(middle, counts)
  const wide = designMatrix(
    5000,
    Array.from({ length: 220 }, (_, j) => numericTerm(`x${j}`, x.subarray(j, j + 5000))),
  )
  const table: [string, () => unknown][] = [
    ['too-large', () => fitGlm(long, y)],
    ['too-large', () => fitNegativeBinomial(long, y)],
    ['too-large', () => fitLinear(long, y)],
    ['too-large', () => fitLinear(wide, y.subarray(0, 5000))],
    ['too-large', () => fitLinearAr1(long, y)],
    ['too-large', () => predictGlm(fit, middle)],
    ['none', () => predictGlm(fit, middle, { ordinary: false })],
    ['too-large', () => neweyWest(linear, { lag: 50_000, prewhiten: false })],
    ['none', () => neweyWest(linear, { lag: 12, prewhiten: false })],
    [
      'none',
      () =>
        clusterCovariance(
          linear,
          x.map((_, i) => i >> 3),
          { kind: 'CR2' },
        ),
    ],
    ['none', () => profileInterval(fit, 'x')],
    ['none', () => analysisOfDeviance(fit)],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
  assert.ok(Number.isNaN(predictGlm(fit, middle, { ordinary: false }).ordinaryLower[0]))
})

test('robust errors do not drown in rounding when a column lies far from 0', () => {
  const { design, y, town } = fiveTowns(12)
  const a = design.values.subarray(40, 80)
  const near = fitLinear(designMatrix(40, [numericTerm('a', a)]), y)
  const far = fitLinear(
    designMatrix(40, [
      numericTerm(
        'a',
        a.map((v) => v + 2 ** 24),
      ),
    ]),
    y,
  )
  // Of the figures themselves eight digits are left.
  const same = (got: Float64Array, want: Float64Array) => close(got[1]!, want[1]!, 1e-6)
  for (const kind of ['HC0', 'HC3'] as const) same(robustCovariance(far, kind).standardErrors, robustCovariance(near, kind).standardErrors)
  for (const kind of ['CR0', 'CR1', 'CR2', 'CR3'] as const)
    same(clusterCovariance(far, town, { kind }).standardErrors, clusterCovariance(near, town, { kind }).standardErrors)
  const options = { lag: 2, prewhiten: false }
  same(neweyWest(far, options).standardErrors, neweyWest(near, options).standardErrors)
  assert.ok(robustCovariance(far).standardErrors[0]! > 0)
  close(durbinWatsonTest(far).p, durbinWatsonTest(near).p, 1e-6)
  const memory = (fit: typeof near) => fitLinearAr1(fit.design, y, { likelihood: 'restricted' })
  close(memory(far).logLikelihood, memory(near).logLikelihood, 1e-6)
  close(memory(far).df[1]!, memory(near).df[1]!, 1e-3)
})

test('a single count among zeros and far conditions is fitted, as in R', () => {
  const x = [3.67, 14.37, 1.01, 1.034, 10.13, 1.41, 1.49, 27.26, 1.17, 133.1, 100.7, 18.4, 5.17, 4.73, 1.12]
  const offset = [9.2, 8.19, 8.83, 8.35, 8.74, 6.51, 8.42, 8.37, 4.11, 8.88, 9.16, 8.58, 8.81, 7.35, 8.95]
  const fit = fitGlm(
    designMatrix(15, [numericTerm('x', x)]),
    x.map((v) => (v === 1.034 ? 154 : 0)),
    { offset },
  )
  close(fit.coefficients[0]!, 8.84422303996, 1e-8)
  close(fit.coefficients[1]!, -13.05116597446, 1e-8)
  close(fit.deviance, 411.99163545534, 1e-8)
})

test('settings that mean nothing are refused, and undefined ones are the usual ones', () => {
  const { design, y } = fiveTowns(13)
  const fit = fitLinear(design, y)
  const counts = y.map((v) => Math.max(0, Math.round(3 + v)))
  const glm = fitGlm(design, counts)
  const line = (values: ArrayLike<number>) => designMatrix(values.length, [numericTerm('x', values)])
  const table: [string, () => unknown][] = [
    ['range', () => coefficientIntervals(fit, { df: 0 })],
    ['range', () => coefficientIntervals(fit, { df: [1, 2, Number.NaN] })],
    ['range', () => waldTest(fit, ['a'], { df: Number.NaN })],
    ['not-finite', () => waldTest(fit, ['a'], { values: [Number.NaN] })],
    ['not-finite', () => waldTest(fit, [{ a: Number.NaN }])],
    ['range', () => fitGlm(design, counts, { tolerance: Number.NaN })],
    ['range', () => fitGlm(design, counts, { mostSteps: 0 })],
    ['shape', () => fitGlm(design, counts, { start: [1] })],
    ['not-finite', () => fitGlm(design, counts, { start: [1, Number.NaN, 1] })],
    ['range', () => fitNegativeBinomial(design, counts, { start: { coefficients: [0, 0, 0], theta: -1 } })],
    ['range', () => fitGlm(design, counts, { family: 'gamma' as 'poisson' })],
    ['range', () => fitGlm(design, counts, { missing: 'drop' as 'refuse' })],
    ['range', () => robustCovariance(fit, 'hc3' as 'HC3')],
    ['range', () => breuschGodfreyTest(fit, { form: 'f' as 'F' })],
    ['range', () => fitLinearAr1(design, y, { likelihood: 'reml' as 'restricted' })],
    ['too-short', () => durbinWatsonTest(fitLinear(line([1, 2, 4]), [1, 3, 2]), { method: 'normal' })],
    ['range', () => fitLinear(line([1, 2, 3, 1e200]), [1, 3, 2, 5])],
    ['range', () => fitLinear(line([1e-200, 2e-200, 3e-200, 5e-200]), [1, 3, 2, 5])],
    ['range', () => fitLinear(line([1, 2, 3, 4]), [1, 3, 2, 1e200])],
    ['range', () => fitLinear(line([1, 2, 3, 4]), [1, 3, 2, 5], { weights: [1, 1, 1, 1e200] })],
    ['range', () => polynomialTerm('x', [1e200, 2e200, 4e200], 2)],
    ['constant', () => fitGlm(line([1, 2, 3, 4]), [5, 5, 5, 5], { family: 'gaussian' })],
    ['not-finite', () => designMatrix(3, [factorTerm('k', [1, Number.NaN, 2])])],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
  const none = { weights: undefined, offset: undefined, missing: undefined, family: undefined, linkName: undefined, tolerance: undefined }
  assert.deepEqual(fitGlm(design, counts, none), glm)
  assert.deepEqual(fitLinear(design, y, { weights: undefined, missing: undefined }), fit)
  assert.deepEqual(coefficientIntervals(fit, { level: undefined, covariance: undefined, df: undefined }), coefficientIntervals(fit))
  assert.deepEqual(neweyWest(fit, { lag: undefined, prewhiten: undefined }), neweyWest(fit))
})

test('a row without a level is a missing row, and as many rows as columns have no spread', () => {
  const kinds = factorTerm('k', [1, 1, 2, 2, Number.NaN, 2])
  const fit = fitLinear(designMatrix(6, [kinds], { missing: 'allow' }), [1, 2, 4, 3, 9, 5], { missing: 'leave-out' })
  assert.deepEqual([fit.names, fit.leftOut], [['(Intercept)', 'k2'], [{ row: 4, reason: 'missing' }]])
  close(fit.coefficients[1]!, 4 - 1.5)
  const full = fitGlm(designMatrix(2, [numericTerm('x', [1, 2])]), [1, 3], { family: 'gaussian' })
  assert.ok(Number.isNaN(full.dispersion) && Number.isNaN(full.standardErrors[0]))
  close(full.coefficients[1]!, 2)
})

test('arrays of every kind are read alike and none is changed', () => {
  const x = [1, 2, 3, 4, 5, 6, 7, 8]
  const counts = [2, 1, 4, 3, 9, 6, 15, 11]
  const frozen = (values: number[]) => Object.freeze(values.slice())
  const fits = [Int32Array, Float32Array, Uint8Array, Float64Array].map((Kind) => {
    const given = [Kind.from(x), Kind.from(counts), Kind.from(x)]
    const copies = given.map((array) => Array.from(array))
    const fit = fitNegativeBinomial(designMatrix(8, [numericTerm('x', given[0]!)]), given[1]!, { weights: given[2]! })
    for (const [k, array] of given.entries()) assert.deepEqual(Array.from(array), copies[k])
    return fit
  })
  const plain = fitNegativeBinomial(designMatrix(8, [numericTerm('x', frozen(x))]), frozen(counts), { weights: frozen(x) })
  for (const fit of fits) assert.deepEqual(fit.coefficients, plain.coefficients)
})
