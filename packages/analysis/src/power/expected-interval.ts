// Before an effort: how wide will the interval be that the town is going to publish?

import { requireLevel } from '../checks.ts'
import { normalQuantile } from '../distributions/normal.ts'
import { type PlannedComparison, requirePlanned } from './equivalence.ts'
import type { PowerAssumption, PowerScale } from './power-result.ts'
import { requireShare, shareDesign } from './share-design.ts'

export type ExpectedInterval = {
  /** Interval that comes out when the estimate falls on the true effect. */
  lower: number
  upper: number
  /** Half the width: of ln(ratio), or of the difference or share itself. */
  halfWidth: number
  scale: PowerScale
  effect: number
  level: number
  n: number
  assumptions: readonly PowerAssumption[]
}

/**
 * Interval to be expected around an effect.
 *
 * Question: we are not out for a test but for a figure; how sure will the figure be?
 * Assumptions: those of the comparison. The real interval lies around the estimate and not around the truth.
 * Not for: exact power results, which have no error (`range`).
 *
 * @param comparison result of any power function here; @param options `level` (0.95)
 * Errors: `range`.
 * Reference: Rothman and Greenland (2018), "Planning study size based on precision rather than power".
 *
 * @example
 * const interval = expectedInterval(powerTwoRates(60, 0.75))
 * [interval.lower, interval.upper] // => [0.5096, 1.104]
 */
export function expectedInterval(comparison: PlannedComparison, options: { level?: number } = {}): ExpectedInterval {
  const { level = 0.95 } = options
  requireLevel(level)
  const { standardError, scale, effect, n, assumptions } = comparison
  requirePlanned(comparison)
  const halfWidth = normalQuantile((1 - level) / 2, true) * standardError
  const factor = Math.exp(halfWidth)
  const ends =
    scale === 'ratio' ? { lower: effect / factor, upper: effect * factor } : { lower: effect - halfWidth, upper: effect + halfWidth }
  return { ...ends, halfWidth, scale, effect, level, n, assumptions }
}

/**
 * Interval to be expected around one survey share.
 *
 * Question: if 500 answer and about 20 % feel unsafe, how far off may the figure be?
 * Assumptions: normal approximation; a design effect that is known. Not for: shares of fewer than about 10 people.
 *
 * @param share expected share, strictly between 0 and 1; @param n people answering, above 0
 * @param options `level` (0.95), `designEffect` (1), `population` (Infinity)
 * Errors: `range`.
 * Reference: Cochran (1977), chapter 3.
 *
 * @example
 * expectedShareInterval(0.2, 500).halfWidth // => 0.03506
 * expectedShareInterval(0.2, 500, { population: 2000 }).halfWidth // => 0.03037
 */
export function expectedShareInterval(
  share: number,
  n: number,
  options: { level?: number; designEffect?: number; population?: number } = {},
): ExpectedInterval {
  const { level = 0.95 } = options
  requireShare('share', share)
  const { scale1, assumptions } = shareDesign(n, options)
  const standardError = Math.sqrt(share * (1 - share) * scale1)
  return expectedInterval({ standardError, scale: 'difference', effect: share, n, assumptions }, { level })
}
