// Finds the counts of people that are too small to be shown as they are.

import { requireOneOf, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type Cube, nodeOf } from './cube.ts'

/** What the public gets of a cell: its count; nothing, because it is unsafe; nothing, to protect others; nothing, because its table is not published; nothing, and not why. */
export const PUBLISHED = 0
export const PRIMARY = 1
export const SECONDARY = 2
export const UNRELEASED = 3
export const WITHHELD = 4

export type PrimaryOptions = {
  /** The smallest count that may be shown. */
  minimum?: number
  /** Whether "nobody" may be shown. */
  zeros?: 'publish' | 'protect'
  /** Whether it may be shown that all of a group are in one cell, which tells of each of them. */
  wholeGroups?: 'publish' | 'protect'
  /** Dimensions in which shares are read ("98 of 100 said yes"): what is left of the total must not be small either. */
  complements?: readonly string[]
}

export type PrimarySuppression = {
  readonly cube: Cube
  /** PUBLISHED, PRIMARY or UNRELEASED for each cell of the full table. */
  readonly status: Uint8Array
  /** Cells that nobody may learn, in order; also those of tables that are not published. */
  readonly unsafe: Int32Array
  readonly minimum: number
  /** Whether a withheld cell may be 0. */
  readonly zerosHidden: boolean
  /** The largest count that is withheld for being small; Infinity where other reasons are in use. */
  readonly largestPrimary: number
}

/**
 * The cells of a table that are unsafe by themselves, totals included.
 *
 * Question: which of these counts could tell about a person?
 * Rule: counts 1 to minimum - 1. A count of 0 tells of nobody and may be shown, unless `zeros` is 'protect'.
 * Assumptions: one count is one person; where a person can be counted several times, count persons.
 * When not to use it alone: always follow with `secondarySuppression`, or subtraction gives the counts back; `protectTable` does both.
 * Not for: magnitudes such as sums of money (dominance and p % rules are for those).
 *
 * @param table from `cube`
 * @param options `minimum` (5), whole, from 2; `zeros` ('publish'); `wholeGroups` ('publish'); `complements` (none), names of dimensions
 * Errors: `range` (minimum), `unknown-level` (a complement that is no dimension).
 * Reference: Hundepool et al. (2012), Statistical Disclosure Control, sections 5.2 and 5.3.
 *
 * @example
 * const areas = { name: 'area', levels: ['north', 'south'] }
 * const ages = { name: 'age', levels: ['15-19', '20-24', '25+'] }
 * const table = cube([areas, ages], [3, 12, 30, 8, 9, 41])
 * Array.from(primarySuppression(table).unsafe, (cell) => cellName(table, cell)) // => ['north, 15-19']
 */
export function primarySuppression(table: Cube, options: PrimaryOptions = {}): PrimarySuppression {
  const { minimum = 5, zeros = 'publish', wholeGroups = 'publish', complements = [] } = options
  requireWhole('minimum', minimum, 2, 1e6)
  requireOneOf('zeros', zeros, ['publish', 'protect'])
  requireOneOf('wholeGroups', wholeGroups, ['publish', 'protect'])
  const unsafe = new Uint8Array(table.size)
  const least = zeros === 'protect' ? 0 : 1
  for (let cell = 0; cell < table.size; cell++) {
    const count = table.counts[cell]!
    if (count >= least && count < minimum) unsafe[cell] = 1
  }
  for (const name of complements) markComplements(table, name, minimum, unsafe)
  if (wholeGroups === 'protect') for (let d = 0; d < table.axes.length; d++) markWholeGroups(table, d, unsafe)
  const status = table.released.map((released, cell) => (released === 0 ? UNRELEASED : unsafe[cell] ? PRIMARY : PUBLISHED))
  return {
    cube: table,
    status,
    unsafe: Int32Array.from(Array.from(unsafe.keys()).filter((cell) => unsafe[cell] === 1)),
    minimum,
    zerosHidden: zeros === 'protect' || wholeGroups === 'protect',
    largestPrimary: wholeGroups === 'protect' || complements.length > 0 ? Number.POSITIVE_INFINITY : minimum - 1,
  }
}

// A cell whose rest within its parent is small: the share tells how few the others are.
function markComplements(table: Cube, name: string, minimum: number, unsafe: Uint8Array): void {
  const axis = table.axes.find((candidate) => candidate.name === name)
  if (!axis) throw new AnalysisError('unknown-level', `Expected the name of a dimension, but got "${name}".`, { names: ['complements'] })
  for (let cell = 0; cell < table.size; cell++) {
    const node = nodeOf(axis, cell)
    const parent = axis.parent[node]!
    if (parent < 0) continue
    const count = table.counts[cell]!
    const rest = table.counts[cell + (parent - node) * axis.stride]! - count
    // Nobody of 3 is no share to hide: the 3 are unsafe themselves, and a 0 that is sometimes withheld would tell more.
    if (count > 0 && rest > 0 && rest < minimum) unsafe[cell] = 1
  }
}

// Everybody of a line in one cell: that cell is unsafe, and the empty ones beside it are, for they say the same.
function markWholeGroups(table: Cube, d: number, unsafe: Uint8Array): void {
  const axis = table.axes[d]!
  for (let cell = 0; cell < table.size; cell++) {
    const children = axis.children[nodeOf(axis, cell)]!
    if (children.length < 2 || table.counts[cell] === 0) continue
    const first = cell - nodeOf(axis, cell) * axis.stride
    let filled = 0
    for (const child of children) if (table.counts[first + child * axis.stride]! > 0) filled++
    if (filled === 1) for (const child of children) unsafe[first + child * axis.stride] = 1
  }
}
