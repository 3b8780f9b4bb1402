// How often scans and the Knox test ring for nothing, and what a town that varies more than chance does to a scan.

import {
  drawNegativeBinomial,
  drawPoisson,
  knoxTest,
  nearRepeat,
  type RandomStream,
  type ReplicateRunner,
  spaceTimePermutationScan,
  spatialScan,
} from '../src/index.ts'
import type { CoverageRun } from './coverage-run.ts'

// Thousands of small scans, with nobody waiting for the thread between the pieces of each.
const runner: ReplicateRunner = async (work, input, count) => [await work.run(work.prepare(input), 0, count)]

const list = (n: number, draw: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => draw(i))

/** Burglaries anywhere in 3 x 3 km and at any day of a year. */
function anywhere(dice: RandomStream, n: number) {
  return { x: list(n, () => 3000 * dice.uniform()), y: list(n, () => 3000 * dice.uniform()), day: list(n, () => dice.below(365)) }
}

/** Sixty places with 100 to 900 people and the same risk: three cases on average. */
function evenTown(dice: RandomStream, theta: number) {
  const { x, y } = anywhere(dice, 60)
  const population = list(60, () => 100 + dice.below(801))
  return { x, y, population, cases: population.map((people) => drawNegativeBinomial(dice, (3 * people) / 500, theta)) }
}

const scanSize = (regime: string, theta: number): CoverageRun => ({
  method: 'spatialScan, Poisson, 99 maps, p at most 5 %',
  regime,
  nominal: 0.05,
  kind: 'alarm',
  replicates: 1000,
  simulate: async (dice) => {
    const { x, y, population, cases } = evenTown(dice, theta)
    const scan = await spatialScan(x, y, cases, population, { simulations: 99, maxClusters: 1, seed: dice.bits(), runner })
    return (scan.clusters[0]?.p ?? 1) <= 0.05
  },
})

export const runs: CoverageRun[] = [
  scanSize('60 places, about 180 cases, the same risk everywhere', Number.POSITIVE_INFINITY),
  scanSize('the same, but counts vary more than chance (theta 10): where the test does not hold', 10),
  {
    method: 'spatialScan, Bernoulli, 99 maps, p at most 5 %',
    regime: '60 places, one in ten of about 20 people each',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 1000,
    simulate: async (dice) => {
      const { x, y } = anywhere(dice, 60)
      const people = list(60, () => 1 + drawPoisson(dice, 19))
      const cases = people.map((n) => list(n, () => Number(dice.below(10) === 0)).reduce((sum, one) => sum + one, 0))
      const scan = await spatialScan(x, y, cases, people, {
        model: 'bernoulli',
        simulations: 99,
        maxClusters: 1,
        seed: dice.bits(),
        runner,
      })
      return (scan.clusters[0]?.p ?? 1) <= 0.05
    },
  },
  {
    method: 'spaceTimePermutationScan, up to 800 m and 4 weeks, 99 shuffles, p at most 5 %',
    regime: '150 events at 80 spots in 52 weeks, no interaction',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 500,
    simulate: async (dice) => {
      const spots = anywhere(dice, 80)
      const at = list(150, () => dice.below(80))
      const week = list(150, () => dice.below(52))
      const [x, y] = [at.map((spot) => spots.x[spot]!), at.map((spot) => spots.y[spot]!)]
      const options = { maxRadius: 800, maxLength: 4, simulations: 99, maxClusters: 1, seed: dice.bits(), runner }
      return ((await spaceTimePermutationScan(x, y, week, options)).clusters[0]?.p ?? 1) <= 0.05
    },
  },
  {
    method: 'knoxTest, 300 m and 14 days, 199 shuffles, p at most 5 %',
    regime: '200 events anywhere, at any day of a year',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 1000,
    simulate: async (dice) => {
      const { x, y, day } = anywhere(dice, 200)
      const knox = await knoxTest(x, y, day, { spaceBands: [300], timeBands: [14], permutations: 199, seed: dice.bits(), runner })
      return knox.cells[0]![0]!.p <= 0.05
    },
  },
  {
    method: 'knoxTest, the same with the Poisson p instead of shuffles',
    regime: '200 events in five dense quarters and five busy months',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 1000,
    simulate: async (dice) => (await gathered(dice, 1)).pPoisson <= 0.05,
  },
  {
    method: 'knoxTest, the same with 199 shuffles',
    regime: '200 events in five dense quarters and five busy months',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 1000,
    simulate: async (dice) => (await gathered(dice, 199)).p <= 0.05,
  },
  {
    method: 'nearRepeat, 5 x 4 bands, 499 shuffles, any cell counts',
    regime: '200 events anywhere, at any day of a year',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 1000,
    simulate: async (dice) => {
      const { x, y, day } = anywhere(dice, 200)
      const near = await nearRepeat(x, y, day, { permutations: 499, seed: dice.bits(), runner })
      return near.lastTime.some((last) => last !== null) || near.excessPairs > 0
    },
  },
]

/** Crowded places and busy times, but no tie between the two. */
async function gathered(dice: RandomStream, permutations: number) {
  const x = list(200, (i) => 1000 * (i % 5) + 200 * dice.uniform())
  const day = list(200, () => 60 * dice.below(5) + dice.below(20))
  const knox = await knoxTest(x, new Float64Array(200), day, {
    spaceBands: [150],
    timeBands: [14],
    permutations,
    seed: dice.bits(),
    runner,
  })
  return knox.cells[0]![0]!
}
