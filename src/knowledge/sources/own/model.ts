// A file of the town's own figures: what each column holds, and how its rows become figures or are pointed out as wrong.
import type { FieldError, FormFields } from '../../../platform/result.ts'
import { country, type Figures, frequencyOf, isMunicipality } from '../series/model.ts'

/** A sheet as it was read: a cell that the file itself holds as a number comes as one. */
export interface Sheet {
  columns: string[]
  rows: { line: number; cells: (string | number)[] }[]
  /** How it was read, to be shown: encoding and separator, or the name of the sheet. */
  form: { encoding?: string; separator?: string; sheet?: string }
}

export const columnRoles = ['skip', 'area', 'period', 'name', 'value', 'n', 'lower', 'upper'] as const
export type ColumnRole = (typeof columnRoles)[number]

/** What somebody has said about a file. */
export interface Answers {
  title: string
  unit: string
  credit: string
  decimal: 'comma' | 'point'
  /** For every row, when no column holds the period. */
  period: string
  /** By column, in the file's order. */
  roles: ColumnRole[]
}

export interface WrongCell {
  line: number
  column: string
  /** Key of the sentence that says what was expected. */
  expected: 'columns' | 'area' | 'period' | 'sameFrequency' | 'number' | 'count' | 'name' | 'once' | 'between'
  came: string
}

export interface Checked {
  series: { code: string; figures: Figures }[]
  wrong: WrongCell[]
  /** Wrong cells beyond those that are listed. */
  wrongMore: number
  figures: number
  missing: number
}

const listed = 200
const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
const isRole = (text: string): text is ColumnRole => (columnRoles as readonly string[]).includes(text)

/** Reads the answers about a file with so many columns; they are given back also when some must be corrected. */
export function readAnswers(fields: FormFields, columns: number): { answers: Answers; errors: FieldError[] } {
  const errors: FieldError[] = []
  const complain = (field: string, key: string, came = '') => errors.push({ field, key, came })
  const roles = Array.from({ length: columns }, (_, i) => one(fields[`role-${i}`])).map((text) => (isRole(text) ? text : 'skip'))
  const answers: Answers = {
    title: one(fields.title).normalize('NFC'),
    unit: one(fields.unit),
    credit: one(fields.credit),
    decimal: one(fields.decimal) === 'point' ? 'point' : 'comma',
    period: one(fields.period),
    roles,
  }
  if (answers.title === '' || answers.title.length > 80) complain('title', 'titleWrong', answers.title)
  if (answers.credit === '' || answers.credit.length > 200) complain('credit', 'creditWrong', answers.credit)
  if (answers.unit.length > 80) complain('unit', 'unitWrong', answers.unit)
  const places = (role: ColumnRole) => roles.flatMap((held, i) => (held === role ? [i] : []))
  for (const role of ['area', 'period', 'name', 'n', 'lower', 'upper'] as const) {
    const [, second] = places(role)
    if (second !== undefined) complain(`role-${second}`, 'roleTwice')
  }
  if (places('value').length === 0) complain('role-0', 'valueMissing')
  const beside = roles.findIndex((role) => role === 'n' || role === 'lower' || role === 'upper')
  if (places('value').length > 1 && beside >= 0) complain(`role-${beside}`, 'besideOneValue')
  if (places('period').length === 0 && readPeriod(answers.period) === null)
    complain('period', answers.period === '' ? 'periodMissing' : 'periodWrong', answers.period)
  return { answers, errors }
}

/** A period in any of the ways it is written: 2023, 2023K3, 2023Q3, 2023M04, 2023-04, 2023-04-01, 1.4.2023. Null when it is none. */
export function readPeriod(text: string): string | null {
  const plain = text.trim().toUpperCase()
  const danish = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(plain)
  const written = danish ? `${danish[3]}-${danish[2]?.padStart(2, '0')}-${danish[1]?.padStart(2, '0')}` : plain
  const period = written.replace(/^(\d{4})[ -]?[KQ](\d)$/, '$1K$2').replace(/^(\d{4})[M-](\d{2})$/, '$1M$2')
  const frequency = frequencyOf(period)
  if (frequency === null || period < '1800' || period > '2200') return null
  if (frequency !== 'day') return period
  const day = new Date(`${period}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(period) ? period : null
}

/** A figure; null for an empty or missing one; undefined when it is neither. A lone dash is neither: it may mean none or zero. */
export function readFigure(cell: string | number, decimal: 'comma' | 'point'): number | null | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined
  const text = cell
    .trim()
    .replace(/[\u00a0\u202f ]/g, '')
    .replace(/%$/, '')
    .replace(/^\u2212/, '-')
  if (/^(\.{0,3}|…|NA|N\/A)$/i.test(text)) return null
  const shape = decimal === 'comma' ? /^[-+]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/ : /^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/
  if (!shape.test(text)) return undefined
  return Number(decimal === 'comma' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''))
}

/** The code of a municipality, or the town's own name for one of its areas. Null when it is neither. */
export function readArea(cell: string | number, known: ReadonlyMap<string, string>): string | null {
  const text = String(cell).trim().normalize('NFC')
  const code = /^0?\d{3}$/.test(text) ? text.slice(-3) : ''
  if (code !== '' && (isMunicipality(code) || code === country)) return code
  return known.get(text.toLocaleLowerCase('da')) ?? null
}

/** What the rows are about when no column says where. */
export interface Surroundings {
  /** Code of the town itself. */
  town: string
  /** The town's own areas: name in small letters to the name as it is written. */
  areas: ReadonlyMap<string, string>
}

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

/** Turns every row into figures and lists every cell that cannot become one. */
export function checkRows(sheet: Sheet, answers: Answers, around: Surroundings): Checked {
  const gathered = gatherer()
  const checked: Checked = { series: [], wrong: [], wrongMore: 0, figures: 0, missing: 0 }
  for (const { line, cells } of sheet.rows) {
    const complain: Complain = (column, expected, came = String(cells[column] ?? '')) => {
      if (checked.wrong.length >= listed) checked.wrongMore += 1
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
  if (n === undefined || (n !== null && (!Number.isInteger(n) || n < 0))) complain(at('n'), 'count')
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

/** A first guess at what the columns hold, from their headings and figures; the person sees it and corrects it. */
export function guessAnswers(sheet: Sheet): Pick<Answers, 'roles' | 'decimal'> {
  const first = sheet.rows.slice(0, 200)
  const decimal = first.some(({ cells }) =>
    cells.some((cell) => typeof cell === 'string' && /^-?\d+\.\d{1,2}$|^-?\d+\.\d{4,}$/.test(cell.trim())),
  )
    ? 'point'
    : 'comma'
  const taken = new Set<ColumnRole>()
  const roles = sheet.columns.map((heading, i): ColumnRole => {
    const values = first.map(({ cells }) => cells[i] ?? '').filter((cell) => String(cell).trim() !== '')
    const role = guessRole(heading, values, decimal)
    if (role === 'value' || role === 'skip') return role
    if (taken.has(role)) return 'skip'
    taken.add(role)
    return role
  })
  return { roles, decimal }
}

function guessRole(heading: string, values: (string | number)[], decimal: 'comma' | 'point'): ColumnRole {
  const word = heading.toLowerCase()
  const all = (test: (cell: string | number) => boolean) => values.length > 0 && values.every(test)
  if (/kode|code|område|area/.test(word) && all((cell) => readArea(cell, new Map()) !== null)) return 'area'
  if (
    /^(år|aar|year|tid|time|periode?|period|kvartal|quarter|måned|month|dato|date)$/.test(word) &&
    all((cell) => readPeriod(String(cell)) !== null)
  )
    return 'period'
  if (/^(n|antal svar|svar|answers|base)$/.test(word)) return 'n'
  if (/nedre|lower|^lav$/.test(word)) return 'lower'
  if (/øvre|upper|^høj$/.test(word)) return 'upper'
  if (/^(indikator|indicator|serie|series|mål|spørgsmål)$/.test(word)) return 'name'
  return all((cell) => typeof readFigure(cell, decimal) === 'number' || readFigure(cell, decimal) === null) ? 'value' : 'skip'
}
