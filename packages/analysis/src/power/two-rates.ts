// Before an effort: if incidents really fell by a quarter, how likely is it that the counts would show it?

import { requirePositive } from '../checks.ts'
import { exactRatePower } from './exact-rate-power.ts'
import { logRatioError, logRatioPower } from './log-ratio-design.ts'
import { type Power, testSettings } from './power-result.ts'
import { logRatioDesign, rateAssumptions, rateDesign, requireSmallEnough, type TwoRatesOptions } from './rate-design.ts'

/**
 * Power of a comparison of two rates: before and after, or here and there.
 *
 * Question: burglaries have been 60 a year; if the effort takes away a quarter of them, would next year's count show it?
 * Assumptions: two independent counts, Poisson or with a dispersion (or theta) that is known; without the effort the second rate would be as the first.
 * Only a result in the right direction counts as success: at ratio 1 the two-sided power is half the significance.
 * Not for: places chosen because their last count was high - they fall by themselves; a trend already under way (see `powerInterruptedSeries`);
 * expected counts below about 10 with the normal method (take 'exact').
 *
 * @param baseline count expected in the first period (or area), above 0; @param ratio true rate ratio second over first, above 0
 * @param options see `TwoRatesOptions`
 * Errors: `range`; `too-large` for the exact method above 5,000 incidents.
 * `n` is the number of incidents expected in all.
 * Reference: Gu, Ng, Tang and Schucany (2008), the statistic on the log scale with unconstrained variance; Krishnamoorthy and Thomson (2004) for 'exact';
 * Zhu and Lakkis (2014) for theta.
 *
 * @example
 * powerTwoRates(60, 0.75).power // => 0.3081
 * powerTwoRates(60, 0.75, { dispersion: 2 }).power // => 0.1766
 * powerTwoRates(60, 0.75, { method: 'exact' }).power // => 0.2764
 */
export function powerTwoRates(baseline: number, ratio: number, options: TwoRatesOptions = {}): Power {
  const design = rateDesign(baseline, options)
  requirePositive('ratio', ratio)
  const { significance, sides, tail, critical } = testSettings(options)
  const exact = design.method === 'exact'
  if (exact) requireSmallEnough(baseline, design.exposureRatio * ratio)
  const variance = logRatioDesign(baseline, design)
  return {
    power: exact ? exactRatePower(baseline, ratio, design.exposureRatio, tail) : logRatioPower(variance, ratio, critical),
    significance,
    sides,
    scale: 'ratio',
    effect: ratio,
    standardError: exact ? Number.NaN : logRatioError(variance, ratio),
    n: baseline * (1 + design.exposureRatio * ratio),
    assumptions: rateAssumptions(design),
  }
}
