// How far the count of a cell could be another one without anything published showing it, and what it costs the reader to withhold it.

import { type Cube, tableOf } from './cube.ts'
import { type PrimarySuppression, PUBLISHED, SECONDARY } from './primary-suppression.ts'
import { type Knowledge, knownRange } from './published-table.ts'

/** A change of some cells that leaves every published sum as it is, and what it costs to withhold those of its cells that are not withheld yet. */
export type FoundMove = { cells: Int32Array; changes: Int8Array; cost: number }

/** The table on which moves are looked for; `status` is the one part that changes. */
export type Ground = {
  readonly cube: Cube
  readonly primary: PrimarySuppression
  readonly status: Uint8Array
  readonly knowledge: Knowledge
  readonly leastWidth: number
  /** What withholding a published cell costs. */
  readonly cost: Float64Array
  /** 1 for cells that may take part in a move. */
  readonly usable: Uint8Array
  /** Least and largest value the public knows, by status; a published cell is seen as one that may become withheld. */
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** What withholding costs: one per cell, with larger counts the dearer of equals; or the count itself. */
export type CostKind = 'cells' | 'counts'

export function groundOf(
  primary: PrimarySuppression,
  options: { knowledge: Knowledge; leastWidth: number; cost: CostKind; keepTotal: boolean },
): Ground {
  const { cube } = primary
  const { knowledge, leastWidth } = options
  const total = cube.counts[cube.size - 1]! + 1
  const status = primary.status.slice()
  const cost = cube.counts.map((count) => (options.cost === 'cells' ? 1 + (0.01 * count) / total : count))
  // A published 0 stays: withholding it would tell nothing but that it is not a small count.
  const usable = Uint8Array.from({ length: cube.size }, (_, cell) => (status[cell] !== PUBLISHED || cube.counts[cell]! > 0 ? 1 : 0))
  if (options.keepTotal && status[cube.size - 1] === PUBLISHED) usable[cube.size - 1] = 0
  const ranges = [0, 1, 2, 3].map((s) => knownRange(primary, knowledge, s === PUBLISHED ? SECONDARY : s))
  return { cube, primary, status, knowledge, leastWidth, cost, usable, low: ranges.map((r) => r[0]), high: ranges.map((r) => r[1]) }
}

/** How much larger the count of a cell could be. */
export function roomUp(ground: Ground, cell: number): number {
  return ground.high[ground.status[cell]!]! - ground.cube.counts[cell]!
}

/** How much smaller the count of a cell could be. */
export function roomDown(ground: Ground, cell: number): number {
  return ground.cube.counts[cell]! - ground.low[ground.status[cell]!]!
}

/** What it costs to withhold a cell now. */
export function costNow(ground: Ground, cell: number): number {
  return ground.status[cell] === PUBLISHED ? ground.cost[cell]! : 0
}

/** How often a move can be made within the bounds, forwards and backwards together; each time every cell changes by one or more. */
export function roomOfMove(ground: Ground, cells: ArrayLike<number>, changes: ArrayLike<number>): number {
  let forwards = Number.POSITIVE_INFINITY
  let backwards = Number.POSITIVE_INFINITY
  for (let k = 0; k < cells.length; k++) {
    if (!ground.usable[cells[k]!]) return 0
    const up = Math.floor(roomUp(ground, cells[k]!) / Math.abs(changes[k]!))
    const down = Math.floor(roomDown(ground, cells[k]!) / Math.abs(changes[k]!))
    forwards = Math.min(forwards, changes[k]! > 0 ? up : down)
    backwards = Math.min(backwards, changes[k]! > 0 ? down : up)
  }
  return forwards + backwards
}

/** Of how many dimensions a cell is not a total. */
export function detail(cube: Cube, cell: number): number {
  let ones = 0
  for (let table = tableOf(cube.axes, cell); table > 0; table >>= 1) ones += table & 1
  return ones
}
