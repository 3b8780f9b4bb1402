// Maps without likeness of neighbours: how often the tests ring for nothing, and how often steadied rates hold the true ones.

import {
  designMatrix,
  drawGamma,
  drawNegativeBinomial,
  drawNormal,
  drawPoisson,
  empiricalBayesGamma,
  empiricalBayesMoran,
  geary,
  globalG,
  hotSpotClasses,
  includeSelf,
  joinCounts,
  localG,
  localGMoments,
  localMoran,
  localMoranMoments,
  mannKendall,
  moran,
  moranOfResiduals,
  moranPermutation,
  neighboursFromPairs,
  numericTerm,
  type RandomStream,
  spatialWeights,
} from '../src/index.ts'
import type { CoverageRun } from './coverage-run.ts'

const SIDE = 10
const AREAS = SIDE * SIDE

/** A board of 10 x 10 areas in which each borders on up to eight others. */
function board() {
  const from: number[] = []
  const to: number[] = []
  for (let i = 0; i < AREAS; i++) {
    for (let j = 0; j < AREAS; j++) {
      const across = Math.abs((i % SIDE) - (j % SIDE))
      const up = Math.abs(Math.floor(i / SIDE) - Math.floor(j / SIDE))
      if (i === j || across > 1 || up > 1) continue
      from.push(i)
      to.push(j)
    }
  }
  return neighboursFromPairs(AREAS, from, to)
}

const neighbours = board()
const shares = spatialWeights(neighbours)
const plain = spatialWeights(neighbours, { style: 'B' })
const withSelf = spatialWeights(includeSelf(neighbours), { style: 'B' })

const counts = (dice: RandomStream, mean: number, theta: number) =>
  Float64Array.from({ length: AREAS }, () => drawNegativeBinomial(dice, mean, theta))

// From 300 residents in one corner to 60,000 in the opposite one, so that neighbours have alike populations.
const residents = Float64Array.from(
  { length: AREAS },
  (_, i) => 300 * Math.exp((5.3 * ((i % SIDE) + Math.floor(i / SIDE))) / (2 * SIDE - 2)),
)

const skewed = '10 x 10 areas, eight neighbours, counts of mean 8 and theta 2, no likeness of neighbours'
const uneven = '10 x 10 areas of 300 to 60,000 residents, large ones side by side; one risk of 4 per 1,000'
const alarm = { nominal: 0.05, kind: 'alarm', replicates: 2000 } as const
/** Those that shuffle in every replicate. */
const slowAlarm = { ...alarm, replicates: 500 } as const

const corner = 0
const middle = 45

function ratios(areas: number, theta: number): CoverageRun['simulate'] {
  return async (dice) => {
    const expected = Float64Array.from({ length: areas }, () => 3 + 40 * dice.uniform() ** 2)
    const truth = expected.map(() => drawGamma(dice, theta) / theta)
    const observed = expected.map((e, i) => drawPoisson(dice, e * truth[i]!))
    const { lower, upper, overdispersed } = await empiricalBayesGamma(observed, expected)
    return overdispersed ? lower[0]! <= truth[0]! && truth[0]! <= upper[0]! : null
  }
}

export const runs: CoverageRun[] = [
  { method: 'moran, randomisation, p below 5 %', regime: skewed, ...alarm, simulate: (dice) => moran(counts(dice, 8, 2), shares).p < 0.05 },
  {
    method: 'moranPermutation, 199, p at most 5 %',
    regime: skewed,
    ...slowAlarm,
    simulate: async (dice) => (await moranPermutation(counts(dice, 8, 2), shares, { permutations: 199, seed: dice.bits() })).p <= 0.05,
  },
  { method: 'geary, randomisation, p below 5 %', regime: skewed, ...alarm, simulate: (dice) => geary(counts(dice, 8, 2), shares).p < 0.05 },
  { method: 'globalG, p below 5 %', regime: skewed, ...alarm, simulate: (dice) => globalG(counts(dice, 8, 2), plain).p < 0.05 },
  {
    method: 'joinCounts, nonfree, p below 5 %',
    regime: `${skewed}; areas with more than 10`,
    ...alarm,
    simulate: (dice) =>
      joinCounts(
        Array.from(counts(dice, 8, 2), (count) => (count > 10 ? 1 : 0)),
        plain,
        { levels: [0, 1] },
      ).same[1]!.p < 0.05,
  },
  {
    method: 'moranOfResiduals, p below 5 %',
    regime: '10 x 10 areas, normal errors; two conditions that rise across the map',
    ...alarm,
    simulate: (dice) => {
      const east = numericTerm(
        'east',
        Float64Array.from({ length: AREAS }, (_, i) => i % SIDE),
      )
      const north = numericTerm(
        'north',
        Float64Array.from({ length: AREAS }, (_, i) => Math.floor(i / SIDE)),
      )
      const outcome = Float64Array.from({ length: AREAS }, () => drawNormal(dice))
      return moranOfResiduals(outcome, designMatrix(AREAS, [east, north]), shares).p < 0.05
    },
  },
  {
    method: 'moran of raw rates, two-sided, p below 5 %',
    regime: uneven,
    ...alarm,
    simulate: (dice) =>
      moran(
        residents.map((people) => drawPoisson(dice, people * 0.004) / people),
        shares,
        { alternative: 'two-sided' },
      ).p < 0.05,
  },
  {
    method: 'empiricalBayesMoran, 199, two-sided, p at most 5 %',
    regime: uneven,
    ...slowAlarm,
    simulate: async (dice) => {
      const cases = residents.map((people) => drawPoisson(dice, people * 0.004))
      const options = { permutations: 199, seed: dice.bits(), alternative: 'two-sided' } as const
      return (await empiricalBayesMoran(cases, residents, shares, options)).p <= 0.05
    },
  },
  {
    method: 'localMoran, 199 permutations, one area, p at most 5 %',
    regime: skewed,
    ...slowAlarm,
    simulate: async (dice) =>
      (await localMoran(counts(dice, 8, 2), shares, { permutations: 199, seed: dice.bits() })).permutation.p[middle]! <= 0.05,
  },
  {
    method: 'localMoranMoments (bell curve), one area, p below 5 %',
    regime: skewed,
    ...alarm,
    simulate: (dice) => localMoranMoments(counts(dice, 8, 2), shares).p[middle]! < 0.05,
  },
  {
    method: 'localG (Gi*), 199 permutations, corner with 3 neighbours, p at most 5 %',
    regime: skewed,
    ...slowAlarm,
    simulate: async (dice) =>
      (await localG(counts(dice, 8, 2), withSelf, { permutations: 199, seed: dice.bits() })).permutation.p[corner]! <= 0.05,
  },
  {
    method: 'localGMoments (bell curve), Gi*, corner with 3 neighbours, one-sided hot, p below 1 %',
    regime: skewed,
    nominal: 0.01,
    kind: 'alarm',
    replicates: 4000,
    simulate: (dice) => localGMoments(counts(dice, 8, 2), withSelf, { alternative: 'greater' }).p[corner]! < 0.01,
  },
  {
    method: 'localMoran, 4,999 permutations, any area with adjusted p at most 5 %',
    regime: skewed,
    nominal: 0.05,
    kind: 'alarm',
    replicates: 400,
    simulate: async (dice) => {
      const { permutation } = await localMoran(counts(dice, 8, 2), shares, { permutations: 4999, seed: dice.bits() })
      return permutation.adjustedP.some((p) => p <= 0.05)
    },
  },
  {
    method: 'hotSpotClasses of localGMoments, any area hot or cold at adjusted 5 %',
    regime: '10 x 10 areas, ten periods, Poisson counts of mean 20 everywhere',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 1000,
    simulate: (dice) => {
      const z = Array.from({ length: 10 }, () => {
        const period = Float64Array.from({ length: AREAS }, () => drawPoisson(dice, 20))
        return localGMoments(period, withSelf).z
      })
      return hotSpotClasses(z).states.some((state) => state.some((s) => s !== 0))
    },
  },
  {
    method: 'mannKendall, p below 5 %',
    regime: 'ten periods without trend, Poisson counts of mean 12',
    ...alarm,
    simulate: (dice) => mannKendall(Float64Array.from({ length: 10 }, () => drawPoisson(dice, 12))).p < 0.05,
  },
  {
    method: 'empiricalBayesGamma, 95 % of an area',
    regime: '100 areas, 3 to 43 expected, ratios gamma of shape 6',
    nominal: 0.95,
    kind: 'interval',
    replicates: 1000,
    simulate: ratios(100, 6),
  },
  {
    method: 'empiricalBayesGamma, 95 % of an area, with fewer areas than it is for',
    regime: '30 areas, 3 to 43 expected, ratios gamma of shape 6',
    nominal: 0.95,
    kind: 'alarm',
    replicates: 1000,
    simulate: ratios(30, 6),
  },
]
