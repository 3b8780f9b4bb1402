// How much more the places differ than chance makes them, with the few extreme ones not allowed to decide it.

import { type Numbers, requireAtLeast, requireFinite, requireNumber, requireSameLength, requireWithin } from '../checks.ts'

/** Standardised distances from the target, and two ways of stating the excess spread. */
export type Overdispersion = {
  z: Float64Array
  zWinsorised: Float64Array
  /** Mean square of the winsorised z: the factor by which variances exceed chance. */
  phi: number
  /** Variance between places on the scale of the indicator (method of moments), 0 when phi does not exceed what chance gives. */
  tau2: number
}

// Fourth powers of errors are added up.
const LARGEST = 1e70
const SMALLEST = 1e-70

/**
 * Overdispersion of indicators around a target, from z scores of which the outer shares are pulled in (winsorised).
 *
 * Question: by how much do places differ more than chance makes them, whatever the indicator?
 * Assumptions: most places share the target but for chance and a usual spread; errors are known and positive. An indicator whose error depends on its
 * value is better taken on a scale on which it does not (square root of a ratio, arcsine of a share), as `funnelRatio` and `funnelProportion` do.
 * Not for: a handful of places: with fewer than about ten the outer tenths are hardly there to be pulled in.
 *
 * @param indicator value per place; @param error its standard error by chance alone; @param target the value all would share; @param share winsorised at each end (0.1)
 * Errors: `empty`, `shape`, `not-finite`, `range` (an error that is not above 0, a share outside 0 to 0.5). One place: phi is its own z squared, tau2 is 0.
 * Reference: Spiegelhalter (2005), "Funnel plots for comparing institutional performance", on over-dispersion; quantiles of R's type 7.
 *
 * @example
 * overdispersion([1.2, 0.8, 1.1, 0.9, 1.6], [0.1, 0.1, 0.1, 0.1, 0.1], 1).phi // => 5.584
 */
export function overdispersion(indicator: Numbers, error: Numbers, target: number, share = 0.1): Overdispersion {
  requireAtLeast('indicator', indicator)
  requireFinite('indicator', indicator)
  requireSameLength('error', error, indicator.length)
  requireWithin('error', error, SMALLEST, LARGEST)
  requireNumber('target', target)
  requireWithin('share', [share], 0, 0.5)
  const n = indicator.length
  const z = Float64Array.from({ length: n }, (_, i) => (indicator[i]! - target) / error[i]!)
  const sorted = Float64Array.from(z).sort()
  const low = quantile(sorted, share)
  const high = quantile(sorted, 1 - share)
  const zWinsorised = z.map((value) => Math.min(Math.max(value, low), high))
  const phi = zWinsorised.reduce((sum, value) => sum + value * value, 0) / n
  let weights = 0
  let squares = 0
  for (let i = 0; i < n; i++) {
    const weight = 1 / error[i]! ** 2
    weights += weight
    squares += weight * weight
  }
  const tau2 = n > 1 ? Math.max(0, (n * phi - (n - 1)) / (weights - squares / weights)) : 0
  return { z, zWinsorised, phi, tau2 }
}

// Linear between order statistics (type 7).
function quantile(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p
  const below = Math.floor(at)
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!
  return sorted[below]! + (at - below) * (next - sorted[below]!)
}
