// Holds rates, ratios and shares against R's numbers, simple truths and impossible figures.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { errorCode } from '../../testing/error-code.ts'
import { compare, type ReferenceCase, readCase, readColumns } from '../../testing/reference-case.ts'
import { poissonCdf } from '../distributions/poisson.ts'
import { directStandardisation } from './direct-standardisation.ts'
import { binomialTest } from './exact-binomial.ts'
import { fisherExact } from './fisher-exact.ts'
import { indirectStandardisation } from './indirect-standardisation.ts'
import { mcNemar } from './mc-nemar.ts'
import { type ObservedToExpected, observedToExpected } from './observed-to-expected.ts'
import { type PoissonIntervalMethod, poissonInterval } from './poisson-interval.ts'
import { poissonTest } from './poisson-test.ts'
import { rateInterval } from './rate-interval.ts'
import { type Interval, rateRatio } from './rate-ratio.ts'
import { sampleSizeTwoProportions } from './sample-size-two-proportions.ts'
import { twoProportions } from './two-proportions.ts'

const pair = ({ lower, upper }: Interval) => [lower, upper]

/** Compares all intervals of observed over expected that a case holds. */
export function compareRatios(reference: ReferenceCase, observed: ArrayLike<number>, expected: ArrayLike<number>, at = ''): void {
  const within = (at ? reference.expected[at] : reference.expected) as ReferenceCase['expected']
  const check = (path: string, got: unknown) => compare(reference, at ? `${at}.${path}` : path, got, within[path] ?? null)
  const exact = observedToExpected(observed, expected)
  check('observed', exact.observed)
  check('expected', exact.expected)
  check('ratio', exact.ratio)
  check('p_exact_two_sided_doubled', exact.p)
  check('chisq', exact.chiSquare)
  check('phi', exact.dispersion)
  const intervals: [string, ObservedToExpected['method'], number][] = [
    ['exact95', 'exact', 0.95],
    ['exact998', 'exact', 0.998],
    ['byar95', 'byar', 0.95],
    ['byar998', 'byar', 0.998],
    ['midp95', 'mid-p', 0.95],
    ['od_wald_log95', 'overdispersed', 0.95],
  ]
  for (const [name, method, level] of intervals) check(name, observedToExpected(observed, expected, { method, level }))
}

test('small and very large counts agree with R', () => {
  const reference = readCase('rates-intervals-small')
  const data = readColumns('rates-intervals-small')
  const observed = data.numbers('observed')
  const expected = data.numbers('expected')
  compareRatios(reference, observed, expected)
  compare(
    reference,
    'poisson_test_p',
    Array.from(observed, (count, i) => poissonTest(count, expected[i]!).p),
  )
})

test('ratios of the funnel case agree with R', () => {
  const data = readColumns('funnel-ratio-ncsids')
  compareRatios(readCase('funnel-ratio-ncsids'), data.numbers('observed'), data.numbers('expected'), 'smr')
})

test('standardisation agrees with R, indirect and direct', () => {
  const reference = readCase('indirect-std-testis')
  const data = readColumns('indirect-std-testis')
  const cells = {
    group: data.numbers('period'),
    stratum: data.numbers('age'),
    counts: data.numbers('cases'),
    personTime: data.numbers('pyr'),
  }
  const indirect = indirectStandardisation(cells)
  compareRatios(reference, indirect.observed, indirect.expected)
  compare(reference, 'period', indirect.groups)
  compare(reference, 'reference_rates', indirect.referenceRates)
  compare(reference, 'indirect_rate_per_100k', indirect.rate)
  const standard = indirect.strata.map((age) => cells.personTime.filter((_, i) => cells.stratum[i] === age).reduce((a, b) => a + b, 0))
  const direct = indirect.groups.map((period) => {
    const of = (values: Float64Array) => values.filter((_, i) => cells.group[i] === period)
    const rate = (method: 'fay-feuer' | 'dobson-byar' | 'dobson-exact') =>
      directStandardisation(of(cells.counts), of(cells.personTime), standard, { method })
    const { rate: dsr, variance, crude } = rate('fay-feuer')
    return { dsr, var: variance, crude, dobson_byar: rate('dobson-byar'), dobson_exact: rate('dobson-exact'), fay_feuer: rate('fay-feuer') }
  })
  compare(reference, 'direct', direct)
  const last = direct.at(-1)!
  compare(reference, 'epitools_check_1993_per100k', {
    'crude.rate': last.crude,
    'adj.rate': last.dsr,
    lci: last.fay_feuer.lower,
    uci: last.fay_feuer.upper,
  })
})

// R's fisher.test ends its search for odds ratios at 1.2e-4 of the ratio or of its inverse (uniroot's default). Three of its twelve figures
// are therefore further from the solution than the case allows; they are replaced by the same equations solved with 40 digits (mpmath).
function withFisherSolved(reference: ReferenceCase): ReferenceCase['expected'][string] {
  const rows = structuredClone(reference.expected.proportions) as { fisher_or: number; fisher_ci: number[] }[]
  rows[1]!.fisher_or = 8.32934371755127
  rows[1]!.fisher_ci[1] = 396.9940021701791
  rows[3]!.fisher_or = 0.3648194598288036
  return rows
}

test('two shares, two rates, pairs and sample size agree with R', () => {
  const reference = readCase('two-sample-rates')
  const shares = readColumns('two-sample-rates')
  const column = (name: string) => shares.numbers(name)
  compare(
    reference,
    'proportions',
    Array.from(column('x1'), (x1, i) => {
      const c = twoProportions(x1, column('n1')[i]!, column('x2')[i]!, column('n2')[i]!)
      return {
        p1: c.share1,
        p2: c.share2,
        wilson1: pair(c.wilson1),
        wilson2: pair(c.wilson2),
        clopper_pearson1: pair(c.clopperPearson1),
        diff: c.difference,
        diff_wald: pair(c.differenceWald),
        diff_newcombe: pair(c.differenceNewcombe),
        diff_agresti_caffo: pair(c.differenceAgrestiCaffo),
        chisq: c.chiSquare,
        p_chisq: c.p,
        chisq_yates: c.chiSquareYates,
        p_yates: c.pYates,
        rr: c.riskRatio,
        rr_katz: pair(c.riskRatioKatz),
        or: c.oddsRatio,
        or_woolf: pair(c.oddsRatioWoolf),
        fisher_p: c.fisherP,
        fisher_or: c.fisherOddsRatio,
        fisher_ci: pair(c.fisherInterval),
        h_cohen: c.cohenH,
      }
    }),
    withFisherSolved(reference),
  )
  const rates = readColumns('two-sample-rates', 'data2.csv')
  compare(
    reference,
    'rates',
    Array.from(rates.numbers('x1'), (x1, i) => {
      const c = rateRatio(x1, rates.numbers('t1')[i]!, rates.numbers('x2')[i]!, rates.numbers('t2')[i]!)
      return {
        irr: c.ratio,
        wald_log: pair(c.wald),
        exact: pair(c.exact),
        p_exact: c.pExact,
        p_mid: c.pMid,
        diff: c.difference,
        diff_wald: pair(c.differenceInterval),
      }
    }),
  )
  compare(reference, 'power_prop_n', sampleSizeTwoProportions(0.2, 0.15).nPerGroup)
  const pairs = mcNemar(20, 15)
  compare(reference, 'mcnemar', { chisq: pairs.chiSquare, chisq_corrected: pairs.chiSquareCorrected })
})

test('an exact interval never covers less than its level, mid-p about its level', () => {
  for (const mean of [0.5, 2, 7.3, 31]) {
    for (const [method, least] of [
      ['exact', 0.95],
      ['mid-p', 0.92],
    ] as [PoissonIntervalMethod, number][]) {
      let covered = 0
      for (let count = 0; count < 120; count++) {
        const { lower, upper } = poissonInterval(count, { method })
        if (lower <= mean && mean <= upper) covered += poissonCdf(count, mean) - poissonCdf(count - 1, mean)
      }
      assert.ok(covered >= least, `${method} at ${mean}: ${covered}`)
    }
  }
})

test('summing the unlikely by hand gives the exact tests', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0.2, max: 50, noNaN: true }), (count, mean) => {
      const mass = Array.from({ length: 400 }, (_, k) => poissonCdf(k, mean) - poissonCdf(k - 1, mean))
      const limit = mass[count]! * (1 + 1e-7)
      const byHand = mass.filter((m) => m <= limit).reduce((a, b) => a + b, 0)
      const tied = mass.some((m) => Math.abs(m / mass[count]! - 1) < 1e-5 && m !== mass[count])
      assert.ok(tied || Math.abs(poissonTest(count, mean).p - Math.min(1, byHand)) < 1e-9, `${count} ${mean}`)
    }),
    { numRuns: 200, seed: 3, endOnFailure: true },
  )
  assert.ok(Math.abs(binomialTest(2, 10).p - (2 * (1 + 10 + 45)) / 1024) < 1e-12)
  assert.ok(Math.abs(fisherExact(3, 1, 1, 3).p - 34 / 70) < 1e-12)
})

test('swapping the two rates turns the ratio round', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 1, max: 1e5, noNaN: true }),
      (a, b, time) => {
        const there = rateRatio(a, time, b, 100)
        const back = rateRatio(b, 100, a, time)
        assert.ok(Math.abs(there.ratio * back.ratio - 1) < 1e-12)
        assert.ok(Math.abs(there.exact.lower * back.exact.upper - 1) < 1e-8)
        assert.ok(Math.abs(there.pExact - back.pExact) < 1e-8)
        assert.ok(Math.abs(there.pMid - back.pMid) < 1e-8)
      },
    ),
    { numRuns: 200, seed: 3, endOnFailure: true },
  )
})

test('figures nobody can work with get a named error, borders a stated result', () => {
  const cells = { group: ['a', 'b'], stratum: [1, 1], counts: [1, 2], personTime: [10, 20] }
  const table: [string, () => unknown][] = [
    ['range', () => poissonInterval(-1)],
    ['range', () => poissonInterval(1.5)],
    ['not-finite', () => poissonInterval(Number.NaN)],
    ['not-finite', () => poissonInterval(Number.POSITIVE_INFINITY)],
    ['range', () => poissonInterval(3, { level: 1 })],
    ['range', () => rateInterval(3, 0)],
    ['range', () => poissonTest(3, 0)],
    ['shape', () => observedToExpected([1], [1, 2])],
    ['range', () => observedToExpected([1], [0])],
    ['none', () => observedToExpected([], [])],
    ['empty', () => indirectStandardisation({ group: [], stratum: [], counts: [], personTime: [] })],
    ['shape', () => indirectStandardisation({ ...cells, group: ['a'] })],
    ['range', () => indirectStandardisation({ ...cells, personTime: [0, 0] })],
    ['range', () => indirectStandardisation({ ...cells, counts: [0, 0] })],
    ['shape', () => indirectStandardisation(cells, { referenceRates: [1, 2] })],
    ['empty', () => directStandardisation([], [], [])],
    ['range', () => directStandardisation([1], [1], [0])],
    ['constant', () => rateRatio(0, 1, 0, 1)],
    ['range', () => rateRatio(1, -1, 0, 1)],
    ['range', () => twoProportions(3, 2, 1, 2)],
    ['range', () => binomialTest(1, 0)],
    ['range', () => rateInterval(3, 10, { per: Number.NaN })],
    ['range', () => directStandardisation([1], [1], [1], { per: 0 })],
    ['range', () => indirectStandardisation(cells, { per: -1 })],
    // Beyond 2^53 a search that goes on by one would not end.
    ['too-large', () => poissonTest(5, 1e300)],
    ['too-large', () => poissonTest(2 ** 53, 3)],
    ['too-large', () => binomialTest(3, 1e300)],
    ['too-large', () => mcNemar(2e16, 1.5e16)],
    ['too-large', () => fisherExact(2 ** 53, 1, 1, 1)],
    ['too-large', () => observedToExpected(new Float64Array(2e5 + 1), new Float64Array(2e5 + 1).fill(1))],
    ['too-large', () => fisherExact(1e12, 1e12, 1e12, 1e12)],
    ['constant', () => mcNemar(0, 0)],
    ['constant', () => sampleSizeTwoProportions(0.2, 0.2)],
    ['range', () => sampleSizeTwoProportions(0, 0.2)],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
  assert.equal(poissonInterval(0).lower, 0)
  assert.ok(Number.isNaN(observedToExpected([3], [2]).dispersion))
  assert.equal(rateRatio(0, 10, 5, 10).exact.lower, 0)
  assert.equal(rateRatio(5, 10, 0, 10).exact.upper, Number.POSITIVE_INFINITY)
  assert.deepEqual(rateRatio(5, 10, 0, 10).wald, { lower: 0, upper: Number.POSITIVE_INFINITY })
  assert.equal(fisherExact(0, 3, 0, 4).p, 1)
  assert.ok(Number.isNaN(twoProportions(0, 3, 0, 4).p))
  assert.equal(directStandardisation([0, 0], [10, 10], [1, 1]).lower, 0)
  assert.ok(directStandardisation([0, 0], [10, 10], [1, 1]).upper > 0)
  // All that was observed lies in a stratum without weight: Dobson's methods have nothing to scale.
  const aside = directStandardisation([5, 0], [10, 10], [0, 1], { method: 'dobson-exact' })
  assert.ok(Number.isNaN(aside.lower) && Number.isNaN(aside.upper))
  assert.ok(directStandardisation([5, 0], [10, 10], [0, 1]).upper > 0)
  const tiny = directStandardisation([30, 10], [1e200, 1e200], [400, 600], { per: 1e200 })
  assert.ok(Math.abs(tiny.upper - directStandardisation([30, 10], [1, 1], [400, 600], { per: 1 }).upper) < 1e-9)
})

test('leaving out the tables that cannot matter leaves the exact comparison as it is', () => {
  const choose = (n: number, k: number) => {
    let log = 0
    for (let i = 1; i <= k; i++) log += Math.log((n - k + i) / i)
    return log
  }
  for (const [a, b, c, d] of [
    [900, 60, 20, 1500],
    [12, 3000, 800, 700],
    [2000, 2100, 2050, 1990],
  ] as const) {
    const logs = Array.from({ length: Math.min(a + b, a + c) + 1 }, (_, k) =>
      a + c - k > c + d ? Number.NEGATIVE_INFINITY : choose(a + b, k) + choose(c + d, a + c - k),
    )
    const top = Math.max(...logs)
    const limit = Math.exp(logs[a]! - top) * (1 + 1e-7)
    const weights = logs.map((log) => Math.exp(log - top))
    const unlikely = weights.filter((weight) => weight <= limit).reduce((p, q) => p + q, 0)
    const { p, lower } = fisherExact(a, b, c, d)
    const byHand = unlikely / weights.reduce((x, y) => x + y, 0)
    assert.ok(Math.abs(p - byHand) <= 1e-8 * byHand, `${p} is not ${byHand}`)
    // At the lower end of the odds ratio, so many or more have a chance of 2.5 %.
    const tilted = logs.map((log, k) => log + k * Math.log(lower))
    const summit = Math.max(...tilted)
    const share = tilted.map((log) => Math.exp(log - summit))
    const beyond = share.slice(a).reduce((x, y) => x + y, 0) / share.reduce((x, y) => x + y, 0)
    assert.ok(Math.abs(beyond - 0.025) < 1e-8, `${beyond}`)
  }
  // A million each; where even that is too much, the shares are compared without the exact test.
  assert.ok(Math.abs(twoProportions(3e5, 1e6, 3.1e5, 1e6).fisherP / 3.17922482e-53 - 1) < 1e-6)
  const huge = twoProportions(3e11, 1e12, 3.1e11, 1e12)
  assert.ok(Number.isNaN(huge.fisherP) && huge.differenceNewcombe.upper < 0)
})
