// A file of the town's own figures: what each column holds, and how its rows become figures or are pointed out as wrong.
import { type FormFields, type Result, accepted, type FieldError } from '../../../platform/result.ts'
import { type Figures, frequencyOf, isMunicipality, country } from '../series/model.ts'

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

/** Reads the answers about a file with so many columns. */
export function readAnswers(fields: FormFields, columns: number): Result<Answers> {
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
  if (places('period').length === 0 && readPeriod(answers.period) === null) complain('period', answers.period === '' ? 'periodMissing' : 'periodWrong', answers.period)
  return errors.length > 0 ? { ok: false, errors } : accepted(answers)
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
  const text = cell.trim().replace(/[\u00a0\u202f ]/g, '').replace(/%$/, '').replace(/^\u2212/, '-')
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

/** Turns every row into figures and lists every cell that cannot become one. */
export function checkRows(sheet: Sheet, answers: Answers, { town, areas }: Surroundings): Checked {
  const place = (role: ColumnRole) => answers.roles.indexOf(role)
  const valuePlaces = answers.roles.flatMap((role, i) => (role === 'value' ? [i] : []))
  const series = new Map<string, Figures>()
  const seen = new Set<string>()
  const wrong: WrongCell[] = []
  let wrongMore = 0
  let figures = 0
  let missing = 0
  const frequencies = new Map<string, string>()
  for (const { line, cells } of sheet.rows) {
    const complain = (at: number, expected: WrongCell['expected'], came = String(cells[at] ?? '')) => {
      if (wrong.length < listed) wrong.push({ line, column: sheet.columns[at] ?? '', expected, came: came.slice(0, 60) })
      else wrongMore += 1
    }
    if (cells.length !== sheet.columns.length) {
      complain(-1, 'columns', String(cells.length))
      continue
    }
    const cell = (at: number): string | number => cells[at] ?? ''
    const area = place('area') < 0 ? town : readArea(cell(place('area')), areas)
    const period = readPeriod(place('period') < 0 ? answers.period : String(cell(place('period'))))
    const name = place('name') < 0 ? '' : String(cell(place('name'))).trim()
    const [n, lower, upper] = (['n', 'lower', 'upper'] as const).map((role) => (place(role) < 0 ? null : readFigure(cell(place(role)), answers.decimal)))
    if (area === null) complain(place('area'), 'area')
    if (period === null) complain(place('period'), 'period')
    if (place('name') >= 0 && (name === '' || name.length > 100)) complain(place('name'), 'name')
    if (n === undefined || (n !== null && (!Number.isInteger(n) || n < 0))) complain(place('n'), 'count')
    if (lower === undefined) complain(place('lower'), 'number')
    if (upper === undefined) complain(place('upper'), 'number')
    for (const at of valuePlaces) {
      const value = readFigure(cell(at), answers.decimal)
      if (value === undefined) complain(at, 'number')
      if (value === undefined || area === null || period === null || n === undefined || lower === undefined || upper === undefined) continue
      if (value !== null && ((lower !== null && lower > value) || (upper !== null && upper < value))) complain(at, 'between')
      const code = codeOf(name, sheet.columns[at] ?? '', valuePlaces.length > 1)
      const frequency = frequencyOf(period) ?? ''
      if ((frequencies.get(code) ?? frequency) !== frequency) complain(place('period'), 'sameFrequency')
      else frequencies.set(code, frequency)
      const key = `${code}\n${area}\n${period}`
      if (seen.has(key)) complain(at, 'once')
      seen.add(key)
      const held = series.get(code) ?? { areas: [], periods: [], values: [], n: [], lower: [], upper: [] }
      series.set(code, held)
      held.areas.push(area)
      held.periods.push(period)
      held.values.push(value)
      held.n?.push(n)
      held.lower?.push(lower)
      held.upper?.push(upper)
      figures += 1
      if (value === null) missing += 1
    }
  }
  return { series: [...series].map(([code, held]) => ({ code, figures: held })), wrong, wrongMore, figures, missing }
}

/** What tells a series from the others of the file: the words in the row, the heading of the column, or both. */
function codeOf(name: string, heading: string, several: boolean): string {
  if (name === '') return heading.slice(0, 120)
  return several ? `${name}: ${heading}`.slice(0, 120) : name
}

/** A first guess at what the columns hold, from their headings and figures; the person sees it and corrects it. */
export function guessAnswers(sheet: Sheet): Pick<Answers, 'roles' | 'decimal'> {
  const first = sheet.rows.slice(0, 200)
  const decimal = first.some(({ cells }) => cells.some((cell) => typeof cell === 'string' && /^-?\d+\.\d{1,2}$|^-?\d+\.\d{4,}$/.test(cell.trim()))) ? 'point' : 'comma'
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
  if (/^(år|aar|year|tid|time|periode?|period|kvartal|quarter|måned|month|dato|date)$/.test(word) && all((cell) => readPeriod(String(cell)) !== null)) return 'period'
  if (/^(n|antal svar|svar|answers|base)$/.test(word)) return 'n'
  if (/nedre|lower|^lav$/.test(word)) return 'lower'
  if (/øvre|upper|^høj$/.test(word)) return 'upper'
  if (/^(indikator|indicator|serie|series|mål|spørgsmål)$/.test(word)) return 'name'
  return all((cell) => typeof readFigure(cell, decimal) === 'number' || readFigure(cell, decimal) === null) ? 'value' : 'skip'
}
