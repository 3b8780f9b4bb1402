// Tables as CSV files that open right in a spreadsheet and can never run as a formula there.

// What a spreadsheet may take for a formula, full-width forms included; the apostrophe is there so that the guard can be undone without doubt.
const looksLikeFormula = /^[\s\p{C}]*['=+\-@|%＝＋－＠]/u

/** Text that could run as a formula gets one apostrophe in front; taking it away gives the text back. */
export const guarded = (text: string): string => (looksLikeFormula.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text)

/** A line of a list for Danish spreadsheets: every cell in quotes, semicolons between. */
export const csvLine = (cells: readonly string[]): string => cells.map((cell) => `"${guarded(cell).replaceAll('"', '""')}"`).join(';')

/** Lines as a file: byte order mark and CRLF, as spreadsheets expect. */
export const csvFile = (lines: readonly string[]): string => `\uFEFF${lines.join('\r\n')}\r\n`
