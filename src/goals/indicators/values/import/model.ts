// A file of an indicator's figures: which column holds what, and what each row says or should have said.
import { z } from 'zod'
import { accepted, type FieldError, type FormFields, type Result, refused } from '../../../../platform/result.ts'
import type { Sheet } from '../../../../platform/table-file/model.ts'
import type { Indicator, IndicatorValue } from '../../model.ts'
import {
  asTyped,
  decimalSignOf,
  type Figure,
  type FigureField,
  figureFields,
  holding,
  inDigits,
  readFigure,
  type Setting,
  saysTheSame,
} from '../model.ts'
import { holesIn } from '../period/model.ts'

/** Headings that are understood, in small letters and without a unit in brackets; ours in an open table are among them. */
const headings: Record<FigureField, readonly string[]> = {
  period: [
    'period',
    'periode',
    'tid',
    'tidspunkt',
    'time',
    'år',
    'aar',
    'year',
    'halvår',
    'kvartal',
    'quarter',
    'måned',
    'month',
    'dato',
    'date',
  ],
  value: ['value', 'værdi', 'vaerdi', 'tal', 'figure', 'resultat'],
  lower: ['lower', 'nedre', 'nedre grænse', 'fra', 'from', 'lower limit'],
  upper: ['upper', 'øvre', 'øvre grænse', 'til', 'to', 'upper limit'],
  n: ['n', 'antal', 'antal svar', 'svar', 'hvor mange', 'how many', 'number', 'answers'],
  noInterval: ['no_interval_reason', 'hvorfor intet interval', 'why no interval', 'intet interval'],
  noN: ['no_n_reason', 'hvorfor intet n', 'why no n', 'intet n'],
}

export const mostRows = 1000

/** One cell that is wrong, or of a row what it lacks. `key` names a sentence about figures. */
export interface WrongCell {
  line: number
  field: FigureField
  /** The heading in the file; empty when the file has no such column. */
  column: string
  key: string
  came: string
}

export interface ReadRows {
  figures: Figure[]
  wrong: WrongCell[]
  /** Headings of columns that are not used. */
  unused: string[]
}

/** Where a column is missing; in words for those whose file has figures but no intervals. */
export type Defaults = Partial<Record<'noInterval' | 'noN', string>>

/** Reads every row. Refusals: `columnMissing` (came: what the file has), `rowsTooMany` (came: how many). */
export function readRows(sheet: Sheet, { indicator, today }: Setting, defaults: Defaults = {}): Result<ReadRows> {
  const places = new Map<FigureField, number>()
  const names = sheet.columns.map((heading) =>
    heading
      .toLocaleLowerCase('da')
      .replace(/\s*\([^)]*\)\s*$/, '')
      .trim(),
  )
  for (const field of figureFields) {
    const place = names.findIndex((name) => headings[field].includes(name))
    if (place >= 0) places.set(field, place)
  }
  if (!places.has('period') || !places.has('value')) return refused('file', 'columnMissing', sheet.columns.join(', '))
  if (sheet.rows.length > mostRows) return refused('file', 'rowsTooMany', String(sheet.rows.length))
  const cellOf = (cells: (string | number)[], field: FigureField) => cells[places.get(field) ?? -1] ?? ''
  const sign = signOf(
    sheet,
    [...places].flatMap(([field, place]) => (field === 'value' || field === 'lower' || field === 'upper' ? [place] : [])),
  )
  const figures: Figure[] = []
  const wrong: WrongCell[] = []
  for (const { line, cells } of sheet.rows) {
    const fields = Object.fromEntries(figureFields.map((field) => [field, textOf(cellOf(cells, field), sign)]))
    const read = readFigure(withDefaults(fields, defaults), { indicator, today, sign })
    const errors: FieldError[] = read.ok ? [] : read.errors
    if (read.ok && figures.some(({ period }) => period === read.value.period))
      errors.push({ field: 'period', key: 'periodTwice', came: String(fields.period) })
    // `readFigure` complains of its own fields only.
    for (const { field, key, came } of errors)
      wrong.push({ line, field: field as FigureField, column: sheet.columns[places.get(field as FigureField) ?? -1] ?? '', key, came })
    if (read.ok && errors.length === 0) figures.push(read.value)
  }
  return accepted({ figures, wrong, unused: sheet.columns.filter((_, place) => ![...places.values()].includes(place)) })
}

/** What the numbers of the file tell; where they do not, semicolons go with comma, as Danish spreadsheets write. */
function signOf({ rows, form }: Sheet, places: number[]): Setting['sign'] {
  const texts = rows.flatMap(({ cells }) => places.flatMap((place) => (typeof cells[place] === 'string' ? [cells[place]] : [])))
  return decimalSignOf(texts) ?? (form.separator === ';' ? 'comma' : form.separator === ',' ? 'point' : undefined)
}

/** A cell that the file holds as a number is one already, and is written so that it is read as the same. */
const textOf = (cell: string | number, sign: Setting['sign']): string =>
  typeof cell === 'string' ? cell : Number.isInteger(cell) ? String(cell) : asTyped(cell, sign ?? 'comma')

function withDefaults(fields: Record<string, string>, { noInterval = '', noN = '' }: Defaults): FormFields {
  const lacks = (...names: FigureField[]) => names.every((name) => (fields[name] ?? '').trim() === '')
  return {
    ...fields,
    ...(lacks('lower', 'upper', 'noInterval') ? { noInterval } : {}),
    ...(lacks('n', 'noN') ? { noN } : {}),
  }
}

/** What a row would do: enter a new figure, change nothing, or correct the one that holds. */
export type Change = { figure: Figure; before: IndicatorValue | null; kind: 'new' | 'same' | 'correction' }

export interface Plan {
  changes: Change[]
  /** Periods that will be missing between others because of the file; those that were missing before have been spoken of. */
  holes: string[]
  /** The figures the plan was made against; when they are others, it must be looked at again. */
  seen: string
}

/** The file against the figures there are. */
export function planOf(figures: readonly Figure[], values: readonly IndicatorValue[], { frequency }: Pick<Indicator, 'frequency'>): Plan {
  const held = holding(values)
  const changes = figures.map((figure): Change => {
    const before = held.find(({ period }) => period === figure.period) ?? null
    return { figure, before, kind: before === null ? 'new' : saysTheSame(before, figure) ? 'same' : 'correction' }
  })
  const periods = held.map(({ period }) => period)
  const known = new Set(holesIn(periods, frequency))
  const holes = holesIn([...periods, ...figures.map(({ period }) => period)], frequency).filter((period) => !known.has(period))
  return { changes, holes: [...new Set(holes)], seen: changes.map(({ before }) => before?.id ?? '-').join(' ') }
}

/** Figures as a page carries them from the preview to the confirmation; read again there, since a page can be changed. */
export const packed = (figures: readonly Figure[]): string =>
  JSON.stringify(
    figures.map(({ period, value, interval, n }) => [
      period,
      inDigits(value),
      'none' in interval ? '' : inDigits(interval.lower),
      'none' in interval ? '' : inDigits(interval.upper),
      'none' in interval ? interval.none : '',
      'none' in n ? '' : inDigits(n.count),
      'none' in n ? n.none : '',
    ]),
  )

const packedRows = z.array(z.array(z.string()).length(figureFields.length)).min(1).max(mostRows)

/** Null when it is not what a preview carried. */
export function unpacked(text: string, setting: Setting): Figure[] | null {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch {
    return null
  }
  const rows = packedRows.safeParse(told)
  if (!rows.success) return null
  const figures: Figure[] = []
  for (const row of rows.data) {
    const read = readFigure(Object.fromEntries(figureFields.map((field, place) => [field, row[place] ?? ''])), {
      ...setting,
      sign: 'point',
    })
    if (!read.ok || figures.some(({ period }) => period === read.value.period)) return null
    figures.push(read.value)
  }
  return figures
}
