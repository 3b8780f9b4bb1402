// Amounts side by side, each with its margin where there is one.
import * as Plot from '@observablehq/plot'
import { formatNumber } from '../format.ts'
import { palette } from './palette.ts'
import { type ChartWords, drawChart, type Shape, tickFormat } from './render.ts'

/** A bar whose value is `NaN` has no figure: a word stands in its place, never a bar of no length. */
export type Bar = { label: string; value: number; low?: number; high?: number; emphasised?: boolean }

export type BarOptions = ChartWords & {
  bars: Bar[]
  axis: { label: string; digits?: number }
  /** The word where a bar has no figure: "tilbageholdt". */
  withoutFigure?: string
}

function plan({ bars, axis, locale, withoutFigure = '–' }: BarOptions, shape: Shape): Plot.PlotOptions {
  const narrow = shape.kind === 'narrow'
  const digits = axis.digits ?? 0
  const withMargin = bars.filter((bar) => bar.low !== undefined && bar.high !== undefined)
  const known = bars.filter((bar) => Number.isFinite(bar.value))
  const unknown = bars.filter((bar) => !Number.isFinite(bar.value))
  const end = Math.max(0, ...known.map((bar) => Math.max(bar.value, bar.high ?? bar.value)))
  return {
    height: bars.length * (narrow ? 62 : 46) + 64,
    marginLeft: narrow ? 16 : 200,
    marginRight: 64,
    marginTop: 8,
    marginBottom: 46,
    x: {
      type: 'linear',
      domain: [Math.min(0, ...known.map((bar) => bar.low ?? bar.value)), end || 1],
      label: axis.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: narrow ? 3 : 6,
      tickFormat: tickFormat(locale, digits),
      tickSize: 0,
    },
    y: { type: 'band', domain: bars.map((bar) => bar.label), axis: null, padding: 0 },
    color: { type: 'identity' },
    marks: [
      Plot.gridX({ stroke: palette.rule, strokeOpacity: 1, ticks: narrow ? 3 : 6 }),
      Plot.barX(known, {
        y: 'label',
        x: 'value',
        fill: (bar: Bar) => (bar.emphasised ? palette.rust : palette.water),
        insetTop: narrow ? 32 : 9,
        insetBottom: narrow ? 6 : 9,
        rx2: 4,
      }),
      Plot.ruleY(withMargin, { y: 'label', x1: 'low', x2: 'high', stroke: palette.ink, strokeWidth: 2, dy: narrow ? 13 : 0 }),
      Plot.text(unknown, {
        y: 'label',
        x: 0,
        text: () => withoutFigure,
        textAnchor: 'start',
        dx: 8,
        dy: narrow ? 13 : 0,
        fontStyle: 'italic',
        fill: palette.ink,
      }),
      Plot.text(known, {
        y: 'label',
        x: (bar: Bar) => Math.max(bar.value, bar.high ?? bar.value),
        text: (bar: Bar) => formatNumber(bar.value, locale, digits),
        textAnchor: 'start',
        dx: 8,
        dy: narrow ? 13 : 0,
        fontWeight: 600,
        fill: palette.ink,
      }),
      narrow
        ? Plot.text(bars, { y: 'label', text: 'label', frameAnchor: 'left', textAnchor: 'start', dy: -13, dx: -8, fill: palette.ink })
        : Plot.axisY({ tickSize: 0, label: null, fontSize: 15, lineWidth: 15, tickPadding: 12, color: palette.ink }),
    ],
  }
}

/** Bars lying down, so that long names can be read. */
export const barChart = (options: BarOptions): string => drawChart(options, [], (shape) => plan(options, shape))
