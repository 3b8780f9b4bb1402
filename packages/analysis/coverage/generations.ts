// Attained coverage of cumulative rates, cohort comparisons and drift, and attained size of the tests between models, with town-sized counts.

import { agePeriodCohort, apcSplines, cohortCumulative, compareCohorts } from '../src/generations/index.ts'
import { drawPoisson, type RandomStream } from '../src/index.ts'
import type { CoverageRun } from './coverage-run.ts'

const interval = { nominal: 0.95, kind: 'interval' as const }
const size = { nominal: 0.05, kind: 'alarm' as const }
const holds = (lower: number, upper: number, truth: number) => lower <= truth && truth <= upper

const AGES = [15, 16, 17, 18, 19, 20]
/** Two generations of a town: about 400 at each age, 0.02 offences a head at 15 falling to 0.0125 at 20; the younger has `ratio` times as many. */
function twoCohorts(dice: RandomStream, ratio: number) {
  const cells = { cohort: [] as number[], age: [] as number[], counts: [] as number[], personTime: [] as number[] }
  for (const cohort of [1990, 2000]) {
    for (const age of AGES) {
      cells.cohort.push(cohort)
      cells.age.push(age)
      cells.personTime.push(400)
      cells.counts.push(drawPoisson(dice, 400 * rateAt(age) * (cohort === 2000 ? ratio : 1)))
    }
  }
  return cells
}
const rateAt = (age: number) => 0.02 - 0.0015 * (age - 15)
const BY_20 = AGES.reduce((sum, age) => sum + rateAt(age), 0)

/** A table of 8 ages by 8 periods in classes of 5, 5,000 years lived in each, about 20 events; rates fall by 2 % a year. */
function lexis(dice: RandomStream) {
  const cells = { age: [] as number[], period: [] as number[], counts: [] as number[], personTime: [] as number[] }
  for (let p = 0; p < 8; p++) {
    for (let a = 0; a < 8; a++) {
      cells.age.push(15 + 5 * a)
      cells.period.push(1980 + 5 * p)
      cells.personTime.push(5000)
      cells.counts.push(drawPoisson(dice, 5000 * 0.012 * Math.exp(-((a - 2) ** 2) / 12 - 0.1 * p)))
    }
  }
  return cells
}
const LEXIS = '8 ages x 8 periods of 5 years, about 20 events a cell, rates falling by 2 % a year'

export const runs: CoverageRun[] = [
  {
    method: 'cohortCumulative, cumulative rate by the age of 20',
    regime: '400 at each age from 15 to 20, about 39 events in all',
    ...interval,
    replicates: 2000,
    simulate: (dice) => {
      const [curve] = cohortCumulative(twoCohorts(dice, 1))
      return holds(curve!.lower.at(-1)!, curve!.upper.at(-1)!, BY_20)
    },
  },
  {
    method: 'compareCohorts, ratio by the age of 20',
    regime: '400 at each age in both cohorts, about 39 and 23 events',
    ...interval,
    replicates: 2000,
    simulate: (dice) => {
      const [younger] = compareCohorts(twoCohorts(dice, 0.6), 1990)
      return holds(younger!.lower.at(-1)!, younger!.upper.at(-1)!, 0.6)
    },
  },
  {
    method: 'agePeriodCohort, drift',
    regime: LEXIS,
    ...interval,
    replicates: 500,
    simulate: async (dice) => {
      const { changeLower, changeUpper } = await agePeriodCohort(lexis(dice))
      return holds(changeLower, changeUpper, 100 * Math.expm1(-0.02))
    },
  },
  {
    method: 'agePeriodCohort, A+C against A+P+C, p below 5 %',
    regime: LEXIS,
    ...size,
    replicates: 500,
    simulate: async (dice) => (await agePeriodCohort(lexis(dice))).tests.find((test) => test.smaller === 'A+C')!.p < 0.05,
  },
  {
    method: 'apcSplines, ACP, rate ratio of the cohort 30 years after the reference',
    regime: LEXIS,
    ...interval,
    replicates: 500,
    simulate: async (dice) => {
      const knots = { age: [20, 25, 32, 40], period: [1985, 1997, 2010], cohort: [1945, 1960, 1975, 1990] }
      const { cohort } = await apcSplines(lexis(dice), { ...knots, referenceCohort: 1950 })
      const at = cohort.at.indexOf(1980)
      return holds(cohort.lower[at]!, cohort.upper[at]!, Math.exp(-0.02 * 30))
    },
  },
]
