// Holds decompositions, forecasts and changes of level against R's, against every possible division, and against impossible figures.

import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { compare, readCase, readColumns, type Tolerance } from '../../testing/reference-case.ts'
import { AnalysisError } from '../errors.ts'
import { workerReplicates } from '../node.ts'
import { randomStream } from '../random.ts'
import { drawNegativeBinomial, drawPoisson } from '../random-draws.ts'
import { autocorrelation } from './autocorrelation.ts'
import { locateChange } from './change-location.ts'
import { changePoints } from './change-points.ts'
import { changeTest, olsCusum } from './change-test.ts'
import { classicalDecomposition } from './classical-decomposition.ts'
import { holtWinters } from './holt-winters.ts'
import { kolmogorovTail } from './kolmogorov.ts'
import { publishedMiddle } from './partial-sort.ts'
import { completePeriods, type PeriodSeries } from './period-series.ts'
import { type ChangeLaw, segmentCost } from './segment-cost.ts'
import { type StlOptions, stl } from './stl.ts'

const complete = (counts: ArrayLike<number>): PeriodSeries => ({ counts, lastPeriod: 'complete' })
const casesOf = (family: string) => readdirSync(new URL('../../reference/', import.meta.url)).filter((name) => name.startsWith(family))

/** Names of R's `stl` in the library's words. */
const stlWords: Record<string, keyof StlOptions> = {
  s_window: 'seasonalWindow',
  s_degree: 'seasonalDegree',
  t_window: 'trendWindow',
  t_degree: 'trendDegree',
  l_window: 'lowPassWindow',
  l_degree: 'lowPassDegree',
  robust: 'robust',
}

for (const name of casesOf('stl-')) {
  test(`decompositions, Holt-Winters and autocorrelations agree with R (${name})`, () => {
    const known = readCase(name)
    // The case allows for other programs in the robust fit; the published one is matched without that.
    const tolerance: Tolerance = { default_rel: known.tolerance.default_rel, abs_floor: known.tolerance.abs_floor }
    const reference = { ...known, tolerance }
    const options = known.options as Record<string, Record<string, unknown>> & { frequency: number }
    const values = readColumns(name).numbers('value')
    const { frequency } = options
    const settings = Object.fromEntries(Object.entries(options.stl_robust!).map(([word, value]) => [stlWords[word], value]))
    const robust = stl(values, frequency, settings)
    compare(reference, 'stl_periodic', stl(values, frequency))
    compare(reference, 'stl_robust', robust)
    compare(reference, 'robust_weights', robust.weights)
    const classical = classicalDecomposition(values, frequency)
    compare(reference, 'decompose', { seasonal_figure: classical.figure, trend: classical.trend })
    const { alpha, beta, gamma } = options.holt_winters as Record<string, number>
    const hw = holtWinters(values, frequency, { alpha: alpha!, beta: beta!, gamma: gamma! })
    compare(reference, 'hw', { ...hw, seasonal: hw.season })
    const searched = holtWinters(values, frequency)
    assert.ok(searched.sse <= hw.sse * (1 + 1e-9), 'the search finds weights at least as good as those of R')
    const acf = reference.expected.acf as number[]
    compare(reference, 'acf', autocorrelation(values, { mostLags: acf.length - 1 }).acf)
  })
}

test('a straight line with a fixed season is taken apart into just these', () => {
  const season = [3, -1, 0, -2]
  const values = Array.from({ length: 41 }, (_, t) => 10 + 0.5 * t + season[t % 4]!)
  for (const options of [{}, { trendWindow: 11, trendJump: 1 }, { inner: 5, lowPassWindow: 9 }] as StlOptions[]) {
    const parts = stl(values, 4, { seasonalWindow: 7, seasonalDegree: 1, ...options })
    assert.ok(parts.remainder.every((rest) => Math.abs(rest) < 1e-9))
  }
  const classical = classicalDecomposition(values, 4)
  classical.figure.forEach((value, s) => {
    assert.ok(Math.abs(value - season[s]!) < 1e-12)
  })
  // Its start values are a little off such a line, so it is given time to find it.
  const long = Array.from({ length: 301 }, (_, t) => 10 + 0.5 * t + season[t % 4]!)
  const next = holtWinters(long, 4, { alpha: 0.5, beta: 0.5, gamma: 0.5, ahead: 4 })
  next.forecast.forEach((value, i) => {
    assert.ok(Math.abs(value - (10 + 0.5 * (301 + i) + season[(301 + i) % 4]!)) < 1e-6)
  })
})

test('parts add up, scale with the figures, and a single wild value loses its weight', () => {
  const dice = randomStream(11)
  const values = Float64Array.from({ length: 72 }, (_, t) => drawPoisson(dice, 40 + 10 * Math.sin((2 * Math.PI * t) / 12)))
  values[30] = 300
  const robust = stl(values, 12, { robust: true, seasonalWindow: 9 })
  const scaled = stl(
    values.map((value) => 1e6 + 8 * value),
    12,
    { robust: true, seasonalWindow: 9 },
  )
  assert.equal(robust.weights[30], 0)
  values.forEach((value, t) => {
    assert.ok(Math.abs(robust.seasonal[t]! + robust.trend[t]! + robust.remainder[t]! - value) < 1e-12 * 300)
    assert.ok(Math.abs(scaled.seasonal[t]! - 8 * robust.seasonal[t]!) < 1e-6)
  })
})

test('the published middle is the median of an odd number, and between neighbours of it otherwise', () => {
  for (let n = 2; n < 60; n++) {
    const dice = randomStream(2, n)
    const values = Float64Array.from({ length: n }, () => dice.below(25))
    const sorted = Float64Array.from(values).sort()
    const found = publishedMiddle(Float64Array.from(values))
    if (n % 2 === 1) assert.equal(found, 2 * sorted[(n - 1) / 2]!)
    else assert.ok(found >= 2 * sorted[0]! && found <= 2 * sorted[n - 1]!)
  }
  assert.equal(publishedMiddle(Float64Array.from([4, 1, 3, 2])), 5)
})

/** The cheapest division by trying all of them. */
function everyDivision(n: number, least: number, costOf: (from: number, to: number) => number, perChange: number): number[] {
  let best = { cost: Number.POSITIVE_INFINITY, at: [] as number[] }
  const tryFrom = (from: number, cost: number, at: number[]) => {
    const whole = cost + costOf(from, n)
    if (n - from >= least && whole < best.cost - 1e-9) best = { cost: whole, at }
    for (let to = from + least; to <= n - least; to++) tryFrom(to, cost + costOf(from, to) + perChange, [...at, to])
  }
  tryFrom(0, 0, [])
  return best.at
}

test('no division of the series is better than the one found', async () => {
  for (let round = 0; round < 24; round++) {
    const dice = randomStream(3, round)
    const n = 8 + (round % 7)
    const counts = Float64Array.from({ length: n }, (_, t) => drawPoisson(dice, t < 5 ? 3 : t < 9 ? 14 : 5))
    const law = (['poisson', 'negative-binomial', 'normal'] as ChangeLaw[])[round % 3]!
    const least = 1 + (round % 3)
    const { cost } = segmentCost(completePeriods(complete(counts)), law)
    for (const penalty of ['mbic', 'bic', 1.5] as const) {
      const found = await changePoints(complete(counts), { law, penalty, least })
      const extra = (from: number, to: number) => (penalty === 'mbic' ? Math.log((to - from) / n) : 0)
      const all = everyDivision(n, least, (from, to) => cost(from, to) + extra(from, to), found.penalty)
      assert.deepEqual(
        found.changes.map((change) => change.at),
        all,
        `${law} ${penalty} ${least} ${counts}`,
      )
    }
  }
})

test('pruning leaves the best division of a long series in place', async () => {
  const dice = randomStream(8)
  const n = 400
  const counts = Float64Array.from({ length: n }, (_, t) => drawPoisson(dice, [6, 11, 4, 8][Math.floor(t / 100)]!))
  const least = 4
  const { cost } = segmentCost(completePeriods(complete(counts)), 'poisson')
  const perChange = 3 * Math.log(n)
  const best = [-perChange]
  const from: number[] = [0]
  for (let t = 1; t <= n; t++) {
    best[t] = Number.POSITIVE_INFINITY
    for (let s = 0; s <= t - least; s++) {
      const whole = best[s]! + cost(s, t) + Math.log((t - s) / n) + perChange
      if (whole < best[t]!) {
        best[t] = whole
        from[t] = s
      }
    }
  }
  const ends = []
  for (let t = n; t > 0; t = from[t]!) ends.unshift(t)
  const found = await changePoints(complete(counts), { law: 'poisson', least })
  assert.deepEqual(
    found.segments.map((segment) => segment.to),
    ends,
  )
  assert.deepEqual(
    found.changes.map((change) => change.at),
    ends.slice(0, -1),
  )
  assert.equal(found.changes.length, 3)
  for (const change of found.changes) assert.ok(change.lower <= change.at && change.at <= change.upper)
})

test('levels of rates follow the people', async () => {
  const population = Float64Array.from({ length: 40 }, (_, t) => (t < 20 ? 1000 : 2000))
  const counts = population.map((people) => people / 50)
  assert.equal((await changePoints({ ...complete(counts), population }, { law: 'poisson' })).changes.length, 0)
  assert.equal((await changePoints(complete(counts), { law: 'poisson' })).changes.length, 1)
})

test('lively counts make the range of a change longer, and not another time', async () => {
  const dice = randomStream(12)
  const theta = 2
  const counts = Float64Array.from({ length: 80 }, (_, t) => drawNegativeBinomial(dice, t < 50 ? 10 : 20, theta))
  const found = await changeTest(complete(counts), { permutations: 1 })
  const { cost } = segmentCost(completePeriods(complete(counts)), 'poisson')
  const sure = locateChange((at) => cost(0, at) + cost(at, 80), 2, 79, 0.95)
  assert.equal(found.at, sure.at)
  assert.ok(found.dispersion > 2 && found.upper - found.lower > sure.upper - sure.lower)
})

test('the range of a change holds the likelihood it says', () => {
  const flat = locateChange(() => 5, 10, 20, 0.5)
  assert.deepEqual(flat, { at: 10, lower: 10, upper: 14 })
  const sharp = locateChange((at) => (at === 13 ? 0 : 100), 10, 20, 0.95)
  assert.deepEqual(sharp, { at: 13, lower: 13, upper: 13 })
})

test('one thread or two, the permutation test says the same; so do all orders of a short series', async () => {
  const dice = randomStream(4)
  const counts = Float64Array.from({ length: 60 }, (_, t) => drawPoisson(dice, t < 35 ? 7 : 8.5))
  const alone = await changeTest(complete(counts), { permutations: 500 })
  assert.deepEqual(await changeTest(complete(counts), { permutations: 500, runner: workerReplicates(2) }), alone)
  assert.ok(alone.p > 0.01 && alone.p <= 1)
  const short = [0, 1, 5, 6]
  // Of the 24 orders, 8 keep {0, 1} and {5, 6} together: those gain most.
  const exact = await changeTest(complete(short), { permutations: 4000 })
  assert.ok(Math.abs(exact.p - 8 / 24) < 4 * Math.sqrt(((1 / 3) * (2 / 3)) / 4000))
})

test('the OLS-CUSUM ends at 0, and its p is the Kolmogorov law', () => {
  const test1 = olsCusum(complete([1, 5, 2, 8, 3, 9, 4, 4]))
  assert.ok(Math.abs(test1.process.at(-1)!) < 1e-12)
  // Table values of the limit law.
  assert.ok(Math.abs(kolmogorovTail(1.3581) - 0.05) < 1e-5)
  assert.ok(Math.abs(kolmogorovTail(1.6276) - 0.01) < 1e-5)
  assert.ok(Math.abs(kolmogorovTail(0.79999999) - kolmogorovTail(0.80000001)) < 1e-7)
  assert.equal(kolmogorovTail(0), 1)
})

test('autocorrelations do not change with scale or shift, even far from 0', () => {
  const dice = randomStream(6)
  const values = Float64Array.from({ length: 90 }, () => drawPoisson(dice, 12))
  const near = autocorrelation(values)
  const far = autocorrelation(values.map((value) => 1e6 + 4 * value))
  near.acf.forEach((value, lag) => {
    assert.ok(Math.abs(value - far.acf[lag]!) < 1e-9)
  })
  for (const factor of [1e300, 1e-300])
    near.acf.forEach((value, lag) => {
      assert.ok(Math.abs(value - autocorrelation(values.map((x) => factor * x)).acf[lag]!) < 1e-9)
    })
  assert.ok(near.ljungBox.p > 0 && near.ljungBox.p < 1)
})

/** The code with which an answer that comes later ends. */
async function laterCode(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
    return 'none'
  } catch (error) {
    if (error instanceof AnalysisError) return error.code
    throw error
  }
}

test('figures nobody can work with get a named error, a long search can be stopped', async () => {
  const year = Array.from({ length: 36 }, (_, t) => 5 + (t % 12))
  const table: [string, () => unknown][] = [
    ['empty', () => stl([], 12)],
    ['too-short', () => stl(year.slice(0, 24), 12)],
    ['not-finite', () => stl([...year, Number.NaN], 12)],
    ['range', () => stl(year, 1)],
    ['range', () => stl(year, 12, { trendWindow: 2.5 })],
    ['too-large', () => stl(new Float64Array(2e5), 12, { trendWindow: 199999, trendJump: 1 })],
    ['none', () => stl(new Float64Array(40).fill(3), 12, { robust: true })],
    ['too-short', () => classicalDecomposition(year.slice(0, 23), 12)],
    ['range', () => classicalDecomposition([0, ...year], 12, { type: 'multiplicative' })],
    ['range', () => classicalDecomposition(year, 12, { type: 'times' as 'additive' })],
    ['too-large', () => classicalDecomposition(new Float64Array(2e5), 1e5)],
    ['range', () => stl(year, 12, { middle: 'mean' as 'median' })],
    ['range', () => holtWinters(year, 12, { seasonal: 'times' as 'additive' })],
    ['range', () => holtWinters([...year, 1e300], 12)],
    ['too-short', () => holtWinters(year.slice(0, 24), 12)],
    ['range', () => holtWinters(year, 12, { alpha: 0 })],
    ['too-large', () => holtWinters(new Float64Array(1e6), 12)],
    ['too-large', () => stl(new Float64Array(1e6), 52, { robust: true, seasonalWindow: 13 })],
    ['range', () => holtWinters(year, 12, { gamma: 1.2 })],
    ['not-finite', () => holtWinters([...year, Number.POSITIVE_INFINITY], 12)],
    ['too-short', () => autocorrelation([4])],
    ['constant', () => autocorrelation([4, 4, 4])],
    ['range', () => autocorrelation(year, { mostLags: 36 })],
    ['too-large', () => autocorrelation(new Float64Array(1e6), { mostLags: 2000 })],
    ['constant', () => olsCusum(complete([2, 2, 2]))],
    ['too-short', () => olsCusum(complete([2, 3]))],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
  const later: [string, () => Promise<unknown>][] = [
    ['empty', () => changePoints(complete([]))],
    ['too-short', () => changePoints(complete([1, 2, 3]))],
    ['not-finite', () => changePoints(complete([...year, Number.NaN]))],
    ['range', () => changePoints(complete(year), { penalty: -1 })],
    ['range', () => changePoints(complete(year), { law: 'binomial' as 'poisson' })],
    ['range', () => changePoints(complete(year), { penalty: 'aic' as 'bic' })],
    ['range', () => changePoints(complete(year), { law: 'normal', sigma: -1 })],
    ['range', () => changePoints({ ...complete(year), population: year }, { law: 'normal' })],
    ['constant', () => changePoints(complete([3, 3, 3, 3]), { law: 'normal' })],
    ['none', () => changePoints(complete([3, 3, 3, 3]))],
    ['none', () => changePoints(complete([0, 0, 0, 0]))],
    ['too-large', () => changePoints(complete(new Float64Array(1e6)))],
    ['cancelled', () => changePoints(complete(year), { signal: AbortSignal.abort() })],
    ['constant', () => changeTest(complete([2, 2, 2, 2]))],
    ['range', () => changeTest(complete(year), { permutations: 0 })],
    ['too-large', () => changeTest(complete(new Float64Array(1e6)), { permutations: 9999 })],
    ['cancelled', () => changeTest(complete(year), { signal: AbortSignal.abort() })],
  ]
  for (const [code, run] of later) assert.equal(await laterCode(run), code, run.toString())
})
