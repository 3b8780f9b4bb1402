// Do areas of the same kind lie side by side more often than chance would put them?

import { requireAtLeast, requireAtMost } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { requireWeights, type SpatialWeights } from './spatial-weights.ts'
import { type Alternative, normalP } from './tests-of-z.ts'
import { type IslandRule, type WeightConstants, weightConstants } from './weight-constants.ts'

/** One kind of join; z and p are NaN where a kind is too rare (or too common) for the count to vary. */
export type JoinCount = {
  kinds: [string | number, string | number]
  joins: number
  expectation: number
  variance: number
  z: number
  p: number
}

export type JoinCounts = {
  levels: (string | number)[]
  /** Areas of each kind. */
  areas: number[]
  /** Joins of each kind with itself, in the order of `levels`. */
  same: JoinCount[]
  /** Joins of each two kinds with each other. */
  different: JoinCount[]
  sampling: 'nonfree' | 'free'
  alternative: Alternative
  n: number
  islands: number
  s0: number
}

// Every two kinds have a test of their own; a figure taken for a kind by mistake would ask for thousands of millions of them.
const MOST_KINDS = 200

/**
 * Join counts of a map of kinds.
 *
 * Question: do areas of one kind (above the limit, with a community centre) lie beside each other more often than chance puts them there?
 * Assumptions: 'nonfree': the kinds of this map, dealt out at random; 'free': each area drawn on its own with the map's shares (same kinds only). z is
 * taken as normal, which asks for some ten areas of a kind.
 * Not for: kinds made by cutting a figure in two, if the figure itself can be used (`moran`).
 *
 * @param kinds one per area; @param weights of the same n areas, none its own neighbour (style 'B' counts each border once)
 * @param options `levels` (kinds in order; those seen, sorted), `sampling` ('nonfree'), `alternative` ('greater'), `islands` ('leave-out' of n)
 * Errors: `empty`, `too-short` (4 areas with neighbours), `shape`, `unknown-level`, `constant` (one kind only), `range` (self among neighbours),
 * `too-large` (more than 200 kinds).
 * Reference: Cliff and Ord (1981), Spatial Processes, chapter 1.
 *
 * @example
 * const row = spatialWeights(neighboursFromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5], [1, 0, 2, 1, 3, 2, 4, 3, 5, 4]), { style: 'B' })
 * const joins = joinCounts(['low', 'low', 'low', 'high', 'high', 'high'], row)
 * [joins.same[0].joins, joins.same[0].expectation, joins.same[0].variance] // => [2, 1, 0.4]
 * joins.different[0].joins // => 1
 */
export function joinCounts(
  kinds: ArrayLike<string | number>,
  weights: SpatialWeights,
  options: {
    levels?: readonly (string | number)[]
    sampling?: JoinCounts['sampling']
    alternative?: Alternative
    islands?: IslandRule
  } = {},
): JoinCounts {
  const { sampling = 'nonfree', alternative = 'greater', islands = 'leave-out' } = options
  const levels = options.levels ? [...options.levels] : kindsSeen(kinds)
  requireAtMost('kinds', levels.length, MOST_KINDS, 'Put kinds together, or take `moran` for a figure.')
  const codes = codesOf(kinds, levels)
  requireWeights(weights, codes)
  requireAtLeast('kinds', codes, 4)
  const constants = weightConstants(weights, islands, 4)
  const areas = levels.map((_, level) => codes.reduce((count, code) => count + (code === level ? 1 : 0), 0))
  if (areas.filter((count) => count > 0).length < 2)
    throw new AnalysisError('constant', 'Expected at least two kinds of areas, but got one.', { names: ['kinds'] })
  const joins = countJoins(codes, levels.length, weights)
  const asTest = (a: number, b: number, count: number, [expectation, variance]: [number, number]): JoinCount => {
    const z = variance > 0 ? (count - expectation) / Math.sqrt(variance) : Number.NaN
    return { kinds: [levels[a]!, levels[b]!], joins: count, expectation, variance, z, p: normalP(z, alternative) }
  }
  const same = levels.map((_, a) =>
    asTest(a, a, joins[a]![a]!, sampling === 'free' ? freeSame(areas[a]! / weights.n, constants) : nonfreeSame(areas[a]!, constants)),
  )
  const different = levels.flatMap((_, a) =>
    levels.slice(a + 1).map((_, k) => {
      const b = a + 1 + k
      return asTest(a, b, joins[a]![b]! + joins[b]![a]!, nonfreeDifferent(areas[a]!, areas[b]!, constants))
    }),
  )
  const { n, s0 } = constants
  return { levels, areas, same, different, sampling, alternative, n, islands: constants.islands, s0 }
}

function kindsSeen(kinds: ArrayLike<string | number>): (string | number)[] {
  return Array.from(new Set(Array.from(kinds))).sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  )
}

function codesOf(kinds: ArrayLike<string | number>, levels: readonly (string | number)[]): Int32Array {
  const places = new Map(levels.map((level, at) => [level, at]))
  return Int32Array.from({ length: kinds.length }, (_, i) => {
    const code = places.get(kinds[i]!)
    if (code === undefined || Number.isNaN(kinds[i]))
      throw new AnalysisError('unknown-level', `Expected one of the kinds ${levels.join(', ')}, but got "${kinds[i]}" at row ${i}.`, {
        names: ['kinds'],
        row: i,
      })
    return code
  })
}

// Half the weights, because with binary weights every border stands in two rows.
function countJoins(codes: Int32Array, levels: number, { n, starts, targets, weights }: SpatialWeights): number[][] {
  const joins = Array.from({ length: levels }, () => new Array<number>(levels).fill(0))
  for (let i = 0; i < n; i++) for (let e = starts[i]!; e < starts[i + 1]!; e++) joins[codes[i]!]![codes[targets[e]!]!]! += weights[e]! / 2
  return joins
}

// Expectation and variance; the counts of areas in the denominators are those of drawing two, three and four areas without putting back.
function nonfreeSame(areas: number, { n, s0, s1, s2 }: WeightConstants): [number, number] {
  const two = (areas * (areas - 1)) / (n * (n - 1))
  const three = (two * (areas - 2)) / (n - 2)
  const four = (three * (areas - 3)) / (n - 3)
  const expectation = (s0 * two) / 2
  return [expectation, 0.25 * (s1 * two + (s2 - 2 * s1) * three + (s0 * s0 + s1 - s2) * four) - expectation * expectation]
}

function nonfreeDifferent(a: number, b: number, { n, s0, s1, s2 }: WeightConstants): [number, number] {
  const two = (a * b) / (n * (n - 1))
  const three = (two * (a + b - 2)) / (n - 2)
  const four = (4 * two * (a - 1) * (b - 1)) / ((n - 2) * (n - 3))
  const expectation = s0 * two
  return [expectation, 0.25 * (2 * s1 * two + (s2 - 2 * s1) * three + (s0 * s0 + s1 - s2) * four) - expectation * expectation]
}

function freeSame(share: number, { s0, s1, s2 }: WeightConstants): [number, number] {
  const square = share * share
  return [(s0 * square) / 2, 0.25 * (s1 * square + (s2 - 2 * s1) * square * share + (s1 - s2) * square * square)]
}
