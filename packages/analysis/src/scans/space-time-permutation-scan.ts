// Looks for places and stretches of time with more events than the place's own level and the season's own level explain together.

import { type Numbers, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type MonteCarloOptions, onThisThread, requireReplicates } from '../replicates.ts'
import { between, type Circles, growCircles } from './circles.ts'
import { cylinderSearch } from './cylinder-search.ts'
import {
  bestOfEveryCentre,
  type Cylinder,
  earliestStart,
  layOut,
  placesOf,
  requireSearchable,
  stretches,
  withoutSharedPlaces,
} from './cylinders.ts'
import { joinParts } from './join-parts.ts'
import { gatherLocations, type Locations } from './locations.ts'
import { evenLimits, poissonLaw } from './log-likelihood-ratio.ts'
import { gumbelP, monteCarloP, type SimulatedLargest, simulatedLargest } from './rank-among-simulated.ts'
import { permutationScanReplicates } from './space-time-permutation-replicates.ts'
import { requireStudy } from './study.ts'

export type SpaceTimePermutationScanOptions = MonteCarloOptions & {
  /** Largest radius in metres; none. */
  maxRadius?: number
  /** Longest stretch in time units; half the study by default. */
  maxLength?: number
  /** Largest share of all events that the places of a circle may have over the whole study; 0.5. */
  maxFraction?: number
  /** Only clusters that last to the end of the study, for a watch that is repeated every week; false. */
  prospective?: boolean
  /** First and last time unit of the study; those of the first and the last event by default. */
  period?: { from: number; to: number }
  /** Shuffles for p; 999. */
  simulations?: number
  /** Clusters to report at most; 5. */
  maxClusters?: number
}

export type SpaceTimeCluster = {
  /** Number of the location in the middle, and its metres. */
  centre: number
  x: number
  y: number
  /** Metres to the farthest location. */
  radius: number
  /** Numbers of the locations inside, rising; locations are numbered from 0 in order of first appearance. */
  locations: number[]
  /** First and last time unit. */
  start: number
  end: number
  /** Rows of the events inside. */
  events: number[]
  observed: number
  expected: number
  ratio: number
  logLikelihoodRatio: number
  /** Share of shuffles, the real order counted in, whose most likely cylinder is at least as likely. */
  p: number
  pGumbel: number | null
}

export type SpaceTimePermutationScan = {
  /** The most likely cluster first; no two share a location. */
  clusters: SpaceTimeCluster[]
  events: number
  locations: number
  /** Time units of the study, events or not. */
  units: number
  from: number
  to: number
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
 * Space-time permutation scan: clusters of events in place and time, without knowing how many people there are.
 *
 * Question: did something flare up somewhere for a while - more than is usual there and usual at that time? With `prospective`: is it still going on?
 * Assumptions: without a cluster, the times of events have nothing to do with their places.
 * Not for: places that grow or empty during the study (new housing looks like a cluster; keep the study short); clusters that are always there
 * (`spatialScan`); times known only roughly, unless the unit of time is as rough.
 * Conventions: events at the same coordinates are one location; locations at exactly equal distance enter together; among equally likely cylinders of a
 * centre the earliest end, then the earliest start, then the fewest locations; each centre brings its best one, and no two reported share a location.
 *
 * @param x, y metres, one event per row; @param time whole numbers (days, weeks)
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `range`, `constant` (one location or one time unit), `infeasible` (no circle within the limits),
 * `too-large`, `cancelled`.
 * Reference: Kulldorff, Heffernan, Hartman, Assunção and Mostashari (2005), A space-time permutation scan statistic for disease outbreak detection.
 *
 * @example
 * const x = [0, 0, 0, 0, 0, 0, 900, 900, 900, 900, 900, 900, 1800, 1800, 1800, 1800, 1800, 1800]
 * const week = [3, 3, 3, 3, 3, 8, 1, 2, 4, 5, 6, 7, 1, 2, 5, 6, 8, 9]
 * const scan = await spaceTimePermutationScan(x, new Float64Array(18), week, { maxLength: 2 })
 * const { start, end, observed, expected, p } = scan.clusters[0]
 * start // => 3
 * observed // => 5
 * expected // => 1.667
 * p // => 0.004
 */
export async function spaceTimePermutationScan(
  x: Numbers,
  y: Numbers,
  time: Numbers,
  options: SpaceTimePermutationScanOptions = {},
): Promise<SpaceTimePermutationScan> {
  const { maxRadius = Number.POSITIVE_INFINITY, maxFraction = 0.5, prospective = false, simulations = 999, maxClusters = 5 } = options
  const { seed = 1, runner = onThisThread } = options
  requireReplicates('simulations', simulations)
  requireWhole('seed', seed)
  requireWhole('maxClusters', maxClusters, 1)
  const { from, to } = requireStudy(x, y, time, options.period)
  const units = to - from + 1
  const maxLength = options.maxLength ?? Math.max(1, Math.floor(units / 2))
  requireWhole('maxLength', maxLength, 1)
  const locations = gatherLocations(x, y)
  if (locations.x.length === 1)
    throw new AnalysisError('constant', 'Expected events at two places at least, but all are at one.', { names: ['x', 'y'] })
  const circles = await growCircles(locations.x, locations.y, locations.events, locations.events, { maxFraction, maxRadius }, options)
  const search = layOut(circles, locations, time, { units, maxLength: Math.min(maxLength, units), stillGoingOn: prospective }, from)
  requireSearchable(search)
  const byPlace = Int32Array.from(locations.rows, (row) => time[row]! - from)
  const law = poissonLaw(x.length)
  const limits = evenLimits(law)
  const each = cylinderSearch(search)
  const best = await bestOfEveryCentre(circles, law, (centre, visit) => each(centre, byPlace, limits, visit), options.signal)
  const work = { search, time: byPlace, seed }
  const chance = simulatedLargest(joinParts(await runner(permutationScanReplicates, work, simulations, options)))
  return {
    clusters: withoutSharedPlaces(circles, best, maxClusters).map((cylinder) =>
      describe({ ...cylinder, first: earliestStart(search, cylinder) }, { circles, locations, time, from }, chance),
    ),
    events: x.length,
    locations: locations.x.length,
    units,
    from,
    to,
    windows: circles.count * stretches(search),
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

type Scanned = { circles: Circles; locations: Locations; time: Numbers; from: number }

function describe(cylinder: Cylinder, { circles, locations, time, from }: Scanned, chance: SimulatedLargest): SpaceTimeCluster {
  const { centre, observed, expected, ratio: logLikelihoodRatio } = cylinder
  const { x, y, of } = locations
  const places = placesOf(circles, cylinder)
  const inside = new Set(places)
  const [start, end] = [cylinder.first + from, cylinder.last + from]
  return {
    centre,
    x: x[centre]!,
    y: y[centre]!,
    radius: between(x, y, centre, places.at(-1)!),
    locations: places.sort((a, b) => a - b),
    start,
    end,
    events: Array.from(of.keys()).filter((row) => inside.has(of[row]!) && time[row]! >= start && time[row]! <= end),
    observed,
    expected,
    ratio: observed / expected,
    logLikelihoodRatio,
    p: monteCarloP(logLikelihoodRatio, chance),
    pGumbel: gumbelP(logLikelihoodRatio, chance),
  }
}
