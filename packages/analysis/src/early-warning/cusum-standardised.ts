// A CUSUM of counts brought to one scale, for weeks whose usual level is known: small excesses that last are found, single peaks are not waited for.

import { type Numbers, requireNumber } from '../checks.ts'
import { type Cusum, type CusumOptions, cusumSettings, perPeriod } from './cusum-options.ts'
import { cusumPath } from './cusum-path.ts'
import type { PeriodSeries } from './period-series.ts'

/**
 * How a count is brought to mean 0 and standard deviation 1: 'standard' (x - m)/sqrt(m); 'rossi' and 'anscombe' take the skew of small counts out as
 * well; 'negative-binomial' divides by sqrt(m + m^2/theta); 'none' leaves counts as they are.
 */
export type CusumTransformation = 'standard' | 'rossi' | 'anscombe' | 'negative-binomial' | 'none'

export type CusumStandardised = Cusum & { standardised: Float64Array; k: number; transformation: CusumTransformation }

/**
 * CUSUM of standardised counts.
 *
 * Question: has the level risen a little and stayed there?
 * Assumptions: the usual mean of each period is known (from years before, not from the periods judged); periods are independent.
 * Not for: means below about 2 with 'standard' (use 'rossi' or `cusumCounts`); a usual mean that was only guessed.
 * Conventions: as R's `surveillance::algo.cusum`, whose total goes on after an alarm: that is `reset: 'none'`; here it starts again at 0 unless told otherwise.
 *
 * @param series counts per period, `lastPeriod` said; @param mean usual mean, one figure or one per judged period, above 0
 * @param options `k` (1.04) what a period may exceed its mean by, in standard deviations; `h` (2.26); `transformation` ('standard'); `theta` (Infinity); those of
 * `CusumOptions`
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `shape`.
 * Reference: Page (1954), "Continuous inspection schemes"; Rossi, Lampugnani and Marchi (1999) for the transformation and for k and h.
 *
 * @example
 * const weeks = cusumStandardised({ counts: [4, 6, 9, 10, 8, 5], lastPeriod: 'complete' }, 5, { k: 0.5, h: 2 })
 * weeks.cusum // => [0, 0, 1.289, 3.025, 0.8416, 0.3416]
 * weeks.alarm // => [0, 0, 0, 1, 0, 0]
 */
export function cusumStandardised(
  series: PeriodSeries,
  mean: number | Numbers,
  options: CusumOptions & { k?: number; transformation?: CusumTransformation; theta?: number } = {},
): CusumStandardised {
  const { k = 1.04, transformation = 'standard', theta = Number.POSITIVE_INFINITY } = options
  requireNumber('k', k)
  requireNumber('1/theta', 1 / theta, 0)
  const { counts, leftOut, periods, observed, from, h, reset, headStart, limit54 } = cusumSettings(series, options, 2.26)
  const means = perPeriod('mean', mean, observed.length)
  const { forward, back } = transformations[transformation]
  const standardised = observed.map((x, i) => forward(x, means[i]!, theta))
  const increments = standardised.map((value) => value - k)
  const path = cusumPath(increments, h, reset, headStart, counts, from, limit54)
  const countToSignal = path.before.map((before, i) => Math.max(0, Math.ceil(back(h + k - before, means[i]!, theta))))
  return {
    ...path,
    periods,
    observed,
    standardised,
    countToSignal,
    k,
    h,
    transformation,
    reset,
    limit54,
    leftOut,
    reference: 'Page (1954); Rossi, Lampugnani and Marchi (1999)',
  }
}

type Scale = { forward(x: number, m: number, theta: number): number; back(z: number, m: number, theta: number): number }

const transformations: Record<CusumTransformation, Scale> = {
  standard: { forward: (x, m) => (x - m) / Math.sqrt(m), back: (z, m) => Math.sqrt(m) * z + m },
  rossi: {
    forward: (x, m) => (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * Math.sqrt(m)),
    back: (z, m) => Math.max(0, Math.sqrt(Math.max(0, 2 * Math.sqrt(m) * z + 4 * m)) - Math.sqrt(m)) ** 2,
  },
  anscombe: {
    forward: (x, m) => (1.5 * (x ** (2 / 3) - m ** (2 / 3))) / m ** (1 / 6),
    back: (z, m) => Math.max(0, (2 / 3) * m ** (1 / 6) * z + m ** (2 / 3)) ** 1.5,
  },
  'negative-binomial': {
    forward: (x, m, theta) => (x - m) / Math.sqrt(m + (m * m) / theta),
    back: (z, m, theta) => Math.sqrt(m + (m * m) / theta) * z + m,
  },
  none: { forward: (x) => x, back: (z) => z },
}
