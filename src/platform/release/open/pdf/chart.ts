// The line a released table makes through time, when it makes one: its totals, or its only series. Withheld figures are gaps in it.
import { formatNumber } from '@trygby/ui'
import type { Block, ChartPoint, FigureNote } from '../../../paper/model.ts'
import { byTime, grainOf, startOf } from '../../base/time.ts'
import { type Cell, type Language, type PublicColumn, type PublicTable, wordsOf } from '../../model.ts'
import type { da } from './texts.da.ts'

const total = 'total'

/** The chart of the first measure; null when time does not divide the table, or other dimensions leave more than one line. */
export function chartOf(table: PublicTable, language: Language, t: typeof da, note: FigureNote): Block | null {
  const { columns } = table
  const time = columns.findIndex((column, place) => column.kind === 'dimension' && isTime(table.rows.map((row) => row[place] ?? null)))
  const measure = columns.findIndex(({ kind }) => kind === 'measure')
  const [timeColumn, column] = [columns[time], columns[measure]]
  if (!timeColumn || !column) return null
  const points = pointsOf(table, seriesOf(table, time), { time, timeColumn, measure }, language)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 2) return null
  const figure = ({ value }: ChartPoint) => formatNumber(value, language, column.digits ?? 0)
  return {
    kind: 'chart',
    title: t.chartTitle(column.heading[language], table.title[language]),
    alternative: [
      t.chartText(first.label, figure(first), last.label, figure(last)),
      ...(points.some(({ afterGap }) => afterGap) ? [t.chartGaps] : []),
    ].join(' '),
    unit: (column.unit ?? column.heading)[language],
    digits: column.digits ?? 0,
    points,
    note,
    figuresFollow: true,
  }
}

const isTime = (codes: Cell[]): boolean =>
  codes.some((code) => code !== total) && codes.every((code) => code === total || (code !== null && grainOf(String(code)) !== null))

/** The rows of one line: everywhere else the total, or the only class there is. Two figures for one time would be two lines: none is drawn. */
function seriesOf({ columns, rows }: PublicTable, time: number): Cell[][] {
  const others = columns.flatMap(({ kind }, place) => {
    if (kind !== 'dimension' || place === time) return []
    const codes = new Set(rows.map((row) => row[place]))
    return [{ place, code: codes.size === 1 ? rows[0]?.[place] : total }]
  })
  const line = rows.filter((row) => row[time] !== total && others.every(({ place, code }) => row[place] === code))
  const grain = grainOf(String(line[0]?.[time] ?? ''))
  const isOneLine = new Set(line.map((row) => row[time])).size === line.length && line.every((row) => grainOf(String(row[time])) === grain)
  return isOneLine ? line.toSorted((a, b) => byTime(String(a[time]), String(b[time]))) : []
}

interface Axes {
  time: number
  timeColumn: PublicColumn
  measure: number
}

function pointsOf({ columns }: PublicTable, line: Cell[][], { time, timeColumn, measure }: Axes, language: Language): ChartPoint[] {
  const ends = columns.flatMap(({ kind }, place) => (kind === 'interval' ? [place] : []))
  const points: ChartPoint[] = []
  let isAfterGap = false
  for (const row of line) {
    const value = row[measure]
    if (typeof value !== 'number') {
      isAfterGap = true
      continue
    }
    const [low, high] = ends.length === 2 ? ends.map((place) => row[place]) : []
    points.push({
      x: yearsOf(String(row[time])),
      label: String(wordsOf(timeColumn, row[time] ?? null, language)),
      value,
      ...(typeof low === 'number' && typeof high === 'number' && { low, high }),
      ...(isAfterGap && points.length > 0 && { afterGap: true as const }),
    })
    isAfterGap = false
  }
  return points
}

const yearMs = 365.2425 * 86_400_000
const yearsOf = (unit: string): number => 1970 + startOf(unit) / yearMs
