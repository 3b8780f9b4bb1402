// What the public gets to see of a table, and what it knows of the cells it does not see.

import type { LongRunOptions } from '../long-run.ts'
import { equationList, type Unknowns } from './bounds/unknowns.ts'
import { type Axis, nodeOf } from './cube.ts'
import { inPieces } from './in-pieces.ts'
import { PRIMARY, type PrimarySuppression, PUBLISHED, SECONDARY, UNRELEASED, WITHHELD } from './primary-suppression.ts'

export type PublishedTable = {
  readonly axes: readonly Axis[]
  readonly size: number
  /** PUBLISHED, WITHHELD or UNRELEASED; PRIMARY and SECONDARY instead of WITHHELD only where the table marks its reasons. */
  readonly status: Uint8Array
  /** The published counts; NaN where nothing is published. */
  readonly values: Float64Array
  readonly minimum: number
  readonly zerosHidden: boolean
  readonly largestPrimary: number
  /** Whether the total of everything is withheld only where it is itself a small count, which everybody then knows of it. */
  readonly totalKept: boolean
}

/**
 * What is known of a withheld cell from the rules alone. `nothing`: it is not negative. `rule`: the rules are public, so a withheld cell is not 0
 * where zeros are always shown, and the total of everything only where it is small. `marked`: the table also tells small cells from those withheld to protect them.
 */
export type Knowledge = 'nothing' | 'rule' | 'marked'

/**
 * The table as published when the cells of `status` are withheld; by default only the unsafe ones, which is not enough.
 *
 * @param primary from `primarySuppression`; @param status of `secondarySuppression`
 * @param options `reasons` ('hide'): 'mark' lets the table tell small cells from those that protect them; `keepTotal` (true): as in `secondarySuppression`
 */
export function publishedTable(
  primary: PrimarySuppression,
  status: Uint8Array = primary.status,
  options: { reasons?: 'hide' | 'mark'; keepTotal?: boolean } = {},
): PublishedTable {
  const { reasons = 'hide', keepTotal = true } = options
  const { cube, minimum, zerosHidden, largestPrimary } = primary
  const isWithheld = (of: number) => of === PRIMARY || of === SECONDARY
  return {
    axes: cube.axes,
    size: cube.size,
    status: reasons === 'mark' ? status.slice() : status.map((of) => (isWithheld(of) ? WITHHELD : of)),
    values: cube.counts.map((count, cell) => (status[cell] === PUBLISHED ? count : Number.NaN)),
    minimum,
    zerosHidden,
    largestPrimary,
    totalKept: keepTotal && status[cube.size - 1] !== SECONDARY,
  }
}

/** What the rules of a table say; all of it is public. */
export type Rules = Pick<PublishedTable, 'size' | 'minimum' | 'zerosHidden' | 'largestPrimary' | 'totalKept'>

/** Least and largest value that the rules leave to a cell of this status. */
export function knownRange(rules: Rules, knowledge: Knowledge, cell: number, status: number): [lower: number, upper: number] {
  const open = Number.POSITIVE_INFINITY
  if (knowledge === 'nothing' || status === UNRELEASED) return [0, open]
  const least = rules.zerosHidden ? 0 : 1
  if (cell === rules.size - 1 && rules.totalKept) return [least, rules.minimum - 1]
  // Where other reasons than smallness make a cell unsafe, a marked cell need not be small.
  if (knowledge === 'marked' && status === PRIMARY) return [least, rules.largestPrimary]
  if (knowledge === 'marked' && status === SECONDARY) return [rules.minimum, open]
  return [least, open]
}

/** The attacker's equations: every total is the sum of its parts. `cellOf` gives the cell of each unknown, `unknownOf` the unknown of each cell or -1. */
export async function unknownsOf(
  table: PublishedTable,
  knowledge: Knowledge,
  options: LongRunOptions = {},
): Promise<{ system: Unknowns; cellOf: Int32Array; unknownOf: Int32Array }> {
  const cellOf = Int32Array.from(table.status.keys()).filter((cell) => table.status[cell] !== PUBLISHED)
  const unknownOf = new Int32Array(table.size).fill(-1)
  const lower = new Float64Array(cellOf.length)
  const upper = new Float64Array(cellOf.length)
  for (let j = 0; j < cellOf.length; j++) {
    unknownOf[cellOf[j]!] = j
    const range = knownRange(table, knowledge, cellOf[j]!, table.status[cellOf[j]!]!)
    lower[j] = range[0]
    upper[j] = range[1]
  }
  const list = equationList()
  for (const axis of table.axes)
    await inPieces(
      table.size,
      (cell) => {
        if (axis.children[nodeOf(axis, cell)]!.length === 0) return
        // One sum for each total says everything; those along its other dimensions follow.
        const isImplied = table.axes.some((other) => other.stride > axis.stride && other.children[nodeOf(other, cell)]!.length > 0)
        addLine(list, table, unknownOf, cell, axis, isImplied)
      },
      options,
    )
  return { system: list.close(lower, upper), cellOf, unknownOf }
}

function addLine(
  list: ReturnType<typeof equationList>,
  { values }: PublishedTable,
  unknownOf: Int32Array,
  cell: number,
  axis: Axis,
  isImplied: boolean,
): void {
  const node = nodeOf(axis, cell)
  const children = axis.children[node]!
  const first = cell - node * axis.stride
  let total = unknownOf[cell]! < 0 ? values[cell]! : 0
  for (const child of children) {
    const part = first + child * axis.stride
    if (unknownOf[part]! < 0) total -= values[part]!
  }
  list.begin(total, isImplied)
  if (unknownOf[cell]! >= 0) list.add(unknownOf[cell]!, -1)
  for (const child of children) {
    const j = unknownOf[first + child * axis.stride]!
    if (j >= 0) list.add(j, 1)
  }
  list.end()
}
