// A CUSUM of counts brought to one scale, for weeks whose usual level is known: small excesses that last are found, single peaks are not waited for.

import { type Numbers, requireFinite, requireNumber, requireOneOf } from '../checks.ts'
import { requireTheta } from './count-law.ts'
import { type Cusum, type CusumOptions, cusumSettings, perPeriod } from './cusum-options.ts'
import { cusumPath, reached } from './cusum-path.ts'
import type { PeriodSeries } from './period-series.ts'

/**
 * How a count is brought to mean 0 and standard deviation 1: 'standard' (x - m)/sqrt(m); 'rossi' and 'anscombe'
 * take the skew of small counts out as well; 'negative-binomial' divides by sqrt(m + m^2/theta); 'none' leaves
 * counts as they are.
 */
export type CusumTransformation = 'standard' | 'rossi' | 'anscombe' | 'negative-binomial' | 'none'

export type CusumStandardised = Cusum & {
  /** The counts on the scale on which they are added up. */
  standardised: Float64Array
  k: number
  transformation: CusumTransformation
}

/**
 * CUSUM of standardised counts.
 *
 * Question: has the level risen a little and stayed there?
 * Assumptions: the usual mean of each period is known (from years before, not from the periods judged); periods are
 * independent.
 * Not for: means below about 2 with 'standard' (use 'rossi' or `cusumCounts`); a usual mean that was only guessed.
 * Conventions: each period adds z - k with z the standardised count. As R's `surveillance::algo.cusum`, whose total
 * goes on after an alarm: that is `reset: 'none'`; here it starts again at 0 unless told otherwise.
 *
 * @param series counts per period, `lastPeriod` said; @param mean usual mean, one figure or one per judged period,
 * above 0
 * @param options `k` (1.04) what a period may exceed its mean by, in standard deviations; `h` (2.26);
 * `transformation` ('standard'); `theta` (Infinity); those of `CusumOptions`
 * Errors: `empty`, `too-short`, `not-finite`, `range`, `shape`.
 * Reference: Page (1954), "Continuous inspection schemes"; Rossi, Lampugnani and Marchi (1999) for the
 * transformation and for k and h.
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
  requireTheta(theta)
  requireOneOf('transformation', transformation, Object.keys(transformations) as CusumTransformation[])
  const settings = cusumSettings(series, options, 2.26)
  const { judged } = settings
  const means = perPeriod('mean', mean, judged.observed.length)
  const { forward, back } = transformations[transformation]
  const standardised = judged.observed.map((x, i) => forward(x, means[i]!, theta))
  requireFinite('the standardised counts (a mean too near 0, or too large)', standardised)
  const path = cusumPath(
    standardised.map((value) => value - k),
    settings.path,
  )
  const needed = reached(judged.h) + k
  const countToSignal = path.before.map((before, i) => Math.max(0, Math.ceil(back(needed - before, means[i]!, theta))))
  const reference = 'Page (1954); Rossi, Lampugnani and Marchi (1999)'
  return { ...path, ...judged, standardised, countToSignal, k, transformation, reference }
}

/**
 * There and back: from a count x to the scale of standard deviations for a mean m, and from a value z of that scale
 * to the count that has it.
 */
type Scale = { forward(x: number, m: number, theta: number): number; back(z: number, m: number, theta: number): number }

const transformations: Record<CusumTransformation, Scale> = {
  // Pearson's residual.
  standard: { forward: (x, m) => (x - m) / Math.sqrt(m), back: (z, m) => Math.sqrt(m) * z + m },
  // Mean of Pearson's residual, which is skewed to the right, and of 2(sqrt(x) - sqrt(m)), which is skewed to the
  // left: Rossi et al. (1999).
  rossi: {
    forward: (x, m) => (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * Math.sqrt(m)),
    back: (z, m) => Math.max(0, Math.sqrt(Math.max(0, 2 * Math.sqrt(m) * z + 4 * m)) - Math.sqrt(m)) ** 2,
  },
  // The power 2/3 takes the skew out of a Poisson count: Anscombe's residual, as in McCullagh and Nelder (1989),
  // section 2.4.
  anscombe: {
    forward: (x, m) => (1.5 * (x ** (2 / 3) - m ** (2 / 3))) / m ** (1 / 6),
    back: (z, m) => Math.max(0, (2 / 3) * m ** (1 / 6) * z + m ** (2 / 3)) ** 1.5,
  },
  // Pearson's residual with the larger variance; without it lively counts would ring several times too often.
  'negative-binomial': {
    forward: (x, m, theta) => (x - m) / Math.sqrt(m + (m * m) / theta),
    back: (z, m, theta) => Math.sqrt(m + (m * m) / theta) * z + m,
  },
  none: { forward: (x) => x, back: (z) => z },
}
