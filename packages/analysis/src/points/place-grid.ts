// Finds which places lie near each other without comparing each with all: the map is laid out in squares as wide as the reach.

import type { Numbers } from '../checks.ts'
import { least, most } from './coordinates.ts'

/** Places sorted into squares of a grid. */
export type PlaceGrid = {
  /** Coordinates in the order of `order`, so that neighbours are read one after the other. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly side: number
  readonly columns: number
  readonly rows: number
  readonly xMin: number
  readonly yMin: number
  /** Where the places of each square begin in `order`; one more entry than squares. */
  readonly starts: Int32Array
  readonly order: Int32Array
}

// A grid far finer than the places are many would only cost memory.
const MOST_SQUARES_PER_PLACE = 4

/** Lays the places out in squares at least `reach` wide. */
export function placeGrid(x: Numbers, y: Numbers, reach: number): PlaceGrid {
  const xMin = least(x)
  const yMin = least(y)
  const width = most(x) - xMin
  const height = most(y) - yMin
  // A hair wider than the reach, so that rounding never puts two places exactly that far apart two squares from each other.
  const side =
    Math.max(reach * (1 + 1e-9), Math.sqrt((width * height) / (MOST_SQUARES_PER_PLACE * x.length)), Math.max(width, height) / 2048) || 1
  const columns = Math.floor(width / side) + 1
  const rows = Math.floor(height / side) + 1
  const starts = new Int32Array(columns * rows + 1)
  const square = new Int32Array(x.length)
  for (let i = 0; i < x.length; i++) {
    square[i] = Math.floor((y[i]! - yMin) / side) * columns + Math.floor((x[i]! - xMin) / side)
    starts[square[i]! + 1]!++
  }
  for (let s = 0; s < columns * rows; s++) starts[s + 1]! += starts[s]!
  const next = starts.slice()
  const order = new Int32Array(x.length)
  for (let i = 0; i < x.length; i++) order[next[square[i]!]!++] = i
  return {
    x: Float64Array.from(order, (i) => x[i]!),
    y: Float64Array.from(order, (i) => y[i]!),
    side,
    columns,
    rows,
    xMin,
    yMin,
    starts,
    order,
  }
}

/** Visits every place within `reach` (at most the grid's own) of (atX, atY), with its squared distance. */
export function visitNear(grid: PlaceGrid, atX: number, atY: number, reach: number, visit: (place: number, squared: number) => void): void {
  const column = Math.floor((atX - grid.xMin) / grid.side)
  const row = Math.floor((atY - grid.yMin) / grid.side)
  const most2 = reach * reach
  for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
    const from = grid.starts[r * grid.columns + Math.min(grid.columns, Math.max(0, column - 1))]!
    const to = grid.starts[r * grid.columns + Math.min(grid.columns, Math.max(0, column + 2))]!
    for (let k = from; k < to; k++) {
      const dx = grid.x[k]! - atX
      const dy = grid.y[k]! - atY
      const squared = dx * dx + dy * dy
      if (squared <= most2) visit(grid.order[k]!, squared)
    }
  }
}
