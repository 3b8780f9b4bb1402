// Holds the power calculations against R's, against plain simulation, and against what must be true of any power.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { errorCode } from '../../testing/error-code.ts'
import { binomialCdf, normalCdf, normalQuantile, poissonMass, studentTQuantile } from '../distributions/index.ts'
import { AnalysisError } from '../errors.ts'
import { workerReplicates } from '../node.ts'
import { randomStream } from '../random.ts'
import { drawNegativeBinomial, drawNormal, drawPoisson } from '../random-draws.ts'
import { sampleSizeTwoProportions } from '../rates/index.ts'
import {
  type Clusters,
  clusterDesignEffect,
  type ExpectedSeries,
  expectedInterval,
  expectedShareInterval,
  minimumDetectableClusteredDifference,
  minimumDetectableClusteredMeanDifference,
  minimumDetectableDifference,
  minimumDetectableLevel,
  minimumDetectableMeanDifference,
  minimumDetectableRatio,
  minimumDetectableRatioOfRatios,
  minimumDetectableStaggered,
  minimumEquivalenceMargin,
  powerClusteredMeans,
  powerClusteredProportions,
  powerEquivalence,
  powerInterruptedSeries,
  powerRatioOfRatios,
  powerStaggeredStart,
  powerTwoMeans,
  powerTwoProportions,
  powerTwoRates,
  sampleSizeRatioOfRatios,
  sampleSizeTwoMeans,
  sampleSizeTwoRates,
} from './index.ts'
import { noncentralTUpper } from './noncentral-t.ts'

const near = (got: number, want: number, tolerance: number, what = '') =>
  assert.ok(Math.abs(got - want) <= tolerance, `${what}: got ${got}, expected ${want}`)

/** Share of trials that say yes, and twice its error and a half. */
function simulate(trials: number, trial: (i: number) => boolean): { share: number; error: number } {
  let yes = 0
  for (let i = 0; i < trials; i++) if (trial(i)) yes++
  const share = yes / trials
  return { share, error: 3.5 * Math.sqrt((share * (1 - share)) / trials) + 1e-3 }
}

test('shares and means have the power that R gives them', () => {
  // R 4.2.2: power.prop.test(n = 500, p1 = .2, p2 = .15), (n = 80, p1 = .5, p2 = .7, one.sided, sig.level = .01)
  near(powerTwoProportions(0.2, 0.15, 500).power, 0.5481243783, 1e-9)
  near(powerTwoProportions(0.5, 0.7, 80, { sides: 1, significance: 0.01 }).power, 0.6030074605, 1e-9)
  // power.t.test(n = 60, delta = 1, sd = 2), (n = 2, delta = 3), (n = 5, delta = 1.2, one.sided), (n = 3000, delta = .05)
  near(powerTwoMeans(1, 2, 60).power, 0.7752644299, 1e-9)
  near(powerTwoMeans(3, 1, 2).power, 0.3873893502, 1e-9)
  near(powerTwoMeans(-1.2, 1, 5, { sides: 1 }).power, 0.5356626022, 1e-9)
  near(powerTwoMeans(0.05, 1, 3000).power, 0.4905130992, 1e-9)
  // power.t.test(power = .8, delta = 1, sd = 2, tol = 1e-12)$n, power.t.test(n = 60, power = .8, sd = 2)$delta
  near(sampleSizeTwoMeans(1, 2).nPerGroup, 63.76576372, 1e-8)
  near(minimumDetectableMeanDifference(2, 60).increase!, 1.03141438, 1e-8)
})

test('the noncentral t agrees with R between one degree of freedom and many', () => {
  // pt(t, df, shift, lower.tail = FALSE)
  const table: [number, number, number, number][] = [
    [0.3, 1, 0.5, 0.6015552213],
    [12.7, 1, 3, 0.186196782],
    [2.2, 10, 3, 0.7792900359],
    [30, 3, 25, 0.4446530139],
    [1.5, 1.4, 0.2, 0.203959662],
    [2, 5000, 2.5, 0.6914624692],
  ]
  for (const [t, df, shift, p] of table) near(noncentralTUpper(t, df, shift), p, 1e-9, `${t} ${df} ${shift}`)
  near(noncentralTUpper(2, 1e12, 2.5), normalCdf(0.5), 1e-9)
  near(noncentralTUpper(studentTQuantile(0.025, 7, true), 7, 0), 0.025, 1e-11)
})

test('sample sizes and detectable effects are the power turned round', () => {
  for (const options of [
    {},
    { sides: 1 as const },
    { significance: 0.01, power: 0.9 },
    { dispersion: 2.5 },
    { theta: 100 },
    { exposureRatio: 3 },
  ]) {
    const power = 'power' in options ? options.power! : 0.8
    const found = minimumDetectableRatio(150, options)
    near(powerTwoRates(150, found.decrease!, options).power, power, 1e-12)
    near(powerTwoRates(150, found.increase!, options).power, power, 1e-12)
    const { baseline } = sampleSizeTwoRates(0.55, options)
    near(powerTwoRates(baseline, 0.55, options).power, power, 1e-12)
  }
  const exact = { method: 'exact' as const, exposureRatio: 0.5 }
  near(powerTwoRates(60, minimumDetectableRatio(60, exact).decrease!, exact).power, 0.8, 1e-10)
  near(powerTwoRates(60, minimumDetectableRatio(60, exact).increase!, exact).power, 0.8, 1e-10)
  near(powerTwoRates(sampleSizeTwoRates(0.7, exact).baseline, 0.7, exact).power, 0.8, 1e-10)
  const counts = { treatedBefore: 120, comparisonBefore: 300, comparisonAfter: 280 }
  const around = { areaVariance: 0.01, correlation: 0.6, areas: [2, 5] as const, dispersion: 1.3 }
  const ratio = minimumDetectableRatioOfRatios(counts, around)
  near(powerRatioOfRatios(counts, ratio.increase!, around).power, 0.8, 1e-12)
  near(powerRatioOfRatios(counts, ratio.decrease!, around).power, 0.8, 1e-12)
  const { factor } = sampleSizeRatioOfRatios(counts, 0.8, around)
  const scaled = { treatedBefore: 120 * factor, comparisonBefore: 300 * factor, comparisonAfter: 280 * factor }
  near(powerRatioOfRatios(scaled, 0.8, around).power, 0.8, 1e-12)
  const shares = { n2: 300, designEffect: 1.4, population: 5000 }
  for (const share of [0.03, 0.2, 0.5, 0.93]) {
    const seen = minimumDetectableDifference(share, 500, shares)
    if (seen.decrease !== null) near(powerTwoProportions(share, share + seen.decrease, 500, shares).power, 0.8, 1e-10)
    if (seen.increase !== null) near(powerTwoProportions(share, share + seen.increase, 500, shares).power, 0.8, 1e-10)
  }
  const { nPerGroup } = sampleSizeTwoProportions(0.2, 0.15)
  near(powerTwoProportions(0.2, 0.15, nPerGroup).power, 0.8, 1e-12)
  near(powerTwoMeans(minimumDetectableMeanDifference(2, 9, { n2: 4 }).increase!, 2, 9, { n2: 4 }).power, 0.8, 1e-10)
  const schools: Clusters = { clusters1: 5, clusters2: 7, clusterSize: 60, intraClusterCorrelation: 0.03, sizeVariation: 0.4 }
  const seen = minimumDetectableClusteredDifference(0.3, schools)
  near(powerClusteredProportions(0.3, 0.3 + seen.decrease!, schools).power, 0.8, 1e-10)
  near(powerClusteredProportions(0.3, 0.3 + seen.increase!, schools).power, 0.8, 1e-10)
  near(powerClusteredMeans(minimumDetectableClusteredMeanDifference(2, schools).increase!, 2, schools).power, 0.8, 1e-10)
  const noise = { counts: 25, dispersion: 1.4 }
  near(powerStaggeredStart([1, 2, 3, 5], 6, minimumDetectableStaggered([1, 2, 3, 5], 6, noise).decrease!, noise).power, 0.8, 1e-12)
  for (const against of ['both', 'rise'] as const) {
    const margin = minimumEquivalenceMargin(powerTwoRates(400, 1.02), { against })
    near(powerEquivalence(powerTwoRates(400, 1.02), margin.increase!, { against }).power, 0.8, 1e-10)
  }
})

test('power rises with the effect, with the counts and with the significance, and without effect it is the tail', () => {
  const rising = (values: number[], what: string) => {
    for (let i = 1; i < values.length; i++) assert.ok(values[i]! > values[i - 1]!, `${what}: ${values.join(' ')}`)
  }
  rising(
    [0.95, 0.9, 0.8, 0.6, 0.4].map((r) => powerTwoRates(80, r).power),
    'fall',
  )
  rising(
    [1.05, 1.2, 1.5, 2, 4].map((r) => powerTwoRates(80, r).power),
    'rise',
  )
  rising(
    [0.95, 0.9, 0.8, 0.6, 0.4, 0.1, 0.01].map((r) => powerTwoRates(30, r, { method: 'exact' }).power),
    'exact fall',
  )
  rising(
    [10, 30, 100, 300].map((m) => powerTwoRates(m, 0.8, { dispersion: 1.7 }).power),
    'counts',
  )
  rising(
    [0.001, 0.01, 0.05, 0.2].map((significance) => powerTwoMeans(1, 2, 20, { significance }).power),
    'significance',
  )
  const sameAreas = { areaVariance: 0.02 }
  const neighbours = { treatedBefore: 90, comparisonBefore: 90 }
  rising(
    [0, 0.5, 0.95].map((correlation) => powerRatioOfRatios(neighbours, 0.7, { ...sameAreas, correlation }).power),
    'correlation',
  )
  rising(
    [0.1, 0.01, 0.001].map(
      (intraClusterCorrelation) => powerClusteredProportions(0.2, 0.1, { clusters1: 4, clusterSize: 50, intraClusterCorrelation }).power,
    ),
    'icc',
  )
  near(powerTwoRates(80, 1).power, 0.025, 1e-14)
  near(powerTwoMeans(0, 2, 20).power, 0.025, 1e-11)
  near(powerTwoProportions(0.3, 0.3, 200).power, 0.025, 1e-14)
  assert.ok(powerTwoRates(80, 1, { method: 'exact' }).power <= 0.025)
})

test('a comparison with a rise is the one with a fall seen from the other side', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 5, max: 500, noNaN: true }),
      fc.double({ min: 0.1, max: 0.99, noNaN: true }),
      fc.constantFrom('normal', 'exact'),
      (count, ratio, method) => {
        const fall = powerTwoRates(count, ratio, { method, exposureRatio: 2 })
        const back = powerTwoRates(2 * count * ratio, 1 / ratio, { method, exposureRatio: 0.5 })
        near(fall.power, back.power, 1e-10)
      },
    ),
    { numRuns: 60, seed: 3, endOnFailure: true },
  )
})

test('summing over all pairs of counts gives the exact power', () => {
  const [m, ratio] = [9, 0.35]
  let power = 0
  for (let a = 0; a < 60; a++) {
    for (let b = 0; b < 60; b++) {
      if (binomialCdf(b, a + b, 0.6) <= 0.025) power += poissonMass(a, m) * poissonMass(b, m * 1.5 * ratio)
    }
  }
  near(powerTwoRates(m, ratio, { method: 'exact', exposureRatio: 1.5 }).power, power, 1e-12)
})

test('simulated tests reject as often as the closed forms say', () => {
  const z = normalQuantile(0.025, true)
  const rates = simulate(20_000, (i) => {
    const dice = randomStream(11, i)
    const a = drawNegativeBinomial(dice, 120, 60)
    const b = drawNegativeBinomial(dice, 120 * 0.65, 60)
    return Math.log(b / a) / Math.sqrt(1 / a + 1 / b + 2 / 60) < -z
  })
  near(rates.share, powerTwoRates(120, 0.65, { theta: 60 }).power, rates.error + 0.01, 'two rates')
  const four = simulate(20_000, (i) => {
    const dice = randomStream(12, i)
    const [a, b, c, d] = [150, 165 * 0.7, 300, 330].map((m) => drawPoisson(dice, m)) as [number, number, number, number]
    return Math.log((b / a) * (c / d)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) < -z
  })
  near(
    four.share,
    powerRatioOfRatios({ treatedBefore: 150, treatedAfter: 165, comparisonBefore: 300, comparisonAfter: 330 }, 0.7).power,
    four.error + 0.01,
    'four',
  )
  const hold = simulate(20_000, (i) => {
    const dice = randomStream(13, i)
    const estimate = Math.log(1.03) + 0.07 * drawNormal(dice)
    return Math.abs(estimate) + 0.07 * normalQuantile(0.05, true) < Math.log(1.25)
  })
  const comparison = { standardError: 0.07, scale: 'ratio' as const, effect: 1.03, n: 1, assumptions: [] }
  near(hold.share, powerEquivalence(comparison, 1.25).power, hold.error, 'equivalence')
  const clusters = simulate(6000, (i) => clusterTrial(i))
  near(
    clusters.share,
    powerClusteredMeans(0.9, 1, { clusters1: 4, clusterSize: 10, intraClusterCorrelation: 0.2 }).power,
    clusters.error,
    'clusters',
  )
})

// Means of four clusters against four, t test with six degrees of freedom.
function clusterTrial(i: number): boolean {
  const dice = randomStream(14, i)
  const spread = Math.sqrt(0.2 + 0.8 / 10)
  const groups = [0.9, 0].map((effect) => Array.from({ length: 4 }, () => effect + spread * drawNormal(dice)))
  const [a, b] = groups.map((g) => g.reduce((x, y) => x + y, 0) / 4) as [number, number]
  const squares = groups[0]!.reduce((s, x) => s + (x - a) ** 2, 0) + groups[1]!.reduce((s, x) => s + (x - b) ** 2, 0)
  return (a - b) / Math.sqrt((squares / 6) * (2 / 4)) > studentTQuantile(0.025, 6, true)
}

test('a staggered start has the error of Hussey and Hughes, and of least squares done at length', () => {
  const starts = [1, 1, 2, 3, 4, Number.POSITIVE_INFINITY]
  const periods = 5
  const [I, T, s2, t2] = [starts.length, periods, 0.3, 0.2]
  const x = starts.map((start) => Array.from({ length: T }, (_, j) => (j >= start ? 1 : 0) as number))
  const U = x.flat().reduce((a, b) => a + b, 0)
  const W = Array.from({ length: T }, (_, j) => x.reduce((a, row) => a + row[j]!, 0) ** 2).reduce((a, b) => a + b, 0)
  const V = x.reduce((a, row) => a + row.reduce((p, q) => p + q, 0) ** 2, 0)
  const variance = (I * s2 * (s2 + T * t2)) / ((I * U - W) * s2 + (U * U + I * T * U - T * W - I * V) * t2)
  const got = powerStaggeredStart(starts, periods, 1, { variance: s2 }, { betweenVariance: t2 })
  near(got.standardError, Math.sqrt(variance), 1e-12)
  // A very large variance between areas is the one without any trust in their levels.
  const far = powerStaggeredStart(starts, periods, 1, { variance: s2 }, { betweenVariance: 1e14 }).standardError
  near(far, powerStaggeredStart(starts, periods, 1, { variance: s2 }).standardError, 1e-9)
  // Two areas, two periods, one start: the plain difference in differences of four counts.
  const plain = powerStaggeredStart([1, 2], 2, 0.8, { counts: [50, 200] }).standardError
  near(plain, Math.sqrt(2 / 50 + 2 / 200), 1e-12)
  // Order of the areas, and periods before which nothing starts, change nothing they should not.
  near(
    powerStaggeredStart([4, 3, 2, 1, 1, 9], periods, 1, { variance: s2 }, { betweenVariance: t2 }).standardError,
    got.standardError,
    1e-12,
  )
})

test('finite populations, design effects and clusters say what survey books say', () => {
  near(clusterDesignEffect(24, 0.05), 1 + 23 * 0.05, 1e-12)
  assert.equal(clusterDesignEffect(1, 0.3), 1)
  near(expectedShareInterval(0.2, 500, { designEffect: 2 }).halfWidth, expectedShareInterval(0.2, 250).halfWidth, 1e-12)
  near(expectedShareInterval(0.5, 1999, { population: 2000 }).halfWidth, normalQuantile(0.975) * Math.sqrt(0.25 / 1999 / 1999), 1e-12)
  const interval = expectedInterval(powerTwoRates(100, 0.7, { dispersion: 2 }))
  near(Math.log(interval.upper / interval.lower), 2 * interval.halfWidth, 1e-12)
  assert.ok(powerTwoProportions(0.2, 0.15, 500, { population: [1000, 1500] }).power > powerTwoProportions(0.2, 0.15, 500).power)
  near(powerEquivalence(powerTwoMeans(0, 2, 500), 1e6).power, 1, 1e-12)
})

const SERIES: ExpectedSeries = { baseline: 25, before: 30, after: 12, season: [1.2, 1, 0.8, 0.9], dispersion: 1.5, autocorrelation: 0.3 }

test('a simulated series has the same power on one thread and on two, and its own seed', async () => {
  const options = { simulations: 60, model: 'level' as const, seed: 5 }
  const one = await powerInterruptedSeries(SERIES, { level: 0.7 }, options)
  const two = await powerInterruptedSeries(SERIES, { level: 0.7 }, { ...options, runner: workerReplicates(2) })
  assert.deepEqual(one, two)
  const other = await powerInterruptedSeries(SERIES, { level: 0.7 }, { ...options, seed: 6 })
  assert.notDeepEqual(one, other)
  assert.equal(one.errors, 'autoregressive')
})

test('a long series of independent counts has the power of a step whose error is known', async () => {
  // With 'level', no trend in truth and independent Poisson counts, var(step) is the last diagonal of (X'WX)^-1 with X = 1, time, step.
  const got = await powerInterruptedSeries({ baseline: 100, before: 40, after: 40 }, { level: 0.93 }, { model: 'level', simulations: 1500 })
  // For equal halves of n periods the trend takes away three quarters of the information on the step: var = 16 / (n mean) instead of 4 / (n mean).
  const standardError = Math.sqrt(16 / (80 * 97))
  near(got.power, normalCdf(-Math.log(0.93) / standardError - 1.99), 4 * got.powerError + 0.02)
  near(got.size, 0.05, 0.025)
  const slope = await powerInterruptedSeries({ baseline: 100, before: 40, after: 40 }, { slope: 1.02 }, { simulations: 200 })
  assert.equal(slope.tested, 'slope')
  assert.ok(slope.power > 0.9)
})

test('the smallest level change that a series shows is one that it shows', async () => {
  const options = { simulations: 300, model: 'level' as const }
  const seen = await minimumDetectableLevel({ baseline: 30, before: 24, after: 12 }, options)
  for (const level of [seen.decrease!, seen.increase!]) {
    const again = await powerInterruptedSeries({ baseline: 30, before: 24, after: 12 }, { level }, options)
    near(again.power, 0.8, 0.5 * Math.sqrt(0.16 / 300) + 1e-12)
  }
  assert.equal((await minimumDetectableLevel({ baseline: 0.05, before: 8, after: 4 }, { ...options, simulations: 60 })).decrease, null)
})

test('a cancelled simulation ends', async () => {
  const stop = new AbortController()
  const run = powerInterruptedSeries(SERIES, { level: 0.7 }, { simulations: 1e6, signal: stop.signal, onProgress: () => stop.abort() })
  await assert.rejects(run, (error) => error instanceof AnalysisError && error.code === 'cancelled')
})

test('plans nobody can carry out get a named error, borders a stated result', async () => {
  const counts = { treatedBefore: 100, comparisonBefore: 100 }
  const schools: Clusters = { clusters1: 4, clusterSize: 20, intraClusterCorrelation: 0.05 }
  const table: [string, () => unknown][] = [
    ['range', () => powerTwoRates(0, 0.8)],
    ['range', () => powerTwoRates(Number.NaN, 0.8)],
    ['range', () => powerTwoRates(Number.POSITIVE_INFINITY, 0.8)],
    ['range', () => powerTwoRates(60, -1)],
    ['range', () => powerTwoRates(60, 0.8, { dispersion: 0.5 })],
    ['range', () => powerTwoRates(60, 0.8, { theta: 0 })],
    ['range', () => powerTwoRates(60, 0.8, { significance: 0 })],
    ['range', () => powerTwoRates(60, 0.8, { sides: 3 as 2 })],
    ['range', () => powerTwoRates(60, 0.8, { method: 'exact', dispersion: 2 })],
    ['too-large', () => powerTwoRates(1e6, 0.8, { method: 'exact' })],
    ['too-large', () => minimumDetectableRatio(1e6, { method: 'exact' })],
    ['too-large', () => sampleSizeTwoRates(0.999, { method: 'exact' })],
    ['range', () => minimumDetectableRatio(60, { power: 0.01 })],
    ['range', () => minimumDetectableRatio(60, { power: 1 })],
    ['constant', () => sampleSizeTwoRates(1)],
    ['infeasible', () => sampleSizeTwoRates(0.8, { theta: 10 })],
    ['range', () => powerRatioOfRatios({ ...counts, treatedAfter: 0 }, 0.8)],
    ['range', () => powerRatioOfRatios(counts, 0.8, { correlation: 2 })],
    ['range', () => powerRatioOfRatios(counts, 0.8, { areas: [0, 1] })],
    ['shape', () => powerRatioOfRatios(counts, 0.8, { areas: [] as unknown as [number, number] })],
    ['infeasible', () => sampleSizeRatioOfRatios(counts, 0.9, { areaVariance: 0.5 })],
    ['range', () => powerTwoProportions(0, 0.2, 100)],
    ['range', () => powerTwoProportions(0.1, 1.2, 100)],
    ['range', () => powerTwoProportions(0.1, 0.2, 100, { population: 80 })],
    ['range', () => powerTwoProportions(0.1, 0.2, 100, { designEffect: 0 })],
    ['range', () => minimumDetectableDifference(0.2, 0)],
    ['range', () => powerTwoMeans(1, 0, 20)],
    ['range', () => powerTwoMeans(1, 2, 1)],
    ['range', () => powerTwoMeans(Number.NaN, 2, 10)],
    ['constant', () => sampleSizeTwoMeans(0, 1)],
    ['too-short', () => powerClusteredProportions(0.2, 0.1, { ...schools, clusters1: 1 })],
    ['range', () => powerClusteredProportions(0.2, 0.1, { ...schools, clusters1: 2.5 })],
    ['range', () => clusterDesignEffect(20, 1.5)],
    ['too-short', () => powerStaggeredStart([1], 4, 0.8, { counts: 10 })],
    ['empty', () => powerStaggeredStart([], 4, 0.8, { counts: 10 })],
    ['too-short', () => powerStaggeredStart([1, 2], 1, 0.8, { counts: 10 })],
    ['range', () => powerStaggeredStart([1, -2], 4, 0.8, { counts: 10 })],
    ['range', () => powerStaggeredStart([1, Number.NaN], 4, 0.8, { counts: 10 })],
    ['shape', () => powerStaggeredStart([1, 2], 4, 0.8, { counts: [10] })],
    ['range', () => powerStaggeredStart([1, 2], 4, 0.8, { counts: [10, 0] })],
    ['collinear', () => powerStaggeredStart([2, 2], 4, 0.8, { counts: 10 })],
    ['collinear', () => powerStaggeredStart([0, 0], 4, 0.8, { counts: 10 }, { betweenVariance: 0.1 })],
    ['too-large', () => powerStaggeredStart([1, 2], 1e15, 0.8, { counts: 10 })],
    ['range', () => powerEquivalence(powerTwoRates(400, 1), 0.8)],
    ['range', () => minimumEquivalenceMargin({ ...powerTwoRates(400, 1), effect: 0 })],
    ['range', () => expectedInterval({ ...powerTwoRates(400, 1), effect: Number.NaN })],
    ['range', () => powerEquivalence(powerTwoRates(400, 1, { method: 'exact' }), 1.2)],
    ['range', () => expectedInterval(powerTwoRates(60, 0.8), { level: 1 })],
    ['range', () => expectedShareInterval(1, 100)],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
  const series: [string, ExpectedSeries, { level?: number; slope?: number }, object][] = [
    ['range', { ...SERIES, baseline: 0 }, { level: 0.8 }, {}],
    ['range', { ...SERIES, autocorrelation: 1 }, { level: 0.8 }, {}],
    ['empty', { ...SERIES, season: [] }, { level: 0.8 }, {}],
    ['too-short', { ...SERIES, after: 1 }, { level: 0.8 }, {}],
    ['too-short', { ...SERIES, before: 4, after: 2 }, { level: 0.8 }, {}],
    ['too-large', { ...SERIES, before: 5000 }, { level: 0.8 }, {}],
    ['constant', SERIES, {}, {}],
    ['range', SERIES, { slope: 0.9 }, { model: 'level' }],
    ['range', SERIES, { level: 0.8 }, { simulations: 0 }],
    ['range', SERIES, { level: 0.8 }, { lag: 99 }],
  ]
  for (const [code, given, effect, options] of series) {
    const run = powerInterruptedSeries(given, effect, options)
    await assert.rejects(run, (error) => error instanceof AnalysisError && error.code === code, `${code} ${JSON.stringify(given)}`)
  }
  assert.equal(minimumDetectableRatio(2, { method: 'exact' }).decreasePercent, null)
  assert.deepEqual([minimumDetectableRatio(3).decrease, minimumDetectableDifference(0.01, 50).decrease], [null, null])
  assert.equal(sampleSizeTwoMeans(100, 1).nPerGroup, 2)
  assert.ok(powerClusteredMeans(0.5, 2, { ...schools, clusters1: 1e15 }).power > 0.999)
  assert.equal(powerEquivalence(powerTwoRates(10, 1), 1.05).power, 0)
})
