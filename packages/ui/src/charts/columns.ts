// Counts of equal periods side by side, such as weeks, with what would have been ordinary where that is known.
import * as Plot from '@observablehq/plot'
import { palette } from './palette.ts'
import { type ChartWords, drawChart, type LegendEntry, type Shape, tickFormat } from './render.ts'

/** `limit`: the highest ordinary count of that period. `dot`: a second count of the same period. */
export type CountColumn = { label: string; value: number; dot?: number; limit?: number; emphasised?: boolean }

export type ColumnsOptions = ChartWords & {
  columns: CountColumn[]
  axis: { label: string }
  legend: { value: string; dot?: string; limit?: string; emphasised?: string }
}

function legendOf({ legend }: ColumnsOptions): LegendEntry[] {
  const box = (fill: string) => `<rect x="6" y="1" width="20" height="14" rx="2" fill="${fill}"/>`
  return [
    { swatch: box(palette.water), text: legend.value },
    ...(legend.emphasised ? [{ swatch: box(palette.rust), text: legend.emphasised }] : []),
    ...(legend.dot ? [{ swatch: `<circle cx="16" cy="8" r="5" fill="${palette.lamp}" stroke="${palette.ink}"/>`, text: legend.dot }] : []),
    ...(legend.limit ? [{ swatch: `<path d="M4 8H28" stroke="${palette.ink}" stroke-width="2.5"/>`, text: legend.limit }] : []),
  ]
}

function plan({ columns, axis, locale }: ColumnsOptions, shape: Shape): Plot.PlotOptions {
  const narrow = shape.kind === 'narrow'
  const step = Math.max(1, Math.ceil(columns.length / (narrow ? 4 : 9)))
  const named = columns.map((column, place) => ({ ...column, place }))
  const highest = Math.max(1, ...columns.flatMap(({ value, dot = 0, limit = 0 }) => [value, dot, limit]))
  const limits = named.filter(({ limit }) => limit !== undefined)
  const dots = named.filter(({ dot }) => dot !== undefined && dot > 0)
  return {
    height: narrow ? 260 : 320,
    marginLeft: narrow ? 34 : 44,
    marginRight: 8,
    marginTop: 40,
    marginBottom: 34,
    x: { type: 'band', domain: named.map(({ place }) => place), padding: 0.2, axis: null },
    y: {
      type: 'linear',
      domain: [0, highest],
      nice: true,
      label: axis.label,
      labelArrow: 'none',
      labelOffset: narrow ? 30 : 40,
      ticks: Math.min(5, highest),
      tickFormat: tickFormat(locale, 0),
      tickSize: 0,
    },
    color: { type: 'identity' },
    marks: [
      Plot.gridY({ stroke: palette.rule, strokeOpacity: 1, ticks: Math.min(5, highest) }),
      Plot.barY(named, { x: 'place', y: 'value', fill: ({ emphasised }: CountColumn) => (emphasised ? palette.rust : palette.water) }),
      Plot.tickY(limits, { x: 'place', y: 'limit', stroke: palette.ink, strokeWidth: 2.5 }),
      Plot.dot(dots, { x: 'place', y: 'dot', r: narrow ? 2.5 : 4, fill: palette.lamp, stroke: palette.ink }),
      Plot.ruleY([0], { stroke: palette.quiet }),
      Plot.text(
        named.filter(({ place }) => place % step === 0),
        { x: 'place', text: 'label', frameAnchor: 'bottom', dy: 18, fill: palette.ink },
      ),
    ],
  }
}

/** Standing columns, a dot for a second count, and a short line where the ordinary ends. */
export const columnsChart = (options: ColumnsOptions): string => drawChart(options, legendOf(options), (shape) => plan(options, shape))
