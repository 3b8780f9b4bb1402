// The cheapest change of any shape that hides a cell of a small table, by linear programming over all its cells at once.

import { type LinearProgramme, openSimplex } from '../../linear-algebra/linear-programme.ts'
import { nodeOf } from '../cube.ts'
import { PUBLISHED } from '../primary-suppression.ts'
import { costNow, type FoundMove, type Ground, roomDown, roomOfMove, roomUp } from './cell-room.ts'
import type { MoveFinder } from './product-move.ts'

/** Usable cells up to which a table counts as small. */
export const MOST_SMALL = 160

/** Usable cells up to which it is asked where no box and no exchange hides a cell; a question then takes up to a second. */
export const MOST_LAST_RESORT = 800

/**
 * A finder of moves of any shape: least cost of the cells that move, when the cell itself moves by the room it must have and every sum stays.
 *
 * Corners that are not whole are multiplied by 2 to 6 where there is room for it; what is still not whole is no move.
 * Reference: Kelly, Golden and Assad (1992) for two dimensions, where corners are always whole; Fischetti and Salazar (2000).
 */
export function cheapestMoves(ground: Ground): MoveFinder {
  return (cell, onlyWithheld) => {
    let best: FoundMove | null = null
    for (const direction of [1, -1] as const) {
      const found = cheapest(ground, cell, direction, onlyWithheld)
      if (found && (!best || found.cost < best.cost)) best = found
      if (best?.cost === 0) break
    }
    return best
  }
}

function cheapest(ground: Ground, cell: number, direction: 1 | -1, onlyWithheld: boolean): FoundMove | null {
  const room = direction > 0 ? roomUp(ground, cell) : roomDown(ground, cell)
  if (room < ground.leastWidth) return null
  const cells = movableCells(ground, onlyWithheld)
  const { programme, objective } = programmeOf(ground, cells, cell, direction)
  const simplex = openSimplex(programme)
  if (!simplex) return null
  simplex.minimise(objective)
  const x = simplex.solution()
  for (const factor of [1, 2, 3, 4, 6]) {
    const move = wholeMove(ground, cells, x, factor)
    if (move && roomOfMove(ground, move.cells, move.changes) >= 1) return move
  }
  return null
}

function movableCells({ cube, usable, status }: Ground, onlyWithheld: boolean): Int32Array {
  return Int32Array.from({ length: cube.size }, (_, cell) => cell).filter(
    (cell) => usable[cell] === 1 && (!onlyWithheld || status[cell] !== PUBLISHED),
  )
}

// Two columns a cell, what it goes up and what it goes down, so that both ways cost.
function programmeOf(
  ground: Ground,
  cells: Int32Array,
  fixed: number,
  direction: 1 | -1,
): { programme: LinearProgramme; objective: Float64Array } {
  const columns = 2 * cells.length
  const lower = new Float64Array(columns)
  const upper = new Float64Array(columns)
  const objective = new Float64Array(columns)
  const indexOf = new Map<number, number>()
  for (let k = 0; k < cells.length; k++) {
    const cell = cells[k]!
    indexOf.set(cell, k)
    upper[2 * k] = Math.min(roomUp(ground, cell), ground.leastWidth + 3)
    upper[2 * k + 1] = Math.min(roomDown(ground, cell), ground.leastWidth + 3)
    // Cells that are withheld anyway cost next to nothing, but a shorter move is still the better one.
    objective[2 * k] = objective[2 * k + 1] = costNow(ground, cell) + 1e-4
    if (cell !== fixed) continue
    const own = direction > 0 ? 2 * k : 2 * k + 1
    lower[own] = upper[own] = ground.leastWidth
    upper[4 * k + 1 - own] = 0
  }
  return { programme: { columns, ...sumsOf(ground, indexOf), lower, upper }, objective }
}

function sumsOf({ cube }: Ground, indexOf: Map<number, number>) {
  const start = [0]
  const column: number[] = []
  const coefficient: number[] = []
  const add = (cell: number, sign: number) => {
    const k = indexOf.get(cell)
    if (k === undefined) return
    column.push(2 * k, 2 * k + 1)
    coefficient.push(sign, -sign)
  }
  // One sum for each total says everything: the sums along its other dimensions follow.
  for (let cell = 0; cell < cube.size; cell++) {
    const axis = cube.axes.find((candidate) => candidate.children[nodeOf(candidate, cell)]!.length > 0)
    if (!axis) continue
    const node = nodeOf(axis, cell)
    add(cell, -1)
    for (const child of axis.children[node]!) add(cell + (child - node) * axis.stride, 1)
    if (column.length > start.at(-1)!) start.push(column.length)
  }
  return {
    start: Int32Array.from(start),
    column: Int32Array.from(column),
    coefficient: Int8Array.from(coefficient),
    rightHand: new Float64Array(start.length - 1),
  }
}

function wholeMove(ground: Ground, cells: Int32Array, x: Float64Array, factor: number): FoundMove | null {
  const moved: number[] = []
  const changes: number[] = []
  let cost = 0
  for (let k = 0; k < cells.length; k++) {
    const change = factor * (x[2 * k]! - x[2 * k + 1]!)
    const whole = Math.round(change)
    if (Math.abs(change - whole) > 1e-6 || Math.abs(whole) > 127) return null
    if (whole === 0) continue
    moved.push(cells[k]!)
    changes.push(whole)
    cost += costNow(ground, cells[k]!)
  }
  return { cells: Int32Array.from(moved), changes: Int8Array.from(changes), cost }
}
