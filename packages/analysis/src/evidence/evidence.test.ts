// Holds displacement and meta-analysis against arithmetic done at length, against what must stay the same, and against impossible figures.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { designMatrix, factorTerm, numericTerm } from '../design-matrix.ts'
import { randomStream } from '../random.ts'
import { drawNormal } from '../random-draws.ts'
import {
  effectSizesRates,
  effectSizesTwoByTwo,
  eggerTest,
  leaveOneOut,
  mantelHaenszel,
  mantelHaenszelRates,
  metaAnalysis,
  metaRegression,
  trimAndFill,
  weightedDisplacement,
  weightedDisplacementDifference,
} from './index.ts'

const near = (got: number, want: number, tolerance = 1e-10, what = '') =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: got ${got}, expected ${want}`)

const METHODS = ['EE', 'DL', 'HE', 'SJ', 'PM', 'ML', 'REML'] as const

/** Invented studies with a true effect of 0.2. */
function someEffects(k: number, tau2: number, seed: number): { y: number[]; v: number[] } {
  const dice = randomStream(seed)
  const v = Array.from({ length: k }, () => 0.01 + 0.3 * dice.uniform())
  return { y: v.map((variance) => 0.2 + Math.sqrt(variance + tau2) * drawNormal(dice)), v }
}

/** Log-likelihood of a plain random-effects model, written out. */
function likelihood(y: number[], v: number[], tau2: number, restricted: boolean): number {
  const w = v.map((variance) => 1 / (variance + tau2))
  const sum = w.reduce((a, b) => a + b, 0)
  const mean = w.reduce((a, b, i) => a + b * y[i]!, 0) / sum
  const part = w.reduce((a, b, i) => a + Math.log(b) - b * (y[i]! - mean) ** 2, 0)
  return 0.5 * (part - (restricted ? Math.log(sum) : 0))
}

test('every variance between studies solves its own equation', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const { y, v } = someEffects(3 + (seed % 10), seed % 3 === 0 ? 0 : 0.2, seed)
    const k = y.length
    const q = (tau2: number) => {
      const w = v.map((variance) => 1 / (variance + tau2))
      const mean = w.reduce((a, b, i) => a + b * y[i]!, 0) / w.reduce((a, b) => a + b, 0)
      return w.reduce((a, b, i) => a + b * (y[i]! - mean) ** 2, 0)
    }
    const w = v.map((variance) => 1 / variance)
    const sum = w.reduce((a, b) => a + b, 0)
    const squares = w.reduce((a, b) => a + b * b, 0)
    near(metaAnalysis(y, v, { method: 'DL' }).tau2, Math.max(0, (q(0) - (k - 1)) / (sum - squares / sum)), 1e-12, 'DL')
    const pm = metaAnalysis(y, v, { method: 'PM' })
    if (pm.tau2 > 0) near(q(pm.tau2), k - 1, 1e-11, 'PM')
    else assert.ok(q(0) <= k - 1)
    near(pm.q, q(0), 1e-12, 'Q')
    const mean = y.reduce((a, b) => a + b, 0) / k
    const variance = y.reduce((a, b) => a + (b - mean) ** 2, 0) / (k - 1)
    near(metaAnalysis(y, v, { method: 'HE' }).tau2, Math.max(0, variance - v.reduce((a, b) => a + b, 0) / k), 1e-12, 'HE')
    for (const method of ['ML', 'REML'] as const) {
      const { tau2 } = metaAnalysis(y, v, { method })
      const top = likelihood(y, v, tau2, method === 'REML')
      for (let i = 0; i <= 400; i++) {
        const other = likelihood(y, v, (i / 400) ** 3 * 3, method === 'REML')
        assert.ok(other <= top + 1e-12, `${method} ${seed}: ${other} above ${top}`)
      }
    }
  }
})

test('the likeliest of two peaks is taken', () => {
  // Two tight pairs far apart and one loose study: profile likelihoods of this kind have a peak at 0 and one beyond.
  for (let seed = 100; seed < 400; seed++) {
    const dice = randomStream(seed)
    const v = Array.from({ length: 4 }, () => Math.exp(4 * drawNormal(dice) - 3))
    const y = v.map((variance) => Math.sqrt(variance + 0.1) * drawNormal(dice))
    const { tau2 } = metaAnalysis(y, v, { method: 'ML' })
    const top = likelihood(y, v, tau2, false)
    for (let i = 0; i <= 300; i++) assert.ok(likelihood(y, v, 1e-9 * 10 ** (i / 28), false) <= top + 1e-9, `${seed}`)
  }
})

test('order, scale, shift and sign of the studies do what they must', () => {
  const { y, v } = someEffects(12, 0.1, 7)
  const back = { y: y.slice().reverse(), v: v.slice().reverse() }
  for (const method of METHODS) {
    const got = metaAnalysis(y, v, { method })
    const turned = metaAnalysis(back.y, back.v, { method })
    near(turned.estimate, got.estimate, 1e-12, method)
    near(turned.tau2, got.tau2, 1e-11, method)
    const large = metaAnalysis(
      y.map((value) => 1e5 * value),
      v.map((value) => 1e10 * value),
      { method },
    )
    near(large.tau2 / 1e10, got.tau2, 1e-9, `${method} scaled`)
    near(large.i2, got.i2, 1e-8, `${method} I2`)
    near(large.p, got.p, 1e-9, `${method} p`)
    const moved = metaAnalysis(
      y.map((value) => value + 1e4),
      v,
      { method },
    )
    near(moved.estimate - 1e4, got.estimate, 1e-8, `${method} moved`)
    near(moved.tau2, got.tau2, 1e-7, `${method} moved`)
    const mirrored = metaAnalysis(
      y.map((value) => -value),
      v,
      { method },
    )
    near(mirrored.lower, -got.upper, 1e-12, `${method} mirrored`)
    near(
      got.weights.reduce((a, b) => a + b, 0),
      100,
      1e-12,
      method,
    )
  }
  const right = trimAndFill(y, v)
  const left = trimAndFill(
    y.map((value) => -value),
    v,
  )
  assert.equal(left.missing, right.missing)
  assert.notEqual(left.side, right.side)
})

test('a regression on nothing is the mean, and one on a factor is the mean of each kind', () => {
  const { y, v } = someEffects(14, 0.15, 9)
  const plain = metaAnalysis(y, v)
  const alone = metaRegression(y, v, designMatrix(14, []))
  near(alone.coefficients[0]!, plain.estimate, 1e-13)
  near(alone.standardErrors[0]!, plain.standardError, 1e-13)
  near(alone.tau2Upper, plain.tau2Upper, 1e-12)
  assert.ok(Number.isNaN(alone.moderators))
  assert.equal(alone.r2, 0)
  const kinds = y.map((_, i) => (i < 6 ? 'a' : 'b'))
  const two = metaRegression(y, v, designMatrix(14, [factorTerm('kind', kinds)]), { method: 'EE', hartungKnapp: false })
  const first = metaAnalysis(y.slice(0, 6), v.slice(0, 6), { method: 'EE', hartungKnapp: false })
  const second = metaAnalysis(y.slice(6), v.slice(6), { method: 'EE', hartungKnapp: false })
  near(two.coefficients[0]!, first.estimate, 1e-12)
  near(two.coefficients[1]!, second.estimate - first.estimate, 1e-12)
  near(two.standardErrors[1]!, Math.hypot(first.standardError, second.standardError), 1e-12)
  near(two.q, first.q + second.q, 1e-12)
  near(two.moderators, two.statistics[1]! ** 2, 1e-12)
})

test("Egger's test is the old regression of effect over error on one over error", () => {
  const { y, v } = someEffects(15, 0.05, 4)
  const x = v.map((variance) => 1 / Math.sqrt(variance))
  const z = y.map((value, i) => value * x[i]!)
  const mx = x.reduce((a, b) => a + b, 0) / 15
  const mz = z.reduce((a, b) => a + b, 0) / 15
  const sxx = x.reduce((a, b) => a + (b - mx) ** 2, 0)
  const slope = x.reduce((a, b, i) => a + (b - mx) * (z[i]! - mz), 0) / sxx
  const intercept = mz - slope * mx
  const s2 = x.reduce((a, b, i) => a + (z[i]! - intercept - slope * b) ** 2, 0) / 13
  const test = eggerTest(y, v)
  near(test.slope, intercept, 1e-11)
  near(test.limit, slope, 1e-11)
  near(test.statistic, intercept / Math.sqrt(s2 * (1 / 15 + mx ** 2 / sxx)), 1e-10)
})

test('a filled funnel is even, and a funnel without surplus is left as it is', () => {
  const v = [0.01, 0.02, 0.04, 0.09, 0.16, 0.2, 0.25]
  const even = trimAndFill([0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3], [0.01, 0.02, 0.02, 0.04, 0.04, 0.09, 0.09])
  assert.equal(even.missing, 0)
  const lopsided = trimAndFill([0.1, 0.15, 0.3, 0.5, 0.75, 0.9, 1.1], v, { method: 'DL' })
  assert.equal(lopsided.side, 'left')
  assert.ok(lopsided.missing >= 2)
  assert.ok(lopsided.filled.estimate < metaAnalysis([0.1, 0.15, 0.3, 0.5, 0.75, 0.9, 1.1], v, { method: 'DL' }).estimate)
  assert.equal(lopsided.filledEffects.length, lopsided.missing)
})

test('one table alone has the effect and error that everybody knows', () => {
  const [a, b, c, d] = [12, 88, 30, 170]
  const table = { a: [a], b: [b], c: [c], d: [d] }
  const odds = mantelHaenszel(table)
  near(odds.estimate, Math.log((a * d) / (b * c)))
  near(odds.standardError ** 2, 1 / a + 1 / b + 1 / c + 1 / d)
  const risk = mantelHaenszel(table, { measure: 'RR' })
  near(risk.standardError ** 2, 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d))
  near(mantelHaenszel(table, { measure: 'RD' }).estimate, 0.12 - 0.15)
  const rates = mantelHaenszelRates({ events1: [20], time1: [100], events2: [30], time2: [90] })
  near(rates.estimate, Math.log(20 / 100 / (30 / 90)))
  near(rates.standardError ** 2, 1 / 20 + 1 / 30)
  near(effectSizesRates({ events1: [0], time1: [10], events2: [3], time2: [10] }).effects[0]!, Math.log(0.5 / 3.5))
  assert.deepEqual(effectSizesTwoByTwo({ a: [0, 2], b: [5, 3], c: [1, 2], d: [4, 4] }).corrected, [0])
  const silent = effectSizesTwoByTwo({ a: [0], b: [5], c: [0], d: [4] }, { measure: 'PETO' })
  assert.ok(Number.isNaN(silent.effects[0]))
  // Swapping the groups turns the ratio round; a study without events changes nothing but the count of studies.
  const swapped = mantelHaenszel({ a: [c], b: [d], c: [a], d: [b] })
  near(swapped.estimate, -odds.estimate)
  const more = mantelHaenszel({ a: [a, 0], b: [b, 50], c: [c, 0], d: [d, 60] })
  near(more.estimate, odds.estimate)
  near(more.q, 0)
  assert.equal(more.compared, 1)
})

test('the displacement difference is the plain one, with or without the streets around', () => {
  const target = { before: 60, after: 40 }
  const control = { before: 80, after: 75 }
  const small = weightedDisplacementDifference({ target, control })
  const wide = weightedDisplacement({
    targetBefore: 60,
    targetAfter: 40,
    bufferBefore: 30,
    bufferAfter: 33,
    controlBefore: 80,
    controlAfter: 75,
  })
  near(small.difference, wide.difference)
  near(small.standardError, wide.differenceError)
  near(small.p, wide.differenceP)
  const areas = { target, control, displacement: { before: 30, after: 33 }, displacementControl: { before: 28, after: 25 } }
  const full = weightedDisplacementDifference(areas)
  near(full.difference, -20 + 5 + 3 + 3)
  near(full.standardError, Math.sqrt(60 + 40 + 80 + 75 + 30 + 33 + 28 + 25))
  near(weightedDisplacementDifference(areas, { dispersion: 4 }).standardError, 2 * full.standardError)
  const longer = weightedDisplacementDifference(
    { target: { before: 120, after: 40 }, control: { before: 160, after: 75 } },
    { timeRatio: 0.5 },
  )
  near(longer.difference, small.difference)
  const more = weightedDisplacement(
    { targetBefore: 60, targetAfter: 40, bufferBefore: 30, bufferAfter: 33, controlBefore: 80, controlAfter: 75 },
    { dispersion: 4 },
  )
  near(more.logVariance!, 4 * wide.logVariance!)
})

test('figures nobody can work with get a named error, borders a stated result', () => {
  const areas = { targetBefore: 10, targetAfter: 5, bufferBefore: 4, bufferAfter: 3, controlBefore: 9, controlAfter: 9 }
  const [y, v] = [
    [0.1, 0.3, 0.2],
    [0.02, 0.04, 0.03],
  ]
  const tables = { a: [1, 2], b: [3, 4], c: [2, 2], d: [5, 5] }
  const rates = { events1: [3], time1: [10], events2: [4], time2: [12] }
  const table: [string, () => unknown][] = [
    ['range', () => weightedDisplacement({ ...areas, targetBefore: -1 })],
    ['range', () => weightedDisplacement({ ...areas, targetBefore: 1.5 })],
    ['not-finite', () => weightedDisplacement({ ...areas, bufferAfter: Number.NaN })],
    ['range', () => weightedDisplacement(areas, { dispersion: 0 })],
    ['range', () => weightedDisplacement(areas, { level: 1 })],
    ['shape', () => weightedDisplacementDifference({ target: BEFORE, control: BEFORE, displacement: BEFORE })],
    ['constant', () => weightedDisplacementDifference({ target: NONE, control: NONE })],
    ['range', () => weightedDisplacementDifference({ target: BEFORE, control: BEFORE }, { areaRatio: 0 })],
    ['empty', () => metaAnalysis([], [])],
    ['too-short', () => metaAnalysis([0.1], [0.2])],
    ['none', () => metaAnalysis([0.1], [0.2], { method: 'EE' })],
    ['shape', () => metaAnalysis(y!, [0.1])],
    ['not-finite', () => metaAnalysis([Number.NaN, 1], [1, 1])],
    ['not-finite', () => metaAnalysis([0, 1], [1, Number.POSITIVE_INFINITY])],
    ['range', () => metaAnalysis([0, 1], [1, 0])],
    ['range', () => metaAnalysis(y!, v!, { level: 0 })],
    ['too-large', () => metaAnalysis(new Float64Array(1e6), new Float64Array(1e6).fill(1))],
    ['too-large', () => leaveOneOut(new Float64Array(501), new Float64Array(501).fill(1))],
    ['too-short', () => leaveOneOut([0.1, 0.2], [1, 1])],
    ['too-short', () => eggerTest([0.1, 0.2], [1, 2])],
    ['constant', () => eggerTest(y!, [0.1, 0.1, 0.1])],
    ['constant', () => trimAndFill(y!, [0.1, 0.1, 0.1])],
    ['constant', () => eggerTest([0.2, 0.2, 0.2], v!)],
    ['range', () => metaAnalysis([1e300, 0.3, 0.2], v!)],
    ['range', () => metaAnalysis(y!, [1e-300, 0.04, 0.03])],
    ['none', () => trimAndFill(y!, [0.1, 0.1, 0.1], { side: 'left' })],
    ['shape', () => metaRegression(y!, v!, designMatrix(4, []))],
    ['too-short', () => metaRegression(y!.slice(0, 2), v!.slice(0, 2), designMatrix(2, [numericTerm('x', [1, 2])]))],
    ['collinear', () => metaRegression(y!, v!, designMatrix(3, [numericTerm('x', [1, 1, 1])]))],
    ['empty', () => effectSizesTwoByTwo({ a: [], b: [], c: [], d: [] })],
    ['shape', () => effectSizesTwoByTwo({ ...tables, d: [1] })],
    ['range', () => effectSizesTwoByTwo({ a: [0], b: [0], c: [1], d: [1] })],
    ['range', () => effectSizesTwoByTwo({ ...tables, a: [1.5, 2] })],
    ['range', () => effectSizesTwoByTwo(tables, { addition: -1 })],
    ['range', () => effectSizesRates({ ...rates, time1: [0] })],
    ['shape', () => effectSizesRates({ ...rates, time1: [1, 2] })],
    ['constant', () => mantelHaenszel({ a: [0], b: [5], c: [3], d: [4] })],
    ['constant', () => mantelHaenszel({ a: [0], b: [5], c: [0], d: [4] }, { measure: 'RD' })],
    ['constant', () => mantelHaenszelRates({ ...rates, events1: [0] })],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
  const empty = weightedDisplacement({ ...areas, controlAfter: 0 })
  assert.equal(empty.quotient, null)
  assert.equal(empty.unreadable, 'no-control-incidents')
  assert.equal(empty.oddsRatio, null)
  assert.equal(weightedDisplacement({ ...areas, targetAfter: 20 }).unreadable, 'no-success')
  assert.equal(weightedDisplacement({ ...areas, targetAfter: 10 }).quotient, null)
  assert.equal(weightedDisplacement({ ...areas, targetAfter: 0 }).oddsRatioInterval, null)
  const nothing = { targetBefore: 0, targetAfter: 0, bufferBefore: 0, bufferAfter: 0, controlBefore: 0, controlAfter: 0 }
  assert.equal(weightedDisplacement(nothing).differenceP, 1)
  const two = metaAnalysis([0.1, 0.4], [0.01, 0.02])
  assert.ok(Number.isNaN(two.predictionLower))
  assert.ok(Number.isNaN(metaAnalysis([0.1], [0.2], { method: 'EE' }).tau2Lower))
  const same = metaAnalysis([0.2, 0.2, 0.2], [0.1, 0.2, 0.3])
  for (const method of METHODS) assert.ok(metaAnalysis([0.2, 0.2, 0.2], [0.1, 0.2, 0.3], { method }).tau2 < 1e-30)
  assert.equal(same.tau2Upper, 0)
})

test('effects that are all equal do not make the mean certain', () => {
  const v = [0.02, 0.03, 0.05]
  const usual = metaAnalysis([0.2, 0.2, 0.2], v, { hartungKnapp: 'adhoc' })
  for (const effect of [0, 0.2, 1 / 3, -7e5]) {
    const found = metaAnalysis([effect, effect, effect], v)
    assert.equal(found.hartungKnapp, 'adhoc')
    near(found.standardError, usual.standardError)
    assert.ok(found.p > 0 && found.upper > found.lower)
  }
  const line = metaRegression([0.1, 0.2, 0.3, 0.4], [0.02, 0.03, 0.05, 0.02], designMatrix(4, [numericTerm('x', [1, 2, 3, 4])]))
  assert.equal(line.hartungKnapp, 'adhoc')
  assert.ok(line.pValues[1]! > 0.1)
  assert.equal(metaAnalysis([0.2, 0.2, 0.21], v).hartungKnapp, true)
  // The rounding of their mean must not put half of them on one side of the funnel.
  for (const estimator of ['L0', 'R0'] as const)
    assert.equal(trimAndFill([1 / 3, 1 / 3, 1 / 3, 1 / 3, 1 / 3], [0.02, 0.03, 0.05, 0.04, 0.01], { estimator }).missing, 0)
})

const BEFORE = { before: 10, after: 9 }
const NONE = { before: 0, after: 0 }
