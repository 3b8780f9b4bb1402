// Intervals of counts, rates and their comparison at the sizes of a town, and of the expected count among 97 towns.

import {
  differenceOfIndependent,
  drawNegativeBinomial,
  drawPoisson,
  expectedCount,
  negativeBinomialInterval,
  observedToExpected,
  poissonInterval,
  type RandomStream,
  rateRatio,
  twoProportions,
  yearToYearDispersion,
} from '../src/index.ts'
import type { CoverageRun } from './coverage-run.ts'

const holds = (interval: { lower: number; upper: number }, truth: number) => interval.lower <= truth && truth <= interval.upper

const drawBinomial = (dice: RandomStream, n: number, p: number) => {
  let count = 0
  for (let i = 0; i < n; i++) if (dice.uniform() < p) count++
  return count
}

// A mean of its own for each replicate: at one fixed mean the coverage of a count's interval jumps up and down.
const meanBetween = (dice: RandomStream, low: number, high: number) => low * (high / low) ** dice.uniform()

function countRun(method: 'exact' | 'byar' | 'mid-p', low: number, high: number): CoverageRun {
  return {
    method: `poissonInterval, ${method}`,
    regime: `counts with means from ${low} to ${high}`,
    nominal: 0.95,
    // Byar's formula stands in for the exact interval and is judged as one.
    kind: method === 'mid-p' ? 'interval' : 'exact',
    replicates: 4000,
    simulate: (dice) => {
      const mean = meanBetween(dice, low, high)
      return holds(poissonInterval(drawPoisson(dice, mean), { method }), mean)
    },
  }
}

function swingingCountRun(theta: number): CoverageRun {
  return {
    method: 'negativeBinomialInterval',
    regime: `counts with means from 5 to 300, theta ${theta}, known`,
    nominal: 0.95,
    kind: 'exact',
    replicates: 4000,
    simulate: (dice) => {
      const mean = meanBetween(dice, 5, 300)
      return holds(negativeBinomialInterval(drawNegativeBinomial(dice, mean, theta), theta), mean)
    },
  }
}

// Ninety-seven towns over seven years that swing around levels of their own while the whole country falls; the interval of one town's last year.
function swingLearntRun(theta: number): CoverageRun {
  return {
    method: 'negativeBinomialInterval with the theta of yearToYearDispersion',
    regime: `97 towns, 7 years, means from 30 to 300, falling by 5 % a year, theta ${theta}`,
    nominal: 0.95,
    kind: 'interval',
    replicates: 1000,
    simulate: (dice) => {
      const levels = Array.from({ length: 97 }, () => meanBetween(dice, 30, 300))
      const means = levels.flatMap((level) => Array.from({ length: 7 }, (_, year) => level * 0.95 ** year))
      const counts = means.map((mean) => drawNegativeBinomial(dice, mean, theta))
      const learnt = yearToYearDispersion(counts, new Float64Array(counts.length).fill(10_000), 7).theta
      return holds(negativeBinomialInterval(counts[6]!, learnt), means[6]!)
    },
  }
}

// Ninety-seven towns whose rates differ by one known condition and by what nobody measured, and the town that is asked about.
function expectedCountRun(theta: number): CoverageRun {
  return {
    method: 'expectedCount, ordinary range',
    regime: `98 towns, means about 30 to 300, theta ${theta}, one condition`,
    nominal: 0.95,
    kind: 'interval',
    replicates: 1000,
    simulate: (dice) => {
      const population = Float64Array.from({ length: 98 }, () => meanBetween(dice, 10_000, 100_000))
      const young = Float64Array.from({ length: 98 }, () => 8 + 8 * dice.uniform())
      const observed = Float64Array.from(population, (people, i) =>
        drawNegativeBinomial(dice, people * 0.003 * Math.exp(0.05 * (young[i]! - 12)), theta),
      )
      const town = expectedCount({ observed, population, covariates: { young } }, 0)
      return town.ordinaryLower <= town.observed && town.observed <= town.ordinaryUpper
    },
  }
}

export const runs: CoverageRun[] = [
  countRun('exact', 1, 20),
  countRun('byar', 1, 20),
  countRun('mid-p', 1, 20),
  countRun('exact', 20, 500),
  countRun('byar', 20, 500),
  {
    method: 'observedToExpected, exact',
    regime: 'expected 5 to 100, true ratio 0.8',
    nominal: 0.95,
    kind: 'exact',
    replicates: 4000,
    simulate: (dice) => {
      const expected = meanBetween(dice, 5, 100)
      const { lower, upper } = observedToExpected([drawPoisson(dice, 0.8 * expected)], [expected])
      return holds({ lower: lower[0]!, upper: upper[0]! }, 0.8)
    },
  },
  {
    method: 'rateRatio, exact',
    regime: 'means 10 to 100 in two areas, true ratio 0.7',
    nominal: 0.95,
    kind: 'exact',
    replicates: 2000,
    simulate: (dice) => {
      const mean = meanBetween(dice, 10, 100)
      return holds(rateRatio(drawPoisson(dice, 0.7 * mean), 1000, drawPoisson(dice, mean), 1000).exact, 0.7)
    },
  },
  {
    method: 'twoProportions, Newcombe difference',
    regime: 'shares 0.15 and 0.25, groups of 40 to 200',
    nominal: 0.95,
    kind: 'interval',
    replicates: 4000,
    simulate: (dice) => {
      const [n1, n2] = [Math.round(meanBetween(dice, 40, 200)), Math.round(meanBetween(dice, 40, 200))]
      return holds(twoProportions(drawBinomial(dice, n1, 0.15), n1, drawBinomial(dice, n2, 0.25), n2).differenceNewcombe, -0.1)
    },
  },
  {
    method: 'differenceOfIndependent, two exact Poisson intervals',
    regime: 'counts with means 5 to 100, the second 0.7 of the first',
    nominal: 0.95,
    kind: 'exact',
    replicates: 4000,
    simulate: (dice) => {
      const mean = meanBetween(dice, 5, 100)
      const [first, second] = [drawPoisson(dice, mean), drawPoisson(dice, 0.7 * mean)]
      return holds(
        differenceOfIndependent({ value: first, ...poissonInterval(first) }, { value: second, ...poissonInterval(second) }),
        0.3 * mean,
      )
    },
  },
  swingingCountRun(10),
  swingingCountRun(33),
  swingLearntRun(33),
  expectedCountRun(5),
  expectedCountRun(20),
  expectedCountRun(80),
]
