// Hot spots in space and time together: a place is read with its surroundings, now and in the periods just before.

import { type Numbers, requireAtLeast, requireSameLength } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { centred } from './centred.ts'
import { unevenness } from './local-moments.ts'
import { selvesIn } from './neighbours.ts'
import { lagOf, rowSums } from './spatial-lag.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'

export type SpaceTimeGStar = {
  /** z of each period (outer) and area (inner); NaN where an area's surroundings are the whole table. */
  z: Float64Array[]
  /** How many earlier periods count in. The first periods have fewer. */
  back: number
  periods: number
  areas: number
}

/**
 * Gi* over a table of periods and areas.
 *
 * Question: where and when was it hot, measured against the whole of the years and not only against the same month?
 * Assumptions: every arrangement of all figures over all areas and periods is equally likely; so a town-wide rise makes later periods hot everywhere.
 * Not for: seasonal figures as they stand (winter is not a hot spot); the last, unfinished period.
 *
 * @param values one array per period in order of time, each with one figure per area; @param weights of the areas, each its own neighbour
 * @param options `back` (1): earlier periods that count in with the same weights; 0 looks at each period alone, but against the whole
 * Errors: `empty`, `too-short` (4 figures), `shape`, `not-finite`, `constant`, `range` (weights without self; back below 0).
 * Reference: Ord and Getis (1995) for Gi*; neighbourhoods in time as in ESRI (2024), "How Emerging Hot Spot Analysis works".
 *
 * @example
 * const pair = spatialWeights(includeSelf(neighboursFromPairs(3, [0, 1], [1, 0])), { style: 'B' })
 * const overTime = spaceTimeGStar([[1, 2, 1], [2, 1, 2], [7, 8, 2]], pair)
 * overTime.z[2] // => [1.621, 1.621, -0.5345]
 */
export function spaceTimeGStar(values: readonly Numbers[], weights: SpatialWeights, options: { back?: number } = {}): SpaceTimeGStar {
  const { back = 1 } = options
  if (!(Number.isInteger(back) && back >= 0))
    throw new AnalysisError('range', `Expected "back" to be a whole number from 0, but got ${back}.`, { names: ['back'] })
  if (values.length === 0) throw new AnalysisError('empty', 'Expected at least one period, but there is none.', { names: ['values'] })
  const areas = weights.n
  values.forEach((period, t) => {
    requireAtLeast(`values of period ${t}`, period)
    requireSameLength(`values of period ${t}`, period, areas)
  })
  requireOwn(weights, values[0]!)
  const all = new Float64Array(values.length * areas)
  values.forEach((period, t) => {
    all.set(Float64Array.from(period), t * areas)
  })
  const { z: gaps, m2 } = centred('values', all, 4)
  const lags = values.map((_, t) => lagOf(gaps.subarray(t * areas, (t + 1) * areas), weights))
  const { sum, squares } = rowSums(weights)
  const z = lags.map((_, t) => {
    const periods = Math.min(t, back) + 1
    return Float64Array.from({ length: areas }, (_, i) => {
      let lag = 0
      for (let u = t; u > t - periods; u--) lag += lags[u]![i]!
      const spread = (m2 * all.length * unevenness(periods * sum[i]!, periods * squares[i]!, all.length)) / (all.length - 1)
      return spread > 0 ? lag / Math.sqrt(spread) : Number.NaN
    })
  })
  return { z, back, periods: values.length, areas }
}

function requireOwn(weights: SpatialWeights, values: Numbers): void {
  requireWeights(weights, values, 'all or none')
  if (selvesIn(weights) === 0)
    throw new AnalysisError('range', 'Expected every area to be its own neighbour (`includeSelf`), but none is.', { names: ['weights'] })
}
