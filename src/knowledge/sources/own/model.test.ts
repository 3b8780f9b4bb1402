// How a file of the town's own figures is read: what is understood, and what is pointed out.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Sheet } from '../../../platform/table-file/model.ts'
import { checkRows } from './check-rows.ts'
import { guessAnswers } from './guess.ts'
import { type Answers, readAnswers, readArea, readFigure, readPeriod } from './model.ts'

const around = { town: '183', areas: new Map([['demokvarteret nord', 'Demokvarteret Nord']]) }
const answers = (more: Partial<Answers>): Answers => ({
  title: 'Trivsel',
  unit: '',
  credit: 'Prøveby',
  decimal: 'comma',
  period: '',
  roles: [],
  ...more,
})
const sheet = (columns: string[], ...rows: (string | number)[][]): Sheet => ({
  columns,
  rows: rows.map((cells, i) => ({ line: i + 2, cells })),
  form: {},
})

describe('a period', () => {
  for (const [written, read] of [
    ['2023', '2023'],
    ['2023K3', '2023K3'],
    ['2023Q3', '2023K3'],
    ['2023k3', '2023K3'],
    ['2023-K3', '2023K3'],
    ['2023 K3', '2023K3'],
    ['2023M04', '2023M04'],
    ['2023-04', '2023M04'],
    ['2023-04-01', '2023-04-01'],
    ['1.4.2023', '2023-04-01'],
    ['01-04-2023', '2023-04-01'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2023K5', null],
    ['2023M13', null],
    ['23', null],
    ['', null],
    ['i fjor', null],
    ['0000', null],
  ] as const)
    test(`written "${written}" is ${read ?? 'none'}`, () => assert.equal(readPeriod(written), read))
})

describe('a figure', () => {
  for (const [written, comma, point] of [
    ['12,5', 12.5, undefined],
    ['12.5', undefined, 12.5],
    ['1.234,5', 1234.5, undefined],
    ['1,234.5', undefined, 1234.5],
    ['1.234', 1234, 1.234],
    ['1 234', 1234, 1234],
    ['-3', -3, -3],
    ['−3', -3, -3],
    ['+3', 3, 3],
    ['88 %', 88, 88],
    ['', null, null],
    ['..', null, null],
    ['NA', null, null],
    ['-', undefined, undefined],
    ['tolv', undefined, undefined],
    ['1e5', undefined, undefined],
    ['12,', undefined, undefined],
    ['1.23.456', undefined, undefined],
    ['9'.repeat(400), undefined, undefined],
  ] as const)
    test(`written "${written.slice(0, 20)}" is ${comma} with a comma and ${point} with a point`, () => {
      assert.equal(readFigure(written, 'comma'), comma)
      assert.equal(readFigure(written, 'point'), point)
    })

  test('written the Danish way reads back as itself', () => {
    const danish = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 6 })
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (x) => {
        const rounded = Math.round(x * 1e6) / 1e6
        assert.ok(Math.abs((readFigure(danish.format(rounded), 'comma') ?? Number.NaN) - rounded) < 1e-5)
      }),
    )
  })
})

test('a place is the code of a municipality or the name of one of the town’s areas', () => {
  assert.equal(readArea('183', around.areas), '183')
  assert.equal(readArea('0183', around.areas), '183')
  assert.equal(readArea(183, around.areas), '183')
  assert.equal(readArea('demokvarteret NORD', around.areas), 'Demokvarteret Nord')
  assert.equal(readArea('Ishøj', around.areas), null)
  assert.equal(readArea('411', around.areas), null)
})

test('a row with place, period and two figures becomes two series', () => {
  const checked = checkRows(
    sheet(['kode', 'år', 'fravær', 'trivsel'], ['183', '2023', '4,5', '3,9'], ['101', '2023', '', '3,7']),
    answers({ roles: ['area', 'period', 'value', 'value'] }),
    around,
  )
  assert.deepEqual(checked.wrong, [])
  assert.deepEqual(
    checked.series.map(({ code, figures }) => [code, figures.areas, figures.values]),
    [
      ['fravær', ['183', '101'], [4.5, null]],
      ['trivsel', ['183', '101'], [3.9, 3.7]],
    ],
  )
  assert.deepEqual([checked.figures, checked.missing], [4, 1])
})

test('figures named in the row, with answers behind them and limits, become a series for each name', () => {
  const rows = [
    ['Tryg om dagen', '2023', '88,1', '675', '85,5', '90,4'],
    ['Tryg om aftenen', '2023', '71', '675', '67,5', '74,3'],
  ]
  const checked = checkRows(
    sheet(['spørgsmål', 'år', 'pct', 'n', 'nedre', 'øvre'], ...rows),
    answers({ roles: ['name', 'period', 'value', 'n', 'lower', 'upper'] }),
    around,
  )
  assert.deepEqual(checked.wrong, [])
  assert.deepEqual(
    checked.series.map(({ code, figures }) => [code, figures.areas[0], figures.n?.[0], figures.lower?.[0]]),
    [
      ['Tryg om dagen', '183', 675, 85.5],
      ['Tryg om aftenen', '183', 675, 67.5],
    ],
  )
})

test('every wrong cell is listed with line, column, what was expected and what came', () => {
  const rows = [
    ['183', '2023', '4,5'],
    ['Ishøj', '2023', '4,5'],
    ['183', 'i fjor', '4,5'],
    ['183', '2022', 'mange'],
    ['183', '2021', '-'],
    ['183', '2023', '9'],
    ['101', '2023K1', '9'],
    ['183', '2020'],
  ]
  const { wrong } = checkRows(sheet(['kode', 'år', 'fravær'], ...rows), answers({ roles: ['area', 'period', 'value'] }), around)
  assert.deepEqual(
    wrong.map(({ line, column, expected, came }) => [line, column, expected, came]),
    [
      [3, 'kode', 'area', 'Ishøj'],
      [4, 'år', 'period', 'i fjor'],
      [5, 'fravær', 'number', 'mange'],
      [6, 'fravær', 'number', '-'],
      [7, 'fravær', 'once', '9'],
      [8, 'år', 'sameFrequency', '2023K1'],
      [9, '', 'columns', '2'],
    ],
  )
})

test('limits that do not hold the figure, and answers that are no whole number, are wrong', () => {
  const { wrong } = checkRows(
    sheet(['pct', 'n', 'nedre', 'øvre'], ['88', '12,5', '89', '90']),
    answers({ period: '2023', roles: ['value', 'n', 'lower', 'upper'] }),
    around,
  )
  assert.deepEqual(
    wrong.map(({ column, expected }) => [column, expected]),
    [
      ['n', 'count'],
      ['pct', 'between'],
    ],
  )
})

test('of very many wrong cells the first 200 are listed and the rest counted', () => {
  const rows = Array.from({ length: 500 }, () => ['x', '2023', '1'])
  const checked = checkRows(sheet(['kode', 'år', 'tal'], ...rows), answers({ roles: ['area', 'period', 'value'] }), around)
  assert.equal(checked.wrong.length, 200)
  assert.equal(checked.wrongMore, 300)
})

describe('what somebody says about the columns', () => {
  const fields = {
    title: 'Trivsel',
    credit: 'Prøveby',
    unit: '',
    decimal: 'comma',
    period: '2023',
    'role-0': 'area',
    'role-1': 'value',
    'role-2': 'value',
  }
  const keys = (more: Record<string, string>) => readAnswers({ ...fields, ...more }, 3).errors.map(({ field, key }) => `${field}: ${key}`)
  test('is kept when it can be used', () => assert.deepEqual(keys({}), []))
  for (const [more, complaint] of [
    [{ title: '' }, 'title: titleWrong'],
    [{ credit: '' }, 'credit: creditWrong'],
    [{ 'role-1': 'area' }, 'role-1: roleTwice'],
    [{ 'role-1': 'skip', 'role-2': 'skip' }, 'role-0: valueMissing'],
    [{ 'role-0': 'n' }, 'role-0: besideOneValue'],
    [{ period: '' }, 'period: periodMissing'],
    [{ period: 'i fjor' }, 'period: periodWrong'],
  ] as const)
    test(`gives back "${complaint}"`, () => assert.deepEqual(keys(more), [complaint]))
  test('must be said anew when the last file had places and this one has none', () => {
    const without = { ...fields, 'role-0': 'skip' }
    const complaints = (more: Record<string, string>, hadPlaces: boolean) =>
      readAnswers({ ...without, ...more }, 3, hadPlaces).errors.map(({ field, key }) => `${field}: ${key}`)
    assert.deepEqual(complaints({}, true), ['all-town: allTownUnsaid'])
    assert.deepEqual(complaints({ 'all-town': 'yes' }, true), [])
    assert.deepEqual(complaints({ 'role-0': 'area' }, true), [])
    assert.deepEqual(complaints({}, false), [])
  })
})

test('the columns of a file with codes, names and many indicators are guessed', () => {
  const { roles, decimal } = guessAnswers(
    sheet(
      ['kommune_code', 'kommune', 'neet_pct', 'disposable_income_dkk'],
      ['101', 'København', '8.21', '295836'],
      ['183', 'Ishøj', '', '251000'],
    ),
  )
  assert.deepEqual(roles, ['area', 'skip', 'value', 'value'])
  assert.equal(decimal, 'point')
})
