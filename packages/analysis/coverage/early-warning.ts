// How often alarms ring for nothing, how often they find an outbreak, and how well changes are placed: town-sized counts, the truth known.

import {
  type ChangeLaw,
  changePoints,
  changeTest,
  cusumCounts,
  cusumDesign,
  cusumLikelihoodRatio,
  cusumStandardised,
  type EarsMethod,
  ears,
  type FarringtonFlexibleOptions,
  farrington,
  farringtonFlexible,
  olsCusum,
  type PeriodSeries,
} from '../src/early-warning/index.ts'
import { negativeBinomialCdf, negativeBinomialQuantile, type RandomStream } from '../src/index.ts'
import { drawNegativeBinomial } from '../src/random-draws.ts'
import type { CoverageRun } from './coverage-run.ts'

const WEEKS = 52 * 5 + 4

type Town = { mean: number; dispersion: number; season: number; trend: number }

const meanOf = (town: Town, t: number, n: number) =>
  town.mean * (1 + town.season * Math.sin((2 * Math.PI * t) / 52)) * Math.exp(town.trend * (t - n))

/** Weekly counts with variance dispersion x mean; `outbreak` more cases are expected in the last week. */
function weeks(dice: RandomStream, town: Town, n = WEEKS, outbreak = 0): PeriodSeries {
  const counts = Float64Array.from({ length: n }, (_, t) => {
    const mean = meanOf(town, t, n) + (t === n - 1 ? outbreak : 0)
    return drawNegativeBinomial(dice, mean, town.dispersion > 1 ? mean / (town.dispersion - 1) : Number.POSITIVE_INFINITY)
  })
  return { counts, lastPeriod: 'complete' }
}

const steady = (mean: number): Town => ({ mean, dispersion: 1, season: 0, trend: 0 })
const lively = (mean: number): Town => ({ mean, dispersion: 2, season: 0.3, trend: 0.0005 })
const words = ({ mean, dispersion, season, trend }: Town) =>
  `mean ${mean} a week, variance ${dispersion} x mean${season > 0 ? `, season +-${100 * season} %` : ''}${trend > 0 ? `, rising ${(5200 * trend).toFixed(1)} % a year` : ''}`

/**
 * Share of usual weeks with an alarm. The minimum of cases is off, or small towns' alarms would be silenced by it
 * and not by the method.
 */
function falseAlarm(method: string, town: Town, nominal: number, rings: (series: PeriodSeries) => number, n = WEEKS): CoverageRun {
  return {
    method: `${method}, false alarm in one week`,
    regime: words(town),
    nominal,
    kind: 'alarm',
    replicates: 2000,
    simulate: (dice) => rings(weeks(dice, town, n)) === 1,
  }
}

const LAST = [WEEKS - 1]
const flexible =
  (options: FarringtonFlexibleOptions = {}) =>
  (series: PeriodSeries) =>
    farringtonFlexible(series, { limit54: [0, 4], periods: LAST, b: 4, ...options }).alarm[0]!
const classic = (series: PeriodSeries) => farrington(series, { limit54: [0, 4], periods: LAST, b: 4 }).alarm[0]!
const early = (method: EarsMethod) => (series: PeriodSeries) => ears(series, { method, limit54: [0, 1], periods: [19] }).alarm[0]!

const falseAlarms = [steady(2), steady(10), steady(50), lively(2), lively(10), lively(50)].flatMap((town) => [
  falseAlarm('farringtonFlexible, nbPlugin, alpha 0.005', town, 0.005, flexible()),
  falseAlarm('farringtonFlexible, muan, alpha 0.005', town, 0.005, flexible({ thresholdMethod: 'muan' })),
  falseAlarm('farringtonFlexible, delta, alpha 0.005', town, 0.005, flexible({ thresholdMethod: 'delta' })),
  falseAlarm('farrington, alpha 0.01 two-sided', town, 0.005, classic),
  falseAlarm('ears, C1, alpha 0.001', town, 0.001, early('C1'), 20),
  falseAlarm('ears, C2, alpha 0.001', town, 0.001, early('C2'), 20),
  falseAlarm('ears, C3, alpha 0.025', town, 0.025, early('C3'), 20),
])

/**
 * Share of outbreak weeks found: three standard deviations more cases than usual. What is promised is what somebody
 * would find who knew the usual mean and spread beforehand and allowed the same share of false alarms.
 */
function power(method: string, town: Town, rings: (series: PeriodSeries) => number): CoverageRun {
  const more = Math.round(3 * Math.sqrt(town.mean * town.dispersion))
  const usual = meanOf(town, WEEKS - 1, WEEKS)
  const limit = negativeBinomialQuantile(1 - 0.005, usual, usual / (town.dispersion - 1))
  return {
    method: `${method}, outbreak found in its first week`,
    regime: `${words(town)}; ${more} cases more than usual in the last week`,
    nominal: negativeBinomialCdf(limit, usual + more, (usual + more) / (town.dispersion - 1), true),
    kind: 'alarm',
    replicates: 1000,
    simulate: (dice) => rings(weeks(dice, town, WEEKS, more)) === 1,
  }
}

const found = [lively(2), lively(10), lively(50)].flatMap((town) => [
  power('farringtonFlexible, nbPlugin, alpha 0.005', town, flexible()),
  power('farringtonFlexible, muan, alpha 0.005', town, flexible({ thresholdMethod: 'muan' })),
  power('farrington, alpha 0.01 two-sided', town, classic),
])

// One false alarm in 52 weeks on average: were alarms without memory, 63 % of years would have one. A total that
// starts at 0 has fewer.
const oncePerYear = 1 - Math.exp(-1)
const design = cusumDesign(4, 7, { runLength: 52 })

function cusumYear(method: string, theta: number, rings: (series: PeriodSeries) => Uint8Array): CoverageRun {
  const town: Town = { mean: 4, dispersion: 1 + 4 / theta, season: 0, trend: 0 }
  return {
    method: `${method}, an alarm within 52 usual weeks`,
    regime: words(town),
    nominal: oncePerYear,
    kind: 'alarm',
    replicates: 2000,
    simulate: (dice) => rings(weeks(dice, town, 52)).includes(1),
  }
}

const poisson = Number.POSITIVE_INFINITY
const k4 = { h: design.h, limit54: [0, 1] as const }
const cusums = [
  cusumYear('cusumCounts, k and h by cusumDesign(4, 7), run length 52', poisson, (series) => cusumCounts(series, design.k, k4).alarm),
  cusumYear('cusumCounts, k and h by cusumDesign(4, 7), run length 52', 4, (series) => cusumCounts(series, design.k, k4).alarm),
  cusumYear('cusumStandardised with the same k and h on its scale', poisson, (series) => {
    return cusumStandardised(series, 4, { k: (design.k - 4) / 2, h: design.h / 2, limit54: [0, 1] }).alarm
  }),
  cusumYear('cusumLikelihoodRatio, ratio 7/4, with the same h on its scale', poisson, (series) => {
    return cusumLikelihoodRatio(series, 4, { ratio: 7 / 4, h: design.h * Math.log(7 / 4), limit54: [0, 1] }).alarm
  }),
]

/** Eighty months, the level changed once by this ratio after the fiftieth. */
function months(dice: RandomStream, mean: number, ratio: number, theta = poisson): PeriodSeries {
  const counts = Float64Array.from({ length: 80 }, (_, t) => drawNegativeBinomial(dice, t < 50 ? mean : mean * ratio, theta))
  return { counts, lastPeriod: 'complete' }
}

/**
 * Share of ranges that hold the time of the change.
 *
 * Printed without a bar ('alarm'), in every regime alike. The range is made of whole months and the likelihood of a
 * change falls off in jumps, so it cannot hold just its level: where a change is sharp, two or three months hold
 * nearly all the likelihood and one fewer would hold too little. No theory says how much it holds in so short a
 * series, so neither the bar of an exact interval nor that of an approximate one is promised; the attained share is
 * what a reader can be told. The replicates are the usual 2,000, fixed beforehand and the same for all of them. The
 * last regime shows counts that vary more than chance, which the range has to find out about from the counts
 * themselves.
 */
const changed = (mean: number, ratio: number, theta = poisson): CoverageRun => ({
  method: 'changeTest, time of the change, 95 %',
  regime: `80 months, ${theta === poisson ? 'Poisson' : `negative binomial, theta ${theta}`}, mean ${mean} before month 51 and ${mean * ratio} from then on`,
  nominal: 0.95,
  kind: 'alarm',
  replicates: 2000,
  simulate: async (dice) => {
    const { lower, upper } = await changeTest(months(dice, mean, ratio, theta), { permutations: 1 })
    return lower <= 50 && 50 <= upper
  },
})

const noChange = (
  method: string,
  regime: string,
  theta: number,
  mean: number,
  isWrong: (series: PeriodSeries) => Promise<boolean>,
): CoverageRun => ({
  method,
  regime: `80 months without a change, ${regime}, mean ${mean}`,
  nominal: 0.05,
  kind: 'alarm',
  replicates: 500,
  simulate: (dice) => isWrong(months(dice, mean, 1, theta)),
})

const someChange = (law: ChangeLaw) => async (series: PeriodSeries) => (await changePoints(series, { law })).changes.length > 0

export const runs: CoverageRun[] = [
  ...falseAlarms,
  ...found,
  ...cusums,
  changed(10, 1.5),
  changed(10, 2),
  changed(40, 1.2),
  changed(10, 1.5, 5),
  noChange('changeTest, 199 permutations, p at most 0.05', 'negative binomial, theta 5', 5, 10, async (series) => {
    return (await changeTest(series, { permutations: 199 })).p <= 0.05
  }),
  noChange('olsCusum, p at most 0.05', 'negative binomial, theta 5', 5, 10, async (series) => olsCusum(series).p <= 0.05),
  noChange('changePoints, negative binomial, mbic: any change', 'negative binomial, theta 5', 5, 10, someChange('negative-binomial')),
  noChange('changePoints, Poisson, mbic: any change', 'negative binomial, theta 5', 5, 10, someChange('poisson')),
  noChange('changePoints, Poisson, mbic: any change', 'Poisson', poisson, 10, someChange('poisson')),
]
