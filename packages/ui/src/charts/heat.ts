// When in the week something happens: days across, times of the day down, the count in every field.
import * as Plot from '@observablehq/plot'
import { formatNumber } from '../format.ts'
import { palette } from './palette.ts'
import { type ChartWords, drawChart, type Shape } from './render.ts'

export type HeatOptions = ChartWords & {
  columns: string[]
  rows: string[]
  /** One list of counts for each row, as many as there are columns. */
  counts: number[][]
}

function plan({ columns, rows, counts, locale }: HeatOptions, shape: Shape): Plot.PlotOptions {
  const narrow = shape.kind === 'narrow'
  const fields = rows.flatMap((_, row) => columns.map((_, column) => ({ row, column, count: counts[row]?.[column] ?? 0 })))
  const most = Math.max(1, ...fields.map(({ count }) => count))
  return {
    height: rows.length * (narrow ? 40 : 54) + 44,
    marginLeft: narrow ? 64 : 150,
    marginRight: 4,
    marginTop: 34,
    marginBottom: 6,
    x: { type: 'band', domain: columns.map((_, column) => column), padding: 0.04, axis: null },
    y: { type: 'band', domain: rows.map((_, row) => row), padding: 0.06, axis: null },
    color: { type: 'linear', domain: [0, most], range: ['#f3efe6', palette.harbour], interpolate: 'rgb' },
    marks: [
      Plot.cell(fields, { x: 'column', y: 'row', fill: 'count' }),
      Plot.text(fields, {
        x: 'column',
        y: 'row',
        text: ({ count }: { count: number }) => formatNumber(count, locale),
        fill: ({ count }: { count: number }) => (count > most * 0.45 ? palette.paper : palette.ink),
        fontWeight: 600,
      }),
      Plot.text(columns, {
        x: (_: string, column: number) => column,
        text: (name: string) => name,
        frameAnchor: 'top',
        dy: -14,
        fill: palette.ink,
      }),
      Plot.text(rows, {
        y: (_: string, row: number) => row,
        text: (name: string) => name,
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -8,
        fill: palette.ink,
        lineWidth: narrow ? 6 : 16,
      }),
    ],
  }
}

/** A grid whose fields are the darker the more; the count stands in each, so that colour is never alone. */
export const heatChart = (options: HeatOptions): string => drawChart(options, [], (shape) => plan(options, shape))
