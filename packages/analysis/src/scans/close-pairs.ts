// Finds which events lie close to one another on the map, band by band, without measuring every distance.

import { type Numbers, requireAtMost } from '../checks.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'

/** `euclidean`: as the crow flies. `manhattan`: east-west plus north-south, as along a grid of streets. */
export type DistanceMeasure = 'euclidean' | 'manhattan'

/**
 * Pairs of events by band of distance. Events are renumbered along the map, so that close events have close numbers and a thousand shuffles stay
 * within the fast memory; `row` gives their rows.
 *
 * In band b, event i is paired with the events other[k], k from start[b * n + i] to start[b * n + i + 1] - 1; every pair is listed once.
 */
export type ClosePairs = {
  readonly n: number
  readonly row: Int32Array
  readonly start: Int32Array
  readonly other: Int32Array
}

/** More pairs than this take longer than minutes to shuffle a thousand times. */
const MOST_PAIRS = 20_000_000
const CHUNK = 500

/** All pairs at most as far apart as the last band reaches; band b holds distances above bands[b - 1] up to and with bands[b]. */
export async function closePairs(
  x: Numbers,
  y: Numbers,
  bands: Numbers,
  measure: DistanceMeasure = 'euclidean',
  options: LongRunOptions = {},
): Promise<ClosePairs> {
  const n = x.length
  const grid = gridOf(x, y, bands[bands.length - 1]!)
  const start = new Int32Array(bands.length * n + 1)
  let found = 0
  await inChunks(n, options.signal, (i) => {
    forNeighbours(grid, bands, measure, i, (_, band) => {
      start[band * n + i + 1]!++
      found++
    })
    requireAtMost('close pairs of events', found, MOST_PAIRS, 'Choose smaller distances, a shorter period or a smaller area.')
  })
  for (let k = 1; k < start.length; k++) start[k]! += start[k - 1]!
  const other = new Int32Array(found)
  const next = start.slice()
  await inChunks(n, options.signal, (i) => {
    forNeighbours(grid, bands, measure, i, (j, band) => {
      other[next[band * n + i]!++] = j
    })
  })
  return { n, row: grid.row, start, other }
}

function inChunks(n: number, signal: AbortSignal | undefined, step: (i: number) => void): Promise<void> {
  const chunk = (c: number) => {
    for (let i = c * CHUNK; i < Math.min(n, (c + 1) * CHUNK); i++) step(i)
  }
  return longRun(Math.ceil(n / CHUNK), chunk, { signal })
}

/** Events in the order of the squares of a grid, row of squares by row; x and y in that order. */
type Grid = { x: Float64Array; y: Float64Array; row: Int32Array; square: Int32Array; start: Int32Array; across: number }

function gridOf(x: Numbers, y: Numbers, reach: number): Grid {
  const n = x.length
  const [left, right] = ends(x)
  const [bottom, top] = ends(y)
  // No more squares than a few per event; a hair wider than the reach, so that rounding never puts a pair two squares apart.
  const most = Math.ceil(2 * Math.sqrt(n))
  const side = Math.max(reach * (1 + 1e-9), (right - left) / most, (top - bottom) / most) || 1
  const across = Math.floor((right - left) / side) + 1
  const squares = across * (Math.floor((top - bottom) / side) + 1)
  const squareOf = (i: number) => Math.floor((y[i]! - bottom) / side) * across + Math.floor((x[i]! - left) / side)
  const start = new Int32Array(squares + 1)
  for (let i = 0; i < n; i++) start[squareOf(i) + 1]!++
  for (let s = 0; s < squares; s++) start[s + 1]! += start[s]!
  const next = start.slice()
  const row = new Int32Array(n)
  for (let i = 0; i < n; i++) row[next[squareOf(i)]!++] = i
  return {
    x: Float64Array.from(row, (i) => x[i]!),
    y: Float64Array.from(row, (i) => y[i]!),
    row,
    square: Int32Array.from(row, squareOf),
    start,
    across,
  }
}

function ends(values: Numbers): [number, number] {
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!)
    most = Math.max(most, values[i]!)
  }
  return [least, most]
}

// Every pair once: later events of the same and the next square, then those of the three squares in the row above.
function forNeighbours(grid: Grid, bands: Numbers, measure: DistanceMeasure, i: number, visit: (j: number, band: number) => void): void {
  const { start, across } = grid
  const square = grid.square[i]!
  const column = square % across
  const last = start.length - 1
  const ahead = column + 1 < across ? square + 2 : square + 1
  forRange(grid, bands, measure, i, i + 1, start[ahead]!, visit)
  const above = square + across
  if (above >= last) return
  const from = column > 0 ? above - 1 : above
  const to = column + 1 < across ? above + 2 : above + 1
  forRange(grid, bands, measure, i, start[from]!, start[to]!, visit)
}

function forRange(
  { x, y }: Grid,
  bands: Numbers,
  measure: DistanceMeasure,
  i: number,
  from: number,
  to: number,
  visit: (j: number, band: number) => void,
): void {
  const reach = bands[bands.length - 1]!
  for (let j = from; j < to; j++) {
    const east = Math.abs(x[i]! - x[j]!)
    const north = Math.abs(y[i]! - y[j]!)
    const distance = measure === 'manhattan' ? east + north : Math.sqrt(east * east + north * north)
    if (distance > reach) continue
    let band = 0
    while (distance > bands[band]!) band++
    visit(j, band)
  }
}
