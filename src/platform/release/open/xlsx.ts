// A released table as a workbook: one sheet with the figures, one that says where they come from and what they cannot say.
import exceljs from 'exceljs'
import { headingOf, type Language, type Release, wordsOf } from '../model.ts'
import { codesInWords, markInWords, uncertaintyOf } from './about.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The workbook's bytes. Every text is a cell of type text, which a spreadsheet never runs as a formula. */
export async function toXlsx(release: Release, language: Language): Promise<Uint8Array<ArrayBuffer>> {
  const { table } = release
  const words = { da, en }[language].workbook
  const book = new exceljs.Workbook()
  // The time of release, not of the download, so that the same release is the same file.
  book.created = release.releasedAt
  book.modified = release.releasedAt
  const figures = book.addWorksheet(words.figures, { views: [{ state: 'frozen', ySplit: 1 }] })
  figures.addRow(table.columns.map((column) => headingOf(column, language))).font = { bold: true }
  for (const row of table.rows) figures.addRow(table.columns.map((column, place) => wordsOf(column, row[place] ?? null, language)))
  table.columns.forEach((column, place) => {
    figures.getColumn(place + 1).width = Math.min(40, Math.max(12, headingOf(column, language).length + 2))
  })
  const about = book.addWorksheet(words.about)
  about.addRows(aboutRows(release, language))
  about.getColumn(1).width = 28
  about.getColumn(1).font = { bold: true }
  about.getColumn(2).width = 100
  about.getColumn(2).alignment = { wrapText: true, vertical: 'top' }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** The second sheet's lines: a name and what it says. */
function aboutRows({ table, number, releasedAt }: Release, language: Language): [string, string][] {
  const t = { da, en }[language]
  const words = t.workbook
  return [
    [words.title, table.title[language]],
    [words.description, table.description[language]],
    [words.version, `${number}, ${releasedAt.toISOString()}`],
    ...(table.facts ?? []).map((fact): [string, string] => [fact.heading[language], fact.words[language]]),
    [words.n, table.n[language]],
    [words.uncertainty, uncertaintyOf(table)[language]],
    ...table.cannotSay.map((sentence): [string, string] => [words.cannotSay, sentence[language]]),
    ...table.provenance.flatMap((from): [string, string][] => [
      [
        words.source,
        `${from.credit}. ${from.table}: ${from.title[language]}. ${codesInWords(from.codes, language)}. ${words.fetched} ${from.fetchedAt}${from.publishedAt ? `, ${words.published} ${from.publishedAt}` : ''}.`,
      ],
      ...from.marks.map((mark): [string, string] => [words.mark, `${from.table}: ${markInWords(mark, language, t)}`]),
    ]),
  ]
}
