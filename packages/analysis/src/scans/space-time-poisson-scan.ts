// Looks for places and stretches of time with more cases than were to be expected there and then.

import { type Numbers, requireAtMost, requireCounts, requireSameLength, requireWhole, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type MonteCarloOptions, onThisThread, requireReplicates } from '../replicates.ts'
import { between, type Circles, growCircles, requireCoordinates, requirePlaces } from './circles.ts'
import { bestOfEveryCentre, type Cylinder, placesOf, stretches, withoutSharedPlaces } from './cylinders.ts'
import { expectedCylinderSearch, expectedCylinders } from './expected-cylinders.ts'
import { joinParts } from './join-parts.ts'
import { evenLimits, poissonLaw } from './log-likelihood-ratio.ts'
import { preciseSum } from './precise-sum.ts'
import { gumbelP, monteCarloP, type SimulatedLargest, simulatedLargest } from './rank-among-simulated.ts'
import { expectedCases, MOST_CASES } from './scannable-map.ts'
import { poissonScanReplicates } from './space-time-poisson-replicates.ts'

export type SpaceTimePoissonScanOptions = MonteCarloOptions & {
  /** Largest share of all expected cases that the places of a circle may have over the whole study; 0.5. */
  maxFraction?: number
  /** Largest radius in metres; none. */
  maxRadius?: number
  /** Longest stretch in time units; half the study by default. The number of units sees clusters in place alone, too. */
  maxLength?: number
  /** Only clusters that last to the end of the study; false. */
  prospective?: boolean
  /** Invented studies for p; 999. */
  simulations?: number
  /** Clusters to report at most; 5. */
  maxClusters?: number
}

export type SpaceTimePoissonCluster = {
  /** Row of the place in the middle. */
  centre: number
  /** Metres to the farthest place. */
  radius: number
  /** Rows of the places inside, rising. */
  members: number[]
  /** First and last time unit, from 0; both have a case inside (the last one not necessarily with `prospective`). */
  start: number
  end: number
  observed: number
  expected: number
  /** Observed to expected inside, over observed to expected outside; Infinity where all cases are inside. */
  relativeRisk: number
  logLikelihoodRatio: number
  p: number
  pGumbel: number | null
}

export type SpaceTimePoissonScan = {
  /** The most likely cluster first; no two share a place. */
  clusters: SpaceTimePoissonCluster[]
  places: number
  units: number
  cases: number
  /** Circles times stretches. */
  windows: number
  centresWithout: number
  prospective: boolean
  maxFraction: number
  maxRadius: number
  maxLength: number
  critical05: number | null
  critical01: number | null
  simulations: number
  seed: number
}

/**
 * Space-time scan with expected counts (Poisson model).
 *
 * Question: was there somewhere, for some weeks, more than was to be expected there and then - and with `prospective`: is it still so?
 * Assumptions: independent Poisson cases; expected counts right but for a common factor (people per place and period, or a model of place, season and trend).
 * Not for: expected counts that leave out what everybody knows (summer, the festival); counts that vary more than chance; places whose people are unknown
 * (`spaceTimePermutationScan`).
 * Conventions: those of `spatialScan`; each centre brings its best cylinder, among equally likely ones the earliest end, then the earliest start, then the fewest places.
 *
 * @param x, y metres, one place per row; @param cases whole numbers, place by place and within a place unit by unit; @param expected from 0, in the same order
 * Errors: `empty`, `shape`, `not-finite`, `range` (also cases where nobody is expected), `constant` (no case, or a single cell),
 * `infeasible` (no circle within the limits), `too-large`, `cancelled`.
 * Reference: Kulldorff, Athas, Feuer, Miller and Key (1998), Evaluating cluster alarms.
 *
 * @example
 * const x = [0, 500, 1000]
 * const cases = [1, 0, 2, 1, 0, 1, 2, 1, 9, 8, 1, 0, 0, 1, 1, 2, 1, 0]
 * const scan = await spaceTimePoissonScan(x, [0, 0, 0], cases, new Float64Array(18).fill(2), { maxLength: 3 })
 * const { members, start, end, observed, expected, p } = scan.clusters[0]
 * members // => [1]
 * [start, end] // => [2, 3]
 * expected // => 3.444
 * p // => 0.001
 */
export async function spaceTimePoissonScan(
  x: Numbers,
  y: Numbers,
  cases: Numbers,
  expected: Numbers,
  options: SpaceTimePoissonScanOptions = {},
): Promise<SpaceTimePoissonScan> {
  const { maxRadius = Number.POSITIVE_INFINITY, maxFraction = 0.5, prospective = false, simulations = 999, maxClusters = 5 } = options
  const { seed = 1, runner = onThisThread } = options
  requireReplicates('simulations', simulations)
  requireWhole('seed', seed)
  requireWhole('maxClusters', maxClusters, 1)
  const { total, units } = requireCells(x, y, cases, expected)
  const maxLength = options.maxLength ?? Math.max(1, Math.floor(units / 2))
  requireWhole('maxLength', maxLength, 1)
  const counts = Int32Array.from(cases)
  const scaled = expectedCases(counts, total, expected, undefined, 'poisson')
  const perPlace = Float64Array.from({ length: x.length }, (_, place) => preciseSum(scaled.subarray(place * units, (place + 1) * units)))
  const circles = await growCircles(x, y, perPlace, perPlace, { maxFraction, maxRadius }, options)
  const limits = { units, maxLength: Math.min(maxLength, units), stillGoingOn: prospective }
  const search = expectedCylinders(circles, scaled, limits)
  const law = poissonLaw(total)
  const even = evenLimits(law)
  const each = expectedCylinderSearch(search)
  const best = await bestOfEveryCentre(circles, law, (centre, visit) => each(centre, counts, even, visit), options.signal)
  const work = { search, expected: scaled, cases: total, seed }
  const chance = simulatedLargest(joinParts(await runner(poissonScanReplicates, work, simulations, options)))
  return {
    clusters: withoutSharedPlaces(circles, best, maxClusters).map((cylinder) => describe(cylinder, circles, x, y, total, chance)),
    places: x.length,
    units,
    cases: total,
    windows: circles.count * stretches(limits),
    centresWithout: circles.centresWithout,
    prospective,
    maxFraction,
    maxRadius,
    maxLength,
    critical05: chance.critical05,
    critical01: chance.critical01,
    simulations,
    seed,
  }
}

function requireCells(x: Numbers, y: Numbers, cases: Numbers, expected: Numbers): { total: number; units: number } {
  requireCoordinates(x, y)
  requirePlaces(x.length)
  const units = cases.length / x.length
  if (!(Number.isInteger(units) && units >= 1))
    throw new AnalysisError(
      'shape',
      `Expected as many units of time for each of the ${x.length} places, but got ${cases.length} values in "cases".`,
      {
        names: ['cases'],
      },
    )
  requireSameLength('expected', expected, cases.length)
  requireCounts('cases', cases)
  requireWithin('expected', expected, 0, Number.POSITIVE_INFINITY)
  if (cases.length === 1) throw new AnalysisError('constant', 'Expected at least two places or units of time, but got one of each.')
  const total = preciseSum(cases)
  if (total === 0) throw new AnalysisError('constant', 'Expected at least one case, but there is none.', { names: ['cases'] })
  requireAtMost('cases', total, MOST_CASES, 'Scan a shorter period.')
  return { total, units }
}

function describe(
  cylinder: Cylinder,
  circles: Circles,
  x: Numbers,
  y: Numbers,
  total: number,
  chance: SimulatedLargest,
): SpaceTimePoissonCluster {
  const { centre, first: start, last: end, observed, expected, ratio: logLikelihoodRatio } = cylinder
  const places = placesOf(circles, cylinder)
  return {
    centre,
    radius: between(x, y, centre, places.at(-1)!),
    members: places.sort((a, b) => a - b),
    start,
    end,
    observed,
    expected,
    relativeRisk: observed / expected / ((total - observed) / (total - expected)),
    logLikelihoodRatio,
    p: monteCarloP(logLikelihoodRatio, chance),
    pGumbel: gumbelP(logLikelihoodRatio, chance),
  }
}
