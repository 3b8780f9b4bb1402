// How much each neighbour counts: equal shares, plain ones, or weights of the town's own.

import { type Numbers, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { islandsOf, type Neighbours, rowsOfPairs, selvesIn } from './neighbours.ts'

/**
 * How weights are made of neighbours: 'W' gives each row the sum 1, 'B' each pair 1 (or what was given), 'C' all pairs the same with sum n, 'U' the
 * same with sum 1, 'S' stabilises the variance between the two (Tiefelsdorf, Griffith and Boots 1999).
 */
export type WeightStyle = 'W' | 'B' | 'C' | 'U' | 'S'

// Squares of sums of weights are compared with each other, which needs room on both sides in the range of a double.
const LARGEST = 1e70
const SMALLEST = 1e-70

/** Neighbours with a weight for each entry of `targets`. */
export type SpatialWeights = Neighbours & {
  readonly weights: Float64Array
  readonly style: WeightStyle | 'given'
  /** Areas without neighbours; they count in n but have no weight. */
  readonly islands: readonly number[]
}

/**
 * Weights from neighbours.
 *
 * Question: how much does each neighbour count when we look at the surroundings of a place?
 * Assumptions: 'W' asks for the mean of the neighbours, so a place with two of them counts as much as one with eight; 'B' asks for their sum.
 * Not for: comparing results of different styles with each other.
 *
 * @param neighbours of n areas; @param options `style` ('W'); `given`: what each pair counts before the style is applied (shared border, inverse
 * distance), from 0 to 1e70, in the order of `targets` (1 each)
 * Errors: `shape`, `not-finite`, `range` (a weight below 0), `constant` (all weights 0, or no pair at all).
 * Islands keep an empty row; in 'C', 'U' and 'S' they do not count in n, as in spdep.
 * Reference: Tiefelsdorf, Griffith and Boots (1999), "A variance-stabilizing coding scheme for spatial link matrices".
 *
 * @example
 * const row = neighboursFromPairs(3, [0, 1, 1, 2], [1, 0, 2, 1])
 * spatialWeights(row).weights // => [1, 0.5, 0.5, 1]
 * spatialWeights(row, { style: 'S' }).weights // => [0.8787, 0.6213, 0.6213, 0.8787]
 */
export function spatialWeights(neighbours: Neighbours, options: { style?: WeightStyle; given?: Numbers } = {}): SpatialWeights {
  const { style = 'W', given } = options
  const { n, starts, targets } = neighbours
  if (given) {
    requireSameLength('given', given, targets.length)
    requireWithin('given', given, 0, LARGEST)
  }
  const weights = given ? Float64Array.from(given) : new Float64Array(targets.length).fill(1)
  const islands = islandsOf(neighbours)
  if (style === 'W') shareRows(neighbours, weights, (sum, w) => sum + w)
  if (style === 'S') shareRows(neighbours, weights, (sum, w) => sum + w * w, Math.sqrt)
  let total = 0
  for (const weight of weights) total += weight
  if (!(total > SMALLEST))
    throw new AnalysisError('constant', 'Expected at least one pair of neighbours with a weight, but there is none.', { names: ['given'] })
  const linked = n - countEmpty(starts)
  const scale = style === 'C' || style === 'S' ? linked / total : style === 'U' ? 1 / total : 1
  if (scale !== 1) for (let e = 0; e < weights.length; e++) weights[e]! *= scale
  return { n, starts, targets, weights, style, islands }
}

// Divides each row by a sum over it; a row of zeros stays as it is.
function shareRows(
  { n, starts }: Neighbours,
  weights: Float64Array,
  add: (sum: number, weight: number) => number,
  finish: (sum: number) => number = (sum) => sum,
): void {
  for (let i = 0; i < n; i++) {
    let sum = 0
    for (let e = starts[i]!; e < starts[i + 1]!; e++) sum = add(sum, weights[e]!)
    const divisor = finish(sum)
    if (divisor > 0) for (let e = starts[i]!; e < starts[i + 1]!; e++) weights[e]! /= divisor
  }
}

function countEmpty(starts: Int32Array): number {
  let empty = 0
  for (let i = 1; i < starts.length; i++) if (starts[i] === starts[i - 1]) empty++
  return empty
}

/**
 * Weights as they stand in a list of pairs, from another program for instance.
 *
 * Question: the weights were made elsewhere; how do they enter unchanged?
 *
 * @param from and @param to area numbers from 0, one pair per entry; @param weight from 0, one per pair; @param n number of areas, islands included
 * Errors: `empty` (no area), `shape`, `not-finite`, `range` (no such area, a pair given twice, a weight below 0), `constant` (all weights 0).
 * Reference: Cliff and Ord (1981), chapter 1.
 *
 * @example
 * const weights = weightsFromEdges([0, 1, 1, 2], [1, 0, 2, 1], [1, 0.5, 0.5, 1], 4)
 * weights.islands // => [3]
 */
export function weightsFromEdges(from: Numbers, to: Numbers, weight: Numbers, n: number): SpatialWeights {
  const rows = rowsOfPairs(n, from, to)
  requireSameLength('weight', weight, from.length)
  const given = Float64Array.from(rows.order, (k) => weight[k]!)
  return { ...spatialWeights(rows, { style: 'B', given }), style: 'given' }
}

/** The same weights with no area in its own row; whatever remains keeps its weight. */
export function withoutSelf(graph: SpatialWeights): SpatialWeights {
  const { n, starts, targets, weights } = graph
  const newStarts = new Int32Array(n + 1)
  const kept = new Int32Array(targets.length)
  let count = 0
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]!; e < starts[i + 1]!; e++) if (targets[e] !== i) kept[count++] = e
    newStarts[i + 1] = count
  }
  const edges = kept.subarray(0, count)
  return { ...graph, starts: newStarts, targets: edges.map((e) => targets[e]!), weights: Float64Array.from(edges, (e) => weights[e]!) }
}

/** Refuses weights of another number of areas, and areas in their own row where the statistic has no place for them. */
export function requireWeights(weights: SpatialWeights, values: Numbers, self: 'none' | 'all or none' = 'none'): void {
  requireSameLength('values', values, weights.n)
  const selves = selvesIn(weights)
  if (selves > 0 && (self === 'none' || selves < weights.n))
    throw new AnalysisError('range', `Expected ${self} of the ${weights.n} areas to be their own neighbour, but ${selves} are.`, {
      names: ['weights'],
    })
}
