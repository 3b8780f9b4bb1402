// From a cut to the table that may become public: small counts withheld, and as few others as hide them, beside everything said before.
import { AnalysisError, type ProtectedTable, PUBLISHED, protectTable } from '@trygby/analysis'
import type { AttackedTable, Leak } from '../attack/model.ts'
import type { CountBase, CountCells } from '../base/model.ts'
import type { Cell, PublicTable } from '../model.ts'
import { type CutAxis, classesOf, cutAxes, rowsOf } from './cut.ts'
import { type JointCube, jointCube, type Said } from './joint-cube.ts'
import type { ProtectedCut, Refusal, RowProtection, TableCut } from './model.ts'
import { columnsOf, factsOf, limitsOf, notEstimated, originOf } from './table-words.ts'
import { rowsInBase, sumsOf } from './true-counts.ts'

/** What is counted and by whom; `editions` holds the counts of every edition anything was made of. */
export interface Counted {
  base: CountBase
  edition: number
  editions: ReadonlyMap<number, CountCells>
  /** The town's name, and when these counts were brought in (ISO 8601). */
  publisher: string
  countedAt: string
}

/** Why a cut could not be protected; `leak` names the cell that could not be hidden, for those who may see it. */
export interface Unprotected {
  refusal: Refusal
  leak: Leak | null
}

export interface ProtectCutOptions {
  /** Rows that shall not be shown, besides those that the method withholds. */
  withhold?: ReadonlySet<number>
  signal?: AbortSignal
  onProgress?: (done: number, all: number) => void
}

/**
 * Protects one cut. `said` is everything ever released of the base, withdrawn or not, and the tables that go out together with it.
 * Returns the table with what was withheld and what it cost, or why it cannot be done. Throws `cancelled`, and what is a fault of ours.
 */
export async function protectCut(
  counted: Counted,
  cut: TableCut,
  said: readonly AttackedTable[],
  options: ProtectCutOptions = {},
): Promise<ProtectedCut | Unprotected> {
  const { base } = counted
  const cells = cellsOf(counted, counted.edition)
  const axes = cutAxes(base, cells, cut)
  if ('key' in axes) return { refusal: axes, leak: null }
  const rows = rowsOf(axes, cut.totals)
  const dimensions = classesOf(base, cells, axes)
  const counts = sumsOf(dimensions, rowsInBase(base, axes, rows), cells)
  let joint: JointCube | null = null
  try {
    joint = jointCube(base, cells, axes, rows, said.map(saidOf(counted)), options.withhold ?? new Set())
    const { signal, onProgress } = options
    const found = await protectTable(joint.cube, {
      minimum: base.least,
      earlier: joint.earlier,
      smallSums: 'protect',
      knowledge: 'rule',
      signal,
      onProgress,
    })
    const reasons = reasonsOf(found, joint.cellOfRow, counts, base.least)
    return asTable(counted, cut, { axes, rows, counts, reasons, dimensions })
  } catch (error) {
    if (!(error instanceof AnalysisError)) throw error
    const refusal = refusalOf(error, cut, axes)
    if (!refusal) throw error
    return { refusal, leak: leakOf(error, joint, cut, rows) }
  }
}

function cellsOf({ editions }: Counted, edition: number): CountCells {
  const cells = editions.get(edition)
  if (!cells) throw new Error(`Expected the counts of edition ${edition}, but they were not given`)
  return cells
}

const saidOf =
  (counted: Counted) =>
  ({ table }: AttackedTable): Said => {
    if (table.protection.kind !== 'counts-of-people') throw new Error(`Expected counts of people, but ${table.dataset} is something else`)
    return { table, cells: cellsOf(counted, table.protection.edition) }
  }

function reasonsOf(
  { published }: ProtectedTable,
  cellOfRow: Int32Array,
  counts: readonly number[],
  least: number,
): RowProtection['reasons'] {
  return Array.from(cellOfRow, (cell, row) => {
    if (published.status[cell] === PUBLISHED) return 'shown'
    const count = counts[row] ?? 0
    return count > 0 && count < least ? 'small' : 'protects'
  })
}

interface Made {
  axes: readonly CutAxis[]
  rows: readonly (readonly string[])[]
  counts: readonly number[]
  reasons: RowProtection['reasons']
  dimensions: ReturnType<typeof classesOf>
}

function asTable(counted: Counted, cut: TableCut, { axes, rows, counts, reasons, dimensions }: Made): ProtectedCut {
  const { base, edition } = counted
  const { dataset, title, description } = cut
  const table: PublicTable = {
    dataset,
    title,
    description,
    columns: columnsOf(base, axes),
    rows: rows.map((codes, row): Cell[] => [...codes, ...(reasons[row] === 'shown' ? [counts[row] ?? 0, null] : [null, 'protected'])]),
    provenance: [originOf(base, counted)],
    n: base.about.n,
    uncertainty: notEstimated,
    cannotSay: limitsOf(base, axes, cut),
    facts: factsOf(base.about),
    protection: { kind: 'counts-of-people', k: base.least, base: base.slug, edition, dimensions },
  }
  const shown = reasons.filter((reason) => reason === 'shown').length
  const lostPeople = counts.reduce((sum, count, row) => (reasons[row] === 'protects' ? sum + count : sum), 0)
  return { table, protection: { dataset, reasons, lostPeople }, cost: { dataset, cells: rows.length, shown } }
}

/** The library's obstacle as a sentence to be worded; null for what nobody can mend by another cut. */
function refusalOf({ code, names }: AnalysisError, { dataset }: TableCut, axes: readonly CutAxis[]): Refusal | null {
  const widest = axes.reduce((a, b) => (b.classes.length > a.classes.length ? b : a)).dimension.key
  // It may name a dimension that this cut does not divide, and so cannot make coarser.
  const named = axes.find(({ dimension }) => names.includes(dimension.key))?.dimension.key ?? widest
  if (code === 'too-large') return { key: 'too-large', dataset, dimension: widest, came: '' }
  if (code !== 'infeasible') return null
  return { key: names.includes('earlier') ? 'shown-earlier' : 'no-cover', dataset, dimension: named, came: '' }
}

/** The cell that could not be hidden, where it is one of the table's own. */
function leakOf({ row }: AnalysisError, joint: JointCube | null, { dataset }: TableCut, rows: Made['rows']): Leak | null {
  const at = row === null || !joint ? -1 : joint.cellOfRow.indexOf(row)
  const cell = rows[at]
  if (!cell) return null
  return { kind: 'undecided', cells: [{ dataset, number: null, cell: [...cell] }], value: null }
}
