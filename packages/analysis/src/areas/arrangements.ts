// Deals the values of a map out over its areas again and again, and counts how often chance does as well.

import { requireAtMost } from '../checks.ts'
import { randomStream } from '../random.ts'
import { drawPermutation } from '../random-draws.ts'
import { type MonteCarloOptions, onThisThread, type Replicates, requireReplicates } from '../replicates.ts'
import type { SpatialWeights } from './spatial-weights.ts'
import { type Alternative, permutationP } from './tests-of-z.ts'

/** A statistic held against the same statistic of other arrangements of the same values. */
export type ArrangementTest = {
  estimate: number
  /** The statistic of every permutation, in the order of their streams. */
  permuted: Float64Array
  /** How many permutations were at least and at most as large, ties counted in both. */
  atLeast: number
  atMost: number
  /** Chance in the asked direction: (count + 1) / (permutations + 1); two-sided it is twice the smaller. */
  p: number
  pGreater: number
  pLess: number
  alternative: Alternative
  /** Mean and standard deviation of the permuted statistics. */
  mean: number
  standardDeviation: number
  permutations: number
  seed: number
  n: number
  islands: number
}

export type ArrangementOptions = MonteCarloOptions & { permutations?: number; alternative?: Alternative }

/** Pairs of neighbours give the product of their values, or the square of their difference. */
type Pairing = 'product' | 'squared-difference'
type Input = { left: Float64Array; right: Float64Array; weights: SpatialWeights; pairing: Pairing; seed: number }

/** The work of one permutation: sum over pairs of weight times pairing, with the values of both sides dealt out together. */
export const arrangements: Replicates<Input, Input, Float64Array> = {
  module: import.meta.url,
  name: 'arrangements',
  prepare: (input) => input,
  run(input, from, to) {
    const { left, right } = input
    const one = left === right
    return Float64Array.from({ length: to - from }, (_, k) => {
      const order = drawPermutation(randomStream(input.seed, from + k), left.length)
      const dealt = deal(left, order)
      return sumOverPairs(dealt, one ? dealt : deal(right, order), input.weights, input.pairing)
    })
  },
}

function deal(values: Float64Array, order: Uint32Array): Float64Array {
  const dealt = new Float64Array(values.length)
  for (let i = 0; i < dealt.length; i++) dealt[i] = values[order[i]!]!
  return dealt
}

/** Sum over all pairs of neighbours of weight times the product of their values, or times their squared difference. */
export function sumOverPairs(left: Float64Array, right: Float64Array, graph: SpatialWeights, pairing: Pairing): number {
  const { n, starts, targets, weights } = graph
  let total = 0
  for (let i = 0; i < n; i++) {
    const own = left[i]!
    const end = starts[i + 1]!
    let row = 0
    if (pairing === 'product') {
      for (let e = starts[i]!; e < end; e++) row += weights[e]! * right[targets[e]!]!
      row *= own
    } else {
      for (let e = starts[i]!; e < end; e++) {
        const gap = own - right[targets[e]!]!
        row += weights[e]! * gap * gap
      }
    }
    total += row
  }
  return total
}

/** Work that a person would not wait for: 20,000 million pairs are some minutes. */
const MOST_PAIRS = 2e10

/** Runs the permutations. The statistic is `scale` times the sum over pairs; `facing` -1 turns 'greater' round, for statistics that fall as likeness grows. */
export async function testArrangements(
  left: Float64Array,
  right: Float64Array,
  weights: SpatialWeights,
  statistic: { pairing: Pairing; scale: number; facing: 1 | -1 },
  options: ArrangementOptions,
): Promise<ArrangementTest> {
  const { seed = 1, permutations = 999, alternative = 'greater', runner = onThisThread } = options
  requireReplicates('permutations', permutations)
  requireAtMost(
    'pairs of neighbours times permutations',
    (weights.targets.length + weights.n) * permutations,
    MOST_PAIRS,
    'Take larger areas, fewer neighbours or fewer permutations.',
  )
  const { pairing, scale, facing } = statistic
  const input = { left, right, weights, pairing, seed }
  const parts = await runner(arrangements, input, permutations, options)
  const permuted = new Float64Array(permutations)
  let at = 0
  for (const part of parts) for (const sum of part) permuted[at++] = sum * scale
  const estimate = sumOverPairs(left, right, weights, pairing) * scale
  const { atLeast, atMost } = countTies(permuted, estimate)
  const p = facing === 1 ? permutationP(atLeast, atMost, permutations) : permutationP(atMost, atLeast, permutations)
  return {
    estimate,
    permuted,
    atLeast,
    atMost,
    p: alternative === 'two-sided' ? p.twoSided : p[alternative],
    pGreater: p.greater,
    pLess: p.less,
    alternative,
    ...spreadOf(permuted),
    permutations,
    seed,
    n: weights.n,
    islands: weights.islands.length,
  }
}

// Two arrangements with the same pairs can differ in the last digit by the order of the sum, so equal means equal to eleven digits.
function countTies(permuted: Float64Array, estimate: number): { atLeast: number; atMost: number } {
  let size = Math.abs(estimate)
  for (const value of permuted) size = Math.max(size, Math.abs(value))
  let atLeast = 0
  let atMost = 0
  for (const value of permuted) {
    if (value >= estimate - 1e-11 * size) atLeast++
    if (value <= estimate + 1e-11 * size) atMost++
  }
  return { atLeast, atMost }
}

function spreadOf(permuted: Float64Array): { mean: number; standardDeviation: number } {
  const mean = permuted.reduce((sum, value) => sum + value, 0) / permuted.length
  const squares = permuted.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, standardDeviation: permuted.length > 1 ? Math.sqrt(squares / (permuted.length - 1)) : Number.NaN }
}
