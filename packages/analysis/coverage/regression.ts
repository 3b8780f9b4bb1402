// Regressions of town-sized data in which the truth is known: how often robust, clustered and serial errors hold it.

import {
  clusterCovariance,
  coefficientIntervals,
  designMatrix,
  drawNegativeBinomial,
  drawNormal,
  durbinWatsonTest,
  fitLinear,
  fitLinearAr1,
  fitNegativeBinomial,
  type LinearFit,
  neweyWest,
  numericTerm,
  predictGlm,
  type RandomStream,
  robustCovariance,
  wildClusterTest,
} from '../src/index.ts'
import type { CoverageRun } from './coverage-run.ts'

const usual = { nominal: 0.95, kind: 'interval', replicates: 2000 } as const
/** Shown as a warning beside the one that holds. */
const warning = { nominal: 0.95, kind: 'alarm', replicates: 2000 } as const

/** 30 towns whose scatter grows with the condition; `skew` sets how far out the largest lie. The true effect is 1. */
function unequal(dice: RandomStream, skew: number): LinearFit {
  const x = Array.from({ length: 30 }, () => Math.exp(skew * drawNormal(dice)))
  const y = x.map((v) => v + 0.5 * (1 + v) * drawNormal(dice))
  return fitLinear(designMatrix(30, [numericTerm('x', x)]), y)
}

/** Towns of eight years each, alike within and differing between; the condition is mostly the town's. The true effect is 0. */
function grouped(dice: RandomStream, towns: number): { fit: LinearFit; town: number[] } {
  const town = Array.from({ length: towns * 8 }, (_, i) => Math.floor(i / 8))
  const level = Array.from({ length: towns }, () => drawNormal(dice))
  const condition = Array.from({ length: towns }, () => drawNormal(dice))
  const x = town.map((t) => condition[t]! + 0.5 * drawNormal(dice))
  const y = town.map((t) => 0.7 * level[t]! + drawNormal(dice))
  return { fit: fitLinear(designMatrix(town.length, [numericTerm('x', x)]), y), town }
}

/** A step half-way through n months whose errors remember 0.4 of the last; the true step is 1. */
function stepped(dice: RandomStream, n: number) {
  let last = drawNormal(dice) / Math.sqrt(1 - 0.16)
  const y = Array.from({ length: n }, (_, t) => {
    if (t > 0) last = 0.4 * last + drawNormal(dice)
    return (t >= n / 2 ? 1 : 0) + last
  })
  const step = numericTerm(
    'step',
    y.map((_, t) => (t >= n / 2 ? 1 : 0)),
  )
  return { design: designMatrix(n, [step]), y }
}

const holds = (
  fit: Parameters<typeof coefficientIntervals>[0],
  truth: number,
  options: Parameters<typeof coefficientIntervals>[1] = {},
) => {
  const { lower, upper } = coefficientIntervals(fit, options)
  return lower[1]! <= truth && truth <= upper[1]!
}

const scatters = [
  { skew: 0.3, regime: '30 towns, scatter that grows with the condition' },
  { skew: 0.8, regime: '30 towns, scatter that grows with the condition; one or two towns far out' },
]
const tenTowns = '10 towns of 8 years, alike within; the condition mostly the town’s'
const months = 'a step in 60 months whose errors remember 0.4'

export const runs: CoverageRun[] = [
  ...scatters.flatMap(({ skew, regime }) => [
    { method: 'fitLinear, its own errors', regime, ...warning, simulate: (dice: RandomStream) => holds(unequal(dice, skew), 1) },
    ...(['HC0', 'HC3', 'HC4'] as const).map(
      (kind): CoverageRun => ({
        method: `robustCovariance, ${kind}, t with n - p`,
        regime,
        ...(kind === 'HC0' || (kind === 'HC3' && skew > 0.5) ? warning : usual),
        simulate: (dice) => {
          const fit = unequal(dice, skew)
          return holds(fit, 1, { covariance: robustCovariance(fit, kind).covariance })
        },
      }),
    ),
  ]),
  ...(['CR0', 'CR1', 'CR2'] as const).map(
    (kind): CoverageRun => ({
      method: `clusterCovariance, ${kind}, t with ${kind === 'CR2' ? 'its own df' : 'G - 1'}`,
      regime: tenTowns,
      ...(kind === 'CR2' ? usual : warning),
      simulate: (dice) => {
        const { fit, town } = grouped(dice, 10)
        const { covariance, df } = clusterCovariance(fit, town, { kind })
        return holds(fit, 0, { covariance, df })
      },
    }),
  ),
  {
    method: 'clusterCovariance, CR1, t with G - 1',
    regime: '98 towns of 8 years, alike within; the condition mostly the town’s',
    ...usual,
    simulate: (dice) => {
      const { fit, town } = grouped(dice, 98)
      const { covariance, df } = clusterCovariance(fit, town)
      return holds(fit, 0, { covariance, df })
    },
  },
  {
    method: 'wildClusterTest, Webb, 399 throws, p at most 5 %',
    regime: tenTowns,
    nominal: 0.05,
    kind: 'alarm',
    replicates: 1000,
    simulate: async (dice) => {
      const { fit, town } = grouped(dice, 10)
      return (await wildClusterTest(fit, town, 'x', { simulations: 399, seed: dice.bits() })).p <= 0.05
    },
  },
  {
    method: 'fitLinear, its own errors',
    regime: months,
    ...warning,
    simulate: (dice) => {
      const { design, y } = stepped(dice, 60)
      return holds(fitLinear(design, y), 1)
    },
  },
  ...[60, 240].map(
    (n): CoverageRun => ({
      method: 'neweyWest, automatic lag, prewhitened, adjusted',
      regime: `a step in ${n} months whose errors remember 0.4`,
      ...warning,
      simulate: (dice) => {
        const { design, y } = stepped(dice, n)
        const fit = fitLinear(design, y)
        return holds(fit, 1, { covariance: neweyWest(fit, { adjust: true }).covariance })
      },
    }),
  ),
  ...(['full', 'restricted'] as const).map(
    (likelihood): CoverageRun => ({
      method: `fitLinearAr1, ${likelihood} likelihood`,
      regime: months,
      ...(likelihood === 'full' ? warning : usual),
      replicates: 1000,
      simulate: (dice) => {
        const { design, y } = stepped(dice, 60)
        const fit = fitLinearAr1(design, y, { likelihood })
        return holds(fit.independent, 1, { covariance: fit.covariance, df: fit.df })
      },
    }),
  ),
  {
    method: 'durbinWatsonTest, exact, p below 5 %',
    regime: 'a straight line in 24 quarters, independent errors',
    nominal: 0.05,
    kind: 'alarm',
    replicates: 2000,
    simulate: (dice) => {
      const t = Array.from({ length: 24 }, (_, i) => i)
      const fit = fitLinear(
        designMatrix(24, [numericTerm('t', t)]),
        t.map(() => drawNormal(dice)),
      )
      return durbinWatsonTest(fit).p < 0.05
    },
  },
  {
    method: 'fitNegativeBinomial, 95 % of a coefficient',
    regime: '98 towns, about 40 each, theta 8',
    ...usual,
    simulate: (dice) => {
      const x = Array.from({ length: 98 }, () => drawNormal(dice))
      const y = x.map((v) => drawNegativeBinomial(dice, 40 * Math.exp(0.3 * v), 8))
      return holds(fitNegativeBinomial(designMatrix(98, [numericTerm('x', x)]), y), 0.3)
    },
  },
  {
    method: 'predictGlm, 95 % of a new count of a negative binomial',
    regime: '98 towns, about 40 each, theta 8',
    ...usual,
    replicates: 1000,
    simulate: (dice) => {
      const x = Array.from({ length: 99 }, () => drawNormal(dice))
      const y = x.map((v) => drawNegativeBinomial(dice, 40 * Math.exp(0.3 * v), 8))
      const fit = fitNegativeBinomial(designMatrix(98, [numericTerm('x', x.slice(0, 98))]), y.slice(0, 98))
      const { ordinaryLower, ordinaryUpper } = predictGlm(fit, designMatrix(1, [numericTerm('x', x.slice(98))]))
      return ordinaryLower[0]! <= y[98]! && y[98]! <= ordinaryUpper[0]!
    },
  },
]
