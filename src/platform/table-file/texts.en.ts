// What is said of a file of rows that cannot be read.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  fileOtherKind: 'The name of the file and what it holds do not go together. An Excel file ends with .xlsx, a text file with .csv or .txt.',
  fileNotText: 'We expected a CSV file or an Excel file (.xlsx). The file is neither.',
  fileEncoding: 'We cannot read the letters of the file. Save it as UTF-8 or Windows-1252 and choose it again.',
  fileQuotes: (came) => `We expected quotation marks in pairs. In line ${came} they are not.`,
  fileNoRows: 'We expected headings and at least one row of figures. The file has no rows.',
  fileTooManyRows: 'We expected at most 100,000 rows. The file has more. Divide it in two.',
  fileOneColumn: 'We expected at least two columns, divided by semicolon, comma or tab. The file has only one.',
  fileHeadings: (came) =>
    came === ''
      ? 'We expected a heading above each column. One of them is empty.'
      : `We expected different headings. “${came}” stands there twice.`,
  fileBroken: 'We expected a whole Excel file (.xlsx). The file is broken. Save it again and try once more.',
  fileManyParts: 'The Excel file has too many parts. Save the sheet as CSV and try again.',
  fileSwells: 'The file is too large when unpacked. Save the sheet as CSV and try again.',
  fileTooHeavy: 'The file took too long to read. Save the sheet as CSV, or divide it in two.',
}
