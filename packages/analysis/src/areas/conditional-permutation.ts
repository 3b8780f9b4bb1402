// For every area: how often do neighbours drawn at random from the other areas come to as much as its real ones?

import { requireAtMost } from '../checks.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { type RandomStream, randomStream } from '../random.ts'
import { type MonteCarloOptions, onThisThread, type Replicates, requireReplicates } from '../replicates.ts'
import { quiet } from './numbered-places.ts'
import { rowSums } from './spatial-lag.ts'
import type { SpatialWeights } from './spatial-weights.ts'

/** How many permutations were at least and at most as large as what was observed, by area; ties count in both. */
export type ConditionalCounts = { atLeast: Int32Array; atMost: Int32Array }

/** 'lag': sum of weight times neighbour's value. 'gap': sum of weight times squared difference to the neighbour. */
type Statistic = 'lag' | 'gap'

type Input = {
  values: Float64Array
  starts: Int32Array
  weights: Float64Array
  observed: Float64Array
  /** What counts as equal, by area. */
  tolerance: Float64Array
  /** Positions among the n - 1 others, `width` for each permutation; shared by all areas. */
  table: Int32Array
  width: number
  statistic: Statistic
  areasPerBlock: number
}

/**
 * The work on one block of areas. The dice are thrown before (the table), so blocks are independent of each other.
 *
 * Every area uses the same positions among "the others". Position p means area p for areas after p and area p + 1 for those up to p, so while
 * the areas are gone through in order, each drawn value changes just once, and the drawn values stay in a handful of numbers.
 */
export const conditionalBlocks: Replicates<Input, Input, ConditionalCounts> = {
  module: import.meta.url,
  name: 'conditionalBlocks',
  prepare: (input) => input,
  run(input, from, to) {
    const n = input.values.length
    const first = from * input.areasPerBlock
    const last = Math.min(n, to * input.areasPerBlock)
    const counts = { atLeast: new Int32Array(last - first), atMost: new Int32Array(last - first) }
    // Small steps so that the weights of a block stay close to the processor through all permutations.
    for (let start = first; start < last; start += input.areasPerBlock)
      countBlock(input, start, Math.min(last, start + input.areasPerBlock), first, counts)
    return counts
  },
}

function countBlock(input: Input, first: number, last: number, offset: number, counts: ConditionalCounts): void {
  const { table, width, starts, statistic } = input
  const even = statistic === 'lag' && rowsAreEven(input, first, last)
  const low = new Float64Array(last - first)
  const high = new Float64Array(last - first)
  for (let i = first; i < last; i++) {
    // With even weights the plain sum of the values is compared, so the bounds are divided once instead.
    const weight = even && starts[i + 1]! > starts[i]! ? input.weights[starts[i]!]! : 1
    low[i - first] = (input.observed[i]! - input.tolerance[i]!) / weight
    high[i - first] = (input.observed[i]! + input.tolerance[i]!) / weight
  }
  const drawn = new Float64Array(width)
  const sums = new Float64Array(width + 1)
  const changes = new Int32Array(width + 1)
  for (let at = 0; at < table.length; at += width) {
    const count = startOfBlock(input, at, first, last, drawn, changes)
    let i = first
    for (let change = 0; change <= count; change++) {
      const end = change < count ? changes[change]! + 1 : last
      if (even) {
        for (let j = 0; j < width; j++) sums[j + 1] = sums[j]! + drawn[j]!
        for (; i < end; i++) {
          const sum = sums[starts[i + 1]! - starts[i]!]!
          if (sum >= low[i - first]!) counts.atLeast[i - offset]!++
          if (sum <= high[i - first]!) counts.atMost[i - offset]!++
        }
      } else {
        for (; i < end; i++) {
          const sum = statistic === 'lag' ? lagOfDrawn(input, i, drawn) : gapOfDrawn(input, i, drawn)
          if (sum >= low[i - first]!) counts.atLeast[i - offset]!++
          if (sum <= high[i - first]!) counts.atMost[i - offset]!++
        }
      }
      if (change < count) moveOn(input, at, changes[change]!, drawn)
    }
  }
}

// Values drawn for area `first`, and in rising order the positions after which they change within the block.
function startOfBlock(input: Input, at: number, first: number, last: number, drawn: Float64Array, changes: Int32Array): number {
  let count = 0
  for (let j = 0; j < input.width; j++) {
    const position = input.table[at + j]!
    drawn[j] = input.values[position < first ? position : position + 1]!
    if (position >= first && position < last - 1) {
      let place = count++
      while (place > 0 && changes[place - 1]! > position) {
        changes[place] = changes[place - 1]!
        place--
      }
      changes[place] = position
    }
  }
  return count
}

function moveOn(input: Input, at: number, position: number, drawn: Float64Array): void {
  for (let j = 0; j < input.width; j++) if (input.table[at + j] === position) drawn[j] = input.values[position]!
}

function lagOfDrawn({ starts, weights }: Input, i: number, drawn: Float64Array): number {
  const start = starts[i]!
  const end = starts[i + 1]!
  let sum = 0
  for (let e = start; e < end; e++) sum += weights[e]! * drawn[e - start]!
  return sum
}

function gapOfDrawn({ starts, weights, values }: Input, i: number, drawn: Float64Array): number {
  const start = starts[i]!
  const end = starts[i + 1]!
  const own = values[i]!
  let sum = 0
  for (let e = start; e < end; e++) sum += weights[e]! * (own - drawn[e - start]!) ** 2
  return sum
}

function rowsAreEven({ starts, weights }: Input, first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    for (let e = starts[i]! + 1; e < starts[i + 1]!; e++) if (weights[e] !== weights[e - 1]) return false
    if (weights[starts[i]!] === 0 && starts[i + 1]! > starts[i]!) return false
  }
  return true
}

/** Draws that take some seconds and 80 MB; and terms that take minutes. */
const MOST_DRAWS = 2e7
const MOST_TERMS = 5e10
/** Terms of one block: some milliseconds, so that others are served between blocks. */
const TERMS_AT_ONCE = 2e6

/**
 * Counts for every area, with the value of the area held fast and the others drawn without replacement. No area may be its own neighbour.
 *
 * Permutation s draws its positions from stream s, the same for all areas (as PySAL does): the chances of two areas share the luck of the draw.
 */
export async function conditionalCounts(
  values: Float64Array,
  observed: Float64Array,
  graph: SpatialWeights,
  statistic: Statistic,
  options: MonteCarloOptions & { permutations: number },
): Promise<ConditionalCounts> {
  const { seed = 1, permutations, runner = onThisThread } = options
  requireReplicates('permutations', permutations)
  const width = widestRow(graph.starts)
  const advice = 'Take fewer neighbours, larger areas or fewer permutations.'
  requireAtMost('drawn neighbours (permutations times the most neighbours of an area)', permutations * width, MOST_DRAWS, advice)
  requireAtMost('neighbours times permutations', (graph.weights.length + graph.n) * permutations, MOST_TERMS, advice)
  const table = await drawTable(graph.n - 1, width, permutations, seed, options)
  const tolerance = tolerances(values, graph, statistic)
  const areasPerBlock = Math.max(1, Math.min(1024, Math.ceil(graph.n / 32), Math.floor(TERMS_AT_ONCE / (permutations * (width + 1)))))
  const { starts, weights } = graph
  const input = { values, starts, weights, observed, tolerance, table, width, statistic, areasPerBlock }
  const parts = await runner(conditionalBlocks, input, Math.ceil(graph.n / areasPerBlock), options)
  const counts = { atLeast: new Int32Array(graph.n), atMost: new Int32Array(graph.n) }
  let at = 0
  for (const part of parts) {
    counts.atLeast.set(part.atLeast, at)
    counts.atMost.set(part.atMost, at)
    at += part.atLeast.length
  }
  return counts
}

function widestRow(starts: Int32Array): number {
  let widest = 0
  for (let i = 1; i < starts.length; i++) widest = Math.max(widest, starts[i]! - starts[i - 1]!)
  return widest
}

// `width` different positions of `places` for every permutation: the first steps of a shuffle, taken back afterwards so that none depends on another.
async function drawTable(places: number, width: number, permutations: number, seed: number, options: LongRunOptions): Promise<Int32Array> {
  const table = new Int32Array(permutations * width)
  const order = Int32Array.from({ length: places }, (_, p) => p)
  const chosen = new Int32Array(width)
  const draw = (s: number) => drawPositions(randomStream(seed, s), order, chosen, table.subarray(s * width, (s + 1) * width))
  await longRun(permutations, draw, quiet(options))
  return table
}

function drawPositions(random: RandomStream, order: Int32Array, chosen: Int32Array, out: Int32Array): void {
  for (let j = 0; j < out.length; j++) {
    const k = j + random.below(order.length - j)
    chosen[j] = k
    out[j] = order[k]!
    order[k] = order[j]!
    order[j] = out[j]!
  }
  for (let j = out.length - 1; j >= 0; j--) {
    const kept = order[j]!
    order[j] = order[chosen[j]!]!
    order[chosen[j]!] = kept
  }
}

// The same neighbours in another order give another last digit: equal means equal to eleven digits of the largest sum that could come.
function tolerances(values: Float64Array, graph: SpatialWeights, statistic: Statistic): Float64Array {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  const unit = 1e-11 * (statistic === 'lag' ? largest : 4 * largest * largest)
  return rowSums(graph).sum.map((sum) => unit * sum)
}
