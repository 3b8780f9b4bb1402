// Finding one's way in a long table: choosing rows of the release as it stands. Nothing is counted together and nothing is worked out.
import { pageOf } from '../../paging/model.ts'
import { type Language, type PublicColumn, type PublicTable, wordsOf } from '../model.ts'

/** A page with more rows than this helps nobody; the files have them all. */
export const rowsOnPage = 25
/** A list to choose from with more lines than this is no help either. */
const mostChoices = 60

export interface RowChoice {
  column: PublicColumn
  options: { value: string; text: string }[]
  chosen: string
}

export interface ChosenRows {
  choices: RowChoice[]
  /** Places of the rows on this page, in the order of the table, and how many rows were chosen in all. */
  places: number[]
  all: number
  page: number
  pages: number
}

/** The rows somebody asked for; what is asked for and does not exist is passed over. `query` is read by the columns' keys and `page`. */
export function chooseRows(table: PublicTable, query: (key: string) => string | undefined, language: Language): ChosenRows {
  const choices = table.rows.length <= rowsOnPage ? [] : choicesOf(table, query, language)
  const asked = choices.filter(({ chosen }) => chosen !== '').map(({ column, chosen }) => [table.columns.indexOf(column), chosen] as const)
  const found = table.rows.flatMap((row, place) => (asked.every(([at, code]) => String(row[at]) === code) ? [place] : []))
  const { shown: places, ...where } = pageOf(found, Number(query('page')), rowsOnPage)
  return { choices, places, all: found.length, ...where }
}

function choicesOf(table: PublicTable, query: (key: string) => string | undefined, language: Language): RowChoice[] {
  return table.columns.flatMap((column, at): RowChoice[] => {
    if (column.kind !== 'dimension') return []
    const codes = [...new Set(table.rows.map((row) => String(row[at] ?? '')))]
    if (codes.length < 2 || codes.length > mostChoices) return []
    const chosen = query(column.key) ?? ''
    return [
      {
        column,
        options: codes.map((value) => ({ value, text: String(wordsOf(column, value, language)) })),
        chosen: codes.includes(chosen) ? chosen : '',
      },
    ]
  })
}

/** The address of another page of the same choice. */
export function pageAddress(here: string, choices: readonly RowChoice[], page: number): string {
  const query = new URLSearchParams(choices.flatMap(({ column, chosen }) => (chosen === '' ? [] : [[column.key, chosen]])))
  if (page > 1) query.set('page', String(page))
  const asked = query.toString()
  return asked === '' ? here : `${here}?${asked}`
}
