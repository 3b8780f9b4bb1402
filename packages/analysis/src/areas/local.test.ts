// Likeness area by area: R's figures, slow versions of the permutations, all arrangements of small maps, and figures that mean nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode, errorCodeOf } from '../../testing/error-code.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { figures, maps, meanAndVariance, near, nearInLaw, orders, weightsOf } from '../../testing/small-maps.ts'
import { adjustPValues } from '../multiple-comparison/adjust-p-values.ts'
import { workerReplicates } from '../node.ts'
import { randomStream } from '../random.ts'
import { drawPermutation } from '../random-draws.ts'
import { geary } from './geary.ts'
import { moranPermutation } from './global-permutation.ts'
import { localG, localGMoments } from './local-g.ts'
import { localGeary } from './local-geary.ts'
import { localMoran, localMoranMoments } from './local-moran.ts'
import { moran } from './moran.ts'
import { includeSelf, type Neighbours, neighboursFromPairs } from './neighbours.ts'
import { spatialLag } from './spatial-lag.ts'
import { type SpatialWeights, spatialWeights } from './spatial-weights.ts'

test('columbus and North Carolina: local Moran, Gi and Gi* agree with R, their permutations with 99,999 of them', async () => {
  for (const name of ['moran-gistar-columbus', 'moran-gistar-ncsids']) {
    const reference = readCase(name)
    const { variable } = reference.options as { variable: string }
    const values = readColumns(name).numbers(variable)
    const weights = weightsOf(name, values.length)
    type Chances = { p_greater: number[]; p_less: number[]; p_folded_one_sided: number[] }
    const { perm: localChances, ...localWant } = reference.expected.local as Record<string, never> & { perm: Chances }
    const { perm: spotChances, ...spotWant } = reference.expected.gi as Record<string, never> & { perm: Chances }
    const local = await localMoran(values, weights)
    const got = {
      Ii: local.estimate,
      total_E: local.totalExpectation,
      total_var: local.totalVariance,
      total_z: local.totalZ,
      cond_E: local.expectation,
      cond_var: local.variance,
      cond_z: local.z,
      p_two_sided_cond: local.p,
      quadrant_mean: local.quadrant,
    }
    compare(reference, 'local', got, localWant)
    const plain = spatialWeights(weights, { style: 'B' })
    const around = await localG(values, plain)
    const star = await localG(values, spatialWeights(includeSelf(weights), { style: 'B' }))
    compare(reference, 'gi', { Gi_z: around.z, GiStar_z: star.z, GiStar_z_ordgetis: star.z, p_fdr_star: star.adjustedP }, spotWant)
    assert.deepEqual(around.permutation.pGreater, star.permutation.pGreater)
    for (const [{ permutation }, want] of [
      [local, localChances],
      [around, spotChances],
    ] as const) {
      nearInLaw(permutation.pGreater, want.p_greater)
      nearInLaw(permutation.pLess, want.p_less)
      nearInLaw(permutation.pFolded, want.p_folded_one_sided)
    }
    assert.equal(weights.islands.length, reference.expected.n_islands ?? 0)
  }
})

// The arrangements of the others, with the value of one area held fast.
function heldFast(area: number): number[][] {
  const others = figures.filter((_, i) => i !== area)
  return orders(others).map((rest) => [...rest.slice(0, area), figures[area]!, ...rest.slice(area)])
}

test('local moments and chances are those of all arrangements of the other areas', async () => {
  for (const [name, weights] of maps) {
    const star = spatialWeights(includeSelf(weights), { style: 'B' })
    const options = { permutations: 4999, seed: 3 }
    const i = await localMoran(figures, weights, options)
    const c = await localGeary(figures, weights, options)
    const g = await localG(figures, star, options)
    for (let area = 0; area < 7; area++) {
      const all = heldFast(area)
      const local = all.map((x) => localMoranMoments(x, weights).estimate[area]!)
      const exact = meanAndVariance(local)
      if (i.variance[area]! > 0) {
        near(i.expectation[area]!, exact.mean, 1e-9, `${name} mean of I`)
        near(i.variance[area]!, exact.variance, 1e-9, `${name} variance of I`)
      }
      const gaps = all.map((x) => weightedGap(x, area, weights))
      near(c.estimate[area]!, weightedGap(figures, area, weights), 1e-9, `${name} C`)
      near(c.expectation[area]!, meanAndVariance(gaps).mean, 1e-9, `${name} mean of C`)
      near(c.variance[area]!, meanAndVariance(gaps).variance, 1e-9, `${name} variance of C`)
      const lags = all.map((x) => spatialLag(x, star)[area]!)
      const share = (values: number[], observed: number) => values.filter((value) => value >= observed - 1e-9).length / values.length
      nearInLaw([i.permutation.pGreater[area]!], [share(local, i.estimate[area]!)], 4999)
      nearInLaw([c.permutation.pGreater[area]!], [share(gaps, c.estimate[area]!)], 4999)
      nearInLaw([g.permutation.pGreater[area]!], [share(lags, spatialLag(figures, star)[area]!)], 4999)
    }
  }
})

function weightedGap(x: readonly number[], area: number, { starts, targets, weights }: SpatialWeights): number {
  const { variance } = meanAndVariance(x)
  let sum = 0
  for (let e = starts[area]!; e < starts[area + 1]!; e++) sum += weights[e]! * (x[area]! - x[targets[e]!]!) ** 2
  return (sum * (x.length - 1)) / (x.length * variance)
}

/** A map of n areas in which each has up to five neighbours drawn at random, some have none, and values have ties. */
function drawnMap(n: number, seed: number): { values: Float64Array; neighbours: Neighbours } {
  const dice = randomStream(seed)
  const from: number[] = []
  const to: number[] = []
  for (let i = 0; i < n; i++) {
    const near = new Set(Array.from({ length: dice.below(6) }, () => dice.below(n)))
    near.delete(i)
    for (const j of near) {
      from.push(i)
      to.push(j)
    }
  }
  return { values: Float64Array.from({ length: n }, () => dice.below(12)), neighbours: neighboursFromPairs(n, from, to) }
}

// The same draws, one area at a time, with a shuffle of all others written out.
function slowCounts(
  values: Float64Array,
  graph: SpatialWeights,
  permutations: number,
  seed: number,
): { atLeast: number[]; atMost: number[] } {
  const { n, starts, targets, weights } = graph
  let width = 0
  for (let i = 0; i < n; i++) width = Math.max(width, starts[i + 1]! - starts[i]!)
  const atLeast = new Array<number>(n).fill(0)
  const atMost = new Array<number>(n).fill(0)
  for (let s = 0; s < permutations; s++) {
    const dice = randomStream(seed, s)
    const order = Array.from({ length: n - 1 }, (_, p) => p)
    for (let j = 0; j < width; j++) {
      const k = j + dice.below(n - 1 - j)
      ;[order[j], order[k]] = [order[k]!, order[j]!]
    }
    for (let i = 0; i < n; i++) {
      const others = values.filter((_, j) => j !== i)
      let drawn = 0
      let seen = 0
      for (let e = starts[i]!; e < starts[i + 1]!; e++) {
        drawn += weights[e]! * others[order[e - starts[i]!]!]!
        seen += weights[e]! * values[targets[e]!]!
      }
      if (drawn >= seen - 1e-9) atLeast[i]!++
      if (drawn <= seen + 1e-9) atMost[i]!++
    }
  }
  return { atLeast, atMost }
}

test('the counts of Gi are those of a slow version, with even and uneven weights, islands and ties', async () => {
  for (const n of [5, 33, 210]) {
    const { values, neighbours } = drawnMap(n, n)
    const given = Float64Array.from(neighbours.targets, (target) => 1 + (target % 3))
    for (const weights of [spatialWeights(neighbours), spatialWeights(neighbours, { style: 'B', given })]) {
      const slow = slowCounts(values, weights, 49, 8)
      const { permutation, untested } = await localG(values, weights, { permutations: 49, seed: 8 })
      assert.deepEqual(Array.from(permutation.atLeast), slow.atLeast)
      assert.deepEqual(Array.from(permutation.atMost), slow.atMost)
      const islands = untested.filter(({ reason }) => reason === 'no-neighbours').map(({ area }) => area)
      assert.deepEqual(islands, weights.islands)
      for (const island of islands) assert.ok(Number.isNaN(permutation.p[island]))
    }
  }
})

test('threads, units and the numbering of areas do not show in the answer', async () => {
  const { values, neighbours } = drawnMap(300, 2)
  const weights = spatialWeights(neighbours)
  const options = { permutations: 199, seed: 12, quadrants: 'zero-lag' } as const
  const threads = { ...options, runner: workerReplicates(2) }
  assert.deepEqual(await localMoran(values, weights, threads), await localMoran(values, weights, options))
  assert.deepEqual(await moranPermutation(values, weights, threads), await moranPermutation(values, weights, options))
  assert.deepEqual(await localGeary(values, weights, threads), await localGeary(values, weights, options))
  const far = values.map((value) => 1e6 + 4e4 * value)
  const shifted = await localMoran(far, weights, options)
  const local = await localMoran(values, weights, options)
  assert.deepEqual(shifted.permutation, local.permutation)
  assert.deepEqual(shifted.quadrant, local.quadrant)
  near(geary(far, weights).z, geary(values, weights).z, 1e-8)
  const order = drawPermutation(randomStream(1), 300)
  const place = Float64Array.from(order)
  order.forEach((old, now) => {
    place[old] = now
  })
  const rows = Array.from(neighbours.targets, (_, e) => neighbours.starts.findIndex((start) => start > e) - 1)
  const renumbered = spatialWeights(
    neighboursFromPairs(
      300,
      rows.map((i) => place[i]!),
      Array.from(neighbours.targets, (j) => place[j]!),
    ),
  )
  const moved = Float64Array.from(order, (old) => values[old]!)
  near(moran(moved, renumbered).z, moran(values, weights).z)
  const movedLocal = localMoranMoments(moved, renumbered)
  order.forEach((old, now) => {
    near(movedLocal.estimate[now]!, local.estimate[old]!, 1e-9)
  })
})

test('local values add up to the global one, and adjusted chances are those of the whole map', async () => {
  const { values, neighbours } = drawnMap(120, 5)
  const weights = spatialWeights(neighbours)
  const local = await localMoran(values, weights, { permutations: 99 })
  const sum = local.estimate.reduce((a, b) => a + b, 0)
  const all = moran(values, weights, { islands: 'count' })
  near(sum, (all.estimate * all.s0 * 120) / 120, 1e-9)
  assert.deepEqual(local.permutation.adjustedP, adjustPValues(local.permutation.p).adjusted)
  const gaps = (await localGeary(values, weights, { permutations: 9 })).estimate.reduce((a, b) => a + b, 0)
  near(gaps, 2 * geary(values, weights, { islands: 'count' }).estimate * all.s0, 1e-9)
  const scaled = localMoranMoments(values, weights, { divisor: 'n-1' })
  near(scaled.estimate[3]!, (local.estimate[3]! * 119) / 120, 1e-9)
  scaled.z.forEach((z, i) => {
    if (!Number.isNaN(z)) near(z, local.z[i]!, 1e-9)
  })
})

test('what cannot vary has no test and says why', async () => {
  const all = [0, 1, 2, 3].flatMap((i) => [0, 1, 2, 3].filter((j) => j !== i).map((j) => [i, j] as const))
  const complete = spatialWeights(
    neighboursFromPairs(
      4,
      all.map(([i]) => i),
      all.map(([, j]) => j),
    ),
  )
  const local = await localMoran([1, 2, 3, 6], complete, { permutations: 99 })
  assert.deepEqual(
    local.untested,
    [0, 1, 2]
      .map((area) => ({ area, reason: 'all-are-neighbours' }))
      .concat({ area: 3, reason: 'all-are-neighbours' }, { area: 2, reason: 'value-is-the-mean' }),
  )
  assert.ok(local.z.every(Number.isNaN))
  assert.ok(local.permutation.p.every((p) => p === 1))
  const [, shares] = maps[0]!
  const lone = localGMoments([5, 5, 5, 5, 5, 5, 8], shares)
  assert.deepEqual(lone.untested, [{ area: 6, reason: 'others-all-equal' }])
})

test('impossible figures end with their names', async () => {
  const [, shares] = maps[0]!
  const self = spatialWeights(includeSelf(shares))
  const half = spatialWeights(neighboursFromPairs(4, [0, 0, 1], [0, 1, 2]))
  const ones = [1, 1, 1, 1, 1, 1, 1]
  const cases: [string, () => unknown][] = [
    ['shape', () => localMoranMoments([], shares)],
    ['constant', () => localMoranMoments(ones, shares)],
    ['too-short', () => localMoranMoments([1, 2], spatialWeights(neighboursFromPairs(2, [0, 1], [1, 0])))],
    ['range', () => spatialLag([1, 2, 3, 4], half)],
    ['not-finite', () => localGMoments([1, 2, Number.POSITIVE_INFINITY, 4, 5, 6, 7], shares)],
    ['not-finite', () => spatialLag([1, 2, Number.NaN, 4, 5, 6, 7], shares)],
    ['range', () => localMoranMoments(figures, self)],
    ['range', () => localGMoments([1, 2, 3, 4], half)],
  ]
  for (const [code, run] of cases) assert.equal(errorCode(run), code, run.toString())
  const stopped = AbortSignal.abort()
  const later: [string, () => Promise<unknown>][] = [
    ['range', () => localMoran(figures, shares, { permutations: 0 })],
    ['constant', () => localG(ones, shares)],
    ['constant', () => localGeary(ones, shares)],
    ['range', () => localGeary(figures, self)],
    ['not-finite', () => localGeary([1, 2, Number.NaN, 4, 5, 6, 7], shares)],
    ['too-short', () => localG([1, 2], spatialWeights(neighboursFromPairs(2, [0, 1], [1, 0])))],
    ['too-large', () => localG(figures, shares, { permutations: 1e8 })],
    ['cancelled', () => localMoran(figures, shares, { signal: stopped })],
    ['cancelled', () => localGeary(figures, shares, { signal: stopped })],
  ]
  for (const [code, run] of later) assert.equal(await errorCodeOf(run), code, run.toString())
})
