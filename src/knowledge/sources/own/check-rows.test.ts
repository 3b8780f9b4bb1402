// What is pointed out in the rows of a file, and what is kept out of the database.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import type { Sheet } from '../../../platform/table-file/model.ts'
import { checkRows } from './check-rows.ts'
import { examine } from './examine.ts'
import type { Answers } from './model.ts'

const around = { town: '183', areas: new Map<string, string>() }
const answers = (...roles: Answers['roles']): Answers => ({ title: 'T', unit: '', credit: 'P', decimal: 'comma', period: '2023', roles })
const sheet = (columns: string[], ...rows: (string | number)[][]): Sheet => ({
  columns,
  rows: rows.map((cells, i) => ({ line: i + 2, cells })),
  form: {},
})

test('more answers than the database can count are pointed out, and the most it can are taken', () => {
  const check = (n: string | number) => checkRows(sheet(['tal', 'n'], ['5', n]), answers('value', 'n'), around)
  for (const n of ['5000000000', 5_000_000_000, '2147483648'])
    assert.deepEqual(
      check(n).wrong.map(({ column, expected }) => [column, expected]),
      [['n', 'count']],
    )
  assert.equal(check('2147483647').series[0]?.figures.n?.[0], 2_147_483_647)
})

test('a figure too large to be one is pointed out, also as a limit', () => {
  const { wrong } = checkRows(sheet(['tal', 'øvre'], ['9'.repeat(400), '9'.repeat(400)]), answers('value', 'upper'), around)
  assert.deepEqual(
    wrong.map(({ column, expected }) => [column, expected]),
    [
      ['øvre', 'number'],
      ['tal', 'number'],
    ],
  )
})

test('as a file, every wrong row is there, each with its line, and a wrong row as a whole says so', async () => {
  const rows = Array.from({ length: 500 }, (_, i) => (i === 100 ? '1;2;3' : '=1+1;x'))
  const bytes = Buffer.from(['tal;flere', ...rows].join('\n'))
  const given = { bytes, answers: answers('value', 'value'), ...around }
  const shown = await examine(given)
  assert.deepEqual(shown.ok && [shown.value.checked?.wrong.length, shown.value.checked?.wrongMore, shown.value.wrongFile], [200, 799, null])
  const file = await examine({ ...given, wrongIn: 'da' })
  const [heads, ...lines] = parse(file.ok ? (file.value.wrongFile ?? '') : '', { bom: true, delimiter: ';' }) as string[][]
  assert.deepEqual(heads, ['Linje', 'Kolonne', 'Vi ventede', 'Der stod'])
  assert.equal(lines.length, 2 * 499 + 1)
  assert.equal(new Set(lines.map(([line]) => line)).size, 500)
  assert.deepEqual(lines[0], ['2', 'tal', 'et tal, eller et tomt felt, når tallet mangler', "'=1+1"])
  assert.deepEqual(
    lines.find(([line]) => line === '102'),
    ['102', 'hele linjen', 'lige så mange felter som overskrifter', '3'],
  )
})

test('of a row with very many wrong cells the file has the first five and says how many are left', async () => {
  const columns = Array.from({ length: 8 }, (_, i) => `c${i}`)
  const bytes = Buffer.from([columns.join(';'), columns.map(() => 'x').join(';')].join('\n'))
  const file = await examine({ bytes, answers: answers(...columns.map(() => 'value' as const)), ...around, wrongIn: 'en' })
  const lines = parse(file.ok ? (file.value.wrongFile ?? '') : '', { bom: true, delimiter: ';' }) as string[][]
  assert.equal(lines.length, 1 + 5 + 1)
  assert.match(lines.at(-1)?.[2] ?? '', /3 more places/)
})
