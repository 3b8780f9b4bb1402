// Holds small-area estimates against R's numbers, simple truths and impossible figures.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { type FayHerriot, fayHerriot } from './fay-herriot.ts'
import type { BetweenMethod } from './variance-between.ts'

const name = 'small-area-fayherriot-api'
const data = readColumns(name)
const direct = data.numbers('direct')
const variances = data.numbers('var_direct')
const design = designMatrix(direct.length, [numericTerm('meals', data.numbers('meals')), numericTerm('ell', data.numbers('ell'))])
const methods: BetweenMethod[] = ['REML', 'ML', 'FH', 'PR']

function near(got: number, want: number, what: string, tolerance = 1e-9): void {
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: got ${got}, expected ${want}`)
}

test('three ways of estimating the variance between areas agree with R', () => {
  const reference = readCase(name)
  for (const method of ['REML', 'ML', 'FH'] as const) {
    const found = fayHerriot(direct, variances, design, { method })
    compare(reference, method, {
      ...found,
      sigma2_v: found.betweenVariance,
      beta: found.coefficients,
      se_beta: found.standardErrors,
      loglik: found.logLikelihood,
      reml_loglik: found.restrictedLogLikelihood,
    })
  }
  const reml = fayHerriot(direct, variances, design)
  compare(reference, 'check_metafor', { tau2: reml.betweenVariance, beta: reml.coefficients, blup: reml.eblup })
})

test('no other variance has a higher likelihood, and the moments meet their equations', () => {
  const at = (found: FayHerriot, a: number) => {
    // The likelihood at another variance, by moving it into the known variances.
    const moved = fayHerriot(direct, variances, design, { method: found.method })
    let log = 0
    for (let i = 0; i < direct.length; i++)
      log += Math.log(a + variances[i]!) + (direct[i]! - moved.synthetic[i]!) ** 2 / (a + variances[i]!)
    return -0.5 * (log + direct.length * Math.log(2 * Math.PI))
  }
  const ml = fayHerriot(direct, variances, design, { method: 'ML' })
  near(at(ml, ml.betweenVariance), ml.logLikelihood, 'log-likelihood')
  for (const factor of [0.8, 0.99, 1.01, 1.3]) assert.ok(at(ml, factor * ml.betweenVariance) < ml.logLikelihood)
  const moments = fayHerriot(direct, variances, design, { method: 'FH' })
  const squares = direct.reduce((sum, y, i) => sum + (y - moments.synthetic[i]!) ** 2 / (moments.betweenVariance + variances[i]!), 0)
  near(squares, direct.length - 3, 'weighted squares')
  const equal = new Float64Array(direct.length).fill(500)
  const plain = methods.map((method) => fayHerriot(direct, equal, design, { method }).betweenVariance)
  near(plain[0]!, plain[2]!, 'REML and FH with equal variances', 1e-8)
  near(plain[3]!, plain[2]!, 'PR and FH with equal variances', 1e-8)
})

test('an area without a direct estimate is the limit of one that is ever less sure', () => {
  for (const method of methods) {
    const nothing = Float64Array.from(direct)
    nothing[4] = Number.NaN
    const gone = fayHerriot(nothing, variances, design, { method })
    const vague = Float64Array.from(variances)
    vague[4] = 1e13
    const unsure = fayHerriot(direct, vague, design, { method })
    assert.deepEqual([gone.withoutDirect, gone.n, gone.gamma[4]], [[4], direct.length - 1, 0])
    assert.equal(gone.eblup[4], gone.synthetic[4])
    if (method === 'PR') continue
    // One area more hardly moves REML and ML; FH's degrees of freedom count it, so only the direction is the same.
    if (method !== 'FH') near(unsure.eblup[4]!, gone.eblup[4]!, method, 1e-6)
    if (method !== 'FH') near(unsure.mse[4]!, gone.mse[4]!, `mse of ${method}`, 1e-6)
  }
})

test('neither the order of areas nor the unit of the figure shows', () => {
  const order = Array.from({ length: direct.length }, (_, i) => (i * 7) % direct.length)
  const moved = (values: Float64Array, scale = 1, shift = 0) => Float64Array.from(order, (row) => shift + scale * values[row]!)
  const turned = designMatrix(direct.length, [
    numericTerm('meals', moved(data.numbers('meals'), 100, 1e4)),
    numericTerm('ell', moved(data.numbers('ell'))),
  ])
  for (const method of methods) {
    const here = fayHerriot(direct, variances, design, { method })
    const there = fayHerriot(moved(direct, 1000, 1e6), moved(variances, 1e6), turned, { method })
    near(there.betweenVariance / 1e6, here.betweenVariance, `${method} variance`, 1e-7)
    order.forEach((row, i) => {
      near((there.eblup[i]! - 1e6) / 1000, here.eblup[row]!, `${method} area ${row}`, 1e-8)
      near(there.mse[i]! / 1e6, here.mse[row]!, `${method} error of ${row}`, 1e-7)
    })
  }
})

test('areas that stray no more than their errors get the line itself', () => {
  const line = Float64Array.from(data.numbers('meals'), (meals) => 800 - 3 * meals)
  for (const method of methods) {
    const found = fayHerriot(line, variances, design, { method })
    assert.equal(found.betweenVariance, 0)
    assert.ok(found.gamma.every((own) => own === 0))
    found.eblup.forEach((value, i) => {
      near(value, line[i]!, `area ${i}`)
    })
    assert.ok(found.lower.every(Number.isFinite) && found.upper.every(Number.isFinite))
  }
})

test('benchmarked estimates add up to the direct ones', () => {
  const shares = data.numbers('n')
  const { benchmarked, benchmarkRatio } = fayHerriot(direct, variances, design, { benchmark: shares })
  const sum = (values: ArrayLike<number>) => Array.from(shares).reduce((total, share, i) => total + share * values[i]!, 0)
  near(sum(benchmarked!), sum(direct), 'sum')
  assert.ok(Math.abs(benchmarkRatio! - 1) < 0.05)
  assert.equal(fayHerriot(direct, variances, design).benchmarked, null)
})

test('figures nobody can work with get a named error', () => {
  const one = designMatrix(4, [])
  const table: [string, () => unknown][] = [
    ['empty', () => fayHerriot([], [], one)],
    ['shape', () => fayHerriot([1, 2, 3], [1, 1, 1], one)],
    ['shape', () => fayHerriot([1, 2, 3, 4], [1, 1], one)],
    ['range', () => fayHerriot([1, 2, 3, 4], [1, 1, 0, 1], one)],
    ['range', () => fayHerriot([1, 2, 3, 4], [1, 1, -1, 1], one)],
    ['not-finite', () => fayHerriot([1, 2, 3, Number.POSITIVE_INFINITY], [1, 1, 1, 1], one)],
    ['too-short', () => fayHerriot([1, Number.NaN, Number.NaN, Number.NaN], [1, 1, 1, 1], one)],
    ['range', () => fayHerriot([1, 2, 3, 4], [1, 1, 1, 1], one, { level: 1 })],
    ['shape', () => fayHerriot([1, 2, 3, 4], [1, 1, 1, 1], one, { benchmark: [1] })],
    ['range', () => fayHerriot([-1, 1, -1, 1], [1, 1, 1, 1], one, { benchmark: [0, 0, 0, 0] })],
    ['collinear', () => fayHerriot([1, 2, 3, 4], [1, 1, 1, 1], designMatrix(4, [numericTerm('x', [2, 2, 2, 2])]))],
    ['range', () => fayHerriot([1e200, 2, 3, 4], [1, 1, 1, 1], one)],
    ['range', () => fayHerriot([1, 2, 3, 4], [1e300, 1, 1, 1], one)],
    ['range', () => fayHerriot([1, 2, 3, 4], [1e-300, 1, 1, 1], one)],
    ['range', () => fayHerriot([1, 2, 3, 4], [1, 1, 1, 1], one, { method: 'EB' as 'ML' })],
    ['too-large', () => fayHerriot(new Float64Array(100_001), [1], one)],
    ['none', () => fayHerriot([1, 1, 1, 1], [1, 1, 1, 1], one)],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
})
