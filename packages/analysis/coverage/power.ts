// Power that was promised beside power that simulated efforts attained, at the smallest effect each design is said to show four times in five.

import { fisherExact, normalQuantile, type RandomStream, rateRatio, studentTQuantile } from '../src/index.ts'
import {
  minimumDetectableClusteredDifference,
  minimumDetectableDifference,
  minimumDetectableRatio,
  minimumDetectableRatioOfRatios,
  minimumDetectableStaggered,
  minimumEquivalenceMargin,
  powerInterruptedSeries,
  powerTwoRates,
  type SeriesPowerMethod,
} from '../src/power/index.ts'
import { drawGamma, drawNegativeBinomial, drawPoisson } from '../src/random-draws.ts'
import type { CoverageRun } from './coverage-run.ts'

const Z = normalQuantile(0.975)
const powered = (method: string, regime: string, simulate: CoverageRun['simulate'], replicates = 2000): CoverageRun => ({
  method,
  regime,
  nominal: 0.8,
  kind: 'alarm',
  replicates,
  simulate,
})

function twoRates(baseline: number, method: 'normal' | 'exact'): CoverageRun {
  const ratio = minimumDetectableRatio(baseline, { method }).decrease!
  return powered(`minimumDetectableRatio, ${method}`, `two Poisson counts, ${baseline} expected before`, (dice) => {
    const before = drawPoisson(dice, baseline)
    const after = drawPoisson(dice, baseline * ratio)
    if (before + after === 0) return null
    const compared = rateRatio(after, 1, before, 1)
    return method === 'exact' ? compared.exact.upper < 1 : compared.wald.upper < 1
  })
}

function size(errors: SeriesPowerMethod, autocorrelation: number, dispersion: number): CoverageRun {
  return {
    method: `powerInterruptedSeries, size of the test of the level, errors '${errors}'`,
    regime: `36 months before, 24 after, 30 a month, dispersion ${dispersion}, autocorrelation ${autocorrelation}, no effect`,
    nominal: 0.05,
    kind: 'alarm',
    replicates: 2000,
    simulate: async (dice) => {
      const series = { baseline: 30, before: 36, after: 24, dispersion, autocorrelation }
      return (await powerInterruptedSeries(series, { level: 0.5 }, { simulations: 1, seed: dice.bits(), errors })).size === 1
    },
  }
}

const dispersed = minimumDetectableRatio(120, { dispersion: 2 }).decrease!
const four = minimumDetectableRatioOfRatios({ treatedBefore: 150, comparisonBefore: 300 }).decrease!
const shares = minimumDetectableDifference(0.2, 400).decrease!
const schools = { clusters1: 8, clusterSize: 60, intraClusterCorrelation: 0.03 }
const truancy = minimumDetectableClusteredDifference(0.2, schools).decrease!
const starts = [1, 2, 3, 4, 5, 6, 7, 8]
const wedge = minimumDetectableStaggered(starts, 10, { counts: 40 }).decrease!
const margin = minimumEquivalenceMargin(powerTwoRates(400, 1)).increase!

export const runs: CoverageRun[] = [
  twoRates(30, 'normal'),
  twoRates(60, 'normal'),
  twoRates(15, 'exact'),
  twoRates(60, 'exact'),
  powered('minimumDetectableRatio, dispersion 2', 'two counts of 120 with variance twice the mean', (dice) => {
    const [before, after] = [120, 120 * dispersed].map((mean) => drawNegativeBinomial(dice, mean, mean)) as [number, number]
    return Math.log(after / before) / Math.sqrt(2 / before + 2 / after) < -Z
  }),
  powered('minimumDetectableRatioOfRatios', 'Poisson, 150 before in the target, 300 in the comparison area', (dice) => {
    const [a, b, c, d] = [150, 150 * four, 300, 300].map((mean) => drawPoisson(dice, mean)) as [number, number, number, number]
    return Math.log((b * c) / (a * d)) / Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d) < -Z
  }),
  powered('minimumDetectableDifference', '400 and 400 answers, 20 % before, test of Fisher', (dice) => {
    const [yes1, yes2] = [0.2, 0.2 + shares].map((share) => drawBinomial(dice, 400, share)) as [number, number]
    return fisherExact(yes1, 400 - yes1, yes2, 400 - yes2).p <= 0.05 && yes2 < yes1
  }),
  powered('minimumDetectableDifference', '400 and 400 answers, 20 % before, pooled normal test', (dice) => {
    const [p1, p2] = [0.2, 0.2 + shares].map((share) => drawBinomial(dice, 400, share) / 400) as [number, number]
    const pooled = (p1 + p2) / 2
    return (p2 - p1) / Math.sqrt((2 * pooled * (1 - pooled)) / 400) < -Z
  }),
  powered('minimumDetectableClusteredDifference', '8 and 8 schools of 60, 20 %, correlation 0.03, t test of school shares', (dice) => {
    const [a, b] = [0.2, 0.2 + truancy].map((share) => Array.from({ length: 8 }, () => schoolShare(dice, share))) as [number[], number[]]
    return tOf(b, a) < -studentTQuantile(0.975, 14)
  }),
  powered('minimumDetectableStaggered', '8 areas one after another in 10 periods, 40 expected each, least squares of logs', (dice) =>
    staggeredTrial(dice),
  ),
  powered('minimumEquivalenceMargin', 'two Poisson counts of 400 that are alike', (dice) => {
    const [before, after] = [drawPoisson(dice, 400), drawPoisson(dice, 400)]
    const reach = normalQuantile(0.95) * Math.sqrt(1 / before + 1 / after)
    return Math.abs(Math.log(after / before)) + reach < Math.log(margin)
  }),
  size('quasi-poisson', 0, 1.5),
  size('autoregressive', 0.3, 1.5),
  size('autoregressive', 0.5, 3),
  size('newey-west', 0.3, 1.5),
]

function drawBinomial(dice: RandomStream, n: number, share: number): number {
  let yes = 0
  for (let i = 0; i < n; i++) if (dice.uniform() < share) yes++
  return yes
}

// A school's own share is a beta variable whose variance is the intra-cluster correlation of the pupils' answers.
function schoolShare(dice: RandomStream, share: number): number {
  const size = 1 / schools.intraClusterCorrelation - 1
  const yes = drawGamma(dice, size * share)
  return drawBinomial(dice, schools.clusterSize, yes / (yes + drawGamma(dice, size * (1 - share)))) / schools.clusterSize
}

function tOf(a: readonly number[], b: readonly number[]): number {
  const mean = (x: readonly number[]) => x.reduce((s, v) => s + v, 0) / x.length
  const squares = (x: readonly number[]) => x.reduce((s, v) => s + (v - mean(x)) ** 2, 0)
  const variance = (squares(a) + squares(b)) / (a.length + b.length - 2)
  return (mean(a) - mean(b)) / Math.sqrt(variance * (1 / a.length + 1 / b.length))
}

// Treatment swept of areas and periods: the effect is its slope on log rates swept alike, its error the one that was planned with.
function staggeredTrial(dice: RandomStream): boolean {
  const x = swept(starts.map((start) => Array.from({ length: 10 }, (_, j) => (j >= start ? 1 : 0))))
  const y = starts.map((start) => Array.from({ length: 10 }, (_, j) => Math.log(drawPoisson(dice, 40 * (j >= start ? wedge : 1)) + 0.5)))
  const information = x.flat().reduce((s, v) => s + v * v, 0)
  const slope = y.flat().reduce((s, v, i) => s + v * x.flat()[i]!, 0) / information
  return slope / Math.sqrt(1 / 40 / information) < -Z
}

function swept(table: number[][]): number[][] {
  const mean = (values: readonly number[]) => values.reduce((s, v) => s + v, 0) / values.length
  const columns = table[0]!.map((_, j) => mean(table.map((row) => row[j]!)))
  const all = mean(columns)
  return table.map((row) => row.map((value, j) => value - mean(row) - columns[j]! + all))
}
