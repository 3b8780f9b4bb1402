// Were the studies that found nothing perhaps never printed? Two ways of looking at whether small studies find more than large ones.

import { type Numbers, requireAtMost, requireLevel } from '../checks.ts'
import { studentTCdf, studentTQuantile } from '../distributions/student-t.ts'
import { AnalysisError } from '../errors.ts'
import type { HeterogeneityMethod } from './heterogeneity.ts'
import { type MetaAnalysis, type MetaOptions, metaAnalysis, pool } from './meta-analysis.ts'
import { plainStudies, someStudies } from './studies.ts'
import { type Studies, weightedFit } from './weighted-fit.ts'

export type EggerTest = {
  /** How much the effect grows per unit of a study's standard error. */
  slope: number
  statistic: number
  df: number
  p: number
  /** Effect that a study without error would have, with its interval. */
  limit: number
  limitLower: number
  limitUpper: number
  level: number
  n: number
}

/**
 * Egger's regression test of funnel-plot asymmetry.
 *
 * Question: do the small studies tell the same as the large ones?
 * Assumptions: effect and error are not tied to each other by arithmetic (they are for odds ratios of rare events: too many alarms there).
 * Not for: fewer than about ten studies (it then misses most); proof that studies were held back - small studies may differ for good reasons.
 *
 * @param effects, variances one per study, at least three; @param options `level` (0.95)
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `range`, `constant` (all studies equally sure, or nothing left to judge by).
 * Reference: Egger, Davey Smith, Schneider and Minder (1997), as weighted regression with multiplicative dispersion.
 *
 * @example
 * eggerTest([-0.3, -0.1, -0.5, 0.1, -0.25], [0.02, 0.03, 0.05, 0.04, 0.01]).p // => 0.7749
 */
export function eggerTest(effects: Numbers, variances: Numbers, options: { level?: number } = {}): EggerTest {
  const { level = 0.95 } = options
  requireLevel(level)
  const { y, v, k } = plainStudies(effects, variances, 3)
  const studies = withErrors(y, v)
  const pooled = pool(studies, 'EE', true)
  if (pooled.hartungKnapp !== true)
    throw new AnalysisError('constant', 'Expected effects that differ by chance, but all are equal or lie on one line.', {
      names: ['effects'],
    })
  const statistic = pooled.coefficients[1]! / pooled.standardErrors[1]!
  const limit = pooled.coefficients[0]!
  const reach = studentTQuantile((1 - level) / 2, k - 2, true) * pooled.standardErrors[0]!
  return {
    slope: pooled.coefficients[1]!,
    statistic,
    df: k - 2,
    p: 2 * studentTCdf(Math.abs(statistic), k - 2, true),
    limit,
    limitLower: limit - reach,
    limitUpper: limit + reach,
    level,
    n: k,
  }
}

// The studies with a second column: their own standard errors.
function withErrors(y: Float64Array, v: Float64Array): Studies {
  const k = y.length
  const x = new Float64Array(2 * k).fill(1)
  for (let i = 0; i < k; i++) x[k + i] = Math.sqrt(v[i]!)
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (const variance of v) {
    least = Math.min(least, variance)
    most = Math.max(most, variance)
  }
  if (!(most > least * (1 + 1e-10)))
    throw new AnalysisError('constant', 'Expected studies of which some are surer than others, but all variances are alike.', {
      names: ['variances'],
    })
  return { y, v, x, k, p: 2 }
}

export type TrimAndFill = {
  /** Studies that seem to be missing, and on which side of the funnel. */
  missing: number
  side: 'left' | 'right'
  estimator: 'L0' | 'R0'
  /** The synthesis with the missing ones filled in, mirror images of those opposite. */
  filled: MetaAnalysis
  /** Effects and variances that were filled in. */
  filledEffects: Float64Array
  filledVariances: Float64Array
  n: number
}

/**
 * Trim and fill: how many studies would make the funnel even, and what is the mean with them?
 *
 * Question: if the lopsided funnel came from studies held back, how much smaller would the effect be?
 * Assumptions: the funnel would be even; the most extreme studies on one side are the ones that are missing.
 * Not for: a corrected answer - it is a test of how much hangs on the missing ones; large differences between studies mislead it.
 *
 * @param effects, variances one per study, at least three
 * @param options `method` ('REML') for all fits, `estimator` ('L0'; or 'R0'), `side` (that of the missing ones: by the sign of the regression on the standard
 * error), and those of `metaAnalysis` for the filled synthesis
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `range`, `constant` (no side asked for and all studies equally sure), `too-large` (above 5,000),
 * `not-converged` (it circles).
 * Reference: Duval and Tweedie (2000a, 2000b).
 *
 * @example
 * const filled = trimAndFill([-0.3, -0.1, -0.5, 0.1, -0.25, -0.9], [0.02, 0.03, 0.05, 0.04, 0.01, 0.2])
 * [filled.missing, filled.filled.estimate] // => [1, -0.2226]
 */
export function trimAndFill(
  effects: Numbers,
  variances: Numbers,
  options: MetaOptions & { prediction?: 'normal' | 't'; estimator?: 'L0' | 'R0'; side?: 'left' | 'right' } = {},
): TrimAndFill {
  const { method = 'REML', estimator = 'L0' } = options
  const studies = plainStudies(effects, variances, 3)
  const { y, v, k } = studies
  requireAtMost('studies', k, 5_000, 'Pool the studies in groups first.')
  const side = options.side ?? (pool(withErrors(y, v), method, false).coefficients[1]! < 0 ? 'right' : 'left')
  const mirror = side === 'right' ? -1 : 1
  // The mirrored effects in rising order: what is missing on the left is looked for as a surplus at the end.
  const order = Array.from({ length: k }, (_, i) => i).sort((i, j) => mirror * (y[i]! - y[j]!))
  const turned = someStudies(studies, order)
  if (mirror < 0)
    turned.y.forEach((value, i) => {
      turned.y[i] = -value
    })
  const { missing, centre } = surplus(turned, method, estimator)
  const filledEffects = turned.y.slice(k - missing).map((value) => mirror * (2 * centre - value))
  const filledVariances = turned.v.slice(k - missing)
  const filled = metaAnalysis([...y, ...filledEffects], [...v, ...filledVariances], options)
  return { missing, side, estimator, filled, filledEffects, filledVariances, n: k }
}

// Trims the last ones, looks how lopsided all of them are around the mean of the rest, and repeats until the number stays.
function surplus(studies: Studies, method: HeterogeneityMethod, estimator: 'L0' | 'R0'): { missing: number; centre: number } {
  const { y, k } = studies
  let missing = 0
  for (let round = 0; round < 100; round++) {
    const kept = someStudies(
      studies,
      Array.from({ length: k - missing }, (_, i) => i),
    )
    const centre = weightedFit(kept, pool(kept, method, false).tau2).coefficients[0]!
    // At least two studies must be left to give the centre.
    const found = Math.min(k - 2, Math.max(0, roundHalfEven(lopsided(y, centre, estimator))))
    if (found === missing) return { missing, centre }
    missing = found
  }
  throw new AnalysisError('not-converged', 'Expected the number of missing studies to settle, but it kept changing.')
}

// Duval and Tweedie's L0, from the sum of ranks of |y - centre| on the right, or R0, from the run of largest ranks there.
function lopsided(y: Float64Array, centre: number, estimator: 'L0' | 'R0'): number {
  const k = y.length
  const order = Array.from({ length: k }, (_, i) => i).sort((i, j) => Math.abs(y[i]! - centre) - Math.abs(y[j]! - centre))
  let sum = 0
  let lastLeft = 0
  // A study at the centre lies on neither side, and the centre is known up to rounding.
  const noise = 1e-12 * Math.max(Math.abs(y[0]!), Math.abs(y[k - 1]!))
  order.forEach((i, rank) => {
    if (y[i]! - centre > noise) sum += rank + 1
    else if (centre - y[i]! > noise) lastLeft = rank + 1
  })
  if (sum === 0) return 0
  return estimator === 'L0' ? (4 * sum - k * (k + 1)) / (2 * k - 1) : k - lastLeft - 1
}

// A half goes to the even neighbour, as in R, so that no side is favoured.
function roundHalfEven(x: number): number {
  const low = Math.floor(x)
  if (x - low !== 0.5) return Math.round(x)
  return low % 2 === 0 ? low : low + 1
}
