// What scans answer to figures that cannot be scanned, to work that is too large, and to a person who has stopped waiting.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import type { AnalysisError } from '../errors.ts'
import { knoxTest } from './knox-test.ts'
import { mantelTest } from './mantel-test.ts'
import { nearRepeat } from './near-repeat.ts'
import { spaceTimePermutationScan } from './space-time-permutation-scan.ts'
import { spaceTimePoissonScan } from './space-time-poisson-scan.ts'
import { spatialScan } from './spatial-scan.ts'

const x = [0, 1, 2, 3, 4]
const y = [0, 0, 1, 1, 2]
const t = [1, 2, 3, 4, 9]
const cases = [1, 2, 0, 1, 5]
const people = [10, 10, 10, 10, 10]
const spread = Float64Array.from({ length: 5000 }, (_, i) => i)
const one = { simulations: 1, permutations: 1 }
const scan = (change: Record<string, unknown> = {}) => {
  const { x: a, y: b, cases: c, people: d, ...options } = { x, y, cases, people, ...one, ...change }
  return spatialScan(a, b, c, d, options)
}
const inTime = (change: Record<string, unknown> = {}) => {
  const { x: a, y: b, t: c, ...options } = { x, y, t, ...one, ...change }
  return spaceTimePermutationScan(a, b, c, options)
}
const cells = (change: Record<string, unknown> = {}) => {
  const {
    x: a,
    y: b,
    cases: c,
    expected: d,
    ...options
  } = { x, y, cases: [...cases, ...cases], expected: new Float64Array(10).fill(2), ...one, ...change }
  return spaceTimePoissonScan(a, b, c, d, options)
}
const knox = (change: Record<string, unknown> = {}) => {
  const { x: a, y: b, t: c, ...options } = { x, y, t, ...one, ...change }
  return knoxTest(a, b, c, options)
}
const mantel = (change: Record<string, unknown> = {}) => {
  const { x: a, y: b, t: c, ...options } = { x, y, t, ...one, ...change }
  return mantelTest(a, b, c, options)
}

const table: [string, string, () => Promise<unknown>][] = [
  ['spatialScan: no place', 'empty', () => scan({ x: [], y: [], cases: [], people: [] })],
  ['spatialScan: one place', 'too-short', () => scan({ x: [1], y: [1], cases: [1], people: [1] })],
  ['spatialScan: cases missing', 'shape', () => scan({ cases: [1, 2] })],
  ['spatialScan: population missing', 'shape', () => scan({ people: [1, 2] })],
  ['spatialScan: a place that is nowhere', 'not-finite', () => scan({ x: [0, Number.NaN, 2, 3, 4] })],
  ['spatialScan: a place at infinity', 'not-finite', () => scan({ y: [0, 0, 1, 1, Number.POSITIVE_INFINITY] })],
  ['spatialScan: half a case', 'range', () => scan({ cases: [0.5, 2, 0, 1, 5] })],
  ['spatialScan: fewer than no people', 'range', () => scan({ people: [-1, 10, 10, 10, 10] })],
  ['spatialScan: a case where nobody lives', 'range', () => scan({ people: [0, 10, 10, 10, 10] })],
  ['spatialScan: no case', 'constant', () => scan({ cases: [0, 0, 0, 0, 0] })],
  ['spatialScan: nobody', 'constant', () => scan({ people: [0, 0, 0, 0, 0] })],
  ['spatialScan: more cases than people', 'range', () => scan({ model: 'bernoulli', cases: [11, 2, 0, 1, 5] })],
  ['spatialScan: half a person', 'range', () => scan({ model: 'bernoulli', people: [10.5, 10, 10, 10, 10] })],
  ['spatialScan: all are cases', 'constant', () => scan({ model: 'bernoulli', cases: people })],
  ['spatialScan: expectations for yes or no', 'infeasible', () => scan({ model: 'bernoulli', expected: people })],
  ['spatialScan: expectations missing', 'shape', () => scan({ expected: [1] })],
  ['spatialScan: nothing expected', 'range', () => scan({ expected: [0, 0, 0, 0, 0] })],
  ['spatialScan: every place too large', 'infeasible', () => scan({ maxFraction: 0.1 })],
  ['spatialScan: no share', 'range', () => scan({ maxFraction: 0 })],
  ['spatialScan: more than all', 'range', () => scan({ maxFraction: 1.1 })],
  ['spatialScan: radius below 0', 'range', () => scan({ maxRadius: -1 })],
  ['spatialScan: no radius', 'range', () => scan({ maxRadius: Number.NaN })],
  ['spatialScan: no simulation', 'range', () => scan({ simulations: 0 })],
  ['spatialScan: half a seed', 'range', () => scan({ seed: 0.5 })],
  ['spatialScan: no cluster wanted', 'range', () => scan({ maxClusters: 0 })],
  ['spatialScan: all at one place', 'infeasible', () => scan({ x: [0, 0, 0, 0, 0], y: [0, 0, 0, 0, 0] })],
  ['spatialScan: too many cases', 'too-large', () => scan({ cases: [3e6, 0, 0, 0, 0] })],
  ['spaceTimePermutationScan: no event', 'empty', () => inTime({ x: [], y: [], t: [] })],
  ['spaceTimePermutationScan: one event', 'too-short', () => inTime({ x: [1], y: [1], t: [1] })],
  ['spaceTimePermutationScan: times missing', 'shape', () => inTime({ t: [1] })],
  ['spaceTimePermutationScan: no time', 'not-finite', () => inTime({ t: [1, 2, Number.NaN, 4, 5] })],
  ['spaceTimePermutationScan: half a unit', 'range', () => inTime({ t: [1, 2, 3.5, 4, 5] })],
  ['spaceTimePermutationScan: one time', 'constant', () => inTime({ t: [3, 3, 3, 3, 3] })],
  ['spaceTimePermutationScan: one place', 'constant', () => inTime({ x: [0, 0, 0, 0, 0], y: [0, 0, 0, 0, 0] })],
  ['spaceTimePermutationScan: outside the study', 'range', () => inTime({ period: { from: 2, to: 9 } })],
  ['spaceTimePermutationScan: study ends before it begins', 'range', () => inTime({ period: { from: 2, to: 1 } })],
  ['spaceTimePermutationScan: no length', 'range', () => inTime({ maxLength: 0 })],
  ['spaceTimePermutationScan: every place too large', 'infeasible', () => inTime({ maxFraction: 0.1 })],
  ['spaceTimePermutationScan: seconds as units', 'too-large', () => inTime({ t: [1, 2, 3, 4, 31_536_000] })],
  ['spaceTimePoissonScan: no place', 'empty', () => cells({ x: [], y: [], cases: [], expected: [] })],
  ['spaceTimePoissonScan: no cell', 'shape', () => cells({ cases: [], expected: [] })],
  ['spaceTimePoissonScan: one place too few', 'shape', () => cells({ cases: [1, 2, 3, 4, 5, 6] })],
  ['spaceTimePoissonScan: expectations missing', 'shape', () => cells({ expected: [1] })],
  ['spaceTimePoissonScan: one cell', 'constant', () => cells({ x: [0], y: [0], cases: [1], expected: [1] })],
  ['spaceTimePoissonScan: no case', 'constant', () => cells({ cases: [0, 0, 0, 0, 0], expected: [1, 1, 1, 1, 1] })],
  ['spaceTimePoissonScan: half a case', 'range', () => cells({ cases: [0.5, 0, 0, 0, 0], expected: [1, 1, 1, 1, 1] })],
  ['spaceTimePoissonScan: a case where none is expected', 'range', () => cells({ expected: [0, 2, 2, 2, 2, 2, 2, 2, 2, 2] })],
  ['spaceTimePoissonScan: below nothing expected', 'range', () => cells({ expected: [-1, 2, 2, 2, 2, 2, 2, 2, 2, 2] })],
  ['spaceTimePoissonScan: unknown expectation', 'not-finite', () => cells({ expected: [Number.NaN, 2, 2, 2, 2, 2, 2, 2, 2, 2] })],
  ['spaceTimePoissonScan: every place too large', 'infeasible', () => cells({ maxFraction: 0.1 })],
  ['spaceTimePoissonScan: no length', 'range', () => cells({ maxLength: 0 })],
  ['knoxTest: no event', 'empty', () => knox({ x: [], y: [], t: [] })],
  ['knoxTest: three events', 'too-short', () => knox({ x: [0, 1, 2], y: [0, 1, 2], t: [1, 2, 3] })],
  ['knoxTest: times missing', 'shape', () => knox({ t: [1] })],
  ['knoxTest: no time', 'not-finite', () => knox({ t: [1, 2, Number.NaN, 4, 5] })],
  ['knoxTest: one time', 'constant', () => knox({ t: [3, 3, 3, 3, 3] })],
  ['knoxTest: one place', 'constant', () => knox({ x: [0, 0, 0, 0, 0], y: [0, 0, 0, 0, 0] })],
  ['knoxTest: no band', 'empty', () => knox({ spaceBands: [] })],
  ['knoxTest: falling bands', 'range', () => knox({ timeBands: [14, 7] })],
  ['knoxTest: a band below 0', 'range', () => knox({ spaceBands: [-1, 100] })],
  ['knoxTest: a band without end', 'not-finite', () => knox({ spaceBands: [Number.POSITIVE_INFINITY] })],
  ['knoxTest: no shuffle', 'range', () => knox({ permutations: 0 })],
  ['knoxTest: an unknown alternative', 'range', () => knox({ alternative: 'more' })],
  ['knoxTest: an unknown distance', 'range', () => knox({ distance: 'walking' })],
  ['knoxTest: bands without number', 'too-large', () => knox({ x: spread, y: spread, t: spread, spaceBands: spread })],
  ['knoxTest: a time beyond all clocks', 'range', () => knox({ t: [1, 2, 3, 4, 1e300] })],
  ['knoxTest: shuffles without end', 'too-large', () => knox({ permutations: 1e12 })],
  ['spatialScan: an unknown model', 'range', () => scan({ model: 'normal' })],
  ['spatialScan: an unknown kind of cluster', 'range', () => scan({ clusters: 'odd' })],
  ['spaceTimePermutationScan: maps without end', 'too-large', () => inTime({ simulations: 1e12 })],
  ['mantelTest: an unknown alternative', 'range', () => mantel({ alternative: 'more' })],
  ['mantelTest: a constant that lets one pair decide', 'range', () => mantel({ spaceConstant: 1e-300 })],
  ['nearRepeat: other way round', 'infeasible', () => nearRepeat(x, y, t, { alternative: 'less' })],
  ['nearRepeat: no level', 'range', () => nearRepeat(x, y, t, { level: 1 })],
  ['nearRepeat: no ratio', 'range', () => nearRepeat(x, y, t, { leastRatio: Number.NaN })],
  ['mantelTest: no event', 'empty', () => mantel({ x: [], y: [], t: [] })],
  ['mantelTest: a constant of 0', 'range', () => mantel({ spaceConstant: 0 })],
  [
    'mantelTest: all equally far',
    'constant',
    () => mantel({ x: [0, 0, 1, 1], y: [0, 0, 0, 0], t: [0, 0, 0, 1], timeConstant: Number.MAX_VALUE }),
  ],
]

test('impossible figures end in the error that says so', async () => {
  for (const [name, code, run] of table) assert.equal(await errorCodeOf(run), code, name)
})

test('borders that can be answered are answered without NaN', async () => {
  for (const answer of [
    await scan({ cases: [1, 1, 1, 1, 1] }),
    await scan({ cases: [0, 0, 0, 0, 5] }),
    await inTime(),
    await knox(),
    await mantel(),
  ])
    assert.ok(!JSON.stringify(answer, (_, value) => (Number.isNaN(value) ? 'NaN' : value)).includes('NaN'), JSON.stringify(answer))
  assert.deepEqual((await scan({ cases: [1, 1, 1, 1, 1] })).clusters, [])
  assert.equal((await scan({ cases: [0, 0, 0, 0, 5] })).clusters[0]!.relativeRisk, Number.POSITIVE_INFINITY)
  const far = (await knox({ spaceBands: [0.5], timeBands: [1] })).cells[0]![0]!
  assert.deepEqual([far.observed, far.expected, far.ratio, far.z, far.p, far.variance], [0, 0, null, null, 1, 0])
})

test('where all orders of the times give the same sum, there is no z', async () => {
  // Every corner of a square has the same distances to the others, so it does not matter whose time is the odd one.
  const even = { x: [0, 1, 0, 1], y: [0, 0, 1, 1] }
  const half = await mantel({ ...even, t: [0, 0, 0, 1], timeConstant: undefined })
  assert.deepEqual([half.z, half.variance, half.p], [null, 0, 1])
})

test('a million events or places are refused at once, with advice, where they would not end', async () => {
  const million = Float64Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 10_007)
  const other = Float64Array.from({ length: 1_000_000 }, (_, i) => (i * 104_729) % 9973)
  const refusals = [
    () => spatialScan(million, other, million, million),
    () => knoxTest(million, other, million, { spaceBands: [400] }),
    () => spaceTimePoissonScan(million, other, million, million),
    () => mantelTest(million, other, million),
    () => spaceTimePermutationScan(million, other, million),
  ]
  for (const run of refusals) {
    await assert.rejects(run, (error: AnalysisError) => error.code === 'too-large' && /\. (Join|Choose|Use|Count)/.test(error.message))
  }
})

test('a run that is stopped ends as cancelled, and progress is told to the end', async () => {
  for (const run of [scan, inTime, cells, knox, mantel]) {
    const stop = new AbortController()
    const onProgress = (done: number) => {
      if (done > 2) stop.abort()
    }
    assert.equal(await errorCodeOf(() => run({ simulations: 20000, permutations: 20000, signal: stop.signal, onProgress })), 'cancelled')
    assert.equal(await errorCodeOf(() => run({ signal: AbortSignal.abort() })), 'cancelled')
    let told = [0, 0]
    await run({ simulations: 25, permutations: 25, onProgress: (done: number, all: number) => (told = [done, all]) })
    assert.deepEqual(told, [25, 25])
  }
})
