// Tests of point patterns under complete spatial randomness: how often they ring for nothing.

import { clarkEvans, quadratTest, type RandomStream, relativeRisk, ripleyEnvelope } from '../src/index.ts'
import type { CoverageRun } from './coverage-run.ts'

const town = { xMin: 0, xMax: 3000, yMin: 0, yMax: 2000 }
const regime = (n: number) => `${n} places anywhere in 3 x 2 km`

function thrown(dice: RandomStream, n: number): { x: Float64Array; y: Float64Array } {
  const x = Float64Array.from({ length: n }, () => dice.uniform() * town.xMax)
  return { x, y: Float64Array.from({ length: n }, () => dice.uniform() * town.yMax) }
}

export const runs: CoverageRun[] = [
  {
    method: 'clarkEvans, Donnelly, p below 5 %',
    regime: regime(100),
    nominal: 0.05,
    kind: 'alarm',
    replicates: 2000,
    simulate: (dice) => {
      const { x, y } = thrown(dice, 100)
      return clarkEvans(x, y, { window: town }).p < 0.05
    },
  },
  {
    method: 'clarkEvans, no correction, p below 5 %',
    regime: regime(100),
    nominal: 0.05,
    kind: 'alarm',
    replicates: 2000,
    simulate: (dice) => {
      const { x, y } = thrown(dice, 100)
      return clarkEvans(x, y, { window: town, correction: 'none' }).p < 0.05
    },
  },
  {
    method: 'quadratTest, 6 x 4 squares, p below 5 %',
    regime: regime(240),
    nominal: 0.05,
    kind: 'alarm',
    replicates: 2000,
    simulate: (dice) => {
      const { x, y } = thrown(dice, 240)
      return quadratTest(x, y, { window: town, columns: 6, rows: 4 }).p < 0.05
    },
  },
  {
    method: 'ripleyEnvelope, global, 199 simulations, p at most 5 %',
    regime: regime(60),
    nominal: 0.05,
    kind: 'alarm',
    replicates: 500,
    simulate: async (dice) => {
      const { x, y } = thrown(dice, 60)
      const r = [150, 200, 250, 300, 350, 400]
      return (await ripleyEnvelope(x, y, { window: town, r, simulations: 199, seed: dice.bits() })).p <= 0.05
    },
  },
  {
    method: 'relativeRisk, random labelling, p at most 5 % at one place',
    regime: '40 cases and 120 controls from one density',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 1000,
    simulate: async (dice) => {
      const at = { x: [1500], y: [1000] }
      const options = { bandwidth: 300, permutations: 199, seed: dice.bits() }
      return (await relativeRisk(thrown(dice, 40), thrown(dice, 120), at, options)).pHigh![0]! <= 0.05
    },
  },
]
