// Intervals and tests of "did it work", attained where the truth is known: few areas, town-sized counts, a handful of studies.

import {
  eggerTest,
  type MetaOptions,
  mantelHaenszel,
  matchedComparison,
  metaAnalysis,
  syntheticControl,
  weightedDisplacement,
  weightedDisplacementDifference,
} from '../src/evidence/index.ts'
import type { RandomStream } from '../src/index.ts'
import { drawNegativeBinomial, drawNormal, drawPoisson } from '../src/random-draws.ts'
import type { CoverageRun } from './coverage-run.ts'

const MEAN = -0.2

/** Log rate ratios of k places with 20 to 200 incidents each side, true effects normal around the mean. */
function someStudies(dice: RandomStream, k: number, tau: number) {
  const v = Array.from({ length: k }, () => 2 / (20 + 180 * dice.uniform()))
  const truths = v.map(() => MEAN + tau * drawNormal(dice))
  return { v, y: v.map((variance, i) => truths[i]! + Math.sqrt(variance) * drawNormal(dice)) }
}

const within = (value: number, { lower, upper }: { lower: number; upper: number }) => lower <= value && value <= upper

function mean(k: number, tau: number, options: MetaOptions, kind: CoverageRun['kind'] = 'interval'): CoverageRun {
  const error = options.hartungKnapp === false ? 'usual error' : 'Hartung and Knapp'
  return {
    method: `metaAnalysis, ${options.method}, ${error}, mean, 95 %`,
    regime: `${k} studies of 20 to 200 incidents a side, tau ${tau}`,
    nominal: 0.95,
    kind,
    replicates: 2000,
    simulate: (dice) => {
      const { y, v } = someStudies(dice, k, tau)
      return within(MEAN, metaAnalysis(y, v, options))
    },
  }
}

function predicted(k: number, prediction: 'normal' | 't', kind: CoverageRun['kind']): CoverageRun {
  return {
    method: `metaAnalysis, REML, prediction '${prediction}', 95 %`,
    regime: `${k} studies of 20 to 200 incidents a side, tau 0.2; the true effect of one place more`,
    nominal: 0.95,
    kind,
    replicates: 2000,
    simulate: (dice) => {
      const { y, v } = someStudies(dice, k, 0.2)
      const { predictionLower, predictionUpper } = metaAnalysis(y, v, { prediction })
      return within(MEAN + 0.2 * drawNormal(dice), { lower: predictionLower, upper: predictionUpper })
    },
  }
}

const interval = (method: string, regime: string, simulate: CoverageRun['simulate'], replicates = 2000): CoverageRun => ({
  method,
  regime,
  nominal: 0.95,
  kind: 'interval',
  replicates,
  simulate,
})

export const runs: CoverageRun[] = [
  mean(5, 0.2, { method: 'REML' }),
  mean(5, 0.2, { method: 'REML', hartungKnapp: false }, 'alarm'),
  mean(12, 0.2, { method: 'REML' }),
  mean(12, 0.2, { method: 'PM' }),
  mean(40, 0.2, { method: 'DL', hartungKnapp: false }),
  mean(12, 0, { method: 'EE', hartungKnapp: false }),
  predicted(6, 't', 'alarm'),
  predicted(15, 't', 'alarm'),
  predicted(50, 't', 'interval'),
  predicted(15, 'normal', 'alarm'),
  interval('metaAnalysis, Q-profile of tau2, 95 %', '12 studies of 20 to 200 incidents a side, tau 0.2', (dice) => {
    const { y, v } = someStudies(dice, 12, 0.2)
    const { tau2Lower, tau2Upper } = metaAnalysis(y, v)
    return within(0.04, { lower: tau2Lower, upper: tau2Upper })
  }),
  {
    method: 'eggerTest, p below 5 %',
    regime: '12 studies of 20 to 200 incidents a side, tau 0.2, an even funnel',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 2000,
    simulate: (dice) => {
      const { y, v } = someStudies(dice, 12, 0.2)
      return eggerTest(y, v).p < 0.05
    },
  },
  interval('weightedDisplacement, odds ratio, 95 %', 'Poisson, 60 in the target, 250 in the control, a fall by 30 %', (dice) => {
    const got = weightedDisplacement(drawAreas((m) => drawPoisson(dice, m)))
    return got.oddsRatioInterval === null ? null : within(1 / 0.7, got.oddsRatioInterval)
  }),
  interval('weightedDisplacement, odds ratio, 95 %, dispersion 2', 'the same with variances twice the means', (dice) => {
    const counts = drawAreas((m) => drawNegativeBinomial(dice, m, m))
    const got = weightedDisplacement(counts, { dispersion: 2 })
    return got.oddsRatioInterval === null ? null : within(1 / 0.7, got.oddsRatioInterval)
  }),
  interval('weightedDisplacementDifference, 95 %', 'Poisson, four areas of 60, 60, 40 and 40, 15 fewer in the target', (dice) => {
    const area = (before: number, after: number) => ({ before: drawPoisson(dice, before), after: drawPoisson(dice, after) })
    const areas = { target: area(60, 45), control: area(60, 60), displacement: area(40, 40), displacementControl: area(40, 40) }
    return within(-15, weightedDisplacementDifference(areas))
  }),
  interval('mantelHaenszel, OR, 95 %', '10 studies of 40 and 40 people, 10 % against about 6 %', (dice) => {
    const control = 0.1
    const odds = (0.6 * control) / (1 - control)
    const arms = Array.from({ length: 10 }, () => [odds / (1 + odds), control].map((share) => among(dice, 40, share)) as [number, number])
    if (!arms.some(([a]) => a > 0)) return null
    const tables = { a: arms.map((x) => x[0]), b: arms.map((x) => 40 - x[0]), c: arms.map((x) => x[1]), d: arms.map((x) => 40 - x[1]) }
    return within(Math.log(0.6), mantelHaenszel(tables))
  }),
  matched('with replacement, adjusted', { replace: true, biasAdjustment: true }, 'interval'),
  matched('without replacement, adjusted', { biasAdjustment: true }, 'interval'),
  matched('without replacement, not adjusted', {}, 'alarm'),
  {
    method: 'syntheticControl, rank p at most 5 %',
    regime: '20 towns walking alike around a common trend, 20 periods before, 6 after, no effect',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 600,
    simulate: async (dice) => {
      const common = Array.from({ length: 26 }, () => 0.3 * drawNormal(dice))
      const walk = () => {
        let level = 10 + 2 * drawNormal(dice)
        return Float64Array.from(common, (step) => (level += step + 0.3 * drawNormal(dice)))
      }
      const result = await syntheticControl(
        Array.from({ length: 20 }, () => walk()),
        0,
        20,
        { withoutDonors: false },
      )
      return result.placebos!.p <= 0.05 + 1e-12
    },
  },
]

function drawAreas(draw: (mean: number) => number) {
  return {
    targetBefore: draw(60),
    targetAfter: draw(60 * 0.7 * 1.1),
    bufferBefore: draw(40),
    bufferAfter: draw(44),
    controlBefore: draw(250),
    controlAfter: draw(275),
  }
}

function among(dice: RandomStream, n: number, share: number): number {
  let yes = 0
  for (let i = 0; i < n; i++) if (dice.uniform() < share) yes++
  return yes
}

function matched(name: string, options: { replace?: boolean; biasAdjustment?: boolean }, kind: CoverageRun['kind']): CoverageRun {
  return {
    method: `matchedComparison, ${name}, 95 %`,
    regime: '100 areas, about 25 treated by two figures that also drive the outcome',
    nominal: 0.95,
    kind,
    replicates: 6000,
    simulate: (dice) => {
      const poor = Array.from({ length: 100 }, () => drawNormal(dice))
      const young = poor.map((value) => 0.5 * value + drawNormal(dice))
      const treated = poor.map((value) => (dice.uniform() < 1 / (1 + Math.exp(1.3 - 0.6 * value)) ? 1 : 0))
      const outcome = poor.map((value, i) => value + 0.5 * young[i]! - 1 * treated[i]! + drawNormal(dice))
      const { effect } = matchedComparison(treated, { poor, young }, { outcome, ...options })
      return within(-1, effect!)
    },
  }
}
