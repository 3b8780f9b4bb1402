// The times of figures as people write them, where each begins, and the times that are missing between others.
import type { Frequency } from '../../model.ts'
import { fitsFrequency, isPeriod, type PeriodKind, partsOf } from '../../period/model.ts'

/** A period in any of the ways it is written: 2025, 2025H1, 2025K3, 2025Q3, 2025M04, 2025-04, 2025-04-30, 30.4.2025. Null when it is none. */
export function readPeriod(text: string): string | null {
  const plain = text.trim().toUpperCase()
  const danish = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(plain)
  const written = danish ? `${danish[3]}-${danish[2]?.padStart(2, '0')}-${danish[1]?.padStart(2, '0')}` : plain
  const period = written
    .replace(/^(\d{4})[ -]?[KQ](\d)$/, '$1K$2')
    .replace(/^(\d{4})[ -]H(\d)$/, '$1H$2')
    .replace(/^(\d{4})[M-](\d{2})$/, '$1M$2')
  return isPeriod(period) && period > '1900' && period < '2200' ? period : null
}

const partsInYear: Record<Exclude<PeriodKind, 'day'>, number> = { year: 1, 'half-year': 2, quarter: 4, month: 12 }

/** The first day of a period; text that is no period is taken as it is. */
export function startOf(period: string): string {
  const parts = partsOf(period)
  if (!parts || parts.kind === 'day') return period
  const month = (Math.max(1, parts.part) - 1) * (12 / partsInYear[parts.kind]) + 1
  return `${parts.year}-${String(month).padStart(2, '0')}-01`
}

/** For sorting, newest first; periods that begin on the same day by their name. */
export function byNewest(a: string, b: string): number {
  const [from, to] = [`${startOf(a)} ${a}`, `${startOf(b)} ${b}`]
  return from === to ? 0 : from < to ? 1 : -1
}

/** The periods that are missing between the first and the last, in order; none where figures come at no fixed times. */
export function holesIn(periods: readonly string[], frequency: Frequency): string[] {
  if (frequency === 'other') return []
  const kind = frequency === 'second-year' ? 'year' : frequency
  const step = frequency === 'second-year' ? 2 : 1
  const inYear = partsInYear[kind]
  const known = periods
    .filter((period) => fitsFrequency(period, frequency))
    .map((period) => (partsOf(period)?.year ?? 0) * inYear + Math.max(1, partsOf(period)?.part ?? 1) - 1)
    .sort((a, b) => a - b)
  const holes: string[] = []
  for (const [place, next] of known.entries())
    for (let missing = (known[place - 1] ?? next) + step; missing < next; missing += step) holes.push(nameOf(missing, kind))
  return holes
}

function nameOf(ordinal: number, kind: Exclude<PeriodKind, 'day'>): string {
  const year = Math.floor(ordinal / partsInYear[kind])
  const part = (ordinal % partsInYear[kind]) + 1
  return { year: `${year}`, 'half-year': `${year}H${part}`, quarter: `${year}K${part}`, month: `${year}M${String(part).padStart(2, '0')}` }[
    kind
  ]
}
