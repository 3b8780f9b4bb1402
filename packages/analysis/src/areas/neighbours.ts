// Who lives next to whom: the list of neighbours behind every map statistic, kept in two flat arrays.

import { type Numbers, requireAtMost, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/**
 * Neighbours of n areas in compressed rows: those of area i are `targets[starts[i]]` to `targets[starts[i + 1] - 1]`, all numbered from 0.
 * An area with an empty row is an island.
 */
export type Neighbours = {
  readonly n: number
  /** n + 1 places in `targets`. */
  readonly starts: Int32Array
  readonly targets: Int32Array
}

// A list of so many takes some hundred megabytes.
const MOST_AREAS = 2e7

/** Neighbours from a list of pairs; the k-th pair says that area `to[k]` is a neighbour of area `from[k]`. Rows are in rising order. */
export function rowsOfPairs(n: number, from: Numbers, to: Numbers): Neighbours & { readonly order: Int32Array } {
  if (!(Number.isInteger(n) && n >= 1)) throw new AnalysisError('empty', `Expected at least one area, but got ${n}.`, { names: ['n'] })
  requireAtMost('areas', n, MOST_AREAS, 'Take larger areas.')
  requireSameLength('to', to, from.length)
  requireAreas('from', from, n)
  requireAreas('to', to, n)
  // Sorting by the second number first and, stably, by the first then leaves every row in rising order, in time linear in the pairs.
  const byTo = stableOrder(n, to, null)
  const order = stableOrder(n, from, byTo.order)
  const targets = order.order.map((k) => to[k]!)
  for (let i = 0; i < n; i++) {
    for (let e = order.starts[i]! + 1; e < order.starts[i + 1]!; e++) {
      if (targets[e] === targets[e - 1])
        throw new AnalysisError('range', `Expected every pair once, but area ${targets[e]} is given twice as a neighbour of area ${i}.`, {
          names: ['to'],
          row: order.order[e]!,
        })
    }
  }
  return { n, starts: order.starts, targets, order: order.order }
}

function requireAreas(name: string, areas: Numbers, n: number): void {
  requireWithin(name, areas, 0, n - 1)
  for (let k = 0; k < areas.length; k++) {
    if (!Number.isInteger(areas[k]))
      throw new AnalysisError('range', `Expected the number of an area in "${name}" at row ${k}, but got ${areas[k]}.`, {
        names: [name],
        row: k,
      })
  }
}

// Counting sort of the entries by their key, keeping the order of `before` among equals.
function stableOrder(n: number, keys: Numbers, before: Int32Array | null): { starts: Int32Array; order: Int32Array } {
  const starts = new Int32Array(n + 1)
  for (let k = 0; k < keys.length; k++) starts[keys[k]! + 1]!++
  for (let i = 0; i < n; i++) starts[i + 1]! += starts[i]!
  const next = starts.slice(0, n)
  const order = new Int32Array(keys.length)
  for (let k = 0; k < keys.length; k++) {
    const entry = before === null ? k : before[k]!
    order[next[keys[entry]!]!++] = entry
  }
  return { starts, order }
}

/** The pairs turned round: who has area i as a neighbour. `edge[k]` is the place of the k-th pair in the arrays it came from. */
export function turnedRound(neighbours: Neighbours): { starts: Int32Array; sources: Int32Array; edge: Int32Array } {
  const { starts, order } = stableOrder(neighbours.n, neighbours.targets, null)
  const rows = rowNumbers(neighbours)
  return { starts, sources: order.map((e) => rows[e]!), edge: order }
}

/** The area that each entry of `targets` belongs to. */
export function rowNumbers({ n, starts, targets }: Neighbours): Int32Array {
  const rows = new Int32Array(targets.length)
  for (let i = 0; i < n; i++) rows.fill(i, starts[i]!, starts[i + 1]!)
  return rows
}

/** Areas that have no neighbour but perhaps themselves. */
export function islandsOf({ n, starts, targets }: Neighbours): number[] {
  const islands = []
  for (let i = 0; i < n; i++) {
    let others = 0
    for (let e = starts[i]!; e < starts[i + 1]!; e++) if (targets[e] !== i) others++
    if (others === 0) islands.push(i)
  }
  return islands
}

/** How many areas stand in their own row. */
export function selvesIn({ n, starts, targets }: Neighbours): number {
  let selves = 0
  for (let i = 0; i < n; i++) for (let e = starts[i]!; e < starts[i + 1]!; e++) if (targets[e] === i) selves++
  return selves
}

/**
 * The same neighbours with every area also its own neighbour, as Gi* and rates of neighbourhoods take them.
 *
 * Question: how do I count the place itself in with its surroundings?
 *
 * @param neighbours of n areas; an area that already stands in its own row stays as it is
 * Reference: Ord and Getis (1995).
 *
 * @example
 * const row = neighboursFromPairs(3, [0, 1, 1, 2], [1, 0, 2, 1])
 * includeSelf(row).targets // => [0, 1, 0, 1, 2, 1, 2]
 */
export function includeSelf(neighbours: Neighbours): Neighbours {
  const { n, starts, targets } = neighbours
  const newStarts = new Int32Array(n + 1)
  const newTargets = new Int32Array(targets.length + n)
  let at = 0
  for (let i = 0; i < n; i++) {
    const from = at
    let own = false
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      newTargets[at++] = targets[e]!
      own ||= targets[e] === i
    }
    if (!own) newTargets[at++] = i
    newTargets.subarray(from, at).sort()
    newStarts[i + 1] = at
  }
  return { n, starts: newStarts, targets: newTargets.slice(0, at) }
}

/**
 * Neighbours that hold both ways: j is a neighbour of i when either named the other.
 *
 * Question: nearest neighbours are one-sided (the farm's nearest is the village, not the reverse); how do I make them mutual?
 * Not for: statistics that are meant to look one way, such as upstream.
 *
 * @param neighbours of n areas
 * Reference: Cliff and Ord (1981), chapter 1.
 *
 * @example
 * symmetricNeighbours(neighboursFromPairs(3, [0, 1], [1, 2])).targets // => [1, 0, 2, 1]
 */
export function symmetricNeighbours(neighbours: Neighbours): Neighbours {
  const { n, starts, targets } = neighbours
  const back = turnedRound(neighbours)
  const newStarts = new Int32Array(n + 1)
  const newTargets = new Int32Array(2 * targets.length)
  const seen = new Int32Array(n).fill(-1)
  let at = 0
  for (let i = 0; i < n; i++) {
    const from = at
    for (let e = starts[i]!; e < starts[i + 1]!; e++) {
      seen[targets[e]!] = i
      newTargets[at++] = targets[e]!
    }
    for (let e = back.starts[i]!; e < back.starts[i + 1]!; e++) if (seen[back.sources[e]!] !== i) newTargets[at++] = back.sources[e]!
    newTargets.subarray(from, at).sort()
    newStarts[i + 1] = at
  }
  return { n, starts: newStarts, targets: newTargets.slice(0, at) }
}

/**
 * Neighbours from a list of pairs.
 *
 * Question: the town has its own list of which district borders on which; how does it enter?
 *
 * @param n number of areas; @param from and @param to area numbers from 0, one pair per entry, each pair once and in both directions where it holds
 * both ways. Areas without a pair are islands.
 * Errors: `empty` (no area), `shape`, `not-finite`, `range` (a number that is no area, a pair given twice).
 * Reference: Cliff and Ord (1981), chapter 1.
 *
 * @example
 * neighboursFromPairs(3, [0, 1], [1, 0]).starts // => [0, 1, 2, 2]
 */
export function neighboursFromPairs(n: number, from: Numbers, to: Numbers): Neighbours {
  const { starts, targets } = rowsOfPairs(n, from, to)
  return { n, starts, targets }
}
