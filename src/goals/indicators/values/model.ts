// A figure of an indicator as somebody hands it in: read from a form or a row of a file, with its interval and n, or the reasons why none.

import { holdsPersonNumber } from '../../../platform/form/model.ts'
import { accepted, type FieldError, type FormFields, fieldIn, type Result, refused } from '../../../platform/result.ts'
import type { Indicator, IndicatorValue } from '../model.ts'
import { fitsFrequency } from '../period/model.ts'
import { readPeriod, startOf } from './period/model.ts'

/** A figure about to be entered. As the machinery `enteredBy` is null. */
export type NewValue = Omit<IndicatorValue, 'id' | 'enteredAt' | 'replacedBy' | 'enteredByName'> & {
  enteredBy: string | null
  enteredByName: string
}

/** What a figure says, whoever entered it. */
export type Figure = Pick<IndicatorValue, 'period' | 'value' | 'interval' | 'n'>

/** Why a figure could not be entered: a correction without a reason, one that corrects nothing, or one of a figure that is no longer the newest. */
export class CannotEnter extends Error {
  override name = 'CannotEnter'
  constructor(readonly key: 'reason' | 'unchanged') {
    super(`A figure was not entered: ${key}`)
  }
}

export type DecimalSign = 'comma' | 'point'

/**
 * A number written with a comma or a point. Null when it is no number; 'ambiguous' when it can be read in two ways, as 1.234 can.
 * Told the sign, every number has one reading.
 */
export function readDecimal(text: string, sign?: DecimalSign): number | 'ambiguous' | null {
  const plain = text
    .trim()
    .replace(/[\u00a0\u202f ]/g, '')
    .replace(/%$/, '')
    .replace(/^\u2212/, '-')
  if (!/^[-+]?\d[\d.,]*$/.test(plain)) return null
  const readings = [...new Set((sign ? [sign] : (['comma', 'point'] as const)).flatMap((one) => readAs(plain, one)))]
  return readings.length > 1 ? 'ambiguous' : (readings[0] ?? null)
}

function readAs(plain: string, sign: DecimalSign): number[] {
  const shape = sign === 'comma' ? /^[-+]?(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?$/ : /^[-+]?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?$/
  if (!shape.test(plain)) return []
  const number = Number(sign === 'comma' ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', ''))
  return Math.abs(number) <= 1e12 ? [number] : []
}

/** The sign of the decimals in a list of numbers; null when the list does not tell. */
export function decimalSignOf(texts: readonly string[]): DecimalSign | null {
  const told = (sign: DecimalSign, other: DecimalSign) =>
    texts.some((text) => readDecimal(text, sign) !== null && readDecimal(text, other) === null)
  const comma = told('comma', 'point')
  const point = told('point', 'comma')
  return comma === point ? null : comma ? 'comma' : 'point'
}

/** The figure's parts as they were written, by the names of the form's fields. */
export const figureFields = ['period', 'value', 'lower', 'upper', 'noInterval', 'n', 'noN'] as const
export type FigureField = (typeof figureFields)[number]

export interface Setting {
  indicator: Pick<Indicator, 'counts' | 'frequency'>
  /** The day it is, to know what lies ahead. */
  today: string
  /** How decimals are written, where a whole file tells. */
  sign?: DecimalSign | undefined
}

const longest = { reason: 500, none: 300 }

/** Reads a figure, or says of each part what was expected. All complaints are given at once. */
export function readFigure(fields: FormFields, { indicator, today, sign }: Setting): Result<Figure> {
  const errors: FieldError[] = []
  const text = (name: FigureField): string => fieldIn(fields, name).trim()
  const complain = (field: FigureField, key: string, came = text(field)) => {
    if (!errors.some((error) => error.field === field)) errors.push({ field, key, came })
  }
  const number = (field: FigureField): number | null => {
    if (text(field) === '') return null
    const read = readDecimal(text(field), sign)
    if (typeof read === 'number') return read
    complain(field, read === 'ambiguous' ? 'ambiguous' : 'number')
    return null
  }

  const period = readPeriod(text('period'))
  if (text('period') === '') complain('period', 'periodMissing')
  else if (period === null) complain('period', 'period')
  else if (!fitsFrequency(period, indicator.frequency)) complain('period', `fits-${indicator.frequency}`)
  else if (startOf(period) > today) complain('period', 'future')

  const [value, lower, upper] = [number('value'), number('lower'), number('upper')]
  if (text('value') === '') complain('value', 'valueMissing')
  for (const [field, figure] of [
    ['value', value],
    ['lower', lower],
    ['upper', upper],
  ] as const) {
    if (figure === null) continue
    if (indicator.counts === 'share-of-people' && figure > 100) complain(field, 'shareOver')
    if (indicator.counts !== 'other' && figure < 0) complain(field, 'negative')
  }

  const wroteEnds = text('lower') !== '' || text('upper') !== ''
  if (wroteEnds && text('lower') === '') complain('lower', 'endMissing')
  if (wroteEnds && text('upper') === '') complain('upper', 'endMissing')
  if (lower !== null && upper !== null && lower > upper) complain('lower', 'swapped')
  else if (lower !== null && value !== null && value < lower) complain('value', 'belowInterval', `${text('value')} < ${text('lower')}`)
  else if (upper !== null && value !== null && value > upper) complain('value', 'aboveInterval', `${text('value')} > ${text('upper')}`)
  if (!wroteEnds && text('noInterval') === '') complain('noInterval', 'intervalOrReason')
  if (wroteEnds && text('noInterval') !== '') complain('noInterval', 'intervalAndReason')

  // A count is whole, so 1.234 has one reading only.
  const [count, wrong] = readCount(text('n'))
  if (wrong) complain('n', wrong)
  if (text('n') === '' && text('noN') === '') complain('noN', 'nOrReason')
  if (text('n') !== '' && text('noN') !== '') complain('noN', 'nAndReason')
  for (const field of ['noInterval', 'noN'] as const) {
    if (text(field).length > longest.none) complain(field, 'reasonLong', String(longest.none))
    if (holdsPersonNumber(text(field))) complain(field, 'personNumber', '')
  }

  if (errors.length > 0 || period === null || value === null) return { ok: false, errors }
  return accepted({
    period,
    value,
    interval: lower !== null && upper !== null ? { lower, upper } : { none: text('noInterval') },
    n: count !== null ? { count } : { none: text('noN') },
  })
}

function readCount(text: string): [number | null, string | null] {
  if (text === '') return [null, null]
  const readings = [readDecimal(text, 'comma'), readDecimal(text, 'point')].filter((one) => typeof one === 'number')
  const whole = readings.find(Number.isInteger)
  if (readings.length === 0) return [null, 'count']
  if (readings.some((one) => one < 0)) return [null, 'countNegative']
  return whole === undefined ? [null, 'countWhole'] : [whole, null]
}

/** A reason somebody gives in a form: why a figure is corrected, or why figures are missing. Empty where none is given. */
export function readReason(fields: FormFields, field: 'reason' | 'holeReason' = 'reason'): Result<string> {
  const reason = fieldIn(fields, field).trim()
  const most = field === 'reason' ? longest.reason : longest.none
  if (reason.length > most) return refused(field, 'reasonLong', String(most))
  return holdsPersonNumber(reason) ? refused(field, 'personNumber') : accepted(reason)
}

/** Whether two figures of a period say the same. */
export const saysTheSame = (a: Figure, b: Figure): boolean =>
  a.value === b.value && JSON.stringify(partsOf(a)) === JSON.stringify(partsOf(b))

const partsOf = ({ interval, n }: Figure) => [
  'none' in interval ? interval.none : [interval.lower, interval.upper],
  'none' in n ? n.none : n.count,
]

/** The figures that hold, without those that were corrected. */
export const holding = <V extends Pick<IndicatorValue, 'replacedBy'>>(values: readonly V[]): V[] =>
  values.filter((value) => value.replacedBy === null)

/** What people said of missing periods when they brought a file in, while those are still missing. */
export function missingIn(values: readonly IndicatorValue[]): { periods: string; reason: string }[] {
  const held = holding(values)
  const known = new Set(held.map(({ period }) => period))
  const reasons = new Map<string, string>()
  for (const { provenance } of held) {
    const { holes, holeReason } = provenance
    const missing = Array.isArray(holes) ? holes.map(String).filter((period) => !known.has(period)) : []
    if (missing.length > 0) reasons.set(missing.join(', '), String(holeReason))
  }
  return [...reasons].map(([periods, reason]) => ({ periods, reason }))
}

/** What keeps figures from being released; null when nothing does. */
export type ReleaseObstacle = 'not-adopted' | 'internal' | 'no-figures'
export function releaseObstacle(
  { state, dataClass }: Pick<Indicator, 'state' | 'dataClass'>,
  values: readonly IndicatorValue[],
): ReleaseObstacle | null {
  if (dataClass === 'internal') return 'internal'
  if (state !== 'adopted') return 'not-adopted'
  return holding(values).length === 0 ? 'no-figures' : null
}

/** A number in digits with a point, never with an exponent. */
export const inDigits = (value: number): string => value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 15 })

/** A number as it would be typed into a form, so that it is read back as the same. */
export function asTyped(value: number, sign: DecimalSign): string {
  const text = sign === 'comma' ? inDigits(value).replace('.', ',') : inDigits(value)
  return readDecimal(text) === 'ambiguous' ? `${text}0` : text
}
