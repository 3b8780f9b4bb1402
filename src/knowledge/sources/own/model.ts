// A file of the town's own figures: what each column holds, and how its rows become figures or are pointed out as wrong.
import type { FieldError, FormFields } from '../../../platform/result.ts'
import { country, type Figures, frequencyOf, isMunicipality } from '../series/model.ts'

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
  /** Said of a file without places after one that had them: every row is about the town as a whole. */
  isAllTown?: boolean
}

export interface WrongCell {
  line: number
  /** Empty when it is the whole row that is wrong. */
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

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
const isRole = (text: string): text is ColumnRole => (columnRoles as readonly string[]).includes(text)

/**
 * Reads the answers about a file with so many columns; they are given back also when some must be corrected. `hadPlaces`:
 * the last file of these figures said where each row belongs, so that a file that does not must be meant so.
 */
export function readAnswers(fields: FormFields, columns: number, hadPlaces = false): { answers: Answers; errors: FieldError[] } {
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
    isAllTown: one(fields['all-town']) === 'yes',
  }
  if (answers.title === '' || answers.title.length > 80) complain('title', 'titleWrong', answers.title)
  if (answers.credit === '' || answers.credit.length > 200) complain('credit', 'creditWrong', answers.credit)
  if (answers.unit.length > 80) complain('unit', 'unitWrong', answers.unit)
  const places = (role: ColumnRole) => roles.flatMap((held, i) => (held === role ? [i] : []))
  for (const role of ['area', 'period', 'name', 'n', 'lower', 'upper'] as const) {
    const [, second] = places(role)
    if (second !== undefined) complain(`role-${second}`, 'roleTwice')
  }
  if (hadPlaces && places('area').length === 0 && !answers.isAllTown) complain('all-town', 'allTownUnsaid')
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
  const figure = Number(decimal === 'comma' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''))
  return Number.isFinite(figure) ? figure : undefined
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
