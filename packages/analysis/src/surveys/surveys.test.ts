// Holds survey estimates against each other, against textbook formulas, and against what must not matter.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { designMatrix, factorTerm, numericTerm } from '../design-matrix.ts'
import { randomStream } from '../random.ts'
import { balancedReplicates } from './balanced-replicates.ts'
import { bootstrapReplicates } from './bootstrap-replicates.ts'
import { calibrate } from './calibrate.ts'
import { designEffect } from './design-effect.ts'
import { effectiveSampleSize } from './effective-sample-size.ts'
import { jackknifeReplicates } from './jackknife-replicates.ts'
import { postStratify } from './post-stratify.ts'
import type { ProportionMethod } from './proportion-interval.ts'
import { rake } from './rake.ts'
import { raoScottTest } from './rao-scott-test.ts'
import { replicateEstimate } from './replicate-weights.ts'
import { type LonelyPsu, type SurveyDesign, surveyDesign } from './survey-design.ts'
import { surveyDomains } from './survey-domains.ts'
import { surveyMean } from './survey-mean.ts'
import { surveyProportion } from './survey-proportion.ts'
import { surveyProportions } from './survey-proportions.ts'
import { surveyQuantile } from './survey-quantile.ts'
import { surveyRegression } from './survey-regression.ts'
import { surveyTTest } from './survey-t-test.ts'
import { surveyTotal } from './survey-total.ts'
import { trimWeights } from './trim-weights.ts'

function near(got: number, want: number, name: string, tolerance = 1e-10): void {
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${name}: got ${got}, expected ${want}`)
}

/** An invented town: 240 answers in 24 clusters of 4 strata, unequal weights. */
function town() {
  const dice = randomStream(7, 1)
  const rows = 240
  const pick = <T>(make: (i: number) => T) => Array.from({ length: rows }, (_, i) => make(i))
  const cluster = pick((i) => Math.floor(i / 10))
  const lift = Array.from({ length: 24 }, () => dice.uniform() - 0.5)
  const strata = cluster.map((c) => ['north', 'south', 'east', 'west'][c % 4]!)
  const weights = pick(() => 5 + 20 * dice.uniform())
  const age = pick(() => 18 + dice.below(60))
  const sex = pick(() => (dice.uniform() < 0.55 ? 'F' : 'M'))
  const home = pick(() => ['flat', 'house', 'row'][dice.below(3)]!)
  const safe = pick((i) => 5 + 2 * lift[cluster[i]!]! - age[i]! / 40 + dice.uniform())
  const yes = safe.map((value) => (value > 4.2 ? 1 : 0))
  return { rows, weights, strata, cluster, age, sex, home, safe, yes, sizes: new Array<number>(rows).fill(40) }
}

const t = town()
const design = surveyDesign({ weights: t.weights, strata: t.strata, clusters: t.cluster, populationSizes: t.sizes })
const ageTotals = { '(Intercept)': 3700, age: 3700 * 46 }
const sexTotals = { F: 2000, M: 1700 }
const homeTotals = { flat: 1500, house: 1200, row: 1000 }
const raked = await rake(design, [
  { name: 'sex', labels: t.sex, totals: sexTotals },
  { name: 'home', labels: t.home, totals: homeTotals },
])

test('the jackknife of a total is its linearised error, and replicates agree with formulas', async () => {
  const total = (weights: Float64Array) => t.safe.reduce((sum, y, i) => sum + weights[i]! * y, 0)
  const mean = (weights: Float64Array) => total(weights) / weights.reduce((a, b) => a + b, 0)
  const jackknife = await replicateEstimate(jackknifeReplicates(design), (w) => [total(w), mean(w)], { around: 'estimate' })
  near(jackknife.se[0]!, surveyTotal(design, t.safe).se, 'total')
  near(jackknife.se[1]!, surveyMean(design, t.safe).se, 'mean', 0.02)
  const without = surveyDesign({ weights: t.weights, strata: t.strata, clusters: t.cluster })
  const bootstrap = await replicateEstimate(bootstrapReplicates(without, { replicates: 2000 }), total)
  near(bootstrap.se[0]! / surveyTotal(without, t.safe).se, 1, 'Rao and Wu', 0.06)
  const copies = await replicateEstimate(bootstrapReplicates(design, { replicates: 2000, kind: 'canty-davison' }), total)
  near(copies.se[0]! / surveyTotal(design, t.safe).se, 1, 'Canty and Davison', 0.06)
  const pairs = surveyDesign({ weights: [1, 2, 3, 4, 5, 6], strata: [1, 1, 2, 2, 3, 3] })
  const answers = [4, 1, 7, 2, 9, 3]
  for (const fay of [0, 0.3]) {
    const halves = await replicateEstimate(balancedReplicates(pairs, { fay }), (w) => answers.reduce((sum, y, i) => sum + w[i]! * y, 0), {
      around: 'estimate',
    })
    near(halves.se[0]!, surveyTotal(pairs, answers).se, `halves ${fay}`)
  }
})

test('replicates do not depend on the order in which they are asked for', () => {
  const drawn = bootstrapReplicates(design, { replicates: 20, seed: 5 })
  const last = drawn.weights(19)
  drawn.weights(0)
  assert.deepEqual(drawn.weights(19), last)
  assert.notDeepEqual(bootstrapReplicates(design, { replicates: 20, seed: 6 }).weights(19), last)
})

test('calibrated weights meet what is known, and what is known has no error left', async () => {
  const bounds = [0.5, 2] as const
  const ways: SurveyDesign[] = [
    await calibrate(design, [numericTerm('age', t.age)], ageTotals),
    await calibrate(design, [numericTerm('age', t.age)], ageTotals, { method: 'raking' }),
    await calibrate(design, [numericTerm('age', t.age)], ageTotals, { method: 'logit', bounds }),
    await calibrate(design, [numericTerm('age', t.age)], ageTotals, { bounds: [0.9, 1.4] }),
  ]
  for (const known of ways) {
    const age = surveyTotal(known, t.age)
    near(age.estimate, ageTotals.age, 'age')
    near(age.se, 0, 'error of age', 1e-6)
  }
  const factors = ways[2]!.weights.map((w, i) => w / t.weights[i]!)
  assert.ok(factors.every((f) => f > bounds[0] && f < bounds[1]))
  for (const [labels, totals] of [
    [t.sex, sexTotals],
    [t.home, homeTotals],
  ] as const) {
    const found = await surveyDomains(raked, labels, new Array(t.rows).fill(1), { statistic: 'total' })
    found.domains.forEach((domain, k) => {
      near(found.estimate[k]!, (totals as Record<string, number>)[domain]!, String(domain))
      near(found.se[k]!, 0, `error of ${domain}`, 1e-6)
    })
  }
})

test('the regression estimator by its textbook formula', async () => {
  const known = await calibrate(design, [numericTerm('age', t.age)], ageTotals)
  const sum = (value: (i: number) => number) => t.weights.reduce((total, w, i) => total + w * value(i), 0)
  const population = sum(() => 1)
  const middle = sum((i) => t.age[i]!) / population
  const slope = sum((i) => (t.age[i]! - middle) * t.safe[i]!) / sum((i) => (t.age[i]! - middle) ** 2)
  const level = sum((i) => t.safe[i]!) / population - slope * middle
  near(surveyTotal(known, t.safe).estimate, 3700 * level + slope * ageTotals.age, 'GREG')
})

test('three roads to the same calibration', async () => {
  const cells = t.sex.map((sex, i) => `${sex}-${t.home[i]}`)
  const totals = { 'F-flat': 800, 'F-house': 700, 'F-row': 600, 'M-flat': 700, 'M-house': 500, 'M-row': 400 }
  const stratified = postStratify(design, cells, totals)
  const named = Object.fromEntries(Object.entries(totals).map(([cell, total]) => [`cell${cell}`, total]))
  const levels = ['none', ...Object.keys(totals)]
  const regressed = await calibrate(design, [factorTerm('cell', cells, levels)], named, { intercept: false })
  regressed.weights.forEach((weight, i) => {
    near(weight, stratified.weights[i]!, `weight ${i}`)
  })
  near(surveyMean(regressed, t.safe).se, surveyMean(stratified, t.safe).se, 'error')
  const exponential = await calibrate(
    design,
    [factorTerm('sex', t.sex), factorTerm('home', t.home)],
    { '(Intercept)': 3700, sexM: 1700, homehouse: 1200, homerow: 1000 },
    { method: 'raking' },
  )
  const weighted = await rake(
    design,
    [
      { name: 'sex', labels: t.sex, totals: sexTotals },
      { name: 'home', labels: t.home, totals: new Map(Object.entries(homeTotals)) },
    ],
    { residuals: 'weighted', residualRounds: 100 },
  )
  exponential.weights.forEach((weight, i) => {
    near(weight, raked.weights[i]!, `raked ${i}`)
  })
  near(surveyMean(exponential, t.safe).se, surveyMean(weighted, t.safe).se, 'error of raking')
})

test('far figures lose no digits: an age counted from the year 0 calibrates like one counted from birth', async () => {
  const birth = t.age.map((age) => 1_000_000 + age)
  const near0 = await calibrate(design, [numericTerm('age', t.age)], ageTotals)
  const far = await calibrate(design, [numericTerm('birth', birth)], { '(Intercept)': 3700, birth: 3700 * 1_000_046 })
  near(surveyMean(far, t.safe).estimate, surveyMean(near0, t.safe).estimate, 'mean', 1e-9)
  near(surveyMean(far, t.safe).se, surveyMean(near0, t.safe).se, 'error', 1e-8)
})

test('neither the order of rows, nor the names of clusters, nor the scale of answers shows', async () => {
  const order = Array.from({ length: t.rows }, (_, i) => (i * 77) % t.rows)
  const moved = <T>(values: readonly T[]) => order.map((row) => values[row]!)
  const turned = await rake(
    surveyDesign({
      weights: moved(t.weights),
      strata: moved(t.strata),
      clusters: moved(t.cluster).map((c) => `school ${c}`),
      populationSizes: t.sizes,
    }),
    [
      { name: 'sex', labels: moved(t.sex), totals: sexTotals },
      { name: 'home', labels: moved(t.home), totals: homeTotals },
    ],
  )
  const here = surveyMean(raked, t.safe)
  const there = surveyMean(
    turned,
    moved(t.safe).map((y) => 1e6 + 3 * y),
  )
  near(there.estimate, 1e6 + 3 * here.estimate, 'mean')
  near(there.se, 3 * here.se, 'error', 1e-8)
  const heavier = surveyDesign({ weights: t.weights.map((w) => 1000 * w), strata: t.strata, clusters: t.cluster, populationSizes: t.sizes })
  near(surveyMean(heavier, t.safe).se, surveyMean(design, t.safe).se, 'weights of another scale')
})

test('groups add up to the whole, shares to one, and leaving out is the same as not asking', async () => {
  for (const any of [design, raked]) {
    const groups = await surveyDomains(any, t.home, t.safe, { statistic: 'total' })
    near(
      groups.estimate.reduce((a, b) => a + b, 0),
      surveyTotal(any, t.safe).estimate,
      'totals',
    )
    const { shares, covariance } = await surveyProportions(any, t.home)
    near(
      shares.reduce((sum, share) => sum + share.estimate, 0),
      1,
      'shares',
    )
    near(covariance[0]! + covariance[1]! + covariance[2]!, 0, 'rows of the covariance')
    const flats = t.home.map((home) => home === 'flat')
    const within = surveyMean(any, t.safe, { within: flats })
    const leftOut = surveyMean(
      any,
      t.safe.map((y, i) => (flats[i] ? y : Number.NaN)),
      { missing: 'leave-out' },
    )
    assert.deepEqual({ ...leftOut, leftOut: 0 }, within)
    const byHome = await surveyDomains(any, t.home, t.safe)
    assert.equal(byHome.estimate[0], within.estimate)
    assert.equal(byHome.se[0], within.se)
    assert.equal(byHome.df[0], within.df)
  }
})

test('a difference of two groups is the slope on the group', async () => {
  const second = t.sex.map((sex) => (sex === 'M' ? 1 : 0))
  const test = surveyTTest(raked, t.safe, second)
  const slope = await surveyRegression(raked, designMatrix(t.rows, [numericTerm('man', second)]), t.safe)
  near(test.difference, slope.coefficients[1]!, 'difference')
  near(test.se, slope.standardErrors[1]!, 'error')
  near(test.p, slope.pValues[1]!, 'p')
  assert.equal(test.df, slope.df)
})

test('logistic and log-linear regression on groups give back the groups', async () => {
  const columns = designMatrix(t.rows, [factorTerm('home', t.home)])
  const shares = (await surveyDomains(raked, t.home, t.yes)).estimate
  const logistic = await surveyRegression(raked, columns, t.yes, { family: 'quasi-binomial' })
  near(logistic.coefficients[0]!, Math.log(shares[0]! / (1 - shares[0]!)), 'log odds', 1e-8)
  const loglinear = await surveyRegression(raked, columns, t.yes, { family: 'quasi-poisson' })
  near(loglinear.coefficients[1]!, Math.log(shares[1]! / shares[0]!), 'log ratio', 1e-8)
})

test('with one answer per unit and equal weights the corrected chi-square is Pearson’s, but for n over n - 1', async () => {
  const equal = surveyDesign({ weights: new Array(t.rows).fill(1) })
  const test = await raoScottTest(equal, t.sex, t.home, { statistic: 'chi-square' })
  near(test.meanDesignEffect, t.rows / (t.rows - 1), 'design effect')
  near(test.value, (test.pearson * (t.rows - 1)) / t.rows, 'chi-square')
  for (const statistic of ['F', 'chi-square', 'wald', 'adjusted-wald'] as const) {
    const here = await raoScottTest(design, t.sex, t.home, { statistic })
    const turned = await raoScottTest(design, t.home, t.sex, { statistic })
    near(here.value, turned.value, `${statistic} turned`)
    near(here.p, turned.p, `p of ${statistic} turned`)
  }
})

test('intervals of a share agree where they should and hold at the ends', () => {
  const methods: ProportionMethod[] = ['logit', 'xlogit', 'beta', 'asin', 'mean', 'likelihood', 'exact-likelihood']
  for (const any of [design, raked]) {
    const found = Object.fromEntries(methods.map((method) => [method, surveyProportion(any, t.yes, { method })]))
    for (const method of methods) {
      const { lower, estimate, upper } = found[method]!
      assert.ok(lower < estimate && estimate < upper, method)
      assert.ok(Math.abs(lower - found.logit!.lower) < 0.02 && Math.abs(upper - found.logit!.upper) < 0.02, method)
    }
    near(found.likelihood!.lower, found['exact-likelihood']!.lower, 'profile from below', 1e-3)
    near(found.likelihood!.upper, found['exact-likelihood']!.upper, 'profile from above', 1e-3)
    const no = t.yes.map((y) => 1 - y)
    for (const method of methods)
      near(
        surveyProportion(any, no, { method }).upper,
        1 - found[method]!.lower,
        `mirror of ${method}`,
        method === 'likelihood' ? 1e-3 : 1e-9,
      )
  }
  const nobody = surveyProportion(design, new Array(t.rows).fill(0))
  assert.deepEqual([nobody.estimate, nobody.se, nobody.lower, nobody.method], [0, 0, 0, 'beta'])
  assert.ok(nobody.upper > 0 && nobody.upper < 0.05)
  const all = surveyProportion(design, new Array(t.rows).fill(1), { method: 'likelihood' })
  near(all.lower, 1 - nobody.upper, 'mirror at the end')
})

test('a weighted quantile is the answer at which the weights pass the share', async () => {
  const rows = Array.from({ length: t.rows }, (_, i) => i).sort((a, b) => t.safe[a]! - t.safe[b]!)
  const whole = t.weights.reduce((a, b) => a + b, 0)
  const probabilities = [0.1, 0.5, 0.9]
  const found = await surveyQuantile(design, t.safe, probabilities)
  probabilities.forEach((p, k) => {
    let sum = 0
    const at = rows.find((row) => {
      sum += t.weights[row]!
      return sum >= p * whole
    })
    assert.equal(found.estimate[k], t.safe[at!])
    assert.ok(found.lower[k]! < found.estimate[k]! && found.estimate[k]! < found.upper[k]!)
  })
  const four = surveyDesign({ weights: [1, 1, 1, 1] })
  assert.equal((await surveyQuantile(four, [1, 2, 3, 4], [0.5])).estimate[0], 2)
  assert.equal((await surveyQuantile(four, [1, 2, 3, 4], [0.5], { rule: 'middle' })).estimate[0], 2.5)
  assert.equal((await surveyQuantile(four, [1, 2, 3, 4], [0.01])).lower[0], Number.NEGATIVE_INFINITY)
})

test('design effect, effective number and trimming', () => {
  const equal = surveyDesign({ weights: new Array(t.rows).fill(4), populationSizes: new Array(t.rows).fill(4 * t.rows) })
  near(designEffect(equal, t.safe).designEffect, 1, 'a simple sample')
  near(designEffect(design, t.safe, { statistic: 'total', replacement: true }).n, t.rows, 'n')
  assert.equal(effectiveSampleSize(new Array(10).fill(3)), 10)
  const trimmed = trimWeights(raked, { upper: 20, strict: true })
  assert.ok(trimmed.weights.every((weight) => weight <= 20 + 1e-9))
  near(
    trimmed.weights.reduce((a, b) => a + b, 0),
    raked.weights.reduce((a, b) => a + b, 0),
    'sum of weights',
  )
  assert.equal(trimWeights(design, { upper: 1e9 }).trimming.rounds, 0)
})

test('a stratum with one unit adds what was asked for', () => {
  const sample = { weights: [1, 1, 1, 1, 1], strata: ['a', 'a', 'b', 'b', 'c'] }
  const answers = [1, 3, 2, 6, 10]
  const square = (lonelyPsu: LonelyPsu) => surveyTotal(surveyDesign(sample, { lonelyPsu }), answers).se ** 2
  const others = 2 * (1 + 1) + 2 * (4 + 4)
  near(square('remove'), others, 'remove')
  near(square('certainty'), others, 'certainty')
  near(square('adjust'), others + 100, 'adjust')
  near(square('average'), (others * 3) / 2, 'average')
  assert.deepEqual(surveyDesign(sample).lonelyStrata, ['c'])
  assert.equal(surveyDesign(sample).df, 2)
})

test('a long run of replicates can be stopped, and says what failed', async () => {
  const stop = new AbortController()
  const drawn = bootstrapReplicates(design, { replicates: 50 })
  const run = replicateEstimate(drawn, () => 1, { signal: stop.signal, onProgress: (done) => done === 3 && stop.abort() })
  await assert.rejects(run, { code: 'cancelled' })
  const some = await replicateEstimate(drawn, (w) => (w[0] === 0 ? Number.NaN : w[1]!))
  assert.ok(some.failed > 0 && some.failed < 50 && Number.isFinite(some.se[0]!))
  await assert.rejects(
    replicateEstimate(drawn, () => Number.NaN),
    { code: 'range' },
  )
  await assert.rejects(
    replicateEstimate({ ...drawn, count: 1e12 }, () => 1),
    { code: 'too-large' },
  )
})
