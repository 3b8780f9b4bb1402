// CSV, workbook and JSON say the same, read back as they were written, and never run as a formula.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { guarded } from '../../table-file/write-csv.ts'
import { type Cell, headingOf, type Language, type PublicTable, wordsOf } from '../model.ts'
import { inventedTable } from '../testing/invented-table.ts'
import { toCsv } from './csv.ts'
import { readFileName, readVersionName } from './formats.ts'
import { toJson } from './json.ts'
import { toXlsx } from './xlsx.ts'

const manners = { da: { delimiter: ';', decimal: ',' }, en: { delimiter: ',', decimal: '.' } } as const

/** Reads a CSV of ours back: undoes the guard, reads figures in the language's way. */
function readBack(csv: string, table: PublicTable, language: Language): Cell[][] {
  const { delimiter, decimal } = manners[language]
  const [, ...rows] = parse(csv, { bom: true, delimiter, relax_column_count: false }) as string[][]
  return rows.map((row) =>
    row.map((cell, place): Cell => {
      const kind = table.columns[place]?.kind
      if (kind === 'measure' || kind === 'interval') return cell === '' ? null : Number(cell.replace(decimal, '.'))
      return cell.startsWith("'") ? cell.slice(1) : cell
    }),
  )
}

/** XML, and so a workbook, knows one line end only. */
const oneLineEnd = (text: string): string => text.replace(/\r\n?/g, '\n')

const inWords = (table: PublicTable, language: Language): Cell[][] =>
  table.rows.map((row) => table.columns.map((column, place) => wordsOf(column, row[place] ?? null, language)))

// Text that XML cannot hold is no text of ours; everything else a person might type is tried.
const nasty = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '+45 12',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    "'=1",
    "'",
    '=HYPERLINK("x";"y")',
    'a;b,c',
    '"quoted"',
    'line\nbreak',
    '＝1',
    ' =1',
    '|x',
    'æøå',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/\p{Cc}|\p{Cn}|\p{Cs}|\uFEFF/gu, 'x')),
)
const figure = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  fc.constant(null),
)
const rows = fc.array(
  fc
    .tuple(fc.constantFrom('home', 'shop'), nasty, figure, figure)
    .map((row): Cell[] => row.map((cell) => (Object.is(cell, -0) ? 0 : cell))),
  { maxLength: 8 },
)

test('CSV reads back as it was written, in both languages', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom<Language>('da', 'en'), (given, language) => {
      const table = inventedTable(given)
      assert.deepEqual(readBack(toCsv(table, language), table, language), inWords(table, language))
    }),
  )
})

test('no cell of a CSV begins as a formula does', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      assert.doesNotMatch(guarded(text), /^[\s\p{C}]*[=+\-@|%＝＋－＠]/u)
    }),
  )
})

test('negative figures stay figures', () => {
  assert.match(toCsv(inventedTable([['home', 'x', -3, -0.5]]), 'da'), /;-3;-0,5\r\n$/)
  assert.match(toCsv(inventedTable([['home', 'x', -3, -0.5]]), 'en'), /,-3,-0\.5\r\n$/)
})

test('CSV opens right where it is read: mark, line ends, separator', () => {
  const csv = toCsv(inventedTable([['shop', 'x', 1234, 1.5]]), 'da')
  assert.equal(csv, '\uFEFFGruppe;Note;Antal;Forhold (gange)\r\n"Butik; café";x;1234;1,5\r\n')
})

test('the workbook reads back equal, text as text and figures as figures', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const table = inventedTable(given)
      const book = new exceljs.Workbook()
      await book.xlsx.load((await toXlsx({ table, number: 1, releasedAt: new Date(0) }, 'da')).buffer)
      const sheet = book.worksheets[0]
      assert.ok(sheet)
      const read = (row: number) =>
        table.columns.map((_, place): Cell => (sheet.getRow(row).getCell(place + 1).value as Cell | undefined) ?? null)
      assert.deepEqual(
        read(1),
        table.columns.map((column) => headingOf(column, 'da')),
      )
      for (const [place, row] of inWords(table, 'da').entries()) {
        const back = read(place + 2)
        row.forEach((cell, column) => {
          assert.equal(back[column] ?? '', typeof cell === 'string' ? oneLineEnd(cell) : (cell ?? ''))
        })
      }
      sheet.eachRow((row) => row.eachCell((cell) => assert.notEqual(cell.type, exceljs.ValueType.Formula)))
    }),
    { numRuns: 25 },
  )
})

test('the workbook says where the figures come from', async () => {
  const book = new exceljs.Workbook()
  await book.xlsx.load((await toXlsx({ table: inventedTable(), number: 3, releasedAt: new Date(0) }, 'da')).buffer)
  const text = JSON.stringify(book.worksheets[1]?.getSheetValues())
  for (const wanted of ['PRØVE1', 'Kilde: Prøvekilden', 'EMNE 1 (Et emne)', 'To rækker', 'Hvorfor', '3, 1970-01-01'])
    assert.ok(text.includes(wanted), wanted)
})

test('the workbook says what to be careful about in each table', async () => {
  for (const [language, wanted] of [
    ['da', ['PRØVE1: Fra 3. kvartal 2013: Loven blev ændret.', 'PRØVE1: Et 0 kan være skjult.']],
    ['en', ['PRØVE1: From quarter 3 of 2013: The law was changed.', 'PRØVE1: A 0 may be hidden.']],
  ] as const) {
    const book = new exceljs.Workbook()
    await book.xlsx.load((await toXlsx({ table: inventedTable(), number: 1, releasedAt: new Date(0) }, language)).buffer)
    const lines: unknown[] = []
    book.worksheets[1]?.eachRow((row) => lines.push(row.getCell(2).value))
    assert.deepEqual(lines.slice(-2), wanted)
  }
})

test('JSON carries the exact figures by name', () => {
  const json = toJson({ table: inventedTable([['home', '=1', 12, 1 / 3]]), number: 2, releasedAt: new Date(0) })
  assert.deepEqual(json.rows, [{ group: 'home', note: '=1', count: 12, ratio: 1 / 3 }])
  assert.equal(json.version, 2)
  assert.equal(json.releasedAt, '1970-01-01T00:00:00.000Z')
})

test('addresses of files are read, and what is no address is not', () => {
  assert.deepEqual(readFileName('crime-expected.csv'), { dataset: 'crime-expected', format: 'csv' })
  assert.deepEqual(readFileName('crime-expected'), { dataset: 'crime-expected', format: 'page' })
  for (const wrong of ['', 'X.csv', 'a.exe', 'a.csv.csv', '../a.csv', 'a b', '__proto__']) assert.equal(readFileName(wrong), null, wrong)
  assert.deepEqual(readVersionName('12.xlsx'), { number: 12, format: 'xlsx' })
  for (const wrong of ['0', '-1', '1e3', '1.exe', 'x', '9999999999']) assert.equal(readVersionName(wrong), null, wrong)
})

test('facts about the figures are in workbook and JSON, and what a machine needs in JSON', async () => {
  const table = inventedTable(undefined, {
    facts: [{ key: 'formula', heading: { da: 'Formel', en: 'Formula' }, words: { da: 'a delt med b', en: 'a by b' } }],
    about: { margin: 2 },
  })
  const release = { table, number: 1, releasedAt: new Date(0) }
  const book = new exceljs.Workbook()
  await book.xlsx.load((await toXlsx(release, 'da')).buffer)
  assert.match(JSON.stringify(book.worksheets[1]?.getSheetValues()), /"Formel","a delt med b"/)
  const json = toJson(release)
  assert.deepEqual([json.facts, json.about], [table.facts, table.about])
})
