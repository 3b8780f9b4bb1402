// Somebody who has not heard of corrections takes all releases for one and the same count, and is right about whatever did not change.
import type { Parts } from './parts.ts'
import type { ReadRow, ReadTable } from './sums.ts'

/**
 * For each edition the tables as that reader has them: every row that is as true of this edition as of its own, for from true numbers follow
 * true ones. Parts that people were moved between are whole again there, so that this finds what the parts by edition do not. Nothing when no
 * cell was corrected, and only those that say more than others.
 */
export function asOneEdition(tables: readonly ReadTable[], parts: Parts): ReadTable[][] {
  const isCorrected = parts.cellOf.some((cell, part) => part > 0 && parts.cellOf[part - 1] === cell)
  if (!isCorrected) return []
  const views = [...new Set(tables.map(({ edition }) => edition))].map((edition) =>
    tables.map((table) => ({
      ...table,
      edition,
      rows: table.rows.filter((row) => {
        // Of units that an edition does not know it says nothing, not even the same.
        const there = parts.countIn(edition, table, row)
        return there === parts.countIn(table.edition, table, row)
      }),
    })),
  )
  const rowsOf = views.map((view) => new Set(view.flatMap(({ rows }) => rows)))
  return views.filter((_, one) => {
    const own = [...(rowsOf[one] ?? [])]
    const saysMore = (more: ReadonlySet<ReadRow>, other: number) =>
      other !== one && (own.length < more.size || other < one) && own.every((row) => more.has(row))
    return own.length > 0 && !rowsOf.some(saysMore)
  })
}
