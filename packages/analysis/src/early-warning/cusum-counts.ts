// A CUSUM on the counts themselves: every week's incidents less what is still acceptable, added up.

import { type Numbers, requireNumber } from '../checks.ts'
import { type Cusum, type CusumOptions, cusumSettings, perPeriod } from './cusum-options.ts'
import { cusumPath } from './cusum-path.ts'
import type { PeriodSeries } from './period-series.ts'

export type CusumCounts = Cusum & { k: Float64Array }

/**
 * Poisson (or negative binomial) CUSUM of counts.
 *
 * Question: is the number of incidents per period lastingly above what it used to be?
 * Assumptions: counts are independent of each other; k lies between the usual and the unacceptable mean (see `cusumReferenceValue`) and h was chosen for a
 * stated time between false alarms (see `cusumDesign`).
 * Not for: a usual mean that changes with the season, unless k follows it; then `cusumLikelihoodRatio` is the better one, as a fixed h does not fit.
 *
 * @param series counts per period, `lastPeriod` said; @param k acceptable count per period, one figure or one per judged period
 * @param options `h` has no sensible default (Infinity: no alarm, the path only); others of `CusumOptions`
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `shape`.
 * Reference: Lucas (1985), "Counted data CUSUM's"; Hawkins and Olwell (1998), Cumulative Sum Charts and Charting, chapter 5.
 *
 * @example
 * const months = cusumCounts({ counts: [2, 4, 6, 7, 3, 2], lastPeriod: 'complete' }, 4, { h: 5 })
 * months.cusum // => [0, 0, 2, 5, 0, 0]
 * months.alarm // => [0, 0, 0, 1, 0, 0]
 */
export function cusumCounts(series: PeriodSeries, k: number | Numbers, options: CusumOptions = {}): CusumCounts {
  const { counts, leftOut, periods, observed, from, h, reset, headStart, limit54 } = cusumSettings(
    series,
    options,
    Number.POSITIVE_INFINITY,
  )
  const ks = perPeriod('k', k, observed.length)
  const path = cusumPath(
    observed.map((x, i) => x - ks[i]!),
    h,
    reset,
    headStart,
    counts,
    from,
    limit54,
  )
  const countToSignal = path.before.map((before, i) => Math.max(0, Math.ceil(h - before + ks[i]!)))
  return { ...path, periods, observed, countToSignal, k: ks, h, reset, limit54, leftOut, reference: 'Lucas (1985)' }
}

export type CusumLikelihoodRatio = Cusum & { mean: Float64Array; ratio: number; theta: number }

/**
 * Likelihood-ratio CUSUM for counts whose usual mean changes from period to period.
 *
 * Question: is the level lastingly `ratio` times the usual one, season and all?
 * Assumptions: the usual means are known; counts are Poisson, or negative binomial with this theta; the rise is by one factor.
 * Not for: single peaks (see `farringtonFlexible`), or means estimated from the very periods judged.
 * Conventions: each period adds ln of how much likelier its count is at ratio x mean than at the mean; h is on that scale. Where `ratio` is below 1 it waits for a
 * fall, and the minimum of cases does not apply. As R's `surveillance::algo.glrnb` with a given theta, where theta is ln(ratio) and alpha 1/theta of here.
 *
 * @param series counts per period, `lastPeriod` said; @param mean usual mean, one figure or one per judged period, above 0
 * @param options `ratio` (2), `theta` (Infinity: Poisson), `h` (5); others of `CusumOptions`
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `shape`.
 * Reference: Rogerson and Yamada (2004); Hawkins and Olwell (1998), section 5.4; Höhle and Paul (2008).
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
  requireNumber('ratio', ratio, Number.MIN_VALUE)
  requireNumber('1/theta', 1 / theta, 0)
  const limit54 = ratio < 1 ? ([0, 1] as const) : options.limit54
  const settings = cusumSettings(series, { ...options, ...(limit54 ? { limit54 } : {}) }, 5)
  const { counts, leftOut, periods, observed, from, h, reset, headStart } = settings
  const means = perPeriod('mean', mean, observed.length)
  // Likelihood ratio = slope x count - level.
  const level = means.map((m) =>
    theta === Number.POSITIVE_INFINITY ? (ratio - 1) * m : theta * Math.log1p(((ratio - 1) * m) / (m + theta)),
  )
  const slope = means.map((m) => Math.log(ratio) - (theta === Number.POSITIVE_INFINITY ? 0 : Math.log1p(((ratio - 1) * m) / (m + theta))))
  const increments = observed.map((x, i) => slope[i]! * x - level[i]!)
  const path = cusumPath(increments, h, reset, headStart, counts, from, settings.limit54)
  const countToSignal = path.before.map((before, i) => {
    const edge = (h - before + level[i]!) / slope[i]!
    return Math.max(0, ratio < 1 ? Math.floor(edge) : Math.ceil(edge))
  })
  return {
    ...path,
    periods,
    observed,
    countToSignal,
    mean: means,
    ratio,
    theta,
    h,
    reset,
    limit54: settings.limit54,
    leftOut,
    reference: 'Höhle and Paul (2008)',
  }
}
