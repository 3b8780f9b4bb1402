// Tables of invented counts for attacks: every row of classes and sums, with what is withheld chosen by whoever tries them.
import type { CountCells } from '../../base/model.ts'
import type { PublicTable } from '../../model.ts'
import { inventedTable } from '../../testing/invented-table.ts'

const both = (text: string) => ({ da: text, en: text })

/** The dimensions of the invented base, in order. */
const baseKeys = ['area', 'age']

export interface InventedCut {
  dataset?: string
  edition?: number
  /** For each dimension of the base the units of each class; a dimension that is left out is counted together. */
  classes: Record<string, Record<string, string[]>>
  /** Whether the row of these codes is withheld besides the small ones. */
  hides?: (codes: readonly string[]) => boolean
  least?: number
}

/** Finest counts from a table by area and age. */
export function cellsOf(ages: string[], byArea: Record<string, number[]>): CountCells {
  const counts = Object.values(byArea).flatMap((row, area) => row.map((count, age) => [area, age, count]))
  return { units: [Object.keys(byArea), ages], counts: counts.filter((cell) => (cell[2] ?? 0) > 0) }
}

/** What is shown of the cells of one edition: small counts are withheld, and what `hides` says. */
export function tableOfCounts(
  cells: CountCells,
  { dataset = 'invented', edition = 1, classes, hides, least = 5 }: InventedCut,
): PublicTable {
  const everybody = cells.units.map((units) => [...units])
  const divided = baseKeys.filter((key) => classes[key])
  const own = baseKeys.map((key, d) => ({ ...classes[key], total: everybody[d] ?? [] }) as Record<string, string[]>)
  const combinations = own.reduce<string[][]>((rows, of) => rows.flatMap((row) => Object.keys(of).map((name) => [...row, name])), [[]])
  const rows = combinations.map((names) => {
    const inside = names.map((name, d) => new Set(own[d]?.[name]))
    const counted = cells.counts.filter((cell) => inside.every((units, d) => units.has(cells.units[d]?.[cell[d] ?? 0] ?? '')))
    const count = counted.reduce((n, cell) => n + (cell.at(-1) ?? 0), 0)
    const codes = names.filter((_, d) => divided.includes(baseKeys[d] ?? ''))
    const isHidden = (count > 0 && count < least) || (count > 0 && (hides?.(codes) ?? false))
    return [...codes, isHidden ? null : count, isHidden ? 'protected' : '']
  })
  return inventedTable(rows, {
    dataset,
    columns: [
      ...divided.map((key) => ({ key, heading: both(key), kind: 'dimension' as const })),
      { key: 'count', heading: both('count'), kind: 'measure' },
      { key: 'withheld', heading: both('withheld'), kind: 'text' },
    ],
    protection: {
      kind: 'counts-of-people',
      k: least,
      base: 'invented',
      edition,
      dimensions: baseKeys.map((key, d) => ({ key, classes: own[d] ?? {} })),
    },
  })
}
