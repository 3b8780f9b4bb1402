// A table of counts of people with all its totals: the form in which the town looks at what it is about to publish.

import { type Numbers, requireAtMost, requireCounts, requireSameLength } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** Levels put together in coarser ones: months in quarters of the year, blocks in quarters of the town. */
export type Grouping = {
  readonly name: string
  readonly groups: readonly string[]
  /** For every level the number of its group, or -1 where it stands alone. A second grouping must be coarser than the first. */
  readonly of: ArrayLike<number>
}

export type Dimension = { readonly name: string; readonly levels: readonly string[]; readonly groupings?: readonly Grouping[] }

/** A dimension with its totals: nodes are the levels, then the groups from fine to coarse, then the total; every node but the total has a parent. */
export type Axis = {
  readonly name: string
  readonly nodes: readonly string[]
  readonly levels: number
  readonly parent: Int32Array
  readonly children: readonly Int32Array[]
  /** How far apart neighbours of this axis lie in the full table. */
  readonly stride: number
}

export type Cube = {
  readonly axes: readonly Axis[]
  /** Cells of the full table, totals included. */
  readonly size: number
  /** Counts of the full table, row by row: the last axis moves fastest, the total is the last node of each axis. */
  readonly counts: Float64Array
  /** 1 for the cells of the tables that are meant for publication. */
  readonly released: Uint8Array
}

/** The largest full table that is worked on: a million cells in four dimensions with their totals fit. */
export const MOST_CELLS = 2_500_000

/**
 * A cube of counts with every total.
 *
 * Question: what does a reader of this table see, its sums included?
 * Each dimension gets a total; with groupings, subtotals too. A table of offences by quarter, area and age is one cube of three
 * dimensions whose full table holds the eight tables that come from it.
 * Not for: sums of money or other magnitudes; those need dominance rules.
 *
 * @param dimensions one to four, each with its levels and, if there are any, nested groupings
 * @param counts whole numbers, one per combination of levels, row by row (the last dimension moves fastest)
 * @param options `released` ('all'): which tables are published, each by the names of its dimensions, `[['area'], ['area', 'age']]`; `[]` is the grand total
 * Errors: `empty`, `shape`, `range`, `not-finite`, `unknown-level` (a name in `released` that no dimension has), `too-large`.
 * Reference: Willenborg and de Waal (2001), Elements of Statistical Disclosure Control, chapter 1.
 *
 * @example
 * const areas = { name: 'area', levels: ['north', 'south'] }
 * const ages = { name: 'age', levels: ['15-19', '20-24', '25+'] }
 * const table = cube([areas, ages], [3, 12, 30, 8, 9, 41])
 * table.counts // => [3, 12, 30, 45, 8, 9, 41, 58, 11, 21, 71, 103]
 * cellName(table, 3) // => 'north, total'
 */
export function cube(
  dimensions: readonly Dimension[],
  counts: Numbers,
  options: { released?: 'all' | readonly (readonly string[])[] } = {},
): Cube {
  const { released = 'all' } = options
  if (dimensions.length === 0) throw new AnalysisError('empty', 'Expected at least one dimension, but got none.', { names: ['dimensions'] })
  if (new Set(dimensions.map(({ name }) => name)).size < dimensions.length)
    throw new AnalysisError('shape', 'Expected every dimension to have a name of its own, but two have the same.', {
      names: ['dimensions'],
    })
  requireAtMost('dimensions', dimensions.length, 4, 'Publish several smaller tables and check them together with differencing.')
  let size = 1
  let inner = 1
  for (const dimension of dimensions) {
    size *= nodeCount(dimension)
    inner *= dimension.levels.length
  }
  if (inner === 0) throw new AnalysisError('empty', 'Expected at least one level in every dimension.', { names: ['dimensions'] })
  requireAtMost('cells with totals', size, MOST_CELLS, coarsening(dimensions))
  requireSameLength('counts', counts, inner)
  requireCounts('counts', counts)
  const axes = dimensions.map((dimension, d) =>
    axisOf(
      dimension,
      dimensions.slice(d + 1).reduce((n, next) => n * nodeCount(next), 1),
    ),
  )
  const full = withTotals(axes, size, counts)
  // Above that, sums are no longer exact, and everything here rests on exact sums.
  if (full[size - 1]! > Number.MAX_SAFE_INTEGER)
    throw new AnalysisError('range', `Expected counts whose total is at most ${Number.MAX_SAFE_INTEGER}, but it is ${full[size - 1]}.`, {
      names: ['counts'],
    })
  return { axes, size, counts: full, released: releasedCells(axes, size, released) }
}

function nodeCount(dimension: Dimension): number {
  return dimension.levels.length + (dimension.groupings ?? []).reduce((n, grouping) => n + grouping.groups.length, 0) + 1
}

function coarsening(dimensions: readonly Dimension[]): string {
  const widest = dimensions.reduce((a, b) => (b.levels.length > a.levels.length ? b : a))
  return `Merge levels of "${widest.name}", which has ${widest.levels.length}, or publish fewer dimensions at a time.`
}

function axisOf(dimension: Dimension, stride: number): Axis {
  const { name, levels, groupings = [] } = dimension
  const nodes = [...levels, ...groupings.flatMap((grouping) => grouping.groups), 'total']
  const total = nodes.length - 1
  const parent = new Int32Array(nodes.length).fill(total)
  parent[total] = -1
  // `standing[i]` is the coarsest node reached so far above level i.
  const standing = Int32Array.from(levels, (_, i) => i)
  let first = levels.length
  for (const grouping of groupings) {
    requireGrouping(name, grouping, levels.length)
    for (let i = 0; i < levels.length; i++) if (grouping.of[i]! >= 0) parent[standing[i]!] = first + grouping.of[i]!
    for (let i = 0; i < levels.length; i++) {
      const group = grouping.of[i]! < 0 ? total : first + grouping.of[i]!
      const child = standing[i]!
      if (parent[child] !== group)
        throw new AnalysisError('shape', `Expected the grouping "${grouping.name}" of "${name}" to keep "${nodes[child]}" in one group.`, {
          names: [name],
        })
    }
    for (let i = 0; i < levels.length; i++) if (grouping.of[i]! >= 0) standing[i] = first + grouping.of[i]!
    first += grouping.groups.length
  }
  return { name, nodes, levels: levels.length, parent, children: childrenOf(parent), stride }
}

function childrenOf(parent: Int32Array): Int32Array[] {
  const children: number[][] = Array.from(parent, () => [])
  for (let child = 0; child < parent.length - 1; child++) children[parent[child]!]!.push(child)
  return children.map((list) => Int32Array.from(list))
}

function requireGrouping(dimension: string, grouping: Grouping, levels: number): void {
  requireSameLength(`${dimension}: ${grouping.name}`, grouping.of, levels)
  const used = new Set<number>()
  for (let i = 0; i < levels; i++) {
    const group = grouping.of[i]!
    if (!(Number.isInteger(group) && group >= -1 && group < grouping.groups.length))
      throw new AnalysisError(
        'range',
        `Expected a group from -1 to ${grouping.groups.length - 1} in "${grouping.name}", but got ${group}.`,
        {
          names: [dimension],
          row: i,
        },
      )
    if (group >= 0) used.add(group)
  }
  if (used.size < grouping.groups.length)
    throw new AnalysisError('shape', `Expected every group of "${grouping.name}" to have a level, but one has none.`, {
      names: [dimension],
    })
}

/** The cells of the finest table, in the order in which counts are given. */
export function levelCells(axes: readonly Axis[]): Int32Array {
  const cells = new Int32Array(axes.reduce((n, axis) => n * axis.levels, 1))
  const at = new Int32Array(axes.length)
  for (let i = 0; i < cells.length; i++) {
    for (let d = 0; d < axes.length; d++) cells[i]! += at[d]! * axes[d]!.stride
    for (let d = axes.length - 1; d >= 0 && ++at[d]! === axes[d]!.levels; d--) at[d] = 0
  }
  return cells
}

function withTotals(axes: readonly Axis[], size: number, inner: Numbers): Float64Array {
  const counts = new Float64Array(size)
  const cells = levelCells(axes)
  for (let i = 0; i < cells.length; i++) counts[cells[i]!] = inner[i]!
  for (const axis of axes) {
    const { stride, parent } = axis
    const span = stride * parent.length
    for (let block = 0; block < size; block += span)
      for (let node = 0; node < parent.length - 1; node++)
        for (let k = 0; k < stride; k++) counts[block + parent[node]! * stride + k]! += counts[block + node * stride + k]!
  }
  return counts
}

function releasedCells(axes: readonly Axis[], size: number, released: 'all' | readonly (readonly string[])[]): Uint8Array {
  if (released === 'all') return new Uint8Array(size).fill(1)
  if (released.length === 0)
    throw new AnalysisError('empty', 'Expected at least one table to release, but got none.', { names: ['released'] })
  const tables = new Set<number>()
  for (const names of released) {
    let table = 0
    for (const name of names) {
      const d = axes.findIndex((axis) => axis.name === name)
      if (d < 0) throw new AnalysisError('unknown-level', `Expected the name of a dimension, but got "${name}".`, { names: ['released'] })
      table |= 1 << d
    }
    tables.add(table)
  }
  return Uint8Array.from({ length: size }, (_, cell) => (tables.has(tableOf(axes, cell)) ? 1 : 0))
}

/** Which of the tables in the cube a cell belongs to: bit d is set where it is not a total over axis d. */
export function tableOf(axes: readonly Axis[], cell: number): number {
  let table = 0
  for (let d = 0; d < axes.length; d++) if (nodeOf(axes[d]!, cell) !== axes[d]!.nodes.length - 1) table |= 1 << d
  return table
}

/** The node of an axis on which a cell of the full table lies. */
export function nodeOf(axis: Axis, cell: number): number {
  return Math.floor(cell / axis.stride) % axis.nodes.length
}

/** A cell's name for people: its node in each dimension, `north, total`. */
export function cellName(table: Cube, cell: number): string {
  return table.axes.map((axis) => axis.nodes[nodeOf(axis, cell)]).join(', ')
}

/** The number of a cell in the full table by the names of its nodes, one per dimension. */
export function cellAt(table: Cube, names: readonly string[]): number {
  if (names.length !== table.axes.length)
    throw new AnalysisError('shape', `Expected ${table.axes.length} names, but got ${names.length}.`, { names: ['names'] })
  let cell = 0
  for (const [d, axis] of table.axes.entries()) {
    const node = axis.nodes.lastIndexOf(names[d]!)
    if (node < 0)
      throw new AnalysisError('unknown-level', `Expected a level of "${axis.name}", but got "${names[d]}".`, { names: [axis.name] })
    cell += node * axis.stride
  }
  return cell
}
