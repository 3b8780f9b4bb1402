// Did the effort move trouble next door, or did calm spread too? Three areas, before and after.

import { requireCounts, requireLevel, requireWithin } from '../checks.ts'
import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import type { Interval } from '../rates/rate-ratio.ts'

/** Incidents in the target area, in the buffer around it and in a control area that neither touches, in two periods of equal length. */
export type DisplacementCounts = {
  targetBefore: number
  targetAfter: number
  bufferBefore: number
  bufferAfter: number
  controlBefore: number
  controlAfter: number
}

/** Why the quotient says nothing: the control area was empty in a period, or the target did no better than the control. */
export type NoQuotient = 'no-control-incidents' | 'no-success'

export type WeightedDisplacement = {
  /** Target over control, after minus before: below 0 is success. Null where the control area had no incidents in a period. */
  success: number | null
  /** Buffer over control, after minus before: above 0 is displacement, below 0 diffusion of benefits. */
  displacement: number | null
  /** displacement / success, always given where it can be computed; to be read only where `unreadable` is null. */
  quotient: number | null
  unreadable: NoQuotient | null
  /** Target over control, before minus after. */
  grossEffect: number | null
  /** Fall of the target relative to the control, in per cent of what the control's change made expected. Null where a divisor is 0. */
  netEffectPercent: number | null
  /** Incidents prevented in target and buffer together, had both otherwise changed as the control. */
  totalNetEffect: number | null
  /** Change of the target minus change of the control, in incidents, with its Poisson error (and so on for the interval and p). */
  difference: number
  differenceError: number
  differenceInterval: Interval
  differenceP: number
  /** Above 1 where the target fell relative to the control. Null, with its interval, where one of the four counts is 0. */
  oddsRatio: number | null
  logVariance: number | null
  oddsRatioInterval: Interval | null
  oddsRatioP: number | null
  dispersion: number
  level: number
  /** Incidents counted. */
  n: number
}

/**
 * Weighted displacement quotient, net effects, difference in differences of counts and relative effect of three areas before and after.
 *
 * Question: burglaries fell in the street that was lit - and in the streets around it? More than elsewhere, and by how many in all?
 * Assumptions: without the effort target and buffer would have changed by the control's factor; the control is out of reach of the effort; independent counts
 * whose variance is `dispersion` times their mean (Poisson: 1). Periods of equal length, and whole years where there is a season.
 * Not for: a target chosen because its last count was high (it falls by itself); single-digit counts; a quotient where there was no success - near or above
 * a `success` of 0 its sign turns and its size means nothing. The quotient has no error of its own.
 *
 * @param counts see `DisplacementCounts`, whole numbers; @param options `level` (0.95), `dispersion` (1): multiplies all variances
 * Errors: `not-finite`, `range`. Zeros have stated results: null where a divisor is 0, and `unreadable` says why there is no quotient.
 * Reference: Bowers and Johnson (2003) for the quotient and the net effects; Wheeler and Ratcliffe (2018) for the difference; Braga and Weisburd (2022) for the odds ratio and what its variance leaves out.
 *
 * @example
 * const lit = weightedDisplacement({ targetBefore: 310, targetAfter: 214, bufferBefore: 120, bufferAfter: 111, controlBefore: 640, controlAfter: 655 })
 * lit.quotient // => 0.1144
 * lit.totalNetEffect // => 115.1
 * [lit.oddsRatioInterval.lower, lit.oddsRatioInterval.upper] // => [1.207, 1.821]
 */
export function weightedDisplacement(
  counts: DisplacementCounts,
  options: { level?: number; dispersion?: number } = {},
): WeightedDisplacement {
  const { level = 0.95, dispersion = 1 } = options
  const { targetBefore: a0, targetAfter: a1, bufferBefore: b0, bufferAfter: b1, controlBefore: c0, controlAfter: c1 } = counts
  requireCounts('counts', [a0, a1, b0, b1, c0, c1])
  requireLevel(level)
  requireWithin('dispersion', [dispersion], 0, Number.POSITIVE_INFINITY, true)
  const z = normalQuantile((1 - level) / 2, true)
  const compared = c0 > 0 && c1 > 0
  const success = compared ? a1 / c1 - a0 / c0 : null
  const displacement = compared ? b1 / c1 - b0 / c0 : null
  const difference = a1 - a0 - (c1 - c0)
  const differenceError = Math.sqrt(dispersion * (a0 + a1 + c0 + c1))
  return {
    success,
    displacement,
    quotient: success === null || success === 0 || displacement === null ? null : displacement / success,
    unreadable: success === null ? 'no-control-incidents' : success < 0 ? null : 'no-success',
    grossEffect: success === null ? null : -success,
    netEffectPercent: compared && a0 > 0 ? 100 * (1 - a1 / a0 / (c1 / c0)) : null,
    totalNetEffect: c0 > 0 ? (a0 * c1) / c0 - a1 + ((b0 * c1) / c0 - b1) : null,
    difference,
    differenceError,
    differenceInterval: { lower: difference - z * differenceError, upper: difference + z * differenceError },
    differenceP: differenceError === 0 ? 1 : 2 * normalCdf(Math.abs(difference) / differenceError, true),
    ...relativeEffect(a0, a1, c0, c1, z, dispersion),
    dispersion,
    level,
    n: a0 + a1 + b0 + b1 + c0 + c1,
  }
}

function relativeEffect(a0: number, a1: number, c0: number, c1: number, z: number, dispersion: number) {
  if (Math.min(a0, a1, c0, c1) === 0) return { oddsRatio: null, logVariance: null, oddsRatioInterval: null, oddsRatioP: null }
  const oddsRatio = (a0 * c1) / (a1 * c0)
  const logVariance = dispersion * (1 / a0 + 1 / a1 + 1 / c0 + 1 / c1)
  const factor = Math.exp(z * Math.sqrt(logVariance))
  return {
    oddsRatio,
    logVariance,
    oddsRatioInterval: { lower: oddsRatio / factor, upper: oddsRatio * factor },
    oddsRatioP: 2 * normalCdf(Math.abs(Math.log(oddsRatio)) / Math.sqrt(logVariance), true),
  }
}
