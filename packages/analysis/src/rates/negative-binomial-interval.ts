// How large the true number behind a count may be, where counts vary more than chance: one thief makes many burglaries, and a good year follows.

import { requireCounts, requireLevel, requireWithin } from '../checks.ts'
import { betaQuantile } from '../distributions/beta.ts'
import { poissonInterval } from './poisson-interval.ts'

export type NegativeBinomialInterval = { count: number; theta: number; lower: number; upper: number; level: number; reference: string }

/**
 * Exact interval of the mean behind one negative-binomial count whose dispersion is known.
 *
 * Question: how many burglaries would there be in the long run, when a year swings as much by itself as years do in towns?
 * Assumptions: the count has variance mean + mean^2/theta; theta is known, or worked out from many others (`yearToYearDispersion`).
 * Not for: counts that swing no more than chance (theta = Infinity, which gives `poissonInterval`); a theta guessed from the count itself.
 *
 * @param count whole number from 0; @param theta above 0, Infinity for the Poisson; @param options `level` (0.95)
 * Errors: `not-finite`, `range`.
 * Reference: the ends at which either tail has (1 - level)/2, as Clopper and Pearson (1934) for the binomial; never covers less than the level.
 *
 * @example
 * const { lower, upper } = negativeBinomialInterval(66, 33)
 * [lower, upper] // => [43.98, 103.5]
 */
export function negativeBinomialInterval(count: number, theta: number, options: { level?: number } = {}): NegativeBinomialInterval {
  const { level = 0.95 } = options
  requireCounts('count', [count])
  requireLevel(level)
  const reference = 'Clopper and Pearson (1934), for the negative binomial'
  if (theta === Number.POSITIVE_INFINITY || theta > 1e10 * (1 + count)) {
    const { lower, upper } = poissonInterval(count, { level })
    return { count, theta, lower, upper, level, reference }
  }
  requireWithin('theta', [theta], 0, Number.POSITIVE_INFINITY, true)
  const tail = (1 - level) / 2
  // The mean over itself and theta lies on the beta curve; from it back to the mean.
  const meanAt = (share: number) => (theta * share) / (1 - share)
  return {
    count,
    theta,
    lower: count === 0 ? 0 : meanAt(betaQuantile(tail, count, theta)),
    upper: meanAt(betaQuantile(tail, count + 1, theta, true)),
    level,
    reference,
  }
}
