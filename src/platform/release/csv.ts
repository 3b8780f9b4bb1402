// A released table as CSV that opens right in the reader's spreadsheet and can never run as a formula there.
import { type Cell, headingOf, type Language, type PublicTable, wordsOf } from './model.ts'

// Danish spreadsheets expect semicolon and decimal comma, English ones comma and decimal point.
const manners = { da: { separator: ';', decimal: ',' }, en: { separator: ',', decimal: '.' } } as const

// What a spreadsheet may take for a formula, full-width forms included; the apostrophe is there so that the guard can be undone without doubt.
const looksLikeFormula = /^[\s\p{C}]*['=+\-@|%＝＋－＠]/u

/** Text that could run as a formula gets one apostrophe in front; taking it away gives the text back. */
export const guarded = (text: string): string => (looksLikeFormula.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text)

/** A line of a list for Danish spreadsheets: every cell in quotes, semicolons between. */
export const csvLine = (cells: readonly string[]): string => cells.map((cell) => `"${guarded(cell).replaceAll('"', '""')}"`).join(';')

/** Lines as a file: byte order mark and CRLF, as spreadsheets expect. */
export const csvFile = (lines: readonly string[]): string => `\uFEFF${lines.join('\r\n')}\r\n`

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
