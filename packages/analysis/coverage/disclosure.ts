// How often protection holds: random tables against the attacker, and repeated reports against a neighbour who knows all addresses.

import {
  attack,
  cube,
  primarySuppression,
  protectionTrial,
  protectTable,
  publishedTable,
  releaseHistoryTrial,
  snapPoints,
  snapSimulation,
} from '../src/disclosure/index.ts'
import { drawNormal, drawPoisson, type RandomStream } from '../src/index.ts'
import type { CoverageRun } from './coverage-run.ts'

const REGIME =
  '1 to 4 dimensions, a quarter of the axes with groups, 0.3 to 20 persons a cell, minimum 5; the attacker knows the rules and nothing else'

/** A town-sized table of three dimensions: areas, ages and quarters of a year. */
function townTable(dice: RandomStream) {
  const levels = (name: string, n: number) => ({ name, levels: Array.from({ length: n }, (_, i) => `${name} ${i}`) })
  const counts = Float64Array.from({ length: 48 }, () => drawPoisson(dice, dice.below(4) === 0 ? 25 : 6))
  return cube([levels('area', 4), levels('age', 3), levels('quarter', 4)], counts)
}

/** Front doors of an invented town: streets in clusters, a few farms. */
function town(dice: RandomStream) {
  const n = 1200
  const x = new Float64Array(n)
  const y = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const isFarm = i % 40 === 0
    const cluster = i % 8
    x[i] = isFarm ? 5000 * dice.uniform() : 600 * cluster + 130 * drawNormal(dice)
    y[i] = isFarm ? 5000 * dice.uniform() : 600 * ((3 * cluster) % 8) + 130 * drawNormal(dice)
  }
  return { x, y }
}

/** A neighbour who knows a town by its streets: 70 stretches of 1 to 18 doors each. */
async function neighbourInStreets(dice: RandomStream) {
  const list = (draw: () => number) => Float64Array.from({ length: 70 }, draw)
  const stretches = { x: list(() => 3000 * dice.uniform()), y: list(() => 3000 * dice.uniform()) }
  const doors = list(() => 1 + dice.below(18))
  return snapSimulation(stretches, snapPoints(stretches, { doors }), { doors, homes: 20, reports: 50, jitter: 100, seed: dice.below(1e6) })
}

const HISTORY =
  '2 to 4 tables of one base of 1 to 4 dimensions, each with further weeks, half of them in other classes; the attacker has them all'

async function neighbour(dice: RandomStream) {
  const addresses = town(dice)
  return snapSimulation(addresses, snapPoints(addresses), { homes: 20, reports: 50, jitter: 100, seed: dice.below(1e6) })
}

export const runs: CoverageRun[] = [
  {
    method: 'protectTable: no withheld cell is recovered',
    regime: REGIME,
    nominal: 1,
    kind: 'alarm',
    replicates: 500,
    async simulate(dice) {
      const { recovered, undecided, refused } = await protectionTrial(dice.below(1e9))
      return refused === null ? recovered + undecided === 0 : null
    },
  },
  {
    method: 'primarySuppression alone: no withheld cell is recovered',
    regime: REGIME,
    nominal: 1,
    kind: 'alarm',
    replicates: 500,
    async simulate(dice) {
      const { recoveredWithout, unsafe } = await protectionTrial(dice.below(1e9))
      return unsafe === 0 ? null : recoveredWithout === 0
    },
  },
  {
    method: 'protectTable with what was said earlier, and differencing: no withheld number is recovered',
    regime: HISTORY,
    nominal: 1,
    kind: 'alarm',
    replicates: 300,
    async simulate(dice) {
      const { withheld, recovered, narrow, undecided, smallDifferences } = await releaseHistoryTrial(dice.below(1e9))
      return withheld === 0 ? null : recovered + narrow + undecided + smallDifferences === 0
    },
  },
  {
    method: 'protectTable, each table by itself: no withheld number is recovered',
    regime: HISTORY,
    nominal: 1,
    kind: 'alarm',
    replicates: 300,
    async simulate(dice) {
      const { withheld, recoveredAlone } = await releaseHistoryTrial(dice.below(1e9))
      return withheld === 0 ? null : recoveredAlone === 0
    },
  },
  {
    method: 'attack: all bounds hold the true counts',
    regime: '4 areas, 3 ages, 4 quarters, three quarters of the cells with 6 persons on average, the others 25',
    nominal: 1,
    kind: 'alarm',
    replicates: 300,
    async simulate(dice) {
      const table = townTable(dice)
      const { published } = await protectTable(table, { tries: 1 })
      const found = [await attack(published), await attack(publishedTable(primarySuppression(table)))]
      return found.every(({ cells, lower, upper }) =>
        cells.every((cell, j) => lower[j]! <= table.counts[cell]! && table.counts[cell]! <= upper[j]!),
      )
    },
  },
  {
    method: 'snapPoints: 50 reports from a home leave 10 addresses',
    regime: '1,200 front doors in 8 clusters and 30 farms; 20 homes, the worst of them counts',
    nominal: 1,
    kind: 'alarm',
    replicates: 300,
    async simulate(dice) {
      const { leastPossible, alwaysSamePoint } = await neighbour(dice)
      return alwaysSamePoint && leastPossible >= 10
    },
  },
  {
    method: 'snapPoints with doors: 50 reports from a home leave 10 addresses',
    regime: '70 stretches of street with 1 to 18 doors; 20 homes, the worst of them counts',
    nominal: 1,
    kind: 'alarm',
    replicates: 300,
    async simulate(dice) {
      const { leastPossible, alwaysSamePoint } = await neighbourInStreets(dice)
      return alwaysSamePoint && leastPossible >= 10
    },
  },
  {
    method: 'random displacement by up to 100 m: 50 reports from a home leave 10 addresses',
    regime: 'the same town; the home in the middle of 20 counts',
    nominal: 1,
    kind: 'alarm',
    replicates: 300,
    async simulate(dice) {
      return (await neighbour(dice)).medianPossibleJitter >= 10
    },
  },
]
