// Steadies the rates of small areas by drawing each towards the rate of its own neighbourhood.

import { includeSelf, type Neighbours } from '../areas/neighbours.ts'
import { type Numbers, requireSameLength } from '../checks.ts'
import { requireCountsAndExposure } from './empirical-bayes.ts'

/** Every array has one entry per area. */
export type LocalEmpiricalBayes = {
  raw: Float64Array
  /** The steadied rates; NaN for the areas of `undetermined`. */
  estimate: Float64Array
  /** Rate of the neighbourhood, the area counted in. */
  priorMean: Float64Array
  /** Variance of true rates within each neighbourhood, never below the floor of 0. */
  priorVariance: Float64Array
  /** The moment estimates themselves; where below 0 the floor was used and the estimate is the neighbourhood's rate. */
  momentVariance: Float64Array
  /** Areas without a case in the whole neighbourhood: nothing there tells how much rates vary. Their raw rate is 0. */
  undetermined: number[]
  /** Areas without neighbours: they keep their own rate. */
  islands: number[]
  n: number
}

/**
 * Empirical-Bayes rates by moments, drawn towards the rate of each area's neighbourhood.
 *
 * Question: which rates would we expect of these areas, when each is read together with those around it?
 * Assumptions: within a neighbourhood true rates vary around its own mean; counts are Poisson. The area itself counts in, whether or not the
 * neighbours name it.
 * Not for: areas on a sharp border (a poor estate beside villas is drawn towards them); testing for clusters afterwards, because neighbours then
 * share data (`empiricalBayesMoran` of the raw figures does that).
 *
 * @param counts from 0, one per area; @param exposure residents or person-years, above 0; @param neighbours of the same n areas
 * Errors: `empty`, `shape`, `not-finite`, `range`.
 * Reference: Marshall (1991), the local estimator; the spread of each area is taken about the rate of its own neighbourhood, as spdep does (GeoDa takes that
 * of the area in the middle).
 *
 * @example
 * const row = neighboursFromPairs(4, [0, 1, 1, 2, 2, 3], [1, 0, 2, 1, 3, 2])
 * const rates = localEmpiricalBayes([2, 30, 9, 0], [1000, 9000, 1500, 600], row)
 * rates.estimate // => [0.0032, 0.003542, 0.004216, 0.002406]
 */
export function localEmpiricalBayes(counts: Numbers, exposure: Numbers, neighbours: Neighbours): LocalEmpiricalBayes {
  requireCountsAndExposure(counts, exposure)
  requireSameLength('counts', counts, neighbours.n)
  const n = neighbours.n
  const { starts, targets } = includeSelf(neighbours)
  const raw = Float64Array.from({ length: n }, (_, i) => counts[i]! / exposure[i]!)
  const people = new Float64Array(n)
  const priorMean = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let cases = 0
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      cases += counts[targets[e]!]!
      people[i]! += exposure[targets[e]!]!
    }
    priorMean[i] = cases / people[i]!
  }
  const momentVariance = raw.map((_, i) => {
    let spread = 0
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      const j = targets[e]!
      spread += exposure[j]! * (raw[j]! - priorMean[j]!) ** 2
    }
    return (spread - priorMean[i]! * (starts[i + 1]! - starts[i]!)) / people[i]!
  })
  const priorVariance = momentVariance.map((variance) => Math.max(0, variance))
  const estimate = raw.map((rate, i) => {
    const mean = priorMean[i]!
    const variance = priorVariance[i]!
    return mean + ((rate - mean) * variance) / (variance + mean / exposure[i]!)
  })
  const places = Array.from({ length: n }, (_, i) => i)
  return {
    raw,
    estimate,
    priorMean,
    priorVariance,
    momentVariance,
    undetermined: places.filter((i) => Number.isNaN(estimate[i]!)),
    islands: places.filter((i) => starts[i + 1]! - starts[i]! === 1),
    n,
  }
}
