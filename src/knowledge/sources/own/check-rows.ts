// Turns the rows of a file into figures, and points out every cell that cannot become one.

import type { Sheet } from '../../../platform/table-file/model.ts'
import { type Figures, frequencyOf } from '../series/model.ts'
import {
  type Answers,
  type Checked,
  type ColumnRole,
  readArea,
  readFigure,
  readPeriod,
  type Surroundings,
  type WrongCell,
} from './model.ts'

/** One figure as a row holds it, with the column it stood in. */
interface Found {
  code: string
  area: string
  period: string
  value: number | null
  n: number | null
  lower: number | null
  upper: number | null
  column: number
}

type Complain = (column: number, expected: WrongCell['expected'], came?: string) => void

/** On a page so many wrong cells are listed; in a file of their own all rows, each with its first few. */
const onPage = 200
const ofOneRow = 5

/** The largest number of answers the database keeps. */
const mostAnswers = 2_147_483_647

/** Turns every row into figures and lists the cells that cannot become one: the first of them, or those of every row. */
export function checkRows(sheet: Sheet, answers: Answers, around: Surroundings, list: 'first' | 'every row' = 'first'): Checked {
  const gathered = gatherer()
  const checked: Checked = { series: [], wrong: [], wrongMore: 0, figures: 0, missing: 0 }
  for (const { line, cells } of sheet.rows) {
    const before = checked.wrong.length
    const complain: Complain = (column, expected, came = String(cells[column] ?? '')) => {
      const isFull = list === 'first' ? checked.wrong.length >= onPage : checked.wrong.length - before >= ofOneRow
      if (isFull) checked.wrongMore += 1
      else checked.wrong.push({ line, column: sheet.columns[column] ?? '', expected, came: came.slice(0, 60) })
    }
    if (cells.length !== sheet.columns.length) complain(-1, 'columns', String(cells.length))
    else
      for (const found of readRow(cells, sheet.columns, answers, around, complain)) {
        gathered.add(found, answers.roles.indexOf('period'), complain)
        checked.figures += 1
        if (found.value === null) checked.missing += 1
      }
  }
  return { ...checked, series: gathered.series() }
}

/** The figures of one row; a row with a wrong cell gives those that are right, and the complaints keep the file out. */
function readRow(
  cells: (string | number)[],
  columns: string[],
  answers: Answers,
  { town, areas }: Surroundings,
  complain: Complain,
): Found[] {
  const { roles, decimal } = answers
  const at = (role: ColumnRole) => roles.indexOf(role)
  const beside = (role: 'n' | 'lower' | 'upper') => (at(role) < 0 ? null : readFigure(cells[at(role)] ?? '', decimal))
  const area = at('area') < 0 ? town : readArea(cells[at('area')] ?? '', areas)
  const period = readPeriod(at('period') < 0 ? answers.period : String(cells[at('period')] ?? ''))
  const name = at('name') < 0 ? '' : String(cells[at('name')] ?? '').trim()
  const [n, lower, upper] = [beside('n'), beside('lower'), beside('upper')]
  if (area === null) complain(at('area'), 'area')
  if (period === null) complain(at('period'), 'period')
  if (at('name') >= 0 && (name === '' || name.length > 100)) complain(at('name'), 'name')
  if (n === undefined || (n !== null && (!Number.isInteger(n) || n < 0 || n > mostAnswers))) complain(at('n'), 'count')
  if (lower === undefined) complain(at('lower'), 'number')
  if (upper === undefined) complain(at('upper'), 'number')
  const valueColumns = roles.flatMap((role, column) => (role === 'value' ? [column] : []))
  return valueColumns.flatMap((column) => {
    const value = readFigure(cells[column] ?? '', decimal)
    if (value === undefined) complain(column, 'number')
    if (value === undefined || area === null || period === null || n === undefined || lower === undefined || upper === undefined) return []
    if (value !== null && ((lower !== null && lower > value) || (upper !== null && upper < value))) complain(column, 'between')
    return [{ code: codeOf(name, columns[column] ?? '', valueColumns.length > 1), area, period, value, n, lower, upper, column }]
  })
}

/** Gathers figures by series, and complains of one that comes twice or at another pace than those before. */
function gatherer() {
  const series = new Map<string, Required<Figures>>()
  const seen = new Set<string>()
  const paces = new Map<string, string | null>()
  return {
    series: () => [...series].map(([code, figures]) => ({ code, figures })),
    add: ({ code, area, period, column, ...figure }: Found, periodColumn: number, complain: Complain) => {
      const pace = frequencyOf(period)
      if (!paces.has(code)) paces.set(code, pace)
      else if (paces.get(code) !== pace) complain(periodColumn, 'sameFrequency')
      const key = `${code}\n${area}\n${period}`
      if (seen.has(key)) complain(column, 'once')
      seen.add(key)
      const held = series.get(code) ?? { areas: [], periods: [], values: [], n: [], lower: [], upper: [] }
      series.set(code, held)
      held.areas.push(area)
      held.periods.push(period)
      held.values.push(figure.value)
      held.n.push(figure.n)
      held.lower.push(figure.lower)
      held.upper.push(figure.upper)
    },
  }
}

/** What tells a series from the others of the file: the words in the row, the heading of the column, or both. */
function codeOf(name: string, heading: string, several: boolean): string {
  if (name === '') return heading.slice(0, 120)
  return several ? `${name}: ${heading}`.slice(0, 120) : name
}
