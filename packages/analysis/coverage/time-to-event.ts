// Attained coverage of survival curves and hazard ratios, and attained size of the tests on them, with town-sized numbers of spells.

import { designMatrix, drawNormal, numericTerm, type RandomStream } from '../src/index.ts'
import {
  aalenJohansen,
  coxRegression,
  fineGray,
  grayTest,
  incidenceAt,
  kaplanMeier,
  logRank,
  predictSurvival,
  proportionalHazardsTest,
  restrictedMean,
  survivalAt,
  survivalQuantiles,
} from '../src/time-to-event/index.ts'
import type { CoverageRun } from './coverage-run.ts'

type Drawn = { time: Float64Array; event: Float64Array }

const wait = (dice: RandomStream, hazard: number) => -Math.log(dice.uniform()) / hazard

/** Spells with these hazards per month, watched for 6 to 36 months; whole months where `rounded`. */
function spells(dice: RandomStream, hazards: ArrayLike<number>, rounded = false): Drawn {
  const time = new Float64Array(hazards.length)
  const event = new Float64Array(hazards.length)
  for (let i = 0; i < hazards.length; i++) {
    const until = 6 + 30 * dice.uniform()
    const came = wait(dice, hazards[i]!)
    time[i] = rounded ? Math.ceil(Math.min(came, until)) : Math.min(came, until)
    event[i] = came <= until ? 1 : 0
  }
  return { time, event }
}

const alike = (n: number) => new Float64Array(n).fill(0.05)
const holds = ({ lower, upper }: { lower: number; upper: number }, truth: number) =>
  Number.isNaN(lower) || Number.isNaN(upper) ? null : lower <= truth && truth <= upper
const at = (limits: { lower: Float64Array; upper: Float64Array }, i: number) => ({ lower: limits.lower[i]!, upper: limits.upper[i]! })

const PROMISE = { interval: { nominal: 0.95, kind: 'interval' as const }, size: { nominal: 0.05, kind: 'alarm' as const } }

const curves: CoverageRun[] = [
  {
    method: 'kaplanMeier, log-log, share at 12 months',
    regime: '50 spells, hazard 0.05 a month, watched for 6 to 36 months',
    ...PROMISE.interval,
    replicates: 2000,
    simulate: async (dice) => {
      const { time, event } = spells(dice, alike(50))
      return holds(at(survivalAt((await kaplanMeier(time, event))[0]!, [12]), 0), Math.exp(-0.6))
    },
  },
  {
    method: 'survivalQuantiles, median',
    regime: '80 spells, hazard 0.05 a month, watched for 6 to 36 months',
    ...PROMISE.interval,
    replicates: 2000,
    simulate: async (dice) => {
      const { time, event } = spells(dice, alike(80))
      const { lower, upper } = survivalQuantiles((await kaplanMeier(time, event))[0]!, [0.5])
      const truth = Math.LN2 / 0.05
      // An upper limit the curve has not reached lies beyond the last spell.
      return holds({ lower: lower[0]!, upper: Number.isNaN(upper[0]!) ? Number.POSITIVE_INFINITY : upper[0]! }, truth)
    },
  },
  {
    method: 'restrictedMean, 24 months',
    regime: '80 spells, hazard 0.05 a month, watched for 6 to 36 months',
    ...PROMISE.interval,
    replicates: 2000,
    simulate: async (dice) => {
      const { time, event } = spells(dice, alike(80))
      return holds(restrictedMean((await kaplanMeier(time, event))[0]!, 24), (1 - Math.exp(-1.2)) / 0.05)
    },
  },
  {
    method: 'kaplanMeier, jackknife by clusters, share at 12 months',
    regime: '40 places with 3 spells each that share a lognormal hazard (standard deviation 0.7)',
    ...PROMISE.interval,
    replicates: 1000,
    simulate: async (dice) => {
      const places = Array.from({ length: 40 }, () => 0.05 * Math.exp(0.7 * drawNormal(dice)))
      const cluster = Array.from({ length: 120 }, (_, i) => Math.floor(i / 3))
      const { time, event } = spells(
        dice,
        cluster.map((place) => places[place]!),
      )
      return holds(at(survivalAt((await kaplanMeier(time, event, { cluster }))[0]!, [12]), 0), CLUSTERED_SHARE)
    },
  },
  {
    method: 'aalenJohansen, log-log, incidence at 12 months',
    regime: '100 spells, two ends with hazards 0.03 and 0.04 a month',
    ...PROMISE.interval,
    replicates: 2000,
    simulate: async (dice) => {
      const { time, event } = spells(dice, new Float64Array(100).fill(0.07))
      const cause = event.map((came) => (came === 1 ? (dice.uniform() < 3 / 7 ? 1 : 2) : 0))
      const curve = (await aalenJohansen(time, cause))[0]!
      return holds(at(incidenceAt(curve, 1, [12]), 0), (3 / 7) * (1 - Math.exp(-0.07 * 12)))
    },
  },
]

// Mean of exp(-0.6 exp(0.7 Z)), by summing over the normal density.
const CLUSTERED_SHARE = (() => {
  let sum = 0
  for (let z = -8; z < 8; z += 0.001) sum += (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * Math.exp(-0.6 * Math.exp(0.7 * z)) * 0.001
  return sum
})()

const tests: CoverageRun[] = [
  {
    method: 'logRank, p below 5 %',
    regime: 'two groups of 40 spells, same hazard, whole months',
    ...PROMISE.size,
    replicates: 2000,
    simulate: async (dice) => {
      const { time, event } = spells(dice, alike(80), true)
      const group = Array.from(time, (_, i) => i % 2)
      return (await logRank(time, event, group)).p < 0.05
    },
  },
  {
    method: 'grayTest, p below 5 %',
    regime: 'three groups of 40 spells, two ends, same hazards, whole months',
    ...PROMISE.size,
    replicates: 2000,
    simulate: async (dice) => {
      const { time, event } = spells(dice, new Float64Array(120).fill(0.07), true)
      const cause = event.map((came) => (came === 1 ? 1 + dice.below(2) : 0))
      const group = Array.from(time, (_, i) => i % 3)
      return (await grayTest(time, cause, group))[0]!.p < 0.05
    },
  },
]

/** 200 spells with a share (0 or 1) and a measured condition, log hazard ratios 0.5 and -0.3, whole months. */
function regressed(dice: RandomStream, place: ArrayLike<number> | null = null) {
  const n = 200
  const programme = Float64Array.from({ length: n }, () => dice.below(2))
  const need = Float64Array.from({ length: n }, () => drawNormal(dice))
  const hazards = programme.map((p, i) => 0.05 * Math.exp(0.5 * p - 0.3 * need[i]! + (place ? place[i]! : 0)))
  return { design: designMatrix(n, [numericTerm('programme', programme), numericTerm('need', need)]), ...spells(dice, hazards, true) }
}

const REGRESSED = '200 spells, about 130 events, whole months; programme (0.5) and a measured condition (-0.3)'

const regressions: CoverageRun[] = [
  {
    method: 'coxRegression, Efron, hazard ratio',
    regime: REGRESSED,
    ...PROMISE.interval,
    replicates: 2000,
    simulate: async (dice) => {
      const { design, time, event } = regressed(dice)
      return holds(at(await coxRegression(design, time, event), 0), Math.exp(0.5))
    },
  },
  {
    method: 'coxRegression, robust by clusters, hazard ratio',
    regime: '80 places with 3 spells each, programme given by place, no effect, places differ (standard deviation 0.5)',
    ...PROMISE.interval,
    replicates: 2000,
    simulate: async (dice) => {
      const cluster = Array.from({ length: 240 }, (_, i) => Math.floor(i / 3))
      const places = Array.from({ length: 80 }, () => 0.5 * drawNormal(dice))
      const hazards = cluster.map((c) => 0.05 * Math.exp(places[c]!))
      const { time, event } = spells(dice, hazards, true)
      const design = designMatrix(240, [
        numericTerm(
          'programme',
          Float64Array.from(cluster, (c) => c % 2),
        ),
      ])
      return holds(at(await coxRegression(design, time, event, { cluster }), 0), 1)
    },
  },
  {
    method: 'predictSurvival, log-log, share at 12 months',
    regime: REGRESSED,
    ...PROMISE.interval,
    replicates: 1000,
    simulate: async (dice) => {
      const { design, time, event } = regressed(dice)
      const [curve] = await predictSurvival(await coxRegression(design, time, event), [[1, 0]])
      const place = curve!.times.findLastIndex((t) => t <= 12)
      return holds(at(curve!, place), Math.exp(-0.6 * Math.exp(0.5)))
    },
  },
  {
    method: 'proportionalHazardsTest, both columns, p below 5 %',
    regime: REGRESSED,
    ...PROMISE.size,
    replicates: 2000,
    simulate: async (dice) => {
      const { design, time, event } = regressed(dice)
      return (await proportionalHazardsTest(await coxRegression(design, time, event))).p[2]! < 0.05
    },
  },
  {
    method: 'fineGray, hazard ratio of the incidence',
    regime: '200 spells of which 40 % come to this end at most, programme (0.5), watched for 6 to 36 months',
    ...PROMISE.interval,
    replicates: 2000,
    simulate: async (dice) => {
      const n = 200
      const programme = Float64Array.from({ length: n }, () => dice.below(2))
      const time = new Float64Array(n)
      const cause = new Float64Array(n)
      for (let i = 0; i < n; i++) {
        const until = 6 + 30 * dice.uniform()
        const drawn = oneEnd(dice, Math.exp(0.5 * programme[i]!))
        time[i] = Math.min(until, drawn.time)
        cause[i] = drawn.time <= until ? drawn.cause : 0
      }
      return holds(at(await fineGray(designMatrix(n, [numericTerm('programme', programme)]), time, cause), 0), Math.exp(0.5))
    },
  },
]

// Fine and Gray's own regime: incidence 1 - (1 - 0.4 (1 - exp(-t / 15)))^ratio, other ends exponential among the rest.
function oneEnd(dice: RandomStream, ratio: number): { time: number; cause: number } {
  const all = 1 - 0.6 ** ratio
  const u = dice.uniform()
  if (u >= all) return { time: wait(dice, 0.04), cause: 2 }
  return { time: -15 * Math.log(1 - (1 - (1 - u) ** (1 / ratio)) / 0.4), cause: 1 }
}

export const runs: CoverageRun[] = [...curves, ...tests, ...regressions]
