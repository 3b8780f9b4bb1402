// What was seen against what was to be expected, one line for each group: a dot and a bar.
import * as Plot from '@observablehq/plot'
import { palette } from './palette.ts'
import { type ChartWords, drawChart, type LegendEntry, referenceLine, type Shape, tickFormat } from './render.ts'

export type DotIntervalGroup = {
  label: string
  observed: number
  /** The range that would be ordinary. */
  low: number
  high: number
  expected?: number
  /** Drawn as a diamond in a strong colour: the caller's verdict, never worked out here. */
  emphasised?: boolean
}

export type DotIntervalOptions = ChartWords & {
  groups: DotIntervalGroup[]
  axis: { label: string; digits?: number; reference?: { value: number; label: string }; logarithmic?: boolean }
  /** The words for the dot, the bar, and if shown the expected value and the emphasised dot. */
  legend: { observed: string; range: string; expected?: string; emphasised?: string }
}

const swatches = {
  observed: `<circle cx="16" cy="8" r="6" fill="${palette.harbour}"/>`,
  range: `<rect x="1" y="3" width="30" height="10" rx="3" fill="${palette.sand}"/>`,
  expected: `<path d="M16 1V15" stroke="${palette.ink}" stroke-width="2"/>`,
  emphasised: `<path d="M16 0 24 8 16 16 8 8Z" fill="${palette.rust}"/>`,
}

function legendOf({ legend, axis }: DotIntervalOptions): LegendEntry[] {
  const entries = (['observed', 'emphasised', 'range', 'expected'] as const).flatMap((key) => {
    const text = legend[key]
    return text ? [{ swatch: swatches[key], text }] : []
  })
  // The reference line stands upright in this chart, and so does its sign in the legend.
  const upright = `<path d="M16 1V15" stroke="${palette.ink}" stroke-width="2" stroke-dasharray="2,3"/>`
  return axis.reference ? [...entries, { swatch: upright, text: axis.reference.label }] : entries
}

function marks(options: DotIntervalOptions, narrow: boolean) {
  const { groups, axis, legend } = options
  const labels = narrow
    ? Plot.text(groups, {
        y: 'label',
        text: 'label',
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -8,
        dy: -22,
        fontWeight: 600,
        fill: palette.ink,
        stroke: palette.paper,
        strokeWidth: 5,
      })
    : Plot.axisY({ tickSize: 0, label: null, fontSize: 15, lineWidth: 15, tickPadding: 14, color: palette.ink })
  return [
    Plot.gridX({ stroke: palette.rule, strokeOpacity: 1, ticks: narrow ? 4 : 7 }),
    Plot.barX(groups, {
      y: 'label',
      x1: 'low',
      x2: 'high',
      fill: palette.sand,
      insetTop: narrow ? 26 : 20,
      insetBottom: narrow ? 26 : 20,
      rx: 3,
    }),
    ...(axis.reference ? [Plot.ruleX([axis.reference.value], referenceLine)] : []),
    // After the upright lines, so that none crosses a word.
    labels,
    ...(legend.expected
      ? [
          Plot.tickX(groups, {
            y: 'label',
            x: 'expected',
            stroke: palette.ink,
            strokeWidth: 2,
            insetTop: narrow ? 22 : 14,
            insetBottom: narrow ? 22 : 14,
          }),
        ]
      : []),
    Plot.dot(groups, {
      y: 'label',
      x: 'observed',
      r: (group: DotIntervalGroup) => (group.emphasised ? 8.5 : 7.5),
      symbol: (group: DotIntervalGroup) => (group.emphasised ? 'diamond' : 'circle'),
      fill: (group: DotIntervalGroup) => (group.emphasised ? palette.rust : palette.harbour),
      stroke: palette.paper,
      strokeWidth: 2,
    }),
  ]
}

function plan(options: DotIntervalOptions, shape: Shape): Plot.PlotOptions {
  const { groups, axis, locale } = options
  const narrow = shape.kind === 'narrow'
  const ends = groups.flatMap((group) => [group.low, group.high, group.observed])
  const start = axis.logarithmic ? Math.min(...ends) * 0.9 : Math.min(0, ...ends)
  return {
    height: groups.length * (narrow ? 66 : 54) + 90,
    marginLeft: narrow ? 16 : 200,
    marginRight: 24,
    marginTop: 12,
    marginBottom: 46,
    x: {
      type: axis.logarithmic ? 'log' : 'linear',
      domain: [start, Math.max(...ends) * 1.05],
      label: axis.label,
      labelAnchor: 'center',
      labelArrow: 'none',
      ticks: narrow ? 4 : 7,
      tickFormat: tickFormat(locale, axis.digits ?? 0),
      tickSize: 0,
    },
    y: { type: 'band', domain: groups.map((group) => group.label), axis: null, padding: 0 },
    r: { type: 'identity' },
    symbol: { type: 'identity' },
    color: { type: 'identity' },
    marks: marks(options, narrow),
  }
}

/** Groups on lines: the observed figure as a dot, the ordinary range as a bar. */
export const dotIntervalChart = (options: DotIntervalOptions): string =>
  drawChart(options, legendOf(options), (shape) => plan(options, shape))
