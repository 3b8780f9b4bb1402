// Reads released tables as an attacker does: each row is a number, or none, about the people of certain units.
import { type AttackedTable, CannotAttack } from './model.ts'

/** A table as rows of classes: for every dimension of the base the units of each class, and for every row its class in each dimension. */
export interface ReadTable {
  attacked: AttackedTable
  dataset: string
  edition: number
  dimensions: { key: string; names: readonly string[]; units: readonly (readonly string[])[]; isDivided: boolean }[]
  rows: readonly ReadRow[]
}

export interface ReadRow {
  /** The place of its class in each dimension of the base. */
  classes: readonly number[]
  /** Null where it is withheld. */
  count: number | null
  /** Whether it counts everybody in the table. */
  isGrand: boolean
}

/** The code of a sum over all classes of a dimension. */
export const total = 'total'

/** Errors: `CannotAttack` `not-its-edition` for a table that is none of counts, or names a class it does not explain. */
export function readTable(attacked: AttackedTable): ReadTable {
  const { dataset, columns, rows, protection } = attacked.table
  const refuse = (what: string): never => {
    throw new CannotAttack('not-its-edition', dataset, null, `Expected a table of counts with all its classes, but "${dataset}" ${what}.`)
  }
  if (protection.kind !== 'counts-of-people') return refuse('is none of counts of people')
  const counted = columns.findIndex(({ key }) => key === 'count')
  if (counted < 0) return refuse('has no column "count"')
  const dimensions = protection.dimensions.map(({ key, classes }) => {
    const names = Object.keys(classes)
    const units = names.map((name) => [...new Set(classes[name])])
    // A sum that is not explained holds what the classes hold.
    if (!names.includes(total)) {
      names.push(total)
      units.push([...new Set(units.flat())])
    }
    return { key, names, units, isDivided: columns.some((column) => column.key === key) }
  })
  const places = dimensions.map(({ names }) => new Map(names.map((name, place) => [name, place])))
  const columnOf = dimensions.map(({ key }) => columns.findIndex((column) => column.key === key))
  const read = rows.map((row) => {
    const names = columnOf.map((column) => (column < 0 ? total : String(row[column])))
    const classes = names.map((name, d) => places[d]?.get(name) ?? refuse(`names a class "${name}" and not its units`))
    const count = row[counted] ?? null
    if (count !== null && typeof count !== 'number') return refuse(`has "${count}" for a count`)
    return { classes, count, isGrand: names.every((name) => name === total) }
  })
  return { attacked, dataset, edition: protection.edition, dimensions, rows: read }
}

/** The codes of a row in the order of the columns, by which it is found in its table. */
export function codesOf(table: ReadTable, row: ReadRow): string[] {
  return table.attacked.table.columns.flatMap(({ key }) => {
    const d = table.dimensions.findIndex((dimension) => dimension.key === key)
    return d < 0 ? [] : [table.dimensions[d]?.names[row.classes[d] ?? -1] ?? '']
  })
}
