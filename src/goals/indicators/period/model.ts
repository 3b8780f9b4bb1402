// The time a figure tells of: a year, a half-year, a quarter, a month or a day, written as in the files.
import { daysAfter, isDay } from '../../../platform/form/model.ts'
import type { Frequency } from '../model.ts'

export type PeriodKind = 'year' | 'half-year' | 'quarter' | 'month' | 'day'

interface Parts {
  kind: PeriodKind
  year: number
  /** Which half-year, quarter or month of it; 0 for a year and a day. */
  part: number
}

const forms: [PeriodKind, RegExp][] = [
  ['year', /^(\d{4})$/],
  ['half-year', /^(\d{4})H([12])$/],
  ['quarter', /^(\d{4})K([1-4])$/],
  ['month', /^(\d{4})M(0[1-9]|1[0-2])$/],
]

/** What a period is made of; null for text that is none. */
export function partsOf(period: string): Parts | null {
  for (const [kind, form] of forms) {
    const [, year, part] = form.exec(period) ?? []
    if (year) return { kind, year: Number(year), part: Number(part ?? 0) }
  }
  return isDay(period) ? { kind: 'day', year: Number(period.slice(0, 4)), part: 0 } : null
}

export const isPeriod = (text: string): boolean => partsOf(text) !== null

const partsInYear: Record<Exclude<PeriodKind, 'day'>, number> = { year: 1, 'half-year': 2, quarter: 4, month: 12 }

/** From when to when, in years: the third quarter of 2025 is 2025.5 to 2025.75. Null for text that is no period. */
export function spanOf(period: string): { start: number; end: number } | null {
  const parts = partsOf(period)
  if (!parts) return null
  const { kind, year, part } = parts
  if (kind === 'day') return { start: yearsAt(period), end: yearsAt(daysAfter(period, 1)) }
  const length = 1 / partsInYear[kind]
  const start = year + Math.max(0, part - 1) * length
  return { start, end: start + length }
}

function yearsAt(day: string): number {
  const year = Number(day.slice(0, 4))
  const first = Date.UTC(year, 0, 1)
  return year + (Date.parse(day) - first) / (Date.UTC(year + 1, 0, 1) - first)
}

/** The last day of a period; null for text that is no period. */
export function lastDayOf(period: string): string | null {
  const parts = partsOf(period)
  if (!parts) return null
  if (parts.kind === 'day') return period
  const months = (Math.max(1, parts.part) * 12) / partsInYear[parts.kind]
  return new Date(Date.UTC(parts.year, months, 0)).toISOString().slice(0, 10)
}

const kindsOf: Record<Frequency, readonly PeriodKind[]> = {
  month: ['month'],
  quarter: ['quarter'],
  'half-year': ['half-year'],
  year: ['year'],
  'second-year': ['year'],
  other: ['year', 'half-year', 'quarter', 'month', 'day'],
}

/** Whether a figure of this period can belong to an indicator that comes this often. */
export function fitsFrequency(period: string, frequency: Frequency): boolean {
  const kind = partsOf(period)?.kind
  return kind !== undefined && kindsOf[frequency].includes(kind)
}

const monthsBetween: Record<Exclude<Frequency, 'other'>, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12, 'second-year': 24 }

/** The day the next period ends, after which its figure is due; null where figures come irregularly or none has come. */
export function nextDue(newest: string | null, frequency: Frequency): string | null {
  const last = newest === null ? null : lastDayOf(newest)
  if (last === null || frequency === 'other') return null
  const [year = 0, month = 0] = last.split('-').map(Number)
  return new Date(Date.UTC(year, month + monthsBetween[frequency], 0)).toISOString().slice(0, 10)
}
