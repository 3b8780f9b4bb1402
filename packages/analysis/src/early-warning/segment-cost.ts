// How badly one unchanging level fits a stretch of periods, for any stretch, at once.

import { requireOneOf, requirePositive } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { requireTheta } from './count-law.ts'
import type { FullPeriods } from './period-series.ts'

/** How counts vary around their level. */
export type ChangeLaw = 'poisson' | 'negative-binomial' | 'normal'

/**
 * Twice the log-likelihood lost by one level for periods from (included) to (excluded), up to a figure that no
 * division changes.
 */
export type SegmentCost = {
  readonly n: number
  readonly law: ChangeLaw
  readonly theta: number
  readonly sigma: number
  cost(from: number, to: number): number
  level(from: number, to: number): number
}

/**
 * Cost of stretches under a law. With n periods, sum S, mean m = S/n: Poisson -2 S ln(S / exposure); negative
 * binomial -2 (S ln(m / (m + theta)) - n theta ln(1 + m / theta)); normal sum of (x - m)^2 / sigma^2.
 *
 * Running sums give each in a few steps whatever its length, which is what makes an exact search bearable. Terms
 * that are the same for every division (the factorials) are left out. Theta and sigma are the same for all
 * stretches: were they estimated in each, a short stretch of equal counts would look infinitely likely. Where not
 * given they are read from the differences of successive periods, which a few changes of level hardly touch.
 * Reference: Killick, Fearnhead and Eckley (2012) for cost as twice the negative log-likelihood.
 */
export function segmentCost(full: FullPeriods, law: ChangeLaw, given: { theta?: number; sigma?: number } = {}): SegmentCost {
  requireOneOf('law', law, ['poisson', 'negative-binomial', 'normal'])
  if (full.population && law !== 'poisson')
    throw new AnalysisError('range', `Expected the law "poisson" where a population is given, but got "${law}".`, { names: ['law'] })
  const { counts } = full
  const n = counts.length
  const spread = spreadOfDifferences(counts)
  const theta = law === 'negative-binomial' ? (given.theta ?? spread.theta) : Number.POSITIVE_INFINITY
  const sigma = law === 'normal' ? (given.sigma ?? spread.sigma) : Number.NaN
  requireTheta(theta)
  if (given.sigma !== undefined) requirePositive('sigma', given.sigma)
  if (law === 'normal' && !(sigma > 0))
    throw new AnalysisError('constant', 'Expected periods that differ from their neighbours, or sigma to be given.', { names: ['counts'] })
  // Squares of distances from the overall mean: differences of raw running sums of squares would lose the digits
  // that matter.
  const centre = law === 'normal' ? counts.reduce((a, b) => a + b, 0) / n : 0
  const sum = running(counts, (value) => value - centre)
  const square = running(counts, (value) => (value - centre) ** 2)
  const time = full.population ? running(full.population, (value) => value) : null
  const exposure = (from: number, to: number) => (time ? time[to]! - time[from]! : to - from)
  const level = (from: number, to: number) => centre + (sum[to]! - sum[from]!) / exposure(from, to)
  const costs: Record<ChangeLaw, (from: number, to: number) => number> = {
    poisson: (from, to) => {
      const total = sum[to]! - sum[from]!
      return total > 0 ? -2 * total * Math.log(total / exposure(from, to)) : 0
    },
    'negative-binomial': (from, to) => {
      const total = sum[to]! - sum[from]!
      const mean = total / (to - from)
      return total > 0 ? -2 * (total * Math.log(mean / (mean + theta)) - (to - from) * theta * Math.log1p(mean / theta)) : 0
    },
    normal: (from, to) => (square[to]! - square[from]! - (sum[to]! - sum[from]!) ** 2 / (to - from)) / (sigma * sigma),
  }
  const cost = law === 'negative-binomial' && theta === Number.POSITIVE_INFINITY ? costs.poisson : costs[law]
  return { n, law, theta, sigma, cost, level }
}

function running(values: Float64Array, of: (value: number) => number): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + of(values[i]!)
  return sums
}

/**
 * Spread of counts within levels, read from differences of neighbours.
 *
 * Half the mean square of differences is the variance v within levels, as the mean of (x - y)^2 is 2 v for
 * independent periods (von Neumann 1941); a few changes of level hardly touch it. What exceeds the mean m gives
 * theta by v = m + m^2 / theta, and the dispersion v / m. A series without excess is taken as Poisson.
 */
export function spreadOfDifferences(counts: Float64Array): { theta: number; sigma: number; dispersion: number } {
  let square = 0
  let mean = 0
  for (let i = 0; i < counts.length; i++) {
    mean += counts[i]! / counts.length
    if (i > 0) square += (counts[i]! - counts[i - 1]!) ** 2
  }
  const variance = square / (2 * Math.max(1, counts.length - 1))
  return {
    theta: variance > mean ? (mean * mean) / (variance - mean) : Number.POSITIVE_INFINITY,
    sigma: Math.sqrt(variance),
    dispersion: mean > 0 ? Math.max(1, variance / mean) : 1,
  }
}

/** Refuses counts that are all the same, in which no change can be looked for. */
export function requireVaried(counts: Float64Array): void {
  if (counts.every((value) => value === counts[0]))
    throw new AnalysisError('constant', 'Expected periods that differ, but all counts are the same.', { names: ['counts'] })
}
