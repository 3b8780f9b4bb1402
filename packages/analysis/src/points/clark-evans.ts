// One figure for a pattern: how far it is to the nearest other incident, beside what chance would give.

import { type Numbers, requireAtMost, requireOneOf } from '../checks.ts'
import { normalCdf } from '../distributions/normal.ts'
import { AnalysisError } from '../errors.ts'
import { nearestSquared, placeTree } from './place-tree.ts'
import { type ObservationWindow, prepareWindow, requirePlaces } from './window.ts'

export type ClarkEvans = {
  /** Mean distance to the nearest other incident over what chance would give: below 1 they keep together, above 1 apart. */
  ratio: number
  meanDistance: number
  expectedDistance: number
  standardError: number
  z: number
  /** Two-sided. */
  p: number
  correction: 'donnelly' | 'none'
  n: number
}

// These take about a second without a pause.
const MOST_PLACES = 500_000

/**
 * The index of Clark and Evans.
 *
 * Question: do incidents lie closer to each other than if each had fallen anywhere in the window?
 * Assumptions: one density over the window; as with `ripleyK`, a town with quiet and busy parts looks clustered whatever happens.
 * Not for: saying at which distance (take `ripleyK`). Without correction the index is too high, for neighbours beyond the edge are not seen.
 *
 * @param x, y n places inside the window, one unit of length, n at least 2
 * @param options `window`; `correction` ('donnelly' for a rectangle, 'none' for an outline)
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `range` (places outside; 'donnelly' asked for an outline), `too-large` (500,000 places).
 * Reference: Clark and Evans (1954); Donnelly (1978) with 0.0514 and 0.0412 (some print 0.041) for the mean, 0.07 and 0.037 for the variance; for a rectangle not long and thin.
 *
 * @example
 * const town = { xMin: 0, xMax: 10, yMin: 0, yMax: 10 }
 * clarkEvans([2, 2.2, 7, 7.1, 5], [3, 3.1, 8, 7.9, 5], { window: town }).ratio // => 0.2944
 */
export function clarkEvans(x: Numbers, y: Numbers, options: { window: ObservationWindow; correction?: 'donnelly' | 'none' }): ClarkEvans {
  const window = prepareWindow(options.window)
  const { correction = window.isRectangle ? 'donnelly' : 'none' } = options
  requirePlaces(x, y, window, 2)
  requireOneOf('correction', correction, ['donnelly', 'none'])
  if (correction === 'donnelly' && !window.isRectangle)
    throw new AnalysisError('range', `Expected a rectangle for the correction 'donnelly', but got an outline.`, { names: ['correction'] })
  const n = x.length
  const { area, perimeter } = window
  let sum = 0
  const distances = nearestDistances(x, y)
  for (let i = 0; i < n; i++) sum += distances[i]!
  const meanDistance = sum / n
  const chance = 0.5 * Math.sqrt(area / n)
  const expectedDistance = correction === 'donnelly' ? chance + (0.0514 + 0.0412 / Math.sqrt(n)) * (perimeter / n) : chance
  const variance =
    correction === 'donnelly'
      ? (0.07 * area + 0.037 * perimeter * Math.sqrt(area / n)) / n ** 2
      : ((4 - Math.PI) * area) / (4 * Math.PI * n ** 2)
  const standardError = Math.sqrt(variance)
  const z = (meanDistance - expectedDistance) / standardError
  const ratio = meanDistance / expectedDistance
  return { ratio, meanDistance, expectedDistance, standardError, z, p: 2 * normalCdf(-Math.abs(z)), correction, n }
}

/**
 * Distance from each place to the nearest other one.
 *
 * Question: how far is it from each incident to the next one, wherever that is?
 * Not for: places near the edge of what was observed, whose nearest may lie beyond it.
 *
 * @param x, y n coordinates in one unit of length, n at least 2
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `range` (beyond 1e12), `too-large` (500,000 places).
 * Reference: Clark and Evans (1954).
 *
 * @example
 * nearestDistances([0, 3, 10], [0, 4, 4]) // => [5, 5, 7]
 */
export function nearestDistances(x: Numbers, y: Numbers): Float64Array {
  requirePlaces(x, y, null, 2)
  requireAtMost('places', x.length, MOST_PLACES, 'Take one part of the town or a random sample of the places.')
  const tree = placeTree(x, y)
  const distances = new Float64Array(x.length)
  tree.order.forEach((place, position) => {
    distances[place] = Math.sqrt(nearestSquared(tree, position))
  })
  return distances
}
