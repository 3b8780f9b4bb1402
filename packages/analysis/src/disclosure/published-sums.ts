// Everything ever published as sums over the finest units, so that tables of different shapes and dates can be held against each other.

import { requireAtMost } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { nodeOf } from './cube.ts'
import { pathUp } from './hiding/axis-steps.ts'
import { PUBLISHED, UNRELEASED } from './primary-suppression.ts'
import { type Knowledge, knownRange, type PublishedTable } from './published-table.ts'

/** One number of a release: a count over a set of atoms (finest units: this area in this month), or that it was withheld. */
export type PublishedSum = {
  readonly atoms: Int32Array
  /** null where it was withheld. */
  readonly value: number | null
  /** What the rules say of a withheld value: 0 and Infinity unless given. */
  readonly lower?: number
  readonly upper?: number
  readonly name?: string
}

/** Everything published in one go. */
export type Release = { readonly name: string; readonly sums: readonly PublishedSum[] }

/** Atoms in all sums together up to which a check is made. */
export const MOST_SUMMED = 8_000_000

/**
 * The numbers of a published table as sums over atoms, withheld ones included.
 *
 * Question: how do I put this table into the joint check with others?
 * The atoms are the caller's: the finest units that any of the tables tells apart. Counts of people at two dates (a stock) have atoms of their own for each
 * date; counts of events in overlapping periods share the atoms of the months they share.
 *
 * @param table from `protectTable` (its `published`) or `publishedTable`
 * @param atoms for each combination of levels, row by row as the counts, the atoms it consists of; the combinations themselves unless given
 * @param options `knowledge` ('rule'), as in `attack`
 * Errors: `shape`, `too-large`.
 *
 * @example
 * const months = cube([{ name: 'month', levels: ['January', 'February'] }], [12, 9])
 * const sums = publishedSums(publishedTable(primarySuppression(months)))
 * sums.map((sum) => sum.value) // => [12, 9, 21]
 */
export function publishedSums(
  table: PublishedTable,
  atoms?: readonly ArrayLike<number>[],
  options: { knowledge?: Knowledge } = {},
): PublishedSum[] {
  const { knowledge = 'rule' } = options
  const { axes } = table
  const combinations = axes.reduce((n, axis) => n * axis.levels, 1)
  if (atoms && atoms.length !== combinations)
    throw new AnalysisError('shape', `Expected atoms for ${combinations} combinations of levels, but got ${atoms.length}.`, {
      names: ['atoms'],
    })
  requireAtMost(
    'combinations times totals',
    combinations * 2 ** axes.length,
    MOST_SUMMED,
    'Merge levels, or check fewer dimensions at a time.',
  )
  const members: number[][] = Array.from({ length: table.size }, () => [])
  for (let i = 0; i < combinations; i++) {
    let cells = [0]
    let rest = i
    for (let d = axes.length - 1; d >= 0; d--) {
      const axis = axes[d]!
      const path = pathUp(axis, rest % axis.levels)
      rest = Math.floor(rest / axis.levels)
      cells = cells.flatMap((cell) => path.map((node) => cell + node * axis.stride))
    }
    const own = atoms ? atoms[i]! : [i]
    for (const cell of cells) for (let k = 0; k < own.length; k++) members[cell]!.push(own[k]!)
  }
  const sums: PublishedSum[] = []
  for (let cell = 0; cell < table.size; cell++) {
    if (table.status[cell] === UNRELEASED) continue
    const isShown = table.status[cell] === PUBLISHED
    const [lower, upper] = knownRange(table, knowledge, cell, table.status[cell]!)
    const name = axes.map((axis) => axis.nodes[nodeOf(axis, cell)]).join(', ')
    const known = isShown ? { value: table.values[cell]! } : { value: null, lower, upper }
    sums.push({ atoms: Int32Array.from(members[cell]!), name, ...known })
  }
  return sums
}
