// Do pairs that are near on the map tend to be near in time, all pairs weighed and no limit drawn?

import { type Numbers, requireAtMost, requireNumber, requireOneOf, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { randomStream } from '../random.ts'
import { type MonteCarloOptions, onThisThread, type Replicates, requireReplicates } from '../replicates.ts'
import { ALTERNATIVES, type AmongPermuted, amongPermuted, type PermutationAlternative } from './among-permuted.ts'
import { between } from './circles.ts'
import { joinParts } from './join-parts.ts'
import { requireEvents } from './knox-test.ts'
import { type PairSums, permutationMoments } from './permutation-moments.ts'
import { shuffle } from './shuffle.ts'

export type MantelOptions = MonteCarloOptions & {
  /** Metres added before taking the reciprocal of a distance, so that near pairs weigh most; without it distances count as they are. */
  spaceConstant?: number
  /** The same for time. */
  timeConstant?: number
  /** `greater` by default: near goes with near. */
  alternative?: PermutationAlternative
  permutations?: number
}

export type MantelTest = AmongPermuted & {
  /** Sum over all pairs of closeness in space times closeness in time. */
  statistic: number
  /** Exact mean and variance over all orders of the times; z is null where all orders give the same sum. */
  expected: number
  variance: number
  z: number | null
  /** Correlation of the two closenesses over all pairs. */
  correlation: number
  pairs: number
  n: number
  spaceConstant: number | null
  timeConstant: number | null
  alternative: PermutationAlternative
  permutations: number
  seed: number
}

const MOST_EVENTS = 3000
// The reciprocal of a smaller one would swamp all other pairs by a single pair at the same spot, and in the end overflow.
const LEAST_CONSTANT = 1e-9

/**
 * Mantel's test of interaction between space and time.
 *
 * Question: do events gather in place and time together, when I do not want to choose a limit for "close"?
 * Assumptions: under chance alone, the times have nothing to do with the places.
 * Not for: finding where or how near (use `knoxTest` or a scan); many events - far pairs, which say nothing, then drown the near ones unless constants are given.
 *
 * @param x, y metres, one event per row; @param time any unit; at most 3000 events
 * Errors: `empty`, `too-short` (fewer than 4 events), `shape`, `not-finite`, `range`, `constant`, `too-large`, `cancelled`.
 * Reference: Mantel (1967), The detection of disease clustering and a generalized regression approach.
 *
 * @example
 * const x = [0, 10, 20, 500, 510, 900, 1500, 1510]
 * const y = [0, 0, 10, 0, 20, 300, 0, 0]
 * const days = [1, 3, 4, 40, 45, 20, 70, 71]
 * const mantel = await mantelTest(x, y, days, { spaceConstant: 50, timeConstant: 7 })
 * mantel.correlation // => 0.9604
 * mantel.p // => 0.001
 */
export async function mantelTest(x: Numbers, y: Numbers, time: Numbers, options: MantelOptions = {}): Promise<MantelTest> {
  const {
    spaceConstant = null,
    timeConstant = null,
    alternative = 'greater',
    permutations = 999,
    seed = 1,
    runner = onThisThread,
  } = options
  requireEvents(x, y, time)
  for (const [name, constant] of Object.entries({ spaceConstant, timeConstant }))
    if (constant !== null) requireNumber(name, constant, LEAST_CONSTANT)
  requireOneOf('alternative', alternative, ALTERNATIVES)
  requireReplicates('permutations', permutations)
  requireWhole('seed', seed)
  const n = x.length
  requireAtMost('events', n, MOST_EVENTS, 'Use knoxTest, which looks at close pairs only, or a shorter period.')
  const space = pairWeights(n, (i, j) => closeness(between(x, y, i, j), spaceConstant))
  const work = { space, time: Float64Array.from(time), timeConstant, seed }
  const inSpace = weightSums(n, space)
  const inTime = weightSums(
    n,
    pairWeights(n, (i, j) => closeness(Math.abs(time[i]! - time[j]!), timeConstant)),
  )
  if (inSpace.squares === 0 || inTime.squares === 0)
    throw new AnalysisError('constant', 'Expected pairs of unequal distance in space and in time, but all are alike.', {
      names: ['x', 'y', 'time'],
    })
  const moments = permutationMoments(n, inSpace, inTime)
  const statistic = crossSum(work, work.time)
  const permuted = joinParts(await runner(mantelReplicates, work, permutations, options))
  return {
    statistic,
    expected: moments.mean,
    variance: moments.variance,
    z: moments.variance > 0 ? (statistic - moments.mean) / Math.sqrt(moments.variance) : null,
    correlation: (statistic - moments.mean) / Math.sqrt(inSpace.squares * inTime.squares),
    ...amongPermuted(statistic, permuted, alternative),
    pairs: space.length,
    n,
    spaceConstant,
    timeConstant,
    alternative,
    permutations,
    seed,
  }
}

function closeness(apart: number, constant: number | null): number {
  return constant === null ? apart : 1 / (apart + constant)
}

/** Weights of all pairs i < j, row by row. */
function pairWeights(n: number, weight: (i: number, j: number) => number): Float64Array {
  const weights = new Float64Array((n * (n - 1)) / 2)
  let k = 0
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) weights[k++] = weight(i, j)
  return weights
}

function weightSums(n: number, weights: Float64Array): PairSums {
  let total = 0
  for (let k = 0; k < weights.length; k++) total += weights[k]!
  const mean = total / weights.length
  const rows = new Float64Array(n)
  let squares = 0
  let k = 0
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const deviation = weights[k++]! - mean
      squares += deviation * deviation
      rows[i]! += deviation
      rows[j]! += deviation
    }
  }
  return { total, squares, rowSquares: rows.reduce((sum, row) => sum + row * row, 0) }
}

type MantelWork = { space: Float64Array; time: Float64Array; timeConstant: number | null; seed: number }

function crossSum({ space, timeConstant }: MantelWork, time: Float64Array): number {
  const n = time.length
  let sum = 0
  let k = 0
  for (let i = 0; i < n; i++) {
    const own = time[i]!
    for (let j = i + 1; j < n; j++) sum += space[k++]! * closeness(Math.abs(own - time[j]!), timeConstant)
  }
  return sum
}

/** Replicate i gives the statistic after one shuffle of the times. */
export const mantelReplicates: Replicates<MantelWork, MantelWork & { dealt: Float64Array }, Float64Array> = {
  module: import.meta.url,
  name: 'mantelReplicates',
  prepare: (work) => ({ ...work, dealt: work.time.slice() }),
  run(state, from, to) {
    const sums = new Float64Array(to - from)
    for (let replicate = from; replicate < to; replicate++) {
      state.dealt.set(state.time)
      shuffle(state.dealt, randomStream(state.seed, replicate))
      sums[replicate - from] = crossSum(state, state.dealt)
    }
    return sums
  },
}
