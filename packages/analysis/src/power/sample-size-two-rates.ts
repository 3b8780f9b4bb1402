// Before an effort: how many incidents must there be, and so how large an area or how long a period, for a change to be seen?

import { risingRoot } from '../distributions/root.ts'
import { secantCurve } from '../distributions/secant-curve.ts'
import { exactRatePower } from './exact-rate-power.ts'
import { neededFactor } from './log-ratio-design.ts'
import { type PowerAssumption, requirePower, testSettings } from './power-result.ts'
import { logRatioDesign, rateAssumptions, rateDesign, requireEffectRatio, requireSmallEnough, type TwoRatesOptions } from './rate-design.ts'

export type SampleSizeTwoRates = {
  /** Count that the first period (or area) must be expected to have; not rounded. */
  baseline: number
  ratio: number
  power: number
  significance: number
  sides: 1 | 2
  /** Incidents expected in both together. */
  n: number
  assumptions: readonly PowerAssumption[]
}

/**
 * Expected count that a comparison of two rates needs.
 *
 * Question: a fall by a fifth would be worth the money; how many incidents before the effort do we need to see it - one year's, or three years'?
 * Assumptions and limits: as `powerTwoRates`. `theta` belongs to the whole counts: if longer periods average it out, raise it accordingly.
 * Exact power climbs in small ripples; the answer is one count at which it equals the power wanted.
 *
 * @param ratio true rate ratio second over first, not 1; @param options `power` (0.8) and those of `TwoRatesOptions`
 * Errors: `range`, `constant` (ratio 1), `infeasible` (theta so small that no count suffices), `too-large` (exact, above 5,000 incidents).
 * Reference: as `powerTwoRates`, solved for the count.
 *
 * @example
 * sampleSizeTwoRates(0.8).baseline // => 354.7
 * sampleSizeTwoRates(0.8, { dispersion: 2 }).baseline // => 709.3
 */
export function sampleSizeTwoRates(ratio: number, options: TwoRatesOptions & { power?: number } = {}): SampleSizeTwoRates {
  const { power = 0.8 } = options
  const design = rateDesign(1, options)
  requireEffectRatio(ratio)
  const { significance, sides, tail, critical } = testSettings(options)
  requirePower(power, tail)
  const perIncident = logRatioDesign(1, { ...design, theta: Number.POSITIVE_INFINITY })
  let baseline = neededFactor(perIncident, 2 / design.theta, ratio, power, critical)
  if (design.method === 'exact') baseline = exactBaseline(baseline, ratio, design.exposureRatio, power, tail)
  return {
    baseline,
    ratio,
    power,
    significance,
    sides,
    n: baseline * (1 + design.exposureRatio * ratio),
    assumptions: rateAssumptions(design),
  }
}

function exactBaseline(start: number, ratio: number, exposureRatio: number, power: number, tail: number): number {
  requireSmallEnough(start, exposureRatio * ratio)
  const log = risingRoot(
    secantCurve((x) => exactRatePower(Math.exp(x), ratio, exposureRatio, tail) - power),
    Math.log(start),
    Math.log(start) - 3,
    Math.log(start) + 3,
  )
  return Math.exp(log)
}
