// What a chart or a map shows of a table of counts of people: figures that stand in the release, and a gap where one is withheld.
import { type Cell, type Language, type PublicColumn, type PublicTable, totalCode, wordsOf } from '../model.ts'

export interface CountsPicture {
  /** Through time a line for each of up to three classes, or one for the whole; else a bar for each class of the first dimension. */
  kind: 'lines' | 'bars'
  /** The dimension the points or bars stand for. */
  along: PublicColumn
  series: { name: string; points: { code: string; label: string; count: number | null }[] }[]
}

/** Lines and bars that can be told apart and read. */
const mostLines = 3
const mostBars = 20

const isTotal = (cell: Cell): boolean => cell === totalCode

/** Null where there is nothing to draw: no sums over what is not drawn, or one point only. */
export function pictureOf(table: PublicTable, language: Language): CountsPicture | null {
  if (table.protection.kind !== 'counts-of-people') return null
  const dimensions = table.columns.filter(({ kind }) => kind === 'dimension')
  const along = dimensions.find(({ role }) => role === 'time') ?? dimensions[0]
  if (!along) return null
  const others = dimensions.filter((column) => column !== along)
  const points = (fixed: Map<PublicColumn, string>) => pointsAlong(table, along, fixed, language)
  const whole = points(new Map(others.map((column) => [column, totalCode])))
  if (along.role !== 'time')
    return whole.length > 1 && whole.length <= mostBars ? { kind: 'bars', along, series: [{ name: '', points: whole }] } : null
  const divided = others.find((column) => classesOf(table, column).length <= mostLines)
  const parts = divided
    ? classesOf(table, divided).map((code) => ({
        name: String(wordsOf(divided, code, language)),
        points: points(new Map(others.map((column) => [column, column === divided ? code : totalCode]))),
      }))
    : [{ name: '', points: whole }]
  const series = parts.filter((one) => one.points.length > 1)
  return series.length > 0 ? { kind: 'lines', along, series } : null
}

const classesOf = (table: PublicTable, column: PublicColumn): string[] => {
  const at = table.columns.indexOf(column)
  return [...new Set(table.rows.map((row) => String(row[at])))].filter((code) => code !== totalCode)
}

function pointsAlong(table: PublicTable, along: PublicColumn, fixed: ReadonlyMap<PublicColumn, string>, language: Language) {
  const at = table.columns.indexOf(along)
  const count = table.columns.findIndex(({ key }) => key === 'count')
  const asked = [...fixed].map(([column, code]) => [table.columns.indexOf(column), code] as const)
  return table.rows
    .filter((row) => !isTotal(row[at] ?? null) && asked.every(([place, code]) => row[place] === code))
    .map((row) => {
      const cell = row[count]
      const code = String(row[at])
      return { code, label: String(wordsOf(along, code, language)), count: typeof cell === 'number' ? cell : null }
    })
}

/** How many cells are withheld, of how many. */
export function withheldIn(table: PublicTable): { withheld: number; cells: number } {
  const count = table.columns.findIndex(({ key }) => key === 'count')
  return { withheld: table.rows.filter((row) => row[count] === null).length, cells: table.rows.length }
}

/** What a place on the map stands for: its words and its count, null where it is withheld; only rows that count everything else together. */
export function placesIn(table: PublicTable, language: Language): { name: string; lat: number; lon: number; count: number | null }[] {
  const place = table.columns.find(({ role, places }) => role === 'place' && places)
  if (!place) return []
  const others = table.columns.filter((column) => column.kind === 'dimension' && column !== place)
  return pointsAlong(table, place, new Map(others.map((column) => [column, totalCode])), language).flatMap(({ code, label, count }) => {
    const spot = place.places?.[code]
    return spot ? [{ name: label, ...spot, count }] : []
  })
}
