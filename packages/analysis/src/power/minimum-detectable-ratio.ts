// Before an effort: how much would incidents have to fall (or rise) for the counts to show it?

import { risingRoot } from '../distributions/root.ts'
import { secantCurve } from '../distributions/secant-curve.ts'
import { exactRatePower } from './exact-rate-power.ts'
import { detectableLogRatio } from './log-ratio-design.ts'
import { detectableRatios, type MinimumDetectable, requirePower, testSettings } from './power-result.ts'
import { logRatioDesign, rateAssumptions, rateDesign, requireSmallEnough, type TwoRatesOptions } from './rate-design.ts'

/**
 * Smallest ratio of two rates that would be seen, downwards and upwards.
 *
 * Question: with 60 burglaries a year, which change is large enough for next year's count to show it four times in five?
 * Assumptions and limits: as `powerTwoRates`. A smaller true change is not absent - it would mostly be missed.
 *
 * `decrease` is null where even a fall to nothing (or, on the log scale, the best-seen fall) would be missed. `n` is the baseline.
 *
 * @param baseline count expected in the first period (or area), above 0; @param options `power` (0.8) and those of `TwoRatesOptions`
 * Errors: `range`; `too-large` for the exact method above 5,000 incidents.
 * Reference: as `powerTwoRates`, solved for the ratio to the last digits.
 *
 * @example
 * const seen = minimumDetectableRatio(60)
 * [seen.decreasePercent, seen.increasePercent] // => [-45.64, 58.69]
 * minimumDetectableRatio(60, { dispersion: 2 }).decrease // => 0.3758
 * minimumDetectableRatio(5).decrease // => null
 */
export function minimumDetectableRatio(baseline: number, options: TwoRatesOptions & { power?: number } = {}): MinimumDetectable {
  const { power = 0.8 } = options
  const design = rateDesign(baseline, options)
  const { significance, sides, tail, critical } = testSettings(options)
  requirePower(power, tail)
  const variance = logRatioDesign(baseline, design)
  const find =
    design.method === 'exact'
      ? (direction: -1 | 1) => detectableExactRatio(baseline, design.exposureRatio, direction, power, tail)
      : (direction: -1 | 1) => detectableLogRatio(variance, direction, power, critical)
  return {
    ...detectableRatios(find(-1), find(1)),
    power,
    significance,
    sides,
    n: baseline,
    assumptions: rateAssumptions(design),
  }
}

function detectableExactRatio(baseline: number, exposureRatio: number, direction: -1 | 1, power: number, tail: number): number | null {
  requireSmallEnough(baseline, exposureRatio)
  // Below this ratio the second count is 0 all but surely, so nothing more is gained.
  const end = Math.log(1e-12)
  const lack = (s: number) => exactRatePower(baseline, Math.exp(direction * s), exposureRatio, tail) - power
  if (direction < 0 && lack(-end) < 0) return null
  const s = risingRoot(secantCurve(lack), 3 * Math.sqrt(2 / baseline), 0, direction < 0 ? -end : Number.POSITIVE_INFINITY)
  return Math.exp(direction * s)
}
