// Holds the circular scan against one that looks at every circle the slow way, and against simple truths.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { workerReplicates } from '../node.ts'
import { type RandomStream, randomStream } from '../random.ts'
import { growCircles } from './circles.ts'
import { drawHypergeometric, drawMultinomial, heapOf } from './draw-cases.ts'
import { largestBehind, largestRatio, screenFor } from './largest-ratio.ts'
import { bernoulliLaw, type ClusterDirection, poissonLaw } from './log-likelihood-ratio.ts'
import { spatialScan } from './spatial-scan.ts'

/** A small map on a grid, with ties of distance, repeated coordinates and places without people. */
function smallMap(random: RandomStream, n: number) {
  const draw = (below: number) => Float64Array.from({ length: n }, () => random.below(below))
  const population = draw(40)
  const cases = population.map((people) => (people === 0 ? 0 : random.below(Math.min(people, 6) + 1)))
  return { x: draw(5), y: draw(5), population, cases }
}

const plain = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b))

// The two laws as the papers write them.
function slowRatio(model: string, c: number, n: number, cases: number, people: number): number {
  if (model === 'poisson') return plain(c, (cases * n) / people) + plain(cases - c, cases - (cases * n) / people)
  const inside = plain(c, n) + plain(n - c, n)
  const outside = plain(cases - c, people - n) + plain(people - n - cases + c, people - n)
  return inside + outside - plain(cases, people) - plain(people - cases, people)
}

function slowScan(
  { x, y, population, cases }: ReturnType<typeof smallMap>,
  model: string,
  kinds: ClusterDirection[],
  fraction: number,
): number {
  const sum = (values: Float64Array, rows: number[]) => rows.reduce((total, row) => total + values[row]!, 0)
  const all = Array.from(x.keys())
  let best = 0
  for (const centre of all) {
    for (const edge of all) {
      const far = (row: number) => (x[row]! - x[centre]!) ** 2 + (y[row]! - y[centre]!) ** 2
      const inside = all.filter((row) => far(row) <= far(edge))
      const [c, n, totalCases, people] = [sum(cases, inside), sum(population, inside), sum(cases, all), sum(population, all)]
      if (n > fraction * people || n === 0 || n === people) continue
      const excess = c * people - n * totalCases
      if ((excess > 0 && kinds.includes('high')) || (excess < 0 && kinds.includes('low')))
        best = Math.max(best, slowRatio(model, c, n, totalCases, people))
    }
  }
  return best
}

test('looking at every circle the slow way finds the same most likely cluster', async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const map = smallMap(randomStream(seed), 12)
    for (const model of ['poisson', 'bernoulli'] as const) {
      for (const clusters of ['high', 'low', 'both'] as const) {
        const kinds: ClusterDirection[] = clusters === 'both' ? ['high', 'low'] : [clusters]
        const scan = await spatialScan(map.x, map.y, map.cases, map.population, { model, clusters, maxFraction: 0.6, simulations: 1 })
        const slow = slowScan(map, model, kinds, 0.6)
        assert.ok(Math.abs((scan.clusters[0]?.logLikelihoodRatio ?? 0) - slow) < 1e-9, `${seed} ${model} ${clusters}`)
      }
    }
  }
})

test('behind the screen the largest ratio is the same as without it', async () => {
  const map = smallMap(randomStream(9), 30)
  const total = map.cases.reduce((a, b) => a + b, 0)
  const people = map.population.reduce((a, b) => a + b, 0)
  const expected = map.population.map((p) => (total * p) / people)
  let reached = 0
  for (const [law, weights] of [
    [poissonLaw(total), expected],
    [bernoulliLaw(total, people), map.population],
  ] as const) {
    const circles = await growCircles(map.x, map.y, map.population, weights, { maxFraction: 0.7, maxRadius: 3 })
    for (const kinds of [['high'], ['low'], ['high', 'low']] as ClusterDirection[][]) {
      for (const level of [0.5, 2, 4]) {
        const screen = screenFor(circles, law, level, kinds)
        for (let i = 0; i < 40; i++) {
          const cases = new Int32Array(30)
          drawMultinomial(randomStream(4, i), total, heapOf(expected), cases)
          const exact = largestRatio(circles, cases, law, kinds)
          if (exact < level) assert.ok(largestBehind(screen, circles, cases, law) < level)
          else assert.equal(largestBehind(screen, circles, cases, law), exact)
          if (exact >= level) reached++
        }
      }
    }
  }
  assert.ok(reached > 100, 'the screens were put to use')
})

test('invented maps have the right number of cases, the right means and the right spread', () => {
  const weights = [0, 1, 2, 3, 4]
  for (const cases of [7, 60, 4000]) {
    const sums = new Float64Array(5)
    let squares = 0
    const out = new Int32Array(5)
    for (let i = 0; i < 4000; i++) {
      drawMultinomial(randomStream(3, i), cases, heapOf(weights), out)
      assert.equal(
        out.reduce((a, b) => a + b),
        cases,
      )
      for (let k = 0; k < 5; k++) sums[k]! += out[k]! / 4000
      squares += (out[4]! - 0.4 * cases) ** 2 / 4000
    }
    weights.forEach((weight, k) => {
      assert.ok(Math.abs(sums[k]! - (cases * weight) / 10) <= 4.5 * Math.sqrt((cases * 0.24) / 4000), `${cases} cases, place ${k}`)
    })
    assert.ok(Math.abs(squares / (cases * 0.24) - 1) < 0.1, `variance of the multinomial: ${squares / (cases * 0.24)}`)
  }
  for (const cases of [3, 8]) {
    let first = 0
    let squares = 0
    const out = new Int32Array(3)
    for (let i = 0; i < 4000; i++) {
      drawHypergeometric(randomStream(5, i), cases, heapOf([5, 0, 5]), out)
      assert.equal(out[0]! + out[2]!, cases)
      assert.ok(out[0]! <= 5 && out[1] === 0 && out[2]! <= 5)
      first += out[0]! / 4000
      squares += (out[0]! - cases / 2) ** 2 / 4000
    }
    const variance = (cases * 0.25 * (10 - cases)) / 9
    assert.ok(Math.abs(first - cases / 2) < 4.5 * Math.sqrt(variance / 4000), `mean of ${cases}: ${first}`)
    assert.ok(Math.abs(squares / variance - 1) < 0.1, `variance of the hypergeometric: ${squares / variance}`)
  }
})

/** A map of 60 places with one part that sees three times as much. */
function townMap() {
  const random = randomStream(11)
  const x = Float64Array.from({ length: 60 }, () => 3000 * random.uniform())
  const y = Float64Array.from({ length: 60 }, () => 2000 * random.uniform())
  const population = x.map(() => 200 + random.below(300))
  const cases = population.map((people, i) => random.below(Math.round(people / 40)) * (Math.hypot(x[i]! - 800, y[i]! - 700) < 400 ? 3 : 1))
  return { x, y, population, cases }
}

test('neither the order of rows, nor the unit of length, nor where the map lies changes the answer', async () => {
  const { x, y, population, cases } = townMap()
  const scan = await spatialScan(x, y, cases, population, { simulations: 9 })
  const order = Array.from(x.keys()).reverse()
  const turned = (values: Float64Array) => Float64Array.from(order, (row) => values[row]!)
  const other = await spatialScan(turned(x), turned(y), turned(cases), turned(population), { simulations: 9 })
  const moved = await spatialScan(
    x.map((v) => v / 1000 + 500),
    y.map((v) => v / 1000 + 6000),
    cases,
    population.map((v) => 7 * v),
    { simulations: 9 },
  )
  scan.clusters.forEach((cluster, i) => {
    assert.deepEqual(
      other.clusters[i]!.members.map((row) => order[row]!).sort((a, b) => a - b),
      cluster.members,
    )
    assert.deepEqual(moved.clusters[i]!.members, cluster.members)
    assert.ok(Math.abs(moved.clusters[i]!.logLikelihoodRatio / cluster.logLikelihoodRatio - 1) < 1e-12)
    assert.ok(Math.abs(moved.clusters[i]!.radius * 1000 - cluster.radius) < 1e-6)
  })
})

test('own expectations, in whatever unit, that follow the population change nothing; those that explain the cases leave no cluster', async () => {
  const { x, y, population, cases } = townMap()
  const scan = await spatialScan(x, y, cases, population, { simulations: 9 })
  const scaled = await spatialScan(x, y, cases, population, { simulations: 9, expected: population.map((v) => v * 0.125) })
  assert.deepEqual(scaled, scan)
  const explained = await spatialScan(x, y, cases, population, { simulations: 9, expected: cases })
  assert.deepEqual(explained.clusters, [])
})

test('a radius limit holds, secondary clusters share no place, and p rises down the list', async () => {
  const { x, y, population, cases } = townMap()
  const scan = await spatialScan(x, y, cases, population, { maxRadius: 500, clusters: 'both', maxClusters: 8, simulations: 99 })
  const members = scan.clusters.flatMap((cluster) => cluster.members)
  assert.equal(new Set(members).size, members.length)
  assert.ok(scan.clusters.length > 2)
  assert.deepEqual(new Set(scan.clusters.map((cluster) => cluster.kind)), new Set(['high', 'low']))
  scan.clusters.forEach((cluster, i) => {
    assert.ok(cluster.radius <= 500)
    assert.equal(cluster.relativeRisk > 1, cluster.kind === 'high')
    assert.ok(i === 0 || cluster.p >= scan.clusters[i - 1]!.p)
  })
})

test('a Gumbel law agrees with many simulations where both can speak', async () => {
  const { x, y, population } = townMap()
  const cases = population.map((_, i) => 4 + (i % 3))
  const scan = await spatialScan(x, y, cases, population, { simulations: 1999 })
  for (const { p, pGumbel } of scan.clusters) assert.ok(Math.abs(p - pGumbel!) < 0.04, `${p} ${pGumbel}`)
})

test('one thread and two give the same scan; another seed another p', async () => {
  const { x, y, population, cases } = townMap()
  for (const model of ['poisson', 'bernoulli'] as const) {
    const options = { model, clusters: 'both', simulations: 60, seed: 5 } as const
    const alone = await spatialScan(x, y, cases, population, options)
    assert.deepEqual(await spatialScan(x, y, cases, population, { ...options, runner: workerReplicates(2) }), alone)
    assert.notEqual((await spatialScan(x, y, cases, population, { ...options, seed: 6 })).critical05, alone.critical05)
  }
})
