// Before a survey: if the share who feel unsafe really fell, how likely is it that the answers would show it?

import { normalCdf, normalQuantile } from '../distributions/normal.ts'
import { risingRoot } from '../distributions/root.ts'
import { secantCurve } from '../distributions/secant-curve.ts'
import { detectableDifferences, type MinimumDetectable, type Power, requirePower, testSettings } from './power-result.ts'
import { requireShare, type ShareDesign, shareDesign, shareErrors, type TwoProportionsOptions } from './share-design.ts'

/**
 * Power of a comparison of two survey shares.
 *
 * Question: 20 % feel unsafe; we ask 500 before and 500 after - would a fall to 15 % be seen?
 * Assumptions: two independent samples; normal approximation with pooled variance under no difference; a design effect that is known.
 * Only a result in the right direction counts as success. Equal groups of a simple sample give R's `power.prop.test`.
 * Not for: the same people asked twice; fewer than about 10 expected yes or no in a group.
 *
 * @param share1, share2 true shares, strictly between 0 and 1; @param n1 people answering in the first group
 * @param options see `TwoProportionsOptions`
 * Errors: `range`. `effect` is share2 - share1, `n` all people asked.
 * Reference: Fleiss, Levin, Paik (2003), chapter 4, without continuity correction; Cochran (1977), chapter 3 for finite populations.
 *
 * @example
 * powerTwoProportions(0.2, 0.15, 500).power // => 0.5481
 * powerTwoProportions(0.2, 0.15, 500, { designEffect: 1.5 }).power // => 0.3968
 */
export function powerTwoProportions(share1: number, share2: number, n1: number, options: TwoProportionsOptions = {}): Power {
  requireShare('share1', share1)
  requireShare('share2', share2)
  const design = shareDesign(n1, options)
  const { significance, sides, critical } = testSettings(options)
  return {
    power: normalCdf(surplus(share1, share2, design, critical)),
    significance,
    sides,
    scale: 'difference',
    effect: share2 - share1,
    standardError: shareErrors(share1, share2, design).against,
    n: design.n1 + design.n2,
    assumptions: design.assumptions,
  }
}

/**
 * Smallest difference of two survey shares that would be seen, downwards and upwards.
 *
 * Question: 20 % feel unsafe and 500 answer each time; which change would we see four times in five?
 * Assumptions and limits: as `powerTwoProportions`. Per cent are of the first share. A side is null where even 0 % or 100 % would be missed.
 *
 * @param share1 first share, strictly between 0 and 1; @param n1 people answering in the first group
 * @param options `power` (0.8) and those of `TwoProportionsOptions`
 * Errors: `range`.
 * Reference: as `powerTwoProportions`, solved for the second share to the last digits.
 *
 * @example
 * const seen = minimumDetectableDifference(0.2, 500)
 * [seen.decrease, seen.increase] // => [-0.06601, 0.07533]
 */
export function minimumDetectableDifference(
  share1: number,
  n1: number,
  options: TwoProportionsOptions & { power?: number } = {},
): MinimumDetectable {
  const { power = 0.8 } = options
  requireShare('share1', share1)
  const design = shareDesign(n1, options)
  const { significance, sides, tail, critical } = testSettings(options)
  requirePower(power, tail)
  const wanted = normalQuantile(power)
  const find = (direction: -1 | 1) => {
    const most = direction < 0 ? share1 : 1 - share1
    const lack = (gap: number) => surplus(share1, share1 + direction * gap, design, critical) - wanted
    if (lack(most) < 0) return null
    return direction * risingRoot(secantCurve(lack), most / 2, 0, most)
  }
  return {
    ...detectableDifferences(find(-1), find(1), share1),
    power,
    significance,
    sides,
    n: design.n1 + design.n2,
    assumptions: design.assumptions,
  }
}

// By how many errors the expected difference passes the critical one.
function surplus(share1: number, share2: number, design: ShareDesign, critical: number): number {
  const { under, against } = shareErrors(share1, share2, design)
  return (Math.abs(share2 - share1) - critical * under) / against
}
