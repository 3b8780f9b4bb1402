// Steadied rates: R's figures, likelihoods and posteriors summed by hand, and figures that mean nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode, errorCodeOf } from '../../testing/error-code.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { neighboursFromPairs } from '../areas/neighbours.ts'
import { negativeBinomialMass } from '../distributions/negative-binomial.ts'
import { poissonMass } from '../distributions/poisson.ts'
import { randomStream } from '../random.ts'
import { drawNegativeBinomial, drawPoisson } from '../random-draws.ts'
import { empiricalBayesRates } from './empirical-bayes.ts'
import { empiricalBayesGamma } from './empirical-bayes-gamma.ts'
import { localEmpiricalBayes } from './empirical-bayes-local.ts'
import { probabilityMap } from './probability-map.ts'

const near = (got: number, want: number, relative = 1e-10) =>
  assert.ok(Math.abs(got - want) <= relative * Math.max(Math.abs(want), 1e-12), `got ${got}, expected ${want}`)

test('Auckland: rates drawn to the town, to the neighbourhood, with a gamma prior, and the probability map agree with R', async () => {
  const reference = readCase('eb-smoothing-auckland')
  const data = readColumns('eb-smoothing-auckland')
  const edges = readColumns('eb-smoothing-auckland', 'weights.csv')
  const deaths = data.numbers('deaths')
  const risk = data.numbers('risk')
  const zeroBased = (column: string) => edges.numbers(column).map((area) => area - 1)
  const neighbours = neighboursFromPairs(deaths.length, zeroBased('from'), zeroBased('to'))
  const whole = empiricalBayesRates(deaths, risk)
  compare(reference, 'marshall_global', { raw: whole.raw, est: whole.estimate, a: whole.priorVariance, b: whole.priorMean })
  const local = localEmpiricalBayes(deaths, risk, neighbours)
  compare(reference, 'marshall_local', { raw: local.raw, est: local.estimate })
  const map = probabilityMap(deaths, risk)
  compare(reference, 'probmap', { expected: map.expected, relRisk_percent: map.relativeRiskPercent, p_lower: map.pLower })
  const gamma = await empiricalBayesGamma(deaths, map.expected)
  compare(reference, 'gamma_ml', {
    shape: gamma.shape,
    rate: gamma.rate,
    prior_mean: gamma.priorMean,
    prior_var: gamma.priorVariance,
    loglik: gamma.logLikelihood,
    posterior_mean: gamma.posteriorMean,
    posterior_sd: gamma.posteriorSd,
    q025: gamma.lower,
    q50: gamma.median,
    q975: gamma.upper,
    prob_gt_prior_mean: gamma.probabilityAboveMean,
  })
})

function drawn(n: number, theta: number): { counts: Float64Array; exposure: Float64Array } {
  const dice = randomStream(11, n)
  const exposure = Float64Array.from({ length: n }, () => 200 + dice.below(4000))
  return { exposure, counts: exposure.map((e) => drawNegativeBinomial(dice, e * 0.004, theta)) }
}

const logLikelihood = (counts: Float64Array, expected: Float64Array, shape: number, mean: number) =>
  counts.reduce((sum, count, i) => sum + Math.log(negativeBinomialMass(count, mean * expected[i]!, shape)), 0)

test('no prior near the fitted one has a larger likelihood, at any strength of variation', async () => {
  for (const theta of [0.3, 4, 60, 3000]) {
    const { counts, exposure } = drawn(150, theta)
    const prior = await empiricalBayesGamma(counts, exposure)
    if (!prior.overdispersed) {
      near(
        prior.logLikelihood,
        counts.reduce((sum, count, i) => sum + Math.log(poissonMass(count, prior.priorMean * exposure[i]!)), 0),
      )
      continue
    }
    near(prior.logLikelihood, logLikelihood(counts, exposure, prior.shape, prior.priorMean), 1e-9)
    for (const [a, m] of [
      [1.01, 1],
      [0.99, 1],
      [1, 1.003],
      [1, 0.997],
      [1.01, 1.003],
    ] as const)
      assert.ok(logLikelihood(counts, exposure, prior.shape * a, prior.priorMean * m) < prior.logLikelihood)
  }
})

test('where areas differ no more than chance makes them, the answer says so', async () => {
  const dice = randomStream(2)
  const exposure = Float64Array.from({ length: 60 }, () => 500 + dice.below(500))
  // The nearest whole number to what was expected: less variation than chance.
  const counts = exposure.map((e) => Math.round(e * 0.02))
  const gamma = await empiricalBayesGamma(counts, exposure)
  assert.deepEqual([gamma.overdispersed, gamma.shape, gamma.priorVariance], [false, Number.POSITIVE_INFINITY, 0])
  for (const values of [gamma.posteriorMean, gamma.lower, gamma.median, gamma.upper]) assert.ok(values.every((v) => v === gamma.priorMean))
  assert.ok(gamma.probabilityAboveMean.every((p) => p === 0))
  const moments = empiricalBayesRates(counts, exposure)
  assert.ok(moments.floored && moments.momentVariance < 0 && moments.priorVariance === 0)
  assert.ok(moments.estimate.every((rate) => rate === moments.priorMean))
})

test('the posterior is the prior times the Poisson law', async () => {
  const { counts, exposure } = drawn(40, 3)
  const gamma = await empiricalBayesGamma(counts, exposure, { level: 0.9 })
  const { shape, rate } = gamma
  // The density of ln(ratio), summed over a fine grid.
  const area = 7
  const step = 1e-3
  let whole = 0
  let mean = 0
  let below = 0
  for (let u = -16; u < 0; u += step) {
    const ratio = Math.exp(u)
    const density = Math.exp(shape * u - rate * ratio + counts[area]! * u - exposure[area]! * ratio + 60)
    whole += density
    mean += density * ratio
    if (ratio < gamma.lower[area]!) below += density
  }
  near(gamma.posteriorMean[area]!, mean / whole, 1e-6)
  near(below / whole, 0.05, 1e-2)
})

test('units and order of areas do not show; a neighbourhood of everybody is the town', async () => {
  const { counts, exposure } = drawn(30, 5)
  const whole = empiricalBayesRates(counts, exposure)
  const per = empiricalBayesRates(
    counts,
    exposure.map((e) => e / 1000),
  )
  const gamma = await empiricalBayesGamma(counts, exposure)
  const gammaPer = await empiricalBayesGamma(
    counts,
    exposure.map((e) => e / 1000),
  )
  near(gammaPer.shape, gamma.shape, 1e-8)
  const turned = empiricalBayesRates(counts.toReversed(), exposure.toReversed())
  const pairs = Array.from({ length: 900 }, (_, k) => [Math.floor(k / 30), k % 30]).filter(([i, j]) => i !== j)
  const everybody = neighboursFromPairs(
    30,
    pairs.map(([i]) => i!),
    pairs.map(([, j]) => j!),
  )
  const local = localEmpiricalBayes(counts, exposure, everybody)
  whole.estimate.forEach((rate, i) => {
    near(per.estimate[i]!, 1000 * rate)
    near(turned.estimate[29 - i]!, rate)
    near(local.estimate[i]!, rate)
    near(gammaPer.posteriorMean[i]!, 1000 * gamma.posteriorMean[i]!, 1e-8)
  })
})

test('shares of residents shrink by the binomial law, whose variance is smaller', () => {
  const dice = randomStream(21)
  const exposure = Float64Array.from({ length: 40 }, () => 20 + dice.below(200))
  const counts = exposure.map((e) => Math.min(e, drawPoisson(dice, e * (0.2 + 0.2 * dice.uniform()))))
  const binomial = empiricalBayesRates(counts, exposure, { family: 'binomial' })
  const poisson = empiricalBayesRates(counts, exposure)
  assert.ok(binomial.priorVariance > poisson.priorVariance)
  binomial.shrinkage.forEach((share, i) => {
    assert.ok(share > poisson.shrinkage[i]! && share < 1)
  })
})

test('an island keeps its rate, and a neighbourhood without a case is named', () => {
  const local = localEmpiricalBayes([0, 0, 5, 3], [100, 100, 100, 100], neighboursFromPairs(4, [0, 1], [1, 0]))
  assert.deepEqual(local.undetermined, [0, 1])
  assert.deepEqual(local.islands, [2, 3])
  assert.deepEqual(Array.from(local.estimate), [Number.NaN, Number.NaN, 0.05, 0.03])
})

test('impossible figures end with their names', async () => {
  const pair = neighboursFromPairs(2, [0, 1], [1, 0])
  const cases: [string, () => unknown][] = [
    ['empty', () => empiricalBayesRates([], [])],
    ['shape', () => empiricalBayesRates([1, 2], [1])],
    ['not-finite', () => empiricalBayesRates([1, Number.NaN], [1, 2])],
    ['not-finite', () => empiricalBayesRates([1, 2], [1, Number.POSITIVE_INFINITY])],
    ['range', () => empiricalBayesRates([-1, 2], [1, 2])],
    ['range', () => empiricalBayesRates([1, 2], [0, 2])],
    ['range', () => empiricalBayesRates([3, 2], [2, 2], { family: 'binomial' })],
    ['none', () => empiricalBayesRates([0, 0], [2, 2])],
    ['none', () => empiricalBayesRates([4], [2])],
    ['shape', () => localEmpiricalBayes([1, 2, 3], [1, 2, 3], pair)],
    ['empty', () => localEmpiricalBayes([], [], pair)],
    ['constant', () => probabilityMap([0, 0], [1, 2])],
    ['range', () => probabilityMap([1, 2], [1, -2])],
  ]
  for (const [code, run] of cases) assert.equal(errorCode(run), code, run.toString())
  const later: [string, () => Promise<unknown>][] = [
    ['empty', () => empiricalBayesGamma([], [])],
    ['too-short', () => empiricalBayesGamma([1], [1])],
    ['constant', () => empiricalBayesGamma([0, 0], [1, 2])],
    ['range', () => empiricalBayesGamma([1, 2], [0, 2])],
    ['range', () => empiricalBayesGamma([1.5, 2], [1, 2])],
    ['shape', () => empiricalBayesGamma([1, 2], [1])],
    ['range', () => empiricalBayesGamma([1, 2], [1, 2], { level: 1 })],
    ['none', () => empiricalBayesGamma([0, 2, 9], [0, 2, 3])],
    ['cancelled', () => empiricalBayesGamma([1, 2], [1, 2], { signal: AbortSignal.abort() })],
  ]
  for (const [code, run] of later) assert.equal(await errorCodeOf(run), code, run.toString())
  assert.deepEqual(Array.from(empiricalBayesRates([0, 0], [2, 2]).estimate), [0, 0])
})
