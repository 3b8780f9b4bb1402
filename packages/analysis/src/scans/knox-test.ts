// Do events that are close on the map also come close in time: the table behind every talk of near repeats.

import { type Numbers, requireAtLeast, requireAtMost, requireOneOf, requireSameLength, requireWhole, requireWithin } from '../checks.ts'
import { poissonCdf } from '../distributions/poisson.ts'
import { AnalysisError } from '../errors.ts'
import { adjustPValues } from '../multiple-comparison/adjust-p-values.ts'
import { type MonteCarloOptions, onThisThread, requireReplicates } from '../replicates.ts'
import { ALTERNATIVES, amongPermuted, type PermutationAlternative } from './among-permuted.ts'
import { requireBands } from './bands.ts'
import { requireCoordinates } from './circles.ts'
import { type ClosePairs, closePairs, type DistanceMeasure } from './close-pairs.ts'
import { joinParts } from './join-parts.ts'
import { countClose, knoxReplicates } from './knox-replicates.ts'
import { type PairSums, pairSums, permutationMoments } from './permutation-moments.ts'
import { timeDegrees } from './time-pairs.ts'

export type KnoxOptions = MonteCarloOptions & {
  /** Upper ends in metres, each belonging to its band; [200]. A first band of 0 keeps events at the same spot apart. */
  spaceBands?: Numbers
  /** Upper ends in units of time, each belonging to its band; [14]. */
  timeBands?: Numbers
  distance?: DistanceMeasure
  /** `greater` by default. */
  alternative?: PermutationAlternative
  /** Shuffles of the times; 999. */
  permutations?: number
}

/** One band of distance crossed with one band of time; both hold their upper end (the first band also 0). */
export type KnoxCell = {
  spaceBand: number
  timeBand: number
  /** Pairs of events in both bands. */
  observed: number
  /** Pairs that independence of place and time would bring: pairs in the one times pairs in the other over all pairs. */
  expected: number
  /** Observed over expected; null where nothing is expected. */
  ratio: number | null
  /** Exact variance over all orders of the times, and the distance from expectation in its root; null where it is 0. */
  variance: number
  z: number | null
  /** From the shuffles, the real order counted in. */
  p: number
  /** The same held to the false-discovery rate over all cells (Benjamini and Hochberg). */
  pAdjusted: number
  /** Chance of at least as many if pairs were Poisson; for comparison with other programs, since pairs hang together. */
  pPoisson: number
  permutedMean: number
  permutedVariance: number
  /** Middle 95 % of the shuffles. */
  permutedLower: number
  permutedUpper: number
}

export type KnoxTest = {
  /** One row per space band, one column per time band. */
  cells: KnoxCell[][]
  spaceBands: number[]
  timeBands: number[]
  /** Pairs of events in each space (time) band, whatever the other. */
  spacePairs: number[]
  timePairs: number[]
  /** All pairs. */
  pairs: number
  n: number
  distance: DistanceMeasure
  alternative: PermutationAlternative
  permutations: number
  seed: number
}

/**
 * Knox test, for one pair of limits or a whole table of bands.
 *
 * Question: after one burglary, do the next days bring more burglaries nearby than they would anyway?
 * Assumptions: under chance alone, the times of events have nothing to do with their places.
 * Not for: places that grow or empty during the study; times known only roughly, unless the bands are wider than the doubt; limits tried until one is
 * significant (ask for the table, and read `pAdjusted`).
 * Conventions: bands hold their upper end; same place and same time (0 and 0) is in the first cell; start `spaceBands` with 0 to see the same spot apart.
 *
 * @param x, y metres, one event per row; @param time any unit, one number per event
 * Errors: `empty`, `too-short` (fewer than 4 events), `shape`, `not-finite`, `range`, `constant` (one place or one time), `too-large`, `cancelled`.
 * Reference: Knox (1964); Barton and David (1966) for the variance; Besag and Diggle (1977) for the shuffles.
 *
 * @example
 * const x = [0, 10, 20, 500, 510, 900, 1500, 1510]
 * const y = [0, 0, 10, 0, 20, 300, 0, 0]
 * const days = [1, 3, 4, 40, 45, 20, 70, 71]
 * const knox = await knoxTest(x, y, days, { spaceBands: [50], timeBands: [7] })
 * const { observed, expected, z, p } = knox.cells[0][0]
 * observed // => 5
 * expected // => 0.8929
 * z // => 5.02
 * p // => 0.004
 */
export async function knoxTest(x: Numbers, y: Numbers, time: Numbers, options: KnoxOptions = {}): Promise<KnoxTest> {
  const { spaceBands = [200], timeBands = [14], distance = 'euclidean', alternative = 'greater', permutations = 999 } = options
  const { seed = 1, runner = onThisThread } = options
  requireEvents(x, y, time)
  requireBands('spaceBands', spaceBands)
  requireBands('timeBands', timeBands)
  requireOneOf('distance', distance, ['euclidean', 'manhattan'])
  requireOneOf('alternative', alternative, ALTERNATIVES)
  requireReplicates('permutations', permutations)
  requireWhole('seed', seed)
  const across = timeBands.length
  const cells = spaceBands.length * across
  requireAtMost('cells times permutations', cells * permutations, MOST_COUNTS, 'Ask for fewer bands or permutations.')
  requireAtMost('events times space bands', x.length * spaceBands.length, MOST_COUNTS, 'Ask for fewer bands.')
  const pairs = await closePairs(x, y, spaceBands, distance, options)
  const byPlace = Float64Array.from(pairs.row, (row) => time[row]!)
  const observed = new Int32Array(cells)
  countClose(pairs, spaceBands.length, byPlace, timeBands, observed)
  const space = spaceSums(pairs, spaceBands.length)
  const inTime = timeDegrees(time, timeBands).map(pairSums)
  const work = { pairs, time: byPlace, timeBands: Float64Array.from(timeBands), spaceBands: spaceBands.length, seed }
  const shuffled = joinParts(await runner(knoxReplicates, work, permutations, options))
  const described = Array.from(observed, (count, cell): KnoxCell => {
    const [row, column] = [Math.floor(cell / across), cell % across]
    const moments = permutationMoments(x.length, space[row]!, inTime[column]!)
    const permuted = Float64Array.from({ length: permutations }, (_, replicate) => shuffled[replicate * cells + cell]!)
    const bands = { spaceBand: spaceBands[row]!, timeBand: timeBands[column]! }
    return { ...bands, ...againstMoments(count, moments), ...amongPermuted(count, permuted, alternative), pAdjusted: Number.NaN }
  })
  const { adjusted } = adjustPValues(described.map((cell) => cell.p))
  return {
    cells: space.map((_, row) =>
      inTime.map((__, column) => ({ ...described[row * across + column]!, pAdjusted: adjusted[row * across + column]! })),
    ),
    spaceBands: Array.from(spaceBands),
    timeBands: Array.from(timeBands),
    spacePairs: space.map((sums) => sums.total),
    timePairs: inTime.map((sums) => sums.total),
    pairs: (x.length * (x.length - 1)) / 2,
    n: x.length,
    distance,
    alternative,
    permutations,
    seed,
  }
}

const MOST_COUNTS = 20_000_000

/** Refuses events that cannot be compared: fewer than four, or all at one place or one time. */
export function requireEvents(x: Numbers, y: Numbers, time: Numbers): void {
  requireCoordinates(x, y)
  requireAtLeast('x', x, 4)
  requireSameLength('time', time, x.length)
  requireWithin('time', time, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  if (isConstant(time))
    throw new AnalysisError('constant', `Expected events at two times at least, but all are at ${time[0]}.`, { names: ['time'] })
  if (isConstant(x) && isConstant(y))
    throw new AnalysisError('constant', 'Expected events at two places at least, but all are at one.', { names: ['x', 'y'] })
}

function isConstant(values: Numbers): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false
  return true
}

/** Sums over the pairs of every space band, from the number of close others of every event. */
function spaceSums({ n, start, other }: ClosePairs, bands: number): PairSums[] {
  return Array.from({ length: bands }, (_, band) => {
    const degrees = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      for (let k = start[band * n + i]!; k < start[band * n + i + 1]!; k++) {
        degrees[i]!++
        degrees[other[k]!]!++
      }
    }
    return pairSums(degrees)
  })
}

function againstMoments(observed: number, { mean: expected, variance }: { mean: number; variance: number }) {
  return {
    observed,
    expected,
    ratio: expected > 0 ? observed / expected : null,
    variance,
    z: variance > 0 ? (observed - expected) / Math.sqrt(variance) : null,
    pPoisson: poissonCdf(observed - 1, expected, true),
  }
}
