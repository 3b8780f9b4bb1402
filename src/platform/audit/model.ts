// The log as the data protection officer reads it: one entry, and what may be asked of the list.
import type { FieldError, FormFields } from '../result.ts'

export interface LogEntry {
  id: string
  at: Date
  account: string | null
  /** Name of the account where the reader may see it. */
  name: string | null
  roles: string
  deed: string
  thing: string
  thingId: string
  purpose: string
  detail: Record<string, unknown>
  /** Place in the chain; null until it is sealed, a second later. */
  number: number | null
}

export interface LogFilter {
  /** Part of a name or address, or an account's identifier. */
  who: string
  deed: string
  thing: string
  thingId: string
  /** First and last day, YYYY-MM-DD; empty for no limit. */
  from: string
  to: string
}

export interface LogQuestion {
  filter: LogFilter
  /** The three boxes of each day as the person wrote them. */
  days: Record<'from' | 'to', { day: string; month: string; year: string }>
  errors: FieldError[]
}

/** Reads the question from an address. A day that is none is left out and said. */
export function readQuestion(fields: FormFields): LogQuestion {
  const word = (name: string) =>
    String(fields[name] ?? '')
      .trim()
      .slice(0, 200)
  const boxes = (name: string) => ({ day: word(`${name}-day`), month: word(`${name}-month`), year: word(`${name}-year`) })
  const days = { from: boxes('from'), to: boxes('to') }
  const errors: FieldError[] = []
  const dayOf = (name: 'from' | 'to') => {
    const { day, month, year } = days[name]
    if (!day && !month && !year) return ''
    const found = isoDay(day, month, year)
    if (!found) errors.push({ field: name, key: 'dayExpected', came: `${day}.${month}.${year}` })
    return found ?? ''
  }
  const from = dayOf('from')
  const to = dayOf('to')
  if (from && to && to < from) errors.push({ field: 'to', key: 'dayOrder', came: to })
  return { filter: { who: word('who'), deed: word('deed'), thing: word('thing'), thingId: word('thing-id'), from, to }, days, errors }
}

function isoDay(day: string, month: string, year: string): string | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}
