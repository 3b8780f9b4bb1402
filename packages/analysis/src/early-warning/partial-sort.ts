// The middle of the remainders as the published decomposition finds it, so that its figures can be compared with R's to the last digit.

/** A stretch still to be sorted, and which of the asked ranks may lie in it. */
type Part = { from: number; to: number; low: number; high: number }

/**
 * Up to this many values a part is sorted by insertion, unless it is the first, which has no smaller value before
 * it to stop at.
 */
const SHORT = 10

/**
 * Sum of the two middle values of x (twice the median), by the partial quicksort of the published program; x is
 * left in disorder.
 *
 * That program asks for the upper of the two middle ranks before the lower, while its sort expects ranks in rising
 * order. With an even number of values it may therefore stop before both are in place and return a neighbour of the
 * median. The scale of robustness is hardly touched by it, figures compared with R's are.
 * Reference: Singleton (1969), "Algorithm 347"; Cleveland et al. (1990) for its use.
 */
export function publishedMiddle(x: Float64Array): number {
  const upper = Math.floor(x.length / 2)
  const ranks = [upper, x.length - upper - 1]
  const parts: Part[] = []
  let part: Part | undefined = { from: 0, to: x.length - 1, low: 0, high: 1 }
  while (part !== undefined) {
    if (part.to - part.from > SHORT || (part.from === 0 && part.to > 0)) part = divide(x, part, ranks, parts)
    else {
      if (part.from > 0) insertInto(x, part)
      part = undefined
    }
    while (part === undefined && parts.length > 0) {
      const next: Part = parts.pop()!
      if (next.low <= next.high) part = next
    }
  }
  return x[ranks[0]!]! + x[ranks[1]!]!
}

// Splits a part around its median of three; the longer side waits with the ranks that fell to it, the shorter goes
// on if any rank is left to it.
function divide(x: Float64Array, part: Part, ranks: readonly number[], waiting: Part[]): Part | undefined {
  const { from, to, low, high } = part
  const [left, right] = splitAroundMiddle(x, from, to)
  if (left - from <= to - right) {
    let rank = high
    while (rank >= low && ranks[rank]! > left) rank--
    const none = rank < low
    waiting.push({ from: right, to, low: none ? low : rank + 1, high })
    return none ? undefined : { from, to: left, low, high: rank }
  }
  let rank = low
  while (rank <= high && ranks[rank]! < right) rank++
  const none = rank > high
  waiting.push({ from, to: left, low, high: none ? high : rank - 1 })
  return none ? undefined : { from: right, to, low: rank, high }
}

// Afterwards from..left is no larger and right..to no smaller than the median of three.
function splitAroundMiddle(x: Float64Array, from: number, to: number): [left: number, right: number] {
  // Positions are counted from 1 in the published program, and where the middle of an even part lies depends on it.
  const middle = Math.floor((from + to + 2) / 2) - 1
  if (x[from]! > x[middle]!) swap(x, from, middle)
  if (x[to]! < x[middle]!) {
    swap(x, to, middle)
    if (x[from]! > x[middle]!) swap(x, from, middle)
  }
  const pivot = x[middle]!
  let left = to
  let right = from
  for (;;) {
    do left--
    while (x[left]! > pivot)
    do right++
    while (x[right]! < pivot)
    if (right > left) return [left, right]
    swap(x, left, right)
  }
}

function swap(x: Float64Array, i: number, j: number): void {
  const kept = x[i]!
  x[i] = x[j]!
  x[j] = kept
}

// Insertion without a look at the beginning of the part: what stands before it is no larger, so the search ends
// there.
function insertInto(x: Float64Array, { from, to }: Part): void {
  for (let i = from; i < to; i++) {
    const value = x[i + 1]!
    let k = i
    while (x[k]! > value) {
      x[k + 1] = x[k]!
      k--
    }
    x[k + 1] = value
  }
}
