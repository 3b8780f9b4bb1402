// Likeness of neighbours over a whole map: R's figures, all arrangements of small maps gone through one by one, and figures that mean nothing.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { errorCode, errorCodeOf } from '../../testing/error-code.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { figures, maps, meanAndVariance, near, nearInLaw, orders, weightsOf } from '../../testing/small-maps.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import { empiricalBayesMoran } from './empirical-bayes-moran.ts'
import { geary } from './geary.ts'
import { globalG } from './global-g.ts'
import { bivariateMoran, gearyPermutation, globalGPermutation, moranPermutation } from './global-permutation.ts'
import { joinCounts } from './join-counts.ts'
import { moran } from './moran.ts'
import { moranOfResiduals } from './moran-of-residuals.ts'
import { includeSelf, neighboursFromPairs } from './neighbours.ts'
import { spatialWeights } from './spatial-weights.ts'

test('columbus and North Carolina: the global statistics agree with R', () => {
  for (const name of ['moran-gistar-columbus', 'moran-gistar-ncsids']) {
    const reference = readCase(name)
    const { variable } = reference.options as { variable: string }
    const values = readColumns(name).numbers(variable)
    const weights = weightsOf(name, values.length)
    const random = moran(values, weights)
    const normal = moran(values, weights, { assumption: 'normality' })
    const c = geary(values, weights)
    compare(reference, 'global', {
      I: random.estimate,
      EI: random.expectation,
      var_randomisation: random.variance,
      z_randomisation: random.z,
      p_randomisation_greater: random.p,
      var_normal: normal.variance,
      z_normal: normal.z,
      geary_C: c.estimate,
      geary_var: c.variance,
      geary_z: c.z,
      S0: random.s0,
    })
  }
})

test('columbus: permutations given, global G, residuals and join counts agree with R', () => {
  const reference = readCase('moran-gistar-columbus')
  const data = readColumns('moran-gistar-columbus')
  const values = data.numbers('CRIME')
  const weights = weightsOf('moran-gistar-columbus', 49)
  const plain = spatialWeights(weights, { style: 'B' })
  const given = readFileSync(new URL('../../reference/moran-gistar-columbus/perm.csv', import.meta.url), 'utf8')
  const givenOrders = given
    .trim()
    .split('\n')
    .map((line) => line.split(',').map(Number))
  const permuted = givenOrders.map(
    (order) =>
      moran(
        order.map((k) => values[k - 1]!),
        weights,
      ).estimate,
  )
  const observed = moran(values, weights).estimate
  compare(reference, 'global_perm99', { I_perm: permuted, p_greater: (permuted.filter((i) => i >= observed).length + 1) / 100 })
  const g = globalG(values, plain)
  compare(reference, 'globalG', { G: g.estimate, E: g.expectation, var: g.variance, z: [[g.z]] })
  const design = designMatrix(49, [numericTerm('INC', data.numbers('INC')), numericTerm('HOVAL', data.numbers('HOVAL'))])
  const left = moranOfResiduals(values, design, weights)
  compare(reference, 'lm_resid_moran', { I: left.estimate, E: left.expectation, var: left.variance, z: [[left.z]] })
  const high = joinCounts(
    Array.from(values, (value) => (value > 35 ? 'high' : 'low')),
    plain,
  ).same[0]!
  compare(reference, 'joincount_high', { same: high.joins, E: high.expectation, var: high.variance })
})

test('global moments are those of all 5,040 arrangements of seven areas', () => {
  const all = orders(figures)
  for (const [name, weights] of maps) {
    const statistics = [
      ['I', (x: number[]) => moran(x, weights)],
      ['C', (x: number[]) => geary(x, weights)],
      ['G', (x: number[]) => globalG(x, weights)],
      [
        'G far from 0',
        (x: number[]) =>
          globalG(
            x.map((value) => value + 1e5),
            weights,
          ),
      ],
      [
        'joins',
        (x: number[]) =>
          joinCounts(
            x.map((value) => (value > 2 ? 'many' : 'few')),
            weights,
          ).same[1]!,
      ],
      [
        'joins of two kinds',
        (x: number[]) =>
          joinCounts(
            x.map((value) => (value > 2 ? 'many' : 'few')),
            weights,
          ).different[0]!,
      ],
    ] as const
    for (const [statistic, test] of statistics) {
      const value = (x: number[]) => {
        const result = test(x)
        return 'joins' in result ? result.joins : result.estimate
      }
      const exact = meanAndVariance(all.map(value))
      const { expectation, variance } = test(figures)
      near(expectation, exact.mean, 1e-10, `${name} ${statistic} mean`)
      near(variance, exact.variance, statistic === 'G far from 0' ? 1e-4 : 1e-9, `${name} ${statistic} variance`)
    }
  }
})

test('global permutation tests come near the chance over all arrangements', async () => {
  const all = orders(figures)
  for (const [, weights] of maps) {
    const share = (statistic: (x: readonly number[]) => number) =>
      all.filter((x) => statistic(x) >= statistic(figures) - 1e-9).length / all.length
    const options = { permutations: 1999, seed: 4 }
    nearInLaw([(await moranPermutation(figures, weights, options)).p], [share((x) => moran(x, weights).estimate)], 1999)
    nearInLaw([(await gearyPermutation(figures, weights, options)).p], [share((x) => -geary(x, weights).estimate)], 1999)
    nearInLaw([(await globalGPermutation(figures, weights, options)).p], [share((x) => globalG(x, weights).estimate)], 1999)
    const test = await moranPermutation(figures, weights, options)
    near(test.estimate, moran(figures, weights).estimate)
    assert.equal(test.p, test.pGreater)
  }
})

test('with shares, the bivariate I of a figure with itself is its I', async () => {
  const [, shares] = maps[0]!
  near((await bivariateMoran(figures, figures, shares, { permutations: 9 })).estimate, moran(figures, shares).estimate)
})

test('empirical-Bayes Moran agrees with R', async () => {
  const data = readColumns('eb-smoothing-auckland')
  const binary = weightsOf('eb-smoothing-auckland', 167)
  const test = await empiricalBayesMoran(data.numbers('deaths'), data.numbers('risk'), spatialWeights(binary), { permutations: 99 })
  compare(readCase('eb-smoothing-auckland'), 'eb_moran_I', test.estimate)
  assert.equal(test.p, 0.01)
})

test('residuals of a mean alone have the moments of independent normal draws', () => {
  for (const [, weights] of maps) {
    const left = moranOfResiduals(figures, designMatrix(7, []), weights)
    const plain = moran(figures, weights, { assumption: 'normality' })
    near(left.estimate, plain.estimate)
    near(left.expectation, plain.expectation)
    near(left.variance, plain.variance, 1e-9)
  }
})

test('impossible figures end with their names', async () => {
  const [, shares] = maps[0]!
  const self = spatialWeights(includeSelf(shares))
  const all = neighboursFromPairs(4, [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3], [1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2])
  const lonely = spatialWeights(neighboursFromPairs(9, [0, 1], [1, 0]))
  const ones = [1, 1, 1, 1, 1, 1, 1]
  const cases: [string, () => unknown][] = [
    ['shape', () => moran([1, 2, 3], shares)],
    ['not-finite', () => moran([1, 2, Number.NaN, 4, 5, 6, 7], shares)],
    ['constant', () => moran(ones, shares)],
    ['constant', () => geary(ones, shares)],
    ['constant', () => globalG(ones, shares)],
    ['constant', () => joinCounts(ones, shares)],
    ['range', () => globalG([-1, 2, 3, 4, 5, 6, 7], shares)],
    ['range', () => moran(figures, self)],
    ['too-short', () => moran([1, 2], spatialWeights(neighboursFromPairs(2, [0, 1], [1, 0])))],
    ['too-short', () => moran([1, 2, 3, 4, 5, 6, 7, 8, 9], lonely)],
    ['infeasible', () => moran([1, 2, 3, 5], spatialWeights(all))],
    ['infeasible', () => moran([1, 2, 3, 5], spatialWeights(all), { assumption: 'normality' })],
    ['infeasible', () => geary([1, 2, 3, 5], spatialWeights(all))],
    ['infeasible', () => globalG([1, 2, 3, 5], spatialWeights(all))],
    ['range', () => moran([1, 2, 3, 4, 5, 6, 7e200], shares)],
    ['range', () => geary([1e-200, 2e-200, 3e-200, 0, 0, 0, 0], shares)],
    [
      'too-large',
      () =>
        joinCounts(
          Array.from({ length: 300 }, (_, i) => i),
          spatialWeights(neighboursFromPairs(300, [0], [1])),
        ),
    ],
    ['unknown-level', () => joinCounts(['a', 'b', 'a', 'a', 'b', 'c', 'c'], shares, { levels: ['a', 'b'] })],
    ['collinear', () => moranOfResiduals(figures, designMatrix(7, [numericTerm('a', figures), numericTerm('b', figures)]), shares)],
    ['constant', () => moranOfResiduals(figures, designMatrix(7, [numericTerm('a', figures)]), shares)],
    ['too-short', () => moranOfResiduals([1, 2, 3, 5], designMatrix(4, [numericTerm('a', [1, 2, 5, 7])]), spatialWeights(all))],
    ['shape', () => moranOfResiduals(figures, designMatrix(6, []), shares)],
    ['range', () => moranOfResiduals(figures, designMatrix(7, []), shares, { caseWeights: [1, 1, 1, 0, 1, 1, 1] })],
  ]
  for (const [code, run] of cases) assert.equal(errorCode(run), code, run.toString())
  const stopped = AbortSignal.abort()
  const later: [string, () => Promise<unknown>][] = [
    ['range', () => moranPermutation(figures, shares, { permutations: 1.5 })],
    ['range', () => globalGPermutation([-1, 2, 3, 4, 5, 6, 7], shares)],
    ['infeasible', () => globalGPermutation([0, 0, 3, 0, 0, 0, 0], shares)],
    ['range', () => moranPermutation([1, 2, 3, 4, 5, 6, 7e200], shares)],
    ['too-large', () => moranPermutation(figures, shares, { permutations: 1e10 })],
    ['shape', () => bivariateMoran(figures, [1, 2], shares)],
    ['constant', () => bivariateMoran(figures, ones, shares)],
    ['constant', () => empiricalBayesMoran(ones, ones, shares)],
    ['constant', () => empiricalBayesMoran([0, 0, 0, 0, 0, 0, 0], ones, shares)],
    ['range', () => empiricalBayesMoran(figures, [1, 1, 0, 1, 1, 1, 1], shares)],
    ['cancelled', () => moranPermutation(figures, shares, { signal: stopped })],
  ]
  for (const [code, run] of later) assert.equal(await errorCodeOf(run), code, run.toString())
})
