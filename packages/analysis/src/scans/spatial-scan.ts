// Looks for places on a map where more happens than elsewhere, and says how often chance alone would show as much somewhere.

import { type Numbers, requireOneOf, requireWhole } from '../checks.ts'
import { type MonteCarloOptions, onThisThread, requireReplicates } from '../replicates.ts'
import { between, growCircles, requireCircleLimits } from './circles.ts'
import { joinParts } from './join-parts.ts'
import type { ClusterDirection } from './log-likelihood-ratio.ts'
import { type FoundCircle, mostLikelyClusters } from './most-likely-clusters.ts'
import { preciseSum } from './precise-sum.ts'
import { gumbelP, monteCarloP, type SimulatedLargest, simulatedLargest } from './rank-among-simulated.ts'
import { lawOf, type ScanModel, scanReplicates } from './scan-replicates.ts'
import { expectedCases, requireScannable } from './scannable-map.ts'

export type SpatialScanOptions = MonteCarloOptions & {
  /** `poisson` (default): counts among many people. `bernoulli`: every person (address, stop) is a case or not. */
  model?: ScanModel
  /** Largest share of the population a circle may hold; 0.5. */
  maxFraction?: number
  /** Largest radius in metres; none. */
  maxRadius?: number
  /** Look for too many cases (`high`), too few (`low`) or `both`; `high`. */
  clusters?: ClusterDirection | 'both'
  /** Poisson only: expected cases per place, for example adjusted for age; scaled to the number of cases. By default in proportion to the population. */
  expected?: Numbers
  /** Invented maps for p; 999. */
  simulations?: number
  /** Clusters to report at most; 5. */
  maxClusters?: number
}

export type SpatialCluster = {
  kind: ClusterDirection
  /** Row of the place in the middle. */
  centre: number
  /** Metres to the farthest place. */
  radius: number
  /** Rows of the places inside, rising. */
  members: number[]
  observed: number
  expected: number
  population: number
  /** Observed to expected inside, over observed to expected outside; Infinity where all cases are inside. */
  relativeRisk: number
  /** Kulldorff's log-likelihood ratio. */
  logLikelihoodRatio: number
  /** Share of maps, the observed one counted in, whose most likely cluster is at least as likely. */
  p: number
  /** The same by a Gumbel law fitted to the simulations; for p below 1/(simulations + 1). */
  pGumbel: number | null
}

export type SpatialScan = {
  /** The most likely cluster first; no two share a place. */
  clusters: SpatialCluster[]
  model: ScanModel
  places: number
  cases: number
  population: number
  /** Circles looked at, all centres together. */
  windows: number
  /** Places that were no centre, because they alone exceed maxFraction. */
  centresWithout: number
  maxFraction: number
  maxRadius: number
  /** Ratios that chance alone exceeds on one map in twenty, in a hundred; null with too few simulations. */
  critical05: number | null
  critical01: number | null
  simulations: number
  seed: number
}

/**
 * Kulldorff's circular spatial scan.
 *
 * Question: is there a part of town where more happens than the number of people explains - wherever it lies and however large it is?
 * Assumptions: independent cases, Poisson among many people or yes-or-no among counted ones; clusters roughly round; places stand at their centre points.
 * The p value answers for all circles together. A secondary cluster is held against the most likely one of the invented maps, which is cautious.
 * Not for: counts that vary more than chance from place to place - it then rings far too often; put known reasons into `expected`; repeated offences against few addresses;
 * drawing exact borders (the circle is one of many nearly as likely); saying anything of a person.
 * Conventions: places at exactly equal distance enter together; among equally likely circles the one with fewest places counts.
 *
 * @param x, y metres, one place per row; @param cases whole numbers; @param population people per place (whole numbers for `bernoulli`)
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `range` (also cases where nobody is expected), `constant` (no case, or all are cases),
 * `infeasible` (no circle within the limits), `too-large`, `cancelled`.
 * Reference: Kulldorff (1997), A spatial scan statistic; Kulldorff and Nagarwalla (1995) for Bernoulli; Abrams et al. (2010) for Gumbel.
 *
 * @example
 * const x = [0, 100, 200, 300, 400, 0, 100, 200, 300, 400]
 * const y = [0, 0, 0, 0, 0, 100, 100, 100, 100, 100]
 * const cases = [2, 1, 3, 2, 9, 1, 2, 2, 8, 11]
 * const scan = await spatialScan(x, y, cases, new Float64Array(10).fill(500))
 * scan.clusters[0].members // => [4, 8, 9]
 * scan.clusters[0].relativeRisk // => 5.026
 * scan.clusters[0].p // => 0.001
 */
export async function spatialScan(
  x: Numbers,
  y: Numbers,
  cases: Numbers,
  population: Numbers,
  options: SpatialScanOptions = {},
): Promise<SpatialScan> {
  const { model = 'poisson', maxFraction = 0.5, maxRadius = Number.POSITIVE_INFINITY, clusters = 'high' } = options
  const { simulations = 999, maxClusters = 5, seed = 1, runner = onThisThread } = options
  const kinds: ClusterDirection[] = clusters === 'both' ? ['high', 'low'] : [clusters]
  requireOneOf('model', model, ['poisson', 'bernoulli'])
  requireOneOf('clusters', clusters, ['high', 'low', 'both'])
  requireReplicates('simulations', simulations)
  requireWhole('seed', seed)
  requireWhole('maxClusters', maxClusters, 1)
  requireCircleLimits(x.length, { maxFraction, maxRadius })
  const total = requireScannable(x, y, cases, population, model)
  const counts = Int32Array.from(cases)
  const expected = expectedCases(counts, total, population, options.expected, model)
  const weights = model === 'poisson' ? expected : Float64Array.from(population)
  const circles = await growCircles(x, y, population, weights, { maxFraction, maxRadius }, options)
  const people = preciseSum(population)
  const law = lawOf(model, total, people)
  const found = await mostLikelyClusters(circles, counts, law, kinds, maxClusters, options)
  const work = { circles, model, kinds, cases: total, weights, seed }
  const chance = simulatedLargest(joinParts(await runner(scanReplicates, work, simulations, options)))
  return {
    clusters: found.map((circle) => describe(circle, { x, y, population, expected, total }, chance)),
    model,
    places: x.length,
    cases: total,
    population: people,
    windows: circles.count,
    centresWithout: circles.centresWithout,
    maxFraction,
    maxRadius,
    critical05: chance.critical05,
    critical01: chance.critical01,
    simulations,
    seed,
  }
}

type ScannedMap = { x: Numbers; y: Numbers; population: Numbers; expected: Numbers; total: number }

function describe(circle: FoundCircle, { x, y, population, expected, total }: ScannedMap, chance: SimulatedLargest): SpatialCluster {
  const { kind, centre, places, observed, ratio: logLikelihoodRatio } = circle
  const inside = sumOver(expected, places)
  return {
    kind,
    centre,
    radius: between(x, y, centre, places.at(-1)!),
    members: Array.from(places).sort((a, b) => a - b),
    observed,
    expected: inside,
    population: sumOver(population, places),
    relativeRisk: observed / inside / ((total - observed) / (total - inside)),
    logLikelihoodRatio,
    p: monteCarloP(logLikelihoodRatio, chance),
    pGumbel: gumbelP(logLikelihoodRatio, chance),
  }
}

function sumOver(values: Numbers, rows: Int32Array): number {
  return preciseSum(Float64Array.from(rows, (row) => values[row]!))
}
