// What the attacker found in proposed tables is mended by withholding more of them, where that can help.
import type { Leak, NamedCell } from '../attack/model.ts'
import { type PublicTable, totalCode as total } from '../model.ts'
import type { ProtectedCut } from './model.ts'

/** Marks rows to be withheld: for each leak one shown row that gives it away. Returns how many rows are new; 0 means that nothing more can be done. */
export function further(leaks: readonly Leak[], tables: readonly ProtectedCut[], withhold: readonly Set<number>[]): number {
  let more = 0
  for (const { cells } of leaks) {
    const proposed = cells.filter(({ number }) => number === null)
    const rows = proposed.flatMap((cell) => rowsNamed(cell, tables))
    // One row that goes already may have mended this leak too; the next attack will tell.
    if (rows.some(({ place, row }) => withhold[place]?.has(row))) continue
    const [finest] = rows.filter(({ place, row }) => mayGo(tables[place], row)).sort((a, b) => a.totals - b.totals)
    if (!finest) continue
    withhold[finest.place]?.add(finest.row)
    more++
  }
  return more
}

interface RowNamed {
  place: number
  row: number
  totals: number
}

function rowsNamed({ dataset, cell }: NamedCell, tables: readonly ProtectedCut[]): RowNamed[] {
  const place = tables.findIndex(({ table }) => table.dataset === dataset)
  const found = tables[place]
  const row = found ? rowNumber(found.table, cell) : -1
  if (!found || row < 0) return []
  return [{ place, row, totals: codesAt(found.table, row).filter((code) => code === total).length }]
}

const codesAt = ({ columns, rows }: PublicTable, row: number) =>
  columns.flatMap(({ kind }, at) => (kind === 'dimension' ? [rows[row]?.[at]] : []))

/** The row of these classes, by their codes in the order of the columns; -1 when there is none. */
const rowNumber = (table: PublicTable, codes: readonly string[]): number =>
  table.rows.findIndex((_, row) => codesAt(table, row).every((code, at) => code === codes[at]))

/** A row that is shown and is not nought, which is always shown. The total of everything stays to the last: without it a table says little. */
function mayGo(made: ProtectedCut | undefined, row: number): boolean {
  if (made?.protection.reasons[row] !== 'shown') return false
  const { columns, rows } = made.table
  const isEverybody = codesAt(made.table, row).every((code) => code === total)
  return !isEverybody && rows[row]?.[columns.findIndex(({ key }) => key === 'count')] !== 0
}
