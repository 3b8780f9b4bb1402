// The table of all groups that occur together, in which raking is done: its size is the number of kinds of people, not of people.

import type { Pace } from '../pace.ts'
import { crossCodes } from './label-codes.ts'

/** Occupied cells of the cross table of several margins. */
type MarginTable = {
  /** Cell of each row. */
  readonly cell: Int32Array
  readonly cells: number
  /** Levels of each margin. */
  readonly levels: readonly number[]
  /** By margin: the level of each cell. */
  readonly level: readonly Int32Array[]
  /** Sums of weights, by cell. */
  readonly sums: Float64Array
  /** Rows of a weight other than 0, by cell. */
  readonly sizes: Float64Array
}

/** Lays out the cells that occur. */
export function crossTable(groups: readonly Int32Array[], levels: readonly number[], weights: Float64Array): MarginTable {
  let cell = groups[0]!
  let cells = levels[0]!
  for (let m = 1; m < groups.length; m++) {
    const crossed = crossCodes(cell, groups[m]!)
    cell = crossed.codes
    cells = crossed.groups
  }
  const sums = new Float64Array(cells)
  const sizes = new Float64Array(cells)
  const level = groups.map(() => new Int32Array(cells))
  for (let i = 0; i < cell.length; i++) {
    const c = cell[i]!
    sums[c]! += weights[i]!
    if (weights[i] !== 0) sizes[c]!++
    groups.forEach((codes, m) => {
      level[m]![c] = codes[i]!
    })
  }
  return { cell, cells, levels, level, sums, sizes }
}

/**
 * Iterative proportional fitting: factors by cell that bring the sums into line with the known margins, and how much the last round moved.
 *
 * Each margin in turn is met exactly, which puts the others a little off again; where margins can all be met, the rounds settle on the one table that
 * does and has the sample's own odds ratios. Reference: Deming and Stephan (1940); Ireland and Kullback (1968).
 */
export async function fitMargins(
  table: MarginTable,
  known: readonly Float64Array[],
  tolerance: number,
  mostIterations: number,
  pace: Pace,
): Promise<{ factors: Float64Array; iterations: number; moved: number }> {
  const { cells, level, sums } = table
  const fitted = Float64Array.from(sums)
  const before = new Float64Array(cells)
  const total = known[0]!.reduce((a, b) => a + b, 0)
  let iterations = 0
  let moved = Number.POSITIVE_INFINITY
  while (iterations < mostIterations && !(moved <= tolerance)) {
    before.set(fitted)
    for (let m = 0; m < known.length; m++) {
      scaleTo(fitted, level[m]!, known[m]!)
      await pace(cells)
    }
    moved = 0
    for (let c = 0; c < cells; c++) moved = Math.max(moved, Math.abs(fitted[c]! - before[c]!) / total)
    iterations++
  }
  return { factors: fitted.map((sum, c) => (sums[c] === 0 ? 0 : sum / sums[c]!)), iterations, moved }
}

// Meets one margin: every cell of a group by the factor that the group is short of.
function scaleTo(fitted: Float64Array, level: Int32Array, known: Float64Array): void {
  const reached = new Float64Array(known.length)
  for (let c = 0; c < fitted.length; c++) reached[level[c]!]! += fitted[c]!
  for (let c = 0; c < fitted.length; c++) {
    const k = level[c]!
    if (reached[k]! > 0) fitted[c]! *= known[k]! / reached[k]!
  }
}

/**
 * Effects of each margin's levels by taking margin means in turn, `rounds` times: a regression on all margins at once when it has settled.
 *
 * @param totals sums of the answers by level, margin after margin, weighted as `table.sums` are
 */
export function marginEffects(table: MarginTable, totals: Float64Array, rounds: number): Float64Array {
  const { cells, levels, level, sums } = table
  const effects = new Float64Array(totals.length)
  let moved = Number.POSITIVE_INFINITY
  let largest = 0
  // Once no effect moves in its last digit, more rounds would change nothing.
  for (let round = 0; round < rounds && moved > 1e-16 * largest; round++) {
    moved = 0
    let offset = 0
    for (let m = 0; m < levels.length; m++) {
      const size = levels[m]!
      const explained = new Float64Array(size)
      const weight = new Float64Array(size)
      for (let c = 0; c < cells; c++) {
        const k = level[m]![c]!
        explained[k]! += sums[c]! * effectOfOthers(table, effects, c, m)
        weight[k]! += sums[c]!
      }
      for (let k = 0; k < size; k++) {
        if (!(weight[k]! > 0)) continue
        const effect = (totals[offset + k]! - explained[k]!) / weight[k]!
        moved = Math.max(moved, Math.abs(effect - effects[offset + k]!))
        largest = Math.max(largest, Math.abs(effect))
        effects[offset + k] = effect
      }
      offset += size
    }
  }
  return effects
}

// What the other margins say of a cell already.
function effectOfOthers(table: MarginTable, effects: Float64Array, cell: number, but: number): number {
  let sum = 0
  let offset = 0
  for (let m = 0; m < table.levels.length; m++) {
    if (m !== but) sum += effects[offset + table.level[m]![cell]!]!
    offset += table.levels[m]!
  }
  return sum
}
