// A released table as CSV that opens right in the reader's spreadsheet and can never run as a formula there.
import { csvFile, guarded } from '../../table-file/write-csv.ts'
import { type Cell, headingOf, type Language, type PublicTable, wordsOf } from '../model.ts'

// Danish spreadsheets expect semicolon and decimal comma, English ones comma and decimal point.
const manners = { da: { separator: ';', decimal: ',' }, en: { separator: ',', decimal: '.' } } as const

/** The whole table: byte order mark, CRLF, quotes where needed. Figures are whole and unquoted. */
export function toCsv(table: PublicTable, language: Language): string {
  const { separator, decimal } = manners[language]
  const write = (cell: Cell): string => {
    if (cell === null) return ''
    if (typeof cell === 'number') return String(cell).replace('.', decimal)
    const text = guarded(cell)
    return /["\r\n;,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const heads = table.columns.map((column) => write(headingOf(column, language)))
  const rows = table.rows.map((row) => table.columns.map((column, place) => write(wordsOf(column, row[place] ?? null, language))))
  return csvFile([heads, ...rows].map((cells) => cells.join(separator)))
}
