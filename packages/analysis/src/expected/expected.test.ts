// Holds the town's expected counts against brute force, simulation and impossible figures.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { negativeBinomialCdf, negativeBinomialMass } from '../distributions/negative-binomial.ts'
import { AnalysisError } from '../errors.ts'
import { type RandomStream, randomStream } from '../random.ts'
import { drawGamma, drawNegativeBinomial, drawNormal, drawPoisson } from '../random-draws.ts'
import { fitNegativeBinomial } from '../regression/fit-negative-binomial.ts'
import { expectedCount } from './expected-count.ts'
import { expectedCountWithoutCovariates } from './expected-count-without-covariates.ts'
import { expectedCounts } from './expected-counts.ts'
import { ordinaryRange, predictiveLaw, predictiveP, predictiveTails, ratioInterval, thetaForPrediction } from './predictive-law.ts'
import type { TownFigures } from './town-model.ts'

/** Invented towns: `means` from 20 to 2000 unless told, five conditions of which two matter, unmeasured differences of spread 1/theta. */
function inventTowns(random: RandomStream, n: number, theta: number, low = 20, high = 2000): TownFigures {
  const covariates = Object.fromEntries(
    Array.from({ length: 5 }, (_, j) => [`condition${j}`, Float64Array.from({ length: n }, () => drawNormal(random))]),
  )
  const means = Float64Array.from({ length: n }, () => Math.exp(Math.log(low) + random.uniform() * Math.log(high / low)))
  const population = means.map((mean, i) => mean / Math.exp(-4 + 0.2 * covariates.condition0![i]! - 0.1 * covariates.condition1![i]!))
  return { observed: means.map((mean) => drawNegativeBinomial(random, mean, theta)), population, covariates }
}

test('the town is predicted by R-like negative binomial without the town', () => {
  const towns = inventTowns(randomStream(3), 60, 20)
  const rows = Array.from({ length: 60 }, (_, i) => i).filter((i) => i !== 17)
  const design = designMatrix(
    59,
    Object.entries(towns.covariates).map(([name, v]) =>
      numericTerm(
        name,
        rows.map((i) => v[i]!),
      ),
    ),
  )
  const fit = fitNegativeBinomial(
    design,
    rows.map((i) => towns.observed[i]!),
    { offset: rows.map((i) => Math.log(towns.population[i]!)) },
  )
  const own = [1, ...Object.values(towns.covariates).map((v) => v[17]!)]
  const link = Math.log(towns.population[17]!) + own.reduce((sum, v, j) => sum + v * fit.coefficients[j]!, 0)
  let variance = 0
  own.forEach((a, j) => {
    own.forEach((b, k) => {
      variance += a * b * fit.covariance[j * 6 + k]!
    })
  })
  const got = expectedCount(towns, 17)
  assert.ok(Math.abs(got.expected / Math.exp(link) - 1) < 1e-7)
  assert.ok(Math.abs(got.theta / fit.theta - 1) < 1e-6)
  assert.ok(Math.abs(got.linkStandardError / Math.sqrt(variance) - 1) < 1e-6)
  assert.equal(got.n, 59)
  assert.deepEqual(got.leftOut, [{ row: 17, reason: 'itself' }])
})

test('the predictive law agrees with drawing from it', () => {
  const random = randomStream(8)
  const row = { link: Math.log(300), linkStandardError: 0.12, theta: 18, thetaStandardError: 3 }
  const law = predictiveLaw(row)
  const draws = 200000
  let below = 0
  for (let i = 0; i < draws; i++) {
    const theta = row.theta * Math.exp((drawNormal(random) * row.thetaStandardError) / row.theta)
    const mean = Math.exp(row.link + drawNormal(random) * row.linkStandardError)
    if (drawPoisson(random, (mean * drawGamma(random, theta)) / theta) < 180) below++
  }
  const exact = predictiveTails(law, 180).below
  assert.ok(Math.abs(below / draws - exact) < 4 * Math.sqrt((exact * (1 - exact)) / draws))
})

test('the grid of the link is as good as one a hundred times finer', () => {
  for (const [mean, error, theta, y] of [
    [100, 0.05, 20, 60],
    [1e5, 0.05, Number.POSITIVE_INFINITY, 95000],
    [20, 0.5, 5, 3],
    [2000, 0.02, 400, 2200],
    [5, 0.3, 50, 9],
  ] as const) {
    const law = predictiveLaw({ link: Math.log(mean), linkStandardError: error, theta, thetaStandardError: Number.NaN })
    let total = 0
    let below = 0
    let at = 0
    for (let z = -7; z <= 7; z += 0.0007) {
      const share = Math.exp(-0.5 * z * z)
      total += share
      below += share * negativeBinomialCdf(y - 1, mean * Math.exp(error * z), theta)
      at += share * negativeBinomialMass(y, mean * Math.exp(error * z), theta)
    }
    const got = predictiveTails(law, y)
    assert.ok(Math.abs(got.below - below / total) < 3e-5, `${mean}: ${got.below} and ${below / total}`)
    assert.ok(Math.abs(got.at - at / total) < 1e-5)
    assert.ok(Math.abs(got.below + got.at + got.above - 1) < 1e-9)
  }
})

test('p, ordinary range and ratio interval are one test read three ways', () => {
  for (const kind of ['mid-p', 'full'] as const) {
    for (const link of [-1, 1, 3, 5, 7.5]) {
      const law = predictiveLaw({ link, linkStandardError: 0.1, theta: 15, thetaStandardError: 2 })
      const range = ordinaryRange(law, 0.95, kind)
      for (const y of [0, range.lower - 1, range.lower, Math.round(Math.exp(link)), range.upper, range.upper + 1]) {
        if (y < 0) continue
        const interval = ratioInterval(law, y, 0.95, kind)
        const inside = y >= range.lower && y <= range.upper
        assert.equal(predictiveP(law, y, kind) >= 0.05, inside, `${kind} ${link} ${y}`)
        assert.equal(interval.lower <= 1 && interval.upper >= 1, inside, `${kind} ${link} ${y} ${interval.lower} ${interval.upper}`)
      }
    }
  }
})

test('at a regime like the Danish towns the 95 % interval holds the true ratio in 93 to 97 % of cases', () => {
  const runs = 1000
  for (const [n, theta, low, high, truth] of [
    [98, 20, 20, 2000, 1],
    [98, 20, 20, 2000, 0.6],
    [98, 6, 5, 500, 1.5],
  ] as const) {
    let held = 0
    for (let run = 0; run < runs; run++) {
      const random = randomStream(77, run)
      const towns = inventTowns(random, n, theta, low, high)
      const mean = Math.exp(-4 + 0.2 * towns.covariates.condition0![0]! - 0.1 * towns.covariates.condition1![0]!) * towns.population[0]!
      const observed = Float64Array.from(towns.observed)
      observed[0] = drawNegativeBinomial(random, truth * mean, theta)
      const got = expectedCount({ ...towns, observed }, 0)
      if (got.ratioLower <= truth && truth <= got.ratioUpper) held++
    }
    assert.ok(held / runs > 0.93 && held / runs < 0.97, `truth ${truth}: held ${held / runs}`)
  }
})

test('all towns at once say what each says alone, and what cannot be said is listed', async () => {
  const towns = inventTowns(randomStream(4), 50, 20)
  const gap = Float64Array.from(towns.covariates.condition2!)
  gap[5] = Number.NaN
  const figures = { ...towns, covariates: { ...towns.covariates, condition2: gap }, teaches: gap.map((_, i) => (i === 9 ? 0 : 1)) }
  const progress: number[] = []
  const all = await expectedCounts(figures, { onProgress: (done) => progress.push(done) })
  assert.equal(all.towns.length, 49)
  assert.deepEqual(
    all.notPredicted.map((t) => [t.town, t.code]),
    [[5, 'not-finite']],
  )
  assert.equal(progress.at(-1), 50)
  assert.equal(all.n, 48)
  const nine = all.towns.find((t) => t.town === 9)!
  assert.deepEqual(nine.leftOut, [
    { row: 5, reason: 'missing' },
    { row: 9, reason: 'asked' },
  ])
  const alone = expectedCount(figures, 20)
  const together = all.towns.find((t) => t.town === 20)!
  for (const key of ['expected', 'ratioLower', 'ratioUpper', 'p', 'theta'] as const)
    assert.ok(Math.abs(alone[key] / together[key] - 1) < 1e-6, key)
  assert.ok(all.poissonDispersion > 1)
  const some = await expectedCounts(figures, { towns: [20] })
  assert.deepEqual(some.towns, [together])
})

test('a run can be cancelled', async () => {
  const towns = inventTowns(randomStream(4), 50, 20)
  const stop = new AbortController()
  const run = expectedCounts(towns, { signal: stop.signal, onProgress: (done) => done === 3 && stop.abort() })
  await assert.rejects(run, (error) => error instanceof AnalysisError && error.code === 'cancelled')
})

test('leaving a covariate out changes the columns and nothing else', () => {
  const towns = inventTowns(randomStream(5), 60, 20)
  const answers = expectedCountWithoutCovariates(towns, 3)
  assert.deepEqual(
    answers.map((a) => a.leftOut),
    [null, ...Object.keys(towns.covariates)],
  )
  assert.deepEqual(answers[0]!.result, expectedCount(towns, 3))
  assert.ok(!answers[2]!.result.names.includes('condition1'))
  assert.ok(answers.every((a) => a.result.observed === answers[0]!.result.observed))
})

test('impossible figures get a named error, and towns without any incident an answer', () => {
  const towns = inventTowns(randomStream(6), 40, 20)
  const code = (figures: TownFigures, town = 0) => {
    try {
      expectedCount(figures, town)
    } catch (error) {
      if (error instanceof AnalysisError) return error.code
      throw error
    }
    return 'answered'
  }
  const first = (values: ArrayLike<number>, value: number): number[] => [value, ...Array.from(values).slice(1)]
  assert.equal(code({ observed: [], population: [], covariates: {} }), 'empty')
  assert.equal(code({ ...towns, population: [1] }), 'shape')
  assert.equal(code({ ...towns, population: first(towns.population, 0) }), 'range')
  assert.equal(code({ ...towns, observed: first(towns.observed, -1) }), 'range')
  assert.equal(code({ ...towns, observed: first(towns.observed, Number.NaN) }), 'not-finite')
  assert.equal(code({ ...towns, observed: Array.from(towns.observed, () => 0) }), 'constant')
  assert.equal(code({ ...towns, covariates: { same: Array.from(towns.observed, () => 4) } }), 'collinear')
  assert.equal(code({ observed: [1, 2, 3], population: [10, 20, 30], covariates: { x: [1, 2, 4] } }), 'too-short')
  assert.equal(code(towns, 40), 'range')
  assert.equal(code(towns, 0.5), 'range')
  const none = expectedCount({ ...towns, observed: first(towns.observed, 0) }, 0)
  assert.equal(none.ratio, 0)
  assert.equal(none.ratioLower, 0)
  assert.ok(none.ratioUpper > 0 && Number.isFinite(none.ratioUpper) && none.p < 0.01)
})

test('towns that hardly differ beyond chance get nearly Poisson ranges, however unsure theta itself is', () => {
  for (const [theta, thetaStandardError] of [
    [73000, 3e6],
    [400, 600],
    [60, 40],
    [1e6, 1e9],
  ] as const) {
    const row = { link: Math.log(400), linkStandardError: 0.012, theta, thetaStandardError }
    const law = predictiveLaw(row)
    const range = ordinaryRange(law, 0.95)
    assert.ok(range.lower > 290 && range.upper < 540, `${theta}: ${range.lower} to ${range.upper}`)
    const interval = ratioInterval(law, 397, 0.95)
    assert.ok(
      interval.lower > 0.7 && interval.lower < 1 && interval.upper > 1 && interval.upper < 1.5,
      `${theta}: ${interval.lower} to ${interval.upper}`,
    )
  }
})

test('a law beyond all counts ends, and one that no fit gives is refused', () => {
  const row = { link: 3, linkStandardError: 0.1, theta: 10, thetaStandardError: 1 }
  const range = ordinaryRange(predictiveLaw({ ...row, link: 60 }), 0.95)
  assert.ok(range.lower > Math.exp(59) && range.upper < Math.exp(61))
  for (const change of [
    { link: Number.NaN },
    { link: 1e4 },
    { linkStandardError: -1 },
    { linkStandardError: Number.POSITIVE_INFINITY },
    { theta: 0 },
  ])
    assert.throws(
      () => predictiveLaw({ ...row, ...change }),
      (error) => error instanceof AnalysisError && error.code === 'range',
    )
})

test('settings are checked before any town is fitted', async () => {
  const towns = inventTowns(randomStream(6), 40, 20)
  const refused = (code: string) => (error: unknown) => error instanceof AnalysisError && error.code === code
  await assert.rejects(expectedCounts(towns, { level: Number.NaN, towns: [] }), refused('range'))
  await assert.rejects(expectedCounts(towns, { towns: new Float64Array(5e6) }), refused('too-large'))
  assert.throws(() => expectedCount(towns, 3, { pValue: 'mid' as 'mid-p' }), refused('range'))
})

test('theta is corrected for the coefficients that were fitted', () => {
  assert.deepEqual(thetaForPrediction(20, 4, 97, 6), { theta: (20 * 91) / 97, thetaStandardError: (4 * 91) / 97 })
  assert.equal(thetaForPrediction(Number.POSITIVE_INFINITY, Number.NaN, 97, 6).theta, Number.POSITIVE_INFINITY)
})
