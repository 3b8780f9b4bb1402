// A table that goes out after others of the same people: puts what the others said beside it, so that it is protected with them and not against them.

import type { Numbers } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type Cube, cube, type Dimension, type Grouping, nodeOf } from './cube.ts'
import { SHOWN_EARLIER, WITHHELD_EARLIER } from './primary-suppression.ts'

/** A number of an earlier release: for each dimension the levels it sums over, and whether it was shown or withheld. */
export type EarlierSum = { readonly levels: readonly ArrayLike<number>[]; readonly isShown: boolean }

export type CubeAfter = {
  /** The cube with the earlier sums as further groups; its nodes are levels, groups from small to large, and the total. */
  readonly cube: Cube
  /** For `earlier` of `protectTable`. */
  readonly earlier: Uint8Array
  /** Earlier sums that cut across the classes of this table; only `differencing` sees what follows from them. */
  readonly crossing: number
}

/** A set of levels that is summed over. */
type Group = { readonly name: string; readonly levels: readonly number[]; readonly isNew: boolean }

/**
 * A cube of counts that knows what was published before.
 *
 * Question: last week we showed weeks 1 to 9 and their total; how do we publish weeks 1 to 10 without giving week 10 away by subtraction?
 * Method: last week's total is one more group of levels, so that `protectTable` works with it as with any other subtotal. It is not published again.
 * Sums that cut across each other cannot all be groups; the larger of two such is left out and counted in `crossing`.
 * Assumptions: each earlier sum is of the same people as its levels here; a sum whose counts were corrected since is none of them.
 * When not to use it: instead of `differencing`, which decides about everything that was ever released.
 *
 * @param dimensions and counts as in `cube`; @param sums of the earlier releases, in any order; shown anywhere counts as shown
 * @param options as in `cube`
 * Errors: those of `cube`, `shape` (levels not given for every dimension), `range` (a level that is none).
 *
 * @example
 * const weeks = { name: 'week', levels: ['9', '10', '11'] }
 * const lastTotal = { levels: [[0, 1]], isShown: true }
 * const after = cubeAfter([weeks], [12, 14, 3], [lastTotal])
 * cellName(after.cube, after.earlier.indexOf(SHOWN_EARLIER)) // => 'earlier 1'
 */
export function cubeAfter(
  dimensions: readonly Dimension[],
  counts: Numbers,
  sums: readonly EarlierSum[],
  options: { released?: 'all' | readonly (readonly string[])[] } = {},
): CubeAfter {
  for (const [row, { levels }] of sums.entries()) requireLevels(dimensions, levels, row)
  const axes = dimensions.map((dimension, d) =>
    grow(
      dimension,
      sums.map(({ levels }) => levels[d]!),
    ),
  )
  const table = cube(
    axes.map(({ dimension }) => dimension),
    counts,
    options,
  )
  const released = table.released.slice()
  for (const [d, { isNew }] of axes.entries()) {
    for (let cell = 0; cell < table.size; cell++) if (isNew[nodeOf(table.axes[d]!, cell)]) released[cell] = 0
  }
  const earlier = new Uint8Array(table.size)
  let crossing = 0
  for (const [s, { isShown }] of sums.entries()) {
    const nodes = axes.map(({ nodeOfSum }) => nodeOfSum[s]!)
    if (nodes.includes(-1)) crossing++
    else {
      const cell = nodes.reduce((at, node, d) => at + node * table.axes[d]!.stride, 0)
      if (earlier[cell] !== SHOWN_EARLIER) earlier[cell] = isShown ? SHOWN_EARLIER : WITHHELD_EARLIER
    }
  }
  return { cube: { ...table, released }, earlier, crossing }
}

type GrownAxis = { dimension: Dimension; nodeOfSum: Int32Array; isNew: Uint8Array }

// Every group becomes a grouping of its own, small ones first: so each lies inside the next or beside it.
function grow(dimension: Dimension, sets: readonly ArrayLike<number>[]): GrownAxis {
  const { levels } = dimension
  const groups = groupsOf(dimension)
  const keys = sets.map(keyOf)
  const asked = new Map(keys.map((key, s) => [key, Array.from(sets[s]!)]))
  for (const { levels: known } of groups) asked.delete(keyOf(known))
  const bySize = Array.from(asked.values()).sort((a, b) => a.length - b.length)
  for (const set of bySize) {
    if (set.length < 2 || set.length === levels.length) continue
    const inside = new Set(set)
    if (groups.every((group) => isApart(group.levels, inside)))
      groups.push({ name: `earlier ${groups.length + 1}`, levels: set, isNew: true })
  }
  groups.sort((a, b) => a.levels.length - b.levels.length)
  const nodes = [...groups.map((group) => group.levels), Array.from(levels.keys())]
  const nodeOf = new Map(nodes.map((members, k) => [keyOf(members), levels.length + k]))
  // A level stands for itself also where a group, or the total, holds nothing but it.
  for (const level of levels.keys()) nodeOf.set(keyOf([level]), level)
  return {
    dimension: { ...dimension, groupings: groups.map((group) => groupingOf(group, levels.length)) },
    nodeOfSum: Int32Array.from(keys, (key) => nodeOf.get(key) ?? -1),
    isNew: Uint8Array.from({ length: levels.length + nodes.length }, (_, node) => (groups[node - levels.length]?.isNew ? 1 : 0)),
  }
}

function groupsOf({ levels, groupings = [] }: Dimension): Group[] {
  return groupings.flatMap(({ groups, of }) =>
    groups.map((name, group) => ({ name, levels: Array.from(levels.keys()).filter((level) => of[level] === group), isNew: false })),
  )
}

function groupingOf({ name, levels }: Group, all: number): Grouping {
  const of = new Int32Array(all).fill(-1)
  for (const level of levels) of[level] = 0
  return { name, groups: [name], of }
}

// One inside the other, or nothing in common.
function isApart(group: readonly number[], set: ReadonlySet<number>): boolean {
  const common = group.filter((level) => set.has(level)).length
  return common === 0 || common === Math.min(group.length, set.size)
}

function keyOf(levels: ArrayLike<number>): string {
  return Int32Array.from(levels).sort().join()
}

function requireLevels(dimensions: readonly Dimension[], levels: EarlierSum['levels'], row: number): void {
  if (levels.length !== dimensions.length)
    throw new AnalysisError(
      'shape',
      `Expected levels for ${dimensions.length} dimensions in earlier sum ${row}, but got ${levels.length}.`,
      {
        names: ['sums'],
        row,
      },
    )
  for (const [d, dimension] of dimensions.entries())
    for (const level of Array.from(levels[d]!))
      if (!(Number.isInteger(level) && level >= 0 && level < dimension.levels.length))
        throw new AnalysisError(
          'range',
          `Expected levels from 0 to ${dimension.levels.length - 1} of "${dimension.name}" in earlier sum ${row}, but got ${level}.`,
          { names: ['sums'], row },
        )
}
