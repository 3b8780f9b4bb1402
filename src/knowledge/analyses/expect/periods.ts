// The stretches of time that may be compared: whole years, and any four quarters running. An unfinished year is never one of them.
import type { PeriodKind } from '../model.ts'

export interface Period {
  /** `2025`, or `2024K3-2025K2`. */
  name: string
  kind: PeriodKind
  /** Places of its four quarters in the list of quarters. */
  quarters: [number, number, number, number]
  /** The year its conditions are taken from: that of its last quarter. */
  year: number
}

interface Quarter {
  year: number
  quarter: number
}

/** Reads `2025K2`; throws on anything else, since quarters come from the publisher in this form only. */
export function readQuarter(text: string): Quarter {
  const [, year, quarter] = /^(\d{4})K([1-4])$/.exec(text) ?? []
  if (!year || !quarter) throw new Error(`Expected a quarter such as 2025K2, but got "${text}"`)
  return { year: Number(year), quarter: Number(quarter) }
}

const ordinal = (text: string): number => {
  const { year, quarter } = readQuarter(text)
  return year * 4 + quarter - 1
}

/** All years with four quarters, and all runs of four quarters that end inside a year, in order of time. */
export function comparablePeriods(quarters: readonly string[]): Period[] {
  const place = new Map(quarters.map((quarter, index) => [ordinal(quarter), index]))
  const periods: Period[] = []
  for (const last of [...place.keys()].sort((a, b) => a - b)) {
    const four = [3, 2, 1, 0].map((back) => place.get(last - back))
    const [a, b, c, d] = four
    if (a === undefined || b === undefined || c === undefined || d === undefined) continue
    const year = Math.floor(last / 4)
    const isYear = last % 4 === 3
    periods.push({
      name: isYear ? String(year) : `${quarters[a]}-${quarters[d]}`,
      kind: isYear ? 'year' : 'four-quarters',
      quarters: [a, b, c, d],
      year,
    })
  }
  return periods
}

/** Where a period stands on a line of time, in years: its middle. */
export function middleOf(name: string): number {
  if (/^\d{4}$/.test(name)) return Number(name) + 0.5
  const { year, quarter } = readQuarter(name.slice(-6))
  return year + quarter / 4 - 0.5
}
