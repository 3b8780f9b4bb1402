// The counts behind a table that only the staff may see: summed anew from the finest ones, by what the table says of its classes.
import type { CountBase, CountCells } from '../base/model.ts'
import { type CountsOfPeople, type PublicTable, totalCode as total } from '../model.ts'
import { classesOf, cutAxes, rowsOf } from './cut.ts'
import type { Refusal, TableCut } from './model.ts'

/** The class of a row in every dimension of the base, by the codes of its columns. */
export function codesOfRows({ columns, rows, protection }: PublicTable): string[][] {
  if (protection.kind !== 'counts-of-people') return []
  const places = protection.dimensions.map(({ key }) => columns.findIndex((column) => column.kind === 'dimension' && column.key === key))
  return rows.map((row) => places.map((place) => (place < 0 ? total : String(row[place]))))
}

/** The count of each row as the edition has it. NaN where a class holds units the edition does not know: those are other people. */
export function trueCounts(table: PublicTable, cells: CountCells): number[] {
  if (table.protection.kind !== 'counts-of-people') return []
  return sumsOf(table.protection.dimensions, codesOfRows(table), cells)
}

/** As `trueCounts`, for classes and rows of codes. Each finest count goes into all rows it belongs to, so that the cost does not grow with the rows. */
export function sumsOf(
  dimensions: CountsOfPeople['dimensions'],
  rows: readonly (readonly string[])[],
  { units, counts }: CountCells,
): number[] {
  const axes = dimensions.map(({ classes }, d) => {
    const codes = Object.keys(classes)
    const known = new Map((units[d] ?? []).map((unit, place) => [unit, place]))
    const classesAt: number[][] = (units[d] ?? []).map(() => [])
    const isKnown = codes.map((code) => (classes[code] ?? []).every((unit) => known.has(unit)))
    for (const [k, code] of codes.entries()) for (const unit of classes[code] ?? []) classesAt[known.get(unit) ?? -1]?.push(k)
    return { placeOf: new Map(codes.map((code, k) => [code, k])), classesAt, isKnown, size: codes.length }
  })
  const sums = new Map<number, number>()
  for (const cell of counts) {
    let keys = [0]
    for (const [d, { classesAt, size }] of axes.entries()) {
      const classes = classesAt[cell[d] ?? -1] ?? []
      keys = keys.flatMap((key) => classes.map((k) => key * size + k))
    }
    for (const key of keys) sums.set(key, (sums.get(key) ?? 0) + (cell.at(-1) ?? 0))
  }
  return rows.map((codes) => {
    let key = 0
    for (const [d, { placeOf, isKnown, size }] of axes.entries()) {
      const k = placeOf.get(codes[d] ?? '') ?? -1
      if (!isKnown[k]) return Number.NaN
      key = key * size + k
    }
    return sums.get(key) ?? 0
  })
}

/** A look at a cut before it is proposed: how many cells it would have, and how many of them count fewer people than may be shown. */
export function dryCount(base: CountBase, cells: CountCells, cut: TableCut): { cells: number; small: number } | Refusal {
  const axes = cutAxes(base, cells, cut)
  if ('key' in axes) return axes
  const rows = rowsInBase(base, axes, rowsOf(axes, cut.totals))
  const counts = sumsOf(classesOf(base, cells, axes), rows, cells)
  return { cells: rows.length, small: counts.filter((count) => count > 0 && count < base.least).length }
}

/** Rows by the axes of a cut as rows by all dimensions of the base. */
export function rowsInBase(
  base: CountBase,
  axes: readonly { dimension: { key: string } }[],
  rows: readonly (readonly string[])[],
): string[][] {
  const places = base.dimensions.map(({ key }) => axes.findIndex(({ dimension }) => dimension.key === key))
  return rows.map((row) => places.map((place) => (place < 0 ? total : (row[place] ?? total))))
}
