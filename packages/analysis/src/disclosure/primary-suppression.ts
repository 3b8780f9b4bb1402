// Finds the counts of people that are too small to be shown as they are.

import { requireOneOf, requireSameLength, requireWhole } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type Cube, cellName, nodeOf } from './cube.ts'

/** What the public gets of a cell: its count; nothing, because it is unsafe; nothing, to protect others; nothing, because its table is not published; nothing, and not why. */
export const PUBLISHED = 0
export const PRIMARY = 1
export const SECONDARY = 2
export const UNRELEASED = 3
export const WITHHELD = 4

/** What earlier releases said of a cell, the same people in the same classes: its count, which cannot be taken back; or that it is withheld, which then must stay so. 0 where they said nothing. */
export const SHOWN_EARLIER = 1
export const WITHHELD_EARLIER = 2

export type PrimaryOptions = {
  /** The smallest count that may be shown. */
  minimum?: number
  /** Whether "nobody" may be shown. */
  zeros?: 'publish' | 'protect'
  /** Whether it may be shown that all of a group are in one cell, which tells of each of them. */
  wholeGroups?: 'publish' | 'protect'
  /** Dimensions in which shares are read ("98 of 100 said yes"): what is left of the total must not be small either. */
  complements?: readonly string[]
  /** For each cell of the full table 0, SHOWN_EARLIER or WITHHELD_EARLIER; it goes before what `released` of the cube says. */
  earlier?: Uint8Array
}

export type PrimarySuppression = {
  readonly cube: Cube
  /** PUBLISHED, PRIMARY or UNRELEASED for each cell of the full table; SECONDARY where a safe count was withheld earlier. */
  readonly status: Uint8Array
  /** Cells that nobody may learn, in order; also those of tables that are not published. */
  readonly unsafe: Int32Array
  /** What was said earlier of each cell; all 0 unless given. */
  readonly earlier: Uint8Array
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
 * @param options `minimum` (5), whole, from 2; `zeros` ('publish'); `wholeGroups` ('publish'); `complements` (none), names of dimensions; `earlier`
 * (nothing said), `size` of the cube long: what was shown is published again, what was withheld is withheld again, also where it is safe by itself
 * Errors: `range` (minimum, a value of `earlier`), `shape`, `unknown-level` (a complement that is no dimension), `infeasible` (an unsafe count was shown earlier; `row` is its cell).
 * Reference: Hundepool et al. (2012), Statistical Disclosure Control, sections 5.2 and 5.3.
 *
 * @example
 * const areas = { name: 'area', levels: ['north', 'south'] }
 * const ages = { name: 'age', levels: ['15-19', '20-24', '25+'] }
 * const table = cube([areas, ages], [3, 12, 30, 8, 9, 41])
 * Array.from(primarySuppression(table).unsafe, (cell) => cellName(table, cell)) // => ['north, 15-19']
 */
export function primarySuppression(table: Cube, options: PrimaryOptions = {}): PrimarySuppression {
  const { minimum = 5, zeros = 'publish', wholeGroups = 'publish', complements = [], earlier = new Uint8Array(table.size) } = options
  requireWhole('minimum', minimum, 2, 1e6)
  requireOneOf('zeros', zeros, ['publish', 'protect'])
  requireOneOf('wholeGroups', wholeGroups, ['publish', 'protect'])
  requireEarlier(table, earlier)
  const unsafe = new Uint8Array(table.size)
  const least = zeros === 'protect' ? 0 : 1
  let hidesZero = false
  for (let cell = 0; cell < table.size; cell++) {
    const count = table.counts[cell]!
    if (count >= least && count < minimum) unsafe[cell] = 1
    // A 0 that was once withheld stays a secret, and readers have to be told that a withheld cell may be 0.
    if (earlier[cell] === WITHHELD_EARLIER && count === 0) {
      unsafe[cell] = 1
      hidesZero = true
    }
  }
  for (const name of complements) markComplements(table, name, minimum, unsafe)
  if (wholeGroups === 'protect') for (let d = 0; d < table.axes.length; d++) markWholeGroups(table, d, unsafe)
  const cells = Int32Array.from(unsafe.keys()).filter((cell) => unsafe[cell] === 1)
  refuseShown(table, cells, earlier, minimum)
  return {
    cube: table,
    status: table.released.map((released, cell) => statusOf(released === 1, unsafe[cell] === 1, earlier[cell]!)),
    unsafe: cells,
    earlier,
    minimum,
    zerosHidden: zeros === 'protect' || wholeGroups === 'protect' || hidesZero,
    largestPrimary: wholeGroups === 'protect' || complements.length > 0 ? Number.POSITIVE_INFINITY : minimum - 1,
  }
}

// What was said earlier is in the world, whether or not its table goes out again.
function statusOf(isReleased: boolean, isUnsafe: boolean, earlier: number): number {
  if (earlier === 0 && !isReleased) return UNRELEASED
  if (isUnsafe) return PRIMARY
  return earlier === WITHHELD_EARLIER ? SECONDARY : PUBLISHED
}

function requireEarlier(table: Cube, earlier: Uint8Array): void {
  requireSameLength('earlier', earlier, table.size)
  const row = earlier.findIndex((said) => said > WITHHELD_EARLIER)
  if (row >= 0)
    throw new AnalysisError('range', `Expected 0, ${SHOWN_EARLIER} or ${WITHHELD_EARLIER} in "earlier", but got ${earlier[row]}.`, {
      names: ['earlier'],
      row,
    })
}

function refuseShown(table: Cube, unsafe: Int32Array, earlier: Uint8Array, minimum: number): void {
  const row = unsafe.find((cell) => earlier[cell] === SHOWN_EARLIER)
  if (row === undefined) return
  throw new AnalysisError(
    'infeasible',
    `Expected every count that was shown earlier to be safe at a minimum of ${minimum}, but "${cellName(table, row)}" is not. Publish other classes, or ask for a smaller minimum.`,
    { names: ['earlier'], row },
  )
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
