// How surprising each area's count is if every resident of the whole had the same risk.

import type { Numbers } from '../checks.ts'
import { poissonCdf } from '../distributions/poisson.ts'
import { AnalysisError } from '../errors.ts'
import { requireCountsAndExposure } from './empirical-bayes.ts'

/** Every array has one entry per area. */
export type ProbabilityMap = {
  raw: Float64Array
  expected: Float64Array
  /** 100 for the average of the whole. */
  relativeRiskPercent: Float64Array
  /** P(as few as observed, or fewer) and P(as many, or more) at the rate of the whole. */
  pLower: Float64Array
  pUpper: Float64Array
  /** Choynowski's: the tail on the side on which the area lies, one-sided; `below` says which. */
  pChoynowski: Float64Array
  below: boolean[]
  /** Rate of the whole. */
  rate: number
  n: number
}

/**
 * Probability map: the Poisson tail of every area at the common rate.
 *
 * Question: where is the count out of the ordinary if everybody everywhere had the same risk?
 * Assumptions: one common risk and Poisson counts. Real towns vary more than that, so large areas look surprising by their size alone.
 * Not for: a list of outliers: compare many areas with `funnelRatio` (which takes overdispersion in) or adjust with `adjustPValues`.
 *
 * @param counts whole numbers from 0, one per area; @param exposure residents or person-years, above 0
 * Errors: `empty`, `shape`, `not-finite`, `range`, `constant` (no case at all).
 * Reference: Choynowski (1959), "Maps based on probabilities".
 *
 * @example
 * const map = probabilityMap([2, 30, 9, 0], [1000, 9000, 1500, 600])
 * map.expected // => [3.388, 30.5, 5.083, 2.033]
 * map.pUpper // => [0.8518, 0.56, 0.07362, 1]
 */
export function probabilityMap(counts: Numbers, exposure: Numbers): ProbabilityMap {
  requireCountsAndExposure(counts, exposure)
  const n = counts.length
  let cases = 0
  let people = 0
  for (let i = 0; i < n; i++) {
    cases += counts[i]!
    people += exposure[i]!
  }
  if (cases === 0) throw new AnalysisError('constant', 'Expected at least one case, but there is none anywhere.', { names: ['counts'] })
  const rate = cases / people
  const raw = Float64Array.from({ length: n }, (_, i) => counts[i]! / exposure[i]!)
  const expected = raw.map((_, i) => exposure[i]! * rate)
  const pLower = expected.map((mean, i) => poissonCdf(counts[i]!, mean))
  const pUpper = expected.map((mean, i) => (counts[i] === 0 ? 1 : poissonCdf(counts[i]! - 1, mean, true)))
  const below = Array.from(expected, (mean, i) => counts[i]! < mean)
  return {
    raw,
    expected,
    relativeRiskPercent: expected.map((mean, i) => (100 * counts[i]!) / mean),
    pLower,
    pUpper,
    pChoynowski: pLower.map((lower, i) => (below[i] ? lower : pUpper[i]!)),
    below,
    rate,
    n,
  }
}
