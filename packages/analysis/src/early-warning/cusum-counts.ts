// A CUSUM on the counts themselves: every week's incidents less what is still acceptable, added up.

import { type Numbers, requireFinite, requirePositive } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { requireTheta } from './count-law.ts'
import { type Cusum, type CusumOptions, cusumSettings, perPeriod } from './cusum-options.ts'
import { cusumPath, reached } from './cusum-path.ts'
import type { PeriodSeries } from './period-series.ts'

export type CusumCounts = Cusum & {
  /** Acceptable count of each judged period. */
  k: Float64Array
}

/**
 * Poisson (or negative binomial) CUSUM of counts.
 *
 * Question: is the number of incidents per period lastingly above what it used to be?
 * Assumptions: counts are independent of each other; k lies between the usual and the unacceptable mean (see
 * `cusumReferenceValue`) and h was chosen for a stated time between false alarms (see `cusumDesign`).
 * Not for: a usual mean that changes with the season, unless k follows it; then `cusumLikelihoodRatio` is the
 * better one, as a fixed h does not fit.
 * Conventions: each period adds x - k, its count less the acceptable one; k and h are in incidents.
 *
 * @param series counts per period, `lastPeriod` said; @param k acceptable count per period, one figure or one per
 * judged period
 * @param options `h` must be chosen: it is Infinity unless given, which gives the path and never an alarm; others
 * of `CusumOptions`
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `shape`.
 * Reference: Lucas (1985), "Counted data CUSUM's"; Hawkins and Olwell (1998), Cumulative Sum Charts and Charting,
 * chapter 5.
 *
 * @example
 * const months = cusumCounts({ counts: [2, 4, 6, 7, 3, 2], lastPeriod: 'complete' }, 4, { h: 5 })
 * months.cusum // => [0, 0, 2, 5, 0, 0]
 * months.alarm // => [0, 0, 0, 1, 0, 0]
 */
export function cusumCounts(series: PeriodSeries, k: number | Numbers, options: CusumOptions = {}): CusumCounts {
  const settings = cusumSettings(series, options, Number.POSITIVE_INFINITY)
  const { judged } = settings
  const ks = perPeriod('k', k, judged.observed.length)
  const path = cusumPath(
    judged.observed.map((x, i) => x - ks[i]!),
    settings.path,
  )
  const countToSignal = path.before.map((before, i) => Math.max(0, Math.ceil(reached(judged.h) - before + ks[i]!)))
  return { ...path, ...judged, countToSignal, k: ks, reference: 'Lucas (1985)' }
}

export type CusumLikelihoodRatio = Cusum & {
  /** Usual mean of each judged period. */
  mean: Float64Array
  /**
   * The factor looked for; below 1 a fall. Then `countToSignal` is the largest count that reaches the limit, NaN
   * where not even 0 does.
   */
  ratio: number
  theta: number
}

/**
 * Likelihood-ratio CUSUM for counts whose usual mean changes from period to period.
 *
 * Question: is the level lastingly `ratio` times the usual one, season and all?
 * Assumptions: the usual means are known; counts are Poisson, or negative binomial with this theta; the rise is by
 * one factor.
 * Not for: single peaks (see `farringtonFlexible`), or means estimated from the very periods judged.
 * Conventions: each period adds ln of how much likelier its count x is at ratio r times its mean m than at the
 * mean; h is on that scale. For Poisson counts that is x ln(r) - (r - 1) m, for negative binomial ones x (ln(r) -
 * L) - theta L with L = ln((r m + theta) / (m + theta)). Where `ratio` is below 1 it waits for a fall, and the
 * minimum of cases (then a bar that a fall could never pass) does not apply. As R's `surveillance::algo.glrnb` with
 * a given theta, where theta is ln(ratio) and alpha 1/theta of here.
 *
 * @param series counts per period, `lastPeriod` said; @param mean usual mean, one figure or one per judged period,
 * above 0
 * @param options `ratio` (2), `theta` (Infinity: Poisson), `h` (5); others of `CusumOptions`
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `shape`, `constant` (a ratio of 1: nothing to be found).
 * Reference: Rogerson and Yamada (2004); Hawkins and Olwell (1998), chapter 5; Höhle and Paul (2008).
 *
 * @example
 * const months = cusumLikelihoodRatio({ counts: [3, 5, 9, 11, 4], lastPeriod: 'complete' }, [3, 4, 4, 5, 4], { ratio: 2, h: 4 })
 * months.cusum // => [0, 0, 2.238, 4.863, 0]
 * months.alarm // => [0, 0, 0, 1, 0]
 */
export function cusumLikelihoodRatio(
  series: PeriodSeries,
  mean: number | Numbers,
  options: CusumOptions & { ratio?: number; theta?: number } = {},
): CusumLikelihoodRatio {
  const { ratio = 2, theta = Number.POSITIVE_INFINITY } = options
  requirePositive('ratio', ratio)
  requireTheta(theta)
  if (ratio === 1) throw new AnalysisError('constant', 'Expected a ratio other than 1, with which nothing changes.', { names: ['ratio'] })
  const minimum = ratio < 1 ? ([0, 1] as const) : options.limit54
  const settings = cusumSettings(series, { ...options, ...(minimum ? { limit54: minimum } : {}) }, 5)
  const { judged } = settings
  const means = perPeriod('mean', mean, judged.observed.length)
  const { slope, level } = likelihoodRatios(means, ratio, theta)
  const increments = judged.observed.map((x, i) => slope[i]! * x - level[i]!)
  requireFinite('the likelihood ratio (mean, ratio or theta too far from each other)', increments)
  const path = cusumPath(increments, settings.path)
  const countToSignal = path.before.map((before, i) => {
    const edge = (reached(judged.h) - before + level[i]!) / slope[i]!
    if (ratio < 1) return edge < 0 ? Number.NaN : Math.floor(edge)
    return Math.max(0, Math.ceil(edge))
  })
  return { ...path, ...judged, countToSignal, mean: means, ratio, theta, reference: 'Höhle and Paul (2008)' }
}

// ln(likelihood ratio) = slope x count - level. The logarithms of sums are taken as log1p, since ratio x mean and
// mean may nearly agree.
function likelihoodRatios(means: Float64Array, ratio: number, theta: number): { slope: Float64Array; level: Float64Array } {
  const poisson = theta === Number.POSITIVE_INFINITY
  const spread = means.map((m) => (poisson ? 0 : Math.log1p(((ratio - 1) * m) / (m + theta))))
  return {
    slope: spread.map((log) => Math.log(ratio) - log),
    level: means.map((m, i) => (poisson ? (ratio - 1) * m : theta * spread[i]!)),
  }
}
