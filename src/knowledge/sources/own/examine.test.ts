// A whole file examined: read, its columns guessed, its rows checked.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import Excel from 'exceljs'
import { examine, examineFile } from './examine.ts'

const around = { town: '183', areas: new Map<string, string>() }

async function workbook(fill: (sheet: Excel.Worksheet) => void): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  fill(book.addWorksheet('Tal'))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('a workbook is examined in a thread of its own', async () => {
  const answers = {
    title: 'T',
    unit: '',
    credit: 'P',
    decimal: 'comma' as const,
    period: '',
    roles: ['skip' as const, 'period' as const, 'value' as const],
  }
  const bytes = await workbook(
    (sheet) =>
      void sheet.addRows([
        ['a', 'år', 'tal'],
        ['x', '2023', 4.5],
        ['y', 'i fjor', 3.9],
      ]),
  )
  const examined = await examineFile({ bytes, answers, ...around })
  assert.ok(examined.ok)
  assert.deepEqual([examined.value.rows, examined.value.checked?.figures, examined.value.checked?.wrong[0]?.came], [2, 1, 'i fjor'])
})

const indicators = new URL('../../../../../shared/data/dk_youth_welfare_indicators.csv', import.meta.url)
test('the indicators of all municipalities are read as eleven series', {
  skip: existsSync(indicators) ? false : 'needs ../shared',
}, async () => {
  const bytes = readFileSync(indicators)
  const first = await examine({ bytes, answers: null, ...around })
  assert.ok(first.ok)
  const answers = { title: 'Unge', unit: '', credit: 'Danmarks Statistik', period: '2023', ...first.value.guess }
  const { value } = (await examine({ bytes, answers, ...around })) as typeof first
  assert.deepEqual(value.checked?.wrong, [])
  assert.equal(value.checked?.series.length, 11)
  assert.equal(value.checked?.figures, 98 * 11)
  assert.ok((value.checked?.missing ?? 0) > 0)
})
