// Steadies the rates of small areas by drawing each towards the town's rate, the more so the fewer people it rests on.

import { type Numbers, requireAtLeast, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** Every array has one entry per area. */
export type EmpiricalBayesRates = {
  raw: Float64Array
  /** The steadied rates. */
  estimate: Float64Array
  /** Share of its own rate in each estimate, from 0 (nothing but the town's rate) to 1. */
  shrinkage: Float64Array
  /** All cases over all exposure. */
  priorMean: number
  /** How much true rates differ between areas: `momentVariance`, but never below the floor of 0. */
  priorVariance: number
  /** The moment estimate itself; below 0 where rates differ less than chance makes them. */
  momentVariance: number
  /** True where the floor was used: every estimate is then the town's rate. */
  floored: boolean
  family: 'poisson' | 'binomial'
  n: number
}

/**
 * Empirical-Bayes rates by moments, drawn towards the rate of the whole.
 *
 * Question: which rates would we expect of these areas, when the small ones' luck is discounted?
 * Assumptions: true rates vary around one mean without regard to size or place; counts are Poisson around them ('poisson') or draws from the residents
 * ('binomial').
 * Not for: finding the most extreme area (estimates are drawn in, extremes most) or areas whose difference is known beforehand (town and country: use
 * `localEmpiricalBayes`, or a regression). Estimates carry no interval: `empiricalBayesGamma` gives one.
 *
 * @param counts from 0, whole or not, one per area; @param exposure residents or person-years, above 0, same length
 * @param options `family` ('poisson'); for 'binomial' no count may exceed its exposure
 * Errors: `empty`, `shape`, `not-finite`, `range`. With no case at all every estimate is 0; one area keeps its own rate.
 * Reference: Marshall (1991), the global estimator; Martuzzi and Elliott (1996) for 'binomial'.
 *
 * @example
 * const rates = empiricalBayesRates([2, 30, 9, 0], [1000, 9000, 1500, 600])
 * rates.raw // => [0.002, 0.003333, 0.006, 0]
 * rates.estimate // => [0.003224, 0.003358, 0.003827, 0.003135]
 */
export function empiricalBayesRates(
  counts: Numbers,
  exposure: Numbers,
  options: { family?: EmpiricalBayesRates['family'] } = {},
): EmpiricalBayesRates {
  const { family = 'poisson' } = options
  requireCountsAndExposure(counts, exposure)
  if (family === 'binomial') requireNoMore(counts, exposure)
  const n = counts.length
  let cases = 0
  let people = 0
  for (let i = 0; i < n; i++) {
    cases += counts[i]!
    people += exposure[i]!
  }
  const priorMean = cases / people
  const raw = Float64Array.from({ length: n }, (_, i) => counts[i]! / exposure[i]!)
  let spread = 0
  for (let i = 0; i < n; i++) spread += (exposure[i]! * (raw[i]! - priorMean) ** 2) / people
  const law = family === 'poisson' ? priorMean : priorMean * (1 - priorMean)
  const momentVariance = spread - (law * n) / people
  const priorVariance = Math.max(0, momentVariance)
  const shrinkage = raw.map((_, i) => {
    if (family === 'binomial') return binomialShrinkage(spread, law, exposure[i]!, people / n)
    return priorVariance > 0 ? priorVariance / (priorVariance + priorMean / exposure[i]!) : 0
  })
  const estimate = raw.map((rate, i) => priorMean + shrinkage[i]! * (rate - priorMean))
  return { raw, estimate, shrinkage, priorMean, priorVariance, momentVariance, floored: momentVariance < 0, family, n }
}

// Of the spread of an area's rate, the part that is not the binomial law's; never below 0.
function binomialShrinkage(spread: number, law: number, exposure: number, mean: number): number {
  const excess = exposure * (spread - law / mean)
  return excess > 0 ? excess / (excess + law - spread) : 0
}

// Squares and products of these are added up, which needs room in the range of a double.
const LARGEST = 1e100

/** Refuses counts below 0, exposures that are not above 0, either beyond all towns, and lengths that differ. */
export function requireCountsAndExposure(counts: Numbers, exposure: Numbers): void {
  requireAtLeast('counts', counts)
  requireWithin('counts', counts, 0, LARGEST)
  requireSameLength('exposure', exposure, counts.length)
  requireWithin('exposure', exposure, 0, LARGEST, true)
  requireWithin('exposure', exposure, 1 / LARGEST, LARGEST)
}

function requireNoMore(counts: Numbers, exposure: Numbers): void {
  for (let i = 0; i < counts.length; i++) {
    if (counts[i]! > exposure[i]!)
      throw new AnalysisError('range', `Expected no more cases than residents at row ${i}, but got ${counts[i]} of ${exposure[i]}.`, {
        names: ['counts'],
        row: i,
      })
  }
}
